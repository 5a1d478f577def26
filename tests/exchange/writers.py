# SPDX-License-Identifier: EUPL-1.2
"""Spreadsheets as different programs write them, made by hand so that each particularity is there.

Every writer puts the same list into a file, in its own way:

excel-windows   shared strings with counts, a declaration that ends in CRLF, mc:Ignorable with
                prefixes that are not understood, spans and x14ac:dyDescent on rows, dates by the
                built-in format 14, a table part, a hidden sheet before the list, calcChain
excel-mac       days counted from 1904, rich text runs, a phonetic guide in a string
excel-web       no calcChain and no docProps, xr:uid, parts named in another order, formulas whose
                results are texts (t="str") and booleans (t="b")
libreoffice     attributes on every cell and row (customFormat="false"), a format code of its own for
                dates, "aca" on formulas, rows repeated below the list with only a style
openpyxl        targets that begin with a slash, t="n" on numbers, inline strings, no spans
libxlsxwriter   constant memory: inline strings with xml:space, no sharedStrings part at all
google-sheets   many namespaces declared, a style on every cell, a thousand empty rows below
prefix          an element prefix in every part, a byte order mark before each, every cell a shared
                string, numbers and dates too, headers that end in blanks
strict          the strict form of ISO 29500, whose namespaces are other ones, and ISO dates (t="d")
"""

import datetime
import zipfile
from xml.sax.saxutils import escape, quoteattr

