# SPDX-License-Identifier: EUPL-1.2
"""A workbook, made and exported by the real program, for the checks by other programs."""

import csv
import json
import os
import subprocess
import sys
import tempfile

SKIP = 77

HOSTILE = [
    "=1+1",
    "=HYPERLINK(\"http://example.org\")",
    "+46 123 456",
    "-1+2",
    "@SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
]


def check(condition, message):
    if not condition:
        sys.exit("FAILED: " + message)


class Workbook:
    """The worked example, with names that a spreadsheet could take for formulas."""

    def __init__(self, program):
        self.program = program
        self.folder = tempfile.TemporaryDirectory(prefix="kb-test-")
        self.environment = dict(os.environ, LANGUAGE="en", XDG_DATA_HOME=self.path("data"))
        self.file = self.path("example.klassning")
        self.run("example", self.file)
        self.add("assets", "Information asset", HOSTILE, ["K", "2"])
        self.add("risks", "Risk", HOSTILE, ["Orsak", "=1+1"])
        self.add("actions", "Action", HOSTILE, ["Ansvarig", "@roll"])

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments], env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
                              check=False)
        check(done.returncode == 0, f"klassning {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def add(self, kind, header, names, beside):
        path = self.path(kind + ".csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow([header, beside[0]])
            for name in names:
                writer.writerow([name, beside[1]])
        self.run("import", self.file, path, "--kind", kind, "--map", "name=" + header)

    def export(self, name, *arguments):
        path = self.path(name)
        self.run("export", self.file, path, *arguments)
        return path

    def show(self):
        return json.loads(self.run("show", self.file, "--json"))

    def content(self):
        with open(self.export("content.json", "--lang", "en"), encoding="utf-8") as file:
            return json.load(file)
