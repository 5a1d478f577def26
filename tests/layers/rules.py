# SPDX-License-Identifier: EUPL-1.2
"""What must hold for the whole tree. Each rule yields a line for each place where it does not."""

import re
import tempfile
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

# What each layer may include.
LAYERS = {
    "core": {"core"},
    "store": {"core", "store"},
    "exchange": {"core", "store", "exchange"},
    "cli": {"core", "store", "exchange", "cli"},
    "gui": {"core", "store", "exchange", "gui"},
}
MOST_LINES = 1000
TOP = "se.klassningsbordet.Klassningsbordet"

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
TOOLKIT_HEADER = re.compile(r"^(gtk|gdk|gsk|adwaita|graphene)\b")
TOOLKIT_NAME = re.compile(r"\b(?:(?:Gtk|Gdk|Gsk|Adw)[A-Z]\w*|(?:gtk|gdk|gsk|adw)_[a-z]\w*)")
SQL = re.compile(
    r"\b(?:SELECT\b.*\bFROM|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET|CREATE\s+(?:TABLE|INDEX|VIEW)"
    r"|PRAGMA\s+\w+|ATTACH\s)\b", re.S)
ICON = re.compile(r"\bkb-[a-z0-9-]+-symbolic\b")
MARK = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
MACHINE = re.compile(r"(?<![\w.$}/-])/(work|home|farm|tmp)(?=/|\b)(?!-)")
LITERAL = re.compile(r"'([^'\n]+)'")
TRANSLATABLE = re.compile(r"\btranslatable=[\"'](?:yes|true|1)[\"']")


def layer_of(path):
    parts = path.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "src" else None


def layers(tree):
    """A layer includes only itself and those below it."""
    owners = {PurePosixPath(p).name: layer_of(p) for p in tree.select("src", suffixes=(".h",))}
    for path in tree.select("src", suffixes=(".c", ".h")):
        layer = layer_of(path)
        if layer not in LAYERS:
            yield f"{path}: stands in no layer"
            continue
        for number, line in tree.lines(path):
            match = INCLUDE.match(line)
            owner = owners.get(PurePosixPath(match.group(2)).name) if match else None
            if owner and owner not in LAYERS[layer]:
                yield f"{path}:{number}: {layer} includes {match.group(2)} of {owner}"


def toolkit(tree):
    """GTK and libadwaita only in src/gui."""
    for path in tree.select("src", suffixes=(".c", ".h", "meson.build")):
        if layer_of(path) in ("gui", None):
            continue
        if path.endswith("meson.build"):
            for number, line in tree.lines(path):
                if re.search(r"\b(?:gtk|adw)_dep\b", line):
                    yield f"{path}:{number}: links the toolkit"
            continue
        for number, line in tree.lines(path):
            match = INCLUDE.match(line)
            if match and match.group(1) == "<" and TOOLKIT_HEADER.match(match.group(2)):
                yield f"{path}:{number}: includes {match.group(2)}"
        for number, line in enumerate(tree.code(path).splitlines(), 1):
            match = TOOLKIT_NAME.search(line)
            if match and not INCLUDE.match(line):
                yield f"{path}:{number}: uses {match.group()}"


def database(tree):
    """SQLite and SQL only in src/store."""
    for path in tree.select("src", suffixes=(".c", ".h")):
        if layer_of(path) == "store":
            continue
        for number, line in tree.lines(path):
            match = INCLUDE.match(line)
            if match and match.group(2) == "sqlite3.h":
                yield f"{path}:{number}: includes sqlite3.h"
        for number, line in enumerate(tree.code(path).splitlines(), 1):
            if re.search(r"\bsqlite3(?:_\w+)?\b", line) and not INCLUDE.match(line):
                yield f"{path}:{number}: calls SQLite"
        for number, content in tree.strings(path):
            if SQL.search(content):
                yield f"{path}:{number}: holds SQL"