TRANSITIONAL = {
    "main": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "rel": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
STRICT = {
    "main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "rel": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
EPOCH = datetime.date(1899, 12, 30)


def column_name(number):
    name = ""
    number += 1
    while number > 0:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


class Writer:
    """Writes a list in one way. A cell is None, a text, a number, a truth or a date."""

    name = "plain"
    namespaces = TRANSITIONAL
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    mark = ""
    prefix = ""
    inline = False
    absolute = False
    epoch_1904 = False
    date_format = None
    date_id = 14
    root_extra = ""
    sheet_part = "worksheets/sheet1.xml"

    def __init__(self):
        self.strings = {}

    # --- cells ---

    def string_item(self, text):
        return f"<{self.p('t')} xml:space=\"preserve\">{escape(text)}</{self.p('t')}>"

    def p(self, name):
        return self.prefix + name

    def shared(self, text):
        return self.strings.setdefault(text, len(self.strings))

    def serial(self, date):
        days = (date - EPOCH).days
        return days - 1462 if self.epoch_1904 else days

    def cell_attributes(self, reference, style):
        return f'r="{reference}"' + (f' s="{style}"' if style else "")

    def cell(self, reference, value):
        if value is None:
            return ""
        if isinstance(value, bool):
            return self.element(reference, 0, "b", "1" if value else "0")
        if isinstance(value, datetime.date):
            return self.date_cell(reference, value)
        if isinstance(value, (int, float)):
            return self.number_cell(reference, value)
        if self.inline:
            return (f"<{self.p('c')} {self.cell_attributes(reference, 0)} t=\"inlineStr\">"
                    f"<{self.p('is')}>{self.string_item(value)}</{self.p('is')}></{self.p('c')}>")
        return self.element(reference, 0, "s", str(self.shared(value)))

    def date_cell(self, reference, value):
        return self.element(reference, 1, None, str(self.serial(value)))

    def number_cell(self, reference, value):
        return self.element(reference, 0, None, repr(value))

    def element(self, reference, style, kind, value):
        kind = f' t="{kind}"' if kind else ""
        return (f"<{self.p('c')} {self.cell_attributes(reference, style)}{kind}>"
                f"<{self.p('v')}>{escape(value)}</{self.p('v')}></{self.p('c')}>")

    def row_attributes(self, number, width):
        return f'r="{number}"'

    def below(self, number, width):
        """What the writer leaves under the list."""
        return ""

    def after(self):
        """What stands after the cells."""
        return ""

    def sheet(self, rows, first=1):
        width = max(len(row) for row in rows)
        out = [f"<{self.p('worksheet')} {self.xmlns()}{self.root_extra}><{self.p('sheetData')}>"]
        for number, row in enumerate(rows, first):
            cells = "".join(self.cell(f"{column_name(c)}{number}", value)
                            for c, value in enumerate(row))
            out.append(f"<{self.p('row')} {self.row_attributes(number, width)}>{cells}"
                       f"</{self.p('row')}>")
        out.append(self.below(first + len(rows), width))
        out.append(f"</{self.p('sheetData')}>{self.after()}</{self.p('worksheet')}>")
        return "".join(out)

    def xmlns(self):
        prefix = ":" + self.prefix[:-1] if self.prefix else ""
        return f"xmlns{prefix}=\"{self.namespaces['main']}\" xmlns:r=\"{self.namespaces['rel']}\""

    # --- the other parts ---

    def styles(self):
        formats = ""
        if self.date_format:
            formats = (f"<{self.p('numFmts')} count=\"1\"><{self.p('numFmt')} numFmtId=\"164\" "
                       f"formatCode={quoteattr(self.date_format)}/></{self.p('numFmts')}>")
        number = 164 if self.date_format else self.date_id
        return (f"<{self.p('styleSheet')} {self.xmlns()}>{formats}"
                f"<{self.p('cellStyleXfs')} count=\"1\"><{self.p('xf')} numFmtId=\"0\"/>"
                f"</{self.p('cellStyleXfs')}><{self.p('cellXfs')} count=\"2\">"
                f"<{self.p('xf')} numFmtId=\"0\"/><{self.p('xf')} numFmtId=\"{number}\"/>"
                f"</{self.p('cellXfs')}></{self.p('styleSheet')}>")

    def shared_strings(self):
        items = "".join(f"<{self.p('si')}>{self.string_item(text)}</{self.p('si')}>"
                        for text in self.strings)
        return (f"<{self.p('sst')} {self.xmlns()} count=\"{len(self.strings) * 2}\" "
                f"uniqueCount=\"{len(self.strings)}\">{items}</{self.p('sst')}>")

    def sheets(self):
        """Name, state and part of each sheet."""
        return [("Lista", None, self.sheet_part)]

    def workbook(self):
        properties = f"<{self.p('workbookPr')} date1904=\"1\"/>" if self.epoch_1904 else ""
        sheets = "".join(
            f"<{self.p('sheet')} name={quoteattr(name)} sheetId=\"{i}\""
            + (f' state="{state}"' if state else "") + f' r:id="rId{i}"/>'
            for i, (name, state, _) in enumerate(self.sheets(), 1))
        return (f"<{self.p('workbook')} {self.xmlns()}{self.root_extra}>{properties}"
                f"<{self.p('sheets')}>{sheets}</{self.p('sheets')}></{self.p('workbook')}>")

    def target(self, part):
        return "/xl/" + part if self.absolute else part

    def relations(self):
        kinds = [("worksheet", part) for _, _, part in self.sheets()] + [("styles", "styles.xml")]
        if self.strings:
            kinds.append(("sharedStrings", "sharedStrings.xml"))
        lines = "".join(
            f"<Relationship Id=\"rId{i}\" Type=\"{self.namespaces['rel']}/{kind}\" "
            f"Target=\"{self.target(part)}\"/>" for i, (kind, part) in enumerate(kinds, 1))
        return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'

    def other_parts(self):
        return {}

    def content_types(self, parts):
        kinds = {"workbook.xml": "sheet.main", "styles.xml": "styles",
                 "sharedStrings.xml": "sharedStrings", "calcChain.xml": "calcChain"}
        lines = "".join(
            f'<Override PartName="/xl/{part}" ContentType="application/vnd.openxmlformats-office'
            f"document.spreadsheetml.{kinds.get(part, part.split('/')[0].rstrip('s'))}+xml\"/>"
            for part in parts if not part.startswith("_rels"))
        return (f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/'
                'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
                f'ContentType="application/xml"/>{lines}</Types>')

    def write(self, path, rows, first=1):
        """Writes the rows, the headers first, from row `first` of the sheet on."""
        self.strings = {}
        parts = {self.sheet_part: self.sheet(rows, first)}
        parts.update(self.other_parts())
        parts["styles.xml"] = self.styles()
        if self.strings:
            parts["sharedStrings.xml"] = self.shared_strings()
        parts["workbook.xml"] = self.workbook()
        parts["_rels/workbook.xml.rels"] = self.relations()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            def put(name, text):
                package.writestr(name, (self.mark + self.declaration + text).encode("utf-8"))
            put("[Content_Types].xml", self.content_types(parts))
            put("_rels/.rels", f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
                f"Type=\"{self.namespaces['rel']}/officeDocument\" "
                f"Target=\"{'/' if self.absolute else ''}xl/workbook.xml\"/></Relationships>")
            for name, text in parts.items():
                put("xl/" + name, text)


class ExcelWindows(Writer):
    name = "excel-windows"
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    root_extra = (' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
                  'mc:Ignorable="x14ac xr" xmlns:x14ac="http://schemas.microsoft.com/office/'
                  'spreadsheetml/2009/9/ac" xmlns:xr="http://schemas.microsoft.com/office/'
                  'spreadsheetml/2014/revision" xr:uid="{00000000-0001-0000-0000-000000000000}"')

    def row_attributes(self, number, width):
        return f'r="{number}" spans="1:{width}" x14ac:dyDescent="0.25"'

    def sheets(self):
        return [("Listor", "hidden", "worksheets/sheet2.xml"),
                ("System", None, self.sheet_part)]

    def other_parts(self):
        hidden = (f"<worksheet {self.xmlns()}><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>"
                  f"{self.shared('Namn')}</v></c></row></sheetData></worksheet>")
        return {"worksheets/sheet2.xml": hidden,
                "calcChain.xml": f"<calcChain {self.xmlns()}><c r=\"A1\" i=\"1\"/></calcChain>",
                "tables/table1.xml": f"<table {self.xmlns()} id=\"1\" name=\"Tabell1\"/>"}


class ExcelMac(Writer):
    name = "excel-mac"
    epoch_1904 = True

    def string_item(self, text):
        """The text in runs, with a phonetic guide that is no part of it."""
        middle = len(text) // 2
        return (f'<r><t xml:space="preserve">{escape(text[:middle])}</t></r><r><rPr><b/></rPr>'
                f'<t xml:space="preserve">{escape(text[middle:])}</t></r>'
                '<rPh sb="0" eb="1"><t>FEL</t></rPh>')


class ExcelWeb(Writer):
    name = "excel-web"
    sheet_part = "worksheets/sheet7.xml"

    def cell(self, reference, value):
        if isinstance(value, str) and reference.startswith("A") and not reference.endswith("1"):
            return (f'<c {self.cell_attributes(reference, 0)} t="str"><f>TRIM("x")</f>'
                    f"<v>{escape(value)}</v></c>")
        return super().cell(reference, value)


class LibreOffice(Writer):
    name = "libreoffice"
    date_format = "yyyy\\-mm\\-dd"

    def row_attributes(self, number, width):
        return f'r="{number}" customFormat="false" ht="12.8" hidden="false" customHeight="false"'

    def cell_attributes(self, reference, style):
        return f'r="{reference}" s="{style}"'

    def below(self, number, width):
        return "".join(f'<row r="{r}" customFormat="true" ht="12.8"><c r="A{r}" s="1"/></row>'
                       for r in range(number, number + 5)) + '<row r="1048576" ht="12.8"/>'


class OpenPyXL(Writer):
    name = "openpyxl"
    declaration = ""
    inline = True
    absolute = True
    date_format = "yyyy-mm-dd"

    def number_cell(self, reference, value):
        return self.element(reference, 0, "n", repr(value))

    def date_cell(self, reference, value):
        return self.element(reference, 1, "n", str(self.serial(value)))


class LibXlsxWriter(Writer):
    name = "libxlsxwriter"
    inline = True

    def row_attributes(self, number, width):
        return f'r="{number}" spans="1:{min(width, 16)}"'


class GoogleSheets(Writer):
    name = "google-sheets"
    date_format = "yyyy-mm-dd"
    root_extra = (' xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main" '
                  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
                  'xmlns:mv="urn:schemas-microsoft-com:mac:vml"')

    def cell_attributes(self, reference, style):
        return f'r="{reference}" s="{style}"'

    def row_attributes(self, number, width):
        return f'r="{number}" ht="15.75" customHeight="1"'

    def number_cell(self, reference, value):
        return self.element(reference, 0, None, f"{float(value)}")

    def below(self, number, width):
        return "".join(f'<row r="{r}" ht="15.75" customHeight="1"><c r="A{r}" s="0"/></row>'
                       for r in range(number, number + 1000))


class Prefix(Writer):
    name = "prefix"
    prefix = "x:"
    mark = "\ufeff"

    def cell(self, reference, value):
        if isinstance(value, bool):
            value = "ja" if value else "nej"
        elif isinstance(value, (datetime.date, int, float)):
            value = str(value)
        if value is not None and reference.rstrip("0123456789") + "1" == reference:
            value += "  "
        return super().cell(reference, value)


class Strict(Writer):
    name = "strict"
    namespaces = STRICT

    def date_cell(self, reference, value):
        return self.element(reference, 1, "d", value.isoformat() + "T00:00:00")


WRITERS = [ExcelWindows, ExcelMac, ExcelWeb, LibreOffice, OpenPyXL, LibXlsxWriter, GoogleSheets,
           Prefix, Strict]
