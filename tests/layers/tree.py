# SPDX-License-Identifier: EUPL-1.2
"""A source tree as the rules see it: the files that belong to it, and their text."""

import os
import re
import subprocess
from pathlib import Path

COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


class Tree:
    """The files below a folder that git keeps or would keep; without git, all but what is built."""

    def __init__(self, root):
        self.root = Path(root).resolve()
        self.paths = sorted(self._list())
        self._texts = {}

    def _list(self):
        if (self.root / ".git").exists():
            try:
                output = subprocess.run(
                    ["git", "ls-files", "-coz", "--exclude-standard"],
                    cwd=self.root, capture_output=True, check=True,
                ).stdout.decode()
                return [p for p in output.split("\0") if p and (self.root / p).is_file()]
            except (OSError, subprocess.CalledProcessError):
                pass
        found = []
        for folder, subfolders, files in os.walk(self.root):
            subfolders[:] = [
                s for s in subfolders
                if s not in (".git", "out", "__pycache__")
                and not (Path(folder) / s / "meson-private").exists()
            ]
            relative = Path(folder).relative_to(self.root)
            found += [(relative / f).as_posix() for f in files]
        return found

    def select(self, *folders, suffixes=()):
        """The paths below the folders, all when none is given, that end in one of the suffixes."""
        return [
            p for p in self.paths
            if (not folders or p.startswith(tuple(f + "/" for f in folders)))
            and (not suffixes or p.endswith(suffixes))
        ]

    def text(self, path):
        """What a file says; nothing when it is no text."""
        if path not in self._texts:
            try:
                self._texts[path] = (self.root / path).read_bytes().decode("utf-8")
            except (OSError, UnicodeDecodeError):
                self._texts[path] = ""
        return self._texts[path]

    def lines(self, path):
        """(number, line) for each line."""
        return enumerate(self.text(path).splitlines(), 1)

    def code(self, path):
        """A C file without what stands in comments and strings, line for line."""
        def blank(match):
            kept = "\n" * match.group().count("\n")
            return '""' + kept if match.group()[0] in "\"'" else " " + kept
        return COMMENT_OR_STRING.sub(blank, self.text(path))

    def strings(self, path):
        """(line, content) of each string in a C file."""
        text = self.text(path)
        for match in COMMENT_OR_STRING.finditer(text):
            if match.group()[0] == '"':
                yield text.count("\n", 0, match.start()) + 1, match.group()[1:-1]

    def run(self, *command, text=None):
        """Runs a program at the top of the tree. Returns its exit code and what it said."""
        environment = {k: v for k, v in os.environ.items() if k != "LANGUAGE"}
        environment["LC_ALL"] = "C.UTF-8"
        done = subprocess.run(
            command, cwd=self.root, env=environment, input=text, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        return done.returncode, done.stdout
