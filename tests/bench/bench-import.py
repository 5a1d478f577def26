# SPDX-License-Identifier: EUPL-1.2
"""How long 10,000 rows take to import and to undo, beside what can't be done faster.

The bare limits are taken in the same run: expat alone over the file's parts, openpyxl reading the
same file (where it is installed), and sqlite3 alone writing as many rows as the import does, synced
to the disk. What is compared is the time of the processor, so that other work on the machine counts
little; the time on the clock is told beside it.
"""

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
import xml.parsers.expat
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "exchange"))

from writers import Writer  # noqa: E402

ROWS = 10000
RUNS = 5
MOST_SECONDS = 2.0      # of the processor, for an import on the machine that this was made on
MOST_TIMES_BARE = 8.0   # an import beside expat and sqlite3 alone
MOST_TIMES_IMPORT = 2.0 # undoing beside importing

HEADERS = ["Namn", "Beskrivning", "Informationsägare", "Förvaltning", "System", "K", "R", "T",
           "Lagrum", "Personuppgifter", "Gallring", "Klassad"]


def make_rows():
    for i in range(ROWS):
        systems = f"System {i % 300}" + (f", System {(i * 7) % 300}" if i % 2 else "")
        yield [f"Informationsmängd {i + 1}", f"Ärenden, beslut och handlingar i process {i % 97}",
               f"Chef {i % 40}", f"Förvaltning {i % 12} / Enhet {i % 60}", systems, i % 4,
               (i // 3) % 4, (i // 5) % 4, "OSL 26 kap. 1 §", "ja" if i % 3 else "nej", "10 år",
               f"2026-0{i % 9 + 1}-1{i % 9}"]


class Timed:
    """The best of several runs: seconds on the clock and of the processor."""

    def __init__(self):
        self.clock = []
        self.processor = []

    def run(self, function):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        own = time.process_time()
        clock = time.perf_counter()
        function()
        self.clock.append(time.perf_counter() - clock)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
                              + time.process_time() - own)

    def best(self):
        return min(self.processor)

    def __str__(self):
        return f"{self.best():.2f} s of the processor, {min(self.clock):.2f} s on the clock"


def bare_expat(path):
    with zipfile.ZipFile(path) as package:
        for name in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
            xml.parsers.expat.ParserCreate().Parse(package.read(name), True)


def bare_sqlite(folder, rows):
    path = os.path.join(folder, "bare.db")
    database = sqlite3.connect(path)
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE t (id TEXT PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT) "
                     "WITHOUT ROWID")
    database.executemany("INSERT INTO t VALUES (hex(randomblob(16)), ?, ?, ?, ?)",
                         (("text", "some more text", str(i), "x") for i in range(rows)))
    database.commit()
    database.close()
    os.remove(path)


def bare_openpyxl(path):
    import openpyxl
    sheet = openpyxl.load_workbook(path, read_only=True).active
    assert sum(1 for _ in sheet.iter_rows(values_only=True)) == ROWS + 1


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
        environment = dict(os.environ, XDG_DATA_HOME=os.path.join(folder, "data"))
        path = os.path.join(folder, "lista.xlsx")
        workbook = os.path.join(folder, "a.klassning")
        times = {name: Timed() for name in ("expat alone", "sqlite3 alone", "openpyxl reading",
                                            "import", "undo", "redo")}

        def klassning(*arguments):
            subprocess.run([program, *arguments], env=environment, check=True,
                           stdout=subprocess.DEVNULL)

        Writer().write(path, [HEADERS, *make_rows()])
        rows = 0
        for _ in range(RUNS):
            if os.path.exists(workbook):
                os.remove(workbook)
            klassning("new", "--method", "amal", "--organisation", "Prov", workbook)
            times["import"].run(lambda: klassning("import", workbook, path))
            times["undo"].run(lambda: klassning("undo", workbook))
            times["redo"].run(lambda: klassning("redo", workbook))
            if rows == 0:
                database = sqlite3.connect(workbook)
                rows = sum(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                           for table in ("asset", "asset_level", "asset_system", "system", "unit"))
                database.close()
            times["expat alone"].run(lambda: bare_expat(path))
            times["sqlite3 alone"].run(lambda: bare_sqlite(folder, rows))
            try:
                times["openpyxl reading"].run(lambda: bare_openpyxl(path))
            except ImportError:
                del times["openpyxl reading"]
        print(f"{ROWS} rows of {len(HEADERS)} cells become {rows} rows of the file")
        for name, timed in times.items():
            print(f"  {name}: {timed}")
        bare = times["expat alone"].best() + times["sqlite3 alone"].best()
        beside_bare = times["import"].best() / bare
        beside_import = times["undo"].best() / times["import"].best()
        print(f"  import : expat and sqlite3 alone = {beside_bare:.1f} (at most {MOST_TIMES_BARE})")
        print(f"  undo : import = {beside_import:.2f} (at most {MOST_TIMES_IMPORT})")
        if beside_bare > MOST_TIMES_BARE or beside_import > MOST_TIMES_IMPORT \
                or times["import"].best() > MOST_SECONDS:
            sys.exit("FAILED: slower than it was promised to be")


if __name__ == "__main__":
    main()
