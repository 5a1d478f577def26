# SPDX-License-Identifier: EUPL-1.2
"""A second reader of spreadsheets, with nothing in common with the program's: zip and XML alone."""

import datetime
import posixpath
import re
import xml.etree.ElementTree as ElementTree
import zipfile

EPOCH = datetime.date(1899, 12, 30)


def local(name):
    return name.rsplit("}", 1)[-1]


def attribute(element, name):
    return next((value for key, value in element.attrib.items() if local(key) == name), None)


def find_all(element, name):
    return [child for child in element.iter() if local(child.tag) == name]


def text_of(element):
    """The text of a string: its runs, without what tells how to pronounce it."""
    parts = []
    for child in element:
        if local(child.tag) == "t":
            parts.append(child.text or "")
        elif local(child.tag) == "r":
            parts += [t.text or "" for t in child if local(t.tag) == "t"]
    return "".join(parts)


def is_date(code):
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code)
    return any(letter in bare.lower() for letter in "ymd")


class Sheet:
    """The cells of a sheet: {(row, column): value}, rows from 1, columns from 0."""

    def __init__(self, path, name=None):
        with zipfile.ZipFile(path) as package:
            self.package = package
            self.read(name)

    def parse(self, part):
        return ElementTree.fromstring(self.package.read(part).decode("utf-8-sig"))

    def read(self, wanted):
        workbook = self.parse("xl/workbook.xml")
        relations = {r.get("Id"): r.get("Target")
                     for r in self.parse("xl/_rels/workbook.xml.rels")}
        self.epoch_1904 = any(attribute(p, "date1904") in ("1", "true")
                              for p in find_all(workbook, "workbookPr"))
        part = None
        for sheet in find_all(workbook, "sheet"):
            hidden = attribute(sheet, "state") not in (None, "visible")
            if attribute(sheet, "name") == wanted or (not wanted and not hidden):
                part = relations[attribute(sheet, "id")]
                break
        self.strings = self.read_strings()
        self.dates = self.read_dates()
        self.cells = {}
        self.read_cells(self.parse(posixpath.normpath(posixpath.join("/xl", part))[1:]))

    def read_strings(self):
        if "xl/sharedStrings.xml" not in self.package.namelist():
            return []
        return [text_of(item) for item in self.parse("xl/sharedStrings.xml")
                if local(item.tag) == "si"]

    def read_dates(self):
        """Which styles show a day."""
        styles = self.parse("xl/styles.xml")
        own = {int(f.get("numFmtId")): f.get("formatCode") for f in find_all(styles, "numFmt")}
        found = []
        for block in find_all(styles, "cellXfs"):
            for style in block:
                number = int(style.get("numFmtId", "0"))
                found.append(14 <= number <= 17 or number == 22
                             or (number in own and is_date(own[number])))
        return found

    def read_cells(self, sheet):
        row_number = 0
        for row in find_all(sheet, "row"):
            row_number = int(row.get("r", row_number + 1))
            column = 0
            for cell in row:
                reference = cell.get("r")
                if reference:
                    letters = reference.rstrip("0123456789")
                    column = 0
                    for letter in letters:
                        column = column * 26 + ord(letter) - 64
                    column -= 1
                value = self.value(cell)
                if value not in (None, ""):
                    self.cells[row_number, column] = value
                column += 1

    def value(self, cell):
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return text_of(next(child for child in cell if local(child.tag) == "is"))
        text = next((child.text for child in cell if local(child.tag) == "v"), None)
        if text is None:
            return None
        if kind == "s":
            return self.strings[int(text)]
        if kind == "b":
            return text == "1"
        if kind == "d":
            return datetime.date.fromisoformat(text[:10])
        if kind != "n":
            return text
        style = int(cell.get("s", "0"))
        number = float(text)
        if style < len(self.dates) and self.dates[style]:
            return EPOCH + datetime.timedelta(days=int(number) + (1462 if self.epoch_1904 else 0))
        return int(number) if number == int(number) else number

    def rows(self):
        return sorted({row for row, _ in self.cells})

    def table(self):
        """The rows as lists, the row number first; blank rows are none."""
        width = max(column for _, column in self.cells) + 1
        return [(row, [self.cells.get((row, column)) for column in range(width)])
                for row in self.rows()]
