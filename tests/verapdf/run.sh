#!/bin/sh
# run.sh PROFILE... FILE... - veraPDF's verdict on PDF files.
#
# PROFILE is ua1, 3a or another flavour that veraPDF knows; a FILE has a dot in
# its name. Prints a line for each file and profile and every failed rule.
# Status: 0 all passed, 1 some failed, 64 usage, 77 the validator is missing
# (no Java, no Maven, or it can't be fetched): the caller skips or fails.
#
# The validator (20 jars, 16 MB) is fetched once by Maven into
# build/verapdf, or into $VERAPDF_DIR.
set -u
here=$(cd "$(dirname "$0")" && pwd)
dir=${VERAPDF_DIR:-$here/../../build/verapdf}

missing() {
	echo "veraPDF is missing: $*" >&2
	exit 77
}

# A lock, because several callers may want it at once.
fetch() {
	command -v mvn >/dev/null || missing "install maven to fetch it"
	mkdir -p "$dir" || missing "cannot make $dir"
	(
		flock 9
		[ -e "$dir/fetched" ] && exit 0
		mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies \
		    -DoutputDirectory="$(cd "$dir" && pwd)/jars" \
		    >"$dir/mvn.log" 2>&1 && : >"$dir/fetched"
	) 9>"$dir/lock" || missing "see $dir/mvn.log"
}

compile() {
	# shellcheck disable=SC3013 # dash, bash and busybox have -nt
	[ "$dir/Check.class" -nt "$here/Check.java" ] && return
	tmp=$(mktemp -d "$dir/class.XXXXXX") || missing "cannot write to $dir"
	if ! javac -cp "$dir/jars/*" -d "$tmp" "$here/Check.java" ||
	    ! mv "$tmp"/*.class "$dir/"; then
		missing "its runner did not compile"
	fi
	rmdir "$tmp"
}

profiles=
while [ $# -gt 0 ]; do
	case $1 in
	*.*) break ;;
	*) profiles=$profiles${profiles:+,}$1 ;;
	esac
	shift
done
if [ -z "$profiles" ] || [ $# -eq 0 ]; then
	echo "usage: run.sh PROFILE... FILE..." >&2
	exit 64
fi
command -v javac >/dev/null || missing "install openjdk-17-jdk-headless"
[ -e "$dir/fetched" ] || fetch
compile
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$dir:$dir/jars/*" \
    Check "$profiles" "$@"
