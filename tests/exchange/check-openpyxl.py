# SPDX-License-Identifier: EUPL-1.2
"""Reads the exported plan with openpyxl and compares it with what the program says itself."""

import datetime
import re
import sys
import zipfile

from spreadsheet import HOSTILE, SKIP, Workbook, check

try:
    import openpyxl
except ImportError:
    sys.exit(SKIP)

SHEETS = ["Decision", "Action plan", "Timetable", "Risk matrix before", "Risk matrix after", "Risks",
          "System register", "Classification", "Requirements", "Suppliers", "Method and scales", "History"]
PUBLIC = ["Decision", "Action plan", "Timetable", "Risk matrix before", "Risk matrix after",
          "Method and scales"]


def read_table(sheet):
    """The only table of a sheet, as a list of rows by header."""
    check(len(sheet.tables) == 1, f"{sheet.title} has {len(sheet.tables)} tables")
    table = next(iter(sheet.tables.values()))
    check(table.autoFilter is not None, f"{sheet.title} has no autofilter")
    rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    names = [column.name for column in table.tableColumns]
    check(names == rows[0], f"{sheet.title}: the table's columns are not its headers")
    check(len(set(names)) == len(names), f"{sheet.title}: a header comes twice")
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def check_print(book):
    for sheet in book:
        check(sheet.page_setup.paperSize in ("8", "9", 8, 9), f"{sheet.title}: paper")
        check(sheet.page_setup.orientation == "landscape", f"{sheet.title}: orientation")
        check(sheet.sheet_properties.pageSetUpPr.fitToPage, f"{sheet.title}: not one page wide")
        check("&P" in sheet.oddFooter.right.text, f"{sheet.title}: no page number")
        check("SN 2027/48" in sheet.oddFooter.left.text, f"{sheet.title}: no registry number")
        if sheet.tables:
            check(sheet.freeze_panes is not None, f"{sheet.title}: headers are not frozen")
            check(sheet.print_title_rows, f"{sheet.title}: headers are not repeated")


def check_widths(book):
    """A date or a number that does not fit would show as ###."""
    for sheet in book:
        widths = {}
        for area in sheet.column_dimensions.values():
            widths.update({number: area.width for number in range(area.min, area.max + 1)})
        for row in sheet.iter_rows(min_row=3):
            for cell in row:
                if isinstance(cell.value, datetime.datetime):
                    need = 10
                elif isinstance(cell.value, (int, float)):
                    need = len(f"{cell.value:,}") + 1
                else:
                    continue
                check(widths.get(cell.column, 8.43) >= need,
                      f"{sheet.title}!{cell.coordinate} is too narrow for {cell.value}")


def check_no_formulas(book):
    """Only totals calculate; what people wrote is text to the letter."""
    found = {text: 0 for text in HOSTILE}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    check(re.match(r"=(SUM|SUBTOTAL|COUNTIF|COUNTIFS|SUMIF|SUMIFS)\(", cell.value),
                          f"{sheet.title}!{cell.coordinate} calculates {cell.value}")
                elif cell.value in found:
                    found[cell.value] += 1
    for text, count in found.items():
        check(count >= 3, f"{text} stands in {count} cells")


def named_ranges(book):
    """The names of the workbook; openpyxl keeps them in two ways, by its version."""
    names = getattr(book.defined_names, "definedName", None)
    return [name.name for name in names] if names is not None else list(book.defined_names)


def check_plan(book, content):
    sheet = book["Action plan"]
    rows = read_table(sheet)
    check(len(rows) == len(content["actions"]), f"{len(rows)} actions")
    by_id = {action["id"]: action for action in content["actions"]}
    once = 0
    for row in rows:
        action = by_id[row["Id"]]
        check(row["Action"] == action["title"], f"title of {row['No.']}")
        check(row["No."] == action["label"], f"label of {row['No.']}")
        check(row["Section"] == action["section"] or action["section"] is None,
              f"section of {row['No.']}")
        for year, amount in action["costs"].items():
            check(row[year] == amount, f"cost of {row['No.']} in {year}")
        once += sum(action["costs"].values())
    sections = [row["Section"] for row in rows]
    check(all(sections[i] == sections[i - 1] or sections[i] not in sections[:i]
              for i in range(1, len(sections))), "rows are not sorted by section")
    validations = {str(area): rule.formula1 for rule in sheet.data_validations.dataValidation
                   for area in rule.sqref.ranges}
    first = next(iter(sheet.tables.values())).ref.split(":")[0]
    head = {cell.value: cell.column_letter for cell in sheet[int(first[1:])]}
    for header in ("Status", "Priority", "Responsible role", "Financing"):
        check(any(area.startswith(head[header]) for area in validations), f"no choice of {header}")
    for formula in validations.values():
        check(formula.startswith('"') or formula.lstrip("=") in named_ranges(book),
              f"a choice among {formula}, which is nowhere")
    check(len(sheet.conditional_formatting) > 0, "no conditional format")
    check(sheet.column_dimensions[head["Id"]].hidden, "the ids are not hidden")
    check(once == sum(row["One-off, SEK thousand"] or 0 for row in rows), "sum of costs")


def check_totals(book, values, content):
    """The totals stand below the table, calculated already for programs that only show."""
    sheet = book["Action plan"]
    rows = read_table(sheet)
    found = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                found[cell.column] = values["Action plan"][cell.coordinate].value
    headers = list(rows[0])
    check(len(found) >= 5, f"only {len(found)} totals")
    for column, value in found.items():
        header = headers[column - 1]
        expected = sum(row[header] or 0 for row in rows)
        check(value == expected, f"the total of {header} is {value}, not {expected}")
    check(sum(sum(action["costs"].values()) for action in content["actions"]) in found.values(),
          "no total of all costs")


