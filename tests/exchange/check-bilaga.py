# SPDX-License-Identifier: EUPL-1.2
"""Reads the PDF that goes with the notice: its structure, bookmarks, metadata, fonts, and what a public one says."""

import re
import shutil
import subprocess
import sys

from spreadsheet import SKIP, Workbook, check

TOOLS = ("pdfinfo", "pdffonts", "pdftotext", "pdftohtml")


def ask(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60,
                          check=False)
    check(done.returncode == 0 and "Error" not in done.stderr, f"{' '.join(command)}: {done.stderr}")
    return done.stdout


def facts_of(path):
    return {name.strip(): value.strip() for name, _, value in
            (line.partition(":") for line in ask("pdfinfo", path).splitlines())}


def bookmarks_of(path):
    """Title and page of each bookmark, in order."""
    found = re.findall(r'<item page="(\d+)">(.*?)</item>', ask("pdftohtml", "-xml", "-i", "-stdout", path))
    return [(title, int(page)) for page, title in found]


def check_pdf(path, headings, pages):
    facts = facts_of(path)
    check(facts["Tagged"] == "yes" and facts["Encrypted"] == "no" and facts["JavaScript"] == "no", f"{facts}")
    check(facts["Title"].startswith("Handlingsplan för informationssäkerhet"), facts["Title"])
    check(facts["Author"] == "Björkhamra kommun, Socialnämnden", facts["Author"])
    check(facts["Subject"] == "SN 2027/48", facts["Subject"])
    check(int(facts["Pages"]) <= pages, f"{facts['Pages']} pages")
    bookmarks = bookmarks_of(path)
    titles = [title for title, _ in bookmarks]
    for heading in headings:
        check(heading in titles, f"no bookmark of {heading} among {titles}")
    check([page for _, page in bookmarks] == sorted(page for _, page in bookmarks), "bookmarks jump about")
    structure = ask("pdfinfo", "-struct", path)
    check(structure.lstrip().startswith("Document"), "no document")
    check(len(re.findall(r"\bH1\b", structure)) == 1, "not one first heading")
    check(len(re.findall(r"\bH[23]\b", structure)) == len(titles) - 1, "headings and bookmarks differ")
    for tag, least in (("Table", 5), ("TH", 20), ("TD", 60), ("Figure", 1), ("P", 5)):
        check(len(re.findall(rf"^\s*{tag}\b", structure, re.M)) >= least, f"too few {tag}")
    fonts = ask("pdffonts", path).splitlines()[2:]
    check(fonts and all(re.search(r"\byes yes yes\b", font) for font in fonts), "a font is not in the file")
    with open(path, "rb") as file:
        data = file.read()
    check(b"/Lang (sv)" in data, "no language")
    check(b"/DisplayDocTitle true" in data, "the file name stands for the title")
    check(b"pdfaid" not in data, "calls itself archivable, which nobody has validated")
    return re.sub(r"\s+", " ", ask("pdftotext", "-layout", path, "-"))


def main():
    if not all(map(shutil.which, TOOLS)):
        sys.exit(SKIP)
    workbook = Workbook(sys.argv[1])
    content = workbook.content()
    text = check_pdf(workbook.export("bilaga.pdf", "--lang", "sv"),
                     ["Sammanfattning", "Förslag till beslut", "De största riskerna", "Handlingsplanen",
                      "Tekniska skyddsåtgärder", "Metoden"], 7)
    check("18 kap. 8 § OSL" in text and "säkra meddelanden" in text, "no marking")
    for action in content["actions"]:
        check(action["label"] in text, f"{action['label']} is missing")
    summary = ask("pdftotext", "-l", "1", workbook.path("bilaga.pdf"), "-")
    check("Före åtgärder" in summary and "Efter åtgärder" in summary and "4 015" in summary.replace("\u00a0", " "),
          "the summary is not on the first page")
    public = check_pdf(workbook.export("utdrag.pdf", "--lang", "sv", "--profile", "public"),
                       ["Sammanfattning", "Förslag till beslut", "Handlingsplanen", "Metoden"], 5)
    check("Offentligt utdrag" in public and "18 kap. 8 §" not in public, "the public one is marked as secret")
    for risk in content["risks"]:
        for field in ("title", "cause", "event", "consequence", "name"):
            value = risk.get(field)
            check(not isinstance(value, str) or len(value) < 12 or value not in public, f"{value} is public")
    for system in content["systems"]:
        check(system["name"] not in public, f"{system['name']} is public")


main()
