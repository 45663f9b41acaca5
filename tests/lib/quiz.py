#!/usr/bin/env python3
"""A small quiz and answers to it, for tests of the grader.

quiz.py key OUT.zip [ITEM=KEY...]       the quiz with its key; a key other than usual
                                        turn=ITEM: its letters stand for other choices
                                        reword=ITEM: all of its choices say something else
quiz.py open OUT.zip                    its open part
quiz.py foreign OUT.zip KEY.csv         another maker's package of item,key,critical
quiz.py result OUT.xml [NAME=VALUE...]  one person's answers: see RESULT below
quiz.py token SECRET PERSON DAY         a token for the quiz
quiz.py paper PERSON ATTEMPT            the items drawn for a person
quiz.py digest                          of the quiz

Several commands are parted by a /. Written apart from the C, from
precept-quiz(5): what both do alike is checked.
"""
import csv, hashlib, hmac, sys, unicodedata, zipfile

ASI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
RP = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"
HANDBOOK = hashlib.sha256(b"a handbook").hexdigest()
STATEMENT = "I have read and understood the rules."
STATEMENT_SHA = hashlib.sha256(STATEMENT.encode()).hexdigest()

# id, kind, key, critical, chapter, difficulty
ITEMS = [
    ("q-photo", "single", "B", True, "privacy", 1),
    ("q-device", "multiple", "A|C", False, "privacy", 2),
    ("q-friend", "single", "A", False, "privacy", 1),
    ("q-like", "truefalse", "F", False, "conduct", 1),
    ("q-report", "order", "C>A>B", False, "conduct", 2),
    ("q-who", "match", "R1-D2|R2-D1", False, "conduct", 3),
    ("q-review", "single", "C", True, "conduct", 2),
    ("q-group", "multiple", "B|D", False, "privacy", 3),
]
FORMS = {"A": [0, 1, 3, 4, 6], "B": [6, 5, 2, 0, 7]}
QUESTIONS = 5
CARDINALITY = {"single": "single", "truefalse": "single", "multiple": "multiple",
               "order": "ordered", "match": "multiple"}


def values(kind, text):
    if kind == "order":
        return text.split(">")
    return [v.replace("-", " ") if kind == "match" else v for v in text.split("|")] if text else []


def item_xml(id, kind, key, with_key, say=str):
    base = "directedPair" if kind == "match" else "identifier"
    correct = ""
    if with_key:
        correct = "<qti-correct-response>%s</qti-correct-response>" % "".join(
            f"<qti-value>{v}</qti-value>" for v in values(kind, key))
    rp = f'<qti-response-processing template="{RP}"/>' if with_key else ""
    if kind == "match":
        pick = "".join(f'<qti-simple-associable-choice identifier="{i}" match-max="1">{i}</qti-simple-associable-choice>'
                       for i in ("R1", "R2"))
        to = "".join(f'<qti-simple-associable-choice identifier="{i}" match-max="2">{i}</qti-simple-associable-choice>'
                     for i in ("D1", "D2"))
        body = (f'<qti-match-interaction response-identifier="RESPONSE" max-associations="2"><qti-prompt>Which?</qti-prompt>'
                f"<qti-simple-match-set>{pick}</qti-simple-match-set><qti-simple-match-set>{to}</qti-simple-match-set>"
                "</qti-match-interaction>")
    else:
        names = "TF" if kind == "truefalse" else "ABC" if kind == "order" else "ABCD"
        choices = "".join(f'<qti-simple-choice identifier="{c}">{say(c)}</qti-simple-choice>' for c in names)
        tag = "qti-order-interaction" if kind == "order" else "qti-choice-interaction"
        most = "" if kind == "order" else f' max-choices="{0 if kind == "multiple" else 1}"'
        body = f'<{tag} response-identifier="RESPONSE"{most}><qti-prompt>What now?</qti-prompt>{choices}</{tag}>'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="{ASI}" identifier="{id}" title="{id}" adaptive="false" time-dependent="false" xml:lang="en-US">
