#!/bin/bash
# run.sh [SECONDS [TARGET...]] - every door under libFuzzer with address,
# undefined and leak sanitizers, two at a time, SECONDS each (60). Fails on a
# crash, a leak, a time-out or too much memory, and says how to see it again.
# What it learns stays in build/fuzz; tests/fuzz/corpus holds the seeds, and
# every input that once went wrong.
set -u
cd "$(dirname "$0")/../.." || exit
out=build/fuzz

run_one() { # target seconds
	local log=$out/log/$1 seeds=tests/fuzz/corpus/$1 dict=tests/fuzz/$1.dict
	local options=(-max_total_time="$2" -timeout=10 -rss_limit_mb=2048
		-max_len=8192 -print_final_stats=1
		-artifact_prefix="$out/found/$1-")
	[ ! -f "$dict" ] || options+=(-dict="$dict")
	mkdir -p "$out/corpus/$1" "$seeds"
	"$out/bin/$1" "${options[@]}" "$out/corpus/$1" "$seeds" >"$log" 2>&1
	local status=$?
	local runs
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
	if [ $status -eq 0 ]; then
		echo "ok      $1: ${runs:-no} runs"
		return 0
	fi
	echo "FAILED  $1, as said in $log"
	local found
	found=$(sed -n 's/.*Test unit written to //p' "$log" | tail -1)
	if [ -n "$found" ]; then
		echo "        again: $out/bin/$1 $found"
		echo "        mended? cp $found $seeds/"
	fi
	return 1
}

if [ "${1-}" = --one ]; then
	run_one "$2" "$3"
	exit
fi
seconds=${1:-60}
[ $# -eq 0 ] || shift
targets=$*
if [ -z "$targets" ]; then
	targets=$(cd tests/fuzz && printf '%s\n' *.c | sed 's/\.c$//')
fi

mkdir -p "$out/log" "$out/found" "$out/bin"
echo 'int LLVMFuzzerTestOneInput(const char *, unsigned long);
int LLVMFuzzerTestOneInput(const char *b, unsigned long n)
{ (void)b; return (int)(n * 0); }' >"$out/try.c"
if ! clang -fsanitize=fuzzer,address,undefined -o "$out/try" "$out/try.c" \
    >"$out/log/try" 2>&1; then
	echo "clang can't link fuzzers: apt-get install clang libclang-rt-dev"
	exit 1
fi

# CHECK ends by _exit, which libFuzzer would not see: it keeps the input of
# what aborts.
# Objects through make, so that flags are those of every other build.
flags='-O1 -g -fno-sanitize-recover=all -fsanitize=fuzzer-no-link'
objects=$(printf '%s\n' src/*/*.c | grep -v '^src/\(cmd\|man\)/' |
	sed "s,^src/\(.*\)\.c,$out/\1.o,")
make_fuzz() {
	make -s -j2 V="$out" SAN=1 CC=clang CFLAGS="$flags" "$@"
}
# shellcheck disable=SC2086 # lists of words
make_fuzz $objects >"$out/log/make" 2>&1 ||
	{ tail -20 "$out/log/make"; exit 1; }
rm -f "$out/all.a"
# shellcheck disable=SC2086
ar rc "$out/all.a" $objects || exit
# shellcheck disable=SC2016 # for make to expand
link='fuzz-link: ; $(COMPILE) -fsanitize=fuzzer $(ALL_LDFLAGS) \
	-Wl,--wrap=_exit -o $(V)/bin/$(T) tests/fuzz/$(T).c $(V)/all.a $(PKG_LIBS)'
for t in $targets; do
	make_fuzz --eval "$link" T="$t" fuzz-link || exit
done

# shellcheck disable=SC2086
printf '%s\n' $targets | xargs -P2 -I{} tests/fuzz/run.sh --one {} "$seconds"
