/*
 * policy_lint.h - words and keys that are right by the grammar and still not
 * wise: read by check alone.
 */
#ifndef PRECEPT_POLICY_LINT_H
#define PRECEPT_POLICY_LINT_H

#include "base/diag.h"

struct arena;
struct policy_library;

/*
 * Over all policies, as warnings: words that were found unlawful, such as those
 * that labor law reads as a ban on protected talk, each with the case or law; a
 * rule whose words, in English, are not of its level;
 * and answers that can be guessed (the longest one, or one place, right too
 * often). As a note: a policy that is hard to read. Counts in questions are of
 * those with one right answer.
 */
void policy_lint(struct arena *a, struct diag *dg,
    const struct policy_library *lib);

/* The same of sentences that HR wrote elsewhere, at that place: a comment rule
 * in the settings. */
void policy_lint_words(struct diag *dg, struct pos at, struct str words);

#endif
