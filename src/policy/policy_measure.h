/*
 * policy_measure.h - what can be counted of words and of keys. It is counted
 * here alone: the lint makes messages of it, the coverage report tables.
 */
#ifndef PRECEPT_POLICY_MEASURE_H
#define PRECEPT_POLICY_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;
struct doc_node;
struct policy;
struct policy_question;

/* --- words --- */

/*
 * The next sentence of s from *at on, trimmed: up to ". ", "! ", "? " or the
 * end. Absent at the end.
 */
struct str policy_next_sentence(struct str s, size_t *at);
/* A word of s from *at on: letters, digits, and "'", "-" or "." inside. Absent
 * at the end. */
struct str policy_next_word(struct str s, size_t *at);
/* The words of a block that prints as one; in a policy, a value of the
 * settings is the one word "value". In a. */
struct str policy_block_words(struct arena *a, const struct doc_node *block);

/* --- reading level --- */

/* Paragraphs and items; tables, headings and questions are not read on. */
struct policy_reading {
	size_t words, sentences, syllables;
	size_t longest;			/* words of the longest sentence */
	struct pos longest_at;		/* of its block */
};

/* What stands below a heading, up to the next one. */
struct policy_section {
	const struct doc_node *heading;	/* NULL: before the first */
	struct policy_reading reading;
};

/* In fewer words a grade says nothing. */
#define POLICY_GRADE_WORDS 100

/* The sections of p that hold a sentence, in order and in a; *whole is their
 * sum. */
struct policy_section *policy_count_reading(struct arena *a,
    const struct policy *p, size_t *n, struct policy_reading *whole);
/* The Flesch-Kincaid grade in tenths, 0 at least. */
unsigned policy_grade(const struct policy_reading *r);

/* --- keys --- */

/*
 * How often something was right, against chance: among k answers it is right in
 * 1/k of the questions, with a variance of 1/k (1 - 1/k).
 */
struct policy_chance {
	size_t right, of;
	int64_t expected;	/* in 1/POLICY_CHANCE_WHOLE */
	int64_t variance;	/* in the square of that */
	const struct policy_question *first;	/* that it was right in */
};
#define POLICY_CHANCE_WHOLE 27720	/* can be divided by 1 to 12 */

#define POLICY_PLACES 12	/* an answer may have */

/* Of questions with one right answer; begin with zeros. */
struct policy_keys {
	struct policy_chance longest;	/* the answer with the most letters */
	struct policy_chance place[POLICY_PLACES];
};

/* Count q, if it has one right answer. a is for scratch. */
void policy_keys_add(struct arena *a, struct policy_keys *k,
    const struct policy_question *q);
/* More than three standard deviations above what guessing gives. */
bool policy_is_habit(const struct policy_chance *c);

#endif