<qti-response-declaration identifier="RESPONSE" cardinality="{CARDINALITY[kind]}" base-type="{base}">{correct}</qti-response-declaration>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>
<qti-item-body>{body}</qti-item-body>
{rp}</qti-assessment-item>
"""


def quiz_xml():
    entries = "".join(
        f'  <item id="{i}" rule="r-{i}" section="3.{n + 1}" chapter="{ch}" difficulty="{d}"'
        f' critical="{"yes" if crit else "no"}"/>\n'
        for n, (i, _, _, crit, ch, d) in enumerate(ITEMS))
    forms = "".join(f'  <form id="{f}">' + "".join(f'<use item="{ITEMS[n][0]}"/>' for n in use) + "</form>\n"
                    for f, use in FORMS.items())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<quiz xmlns="urn:precept:quiz:1" id="nurse" xml:lang="en-US">
  <title>Quiz</title>
  <organization>Sample Clinic</organization>
  <document number="HR-1" version="3.0" effective="2026-12-01" handbook="sha256:{HANDBOOK}"/>
  <statement digest="sha256:{STATEMENT_SHA}">{STATEMENT}</statement>
  <rule questions="{QUESTIONS}" attempts="3" pass="0.800" level-1="0" level-2="0" level-3="0"/>
  <chapter id="privacy" title="Privacy" quota="2"/>
  <chapter id="conduct" title="Conduct" quota="1"/>
{entries}{forms}</quiz>
"""


def package(items, with_key, test_items, say=None):
    """Files of a package: name -> text. say: item -> what its choices say."""
    files = {f"items/{i}.xml": item_xml(i, kind, key, with_key, (say or {}).get(i, str)) for i, kind, key in items}
    refs = "".join(f'<qti-assessment-item-ref identifier="{i}" href="items/{i}.xml"{" category=" + chr(34) + "critical" + chr(34) if crit else ""}/>'
                   for i, crit in test_items)
    files["test.xml"] = f"""<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-test xmlns="{ASI}" identifier="test" title="Test"><qti-test-part identifier="p" navigation-mode="nonlinear" submission-mode="simultaneous"><qti-assessment-section identifier="s" title="s" visible="true">{refs}</qti-assessment-section></qti-test-part></qti-assessment-test>
"""
    resources = "".join(f'<resource identifier="r-{i}" type="imsqti_item_xmlv3p0" href="items/{i}.xml"><file href="items/{i}.xml"/></resource>'
                        for i, _, _ in items)
    files["imsmanifest.xml"] = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="m"><metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata><organizations/><resources><resource identifier="t" type="imsqti_test_xmlv3p0" href="test.xml"><file href="test.xml"/></resource>{resources}</resources></manifest>
