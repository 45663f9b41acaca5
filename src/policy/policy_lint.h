/*
 * policy_lint.h - words and keys that are right by the grammar and still not
 * wise: read by check alone.
 */
#ifndef PRECEPT_POLICY_LINT_H
#define PRECEPT_POLICY_LINT_H

struct arena;
struct diag;
struct policy_library;

/*
 * Over all policies: words that labor law may read as a ban on protected talk,
 * and answers that can be guessed (the longest one, or one place, right too
 * often), as warnings; a policy that is hard to read, as a note. Counts in
 * questions are of those with one right answer.
 */
void policy_lint(struct arena *a, struct diag *dg,
    const struct policy_library *lib);

#endif
