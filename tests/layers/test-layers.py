#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Holds the rules of rules.py against the tree, after each has been seen to find what it should.

Usage: test-layers.py ROOT. Speaks TAP.
"""

import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

import rules  # noqa: E402
from tree import Tree  # noqa: E402

SPDX = "// SPDX-License-Identifier: EUPL-1.2\n"
HASH = "# SPDX-License-Identifier: EUPL-1.2\n"
XML = '<?xml version="1.0"?>\n<!-- SPDX-License-Identifier: EUPL-1.2 -->\n'
RESOURCES = "ui/klassningsbordet.gresource.xml"
PO_HEAD = HASH + 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

# A small tree in which every rule holds.
GOOD = {
    "src/core/kb-a.h": SPDX + "#pragma once\n",
    "src/core/kb-a.c": SPDX + '#include "kb-a.h"\n/* gtk_widget_show is not for here. */\n',
    "src/core/meson.build": HASH + "lib = static_library('core', 'kb-a.c')\n",
    "src/store/kb-b.h": SPDX + "#pragma once\n",
    "src/store/kb-b.c": SPDX + '#include "kb-a.h"\n#include <sqlite3.h>\nconst char *s = "SELECT a FROM b";\n',
    "src/store/meson.build": HASH + "lib = static_library('store', 'kb-b.c')\n",
    "src/gui/pages/kb-page.c": SPDX + '#include "kb-b.h"\n#include <gtk/gtk.h>\nGtkWidget *w;\n'
                               'const char *t = _ ("Open");\n',
    "src/gui/meson.build": HASH + "lib = static_library('gui', 'pages/kb-page.c', dependencies: gtk_dep)\n",
    "tests/meson.build": HASH + "foreach name : ['a']\n  executable('test-' + name, 'test-' + name + '.c')\nendforeach\n",
    "tests/test-a.c": SPDX,
    "ui/kb-page.ui": XML + '<interface><template class="KbPage"><property name="icon-name">kb-open-symbolic'
                     "</property></template></interface>\n",
    RESOURCES: XML + '<gresources><gresource><file>kb-page.ui</file><file alias="icons/kb-open-symbolic.svg">'
               "kb-open-symbolic.svg</file></gresource></gresources>\n",
    "icons/kb-open-symbolic.svg": XML + '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"/>\n',
    "po/meson.build": HASH + "i18n.gettext('x', args: ['--keyword=_', '--from-code=UTF-8'])\n",
    "po/POTFILES.in": "# In alphabetical order.\nsrc/gui/pages/kb-page.c\n",
    "po/sv.po": PO_HEAD + 'msgid "Open"\nmsgstr "Öppna"\n',
    "README.md": "See https://example.org/home/page and /usr/share.\n",
}

# What breaks each rule: (rule, title, changes, the file that must be named).
BAD = [
    ("layers", "core includes store", {"src/core/kb-a.c": SPDX + '#include "kb-b.h"\n'}, "src/core/kb-a.c:2"),
    ("layers", "store includes gui", {
        "src/gui/kb-w.h": SPDX, "src/store/kb-b.c": SPDX + '#include "../gui/kb-w.h"\n'}, "src/store/kb-b.c:2"),
    ("layers", "the command line includes the windows", {
        "src/gui/kb-w.h": SPDX, "src/cli/main.c": SPDX + '#include "kb-w.h"\n'}, "src/cli/main.c:2"),
    ("layers", "a file beside the layers", {"src/other/x.c": SPDX}, "src/other/x.c"),
    ("toolkit", "GTK's header in core", {"src/core/kb-a.c": SPDX + "#include <gtk/gtk.h>\n"}, "src/core/kb-a.c:2"),
    ("toolkit", "libadwaita's header in exchange", {"src/exchange/x.h": SPDX + "#include <adwaita.h>\n"},
     "src/exchange/x.h:2"),
    ("toolkit", "a toolkit's type in store", {"src/store/kb-b.c": SPDX + "GtkWidget *w;\n"}, "src/store/kb-b.c:2"),
    ("toolkit", "the toolkit linked to core", {
        "src/core/meson.build": HASH + "static_library('core', 'kb-a.c', dependencies: gtk_dep)\n"},
     "src/core/meson.build:2"),
    ("database", "SQLite's header in gui", {"src/gui/pages/kb-page.c": SPDX + "#include <sqlite3.h>\n"},
     "src/gui/pages/kb-page.c:2"),
    ("database", "SQLite called from core", {"src/core/kb-a.c": SPDX + "int a = sqlite3_step (s);\n"},
     "src/core/kb-a.c:2"),
    ("database", "SQL in a page", {
        "src/gui/pages/kb-page.c": SPDX + 'const char *s = "SELECT name FROM asset";\n'}, "src/gui/pages/kb-page.c:2"),
    ("length", "1,001 lines", {"tests/test-a.c": SPDX + "\n" * rules.MOST_LINES}, "tests/test-a.c"),
    ("licence", "no SPDX line", {"src/core/kb-a.h": "#pragma once\n"}, "src/core/kb-a.h"),
    ("licence", "an SPDX line too far down", {"build-aux/x": "#!/bin/sh\n\n" + HASH}, "build-aux/x"),
    ("templates", "a template without its C file", {
        "ui/kb-lone.ui": XML + '<interface><template class="KbLone"/></interface>\n'}, "ui/kb-lone.ui"),
    ("templates", "a template not carried", {RESOURCES: XML + "<gresources/>\n"}, "ui/kb-page.ui"),
    ("templates", "a listed file that is not there", {
        RESOURCES: XML + "<gresources><file>kb-page.ui</file><file>kb-gone.ui</file></gresources>\n"}, "kb-gone.ui"),
    ("icons", "an icon that is not drawn", {
        "src/gui/pages/kb-page.c": SPDX + 'const char *i = "kb-gone-symbolic";\n'}, "kb-gone-symbolic"),
    ("icons", "an icon not carried", {RESOURCES: XML + "<gresources/>\n"}, "kb-open-symbolic"),
    ("build_files", "a C file not built", {"src/core/kb-new.c": SPDX}, "src/core/kb-new.c"),
    ("build_files", "a C file in a subfolder not built", {"src/gui/pages/kb-new.c": SPDX}, "src/gui/pages/kb-new.c"),
    ("build_files", "a test not run", {"tests/test-b.c": SPDX}, "tests/test-b.c"),
    ("translated_files", "a text in a C file that is not listed", {
        "src/core/kb-a.c": SPDX + 'const char *t = _ ("Close");\n'}, "src/core/kb-a.c"),
    ("translated_files", "a text in a template that is not listed", {
        "ui/kb-page.ui": XML + '<interface><property translatable="yes">A</property></interface>\n'}, "ui/kb-page.ui"),
    ("translated_files", "a listed file that is not there", {"po/POTFILES.in": "src/gone.c\nsrc/gui/pages/kb-page.c\n"},
     "src/gone.c"),
    ("translated_files", "a list out of order", {
        "po/POTFILES.in": "src/gui/pages/kb-page.c\nsrc/core/kb-a.c\n"}, "alphabetical"),
    ("translations", "a text not translated", {"po/sv.po": PO_HEAD + 'msgid "Open"\nmsgstr ""\n'}, "po/sv.po"),
    ("translations", "a doubtful translation", {"po/sv.po": PO_HEAD + '#, fuzzy\nmsgid "Open"\nmsgstr "Öppna"\n'},
     "po/sv.po"),
    ("translations", "a text that the catalogue lacks", {"po/sv.po": PO_HEAD}, "po/sv.po"),
    ("marks", "a mark of unfinished work", {"src/core/kb-a.c": SPDX + "// TO" "DO: later\n"}, "src/core/kb-a.c:2"),
    ("machine_paths", "a path of one machine", {"README.md": "Look in /wo" "rk/main.\n"}, "README.md:1"),
    ("machine_paths", "a folder at home", {"src/core/kb-a.c": SPDX + 'const char *p = "/ho' 'me/anna/a";\n'},
     "src/core/kb-a.c:2"),
    ("machine_paths", "the temporary folder", {"build-aux/x": "#!/bin/sh\n" + HASH + "ls /tm" "p/x\n"}, "build-aux/x:3"),
    ("well_formed", "a broken template", {"ui/kb-page.ui": XML + "<interface>\n"}, "ui/kb-page.ui"),
    ("well_formed", "a picture without a size", {
        "icons/kb-open-symbolic.svg": XML + '<svg xmlns="http://www.w3.org/2000/svg"/>\n'}, "kb-open-symbolic.svg"),
]


def findings(rule, files):
    """What a rule finds in a tree of the given files."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return list(rule(Tree(folder)))


class Tap:
    def __init__(self, planned):
        self.number = 0
        self.failed = False
        print(f"1..{planned}")

    def case(self, title, wrong):
        """wrong: what is amiss, a line each."""
        self.number += 1
        self.failed |= bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {self.number} - {title}")
        for line in wrong:
            print(f"# {line}")
        sys.stdout.flush()


def main(root):
    tap = Tap(2 * len(rules.RULES) + len(BAD) + 1)
    by_name = {rule.__name__: rule for rule in rules.RULES}
    for rule in rules.RULES:
        tap.case(f"{rule.__name__} finds nothing in a good tree", findings(rule, GOOD))
    for name, title, changes, where in BAD:
        found = findings(by_name[name], GOOD | changes)
        missed = not any(where in line for line in found)
        tap.case(f"{name} finds {title}", [f"wanted {where}, found {found}"] if missed else [])
    untried = sorted(by_name.keys() - {name for name, *_ in BAD})
    tap.case("each rule has been seen to find something", untried)
    tree = Tree(root)
    for rule in rules.RULES:
        tap.case(rule.__doc__.split(". ")[0].rstrip("."), list(rule(tree)))
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
