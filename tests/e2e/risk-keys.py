# SPDX-License-Identifier: EUPL-1.2
"""A risk is made, placed, moved and accepted with keys alone, real ones, and the file is read back.

Usage: risk-keys.py PROGRAM CLI BUILD-FOLDER"""

import json
import os
import subprocess
import sys
import tempfile

from desktop import Program, wait

TITLE = "Journaler gar inte att na"


def environment(home, build):
    values = dict(os.environ)
    values.update(
        {
            "GSETTINGS_BACKEND": "memory",
            "GSETTINGS_SCHEMA_DIR": os.path.join(build, "data"),
            "GSK_RENDERER": "cairo",
            "GTK_A11Y": "atspi",
            "HOME": home,
            "KLASSNINGSBORDET_LOCALE_DIR": os.path.join(build, "po"),
            "KLASSNINGSBORDET_TODAY": "2027-02-25",
            "LANGUAGE": "en",
            "LC_ALL": "C.UTF-8",
        }
    )
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        values[f"XDG_{name}_HOME"] = os.path.join(home, name.lower())
    settings = os.path.join(home, "config", "gtk-4.0")
    os.makedirs(settings)
    with open(os.path.join(settings, "settings.ini"), "w", encoding="utf-8") as file:
        file.write("[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\n")
    return values


def cli(program, *arguments):
    return subprocess.run(
        [program, *arguments], check=True, capture_output=True, text=True, timeout=60,
        env=dict(os.environ, LANGUAGE="en"),
    ).stdout


def make_risk(program):
    program.key("alt+5")
    program.wait_for("label", lambda name: name == "No risks yet", "the page of risks")
    program.tab_to(lambda name: name == "New risk")
    before = program.windows()
    program.key("Return")
    program.focus_new_window(before)
    program.wait_for("text", lambda name: name.startswith("The risk in a few words"), "the dialog")
    program.type(TITLE)
    program.wait_for_text("The risk in a few words", TITLE)
    program.key("Return")
    wait(lambda: len(program.windows()) == 1, "the dialog to close")
    subprocess.run(["xdotool", "windowfocus", "--sync", str(program.windows()[0])], check=True)
    program.wait_for("label", lambda name: name == f"R01 {TITLE}", "the risk")


def cell_has_risk(program, consequence, likelihood):
    says = f"Consequence {consequence}, likelihood {likelihood}, "
    return program.wait_for(
        "push button", lambda name: name.startswith(says) and name.endswith(" 1 risk"), says
    )


def main(gui, klassning, build):
    with tempfile.TemporaryDirectory(prefix="kb-risk-") as folder:
        file = os.path.join(folder, "risk.klassning")
        content = os.path.join(folder, "risk.json")
        values = environment(os.path.join(folder, "home"), build)
        os.environ["XDG_DATA_HOME"] = values["XDG_DATA_HOME"]
        cli(klassning, "new", "--method", "nordmaling", "--organisation", "Prov", file)
        program = Program(gui, values, file)
        try:
            program.wait_for("frame", lambda name: name.startswith("Prov"), "the workbook's window")
            make_risk(program)
            program.key("alt+Up")  # not placed before: the bottom left corner
            cell_has_risk(program, 1, 1)
            program.key("alt+Right")
            cell_has_risk(program, 1, 2)
            program.key("alt+Up")
            cell_has_risk(program, 2, 2)
            program.key("alt+Left", "alt+Left")  # the second one stops at the edge
            cell_has_risk(program, 2, 1)
            program.key("alt+Right")
            cell_has_risk(program, 2, 2)
            program.key("alt+a")  # as underlined on “Accept the risk”
            program.wait_for("label", lambda name: name.startswith("Accepted: "), "the acceptance")
            # Its keys are heard from the list of sections as well.
            program.key("alt+1", "alt+5", "f")
            program.wait_for(
                "label", lambda name: name.startswith("1 risk after actions"), "the other matrix"
            )
            program.quit()
        finally:
            program.stop()
        cli(klassning, "export", file, content)
        with open(content, encoding="utf-8") as text:
            risk, = json.load(text)["risks"]
        assert risk["title"] == TITLE, risk
        assert (risk["before"]["likelihood"], risk["before"]["consequence"]) == (2, 2), risk
        assert risk["accepted_by"] == "System owner", risk
        assert risk["accepted_on"] == "2027-02-25", risk
        assert risk["accepted_until"] == "2028-02-25", risk
        acts = cli(klassning, "history", file)
        assert acts.count("Place R01 in the matrix") == 5, acts
        assert "Accept R01" in acts, acts


if __name__ == "__main__":
    main(*sys.argv[1:])
