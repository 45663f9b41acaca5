/*
 * quiz.h - from a book's questions to a quiz: items, fixed forms and practice.
 * What is made of it (QTI, page, LMS package, paper) has headers of its own.
 *
 * Choices of an item stand in a neutral order and are called A, B, C, ... in
 * it: order and names say nothing about what is right. Over the items of one
 * quiz the right answers are spread evenly over the places. Of a match the
 * sources are R1, R2, ... and the targets D1, D2, ..., each in an order of its
 * own; rows whose right cells say the same share a target.
 *
 * Bodies are XHTML of these elements: p em strong s code pre br ul ol li
 * blockquote table thead tbody tr th td; without attributes, with the XHTML
 * namespace left to the writer. Words are the same as plain text.
 */
#ifndef PRECEPT_QUIZ_H
#define PRECEPT_QUIZ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/str.h"
#include "item/item_quiz.h"

struct arena;
struct policy_question;
struct resolve_book;

/* <quota chapter="privacy" questions="3"/> in the settings. */
struct quiz_quota {
	struct str chapter;
	unsigned questions;
	struct pos at;
};

/* What pages and papers say besides the questions. Absent: say nothing. */
struct quiz_texts {
	struct str role;	/* "Nurse" */
	struct str handbook;	/* title: "Social Media Handbook: Nurse" */
	struct str hand_in_to;	/* "Maria Sample, HR lead": who gets results */
	struct str hand_in_email, hand_in_phone;	/* of that person */
	struct str hand_in_how;	/* a sentence of HR's */
	struct str lms;		/* what the LMS is called */
	struct str help_to, help_email, help_phone;	/* whom to ask */
	bool open_book;		/* one may look into the handbook */
	bool sample;		/* sample values stand in settings */
};

#define QUIZ_PASS_LEAST 500	/* thousandths; below, a warning */

/*
 * What the settings decide, each within what its element allows; strings live
 * as long as the quiz.
 */
struct quiz_settings {
	struct str organization, lang, number, version, effective;
	struct str statement;		/* what is attested */
	unsigned questions, attempts;
	unsigned pass;			/* thousandths of the most points */
	unsigned levels[4];		/* of difficulty 1-3: questions at
					   least */
	struct pos levels_at, pass_at;	/* of findings */
	const struct quiz_quota *quotas;	/* in the file's order */
	size_t n_quotas;
	struct quiz_texts texts;
};

/*
 * Where an item came from, for those who print trees. The question is the
 * book's resolved copy. The i-th choice (source, of a match) of the item is
 * options[choices[i]] of the question; the i-th target is the second cell of
 * options[targets[i]].
 */
struct quiz_source {
	const struct policy_question *question;
	const unsigned *choices, *targets;
};

/* A question of the practice share: with its key, its reason, its rule. */
struct quiz_practice {
	struct item item;
	struct str rule_body;	/* what the rule says, as XHTML */
	struct str section;	/* the rule's: "3.5.1" */
	struct str chapter;	/* title */
};

struct quiz {
	struct item_quiz quiz;
	struct item *items;		/* as quiz.entries, with keys */
	struct quiz_source *sources;	/* likewise */
	struct item_stimulus *stimuli;	/* of items, in the order of use */
	size_t n_stimuli;
	struct quiz_practice *practice;	/* in the handbook's order */
	size_t n_practice;
	struct item_stimulus *practice_stimuli;
	size_t n_practice_stimuli;
	struct quiz_texts texts;
};

/*
 * Make the quiz of a role's book; everything is in a, or belongs to book and
 * qs. handbook is the digest of its PDF. What the settings ask for and the bank
 * does not have is a warning, and the quiz asks for what there is; that they
 * contradict themselves is an error: -1, and out is not to be used. A book
 * without questions makes a quiz without items (quiz.n 0), for which nothing is
 * to be written. How many items a package takes is item_package_write's to say.
 */
NODISCARD int quiz_make(struct arena *a, struct diag *dg,
    const struct resolve_book *book, const struct quiz_settings *qs,
    const struct digest *handbook, struct quiz *out);

/*
 * The forms "A" and "B": item_draw's papers of the persons "form-a" and
 * "form-b" for a digest that is the same for all quizzes (of QUIZ_FORM_SEED),
 * so that a form does not hang on the digest of the quiz that holds it. B is
 * drawn from what A left; only where that cannot meet the blueprint do units
 * of A come back, in A's order. Called by quiz_make.
 */
#define QUIZ_FORM_SEED "precept-form-1"
void quiz_forms(struct arena *a, struct item_quiz *q);

#endif
