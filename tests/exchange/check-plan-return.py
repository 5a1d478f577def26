# SPDX-License-Identifier: EUPL-1.2
"""Plans that are filled in by other programs and read back."""

import glob
import json
import os
import shutil
import subprocess
import sys
from datetime import date

from spreadsheet import SKIP, Workbook, check

try:
    import openpyxl
except ImportError:
    sys.exit(SKIP)

HEADER = 4
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


class Plan:
    """The exported plan, opened by another program."""

    def __init__(self, path, sheet="Action plan"):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book[sheet]
        self.columns = {self.sheet.cell(HEADER, c).value: c
                        for c in range(1, self.sheet.max_column + 1)}

    def row_of(self, label):
        for row in range(HEADER + 1, self.sheet.max_row + 1):
            if self.sheet.cell(row, 1).value == label:
                return row
        raise KeyError(label)

    def set(self, label, header, value):
        self.sheet.cell(self.row_of(label), self.columns[header]).value = value

    def rows(self):
        return [row for row in range(HEADER + 1, self.sheet.max_row + 1)
                if self.sheet.cell(row, self.columns["Id"]).value]

    def save(self, name):
        path = os.path.join(os.path.dirname(self.path), name)
        self.book.save(path)
        return path


def content(workbook):
    workbook.run("export", workbook.file, workbook.path("now.json"))
    with open(workbook.path("now.json"), encoding="utf-8") as file:
        return json.load(file)


def action(workbook, label):
    return next(a for a in content(workbook)["actions"] if a["label"] == label)


def read_back(workbook, path, *arguments):
    """What the command prints; it ends with 1 and a line when something could not be taken over."""
    done = subprocess.run([workbook.program, "import", workbook.file, path, "--kind", "plan", "--json", *arguments],
                          env=workbook.environment, text=True, capture_output=True, check=False)
    check(done.stdout, f"nothing was printed: {done.returncode} {done.stderr}")
    result = json.loads(done.stdout)
    wrong = result["failed"] + result["conflicts"]
    check(done.returncode == (1 if wrong else 0), f"{done.returncode}: {result}")
    check(bool(wrong) == (len(done.stderr.splitlines()) == 1), f"on standard error: {done.stderr}")
    check(result["read"] == result["created"] + result["updated"] + result["skipped"] + result["failed"],
          f"does not reconcile: {result}")
    return result


def reasons(result, outcome):
    return [row["reason"] for row in result["rows"] if row["outcome"] == outcome]


def untouched(workbook, plan):
    before = content(workbook)
    result = read_back(workbook, plan.save("untouched.xlsx"))
    check(result["updated"] == 0 and result["conflicts"] == 0 and result["failed"] == 0,
          f"an untouched plan changes something: {result}")
    check(result["read"] == len(before["actions"]), "not all actions were read")
    check(content(workbook) == before, "the content changed")


def filled_in(workbook):
    """Status, date, sum, comment and a text that looks like a formula; undone in one step."""
    before = content(workbook)
    plan = Plan(workbook.export("out.xlsx", "--lang", "en"))
    plan.set("Å01", "Status", "Done")
    plan.set("Å01", "Done by", date(2028, 5, 31))
    plan.set("Å02", "Follow-up", "Rad ett\nRad två 🙂")
    plan.set("Å02", "2028", 45)
    plan.set("Å03", "Responsible role", "=Enhetschef")
    plan.sheet.cell(plan.row_of("Å03"), plan.columns["Responsible role"]).data_type = "s"
    path = plan.save("filled.xlsx")
    dry = read_back(workbook, path, "--dry-run")
    check(dry["changes"] == 5 and dry["updated"] == 3, f"{dry['changes']} changes: {dry['rows']}")
    check(content(workbook) == before, "a dry run changed something")
    result = read_back(workbook, path)
    check(result["changes"] == 5 and result["failed"] == 0, f"{result}")
    check(action(workbook, "Å01")["status"] == "done", "status")
    check(action(workbook, "Å01")["due"] == "2028-05-31", "date")
    check(action(workbook, "Å02")["follow_up"] == "Rad ett\nRad två 🙂", "comment")
    check(action(workbook, "Å02")["costs"]["2028"] == 45, "cost")
    check(action(workbook, "Å03")["owner"] == "=Enhetschef", "a text like a formula")
    history = json.loads(workbook.run("history", workbook.file, "--json"))
    entries = history["entries"] if isinstance(history, dict) else history
    check(any("filled.xlsx" in json.dumps(e, ensure_ascii=False) for e in entries), "no act")
    # the same file once more changes nothing
    check(read_back(workbook, path)["updated"] == 0, "the second time changes something")
    workbook.run("undo", workbook.file)
    check(content(workbook) == before, "undo is not whole")


