/* quiz_part.h - what the files of quiz share. */
#ifndef PRECEPT_QUIZ_PART_H
#define PRECEPT_QUIZ_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "quiz/quiz.h"
#include "quiz/quiz_messages.h"

struct doc_node;
struct digest_ctx;

/* --- trees as XHTML and as words (quiz_markup.c) --- */

/*
 * The siblings from first up to (not with) end. tight: a lone paragraph gives
 * its words without <p>, as choices want them.
 */
struct str quiz_markup(struct arena *a, const struct doc_node *first,
    const struct doc_node *end, bool tight);
/* Blocks parted by a newline, items and cells too; without boxes to tick. */
struct str quiz_words(struct arena *a, const struct doc_node *first,
    const struct doc_node *end);

/* --- the order of choices (quiz_order.c) --- */

/* The choices of one item. */
struct quiz_order {
	struct str id;
	const bool *right;	/* of each; NULL: an order or a match */
	bool fixed;		/* order is set, and stays: "True", "False" */
	size_t n, n_targets;	/* n_targets: of a match, else 0 */
	unsigned weight;	/* thousandths: how likely a paper has it */
	/* Room for n and n_targets; the i-th to stand there. */
	unsigned *order, *targets;
};

/*
 * Mix the choices of the len items by seed, which must hang on what no open
 * file tells: who knew it would know a little about each key. Items with as
 * many choices, and as many right ones, are mixed anew until the right ones
 * are about evenly spread over the places. So the order says nothing, and yet
 * no place is worth a guess.
 */
void quiz_order_mix(const struct digest *seed, struct quiz_order *list,
    size_t len);

/* --- one item (quiz_item.c) --- */

/* A question, read before its choices are mixed. */
struct quiz_asked {
	const struct policy_question *question;
	struct str *words;	/* of each option; of a match: its source */
	bool *right;		/* of each option */
	/* Of a match: its targets, and which of them each row has. */
	struct str *target_words;
	unsigned *target_row, *target_of;
	struct quiz_order order;	/* but for the weight */
};

void quiz_item_ask(struct arena *a, const struct policy_question *q,
    struct quiz_asked *out);
/* Add all that a key of q hangs on. */
void quiz_item_digest(struct arena *a, struct digest_ctx *c,
    const struct quiz_asked *asked);
/* Once mixed: the item, but for its stimulus. */
void quiz_item_make(struct arena *a, const struct quiz_asked *asked,
    struct str title, struct item *it, struct quiz_source *source);

/* --- the bank (quiz_bank.c) --- */

/* Fill all of out that comes from the book. */
void quiz_bank_fill(struct arena *a, const struct resolve_book *book,
    const struct quiz_settings *qs, struct quiz *out);

#endif
