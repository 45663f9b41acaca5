#!/usr/bin/env python3
"""What grading costs, beside others, in one run: median of CPU s, peak MB.

Answers and peers come from BENCH_GRADE (../shared/bench/grade beside the source tree, gen.c and peers/);
NM names a node_modules with @duckdb/node-api. ROWS=1000000 RUNS=5. A peak below this
program's own, 28 MB, shows as that. Of the 8 ms of 500 rows 1.5 are any process, 2.5 the
shared libraries (libxml2's ICU half of it), 2 our start and the key, 2 the rows.
"""
import csv, hashlib, os, shutil, statistics, subprocess, sys, tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GRADE = os.environ.get("PRECEPT_GRADE", os.path.join(TOP, "build/precept-grade"))
KIT = os.environ.get("BENCH_GRADE", os.path.join(TOP, "../shared/bench/grade"))
ROWS = int(os.environ.get("ROWS", "1000000"))
RUNS = int(os.environ.get("RUNS", "5"))
sys.path.insert(0, os.path.join(TOP, "tests/lib"))
import quiz  # noqa: E402  (the package of a key)


def once(command, out):
    """CPU seconds and peak MB of a command, whose stdout goes to out."""
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 1)
        try:
            os.execvp(command[0], command)
        finally:
            os._exit(127)
    _, status, use = os.wait4(pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}: status {status}")
    return use.ru_utime + use.ru_stime, use.ru_maxrss / 1024


def measure(name, command, work, written=None, runs=RUNS, base=None, known=None):
    """A line of the table; the median."""
    out = written or os.path.join(work, "out")
    got = [once(command, os.path.join(work, "said") if written else out) for _ in range(runs)]
    cpu = [c for c, _ in got]
    middle = statistics.median(cpu)
    with open(out, "rb") as f:
        digest = hashlib.sha256(f.read().replace(b'"', b"").replace(b"\r", b"")).hexdigest()[:12]
    same = "" if known is None else "same scores" if digest == known else "OTHER SCORES"
    ratio = f"{middle / base:6.1f} x" if base else " " * 8
    print(f"{name:38} {middle:7.3f} [{min(cpu):.3f}-{max(cpu):.3f}] {statistics.median(m for _, m in got):6.0f} MB "
          f"{ratio}  {same}", flush=True)
    return middle, digest


def variants(rows, work):
    """The same answers with every cell quoted, and with CRLF."""
    made = {}
    for name, change in (("quoted", lambda s: '"' + s.replace(",", '","') + '"\n'), ("CRLF", lambda s: s + "\r\n")):
        made[name] = os.path.join(work, name + ".csv")
        with open(rows, encoding="ascii") as f, open(made[name], "w", newline="", encoding="ascii") as to:
            to.writelines(change(line.rstrip("\n")) for line in f)
    return made


def results(rows, work, n):
    """n results documents of about 6 KB."""
    folder = os.path.join(work, "results")
    os.mkdir(folder)
    with open(rows, newline="", encoding="ascii") as f:
        r = csv.reader(f)
        head = next(r)
        for _, row in zip(range(n), r):
            items = "".join(
                f'<itemResult identifier="{q}" sequenceIndex="{z + 1}" datestamp="{row[3]}" sessionStatus="final">'
                f'<responseVariable identifier="RESPONSE" cardinality="{"multiple" if z > 16 else "single"}" '
                'baseType="identifier"><candidateResponse>' + "".join(f"<value>{v}</value>" for v in a.split("|") if v) +
                "</candidateResponse></responseVariable></itemResult>" for z, (q, a) in enumerate(zip(head[4:], row[4:])))
            with open(os.path.join(folder, row[0] + ".xml"), "w", encoding="ascii") as to:
                to.write('<?xml version="1.0" encoding="UTF-8"?>\n<assessmentResult xmlns="http://www.imsglobal.org/xsd/'
                         f'imsqti_result_v3p0"><context sourcedId="{row[0]}"><sessionIdentifier sourceID="urn:precept:attempt" '
                         f'identifier="a{row[2]}"/></context><testResult identifier="t" datestamp="{row[3]}"/>{items}</assessmentResult>\n')
    return folder


def peers(key, rows, work, base, known):
    """Others that score the same; returns the least CPU."""
    kit = os.path.join(KIT, "peers")
    written = os.path.join(work, "peer.csv")
    least = None
    for name, command, to in (
            ("mawk", ["mawk", "-v", f"KEYF={key}", "-f", f"{kit}/score.awk", rows], None),
            ("Python, csv module", ["/usr/bin/python3", f"{kit}/score_py.py", key, rows, written], written),
            ("DuckDB, one thread", ["env", "T=1", "node", f"{kit}/score_duckdb.js", key, rows, written], written)):
        if not shutil.which(command[0]) or (name.startswith("DuckDB") and not os.path.isdir(
                os.path.join(os.environ.get("NM", "/none"), "@duckdb/node-api"))):
            print(f"{name:38} not installed")
            continue
        cpu, _ = measure(name, command, work, to, max(1, RUNS // 2), base, known)
        least = cpu if least is None else min(least, cpu)
    return least


def main():
    if not os.path.exists(os.path.join(KIT, "gen.c")):
        print(f"no answers to grade: {os.path.relpath(KIT, TOP)} is not there (BENCH_GRADE=DIR names its folder)")
        return
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; {ROWS} rows of 20 items\n"
          f"{'':38} {'CPU s':>7} {'[least-most]':14} {'peak':>9}")
    with tempfile.TemporaryDirectory(prefix="precept-bench.") as work:
        key, rows, package = (os.path.join(work, n) for n in ("key.csv", "rows.csv", "key.zip"))
        subprocess.run(["cc", "-O2", "-w", "-o", f"{work}/gen", f"{KIT}/gen.c", "-lm"], check=True)
        subprocess.run(["cc", "-O2", "-w", "-o", f"{work}/anchor", f"{KIT}/peers/anchor.c", "-lm"], check=True)
        subprocess.run(["sh", "-c", f"exec '{work}/gen' {ROWS} 3>'{key}' >'{rows}'"], check=True)
        quiz.foreign(package, key)
        ours = [GRADE, f"--key={package}", "--pass=0.80", "--quiet"]
        table = ours + ["--columns=emp_id,attempt,score,pass"]
        base, known = measure("precept-grade", table + [rows], work)
        for name, path in variants(rows, work).items():
            measure(f"  {name}", table + [path], work, base=base, known=known)
            os.unlink(path)
        measure("  with item analysis", ours + ["--stats", rows], work, base=base)
        written = os.path.join(work, "peer.csv")
        measure("bare scorer in C", [f"{work}/anchor", key, rows, written], work, written, base=base, known=known)
        least = peers(key, rows, work, base, known)
        if least is not None:
            print(f"the best of the others takes {least / base:.1f} times the CPU")
        small = os.path.join(work, "small.csv")
        with open(rows, encoding="ascii") as f, open(small, "w", encoding="ascii") as to:
            to.writelines(line for _, line in zip(range(501), f))
        measure("500 rows, as a table", ours + [small], work)
        folder = results(rows, work, min(10000, ROWS))
        measure("10,000 results documents", ours + ["--columns=person,attempt,score,pass", folder], work)
        if shutil.which("xmllint"):
            measure("  xmllint --stream", ["sh", "-c", f"find '{folder}' -name '*.xml' | xargs xmllint --stream --noout"], work)


if __name__ == "__main__":
    main()
