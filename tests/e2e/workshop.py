# SPDX-License-Identifier: EUPL-1.2
"""A whole workshop, end to end, by the keyboard alone: the program is killed between two steps, in
the middle of a vote, after it was revealed and where the gate stops, and goes on where it was. The
minutes are read back, and every act is undone and done again by its name.

Usage: workshop.py PROGRAM CLI BUILD-FOLDER LANGUAGE"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

from desktop import Program, Words, environment, skip, wait, walk

for tool in ("pdftotext",):
    if not shutil.which(tool):
        skip(f"{tool} is missing")

METHOD = "KLASSA"  # how its card begins
N_ASPECTS = 4  # K, R, T, S
OBJECT = "Familjerätt"
LEADER = "Informationssäkerhetssamordnare"
ESTABLISHER = "Avdelningschef"
ROLES = ["Handläggare", "Registrator", "Arkivarie", "Jurist"]
ASSETS = ["Faderskapsutredningar", "Samarbetssamtal"]
HALF = "Avtal om umg"
WHOLE = "Avtal om umgänge"
LIBRARY = "Orosanmälningar barn"
SECRET = "Reservkraftnyckeln"


class Workshop:
    """A program with a workbook, and what there is to do with both."""

    def __init__(self, arguments, home):
        self.path, self.cli, build, language = arguments
        self.home = home
        self.words = Words(build, language)
        self.environment = environment(home, build, language)
        self.workbook = os.path.join(home, "prov.klassning")
        self.program = None

    def start(self, *arguments):
        self.program = Program(self.path, self.environment, *arguments)
        return self.program

    def run(self, *arguments):
        return subprocess.run(
            [self.cli, *arguments], capture_output=True, check=True, env=self.environment
        ).stdout

    def content(self):
        """All that the workbook holds, but not when it was read."""
        path = os.path.join(self.home, "content.json")
        self.run("export", self.workbook, path)
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    def kill(self):
        """As when the power goes."""
        self.program.process.kill()
        self.program.process.wait()

    def resume(self, name):
        """Starts again, opens the workbook and goes on with the latest workshop."""
        program = self.start(self.workbook)
        wait(program.focused, "the workbook")
        program.key("alt+2")
        program.tab_to(lambda says: says.startswith(self.words("Workshop {number}").split("{")[0]))
        program.key("Return")
        return program.wait_to_be_in(name)

    def wait_for_label(self, text, within):
        return self.program.wait_for("label", lambda says: says.startswith(text), f"“{text}”", within)

    def tab_to(self, text):
        self.program.tab_to(lambda says: says.startswith(text))

    def press(self, text):
        self.tab_to(text)
        self.program.key("Return")

    def replace(self, text):
        self.program.key("ctrl+a")
        self.program.type(text)

    def next_step(self, name):
        self.program.key("alt+Right")
        return self.program.wait_to_be_in(name)

    def answer_dialog(self, text):
        """Types in the dialog that comes up, and waits until it is gone."""
        program = self.program
        program.focus_new_window([self.window])
        program.type(text)
        wait(lambda: any(text in field_text(f) for f in fields(program.application)), f"“{text}”")
        program.key("Return")
        self.back_to_window()

    @property
    def window(self):
        return min(self.program.windows())

    def back_to_window(self):
        wait(lambda: len(self.program.windows()) == 1, "the dialog to close")
        subprocess.run(["xdotool", "windowfocus", "--sync", str(self.window)], check=True)


def main():
    arguments = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="kb-e2e-") as home:
        workshop = Workshop(arguments, home)
        try:
            pass
        finally:
            workshop.program.stop()
