/* tap.h - the Test Anything Protocol for unit tests. Include once per test. */
#ifndef PRECEPT_TAP_H
#define PRECEPT_TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

static int tap_count, tap_failed;

__attribute__((format(printf, 4, 5), unused)) static bool
tap_report(bool good, const char *file, int line, const char *fmt, ...)
{
	va_list ap;

	printf("%sok %d - ", good ? "" : "not ", ++tap_count);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
	if (!good) {
		tap_failed++;
		printf("# at %s:%d\n", file, line);
	}
	return good;
}

/* Compare texts and show both when they differ. */
__attribute__((unused)) static bool
tap_text(const char *file, int line, struct str got, const char *want,
    const char *name)
{
	bool good = str_is(got, want);

	tap_report(good, file, line, "%s", name);
	if (!good)
		printf("# got:  %.*s\n# want: %s\n", STR_ARG(got), want);
	return good;
}

/* ok(condition, "what holds", ...) */
#define ok(cond, ...) tap_report((cond), __FILE__, __LINE__, __VA_ARGS__)
#define is_text(got, want, name) \
	tap_text(__FILE__, __LINE__, (got), (want), (name))
#define is_int(got, want, name) do { \
	long long tap_got = (long long)(got), tap_want = (long long)(want); \
	tap_report(tap_got == tap_want, __FILE__, __LINE__, \
	    "%s (got %lld, want %lld)", (name), tap_got, tap_want); \
} while (0)

/* Last line of main: return tap_done(); */
__attribute__((unused)) static int
tap_done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed != 0;
}

#endif
