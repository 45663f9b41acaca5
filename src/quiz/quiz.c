#include "quiz/quiz_part.h"

#include "base/arena.h"
#include "resolve/resolve.h"

/* --- what the settings ask for --- */

static struct item_chapter *
find_chapter(struct item_quiz *q, struct str id)
{
	for (size_t i = 0; i < q->n_chapters; i++)
		if (str_eq(q->chapters[i].id, id))
			return &q->chapters[i];
	return NULL;
}

static size_t
count_chapter(const struct item_quiz *q, const struct item_chapter *c)
{
	size_t n = 0;

	for (size_t i = 0; c != NULL && i < q->n; i++)
		n += &q->chapters[q->entries[i].chapter] == c;
	return n;
}

static size_t
count_level(const struct item_quiz *q, unsigned level)
{
	size_t n = 0;

	for (size_t i = 0; i < q->n; i++)
		n += q->entries[i].difficulty == level;
	return n;
}

static void
check_sums(struct diag *dg, const struct quiz_settings *qs)
{
	const unsigned levels = qs->levels[1] + qs->levels[2] + qs->levels[3];
	unsigned quotas = 0;

	for (size_t i = 0; i < qs->n_quotas; i++)
		quotas += qs->quotas[i].questions;
	if (quotas > qs->questions) {
		diag_error(dg, qs->quotas[0].at, MSG_QUIZ_QUOTAS, quotas,
		    qs->questions);
		diag_hint(dg, "write <training questions=\"%u\"/>, or lower "
		    "a quota", quotas);
		diag_status(dg, EXIT_SETTINGS);
	}
	if (levels > qs->questions) {
		diag_error(dg, qs->levels_at, MSG_QUIZ_LEVELS, levels,
		    qs->questions);
		diag_hint(dg, "write <training questions=\"%u\"/>, or lower "
		    "easy, medium or hard", levels);
		diag_status(dg, EXIT_SETTINGS);
	}
}

/* Guessing earns a third or so; below half, passing shows nothing. */
static void
check_pass(struct diag *dg, const struct quiz_settings *qs)
{
	if (qs->pass >= QUIZ_PASS_LEAST)
		return;
	diag_warn(dg, qs->pass_at, MSG_QUIZ_PASS, qs->pass / 10,
	    qs->pass % 10);
	diag_hint(dg, "write <training pass=\"0.80\"/>");
}

/* What the bank cannot give is not asked for: a quiz says what holds of it. */
static void
take_quotas(struct diag *dg, const struct quiz_settings *qs,
    struct item_quiz *q)
{
	for (size_t i = 0; i < qs->n_quotas; i++) {
		const struct quiz_quota *quota = &qs->quotas[i];
		struct item_chapter *c = find_chapter(q, quota->chapter);
		const size_t n = count_chapter(q, c);

		if (c != NULL)
			c->quota = n < quota->questions ? (unsigned)n :
			    quota->questions;
		if (n >= quota->questions)
			continue;
		diag_warn(dg, quota->at, MSG_QUIZ_QUOTA, STR_ARG(q->id), n,
		    n == 1 ? "" : "s", STR_ARG(quota->chapter),
		    quota->questions);
		if (n > 0)
			diag_hint(dg, "write questions=\"%zu\", or more "
			    "questions about rules of that chapter", n);
		else
			diag_hint(dg, "take it out, or write questions about "
			    "rules of that chapter");
	}
}

static void
take_levels(struct diag *dg, const struct quiz_settings *qs,
    struct item_quiz *q)
{
	static const char *const names[] = { "", "easy", "medium", "hard" };

	for (unsigned d = 1; d <= 3; d++) {
		const size_t n = count_level(q, d);

		q->levels[d] = n < qs->levels[d] ? (unsigned)n :
		    qs->levels[d];
		if (n >= qs->levels[d])
			continue;
		diag_warn(dg, qs->levels_at, MSG_QUIZ_LEVEL, STR_ARG(q->id),
		    n, n == 1 ? "" : "s", d, qs->levels[d]);
		diag_hint(dg, "write <training %s=\"%zu\"/>, or \"difficulty: "
		    "%u\" at more questions", names[d], n, d);
	}
}

/* --- the quiz --- */

static void
take_facts(const struct resolve_book *book, const struct quiz_settings *qs,
    const struct digest *handbook, struct item_quiz *q)
{
	q->id = book->id;
	q->title = book->title;
	q->organization = qs->organization;
	q->lang = qs->lang;
	q->number = qs->number;
	q->version = qs->version;
	q->effective = qs->effective;
	q->handbook = *handbook;
	q->statement = qs->statement;
	q->statement_digest = digest_of(qs->statement);
	q->attempts = qs->attempts;
	q->pass = qs->pass;
}

int
quiz_make(struct arena *a, struct diag *dg, const struct resolve_book *book,
    const struct quiz_settings *qs, const struct digest *handbook,
    struct quiz *out)
{
	const size_t errors = diag_errors(dg);
	struct item_quiz *q = &out->quiz;

	*out = (struct quiz){ .texts = qs->texts };
	take_facts(book, qs, handbook, q);
	quiz_bank_fill(a, book, qs, out);
	q->questions = q->n < qs->questions ? (unsigned)q->n : qs->questions;
	check_sums(dg, qs);
	check_pass(dg, qs);
	if (diag_errors(dg) > errors)
		return -1;
	take_quotas(dg, qs, q);
	take_levels(dg, qs, q);
	quiz_forms(a, q);
	return 0;
}
