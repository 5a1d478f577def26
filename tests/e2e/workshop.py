# SPDX-License-Identifier: EUPL-1.2
"""A whole workshop, end to end, by the keyboard alone: the program is killed between two steps, in
the middle of a vote, after the vote was revealed and where the gate stops, and goes on where it
was. The minutes are read back, and every act is undone and done again by its name.

Usage: workshop.py PROGRAM CLI BUILD-FOLDER LANGUAGE"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

from desktop import children, environment, find, Program, skip, wait, Words

if not shutil.which("pdftotext"):
    skip("pdftotext is missing")

METHOD = "KLASSA"  # how its card begins
N_ASPECTS = 4  # K, R, T, S
OBJECT = "Stöd till unga"
DATE = "2027-03-04"
LEADER = "Informationssamordnare"
ESTABLISHER = "Avdelningschef"
ROLES = ["Handläggare", "Registrator", "Arkivarie", "Jurist"]
ASSETS = ["Samtalsanteckningar", "Ungdomslistor"]
HALF, REST = "Avtal om kont", "aktperson"
NEARLY = "Samtalsanteckning"
LIBRARY = "familjehem"  # what is searched for in the library
SECRET = "Reservkraftnyckeln"


class Room:
    """A program with a workbook, and what a leader does with both."""

    def __init__(self, program, cli, build, language, home):
        self.path, self.cli, self.home = program, cli, home
        self.words = Words(build, language)
        self.environment = environment(home, build, language)
        self.workbook = os.path.join(home, "prov.klassning")
        self.minutes = os.path.join(home, "anteckningar.pdf")
        self.program = None
        self.page = None  # the step that is shown

    def start(self, *arguments):
        self.program = Program(self.path, self.environment, *arguments)
        self.window = wait(self.program.windows, "the window")[0]

    def run(self, *arguments):
        return subprocess.run(
            [self.cli, *arguments], capture_output=True, check=True, env=self.environment
        ).stdout.decode()

    def content(self):
        path = os.path.join(self.home, "content.json")
        self.run("export", self.workbook, path)
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    def files_with(self, text):
        """Where a text stands, among all that the program has written."""
        found = []
        for folder, _, names in os.walk(self.home):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    if text.encode() in file.read():
                        found.append(name)
        return found

    def is_safe(self, text):
        """Whether a text is in the workbook for good: what a journal can still undo is not."""
        with open(self.workbook, "rb") as file:
            return text.encode() in file.read() and not os.path.exists(self.workbook + "-journal")

    def kill(self):
        """As when the power goes."""
        self.program.process.kill()
        self.program.process.wait()

    def resume(self, page, part=None):
        """Starts again and goes on with the latest workshop: the keyboard is in a part of the page."""
        self.start(self.workbook)
        wait(self.program.focused, "the workbook")
        self.program.key("alt+2")
        self.press(self.words("Workshop {number} – {object}").split("{")[0])
        self.wait_for_page(page)
        wait(lambda: self.program.is_in(part or page), part)

    def wait_for_page(self, name):
        self.page = self.program.wait_to_be_in(name)

    def next_step(self, name):
        self.program.key("alt+Right")
        self.wait_for_page(name)

    def tab_to(self, text):
        self.program.tab_to(lambda name: name.startswith(text))

    def press(self, text):
        self.tab_to(text)
        self.program.key("Return")

    def replace(self, text):
        self.program.key("ctrl+a")
        self.program.type(text)

    def wait_for(self, text):
        """Until the step says something."""
        self.program.wait_for("label", lambda name: name.startswith(text), f"“{text}”", self.page)

    def wait_for_button(self, text):
        self.program.wait_for(
            "push button", lambda name: name.startswith(text), f"“{text}”", self.page
        )

    def answer_dialog(self, field, text):
        """Types in the dialog that comes up, and sees it go."""
        program = self.program
        program.focus_new_window([self.window])
        dialog = wait(lambda: self.dialog(field), field)
        program.type(text)
        program.wait_for_text(field, text, dialog)
        program.key("Return")
        self.back_to_window()

    def dialog(self, field):
        for node in children(self.program.application):
            if not node.get_name().endswith("Klassningsbordet") and find(
                node, "text", lambda name: name.startswith(field)
            ):
                return node
        return None

    def back_to_window(self):
        wait(lambda: len(self.program.windows()) == 1, "the dialog to close")
        self.window = wait(self.program.windows, "the window")[0]
        subprocess.run(["xdotool", "windowfocus", "--sync", str(self.window)], check=True)


def make_workbook(room):
    words = room.words
    room.start()
    room.tab_to(METHOD)
    before = room.program.windows()
    room.program.key("Return")
    room.program.focus_new_window(before)
    room.program.wait_for("text", lambda name: name.startswith("Kommun"), "the first field")
    room.program.type("Provköpings kommun")
    room.program.wait_for_text("Kommun", "Provköpings kommun")
    room.program.key("Tab")
    room.program.type("Socialförvaltningen")
    room.program.wait_for_text(
        words("Administration or sector (may be left empty)"), "Socialförvaltningen"
    )
    before = room.program.windows()
    room.program.key("Return")
    room.program.save_as(room.workbook, before)
    wait(lambda: os.path.exists(room.workbook), "the workbook")
    room.back_to_window()
    room.program.wait_to_be_in("KbWorkbookView")


def pass_gate(room, name):
    room.program.key("ctrl+shift+k")
    wait(lambda: room.program.has_keyboard(lambda says: says.startswith(room.words("_No, go on"))), "the gate")
    room.program.key("Return")
    room.answer_dialog(room.words("Classification object"), name)
    room.wait_for_page("KbWorkshopPrepare")


def prepare(room):
    """Date, roles, who takes part; one leaves; a step without minutes."""
    words, program = room.words, room.program
    room.tab_to(words("Purpose"))
    for text in (DATE, "13:00", "Nämndrummet", LEADER, "Utredare", ESTABLISHER):
        program.key("Tab")
        room.replace(text)
    program.key("Tab")
    for field, text in (
        ("Date (such as 2027-02-25)", DATE),
        ("Leads the workshop (role)", LEADER),
        ("Establishes the classes afterwards (role)", ESTABLISHER),
    ):
        program.wait_for_text(words(field), text, room.page)
    room.tab_to(words("Another role"))
    for role in ROLES:
        program.type(role)
        program.key("Return")
        room.wait_for_button(words("Remove {name}", name=role))
    room.tab_to(words("Minutes for {step}", step=words("Actions")))
    room.replace("0")
    program.key("Tab")
    room.wait_for(words("{minutes} minutes in all", minutes=150))
    room.tab_to(ROLES[-1])
    room.press(words("Has left"))


def take_inventory(room):
    """Enter adds the next; a near-duplicate is shown; one comes from the library; and the power goes
    while something is half-typed."""
    words, program = room.words, room.program
    room.next_step("KbWorkshopInventory")
    for number, name in enumerate(ASSETS, start=1):
        program.type(name)
        program.key("Return")
        wait_for_assets(room, number)
    program.type(NEARLY)
    room.wait_for(words("Similar ones exist: {names}. Press Enter to add it anyway.", names=f"”{ASSETS[0]}”"))
    room.replace(HALF)
    wait(lambda: room.is_safe(HALF), "what is half-typed to be safe")
    room.kill()
    room.resume("KbWorkshopInventory")
    program = room.program
    wait_for_assets(room, 2)
    program.wait_for_text(words("Name of an information asset"), HALF, room.page)
    program.key("End")
    program.type(REST)
    program.key("Return")
    wait_for_assets(room, 3)
    room.tab_to(words("Search the register and the library"))
    program.type(LIBRARY)
    room.press(words("Add {name}").split("{")[0])
    wait_for_assets(room, 4)


def wait_for_assets(room, number):
    room.wait_for(room.words.count("{n} information asset", "{n} information assets", number))


def wait_for_progress(room, done):
    room.wait_for(room.words("{done} of {total}", done=done, total=4))


def classify(room):
    """The first with a key for each aspect; the second by a hidden vote; the third with a range."""
    words = room.words
    room.next_step("KbClassifyPane")
    wait_for_progress(room, 0)
    before = room.program.pressed
    room.program.key(*"3213")
    wait_for_progress(room, 1)
    room.program.key("Return")
    assert room.program.pressed - before <= N_ASPECTS + 1
    room.wait_for(ASSETS[1])

    vote(room)
    room.program.key("r", "2", "1", "2")
    wait_for_progress(room, 2)
    room.program.key("Return")
    room.wait_for(HALF + REST)

    room.program.key("3", "2", "2", "1")
    wait_for_progress(room, 3)
    room.program.key("k", "u", "4")
    wait(lambda: room.program.focused().name == words("What the level depends on"), "the field for what it depends on")
    room.program.type("leverantörens svar")
    room.program.wait_for_text(words("What the level depends on"), "leverantörens svar", room.page)
    room.program.key("Return")
    room.program.key("p")
    room.answer_dialog(words("The question"), "Vem gallrar?")


def vote(room):
    """Counted together, then in turn, with the power gone twice before it is revealed and once
    after."""
    words = room.words
    room.program.key("b", "2", "3")
    room.wait_for(together(room, 2))
    room.kill()
    room.resume("KbClassifyPane", "KbVotePane")
    room.wait_for(together(room, 2))
    assert row(room, 2).endswith(": 1") and row(room, 3).endswith(": 1"), row(room, 2)
    room.tab_to(words("In turn"))
    room.program.key("space")
    room.wait_for(in_turn(room, 2))
    room.kill()
    room.resume("KbClassifyPane", "KbVotePane")
    room.wait_for(in_turn(room, 2))
    assert ":" not in row(room, 2) + row(room, 3), row(room, 2)
    # Who has left is not waited for: the third is the last.
    room.program.key("3")
    result = words("Median {median}, from {low} to {high}.", median=3, low=2, high=3)
    room.wait_for(result)
    room.program.key("m")
    room.program.type("Skada för ett barn")
    wait(lambda: room.is_safe("Skada för ett barn"), "the motivation to be safe")
    room.kill()
    room.resume("KbClassifyPane", "KbVotePane")
    room.wait_for(result)
    room.program.wait_for_text(words("Why the room agrees"), "Skada för ett barn", room.page)
    room.program.key("3", "Return")
    room.wait_for_page("KbClassifyPane")


def together(room, votes):
    return room.words(
        "Everybody shows a card or fingers at the same time. Press the level once for each. "
        "{votes} counted, {present} present.",
        votes=votes, present=3,
    )


def in_turn(room, votes):
    return room.words(
        "{votes} of {present} have voted. Next: press your level; nobody sees it.", votes=votes, present=3
    )


def row(room, level):
    """What a level of the vote is called, with its count when that may be seen."""
    node = room.program.wait_for(
        "push button", lambda name: name.startswith(f"{level} "), f"level {level}", room.page
    )
    return node.get_name()


def find_risks(room):
    words, program = room.words, room.program
    room.next_step("KbWorkshopRisks")
    program.type("Hackare")
    room.wait_for(words("That is who. What do they do?"))
    room.replace("anteckningar skickas till fel person")
    program.key("shift+Tab")
    program.type("brådska")
    program.key("Tab", "Tab")
    program.type("skada för ett barn")
    program.key("Return")
    room.wait_for_button(words("Place {name} in the matrix").split("{")[0])
    program.type("systemet ligger nere en hel dag")
    program.key("Return")
    wait(lambda: len(room.content()["risks"]) == 2, "two risks")
    room.press(words("Place {name} in the matrix").split("{")[0])
    cell = words.count(
        "Consequence {c}, likelihood {l}, {band}, {n} risk",
        "Consequence {c}, likelihood {l}, {band}, {n} risks", 1,
    ).split("{")[0]
    wait(lambda: program.has_keyboard(lambda name: name.startswith(cell)), "the matrix")
    program.key("Down", "Right", "Right", "Return")
    wait(lambda: any(risk.get("before") for risk in room.content()["risks"]), "a risk in the matrix")


def plan_actions(room):
    words, program = room.words, room.program
    room.next_step("KbWorkshopActions")
    program.key("shift+Tab", "Return", "Down", "Return", "Tab")
    for text in ("Kontrollera mottagaren två gånger", ESTABLISHER, "2027-06-30"):
        program.type(text)
        program.key("Tab")
    program.key("shift+Tab", "Return")
    room.wait_for("Å01 Kontrollera")


def sum_up(room):
    """All is established in one act, the workshop ends, and the minutes are saved."""
    words = room.words
    room.next_step("KbWorkshopSummary")
    room.wait_for("Vem gallrar?")
    room.press(words("_Establish all"))
    room.wait_for(words("Established {date}", date="2027-02-25"))
    room.tab_to(words("Next steps"))
    room.program.type("Avdelningschefen tar frågan om gallring.")
    room.press(words("E_nd the workshop"))
    wait(lambda: room.content()["workshops"][0]["status"] == "ended", "the end")
    before = room.program.windows()
    room.press(words("_Save as PDF …"))
    room.program.save_as(room.minutes, before)
    wait(lambda: os.path.exists(room.minutes), "the minutes")
    room.back_to_window()


def check_minutes(room):
    """Those that the window wrote say the same as those of the other program."""
    path = os.path.join(room.home, "minutes")
    room.run("export", room.workbook, path + ".pdf", "--report", "minutes")
    room.run("export", room.workbook, path + ".txt", "--report", "minutes")
    shown = read_pdf(room.minutes)
    assert read_pdf(path + ".pdf") == shown
    with open(path + ".txt", encoding="utf-8") as file:
        text = file.read()
    said = " ".join(shown.split())
    for word in (
        OBJECT, DATE, "Nämndrummet", LEADER, ESTABLISHER, *ROLES, *ASSETS, HALF + REST, "K3–4",
        "leverantörens svar", "Skada för ett barn", "Vem gallrar?", "Avdelningschefen tar frågan",
        "anteckningar skickas till fel person", "Kontrollera mottagaren två gånger",
    ):
        assert word in " ".join(text.split()), (word, text)
        assert word in said, (word, said)


def read_pdf(path):
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True
    ).stdout.decode()


def acts(room):
    """What undo and redo would do now, as the two buttons of the window tell."""
    words = room.words

    def told(button):
        """A toast has such a button too, but not with the act's name."""
        items = room.program.items.all().values()
        found = {i.description for i in items if i.name == words(button)} - {""}
        return found.pop()[len(words(button)):] if len(found) == 1 else None

    undo, redo = told("Undo"), told("Redo")
    return None if undo is None or redo is None else (undo.lstrip(": "), redo.lstrip(": "))


