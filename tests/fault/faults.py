#!/usr/bin/env python3
"""Make each allocation, and each step of a write, fail in turn.

Every allocation of the tiny organization's build fails once, each in a child
of its own (PRECEPT_FAULT_ALLOC=each), and each child must end with status 71.
A sample of them, and every step of a write, are made to fail in runs of their
own; of the larger organization's, some. Each of those builds into a copy of an earlier edition's results. Afterwards every
file there is the earlier one or the new one, byte for byte, and nothing else
is there but the earlier edition set aside; where there is an edition, it agrees with
every file it lists. The next build equals a clean one, with nothing left over.

usage: faults.py            the whole: TAP on stdout
       faults.py ORG N      only the N-th allocation over tests/orgs/ORG
"""
import filecmp, hashlib, json, multiprocessing, os, shutil, subprocess, sys, tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PRECEPT = os.environ.get("PRECEPT", os.path.join(TOP, "build/precept"))
OUT_OF_MEMORY, IO_ERROR, KILLED = 71, 74, -9
SAMPLES = 150
STEPS = 60  # of the larger organization's writes; of the tiny one's each
EDITION, ASIDE = "edition.json", "edition-before.json"


def org(name):
    return os.path.join(TOP, "tests/orgs", name)


def files(top):
    return sorted(os.path.relpath(os.path.join(d, f), top)
                  for d, _, names in os.walk(top) for f in names)


def keys(out):
    """Where the keys of the quizzes in out are put."""
    return out + "-keys"


def build(workspace, out, **env):
    """One thread, so that the n-th step is the same in every run."""
    done = subprocess.run([PRECEPT, "--quiet", "build", "--jobs=1", "--out=" + out,
                           "--private=" + keys(out), workspace],
                          env={**os.environ, **env}, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, check=False)
    return done.returncode, done.stderr.decode("utf-8", "replace")


def untrue(out):
    """What an edition there says that is not so; None: nothing, or there is none."""
    path = os.path.join(out, EDITION)
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as f:
        edition = json.load(f)
    for book in (b for kind in ("roles", "forms", "reports") for b in edition[kind].values()):
        with open(os.path.join(out, book["path"]), "rb") as f:
            digest = hashlib.sha256(f.read()).hexdigest()
        if book["file"] != "sha256:" + digest:
            return f"the edition is wrong about {book['path']}"
    for role in edition["roles"].values():
        for name, want in role.get("quiz", {}).get("files", {}).items():
            with open(os.path.join(out, name), "rb") as f:
                if want != "sha256:" + hashlib.sha256(f.read()).hexdigest():
                    return f"the edition is wrong about {name}"
    return None


class Scene:
    """An organization, its results before a change, and those after."""

    def __init__(self, name, work):
        self.name = name
        self.work = os.path.join(work, name)
        self.before = os.path.join(self.work, "before")
        self.after = os.path.join(self.work, "after")
        self.earlier = os.path.join(self.work, "earlier")
        shutil.copytree(org(name), self.earlier)
        settings = os.path.join(self.earlier, "organization.xml")
        with open(settings, encoding="utf-8") as f:
            text = f.read()
        changed = text.replace("<legal-name>", "<legal-name>Formerly ", 1)
        assert changed != text
        with open(settings, "w", encoding="utf-8") as f:
            f.write(changed)
        for workspace, out in ((self.earlier, self.before), (org(name), self.after)):
            status, said = build(workspace, out)
            assert status == 0, said

    def fresh(self, tag):
        """The earlier results again, as hard links: a write in place shows."""
        out = os.path.join(self.work, tag)
        shutil.copytree(self.before, out, copy_function=os.link)
        return out

    def strange(self, out, leftovers):
        """What is wrong with the files in out; None: nothing."""
        for f in files(out):
            path = os.path.join(out, f)
            if f == ASIDE:
                if not filecmp.cmp(path, os.path.join(self.before, EDITION), shallow=False):
                    return f"{f} is not the earlier edition"
                continue
            known = [os.path.join(x, f) for x in (self.before, self.after)]
            if not any(os.path.exists(k) for k in known):
                if not leftovers:
                    return f"{f} was left behind"
            elif not any(os.path.exists(k) and filecmp.cmp(path, k, shallow=False) for k in known):
                return f"{f} is neither the earlier nor the new file"
        for f in files(self.before):
            there = f if f != EDITION or os.path.exists(os.path.join(out, f)) else ASIDE
            if not os.path.exists(os.path.join(out, there)):
                return f"{f} is gone"
        return untrue(out)


