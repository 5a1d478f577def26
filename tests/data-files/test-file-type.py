#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The desktop knows a workbook by its name and by its content, and takes no other file for one.

Usage: test-file-type.py MIME_XML KLASSNING. Speaks TAP.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

TYPE = "application/vnd.klassningsbordet.workbook"


def content_type(path, environment):
    said = subprocess.run(
        ["gio", "info", "--attributes=standard::content-type", str(path)],
        env=environment, capture_output=True, text=True, check=True).stdout
    return said.split("standard::content-type: ")[1].split()[0]


def main(description, klassning):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        packages = folder / "data" / "mime" / "packages"
        packages.mkdir(parents=True)
        shutil.copy(description, packages / "klassningsbordet.xml")
        environment = os.environ | {"XDG_DATA_HOME": str(folder / "data"), "LC_ALL": "C.UTF-8"}
        subprocess.run(["update-mime-database", str(folder / "data" / "mime")], check=True, env=environment)

        workbook, bare, other = folder / "a.klassning", folder / "bare", folder / "other"
        subprocess.run([klassning, "example", str(workbook)], check=True, env=environment, stdout=subprocess.DEVNULL)
        shutil.copy(workbook, bare)
        connection = sqlite3.connect(other)
        connection.execute("CREATE TABLE t (a)")
        connection.close()
        cases = [
            ("a workbook is known by its name", content_type(workbook, environment), True),
            ("a workbook without its ending is known by its content", content_type(bare, environment), True),
            ("another SQLite file is not taken for a workbook", content_type(other, environment), False),
        ]
    print(f"1..{len(cases)}")
    for number, (title, found, wanted) in enumerate(cases, 1):
        right = (found == TYPE) == wanted
        print(f"{'ok' if right else 'not ok'} {number} - {title}")
        if not right:
            print(f"# {found}")


if __name__ == "__main__":
    main(*sys.argv[1:])