def moved(workbook):
    """Rows sorted the other way round, columns moved, others taken away."""
    plan = Plan(workbook.export("out.xlsx", "--lang", "en"))
    plan.set("Å04", "Status", "Postponed")
    rows = [[c.value for c in plan.sheet[row]] for row in plan.rows()]
    heads = [plan.sheet.cell(HEADER, c).value for c in range(1, plan.sheet.max_column + 1)]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Vår plan"
    order = [h for h in reversed(heads) if h not in ("Class", "Risk level before")]
    sheet.append(["Tillbaka från förvaltningen"])
    sheet.append(order)
    for row in reversed(rows):
        sheet.append([row[heads.index(h)] for h in order])
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # this writer takes =1+1 for a formula
    path = workbook.path("moved.xlsx")
    book.save(path)
    result = read_back(workbook, path)
    check(result["updated"] == 1 and result["failed"] == 0 and result["conflicts"] == 0,
          f"moved: {result}")
    check(action(workbook, "Å04")["status"] == "postponed", "the moved row")
    workbook.run("undo", workbook.file)


def damaged(workbook):
    """Rows deleted, added and repeated, ids edited, values that can't be."""
    before = content(workbook)
    plan = Plan(workbook.export("out.xlsx", "--lang", "en"))
    ids = plan.columns["Id"]
    plan.set("Å01", "Done by", "snart")
    plan.set("Å01", "2027", -5)
    plan.set("Å02", "Status", "Kanske")
    plan.set("Å02", "Action", "")
    plan.sheet.cell(plan.row_of("Å03"), ids).value = "påhittat"
    plan.sheet.cell(plan.row_of("Å05"), ids).value = plan.sheet.cell(plan.row_of("Å04"), ids).value
    plan.sheet.cell(plan.row_of("Å07"), ids).value = None
    plan.sheet.delete_rows(plan.row_of("Å06"))
    plan.sheet.cell(plan.row_of("Å09"), ids).value = plan.sheet.cell(plan.row_of("Å08"), ids).value
    plan.sheet.delete_rows(plan.row_of("Å08"))
    plan.set("Å09", "Status", "Done")
    plan.set("Å10", "One-off, SEK thousand", 999)
    result = read_back(workbook, plan.save("damaged.xlsx"))
    problems = reasons(result, "failed") + reasons(result, "missing")
    check(result["updated"] == 0, f"{result}")
    check(content(workbook) == before, "something was changed")
    for part in ("“snart” cannot be read as Done by", "“-5” cannot be read as Cost",
                 "“Kanske” cannot be read as Status", "must say what is to be done",
                 "an id that no action here has", "the same id as an earlier row",
                 "was added outside", "says Å09, but its hidden id is that of Å08", "the one-off sum 999 is not",
                 "Å06 did not come back", "Å03 did not come back"):
        check(any(part in p for p in problems), f"no word of: {part}\n{problems}")


def sorted_apart(workbook):
    """Two rows whose visible columns have changed places, while the hidden ids stay."""
    before = content(workbook)
    plan = Plan(workbook.export("out.xlsx", "--lang", "en"))
    one, other = plan.row_of("Å01"), plan.row_of("Å02")
    for column in range(1, plan.columns["Id"]):
        first, second = plan.sheet.cell(one, column), plan.sheet.cell(other, column)
        first.value, second.value = second.value, first.value
    result = read_back(workbook, plan.save("apart.xlsx"))
    check(result["failed"] == 2 and result["changes"] == 0, f"{result}")
    check(content(workbook) == before, "one action was written over another")


