#!/bin/bash
# lint.sh - what no compiler checks of a single file: who includes whom, the
# messages, and several analyzers. Says every finding, exits 1 when there was
# one. What was clean stays known in build/lint, so a second run is quick.
set -u
cd "$(dirname "$0")/.." || exit
export LC_ALL=C.UTF-8
out=$PWD/build/lint
mkdir -p "$out/clean" "$out/found" "$out/cppcheck"
rm -f "$out"/found/*

# A library's header may only be included by its door: header, where.
doors='
libxml/*	base/xml_in.c
libxml/*	base/xml_walk.c
emmintrin.h	grade/grade_scan.c
jansson.h	base/json_in.c
openssl/*	base/digest.c
utf8proc.h	base/utf8.c
zip.h		base/zip.c
cmark-gfm*	policy/policy_md.c
linebreak.h	layout/*
hyphen.h	layout/*
hb*.h		pdf/*
hpdf*.h		pdf/*
png.h		pdf/*
libdeflate.h	pdf/*
sys/file.h	base/file_folder.c
sys/random.h	base/random.c
'
# C11's and POSIX's own headers, which stand open to all.
open=' assert.h ctype.h dirent.h errno.h fcntl.h ftw.h glob.h inttypes.h
limits.h math.h pthread.h signal.h spawn.h stdalign.h stdarg.h stdatomic.h
stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h strings.h
sys/mman.h sys/resource.h sys/stat.h sys/time.h sys/types.h sys/wait.h
termios.h time.h unistd.h wchar.h '
# The first digit of a stage's codes; some have used up one hundred.
ranges='base=0 settings=1 policy=2 resolve=3 layout=4 pdf=5 edition=6 cmd=7
report=8 policy=9 quiz=8 item=9 grade=9 grade=8 base=7'

finding() { # words...
	printf '%s\n' "$*" >>"$out/found/0-$part"
}

need() { # command package
	command -v "$1" >/dev/null && return
	part=tools
	finding "$1 is missing: apt-get install $2"
	return 1
}

sources=$(find src -name '*.c' | sort)
headers=$(find src -name '*.h' | sort)
scripts=$(find tests .ci -name '*.sh' -o -path .ci/run | sort)
# shellcheck disable=SC2016 # for make to expand
flags=$(make -s --eval 'lint-flags: ; $(info $(OUR_CFLAGS) $(PKG_CFLAGS))@:' \
	lint-flags) || exit
eval "flags=($flags)"

# --- who includes whom ---

check_layers() {
	part=layers
	local file line stage to may
	while IFS=: read -r file line to; do
		stage=${file#src/}
		case $stage in main*.c) stage=$stage/ ;; esac
		stage=${stage%%/*}
		to=${to#*\"}
		to=${to%\"*}
		if ! may=$(grep -s "^${stage%.c}:" src/LAYERS); then
			finding "$file: src/LAYERS does not name ${stage%.c}"
			continue
		fi
		case $to in
		*/*) ;;
		*) finding "$file:$line: \"$to\" lacks its folder"; continue ;;
		esac
		case " $stage ${may#*:} " in
		*[[:space:]]"${to%%/*}"[[:space:]]*) ;;
		*) finding "$file:$line: $stage may not include \"$to\"" ;;
		esac
		case $to in
		"$stage"/* | base/*_messages.h) ;;
		*_part.h) finding "$file:$line: \"$to\" is that stage's own" ;;
		esac
	done < <(grep -rnoE '^#[ \t]*include[ \t]+"[^"]+"' src --include='*.[ch]')
}

check_doors() {
	part=doors
	local file line to header door ok
	while IFS=: read -r file line to; do
		to=${to#*<}
		to=${to%>*}
		case ${open//$'\n'/ } in *" $to "*) continue ;; esac
		ok="is not in the table of doors in tests/lint.sh"
		while read -r header door; do
			# shellcheck disable=SC2254 # both are patterns
			case $to in $header) ;; *) continue ;; esac
			# shellcheck disable=SC2254
			case ${file#src/} in
			$door) ok= ; break ;;
			*) ok="belongs behind its door $door" ;;
			esac
		done <<<"$doors"
		[ -z "$ok" ] || finding "$file:$line: <$to> $ok"
	done < <(grep -rnoE '^#[ \t]*include[ \t]+<[^>]+>' src --include='*.[ch]')
}

# A function of ours that a library also has would be called in its place.
check_names() {
	part=names
	local name
	if ! make -s build/precept >"$out/build" 2>&1; then
		finding "build/precept can't be built: see build/lint/build"
		return
	fi
	while read -r name; do
		finding "$name: a library has a function of this name and" \
			"would call ours: rename it"
	done < <(nm -D --defined-only build/precept | awk '$2 == "T" &&
	    $3 !~ /^(malloc|calloc|realloc|reallocarray|free|memalign|aligned_alloc|posix_memalign)$/ &&
	    $3 !~ /^_/ { print $3 }')
}

# --- messages ---

# stage, code and macro of each message
messages() {
	local file stage
	for file in src/*/*_messages.h; do
		[ -e "$file" ] || continue
		stage=${file#src/}
		sed -e ':a' -e '/\\$/N; s/\\\n//; ta' "$file" |
			sed -nE 's/^#define[ \t]+(MSG_[A-Z0-9_]+)[ \t]+"(P[0-9]+)".*/\2 \1/p' |
			sed "s/^/${stage%%/*} /"
	done
	echo 'base P001 -'
	echo 'base P002 -'
}

