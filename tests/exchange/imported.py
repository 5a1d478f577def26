# SPDX-License-Identifier: EUPL-1.2
"""Runs an import, and reads what came of it from the file itself, without the program."""

import glob
import hashlib
import json
import os
import sqlite3
import subprocess
import sys


def check(condition, message):
    if not condition:
        sys.exit("FAILED: " + message)


class Program:
    def __init__(self, path, folder):
        self.path = path
        self.folder = folder
        self.environment = dict(os.environ, LANGUAGE="en", LC_ALL="C.UTF-8",
                                XDG_DATA_HOME=os.path.join(folder, "data"))

    def run(self, *arguments, code=0):
        done = subprocess.run([self.path, *arguments], env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
                              check=False)
        check(done.returncode == code, f"klassning {' '.join(arguments)}: {done.returncode} "
              f"{done.stdout[-500:]}{done.stderr}")
        return done.stdout if code == 0 else done.stderr

    def complain(self, language, *arguments):
        """A command that must fail: the one line it says, and its peak of memory in MiB."""
        environment = dict(self.environment, LANGUAGE=language)
        with subprocess.Popen([self.path, *arguments], env=environment, text=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            said = process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        check(process.returncode == 1, f"{arguments} ended with {process.returncode}: {said}")
        check(said.count("\n") == 1 and said.startswith("klassning import: "), f"not a line: {said}")
        return said, usage.ru_maxrss // 1024

    def new(self, name, method="amal"):
        path = os.path.join(self.folder, name + ".klassning")
        self.run("new", "--method", method, "--organisation", "Prov", path)
        return path

    def import_list(self, workbook, path, *arguments):
        return json.loads(self.run("import", workbook, path, "--json", *arguments))


def all_bytes(program, workbook):
    """The file and whatever stands in the folder of backups."""
    data = b""
    for path in [workbook] + glob.glob(os.path.join(program.folder, "data", "**", "*"),
                                       recursive=True):
        if os.path.isfile(path):
            with open(path, "rb") as file:
                data += file.read()
    return data


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def unit_path(database, unit):
    names = []
    while unit:
        name, unit = database.execute("SELECT name, parent_id FROM unit WHERE id = ?",
                                      (unit,)).fetchone()
        names.insert(0, name)
    return " / ".join(names)


def stored_systems(workbook):
    """What the file holds, read by another program than ours."""
    database = sqlite3.connect(f"file:{workbook}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    found = {}
    for row in database.execute("SELECT * FROM system"):
        system = dict(row)
        system["unit"] = unit_path(database, row["unit_id"])
        system["levels"] = {
            level["code"]: level["number"] for level in database.execute(
                "SELECT aspect.code, level.number FROM system_level "
                "JOIN aspect ON aspect.id = aspect_id JOIN level ON level.id = imported_id "
                "WHERE system_id = ?", (row["id"],))}
        system["on"] = {link["name"] for link in database.execute(
            "SELECT name FROM dependency JOIN system ON system.id = on_id WHERE system_id = ?",
            (row["id"],))}
        check(row["name"] not in found, f"{workbook} has two systems called {row['name']}")
        found[row["name"]] = system
    database.close()
    return found
