# SPDX-License-Identifier: EUPL-1.2
"""Opens the exported plan in LibreOffice: it prints, and calculates without an error."""

import csv
import glob
import os
import re
import shutil
import subprocess
import sys

from spreadsheet import SKIP, Workbook, check

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# Semicolons, quotes, UTF-8, cells as shown, every sheet in a file of its own.
CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"


def convert(workbook, path, target, folder):
    profile = "-env:UserInstallation=file://" + workbook.path("office")
    done = subprocess.run([OFFICE, profile, "--headless", "--norestore", "--convert-to", target,
                           "--outdir", folder, path],
                          env=workbook.environment, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=150, check=False)
    check(done.returncode == 0, f"LibreOffice: {done.stdout}")


def rows_of(folder, sheet):
    with open(os.path.join(folder, f"plan-{sheet}.csv"), encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def main():
    if not OFFICE:
        sys.exit(SKIP)
    workbook = Workbook(sys.argv[1])
    shown = workbook.show()
    path = workbook.export("plan.xlsx", "--lang", "en")
    folder = workbook.path("out")
    convert(workbook, path, CSV, folder)
    files = glob.glob(os.path.join(folder, "*.csv"))
    check(len(files) == 12, f"{len(files)} sheets")
    for name in files:
        with open(name, encoding="utf-8") as file:
            text = file.read()
        check(not re.search(r"Err:\d|#NAME\?|#REF!|#VALUE!|#DIV/0!", text), f"{name} has an error")
    for sheet, count in (("Classification", shown["assets"]["total"]),
                         ("System register", shown["systems"]["total"]),
                         ("Action plan", shown["actions"]["total"]),
                         ("Risks", shown["risks"]["total"])):
        rows = rows_of(folder, sheet)
        # The last column holds the ids that the program knows its rows by.
        found = [row for row in rows[4:] if row[-1]]
        check(len(found) == count, f"{sheet} has {len(found)} rows, not {count}")
    check(any(row[0] == "=1+1" for row in rows_of(folder, "Classification")), "=1+1 is no text")
    convert(workbook, path, "pdf", folder)
    with open(os.path.join(folder, "plan.pdf"), "rb") as file:
        pdf = file.read()
    check(pdf.startswith(b"%PDF-"), "no PDF")
    pages = len(re.findall(rb"/Type\s*/Page[^s]", pdf))
    check(pages >= 10, f"{pages} pages")


main()
