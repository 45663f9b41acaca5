/*
 * quiz_paper.h - a quiz on paper: trees for layout. The booklet of a form, one
 * answer sheet a form, and the key. Questions stand in the form's order and
 * have the same numbers in all of them; letters are the identifiers of the
 * choices, so what is marked is what is keyed.
 */
#ifndef PRECEPT_QUIZ_PAPER_H
#define PRECEPT_QUIZ_PAPER_H

#include <stddef.h>

#include "base/digest.h"
#include "base/str.h"

struct arena;
struct doc_node;
struct quiz;

struct quiz_paper {
	const struct quiz *quiz;	/* with at least one form */
	struct digest digest, key_digest;	/* of its package */
};

/* Trees are in a; strings are shared with the quiz. None is ever NULL. */

/* The questions of quiz.forms[form]: nothing of the key in it. */
struct doc_node *quiz_paper_form(struct arena *a, const struct quiz_paper *p,
    size_t form);
/* A page for each form; nothing of the key in it. */
struct doc_node *quiz_paper_sheet(struct arena *a, const struct quiz_paper *p);
/* What is right on each form, and why: private. */
struct doc_node *quiz_paper_key(struct arena *a, const struct quiz_paper *p);

/*
 * The first line of a CSV file into which answer sheets of the form are keyed:
 * who, then a column an item, in the order of their numbers.
 */
void quiz_paper_columns(struct buf *b, const struct quiz_paper *p,
    size_t form);

#endif
