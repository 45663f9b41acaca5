/*
 * report.h - the coverage report: what the books of a workspace cover, and
 * what hangs loose. The chain law -> rule -> question for each role, how old
 * the facts are, how hard the words are to read, how well the keys are mixed.
 *
 * The order of use:
 *	role = report_role_new(a, book);		for each handbook made
 *	r = report_make(a, lib, settings, survey, roles, n);
 *	report_text(r, b); report_csv(r, b); report_html(r, b);
 *
 * Equal books give equal bytes: no clock, no path of the machine.
 */
#ifndef PRECEPT_REPORT_H
#define PRECEPT_REPORT_H

#include <stddef.h>

struct arena;
struct buf;
struct diag;
struct library;
struct report;
struct report_role;
struct resolve_book;
struct settings;
struct survey;

/*
 * What one handbook covers. It lives in a, and points at rules, questions and
 * policies of the library; nothing of the book is kept. Several threads may
 * make such at the same time, each with an arena of its own.
 */
const struct report_role *report_role_new(struct arena *a,
    const struct resolve_book *book);

/*
 * The report over these roles, which may be some of those of the settings.
 * Everything it is made of must live as long as a.
 */
const struct report *report_make(struct arena *a, const struct library *lib,
    const struct settings *set, const struct survey *survey,
    const struct report_role *const *roles, size_t n);

/*
 * For check: critical rules with fewer than two exam questions and pages that
 * say mostly the same as warnings, a bank that is too small as a note.
 */
void report_check(const struct report *r, struct diag *dg);

/* The whole: text in aligned columns; one page of HTML in UTF-8 that needs
 * nothing else; RFC 4180 with a row for each rule of each role. */
void report_text(const struct report *r, struct buf *b);
void report_html(const struct report *r, struct buf *b);
void report_csv(const struct report *r, struct buf *b);

/* The figures of each role in a few lines; the same and more as JSON. */
void report_summary(const struct report *r, struct buf *b);
void report_json(const struct report *r, struct buf *b);

#endif
