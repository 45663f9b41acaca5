/*
 * grade_verdict.c - passed or not, and each reason why not. Pure: what other
 * responses say (attempts counted, likenesses) is grade_accept.c's.
 */
#include "grade/grade_part.h"

/* By its digest, or by the code of the form, which begins with that. */
static bool
names_quiz(const struct grade_response *r)
{
	return r->quiz.ptr != NULL || r->coded;
}

/* Is what is recorded of document, version and handbook the key's? */
static enum grade_said
edition(const struct grade_run *g, const struct grade_response *r)
{
	const struct item_quiz *q = g->key.pack->quiz;

	if (q == NULL)
		return GRADE_UNSAID;
	if ((r->number.ptr != NULL && !str_eq(r->number, q->number)) ||
	    (r->version.ptr != NULL && !str_eq(r->version, q->version)) ||
	    (r->handbook.ptr != NULL && !str_eq(r->handbook, g->handbook)))
		return GRADE_NO;
	/* The quiz digest covers quiz.xml, which names all three. */
	return names_quiz(r) || r->version.ptr != NULL ||
	    r->handbook.ptr != NULL ? GRADE_YES : GRADE_UNSAID;
}

static enum grade_said
attested(const struct grade_run *g, const struct grade_response *r)
{
	if (r->attested != GRADE_UNSAID)
		return r->attested;
	if (r->statement.ptr != NULL)
		return item_name_is_seen(r->typed_name) &&
		    (g->key.pack->quiz == NULL ||
		    str_eq(r->statement, g->statement)) ? GRADE_YES :
		    GRADE_NO;
	/* Our page records it always: so it was taken out. */
	return r->page && !str_empty(g->statement) ? GRADE_NO : GRADE_UNSAID;
}

void
grade_decide(const struct grade_run *g, const struct grade_response *r,
    const struct grade_paper *p, struct grade_verdict *v)
{
	static const struct { unsigned thing, reason; } needs[] = {
		{ GRADE_TOKEN, GRADE_NEEDS_TOKEN },
		{ GRADE_ATTEST, GRADE_NEEDS_ATTESTED },
		{ GRADE_QUIZ, GRADE_NEEDS_QUIZ },
		{ GRADE_OF_EDITION, GRADE_NEEDS_EDITION },
		{ GRADE_SUBMITTED, GRADE_NEEDS_SUBMITTED },
	};
	const struct item_quiz *q = g->key.pack->quiz;
	const enum grade_said ed = edition(g, r), att = attested(g, r);
	unsigned others = 0, lacks;

	v->max = p->max;
	v->cut = p->cut;
	v->unrecorded |= (str_empty(r->token) ? GRADE_TOKEN : 0u) |
	    (att == GRADE_UNSAID ? GRADE_ATTEST : 0u) |
	    (names_quiz(r) ? 0u : GRADE_QUIZ) |
	    (ed == GRADE_UNSAID ? GRADE_OF_EDITION : 0u) |
	    (str_empty(r->submitted) ? GRADE_SUBMITTED : 0u);
	if (q != NULL && q->attempts > 0 && v->attempt > q->attempts)
		others |= GRADE_ATTEMPT;
	if (ed == GRADE_NO)
		others |= GRADE_EDITION;
	if (att == GRADE_NO)
		others |= GRADE_ATTESTED;
	lacks = v->unrecorded & g->want.require;
	for (size_t i = 0; lacks != 0 && i < NELEM(needs); i++)
		if (lacks & needs[i].thing)
			others |= needs[i].reason;
	v->reasons = others | (v->units < p->cut ? GRADE_BELOW : 0u) |
	    (v->missed > 0 ? GRADE_CRITICAL : 0u);
	v->passed = v->reasons == 0;
	if (g->regrade) {
		v->max_before = p->max_before;
		v->reasons_before = others |
		    (v->units_before < p->cut_before ? GRADE_BELOW : 0u) |
		    (r->missed_before > 0 ? GRADE_CRITICAL : 0u);
		v->passed_before = v->reasons_before == 0;
	}
}