def length(tree):
    """No file passes 1,000 lines. Lists that tests read in are not written by hand."""
    for path in tree.select("src", "tests", "ui", "build-aux"):
        lines = len(tree.text(path).splitlines())
        if lines > MOST_LINES and not path.endswith(".csv"):
            yield f"{path}: {lines} lines"


def licence(tree):
    """Each file that can hold a comment names its licence in its first two lines."""
    suffixes = (".c", ".h", ".ui", ".py", ".sh", ".sql", ".css", ".xml", ".in", ".svg", ".po", ".yml",
                ".txt", "meson.build")
    for path in tree.paths:
        head = tree.text(path).splitlines()[:2]
        script = bool(head) and head[0].startswith("#!")
        if not (path.endswith(suffixes) or script) or path == "po/POTFILES.in":
            continue
        if not any("SPDX-License-Identifier: " in line for line in head):
            yield f"{path}: has no SPDX line"


def resources_of(tree, path):
    """(what is named in a resource list, aliases) or nothing when there is no such list."""
    if path not in tree.paths:
        return set(), set()
    root = ElementTree.fromstring(tree.text(path).encode())
    files = list(root.iter("file"))
    return {(f.text or "").strip() for f in files}, {f.get("alias", "") for f in files}


def templates(tree):
    """Each template has a C file of the same name and is carried in the program; all listed exist."""
    listed, _ = resources_of(tree, "ui/klassningsbordet.gresource.xml")
    sources = {PurePosixPath(p).stem for p in tree.select("src/gui", suffixes=(".c",))}
    for path in tree.select("ui", suffixes=(".ui",)):
        name = path.removeprefix("ui/")
        if name not in listed:
            yield f"{path}: is not in ui/klassningsbordet.gresource.xml"
        if "<template " in tree.text(path) and PurePosixPath(path).stem not in sources:
            yield f"{path}: has no C file of the same name in src/gui"
    for name in sorted(listed):
        if not {f"ui/{name}", f"icons/{name}"} & set(tree.paths):
            yield f"ui/klassningsbordet.gresource.xml: names {name}, which is not there"


def icons(tree):
    """Each icon that is asked for by name is drawn, and carried in the program."""
    _, aliases = resources_of(tree, "ui/klassningsbordet.gresource.xml")
    carried = {PurePosixPath(a).stem for a in aliases}
    drawn = {PurePosixPath(p).stem for p in tree.select("icons", suffixes=(".svg",))}
    for path in tree.select("src", "ui", suffixes=(".c", ".h", ".ui", ".css")):
        for number, line in tree.lines(path):
            for name in ICON.findall(line):
                if name not in drawn:
                    yield f"{path}:{number}: {name} is not in icons/"
                elif name not in carried:
                    yield f"{path}:{number}: {name} is not in ui/klassningsbordet.gresource.xml"


def build_files(tree):
    """Each C file, and each test in Python, is built or run."""
    sources = tree.select("src", "tests", suffixes=(".c",))
    sources += [p for p in tree.select("tests", suffixes=(".py",)) if "/test-" in p]
    for path in sources:
        folder = PurePosixPath(path).parent
        while f"{folder}/meson.build" not in tree.paths and str(folder) != ".":
            folder = folder.parent
        literals = set(LITERAL.findall(tree.text(f"{folder}/meson.build")))
        name = PurePosixPath(path).relative_to(folder)
        listed = {str(name), name.stem.removeprefix("test-")} if "test-" in name.name else {str(name)}
        if not listed & literals:
            yield f"{path}: is not in {folder}/meson.build"


def gettext_arguments(tree):
    return [a for a in LITERAL.findall(tree.text("po/meson.build")) if a.startswith("--") and "@" not in a]


