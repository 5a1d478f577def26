# SPDX-License-Identifier: EUPL-1.2
"""A system register as a kommun has it: 53 columns, every cell a shared string, elements with a
prefix, parts that begin with a byte order mark, headers that end in blanks, organisation as a path,
cells of 5,000 letters, names that come again, dates that are days, serials or prose, and names with
commas in lists of names. The headers are those of a published one (Sundsvall); all else is made up.
"""

import json
import os
import random
import sys
import tempfile

from imported import Program, all_bytes, check, stored_systems
from plainsheet import Sheet
from writers import Prefix

HEADERS = """Namn|Organisation|Systemansvariga IT|Systemansvariga verksamhet|Aktiva användare
Incidenter förra året|Uppgraderingar|IT Bedömning|Drift internt eller externt
Andel mycket nöjda användare|Har kontroll över data
Har stöd för API i öppna utvecklingsmiljöer|Delar delas som öppna data|IT Beskrivning
Anteckningar - IT|Var i systemets livscykel befinner sig systemet?|Avvecklat år|AI risk
Externa kopplingar|Verksamhet Bedömning|Avtalstiden löper ut datum
Påminnelse att avtalstid löper ut|Driftbudget|Utvecklingsbudget|Avvecklingsår|Inlåsningseffekter
Verksamhetskritiskt|Överlappande funktionalitet|Verksamhetsområden|Drift år
Verksamhet Beskrivning|Anteckningar - Verksamhet|Leverantörstjänster|Leverantörstjänster, text
Åtkomstdokumentation|Åtkomstdokumentation, text|Tjänstenivåer|Tjänstenivåer, text
Leverantörsavbrott|Leverantörsavbrott, text|Ansvar|Ansvar, text|Taggar|Beroende till
Beroende från|Länkar|Har informationssäkerhetsklassning genomförts under det senaste året?
Har riskanalys genomförts under det senaste året?|Är systemet anpassningsbart?
Nyttjas systemet av specifika verksamheter eller gemensamt?|Systemkategorier
Planerade utvecklingsaktiviteter|Förvaltningsaktiviteter""".replace("\n", "|").split("|")

COMMA_NAMES = ["Vård, omsorg och stöd", "Kartor, ritningar (GIS), planer"]
LIFE = {"I drift": "in-use", "Under avveckling": "phasing-out", "Planerad": "planned",
        "Under införande": "introduction", "Avvecklat": "retired", None: None}
CRITICAL = {"Kritiskt": 1, "Hög": 1, "Medel": 0, "Låg": 0, None: None}
ENDS = [("2028-12-31", "2028-12-31", None), ("46443", "2027-02-25", None),
        ("31/3 2027", "2027-03-31", None), ("2026-06-30 00:00:00", "2026-06-30", None),
        ("Löpande – uppsägningstid nio månader", None, "Löpande – uppsägningstid nio månader"),
        ("-", None, None), (None, None, None)]
UNITS = ["Provköpings kommun / Socialförvaltningen / Individ och familj",
         "Provköpings kommun / Socialförvaltningen / Hemtjänst", "Provköpings kommun / Barn",
         "Provbo AB", None]
ROWS = 500


def make_rows():
    """Rows as a list has them, and what should come of each system."""
    rnd = random.Random(53)
    names = [f"System {i:03}" for i in range(ROWS - len(COMMA_NAMES))] + COMMA_NAMES
    rnd.shuffle(names)
    rows, expected = [], {}
    for i, name in enumerate(names):
        row = dict.fromkeys(HEADERS)
        life, critical = rnd.choice(list(LIFE)), rnd.choice(list(CRITICAL))
        said, day, prose = rnd.choice(ENDS)
        # Only what stands further down is depended on: no circles.
        on = rnd.sample(names[i + 1:i + 40], min(rnd.choice([0, 0, 1, 2, 3]), len(names) - i - 1))
        unit = rnd.choice(UNITS)
        text = None
        if i % 3 == 0:
            text = (f"System {i} stödjer verksamheten.\nDet har <fler> rader & tecken. " * 90)[:5000]
        row.update({
            "Namn": f"  {name} " if i % 5 == 0 else name,
            "Organisation": unit,
            "Systemansvariga IT": f"Anna Ek, anna.ek{i}@provkoping.example",
            "Systemansvariga verksamhet": f"Bo Al{i}; Eva Ask",
            "IT Beskrivning": text,
            "Drift internt eller externt": rnd.choice(["Internt", "Externt", None]),
            "Var i systemets livscykel befinner sig systemet?": life,
            "Avtalstiden löper ut datum": said,
            "Verksamhetskritiskt": critical,
            "Beroende till": ", ".join(on) or None,
            "Taggar": f"oläst-{i}",
            "Länkar": f"https://oläst-{i}.example/",
        })
        rows.append([row[header] for header in HEADERS])
        expected[name] = {"unit": unit or "", "description": text.strip() if text else None,
                          "hosting": row["Drift internt eller externt"], "life_cycle": LIFE[life],
                          "contract_ends_on": day, "contract": prose,
                          "critical": CRITICAL[critical], "on": set(on)}
        if i in (17, 230, 444):
            rows.append([row[header] for header in HEADERS])  # the same name again
        if i in (90, 91):
            rows.append([None] * len(HEADERS))
    return rows, expected


def main():
    with tempfile.TemporaryDirectory(prefix="kb-test-") as folder:
        program = Program(os.path.abspath(sys.argv[1]), folder)
        path = os.path.join(folder, "System.xlsx")
        rows, expected = make_rows()
        title = [["Systemregister, uttag 2027-02-25"], [None], ["Provköpings kommun"]]
        check(len(HEADERS) == 53, f"{len(HEADERS)} columns")
        Prefix().write(path, title + [HEADERS] + rows)
        workbook = program.new("register")
        tried = json.loads(program.run("import", workbook, path, "--json", "--dry-run"))
        check(not stored_systems(workbook), "a dry run wrote something")
        result = program.import_list(workbook, path)
        check(tried == result, "the dry run told something else")
        sheet = Sheet(path)
        numbers = [row for row in sheet.rows() if row > 4]
        check(result["read"] == len(numbers) == ROWS + 3, f"read {result['read']}")
        check([row["row"] for row in result["rows"]] == numbers, "rows are numbered otherwise")
        check((result["created"], result["updated"], result["failed"]) == (ROWS, 0, 0),
              {key: result[key] for key in ("created", "updated", "skipped", "failed")})
        check([row["code"] for row in result["rows"] if row["code"]] == ["repeated"] * 3, "skipped")
        stored = stored_systems(workbook)
        check(set(stored) == set(expected), "other names are stored")
        cells = 0
        for name, wanted in expected.items():
            for field, value in wanted.items():
                check(stored[name][field] == value,
                      f"{name}, {field}: {stored[name][field]!r} instead of {value!r}")
                cells += value not in (None, "", set())
        data = all_bytes(program, workbook)
        for secret in ("oläst-1", "anna.ek", "Bo Al7"):
            present = secret.encode() in data
            check(present == (secret == "Bo Al7"), f"“{secret}” is in the file: {present}")
        program.run("undo", workbook)
        check(not stored_systems(workbook), "undo left systems behind")
        again = program.import_list(workbook, path)
        check(again == result, "the second import differs")
        repeat = program.import_list(workbook, path, "--on-existing", "update")
        check(repeat["updated"] == repeat["created"] == 0 and repeat["read"] == result["read"],
              "the same list changes what it made itself")
        print(f"{result['read']} rows, {cells} cells reconciled")


if __name__ == "__main__":
    main()
