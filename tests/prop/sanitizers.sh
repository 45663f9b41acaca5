#!/usr/bin/env bash
# Under SAN=1: a planted overflow and a planted leak are seen, by the flags and
# in the environment that the other tests have; and the program is built so,
# without the allocator of its own, which would blind them. TAP.
set -u
. "$(dirname "$0")/../lib/tap.sh"

if ! nm "$precept" 2>/dev/null | grep -q '__asan_init'; then
	echo '1..0 # SKIP not built with SAN=1'
	exit 0
fi
cat >"$work/planted.c" <<'END'
#include <stdlib.h>
#include <string.h>

static void *volatile kept;

int
main(int argc, char **argv)
{
	volatile int most = 2147483647;

	kept = malloc(8);
	if (!strcmp(argv[1], "overflow"))
		((volatile char *)kept)[8] = 1;
	if (!strcmp(argv[1], "undefined"))
		most += argc;
	if (strcmp(argv[1], "leak"))
		free(kept);
	kept = NULL;
	return 0;
}
END
${CC:-cc} -O1 -g -fsanitize=address,undefined -o "$work/planted" \
	"$work/planted.c" >"$work/said" 2>&1
ok $? "a program with planted mistakes"
said "$work/said"

# sees WHAT WORDS: running it fails or says so, and names the mistake
sees() {
	"$work/planted" "$1" >"$work/said" 2>&1
	grep -q "$2" "$work/said"
	ok $? "$1: seen"
}
sees overflow 'heap-buffer-overflow'
sees leak 'LeakSanitizer: detected memory leaks'
sees undefined 'signed integer overflow'
"$work/planted" nothing >"$work/said" 2>&1 && [ ! -s "$work/said" ]
ok $? "nothing planted: nothing seen"

! nm "$precept" | grep -qE ' T (malloc|realloc)$' ||
	nm "$precept" | grep -q '__interceptor_malloc'
ok $? "the program's memory is the sanitizer's to watch"
tap_done
