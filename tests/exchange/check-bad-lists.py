# SPDX-License-Identifier: EUPL-1.2
"""Lists that are wrong: each gets one clear line in either language, and nothing is half done."""

import multiprocessing
import os
import sqlite3
import sys
import tempfile
import zipfile

from imported import Program, check, digest, stored_systems
from writers import ExcelWindows, Writer

MOST_MEMORY = int(sys.argv[2])  # MiB


class Merged(Writer):
    """Headers in two rows, the upper ones merged over what they are about."""

    def after(self):
        return ('<mergeCells count="4"><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/>'
                '<mergeCell ref="C1:E1"/><mergeCell ref="B3:B4"/></mergeCells>')


def apart(function, *arguments):
    """In a process of its own, so that the memory this takes is not counted as the program's."""
    process = multiprocessing.Process(target=function, args=arguments)
    process.start()
    process.join()
    check(process.exitcode == 0, f"{function.__name__} failed")


def refuse(program, path, english, swedish, *arguments):
    """The import must fail with these words, and the file be as it was."""
    workbook = program.new(os.path.basename(path))
    before = digest(workbook)
    for language, words in (("en", english), ("sv", swedish)):
        said, memory = program.complain(language, "import", workbook, path, *arguments)
        for word in words:
            check(word in said, f"“{said.strip()}” does not say “{word}”")
        check("{" not in said, f"“{said.strip()}” is not filled in")
        check(memory < MOST_MEMORY, f"{path} took {memory} MiB")
    check(digest(workbook) == before, f"{path} changed the workbook")
    return workbook


def write_endless(path, text):
    rows = [["Informationsmängd", "K"]] + [[f"Mängd {i}", i % 4] for i in range(200000)]
    Writer().write(path, rows)
    with open(text, "w", encoding="utf-8") as file:
        file.write("\n".join(f"{name};{level}" for name, level in rows))


def check_endless(program):
    path = os.path.join(program.folder, "loggen.xlsx")
    text = os.path.join(program.folder, "loggen.csv")
    apart(write_endless, path, text)
    refuse(program, path, ["loggen.xlsx", "more than 50,000 rows", "Nothing was imported"],
           ["loggen.xlsx", "fler än 50 000 rader", "Inget importerades"])
    refuse(program, text, ["more than 50,000 rows"], ["fler än 50 000 rader"])


def write_bomb(path, part):
    source = path + ".source"
    Writer().write(source, [["Namn"], ["x"]])
    with zipfile.ZipFile(source) as good, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in good.namelist():
            data = good.read(name)
            if name == part:
                data = data.replace(b"><", b">" + b" " * (64 << 20) + b"<", 1)
            bad.writestr(name, data)


def check_bombs(program):
    """Parts that unpack to hundreds of times their size."""
    for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        path = os.path.join(program.folder, f"bomb-{os.path.basename(part)}.xlsx")
        apart(write_bomb, path, part)
        refuse(program, path, ["would unpack", "not read"], ["skulle packas upp", "lästes därför"])


def check_merged_headers(program):
    path = os.path.join(program.folder, "slaget.xlsx")
    Merged().write(path, [["Systemnamn", "Förvaltning", "Klassning"],
                          [None, None, "K", "R", "T"],
                          ["Treserva", "Stöd", 3, 2, 1], ["Heroma", None, 1, 1, 1]])
    workbook = program.new("slaget")
    result = program.import_list(workbook, path)
    stored = stored_systems(workbook)
    check(result["created"] == 2 and result["read"] == 2, result)
    check(stored["Treserva"]["levels"] == {"confidentiality": 3, "integrity": 2,
                                           "availability": 1}, stored["Treserva"])
    check(stored["Heroma"]["unit"] == "Stöd", "a cell merged downwards is said of each row")


def check_two_for_one(program):
    path = os.path.join(program.folder, "dubbelt.xlsx")
    ExcelWindows().write(path, [["Namn", "Titel", "K"], ["a", "b", 1]])
    refuse(program, path, ["Columns Namn and Titel", "“name”"], ["Kolumnerna Namn och Titel"],
           "--map", "name=Namn", "--map", "name=Titel")


def check_circle(program):
    path = os.path.join(program.folder, "cirkel.xlsx")
    Writer().write(path, [["System", "Beroende av"], ["Treserva", "Heroma"], ["Heroma", "Agda"],
                          ["Agda", "Treserva"], ["Raindance", "Agda"]])
    for language, words in (("en", "depend on each other in a circle"),
                            ("sv", "beroende av varandra i en cirkel")):
        workbook = program.new("cirkel-" + language)
        said, _ = program.complain(language, "import", workbook, path)
        check(words in said and "Agda → Treserva → Heroma → Agda" in said, said)
        stored = stored_systems(workbook)
        # Row 4 is not there but for its name, which two others gave; and nothing else is missing.
        check({name: system["on"] for name, system in stored.items()}
              == {"Treserva": {"Heroma"}, "Heroma": {"Agda"}, "Agda": set(),
                  "Raindance": {"Agda"}}, stored)
        program.run("undo", workbook)
        check(not stored_systems(workbook), "the import was not one act")


def check_stop_at_existing(program):
    path = os.path.join(program.folder, "finns.xlsx")
    Writer().write(path, [["System", "K"], ["Ny", 1], ["Treserva", 2]])
    workbook = program.new("finns")
    program.import_list(workbook, path)
    before = digest(workbook)
    said, _ = program.complain("sv", "import", workbook, path, "--on-existing", "stop")
    check("“Ny”" in said or "”Ny”" in said, said)
    check(digest(workbook) == before, "an import that stopped changed the workbook")
    database = sqlite3.connect(workbook)
    check(database.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "integrity")
    database.close()


def main():
    with tempfile.TemporaryDirectory(prefix="kb-test-") as folder:
        program = Program(os.path.abspath(sys.argv[1]), folder)
        check_endless(program)
        check_bombs(program)
        check_merged_headers(program)
        check_two_for_one(program)
        check_circle(program)
        check_stop_at_existing(program)


if __name__ == "__main__":
    main()
