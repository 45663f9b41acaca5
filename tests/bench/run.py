#!/usr/bin/env python3
"""CPU and memory of whole runs of precept, against size and against peers.

Never a test: it prints figures and judges nothing. Medians of RUNS after one
warm-up. CPU is user and system time of the process and its children, as wait4
gives it; memory is the peak of the largest process.

The corpus is the 12,446-word handbook of ../shared/bench/pdf (or of BENCH=DIR),
cut at its first-level headings into policies; without it only the example
organization is measured, and roles that are combined from those we ship.
"""
import itertools, os, re, shutil, statistics, subprocess, sys, tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PRECEPT = os.environ.get("PRECEPT", os.path.join(TOP, "build/precept"))
BENCH = os.environ.get("BENCH", os.path.join(TOP, "../shared/bench"))
CORPUS = os.path.join(BENCH, "pdf/make_corpus.py")
RUNS = int(os.environ.get("RUNS", "7"))
ROLES = ["nurse", "physician", "aide", "therapist", "pharmacist", "front-desk", "billing",
         "manager", "executive", "trainee", "volunteer"]

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<organization xmlns="urn:precept:organization:1" xml:lang="en-US">
  <identity><legal-name>Bench Sample Clinic</legal-name><state>IA</state></identity>
  <document effective="2026-12-01"/>
  <person id="privacy-lead"><name>Sample Person</name></person>
  <contact role="privacy-officer" person="privacy-lead"/>
  {roles}
  <output paper="a4"/>
