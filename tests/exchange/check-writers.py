# SPDX-License-Identifier: EUPL-1.2
"""Imports the same list as every program writes it, and reconciles each cell that came of it with
what a second reader finds in the file."""

import datetime
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import warnings

from imported import Program, all_bytes, check, stored_systems
from plainsheet import Sheet
from writers import WRITERS

LONG = "Rad ett om driften.\n" * 250 + "Slut & klart <på> riktigt"

HEADERS = ["Systemnamn", "Förvaltning", "Beskrivning", "K", "R", "T", "Leverantör",
           "Avtalets slut", "Molntjänst", "RTO (timmar)", "Anteckningar", "Hemlig kolumn"]
ROWS = [
    ["Treserva", "Vård / Stöd", LONG, 3, 2, "T2", "CGI", datetime.date(2028, 12, 31), True, 4,
     "Två\nrader", "kolumn-som-ingen-valt-1"],
    [" Heroma ", "HR", None, 1, 1.0, "3", "Visma", datetime.date(2027, 2, 25), False, 24, None, None],
    ["Vård, omsorg & stöd", None, "=1+1", 0, None, None, None, None, None, None, "å ä ö – é", None],
    ["HEROMA", "HR", "Samma en gång till", 2, 2, 2, None, None, None, None, None, None],
    ["Öppen karta", "Bygg / Karta / GIS", "Text", 0, 3, 1, "Esri", datetime.date(1999, 1, 1), True,
     72, None, "kolumn-som-ingen-valt-2"],
]

COLUMNS = {"Beskrivning": "description", "Leverantör": "supplier", "Avtalets slut":
           "contract_ends_on", "Molntjänst": "cloud", "RTO (timmar)": "recovery_hours",
           "Anteckningar": "notes"}
ASPECTS = {"K": "confidentiality", "R": "integrity", "T": "availability"}


def as_stored(value):
    if value is None:
        return None
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        value = value.replace("\r\n", "\n").strip()
        return {"True": 1, "ja": 1, "False": 0, "nej": 0}.get(value, value)
    return value


def same(stored, expected):
    if isinstance(stored, int) and isinstance(expected, str):
        return str(stored) == expected
    if isinstance(stored, str) and isinstance(expected, (int, float)):
        return stored == str(expected)
    return stored == expected


def reconcile(name, workbook, result, table):
    """Every row has its outcome; every cell of a chosen column stands in the file, and no other."""
    headers = [str(header).strip() for header in table[0][1]]
    stored = stored_systems(workbook)
    seen = {}
    cells = 0
    check(result["read"] == len(table) - 1, f"{name}: read {result['read']} of {len(table) - 1}")
    check(result["read"] == result["created"] + result["updated"] + result["skipped"]
          + result["failed"], f"{name}: the counts do not add up: {result}")
    for (number, values), outcome in zip(table[1:], result["rows"]):
        row = dict(zip(headers, values))
        title = str(row["Systemnamn"]).strip()
        check(outcome["row"] == number, f"{name}: row {number} is told as {outcome['row']}")
        if title.lower() in seen:
            check(outcome["code"] == "repeated", f"{name}: {outcome}")
            continue
        seen[title.lower()] = True
        check(outcome["outcome"] == "created", f"{name}: {outcome}")
        system = stored[title]
        for header, column in COLUMNS.items():
            expected = as_stored(row.get(header))
            check(same(system[column], expected),
                  f"{name}, row {number}, {header}: {system[column]!r} instead of {expected!r}")
            cells += expected is not None
        for header, aspect in ASPECTS.items():
            level = row.get(header)
            expected = None if level is None else int(float(str(level).lstrip("KRT")))
            check(system["levels"].get(aspect) == expected,
                  f"{name}, row {number}, {header}: {system['levels'].get(aspect)} for {level!r}")
            cells += expected is not None
        check(system["unit"] == (row["Förvaltning"] or ""), f"{name}: unit {system['unit']}")
    check(len(stored) == result["created"] == len(seen), f"{name}: {len(stored)} systems stored")
    return cells


