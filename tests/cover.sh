#!/bin/sh
# cover.sh FOLDER - lines the tests do not reach, from gcov's counts in FOLDER:
# files changed since the last commit first, then those that lack most.
set -eu
cd "$(dirname "$0")/.."
changed=$(git diff --name-only HEAD -- src || true)
find "$1" -name '*.gcda' | while read -r data; do
	gcov -t "$data" 2>/dev/null
done | awk -v changed="$changed" '
	/^ *-: *0:Source:/ { sub(/.*Source:/, ""); file = $0; next }
	file !~ /^src\// { next }
	/^ *#####:/ { missed[file]++; all[file]++; next }
	/^ *[0-9]+\*?:/ { all[file]++ }
	END {
		for (f in all)
			printf "%d %5.1f%% %5d of %5d  %s\n",
			    index(changed, f) ? 0 : 1,
			    100 * (all[f] - missed[f]) / all[f],
			    missed[f], all[f], f
	}' | sort -k1,1n -k3,3nr | cut -d' ' -f2-