def check_registers(book, content):
    rows = read_table(book["Classification"])
    check(len(rows) == len(content["assets"]), f"{len(rows)} assets")
    names = {aspect["code"]: aspect["name"] for aspect in content["method"]["aspects"]}
    by_id = {asset["id"]: asset for asset in content["assets"]}
    for row in rows:
        asset = by_id[row["Id"]]
        check(row["Information asset"] == asset["name"], f"name of {row['Id']}")
        for code, level in asset["levels"].items():
            shown = "–".join(map(str, level)) if isinstance(level, list) else level
            check(row[names[code]] in (shown, "–" if level is None else shown),
                  f"{code} of {row['Id']}: {row[names[code]]}, not {shown}")
    rows = read_table(book["System register"])
    check(len(rows) == len(content["systems"]), f"{len(rows)} systems")
    by_id = {system["id"]: system for system in content["systems"]}
    for row in rows:
        for code, level in by_id[row["Id"]]["levels"].items():
            check(row[names[code]] in (level, "–" if level is None else level),
                  f"{code} of system {row['Id']}")


def check_risks(book, content, shown):
    rows = read_table(book["Risks"])
    check(len(rows) == len(content["risks"]), f"{len(rows)} risks")
    check(len(rows) == shown["risks"]["total"], "show says another number of risks")
    by_id = {risk["id"]: risk for risk in content["risks"]}
    for row in rows:
        for moment in ("before", "after"):
            place = by_id[row["Id"]][moment]
            cell = row[f"Risk level {moment}"]
            if place is None or place["band"] is None:
                check(cell in (None, "–"), f"{row['No.']} {moment} has {cell}")
            else:
                score = place["likelihood"] * place["consequence"]
                check(cell == f"{place['band']}\u00a0{score}", f"{row['No.']} {moment}: {cell}")


def check_suppliers(book, content):
    """Every control of a supplier, with its day and its result in words."""
    results = {"met": "Met", "partly": "Partly met", "not-met": "Not met"}
    names = {system["id"]: system["name"] for system in content["systems"]}
    rows = read_table(book["Suppliers"])
    found = {(row["System"], row["No."], row["Controlled on"].date().isoformat(), row["Result"],
              row["Comment"]) for row in rows}
    wanted = {(names[control["system_id"]], control["measure"], control["controlled_on"],
               results[control["result"]], control.get("comment"))
              for control in content["supplier_controls"]}
    check(found == wanted, f"controls of suppliers {found ^ wanted}")
    check(all(row["Requirement on the supplier"] for row in rows), "a requirement is missing")


def check_pictures(path):
    """All is cells with their own words, so there is no picture that would need an alternative text. Should one come,
    each must have it."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            check("/media/" not in name, f"{name} is a picture")
            if re.match(r"xl/drawings/drawing\d+\.xml", name):
                text = package.read(name).decode()
                for properties in re.findall(r"<xdr:cNvPr [^>]*>", text):
                    check(re.search(r'descr="[^"]+"', properties), f"{name}: no alternative text in {properties}")


def check_matrix_words(book, shown):
    """What the colours of the matrices say stands in their cells: the letter of the band, its score, how many risks."""
    for title, moment in (("Risk matrix before", "before"), ("Risk matrix after", "after")):
        cells = [cell for row in book[title].iter_rows(min_row=5, max_row=8, min_col=2, max_col=5) for cell in row]
        check(all(re.match(r"\S+\s\d+", cell.value or "") for cell in cells), f"{title}: a cell without its band")
        total = sum(int(found.group(1)) for cell in cells
                    if (found := re.search(r"\n(\d+) risks?", cell.value)))
        check(total == sum(map(sum, shown["risks"][moment])), f"{title} has {total} risks")


def check_public(workbook):
    book = openpyxl.load_workbook(workbook.export("public.xlsx", "--profile", "public", "--lang", "en"))
    check(book.sheetnames == PUBLIC, f"public sheets {book.sheetnames}")
    headers = list(read_table(book["Action plan"])[0])
    for header in ("Risk", "Class", "Information asset or system", "Follow-up", "Category"):
        check(header not in headers, f"{header} is public")


def main():
    workbook = Workbook(sys.argv[1])
    content = workbook.content()
    shown = workbook.show()
    book = openpyxl.load_workbook(workbook.export("plan.xlsx", "--lang", "en"))
    check(book.sheetnames == SHEETS, f"sheets {book.sheetnames}")
    check(all(sheet.sheet_state == "visible" for sheet in book), "a sheet is hidden")
    check_print(book)
    check_widths(book)
    check_no_formulas(book)
    check_plan(book, content)
    check_totals(book, openpyxl.load_workbook(workbook.path("plan.xlsx"), data_only=True), content)
    check_registers(book, content)
    check_risks(book, content, shown)
    check_suppliers(book, content)
    check_matrix_words(book, shown)
    check_pictures(workbook.path("plan.xlsx"))
    check(shown["assets"]["total"] == len(content["assets"]), "show says another number of assets")
    check_public(workbook)
    swedish = openpyxl.load_workbook(workbook.export("plan-sv.xlsx", "--lang", "sv"))
    check(len(swedish.sheetnames) == len(SHEETS), f"Swedish sheets {swedish.sheetnames}")
    check_no_formulas(swedish)


main()
