/* cmd_quiz_sheet.h - precept quiz sheet: a result sheet for each verdict. */
#ifndef PRECEPT_CMD_QUIZ_SHEET_H
#define PRECEPT_CMD_QUIZ_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/str.h"

struct arena;
struct cmd;
struct diag;

/* What a person's attempts come to, where that is said. */
enum quiz_final { QUIZ_UNSAID, QUIZ_FAILED, QUIZ_PASSED };

/* One response as precept-grade judged it; texts absent: not recorded. */
struct quiz_verdict {
	struct str quiz, key;	/* "sha256:..." */
	struct str person, name, form, submitted;
	struct str response;	/* digest, "sha256:..." */
	struct str score, max, percent;
	unsigned attempt;	/* 0: not recorded */
	bool passed;
	enum quiz_final final;
	struct str before;	/* file of the verdict it replaced; absent */
	struct str *reasons;	/* without the list of critical items */
	size_t n_reasons;
	struct str *missed;	/* ids of critical items */
	size_t n_missed;
	struct str *notes;
	size_t n_notes;
};

/*
 * The verdicts in the JSON text called name: what precept-grade writes with
 * --format=json or --json, or a file of --save. In a; -1 after findings.
 */
NODISCARD int cmd_quiz_verdicts(struct arena *a, struct diag *dg,
    const char *name, struct str text, struct quiz_verdict **out, size_t *n);

/* The command: its arguments after "sheet". Exit status. */
int cmd_quiz_sheet(struct cmd *c);

#endif
