# SPDX-License-Identifier: EUPL-1.2
"""The main job, end to end: a workbook by a method, the kommun's own list, three assets classified
with keys alone, the Excel plan, and the plan read back by a program that is not ours.

Usage: main-job.py PROGRAM CLI LIST BUILD-FOLDER"""

import json
import os
import subprocess
import sys
import tempfile

from desktop import Program, click, environment, skip, wait

try:
    import openpyxl
except ImportError:
    skip("python3-openpyxl is missing")

METHOD = "KLASSA"  # how its card begins
KEYS = ["1231", "2312", "3123"]  # confidentiality, integrity, availability, traceability
ASPECTS = ["confidentiality", "integrity", "availability", "traceability"]


def make_workbook(program, path):
    """From the start page to an open workbook, by the keyboard."""
    program.tab_to(lambda name: name.startswith(METHOD))
    before = program.windows()
    program.key("Return")
    program.focus_new_window(before)
    program.wait_for("text", lambda name: name.startswith("Kommun"), "the first field of the dialog")
    program.type("Provköpings kommun")
    program.wait_for_text("Kommun", "Provköpings kommun")
    program.key("Tab")
    program.type("Socialförvaltningen")
    program.wait_for_text("Administration or sector", "Socialförvaltningen")
    before = program.windows()
    program.key("Return")
    program.save_as(path, before)
    wait(lambda: os.path.exists(path), "the workbook")
    program.wait_for("frame", lambda name: name.startswith("Socialförvaltningen"), "the workbook's window")
    wait(lambda: len(program.windows()) == 1, "the dialogs to close")
    subprocess.run(["xdotool", "windowfocus", "--sync", str(program.windows()[0])], check=True)


def import_list(program, path):
    program.open_list(path)
    button = program.wait_for("push button", lambda name: name.startswith("Import 51 row"), "the trial")
    assert program.find("label", lambda name: name.startswith("53 read = 51 new + 0 changed + 2 skipped"))
    click(button)
    program.wait_for("push button", lambda name: name.endswith("Show the information assets"), "the result")
    program.key("Return")  # that button has the keyboard


def progress(program, done):
    return program.wait_for("label", lambda name: name == f"{done} of 51", f"{done} classified")


def classify(program):
    program.key("ctrl+l")
    progress(program, 0)
    for number, keys in enumerate(KEYS, start=1):
        wait(lambda: is_level(program.focused()), "a level that has the keyboard")
        program.key("k")  # the list has all aspects but one already; begin with the first
        for key in keys:
            program.key(key)
        progress(program, number)
        program.key("Return")
    program.key("ctrl+z")
    progress(program, len(KEYS) - 1)
    program.key("Escape")


def is_level(node):
    return node is not None and node.role == "radio button"


def export(program, path):
    program.key("ctrl+e")
    button = program.wait_for(
        "push button", lambda name: name.startswith("Export …: Excel, complete"), "the Decision page"
    )
    before = program.windows()
    click(button)
    program.save_as(path, before)
    program.wait_for(
        "label",
        lambda name: name.startswith("Read back ") and "51 information assets" in name,
        "what was read back",
    )


def expected_levels():
    """What three assets have after the last key was undone."""
    levels = [[int(key) for key in keys] for keys in KEYS]
    levels[-1][-1] = None
    return levels


def check_workbook(cli, path):
    """By the other program: counts, levels, history. Gives the names and levels of what was
    classified."""
    def run(*arguments):
        return subprocess.run([cli, *arguments], capture_output=True, check=True).stdout

    shown = json.loads(run("show", path, "--json"))
    assert shown["assets"]["total"] == 51, shown["assets"]
    assert shown["assets"]["classified"] == 2, shown["assets"]
    assert shown["organisation"] == "Provköpings kommun", shown["organisation"]
    content = path + ".json"
    run("export", path, content)
    with open(content, encoding="utf-8") as file:
        assets = {a["name"]: [a["levels"][c] for c in ASPECTS] for a in json.load(file)["assets"]}
    for levels in expected_levels():
        assert levels in assets.values(), (levels, assets)
    history = json.loads(run("history", path, "--json"))
    entries = history["entries"] if isinstance(history, dict) else history
    assert sum(entry["kind"] == "undo" for entry in entries) == 1, entries
    run("history", path, "--verify")
    return assets


def check_plan(path, assets):
    """By openpyxl: the same assets with the same levels."""
    book = openpyxl.load_workbook(path)
    assert {"Decision", "Action plan", "Classification", "Risk matrix before"} <= set(book.sheetnames)
    rows = list(book["Classification"].iter_rows(values_only=True))
    head = next(i for i, row in enumerate(rows) if row[0] == "Information asset")
    columns = [rows[head].index(c) for c in ("Confidentiality", "Integrity", "Availability", "Traceability")]
    found = {row[0]: [row[c] for c in columns] for row in rows[head + 1:] if row[0]}
    assert found == assets, {n: (found.get(n), assets[n]) for n in assets if found.get(n) != assets[n]}
    assert any(row[0] and "2 of 51" in str(row[0]) for row in rows[:head]), rows[:head]


def main():
    klassningsbordet, cli, sample, build = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="kb-e2e-") as home:
        workbook = os.path.join(home, "prov.klassning")
        plan = os.path.join(home, "handlingsplan.xlsx")
        program = Program(klassningsbordet, environment(home, build))
        try:
            make_workbook(program, workbook)
            import_list(program, sample)
            classify(program)
            export(program, plan)
            program.quit()
        finally:
            program.stop()
        assert not os.path.exists(workbook + ".lock")
        check_plan(plan, check_workbook(cli, workbook))
    print("Done: made, imported 51 of 53, classified, undone, exported and read back")


main()
