/* diag.h - findings: what is wrong, where, and what to type. */
#ifndef PRECEPT_DIAG_H
#define PRECEPT_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/base.h"
#include "base/str.h"

/* line and col count from 1; col in bytes; 0 means "no such place". */
struct pos {
	const char *file;	/* as the user named it; NULL: no file */
	unsigned line, col;
};

/* Where the byte at offset of text stands. */
struct pos diag_place(const char *name, struct str text, size_t offset);

enum diag_level { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE };

struct diag;

/* A finding as kept; strings belong to the diag's arena. */
struct finding {
	enum diag_level level;
	struct pos at;
	const char *code;	/* "P301" */
	struct str text;	/* control characters escaped */
	struct str hint;	/* absent when there is none */
};

/*
 * Keeps its findings in a, which must outlive it. Not for several threads.
 * File names are copied. Past DIAG_KEEP_MAX findings are only counted, and a
 * text or hint is cut at DIAG_TEXT_MAX bytes: both can be hostile.
 */
#define DIAG_KEEP_MAX 10000
#define DIAG_TEXT_MAX 2000
struct diag *diag_new(struct arena *a);
/* What a finding without a file begins with, if not with "precept". */
void diag_program(struct diag *dg, const char *name);

/*
 * Report. The message macros of *_messages.h expand to code and format, so a
 * call reads diag_error(dg, at, MSG_NO_SETTING, STR_ARG(path)). The same
 * finding at the same place is kept once.
 */
void diag_error(struct diag *dg, struct pos at, const char *code,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
void diag_warn(struct diag *dg, struct pos at, const char *code,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
void diag_note(struct diag *dg, struct pos at, const char *code,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/*
 * Something that can be typed in; belongs to the finding reported last. A
 * finding has one hint: a second call for it is ignored.
 */
void diag_hint(struct diag *dg, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

size_t diag_errors(const struct diag *dg);
size_t diag_warnings(const struct diag *dg);
size_t diag_len(const struct diag *dg);
/* In order of report; i < diag_len(dg). */
const struct finding *diag_at(const struct diag *dg, size_t i);
/*
 * Append all findings of from (copied) to dg. When dg had no error, from's
 * exit status becomes dg's.
 */
void diag_merge(struct diag *dg, const struct diag *from);

/* The exit status that the errors ask for: see diag_status. 0 if none. */
int diag_exit(const struct diag *dg);
/*
 * Name the exit status of the error reported last (enum exit_status); an error
 * without one counts as EXIT_BAD_INPUT. The first error's status wins.
 */
void diag_status(struct diag *dg, int status);

/*
 * Sort by file (in order of first report), line, column; print at most 50,
 * errors before all others, and count the rest.
 * `file:line:col: error: text [P301]` + `  hint: ...`.
 */
void diag_print(struct diag *dg, FILE *out, bool color);
/*
 * As a JSON array into b, sorted likewise, all that are kept, each with the
 * members level file line column code text hint; null where there is none.
 */
void diag_json(struct diag *dg, struct buf *b);
/*
 * Add what a file said to b so that it can't play tricks on a terminal: control
 * characters (U+0080 to U+009F too), bidirectional controls, line separators
 * and bytes that are not UTF-8 become \n, \x1b, \u202e.
 */
void diag_escape(struct buf *b, struct str s);

#endif
