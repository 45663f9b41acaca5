/*
 * grade_completions.h - an LMS's completions as verdicts: the forms that
 * precept-grade prints, and files to keep. All of them say that the client
 * scored it in the LMS: we saw no answers.
 */
#ifndef PRECEPT_GRADE_COMPLETIONS_H
#define PRECEPT_GRADE_COMPLETIONS_H

#include "base/base.h"
#include "base/digest.h"
#include "grade/grade_import.h"

struct grade_options;
struct opt_set;

struct grade_completions {
	struct arena *a;
	const struct grade_import *in;
	const char *file;		/* the export, as findings call it */
	struct digest export, mapping;	/* of their bytes */
	struct str evidence;		/* "scored by client in LMS Example" */
	/* Of each row, what its person has come to in this quiz: the best of
	 * all attempts. */
	enum grade_status *finals;
	bool *first;			/* its person's first row in the quiz */
};

/* Sum up what was read; all in a. */
void grade_completions_sum(struct arena *a, const struct grade_import *in,
    const char *file, const struct digest *export,
    const struct digest *mapping, struct grade_completions *out);
/* Has everyone who is named passed? */
bool grade_completions_passed(const struct grade_completions *c);
const char *grade_status_words(enum grade_status s);

void grade_completions_table(const struct grade_completions *c,
    struct buf *b);
void grade_completions_csv(const struct grade_completions *c, struct buf *b);
/* An object, without a newline after it. */
void grade_completions_json(const struct grade_completions *c, struct buf *b);
/* The same, but for its braces and white space. */
void grade_completions_members(const struct grade_completions *c,
    struct buf *b);
void grade_completions_qti(const struct grade_completions *c, struct buf *b);

/*
 * Keep each completion, but not what is only begun, in the folder dir: a file
 * lms-HEX.json named by what the LMS says of it, which is never written over.
 * -1 after findings.
 */
NODISCARD int grade_completions_save(const struct grade_completions *c,
    struct diag *dg, const char *dir);

/*
 * precept-grade --completions: read, save, print. Adds what goes to stdout to
 * text, or with --json sets *result. Exit status.
 */
int grade_completions_run(struct opt_set *o, const struct grade_options *want,
    struct buf *text, struct str *result);

#endif