check_messages() {
	part=messages
	local stage code macro codes
	codes=$(messages)
	while read -r stage code macro; do
		case " ${ranges//$'\n'/ } " in
		*" $stage=${code:1:1} "*) ;;
		*) finding "$code: $macro is outside the range of $stage" ;;
		esac
		[ ${#code} = 4 ] || finding "$code: $macro: want P and 3 digits"
		grep -qsx "\.It $code" src/man/messages/*.mdoc ||
			finding "$code: no paragraph in src/man/messages"
		grep -rqw "$code" tests --include='want.*' --include='*.c' ||
			finding "$code: no test shows it ($macro)"
		[ "$macro" = - ] ||
			grep -rqw "$macro" src --include='*.c' ||
			finding "$code: nothing says $macro"
	done <<<"$codes"
	while read -r code; do
		finding "$code: two messages have this code"
	done < <(awk '{ print $2 }' <<<"$codes" | sort | uniq -d)
	while read -r code; do
		grep -qw "$code" <<<"$codes" ||
			finding "$code: has a paragraph, but no message"
	done < <(sed -n 's/^\.It \(P[0-9]*\)$/\1/p' src/man/messages/*.mdoc)
	while read -r code; do
		finding "$code: two paragraphs"
	done < <(sed -n 's/^\.It \(P[0-9]*\)$/\1/p' src/man/messages/*.mdoc |
		sort | uniq -d)
	while IFS= read -r code; do
		finding "$code: a code outside of *_messages.h"
	done < <(grep -rnoE '"P[0-9]{3}"' src --include='*.c')
}

# --- manual pages and scripts ---

check_manuals() {
	part=manuals
	need mandoc mandoc || return
	local page
	for page in src/man/*.[157] build/man/*.[157]; do
		[ -e "$page" ] || continue
		mandoc -T lint "$page" 2>&1 |
			grep -v -e 'referenced manual not found' -e 'outdated mandoc.db' \
			>>"$out/found/0-$part"
	done
	# references to ours; what others are installed is no matter
	while read -r page; do
		[ -e "build/man/$page" ] || [ -e "src/man/$page" ] ||
			finding "a manual page refers to $page, which is not there"
	done < <(sed -nE 's/^\.Xr (precept[a-z-]*) ([0-9]).*/\1.\2/p' \
		src/man/*.[157] src/man/*/*.mdoc | sort -u)
}

check_scripts() {
	part=scripts
	need shellcheck shellcheck || return
	# shellcheck disable=SC2086 # a list of names
	shellcheck -x -P SCRIPTDIR -f gcc $scripts >>"$out/found/0-$part"
}

check_cppcheck() {
	part=cppcheck
	need cppcheck cppcheck || return
	cppcheck --std=c11 -q -j2 --inline-suppr --error-exitcode=1 \
		--enable=warning,performance,portability \
		--suppress=missingIncludeSystem --template=gcc -Isrc \
		--suppress=normalCheckLevelMaxBranches \
		--cppcheck-build-dir="$out/cppcheck" src \
		>>"$out/found/0-$part" 2>&1
}

# --- one file, one tool ---

# What the tool reads, as a name: text after preprocessing and its settings.
digest_of() {
	{
		"$tool" --version
		printf '%s\n' "${flags[@]}"
		cat "$1" .clang-tidy tests/lint.sh
		gcc "${flags[@]}" -x c -E "$1" 2>&1
	} | sha256sum | cut -c1-32
}

run_tool() {
	case $1 in
	header)
		gcc "${flags[@]}" -Werror -x c -fsyntax-only "$2"
		;;
	analyzer)
		# malloc never returns NULL here: see src/base/mem.h
		gcc "${flags[@]}" -Werror -O1 -fanalyzer -c -o /dev/null \
			-Wno-analyzer-possible-null-dereference \
			-Wno-analyzer-possible-null-argument "$2"
		;;
	tidy)
		clang-tidy --quiet "$2" -- "${flags[@]}"
		;;
	esac
}

one() { # header|analyzer|tidy file
	local tool=gcc name key
	eval "$saved"
	[ "$1" = tidy ] && tool=clang-tidy
	key=$out/clean/$1-$(digest_of "$2")
	[ -e "$key" ] && return
	name=$out/found/$1-${2//\//_}
	if run_tool "$1" "$2" >"$name" 2>&1; then
		rm -f "$name"
		: >"$key"
	else
		sed -i -e '/warnings\{0,1\} generated/d' \
			-e '/^Suppressed .* warnings/d' "$name"
	fi
}
export -f one run_tool digest_of
export out

check_files() {
	local tools='header analyzer' tool file
	need gcc gcc || return
	need clang-tidy clang-tidy && tools="$tools tidy"
	saved=$(declare -p flags)
	export saved
	for tool in $tools; do
		for file in $([ "$tool" = header ] && echo "$headers" ||
		    echo "$sources"); do
			echo "$tool $file"
		done
	done | xargs -P "$(nproc)" -L 1 bash -c 'one "$@"' one
}

# --- long files and functions: to know, not to fail ---

list_long() {
	# shellcheck disable=SC2086
	wc -l $sources $headers |
		awk '$1 > 500 && $2 != "total" {
			print "long file: " $2 ", " $1 " lines" }'
	# shellcheck disable=SC2086
	awk 'FNR == 1 { from = 0 }
	    /^[a-z_0-9]+\(/ { name = $1; sub(/\(.*/, "", name); from = FNR }
	    /^}/ && from { if (FNR - from > 60)
	        print "long function: " FILENAME ":" from ": " name ", " \
	            FNR - from " lines"; from = 0 }' $sources
}

check_layers
check_doors
check_names
check_messages
check_manuals
check_scripts
check_cppcheck
check_files
list_long
find "$out/found" -type f -empty -delete
set -- "$out"/found/*
if [ -e "$1" ]; then
	cat "$@"
	echo "lint: findings of $# kinds or files"
	exit 1
fi
echo "lint: clean"