def check_writers(program):
    for writer in WRITERS:
        path = os.path.join(program.folder, writer.name + ".xlsx")
        writer().write(path, [HEADERS] + ROWS)
        workbook = program.new(writer.name)
        result = program.import_list(workbook, path, "--kind", "systems")
        cells = reconcile(writer.name, workbook, result, Sheet(path).table())
        check(result["created"] == 4 and result["skipped"] == 1, f"{writer.name}: {result}")
        check(b"kolumn-som-ingen-valt" not in all_bytes(program, workbook),
              f"{writer.name}: a column that nobody chose is in the file or its backups")
        print(f"{writer.name}: {result['read']} rows, {cells} cells")


def check_openpyxl(program):
    """openpyxl itself writes and reads; its reading must be the plain reader's."""
    try:
        import openpyxl
    except ImportError:
        print("openpyxl is not installed")
        return
    book = openpyxl.Workbook()
    for row in [HEADERS] + ROWS:
        book.active.append(row)
        for cell in book.active[book.active.max_row]:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.data_type = "s"  # a text, as it was typed
    path = os.path.join(program.folder, "by-openpyxl.xlsx")
    book.save(path)
    workbook = program.new("by-openpyxl")
    result = program.import_list(workbook, path, "--kind", "systems")
    plain = Sheet(path).table()
    reconcile("by-openpyxl", workbook, result, plain)
    read = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active]
    for (number, values), others in zip(plain, read):
        for value, other in zip(values, others):
            if isinstance(other, datetime.datetime):
                other = other.date()
            check(value == other or (value is None and other == ""),
                  f"row {number}: {value!r} is {other!r} to openpyxl")
    warnings.simplefilter("ignore")  # of the styles that these files do without
    for writer in WRITERS:
        if writer.name in ("strict", "prefix"):
            continue  # which openpyxl does not read in full
        path = os.path.join(program.folder, writer.name + ".xlsx")
        book = openpyxl.load_workbook(path, data_only=True)
        sheet = next(s for s in book if s.sheet_state == "visible")
        cells = sum(1 for row in sheet.iter_rows() for cell in row if cell.value not in (None, ""))
        check(cells == len(Sheet(path).cells), f"{writer.name}: {cells} cells to openpyxl")
    print("openpyxl reads the same")


def check_libreoffice(program):
    """LibreOffice itself: what it makes of the file of Excel, and that an ods is told as such."""
    office = shutil.which("soffice")
    if not office:
        print("LibreOffice is not installed")
        return
    source = os.path.join(program.folder, "libxlsxwriter.xlsx")
    for ending in ("xlsx:Calc MS Excel 2007 XML", "ods"):
        target = os.path.join(program.folder, "office-" + ending[:3].rstrip(":"))
        done = subprocess.run(
            [office, f"-env:UserInstallation=file://{program.folder}/office", "--headless",
             "--convert-to", ending, "--outdir", target, source], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, timeout=240, check=False)
        check(done.returncode == 0, "soffice: " + done.stderr.decode("utf-8", "replace"))
    made = glob.glob(os.path.join(program.folder, "office-xls", "*.xlsx"))[0]
    workbook = program.new("by-libreoffice")
    result = program.import_list(workbook, made, "--kind", "systems")
    reconcile("by-libreoffice", workbook, result, Sheet(made).table())
    ods = glob.glob(os.path.join(program.folder, "office-ods", "*.ods"))[0]
    disguised = os.path.join(program.folder, "lista.xlsx")
    shutil.copy(ods, disguised)
    check("OpenDocument" in program.run("import", workbook, disguised, code=1),
          "an ods called xlsx is not told as such")
    print("LibreOffice writes the same")


def main():
    with tempfile.TemporaryDirectory(prefix="kb-test-") as folder:
        program = Program(os.path.abspath(sys.argv[1]), folder)
        check_writers(program)
        check_openpyxl(program)
        check_libreoffice(program)


if __name__ == "__main__":
    main()