"""
    return files


def digests(files):
    return "".join(f"{hashlib.sha256(files[n].encode()).hexdigest()}  {n}\n" for n in sorted(files))


def ours(with_key, other=()):
    keys = dict(o.split("=", 1) for o in other)
    say = {keys.pop("turn", ""): lambda c: "DCBA"["ABCD".index(c)],
           keys.pop("reword", ""): lambda c: f"a new {c}"}
    files = package([(i, k, keys.get(i, key)) for i, k, key, *_ in ITEMS], with_key,
                    [(i, crit) for i, _, _, crit, *_ in ITEMS], say)
    files["quiz.xml"] = quiz_xml()
    if with_key:
        files["open-digests.txt"] = digests(ours(False, other))
    return files


def write_zip(path, files, ours=True):
    if ours:
        files["digests.txt"] = digests(files)
    with zipfile.ZipFile(path, "w") as z:
        for name in sorted(files):
            z.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), files[name])


def foreign(path, key):
    with open(key, newline="") as f:
        rows = list(csv.DictReader(f))
    kind = {r["item"]: "multiple" if r.get("kind") == "multiple" or "|" in r["key"] else
            "truefalse" if r["key"] in ("T", "F") else "single" for r in rows}
    write_zip(path, package([(r["item"], kind[r["item"]], r["key"]) for r in rows], True,
                            [(r["item"], r["critical"] == "1") for r in rows]), ours=False)


def quiz_digest():
    return hashlib.sha256(digests(ours(False)).encode()).hexdigest()


def person_of(text):
    return unicodedata.normalize("NFC", text).strip().lower()


def token(secret, person, day):
    with open(secret) as f:
        key = bytes.fromhex(f.read().strip())
    mac = hmac.new(key, f"precept-token-1\n{quiz_digest()}\n{person_of(person)}\n{day}\n".encode(), hashlib.sha256)
    return f"{day}-{mac.hexdigest()[:32]}"


def paper(person, attempt):
    seed = hashlib.sha256(f"{quiz_digest()}|{person_of(person)}|{attempt}".encode()).hexdigest()
    order = sorted(range(len(ITEMS)), key=lambda n: hashlib.sha256(f"{seed}|{ITEMS[n][0]}".encode()).digest())
    taken = {n for n in order if ITEMS[n][3]}    # every rule has one item here

    def fill(wanted, quota):
        for n in order:
            have = sum(wanted(m) for m in taken)
            if have < quota and len(taken) < QUESTIONS and n not in taken and wanted(n):
                taken.add(n)
    fill(lambda n: ITEMS[n][4] == "privacy", 2)
    fill(lambda n: ITEMS[n][4] == "conduct", 1)
    fill(lambda n: True, QUESTIONS)
    return [ITEMS[n] for n in order if n in taken]


def enc(text):
    return "".join(chr(b) if chr(b).isascii() and (chr(b).isalnum() or chr(b) in ".-") else f"_{b:02X}" for b in text.encode())


def result(path, args):
    """RESULT: person attempt form token name started submitted quiz version mode statement, as they are to be;
    empty leaves one out. wrong=q1,q2 answers those wrong, blank=q1 not at all, missing=q1 leaves it out.
    ITEM=VALUE answers an item. extra=XML goes before the end."""
    want = {"person": "e1", "attempt": "1", "form": "drawn", "token": "", "name": "Sample Person",
            "started": "2026-11-26T10:00:00Z", "submitted": "2026-11-26T10:10:00Z", "quiz": quiz_digest(),
            "version": "3.0", "document": "HR-1", "handbook": HANDBOOK, "statement": STATEMENT_SHA,
            "mode": "assessment", "wrong": "", "blank": "", "missing": "", "extra": "", "doctype": ""}
    given = {}
    for a in args:
        k, v = a.split("=", 1)
        (want if k in want else given)[k] = v
    items = paper(want["person"], int(want["attempt"] or 1)) if want["form"] == "drawn" else \
        [ITEMS[n] for n in FORMS.get(want["form"], range(len(ITEMS)))]
    sessions = [("quiz-sha256", "h-", want["quiz"]), ("attempt", "a", want["attempt"]), ("form", "form-", want["form"]),
                ("document", "d-", enc(want["document"])), ("version", "v-", enc(want["version"])),
                ("handbook-sha256", "h-", want["handbook"]), ("statement-sha256", "h-", want["statement"]),
                ("name", "n-", enc(want["name"])), ("token", "t-", want["token"]),
                ("started", "s-", enc(want["started"])), ("mode", "m-", want["mode"])]
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n', want["doctype"],
           '<assessmentResult xmlns="http://www.imsglobal.org/xsd/imsqti_result_v3p0">\n',
           f' <context sourcedId="e-{enc(want["person"])}">\n']
    out += [f'  <sessionIdentifier sourceID="urn:precept:{s}" identifier="{p}{v}"/>\n' for s, p, v in sessions if v]
    out += [" </context>\n", f' <testResult identifier="nurse" datestamp="{want["submitted"]}"/>\n']
    for n, (i, kind, key, *_) in enumerate(items):
        if i in want["missing"].split(","):
            continue
        v = values(kind, key)
        if i in want["wrong"].split(","):
            v = {"single": ["D"], "multiple": ["A"], "truefalse": ["T"], "order": ["A", "B", "C"], "match": ["R1 D1"]}[kind]
        if i in want["blank"].split(","):
            v = []
        if i in given:
            v = values(kind, given[i])
        base = "directedPair" if kind == "match" else "identifier"
        out.append(f' <itemResult identifier="{i}" sequenceIndex="{n + 1}" datestamp="{want["submitted"]}" sessionStatus="final">\n'
                   f'  <responseVariable identifier="RESPONSE" cardinality="{CARDINALITY[kind]}" baseType="{base}"><candidateResponse>'
                   + "".join(f"<value>{x}</value>" for x in v) + "</candidateResponse></responseVariable>\n </itemResult>\n")
    out += [want["extra"], "</assessmentResult>\n"]
    with open(path, "w", encoding="utf-8") as f:
        f.write("".join(out))


def run(what, *args):
    if what == "key":
        write_zip(args[0], ours(True, args[1:]))
    elif what == "open":
        write_zip(args[0], ours(False))
    elif what == "foreign":
        foreign(args[0], args[1])
    elif what == "result":
        result(args[0], args[1:])
    elif what == "token":
        print(token(*args))
    elif what == "paper":
        print(" ".join(i[0] for i in paper(args[0], int(args[1]))))
    elif what == "digest":
        print(quiz_digest())


def main():
    commands = [[]]
    for a in sys.argv[1:]:
        if a == "/":
            commands.append([])
        else:
            commands[-1].append(a)
    for c in commands:
        run(*c)


if __name__ == "__main__":
    main()