def run_through(room, key, side):
    """Presses until nothing is left, and gives the name of each act on the way."""
    names = []
    shown = wait(lambda: acts(room), "the names of the acts")
    while shown[side]:
        names.append(shown[side])
        room.program.key(key)
        shown = wait(lambda: acts(room) != shown and acts(room), f"{key} after “{names[-1]}”")
        assert shown[1 - side] == names[-1], (shown, names[-1])
    return names


def undo_all(room, empty):
    """Every act, by its name, down to the workbook as it was made, and up again."""
    for button in ("Undo", "Redo"):
        room.program.find("push button", lambda name, button=button: name == room.words(button))
    full = room.content()
    undone = run_through(room, "ctrl+z", 0)
    assert room.content() == empty
    redone = run_through(room, "ctrl+y", 1)
    assert redone == undone[::-1], (undone, redone)
    assert len(undone) > 40, undone
    assert room.content() == full
    for name in (*ASSETS, *ROLES, HALF + REST, "Vem gallrar?", "R01", "Å01"):
        assert any(name in act for act in undone), (name, undone)
    return len(undone)


def backups(room):
    """The one folder of the one workbook."""
    folder = os.path.join(room.home, "data", "klassningsbordet", "backups")
    (name,) = os.listdir(folder)
    return os.path.join(folder, name)