</organization>
"""


def measure(command, before=None):
    """CPU seconds and peak MB of one run; the output of a failure is shown."""
    if before:
        before()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            said.seek(0)
            sys.exit(f"{' '.join(command)}: exit {child.returncode}\n" +
                     said.read().decode("utf-8", "replace"))
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def median(command, before=None, runs=RUNS):
    measure(command, before)
    taken = [measure(command, before) for _ in range(runs)]
    return statistics.median(t[0] for t in taken) * 1000, max(t[1] for t in taken)


def policies_of(markdown, tag):
    """The corpus as policies: front matter, and no links within the one file
    that it no longer is."""
    body = markdown.split("---\n", 2)[2]
    body = re.sub(r"\[(\\\[)?([^\]\\]*)(\\\])?\]\(#[^)]*\)", r"\2", body)
    parts = [p for p in re.split(r"(?m)^(?=# )", body) if p.startswith("# ")]
    for i, part in enumerate(parts):
        name = f"part-{tag}-{i}"
        yield name, f"---\nid: {name}\nlang: en\n---\n\n{part}"


def workspace(work, name, seeds, roles):
    """A workspace whose handbook is the corpus, once for each seed."""
    top = os.path.join(work, name)
    os.makedirs(os.path.join(top, "policies"))
    os.makedirs(os.path.join(top, "templates"))
    chapters = []
    for seed in range(seeds):
        out = os.path.join(work, "corpus")
        subprocess.run([sys.executable, CORPUS, out, "--seed", str(7 + seed)],
                       check=True, stdout=subprocess.DEVNULL)
        with open(os.path.join(out, "handbook.md"), encoding="utf-8") as f:
            text = f.read()
        for policy, words in policies_of(text, seed):
            with open(os.path.join(top, "policies", policy + ".md"), "w", encoding="utf-8") as f:
                f.write(words)
            chapters.append(f'    <chapter id="c-{policy}" title="Part {len(chapters) + 1}">'
                            f'<section policy="{policy}"/></chapter>')
    with open(os.path.join(top, "templates/handbook.xml"), "w", encoding="utf-8") as f:
        f.write('<handbook xmlns="urn:precept:handbook:1">\n  <book id="handbook" title="Handbook">\n'
                '    <cover/>\n    <contents title="Contents"/>\n' + "\n".join(chapters) +
                "\n  </book>\n</handbook>\n")
    with open(os.path.join(top, "organization.xml"), "w", encoding="utf-8") as f:
        f.write(SETTINGS.format(roles="".join(f'<role use="{r}"/>' for r in roles)))
    return top


def build(top, out, jobs=1):
    return [PRECEPT, "--quiet", "build", f"--jobs={jobs}", f"--out={out}",
            f"--private={out}-keys", top]


def pages_of(out, role):
    path = os.path.join(out, "handbooks", role + ".pdf")
    said = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"(?m)^Pages: +(\d+)", said)[1]), os.path.getsize(path) / 1000


def row(name, ms, mb, pages="", kb="", ratio=""):
    kb = f"{kb:8.0f}" if kb != "" else " " * 8
    print(f"{name:42} {ms:9.1f} {mb:7.1f} {pages:>6} {kb} {ratio:>8}", flush=True)


def one_and_more(work):
    """A cold handbook, and what each further role costs in the same run."""
    out = os.path.join(work, "out")

    def clear():
        shutil.rmtree(out, ignore_errors=True)
    one = workspace(work, "one", 1, ROLES[:1])
    cold, mb = median(build(one, out), clear)
    pages, kb = pages_of(out, ROLES[0])
    row("cold, one handbook", cold, mb, pages, kb)
    more = workspace(work, "more", 1, ROLES)
    many, mb = median(build(more, out), clear)
    row(f"  each further role ({len(ROLES)} in the run)", (many - cold) / (len(ROLES) - 1), mb)
    same, mb = median(build(more, out))
    row(f"  nothing changed ({len(ROLES)} roles)", same, mb)
    return cold


def peers(work, cold):
    source = os.path.join(work, "corpus")
    with open(os.path.join(source, "handbook.md"), encoding="utf-8") as f:
        body = f.read().split("---\n", 2)[2]
    with open(os.path.join(source, "body.md"), "w", encoding="utf-8") as f:
        f.write(body)
    pdf = os.path.join(work, "peer.pdf")
    for name, command in (
            ("htmldoc, Markdown", ["htmldoc", "--quiet", "--book", "--embedfonts", "--size", "a4",
                                   "--textfont", "times", "-f", pdf, os.path.join(source, "body.md")]),
            ("mutool convert, HTML", ["mutool", "convert", "-W", "595", "-H", "842", "-S", "11",
                                      "-o", pdf, os.path.join(source, "handbook-plain.html")]),
            ("true (the harness itself)", ["true"])):
        if not shutil.which(command[0]):
            print(f"{name:42} not installed")
            continue
        ms, mb = median(command)
        kb = os.path.getsize(pdf) / 1000 if os.path.exists(pdf) and command[0] != "true" else ""
        row(name, ms, mb, "", kb, f"{ms / cold:.2f} x")


def curve(work):
    """Cost against size; ms for each page must not grow."""
    out = os.path.join(work, "out")

    def clear():
        shutil.rmtree(out, ignore_errors=True)
    print("\npages against cost")
    for seeds in (1, 2, 4, 9, 18, 36, 72):
        top = workspace(work, f"curve{seeds}", seeds, ROLES[:1])
        ms, mb = median(build(top, out), clear, runs=3)
        pages, kb = pages_of(out, ROLES[0])
        row(f"  {pages} pages: {ms / pages:.2f} ms and {mb * 1000 / pages:.0f} KB each", ms, mb, pages, kb)


def organization(work, name, n, output=""):
    """n roles that each combine three others, with the words that we ship."""
    top = os.path.join(work, name)
    combined = [*itertools.combinations(ROLES, 3), *itertools.combinations(ROLES, 4)][:n]
    roles = "".join(f'<role id="r{i}" name="Role {i}" combines="{" ".join(c)}"/>'
                    for i, c in enumerate(combined))
    os.makedirs(top)
    with open(os.path.join(top, "organization.xml"), "w", encoding="utf-8") as f:
        f.write(SETTINGS.format(roles=roles).replace('paper="a4"', f'paper="a4" {output}'))
    return top


def roles_curve(work):
    """Cost against roles, each with its handbook and quiz: what one more costs
    as a multiple of what it cost in the first step must stay near 1."""
    out = os.path.join(work, "out")

    def clear():
        shutil.rmtree(out, ignore_errors=True)
        shutil.rmtree(out + "-keys", ignore_errors=True)
    print("\nroles against cost; ratio: one more role, in the first step's")
    first = before = None
    for n in (1, 10, 30, 100):
        runs = 3 if n <= 30 else 1
        top = organization(work, f"roles{n}", n)
        ms, mb = median(build(top, out), clear, runs)
        if before is None:
            row(f"  {n} role", ms, mb)
        else:
            each = [(now - then) / (n - before[0]) for now, then in ((ms, before[1]), (mb, before[2]))]
            first = first or each
            row(f"  {n} roles: one more is {each[0]:.0f} ms, {each[1]:.2f} MB", ms, mb,
                ratio=f"{each[0] / first[0]:.2f} x")
        before = (n, ms, mb)
        if n == 30:
            with_all = ms
    same, mb = median(build(top, out), None, 1)
    row(f"  {n} roles, nothing changed", same, mb, ratio=f"{same / ms:.2f} x")
    ms, mb = median(build(organization(work, "qti", 30, 'quiz="qti"'), out), clear, 3)
    row("  30 roles, of the quiz only the packages", ms, mb, ratio=f"{ms / with_all:.2f} x")
    clear()


def example(work):
    out = os.path.join(work, "out")

    def clear():
        shutil.rmtree(out, ignore_errors=True)
    top = os.path.join(TOP, "tests/orgs/family-clinic")
    for jobs in (1, 2):
        ms, mb = median(build(top, out, jobs), clear)
        row(f"family clinic, all documents, {jobs} thread{'s' * (jobs > 1)}", ms, mb)
    ms, mb = median([PRECEPT, "--quiet", "check", top])
    row("family clinic, check", ms, mb)
    ms, mb = median([PRECEPT, "explain", "P301"])
    row("explain (start of the program)", ms, mb)


def main():
    print(f"{'':42} {'CPU ms':>9} {'MB':>7} {'pages':>6} {'KB':>8} {'ratio':>8}")
    with tempfile.TemporaryDirectory(prefix="precept-bench.") as work:
        example(work)
        if "--no-curve" not in sys.argv:
            roles_curve(work)
        if not os.path.exists(CORPUS):
            print(f"no corpus: {os.path.relpath(CORPUS, TOP)} is not there (BENCH=DIR names its folder)")
            return
        cold = one_and_more(work)
        peers(work, cold)
        if "--no-curve" not in sys.argv:
            curve(work)


if __name__ == "__main__":
    main()
