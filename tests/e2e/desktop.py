# SPDX-License-Identifier: EUPL-1.2
"""The real program on a display and a bus of its own: what it shows is read by AT-SPI, as a screen
reader does, and what is pressed is pressed by xdotool. Everything is waited for by looking; the
only pauses are between two looks."""

import os
import shutil
import subprocess
import sys
import time
import warnings

SKIP = 77
PATIENCE = 30  # seconds; far longer than anything takes
LOOK = 0.03  # between two looks


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIP)


for tool in ("xdotool", "setxkbmap"):
    if not shutil.which(tool):
        skip(f"{tool} is missing")
if not os.environ.get("DISPLAY"):
    skip("there is no display")
if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
    skip("there is no session bus")
try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as error:
    skip(f"AT-SPI is missing: {error}")

warnings.simplefilter("ignore")


def look_for(look, seconds):
    """Looks until there is something, and gives it; None when the time is out."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = look()
        except GLib.Error:  # what was looked at went away meanwhile
            found = None
        if found:
            return found
        time.sleep(LOOK)
    return None


def wait(look, what):
    """Looks until there is something; it must come."""
    found = look_for(look, PATIENCE)
    if not found:
        raise AssertionError(f"waited in vain for {what}")
    return found


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child:
            yield child


def walk(node):
    """All but the cells of tables, of which there are many."""
    yield node
    if node.get_role_name() != "tree table":
        for child in children(node):
            yield from walk(child)


def is_visible(node):
    """GTK 4.8 tells what is visible, not what shows: a page behind another is visible too."""
    return node.get_state_set().contains(Atspi.StateType.VISIBLE)


def plain(name):
    return name.replace("_", "")


def find(root, role, says):
    """The first that is visible, of a role and with a name that `says` is true of."""
    for node in walk(root):
        if node.get_role_name() == role and says(plain(node.get_name() or "")) and is_visible(node):
            return node
    return None


def click(node):
    action = node.get_action_iface()
    names = [action.get_action_name(i) for i in range(action.get_n_actions())]
    assert action.do_action(names.index("click")), node.get_name()


class Program:
    """A running klassningsbordet."""

    def __init__(self, path, environment, *files):
        self.path = path
        self.environment = environment
        self.process = subprocess.Popen([path, *files], env=environment)
        self.application = wait(self.look_for_application, "the program on the bus")
        subprocess.run(["setxkbmap", "se"], check=True)
        self.focus_new_window([])

    def look_for_application(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}")
        return next(
            (a for a in children(Atspi.get_desktop(0)) if a.get_process_id() == self.process.pid), None
        )

    def windows(self):
        """Those on the screen, by number."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", "."],
            capture_output=True, text=True, check=False,
        )
        return sorted(int(line) for line in found.stdout.split())

    def find(self, role, says):
        return find(self.application, role, says)

    def wait_for(self, role, says, what):
        return wait(lambda: self.find(role, says), what)

    def focused(self):
        for node in walk(self.application):
            if node.get_state_set().contains(Atspi.StateType.FOCUSED) and is_visible(node):
                return node
        return None

    def focus_new_window(self, before):
        """The keyboard goes to a window that comes up; without a window manager nobody else sees to
        that."""
        new = wait(lambda: [w for w in self.windows() if w not in before], "a new window")
        subprocess.run(["xdotool", "windowfocus", "--sync", str(new[0])], check=True)
        return new[0]

    def tab_to(self, says):
        """Presses Tab until something has the keyboard whose name `says` is true of. A window that
        has just come up may miss the first."""
        for _ in range(60):
            self.key("Tab")
            if look_for(lambda: self.has_keyboard(says), 0.4):
                return
        raise AssertionError("Tab does not come there")

    def has_keyboard(self, says):
        focused = self.focused()
        return focused is not None and says(plain(focused.get_name() or ""))

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "40", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "25", text], check=True)

    def save_as(self, path, before):
        """Fills in the file dialog that comes up over these windows, by the keyboard."""
        self.focus_new_window(before)
        wait(self.focused, "the name field of the file dialog")
        self.key("ctrl+a")
        self.type(path)
        self.wait_for_text("Name:", path)
        self.key("Return")

    def wait_for_text(self, name, text):
        """Until a field with a name holds a text."""
        def reads():
            field = self.find("text", lambda says: says.startswith(name))
            return field and Atspi.Text.get_text(field, 0, Atspi.Text.get_character_count(field)) == text

        wait(reads, f"“{text}” in “{name}”")

    def open_list(self, path):
        """As the shell does when a list is dropped on the icon: a second start of the program."""
        second = subprocess.run([self.path, path], env=self.environment, timeout=PATIENCE, check=False)
        assert second.returncode == 0, second.returncode

    def quit(self):
        self.key("ctrl+q")
        assert self.process.wait(PATIENCE) == 0

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
