"""keyed.py KEY.pdf FORM COLUMNS.csv - what a clerk types who keys an answer
sheet on which all is right: the header of COLUMNS.csv and one row, by the
letters that the printed key of the form has."""
import csv
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

NS = "{urn:precept:document:1}"


def words(node):
    return "".join(node.itertext()).strip()


def typed(cell):
    lines = [words(p) for p in cell.findall(NS + "paragraph")]
    if any(line.startswith("R") for line in lines):
        return "|".join(line.replace("\u00a0", "-") for line in lines)
    return lines[0].replace("\u00a0", "").replace(", ", "|")


def main():
    key, form, columns = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        book = os.path.join(folder, "book.xml")
        subprocess.run(["pdfdetach", "-save", "1", "-o", book, key],
                       check=True)
        root = ET.parse(book).getroot()
    part = next(p for p in root.iter(NS + "part")
                if p.get("id") == "part/key-" + form)
    rows = [list(row) for row in part.iter(NS + "row")][1:]
    answers = {words(cells[3].findall(NS + "paragraph")[-1]): typed(cells[1])
               for cells in rows}
    code = next(words(p).split("code ")[1].rstrip(".")
                for p in part.iter(NS + "paragraph") if "code " in words(p))
    with open(columns, encoding="utf-8") as f:
        header = next(csv.reader(f))
    said = {"person": "e1001", "name": "Alex Sample", "attempt": "1",
            "submitted": "2027-01-04", "form": code, "attested": "yes"}
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(header)
    out.writerow([answers[c] if c in answers else said[c] for c in header])


main()
