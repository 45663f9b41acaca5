"""pdf_check.py FILE.pdf [BOOK.xml] - see pdf_check.sh, which calls it."""
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

NS = "{urn:precept:document:1}"
INLINE = {"text", "emphasis", "strong", "strike", "code", "link",
          "line-break", "gap", "value"}
TYPES = {"book": "Document", "part": "Part", "paragraph": "P", "basis": "P",
         "field": "P", "code-block": "P", "quotation": "BlockQuote",
         "box": "Div", "rule": "Div", "contents": "TOC", "list": "L",
         "table": "Table", "image": "Figure"}
# Elements that stand among words: their words are their parent's.
AMONG_WORDS = {"Link", "Reference", "Code", "Span", "Form"}
# Said by no glyph of its own.
SILENT = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\ufe00-\ufe0f]")


class Elem:
    def __init__(self, kind, words=""):
        self.kind, self.words, self.kids = kind, words, []

    def add(self, elem):
        self.kids.append(elem)
        return elem


def plain(text):
    return " ".join(SILENT.sub("", text).split())


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)
    return (done.returncode, done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"))


# ---- the document tree: what the structure should be ----

def kind_of(node):
    return node.tag.replace(NS, "")


def words_of(node):
    """The words right in a block: its label and its inlines."""
    kind = kind_of(node)
    out = [] if kind in ("item", "image") else [node.get("label", ""), " "]

    def collect(n):
        if kind_of(n) == "line-break":
            out.append(" ")
        out.append(n.text or "")
        for kid in n:
            if kind_of(kid) in INLINE:
                collect(kid)
            out.append(kid.tail or "")
    if is_leaf(node):
        collect(node)
    return plain("".join(out))


def is_leaf(node):
    return all(kind_of(kid) in INLINE for kid in node)


def add_blocks(node, above):
    """Element of a block and all below it; what it says without words goes."""
    kind = kind_of(node)
    if kind in INLINE or kind == "break":
        return
    if kind == "item":
        elem = above.add(Elem("LI"))
        elem.add(Elem("Lbl", plain(node.get("label", ""))))
        inner = elem.add(Elem("LBody", words_of(node)))
    elif kind == "heading":
        level = min(max(int(node.get("level")), 1), 6)
        inner = above.add(Elem("H%d" % level, words_of(node)))
    elif kind == "entry":
        inner = above.add(Elem("TOCI", words_of(node)))
    elif kind == "cell":
        inner = above.add(Elem("TD", words_of(node)))
    elif kind == "row":
        add_row(node, above)
        return
    else:
        inner = above.add(Elem(TYPES[kind], words_of(node)))
        if kind == "field" and node.get("widget"):
            inner.form = True
        if kind not in ("paragraph", "basis", "field", "code-block"):
            inner.words = ""
    for kid in node:
        add_blocks(kid, inner)


def add_row(node, table):
    kind = "THead" if node.get("header") else "TBody"
    body = table.kids[-1] if table.kids else None
    if body is None or body.kind != kind:
        body = table.add(Elem(kind))
    row = body.add(Elem("TR"))
    for cell in node:
        add_blocks(cell, row)
        if node.get("header") or cell.get("header"):
            row.kids[-1].kind = "TH"


def prune(elem):
    elem.kids = [kid for kid in elem.kids if prune(kid)]
    return bool(elem.kids or elem.words or hasattr(elem, "form") or
                elem.kind in ("TD", "TH", "Figure", "Document"))


def wanted(path):
    root = ET.parse(path).getroot()
    top = Elem("Document")
    if kind_of(root) == "book":
        for part in root:
            add_blocks(part, top)
    else:
        add_blocks(root, top)
    prune(top)
    return top


# ---- the structure tree: what it is ----

def found(pdf):
    """Read what pdfinfo prints: indentation, types, quoted words."""
    _, text, _ = run("pdfinfo", "-struct-text", pdf)
    top = Elem("")
    stack = [(-1, top)]
    lines = re.split(r"\n(?=[ ]*(?:\"|/|Object |[A-Z][A-Za-z0-9]*\b))", text)
    for line in lines:
        bare = line.strip("\n").lstrip(" ")
        depth = len(line) - len(line.lstrip(" "))
        if not bare:
            continue
        while stack[-1][0] >= depth:
            stack.pop()
        above = stack[-1][1]
        if bare.startswith('"'):
            above.words += bare.strip('"\n') if bare.count('"') == 2 else \
                bare[1:].rstrip("\n").removesuffix('"')
        elif bare[0] == "/" or bare.startswith("Object "):
            if bare[0] == "O":
                above.form = True
        else:
            kind = re.match(r"[A-Za-z0-9]+", bare).group()
            elem = above
            if kind not in AMONG_WORDS:
                elem = above.add(Elem(kind))
            stack.append((depth, elem))
    for elem in walk(top):
        elem.words = plain(elem.words)
    return top.kids[0] if top.kids else top


def walk(elem):
    yield elem
    for kid in elem.kids:
        yield from walk(kid)


def lines_of(elem, depth=0):
    yield "%s%s %s" % ("  " * depth, elem.kind, elem.words)
    for kid in elem.kids:
        yield from lines_of(kid, depth + 1)


def without_page_numbers(want, have):
    """Entries of the contents end in a page's number, which no tree has."""
    if re.match(r" *TOCI ", want) and have.startswith(want + " "):
        return re.fullmatch(r" [0-9ivxlcdm]+", have[len(want):]) is not None
    return False


def compare_trees(want, have):
    a, b = list(lines_of(want)), list(lines_of(have))
    for i in range(max(len(a), len(b))):
        x = a[i] if i < len(a) else "(nothing)"
        y = b[i] if i < len(b) else "(nothing)"
        if x != y and not without_page_numbers(x, y):
            return ["structure differs at element %d:\n  document:  %s\n"
                    "  structure: %s" % (i + 1, x.strip(), y.strip())]
    return []


# ---- the pages ----

def without_artifacts(pdf, folder):
    """A copy of the file whose pages draw no artifact."""
    flat, cut, out = (os.path.join(folder, name)
                      for name in ("flat.pdf", "cut.pdf", "out.pdf"))
    run("qpdf", "--qdf", "--object-streams=disable", pdf, flat)
    with open(flat, "rb") as f:
        data = f.read()
    data = re.sub(rb"(?s)\n/Artifact BMC\n.*?\nEMC(?=\n)", b"\n", data)
    with open(cut, "wb") as f:
        f.write(data)
    with open(out, "wb") as f:
        subprocess.run(["fix-qdf", cut], stdout=f, check=False)
    return out


def squeezed(text):
    return "".join(SILENT.sub("", text).split())


def compare_pages(pdf, have, folder):
    _, text, _ = run("pdftotext", "-raw", "-enc", "UTF-8",
                     without_artifacts(pdf, folder), "-")
    got = squeezed(text)
    want = squeezed("".join(elem.words for elem in walk(have)))
    if got == want:
        return []
    at = next((i for i, (x, y) in enumerate(zip(want, got)) if x != y),
              min(len(want), len(got)))
    return ["text of the pages differs at character %d:\n  structure: %s\n"
            "  pages:     %s" % (at, want[max(0, at - 30):at + 40],
                                 got[max(0, at - 30):at + 40])]


def check_words(pdf):
    _, text, _ = run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-")
    return ['"%s" is left on a page' % s for s in ("{{", "TBD", "\ufffd")
            if s in text]


# ---- readers ----

def check_sound(pdf):
    out = []
    status, text, errors = run("qpdf", "--check", pdf)
    if status != 0:
        out.append("qpdf --check: " + (text + errors).strip())
    status, text, errors = run("mutool", "info", pdf)
    errors = [e for e in errors.splitlines() if "ICC support" not in e]
    if status != 0 or errors:
        out.append("mutool info: " + "; ".join(errors))
    return out


def check_fonts(pdf):
    _, text, errors = run("pdffonts", pdf)
    out = ["pdffonts: " + errors.strip()] if errors.strip() else []
    for line in text.splitlines()[2:]:
        if not re.search(r" yes yes yes +\d+ +\d+$", line):
            out.append("font not embedded, subset and Unicode: " + line)
    return out


def attached_tree(pdf, folder):
    path = os.path.join(folder, "book.xml")
    _, listing, _ = run("pdfdetach", "-list", pdf)
    match = re.search(r"(?m)^(\d+): book\.xml$", listing)
    if match:
        run("pdfdetach", "-save", match.group(1), "-o", path, pdf)
    return path if os.path.exists(path) else None


def check(pdf, book, folder):
    out = check_sound(pdf) + check_fonts(pdf) + check_words(pdf)
    if os.environ.get("PDF_CHECK") == "quick":
        return out
    book = book or attached_tree(pdf, folder)
    if book is None:
        return out + ["carries no book.xml"]
    have = found(pdf)
    return out + compare_trees(wanted(book), have) + \
        compare_pages(pdf, have, folder)


def main():
    with tempfile.TemporaryDirectory() as folder:
        failures = check(sys.argv[1],
                         sys.argv[2] if len(sys.argv) > 2 else None, folder)
    for failure in failures:
        print("%s: %s" % (sys.argv[1], failure))
    sys.exit(1 if failures else 0)


main()
