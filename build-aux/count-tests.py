#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Counts single cases in the log of `meson test`, where a program of many cases counts as one.

Prints what was skipped and what failed, and as its last line "N passed, N failed".
Ends with 1 when a case failed or none ran.
"""

import json
import re
import sys

PLAN = re.compile(r"^1\.\.(\d+)", re.M)
CASE = re.compile(r"^(ok|not ok)\b *\d* *(?:- )?([^#\n]*)(?:# *(\w+)\S* *(.*))?$", re.M)
REMARKS = re.compile(r"(?:#.*\n)*")


class Count:
    """What became of the cases: each a name and what was said about it."""

    def __init__(self):
        self.passed, self.failed, self.skipped = [], [], []

    def add_tap(self, program, output):
        """Adds the cases that a program told of. Returns whether it told of all it had planned."""
        plan = PLAN.search(output)
        told = 0
        for match in CASE.finditer(output):
            verdict, title, directive, reason = match.groups("")
            told += 1
            name = f"{program}: {title.strip()}"
            if directive.upper() == "SKIP":
                self.skipped.append((name, reason.strip()))
            elif verdict == "ok":
                self.passed.append((name, ""))
            else:
                self.failed.append((name, REMARKS.match(output, match.end() + 1).group()))
        return plan is not None and told >= int(plan.group(1))

    def add(self, test):
        """Adds a line of the log, which stands for one program."""
        program = test["name"].split(" / ")[-1]
        result, output = test["result"], test.get("stdout", "")
        end = "\n".join((output + test.get("stderr", "")).splitlines()[-20:])
        before = len(self.failed)
        if PLAN.search(output) or CASE.search(output):
            whole = self.add_tap(program, output)
            if len(self.failed) == before and (result not in ("OK", "SKIP") or not whole):
                self.failed.append((f"{program}: did not end as it should ({result})", end))
        elif result == "SKIP":
            self.skipped.append((program, ""))
        elif result in ("OK", "EXPECTEDFAIL"):
            self.passed.append((program, ""))
        else:
            self.failed.append((f"{program} ({result})", end))


def main(path):
    count = Count()
    try:
        with open(path, encoding="utf-8", errors="replace") as log:
            for line in log:
                count.add(json.loads(line))
    except FileNotFoundError:
        print("No test ran.")
    for heading, names in (("Skipped", count.skipped), ("Failed", count.failed)):
        if names:
            print(f"\n{heading}, {len(names)}:")
            for name, said in names:
                print(f"  {name}")
                for line in said.splitlines():
                    print(f"      {line.removeprefix('# ')}")
    print(f"\n{len(count.passed)} passed, {len(count.failed)} failed")
    return 1 if count.failed or not count.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
