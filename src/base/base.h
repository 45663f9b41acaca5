/* base.h - the few macros every file uses. */
#ifndef PRECEPT_BASE_H
#define PRECEPT_BASE_H

#include <stddef.h>

#define NELEM(a) (sizeof(a) / sizeof((a)[0]))
#define NODISCARD __attribute__((warn_unused_result))
#define NORETURN __attribute__((noreturn))
#define UNUSED __attribute__((unused))
/* Kept out of the loop that calls it: for the few that are measured. */
#define SELDOM __attribute__((noinline, cold))

/*
 * Our own mistakes: kept in release builds. Says where, removes temporary
 * files and exits 70.
 */
#define CHECK(cond) ((cond) ? (void)0 : check_failed(#cond, __FILE__, __LINE__))

NORETURN void check_failed(const char *cond, const char *file, int line);

/* Exit statuses that scripts may rely on (sysexits.h where it has one). */
enum exit_status {
	EXIT_DONE = 0,		/* yes, or done */
	EXIT_NO = 1,		/* a clear no */
	EXIT_CANNOT_TELL = 2,
	EXIT_BAD_USAGE = 64,
	EXIT_BAD_INPUT = 65,
	EXIT_MISSING_INPUT = 66,
	EXIT_OUR_BUG = 70,
	EXIT_SYSTEM = 71,
	EXIT_CANNOT_CREATE = 73,
	EXIT_IO = 74,
	EXIT_SETTINGS = 78
};

#endif