def translated_files(tree):
    """Every file with texts to translate is in po/POTFILES.in, which is in order."""
    listed = [line for _, line in tree.lines("po/POTFILES.in") if line and not line.startswith("#")]
    wanted = {p for p in tree.select("ui", suffixes=(".ui",)) if TRANSLATABLE.search(tree.text(p))}
    wanted |= {p for p in tree.select("data") if p.endswith((".desktop.in", ".metainfo.xml.in", ".mime.xml.in"))}
    sources = tree.select("src", suffixes=(".c", ".h"))
    if sources:
        _, template = tree.run(
            "xgettext", *gettext_arguments(tree), "--language=C", "--add-location=file", "--output=-",
            "--files-from=-", text="\n".join(sources))
        wanted |= {p for line in template.splitlines() if line.startswith("#: ") for p in line[3:].split()}
    for path in sorted(wanted - set(listed)):
        yield f"po/POTFILES.in: lacks {path}"
    for path in listed:
        if path not in tree.paths:
            yield f"po/POTFILES.in: names {path}, which is not there"
    if listed != sorted(set(listed)):
        yield "po/POTFILES.in: is not in alphabetical order, or names a file twice"


def untranslated(tree, catalogue):
    """The texts of the sources, each with where it stands, that a catalogue does not translate."""
    with tempfile.TemporaryDirectory() as folder:
        template, merged = Path(folder) / "texts.pot", Path(folder) / "merged.po"
        for command in (
            ["xgettext", *gettext_arguments(tree), "--files-from=po/POTFILES.in", "--force-po",
             f"--output={template}"],
            ["msgmerge", "--quiet", "--no-fuzzy-matching", f"--output={merged}", catalogue, str(template)],
            ["msgattrib", "--untranslated", "--no-wrap", "--no-obsolete", str(merged)],
        ):
            code, said = tree.run(*command)
            if code != 0:
                return [said.strip()]
    entries = [e for e in said.split("\n\n") if re.search(r"^#: ", e, re.M)]
    return [
        re.search(r"^#: (\S+)", e, re.M).group(1) + " " + "".join(re.findall(r'^(?:msgid )?"(.*)"$', e, re.M))
        for e in entries
    ]


def translations(tree):
    """Every text has its translation in every language."""
    for catalogue in tree.select("po", suffixes=(".po",)):
        code, said = tree.run("msgfmt", "--check", "--statistics", "--output-file=/dev/null", catalogue)
        if code != 0 or re.search(r"fuzzy|untranslated", said):
            yield f"{catalogue}: {said.strip().splitlines()[-1]}"
        missing = untranslated(tree, catalogue)
        for text in missing[:10]:
            yield f"{catalogue}: lacks {text}"
        if len(missing) > 10:
            yield f"{catalogue}: lacks {len(missing) - 10} texts more"


def marks(tree):
    """No marks of unfinished work."""
    for path in tree.paths:
        for number, line in tree.lines(path):
            match = MARK.search(line)
            if match:
                yield f"{path}:{number}: {match.group()}"


def machine_paths(tree):
    """No path of one machine. A test may name the temporary folder, as something that must not work."""
    for path in tree.paths:
        if path.startswith("tests/layers/"):
            continue
        for number, line in tree.lines(path):
            for match in MACHINE.finditer(line):
                if match.group(1) != "tmp" or not path.startswith("tests/"):
                    yield f"{path}:{number}: {match.group()}"


def well_formed(tree):
    """Every template, picture and list in XML can be read; a picture says how large it is."""
    for path in tree.select(suffixes=(".ui", ".svg", ".xml", ".xml.in")):
        try:
            root = ElementTree.fromstring(tree.text(path).encode())
        except ElementTree.ParseError as error:
            yield f"{path}: {error}"
            continue
        if path.endswith(".svg") and not (root.tag.endswith("}svg") and root.get("viewBox")):
            yield f"{path}: is no SVG picture with a viewBox"


RULES = [
    layers, toolkit, database, length, licence, templates, icons, build_files, translated_files,
    translations, marks, machine_paths, well_formed,
]