def stop_at_gate(room):
    """A second workshop: what is half-typed when the gate stops is nowhere, then and afterwards."""
    words, program = room.words, room.program
    before = room.content()
    pass_gate(room, "Beredskap")
    room.next_step("KbWorkshopInventory")
    program.type(SECRET)
    wait(lambda: room.is_safe(SECRET), "what is half-typed to be safe")
    program.key("ctrl+g")
    room.press(words("_Don't know"))
    wait(lambda: program.has_keyboard(lambda name: name.startswith(words("_Done"))), "the stop")
    assert not room.files_with(SECRET)
    room.kill()
    assert not room.files_with(SECRET)
    room.resume("KbWorkshopInventory")
    room.program.wait_for_text(words("Name of an information asset"), "", room.page)
    room.program.quit()
    assert not room.files_with(SECRET)
    assert not os.path.exists(room.workbook + ".lock")
    assert any(name.endswith(".klassning") for name in os.listdir(backups(room)))
    after = room.content()
    assert len(after["workshops"]) == 2 and after["assets"] == before["assets"]
    room.run("history", room.workbook, "--verify")


def main():
    program, cli, build, language = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="kb-e2e-") as home:
        room = Room(program, cli, build, language, home)
        try:
            make_workbook(room)
            empty = room.content()
            pass_gate(room, OBJECT)
            prepare(room)
            take_inventory(room)
            classify(room)
            find_risks(room)
            plan_actions(room)
            sum_up(room)
            check_minutes(room)
            number = undo_all(room, empty)
            stop_at_gate(room)
        finally:
            if room.program:
                room.program.stop()
    print(f"Done: a workshop by keys, killed 5 times, and {number} acts undone and done again")


main()
