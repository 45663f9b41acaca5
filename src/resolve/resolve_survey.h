/*
 * resolve_survey.h - the chain law -> rule -> question of a whole library as a
 * workspace reads it, and what hangs loose in it, before a book is made. It is
 * found here alone: resolve_check makes findings of it, the coverage report
 * tables.
 *
 * Under a workspace's own plan the built-in policies that no book reads are
 * left out: they are not the workspace's to mend.
 */
#ifndef PRECEPT_RESOLVE_SURVEY_H
#define PRECEPT_RESOLVE_SURVEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "policy/policy.h"
#include "policy/policy_data.h"
#include "resolve/resolve.h"

/* A rule, once for each branch that has its id, and what tests it. */
struct survey_rule {
	const struct policy_rule *rule;	/* as printed, after overrides */
	const struct policy_question **questions;	/* in order of policies */
	size_t n, cap;
};

struct survey_law {
	const struct policy_law *law;
	size_t uses;	/* rules that cite it, links that lead to it */
	bool old;	/* checked over a year before the document's date */
};

struct survey_figure {
	const struct policy_figure *figure;
	size_t uses;
	bool old;	/* past its shelf life on the document's date */
};

/* A question for a role whose book can never have the rule that it tests. */
struct survey_lost {
	const struct policy_question *question;
	const struct policy_word *role;
};

struct survey {
	const struct policy **policies;	/* sorted by id */
	size_t n_policies;
	const struct policy **unread;	/* that no book reads */
	size_t n_unread;
	struct survey_rule *rules;	/* in order of policies */
	size_t n_rules;
	struct survey_law *laws;	/* all, in order of law.xml */
	size_t n_laws;
	struct date checked;	/* the last day on which one in use was */
	struct survey_figure *figures;	/* all, in order of figures.xml */
	size_t n_figures;
	struct survey_lost *lost;
	size_t n_lost;
};

/* Everything lives in a; nothing is reported. */
const struct survey *resolve_survey(struct arena *a,
    const struct library *lib, const struct settings *set);

#endif
