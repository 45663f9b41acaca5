/*
 * grade_import.h - who completed what, as an LMS tells it: its export (CSV),
 * understood by a mapping that HR writes once for the LMS. precept-grade(1) has
 * the mapping's form. Nothing is scored here: the client did that, in the LMS.
 */
#ifndef PRECEPT_GRADE_IMPORT_H
#define PRECEPT_GRADE_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"

struct arena;
struct map;

enum grade_column {		/* what a column can be */
	GRADE_C_PERSON, GRADE_C_NAME, GRADE_C_QUIZ, GRADE_C_DATE,
	GRADE_C_SCORE, GRADE_C_STATUS, GRADE_C_ATTEMPT,
	GRADE_COLUMNS
};
enum grade_status { GRADE_PASSED, GRADE_FAILED, GRADE_OPEN };

/* What a course of the LMS is to us. */
struct grade_course {
	struct str id;			/* "nurse" */
	struct str number, version;	/* of the document; or absent */
};

struct grade_mapping {
	const char *name;	/* of the file */
	struct str lms;		/* "Example LMS" */
	struct {
		struct str name;	/* in the export; absent: none */
		struct pos at;
	} columns[GRADE_COLUMNS];
	struct str written;	/* how dates are: "M/D/YYYY" */
	unsigned of;		/* the best score */
	struct map *words;	/* folded -> status + 1, as a pointer */
	struct map *courses;	/* folded -> struct grade_course */
	struct grade_course *only;	/* all rows are of it; or NULL */
};

/* One row. Texts are absent, and numbers -1 or 0, where nothing is said. */
struct grade_completion {
	struct str person;		/* as written */
	struct str folded;		/* as it is compared */
	struct str name;
	const struct grade_course *course;
	struct str day;			/* "2026-11-22" */
	int percent;			/* hundredths of a per cent; -1 */
	enum grade_status status;
	unsigned attempt;		/* as said, or counted in the file */
	struct pos at;
};

struct grade_import {
	const struct grade_mapping *mapping;
	struct grade_completion *rows;
	size_t n;
	size_t others;		/* rows of courses that are not mapped */
	size_t refused;		/* rows that a finding names */
};

/* Read the mapping called name; all in a. -1 after findings. */
NODISCARD int grade_mapping_read(struct arena *a, struct diag *dg,
    const char *name, struct str text, struct grade_mapping *out);

/*
 * Read the export called name (checked UTF-8, kept). A row that can't be
 * understood is refused with a finding, the others are read all the same. -1
 * when no row could be: a column is missing.
 */
NODISCARD int grade_import_read(struct arena *a, struct diag *dg,
    const struct grade_mapping *m, const char *name, struct str text,
    struct grade_import *out);

/*
 * A day at the start of text as pattern writes it, of YYYY or YY, MM or M, DD
 * or D, MON (Jan, in English) and what stands between them; after it may
 * follow, parted by a space, a comma or a T, a time. False: it is no such.
 */
bool grade_day_parse(struct str text, struct str pattern, struct date *out);
/* Is it a pattern: a year, a month and a day, each once? */
bool grade_day_pattern(struct str pattern);

#endif
