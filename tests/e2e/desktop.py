# SPDX-License-Identifier: EUPL-1.2
"""The real program on a display and a bus of its own: what it shows is read by AT-SPI, as a screen
reader does, and what is pressed is pressed by xdotool. Everything is waited for by looking; the
only pauses are between two looks."""

import collections
import gettext
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
    from gi.repository import Atspi, Gio, GLib
except (ImportError, ValueError) as error:
    skip(f"AT-SPI is missing: {error}")

warnings.simplefilter("ignore")


def environment(home, build, language="en"):
    """What a program runs with that is the only one in its world: its settings, its data and its
    language are of this test."""
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
            "LANGUAGE": language,
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


class Words:
    """What the program says, in the language that it speaks."""

    def __init__(self, build, language):
        self.catalogue = gettext.translation(
            "klassningsbordet", os.path.join(build, "po"), [language], fallback=language == "en"
        )

    def __call__(self, text, **values):
        return self.fill(self.catalogue.gettext(text), values)

    def count(self, one, many, number):
        return self.fill(self.catalogue.ngettext(one, many, number), {"n": number})

    @staticmethod
    def fill(text, values):
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return plain(text)


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
        picture = os.environ.get("E2E_PICTURE")  # where to keep what the screen shows now
        if picture:
            subprocess.run(["import", "-silent", "-window", "root", picture], check=False)
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


def breadth_first(node, depth):
    """Comes soon to what is large, without looking into every corner."""
    level = [node]
    for _ in range(depth):
        yield from level
        level = [child for parent in level for child in children(parent)]
    yield from level


Item = collections.namedtuple("Item", "path parent name role description states")


class Items:
    """What a program has told of so far, and what has the keyboard, by one call on the bus of
    AT-SPI: quicker than a walk, which asks for each thing by itself."""

    def __init__(self, pid):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1, None
        ).unpack()[0]
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address,
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
        )
        self.owner = next(name for name in self.names() if self.pid_of(name) == pid)

    def call(self, name, path, interface, method, arguments=None):
        return self.bus.call_sync(name, path, interface, method, arguments, None, 0, -1, None).unpack()

    def names(self):
        root = "/org/a11y/atspi/accessible/root"
        found = self.call("org.a11y.atspi.Registry", root, "org.a11y.atspi.Accessible", "GetChildren")
        return [name for name, path in found[0]]

    def pid_of(self, name):
        return self.call(
            "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
            GLib.Variant("(s)", (name,)),
        )[0]

    def all(self):
        """By path."""
        rows = self.call(self.owner, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")[0]
        items = {}
        for (_, path), _, (_, parent), _, _, _, name, role, description, states in rows:
            role = Atspi.role_get_name(Atspi.Role(role))
            items[path] = Item(
                path, parent, plain(name), role, description, states[0] | states[1] << 32
            )
        return items

    def text(self, item):
        interface = "org.a11y.atspi.Text"
        count = self.call(
            self.owner, item.path, "org.freedesktop.DBus.Properties", "Get",
            GLib.Variant("(ss)", (interface, "CharacterCount")),
        )[0]
        return self.call(
            self.owner, item.path, interface, "GetText", GLib.Variant("(ii)", (0, count))
        )[0]


class Program:
    """A running klassningsbordet."""

    def __init__(self, path, environment, *arguments):
        self.path = path
        self.environment = environment
        self.pressed = 0  # keys
        self.process = subprocess.Popen([path, *arguments], env=environment)
        self.application = wait(self.look_for_application, "the program on the bus")
        self.items = Items(self.process.pid)
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

    def find(self, role, says, within=None):
        return find(within or self.application, role, says)

    def wait_for(self, role, says, what, within=None):
        return wait(lambda: self.find(role, says, within), what)

    def part(self, name):
        """A large part of the window, by the name of its type."""
        return wait(
            lambda: next((n for n in breadth_first(self.application, 12) if n.get_name() == name), None), name
        )

    def focused(self):
        """What has the keyboard. A row with a field in it has it without saying so."""
        mask = 1 << int(Atspi.StateType.FOCUSED)
        return next((item for item in self.items.all().values() if item.states & mask), None)

    def is_in(self, name):
        """Whether something inside a part of the window has the keyboard."""
        items = self.items.all()
        item = self.focused()
        while item and item.name != name:
            item = items.get(item.parent)
        return item is not None

    def wait_to_be_in(self, name):
        wait(lambda: self.is_in(name), f"the keyboard in {name}")
        return self.part(name)

    def focus_new_window(self, before):
        """The keyboard goes to a window that comes up; without a window manager nobody else sees to
        that."""
        new = wait(lambda: [w for w in self.windows() if w not in before], "a new window")
        subprocess.run(["xdotool", "windowfocus", "--sync", str(new[0])], check=True)
        return new[0]

    def tab_to(self, says):
        """Presses Tab until something has the keyboard whose name `says` is true of. A window that
        has just come up may miss the first."""
        for _ in range(120):
            before = self.focused()
            self.key("Tab")
            if look_for(lambda: self.focused() != before and self.has_keyboard(says), 0.15):
                return
        raise AssertionError("Tab does not come there")

    def has_keyboard(self, says):
        focused = self.focused()
        return focused is not None and says(focused.name)

    def key(self, *keys):
        self.pressed += len(keys)
        subprocess.run(["xdotool", "key", "--delay", "40", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "25", text], check=True)

    def save_as(self, path, before):
        """Fills in the file dialog that comes up over these windows, by the keyboard."""
        self.focus_new_window(before)
        wait(self.focused, "the name field of the file dialog")
        self.key("ctrl+a")
        self.type(path)
        wait(lambda: self.items.text(self.focused()) == path, f"“{path}” in the file dialog")
        self.key("Return")

    def wait_for_text(self, name, text, within=None):
        """Until a field with a name holds a text."""
        def reads():
            field = self.find("text", lambda says: says.startswith(name), within)
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
