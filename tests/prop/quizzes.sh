#!/usr/bin/env bash
# The quizzes of every role of the examples, as build leaves them: all files
# keep to our RELAX NG, the digests hold, and nothing that may be handed out
# tells an answer or a reason. TAP.
set -u
. "$(dirname "$0")/../lib/tap.sh"
rng=$top/templates/quiz

# valid SCHEMA FILE...
valid() {
	local schema=$rng/$1.rng
	shift
	xmllint --nonet --noout --relaxng "$schema" "$@" >"$work/said" 2>&1
	local status=$?
	[ $status = 0 ] || grep -v ' validates$' "$work/said" | head -5 | sed 's/^/# /'
	return $status
}

# package ZIP FOLDER
package() {
	rm -rf "$2"
	mkdir "$2" && unzip -q -d "$2" "$1" &&
		(cd "$2" && sha256sum --quiet -c digests.txt) &&
		valid item "$2"/items/*.xml && valid test "$2/test.xml" &&
		valid manifest "$2/imsmanifest.xml" &&
		valid quiz "$2/quiz.xml" &&
		{ [ ! -d "$2/stimuli" ] || valid stimulus "$2"/stimuli/*.xml; }
}

# What each file that is handed out says, as text, next to the key's reasons.
# The practice version has questions of its own, with their reasons.
cat >"$work/leaks.py" <<'END'
import glob, html, os, re, subprocess, sys, zipfile
public, key, private = sys.argv[1:]
text = lambda s: " ".join(html.unescape(re.sub(r"<[^>]*>", " ", s)).split())
reasons, said = {}, {}
for name in (z := zipfile.ZipFile(key)).namelist():
    found = re.search(r"<qti-modal-feedback.*?</qti-modal-feedback>", z.read(name).decode(), re.S)
    if found:
        reasons[name] = text(found[0])
for path in sorted(glob.glob(public + "/*")):
    base = os.path.basename(path)
    if base.endswith(".zip"):
        said[base] = " ".join(zipfile.ZipFile(path).read(n).decode() for n in zipfile.ZipFile(path).namelist())
    elif base.endswith(".pdf"):
        said[base] = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    elif base != "practice.html":
        said[base] = open(path, encoding="utf-8").read()
bad = [] if reasons and said else ["nothing to look at"]
for base, raw in said.items():
    plain = text(raw)
    bad += [f"{base}: the reason of {name}" for name, why in reasons.items() if why in plain or why in raw]
    bad += [f"{base}: {word}" for word in ("qti-correct-response", "qti-mapping", "qti-response-processing",
            "qti-modal-feedback", '"correct":', '"keys":', '"reason":') if word in raw]
for name in ("key.zip", "key.pdf", "scorm12.zip", "made.txt"):
    if os.path.exists(os.path.join(public, name)):
        bad.append(f"{name} is handed out")
for path in glob.glob(private + "/*"):
    if os.stat(path).st_mode & 0o77:
        bad.append(f"{os.path.basename(path)} can be read by others")
print("\n".join("# " + b for b in bad), end="\n" if bad else "")
sys.exit(bool(bad))
END

for org in "$top"/tests/orgs/*/organization.xml; do
	org=$(basename "$(dirname "$org")")
	[ "$org" = hostile ] && continue
	"$precept" --quiet build --out="$work/$org" --private="$work/$org-keys" \
		"$top/tests/orgs/$org" >"$work/said" 2>&1 || {
		sed 's/^/# /' "$work/said"
		ok 1 "$org: built"
		continue
	}
	for dir in "$work/$org"/quizzes/*; do
		role=${dir##*/}
		keys=$work/$org-keys/quizzes/$role
		package "$dir/open.zip" "$work/open" &&
			package "$keys/key.zip" "$work/key" &&
			cmp "$work/open/digests.txt" "$work/key/open-digests.txt" &&
			cmp "$work/open/quiz.xml" "$work/key/quiz.xml"
		ok $? "$org $role: valid, and both parts of one quiz"
		python3 "$work/leaks.py" "$dir" "$keys/key.zip" "$keys"
		ok $? "$org $role: what is handed out tells no answer"
	done
	rm -rf "${work:?}/$org" "$work/$org-keys"
done
tap_done