def attempt(args):
    """One run with one fault: (n, status, what is wrong or None)."""
    scene, kind, n = args
    out = scene.fresh(f"{kind}{n}")
    env = {"alloc": "PRECEPT_FAULT_ALLOC", "write": "PRECEPT_FAULT_WRITE",
           "kill": "PRECEPT_KILL_WRITE"}[kind]
    wanted = {"alloc": OUT_OF_MEMORY, "write": IO_ERROR, "kill": KILLED}[kind]
    status, said = build(org(scene.name), out, **{env: str(n)})
    wrong = None
    if status == 0:
        wrong = None if not filecmp.dircmp(out, scene.after).diff_files else "done, but other files"
    elif status != wanted:
        wrong = f"exit status {status}, not {wanted}: {said[-300:]}"
    elif kind != "kill" and not said.strip():
        wrong = "no message"
    else:
        wrong = scene.strange(out, leftovers=kind == "kill")
    if wrong is None and status != 0:
        again, said = build(org(scene.name), out)
        if again != 0:
            wrong = f"the next build failed: {said[-300:]}"
        else:
            if files(out) != files(scene.after):
                wrong = f"after the next build there is {files(out)}"
            for f in files(scene.after):
                if not filecmp.cmp(os.path.join(out, f), os.path.join(scene.after, f), shallow=False):
                    wrong = f"after the next build {f} differs from a clean one"
            if files(keys(out)) != files(keys(scene.after)):
                wrong = f"after the next build there is {files(keys(out))}"
            for f in files(keys(scene.after)):
                if not filecmp.cmp(os.path.join(keys(out), f), os.path.join(keys(scene.after), f), shallow=False):
                    wrong = f"after the next build the private {f} differs from a clean one"
    shutil.rmtree(out)
    shutil.rmtree(keys(out), ignore_errors=True)
    return n, status, wrong


def count(scene, kind):
    """How many such steps one run has: the least n that no run reaches."""
    low, high = 0, 1
    while attempt((scene, kind, high))[1] != 0:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        if attempt((scene, kind, middle))[1] != 0:
            low = middle
        else:
            high = middle
    return low


NUMBER = 0


def each(scene):
    """One run in which each allocation fails in a child."""
    global NUMBER
    NUMBER += 1
    out = scene.fresh("each")
    with tempfile.TemporaryFile() as said:
        status = subprocess.run(
            [PRECEPT, "--quiet", "build", "--jobs=1", "--out=" + out,
             "--private=" + keys(out), org(scene.name)],
            env={**os.environ, "PRECEPT_FAULT_ALLOC": "each"},
            stdout=subprocess.DEVNULL, stderr=said, check=False).returncode
        said.seek(0)
        failed = sum(1 for line in said if b"[P001]" in line)
    wrong = scene.strange(out, leftovers=False)
    good = status == 0 and failed > 1000 and wrong is None
    if not good:
        print(f"# exit status {status}; {failed} failed; {wrong}")
    print(f"{'' if good else 'not '}ok {NUMBER} - {scene.name}: "
          f"each of {failed} allocations failing ends in status {OUT_OF_MEMORY}", flush=True)
    return good


def run(pool, scene, kind, samples):
    global NUMBER
    NUMBER += 1
    last = count(scene, kind)
    step = max(1, last // samples)
    todo = [(scene, kind, n) for n in range(1, last + 1, step)]
    bad = [r for r in pool.imap_unordered(attempt, todo, chunksize=8) if r[2] or r[1] == 0]
    for n, status, wrong in sorted(bad)[:10]:
        print(f"# {kind} {n}: {wrong or 'nothing failed'} (exit status {status})")
    word = {"alloc": "allocation failing", "write": "step of a write failing",
            "kill": "step of a write, killed before it"}[kind]
    every = "each" if step == 1 else f"every {step}th"
    print(f"{'not ' if bad or not last else ''}ok {NUMBER} - {scene.name}: {every} of {last}: {word}",
          flush=True)
    return not bad and last > 0


def main():
    with tempfile.TemporaryDirectory(prefix="precept-fault.") as work:
        if len(sys.argv) == 3:
            print(attempt((Scene(sys.argv[1], work), "alloc", int(sys.argv[2]))))
            return 0
        print("1..7")
        good = True
        scenes = [Scene("tiny", work), Scene("family-clinic", work)]
        with multiprocessing.Pool(2) as pool:
            for scene, steps in zip(scenes, (10000, STEPS)):
                good &= run(pool, scene, "alloc", SAMPLES)
                good &= run(pool, scene, "write", steps)
                good &= run(pool, scene, "kill", steps)
            good &= each(scenes[0])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
