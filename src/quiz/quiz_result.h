/*
 * quiz_result.h - the result sheet of one person as a tree for layout: passed
 * or not, each reason, the rules to read again, what comes next, and what the
 * verdict is about. It goes into a personnel file and to a person who may take
 * the quiz again, so it says nothing of the key.
 */
#ifndef PRECEPT_QUIZ_RESULT_H
#define PRECEPT_QUIZ_RESULT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct doc_node;

/* A critical rule that was missed. */
struct quiz_missed {
	struct str rule, section;	/* "photo-device", "3.5.1" */
	/* What it says in the handbook: DOC_RULE; NULL: not known any more. */
	const struct doc_node *words;
};

/* Absent strings print as "not recorded", but for those said to be optional. */
struct quiz_result {
	struct str organization, title, number, version;	/* of the book */
	struct str effective;
	struct str person, name;
	struct str department;		/* optional */
	struct str form;		/* "A", "drawn" */
	unsigned attempt, attempts;	/* attempt 0: not recorded */
	struct str submitted;
	bool passed;
	struct str points, most, percent;	/* "24", "30", "80.00" */
	struct str cut;		/* percent that are needed: "80.0" */
	const struct str *reasons;	/* why not: sentences without full stop */
	size_t n_reasons;
	const struct str *notes;	/* late, accommodated, not recorded */
	size_t n_notes;
	const struct quiz_missed *missed;
	size_t n_missed;
	/* What comes next, optional: sentences. */
	struct str next;
	/* Evidence: digests with their algorithm; program and version. */
	struct str quiz, key, handbook, statement, response, grader;
	bool sample;
};

/* In a; strings and the rules' words are shared with r. */
struct doc_node *quiz_result_sheet(struct arena *a,
    const struct quiz_result *r);

#endif