def conflicting(workbook):
    """Two people fill in copies of the same plan."""
    out = workbook.export("out.xlsx", "--lang", "en")
    first, second = Plan(out), Plan(out)
    first.set("Å01", "Done by", date(2027, 9, 1))
    second.set("Å01", "Done by", date(2027, 10, 1))
    second.set("Å02", "Priority", "Low priority")
    check(read_back(workbook, first.save("first.xlsx"))["updated"] == 1, "the first")
    result = read_back(workbook, second.save("second.xlsx"))
    check(result["conflicts"] == 1 and result["changes"] <= 1, f"{result}")
    check(action(workbook, "Å01")["due"] == "2027-09-01", "a conflict was overwritten")


def requested(workbook):
    """What another nämnd is asked to do stands in a line of its own below the total, which is no action."""
    plan = Plan(workbook.export("out.xlsx", "--lang", "en"))
    plan.set("Å01", next(h for h in plan.columns if h and "nämnd" in h.lower()), "Kommunstyrelsen")
    check(read_back(workbook, plan.save("board.xlsx"))["updated"] == 1, "another nämnd")
    path = workbook.export("out.xlsx", "--lang", "en")
    sheet = openpyxl.load_workbook(path, data_only=True)["Action plan"]
    formulas = openpyxl.load_workbook(path)["Action plan"]
    title, once = plan.columns["Action"], plan.columns["One-off, SEK thousand"]
    lines = [row for row in range(HEADER + 1, sheet.max_row + 1)
             if "requested of another" in str(sheet.cell(row, title).value)]
    check(len(lines) == 1, f"{len(lines)} lines of what is requested")
    check(sheet.cell(lines[0], once).value == sum(action(workbook, "Å01")["costs"].values()), "its sum")
    check(str(formulas.cell(lines[0], once).value).startswith("=SUMIFS("), "its sum is not live")
    back = read_back(workbook, path)
    check(back["updated"] == 0 and back["failed"] == 0, f"the line is taken for an action: {back}")
    workbook.run("undo", workbook.file)


def foreign(workbook):
    other = workbook.path("other.klassning")
    workbook.run("new", "--method", "msb", "--organisation", "Annan", other)
    out = workbook.export("out.xlsx", "--lang", "en")
    public = workbook.export("public.xlsx", "--profile", "public")
    bare = workbook.path("bare.xlsx")
    workbook.run("export", other, bare, "--lang", "en")
    for file, path, words in ((other, out, "another workbook"), (workbook.file, bare, "there are no rows"),
                              (workbook.file, public, "public extract cannot be"),
                              (workbook.file, __file__, "spreadsheet")):
        done = subprocess.run([workbook.program, "import", file, path, "--kind", "plan"],
                              env=workbook.environment, text=True, capture_output=True, check=False)
        check(done.returncode == 1 and words in done.stderr, f"{path}: {done.stderr}")


def through_office(workbook):
    """Saved by LibreOffice without a change."""
    if not OFFICE:
        return
    out = workbook.export("plan.xlsx", "--lang", "sv")
    folder = workbook.path("office-out")
    subprocess.run([OFFICE, "-env:UserInstallation=file://" + workbook.path("office"), "--headless",
                    "--norestore", "--convert-to", "xlsx", "--outdir", folder, out],
                   env=workbook.environment, stdout=subprocess.DEVNULL, timeout=150, check=True)
    result = read_back(workbook, glob.glob(os.path.join(folder, "*.xlsx"))[0])
    check(result["updated"] == 0 and result["failed"] == 0 and result["conflicts"] == 0,
          f"LibreOffice changed something: {result}")


def main():
    workbook = Workbook(sys.argv[1])
    untouched(workbook, Plan(workbook.export("out.xlsx", "--lang", "en")))
    filled_in(workbook)
    moved(workbook)
    damaged(workbook)
    sorted_apart(workbook)
    requested(workbook)
    foreign(workbook)
    through_office(workbook)
    conflicting(workbook)


main()
