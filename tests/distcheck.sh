#!/bin/sh
# distcheck.sh TARBALL - unpack, build, test, install into an empty root, run
# what was installed, uninstall. Broken installs hide nowhere else.
set -eu
tarball=$(realpath "$1")
work=$(mktemp -d "${TMPDIR:-/tmp}/precept-dist.XXXXXX")
trap 'rm -rf "$work"' EXIT
root=$work/root
bin=$root/usr/bin/precept

fail() {
	echo "distcheck: $*" >&2
	exit 1
}

tar -xzf "$tarball" -C "$work"
cd "$work"/precept-*
make -j2 all
make -j2 unit
make install DESTDIR="$root" PREFIX=/usr

# The source is out of reach: what is found is what was installed.
mv "$work"/precept-* "$work/away"
mkdir "$work/empty"
cd "$work/empty"
"$bin" init clinic
"$bin" check clinic
"$bin" build clinic
[ -s clinic/build/edition.json ] || fail "no edition was made"
[ -s clinic/build/handbooks/nurse.pdf ] || fail "no handbook was made"
qpdf --check clinic/build/handbooks/nurse.pdf >/dev/null
"$bin" explain P301 >/dev/null

# And it makes what the source tree makes.
"$work/away/build/precept" build --out=fromsource clinic >/dev/null
diff -r clinic/build fromsource || fail "the installed program differs"

for page in precept.1 precept-settings.5 precept-policy.5 precept-quiz.5 \
	precept-edition.5 precept-messages.7; do
	[ -s "$root/usr/share/man/man${page##*.}/$page" ] ||
		fail "$page was not installed"
done
bash -n "$root/usr/share/bash-completion/completions/precept"

cd "$work/away"
make uninstall DESTDIR="$root" PREFIX=/usr
left=$(find "$root" -type f)
[ -z "$left" ] || fail "uninstall left: $left"
echo "distcheck: $(basename "$tarball") builds, tests, installs, runs"
