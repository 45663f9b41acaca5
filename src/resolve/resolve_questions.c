#include "resolve/resolve_part.h"

#include "base/arena.h"

/*
 * Questions are never printed in a handbook, but what they say is resolved as
 * its words are. So the copies of those that a reader gets stand in a part at
 * the end of the book while its numbers and links are made, and are then taken
 * out.
 */

static bool
is_for_reader(const struct maker *m, const struct policy_question *q)
{
	if (map_get(m->printed, q->rule.text) == NULL)
		return false;
	for (size_t i = 0; i < q->nroles; i++)
		if (resolve_is_role(m, q->roles[i].text))
			return true;
	return q->nroles == 0;
}

/* --- copies --- */

static struct doc_node *
copy_scenario(struct maker *m, const struct doc_node *from)
{
	struct doc_node *n = doc_add(m->a, m->asked, DOC_SCENARIO, from->at);

	n->label = from->id; /* as id it would be a place to point at */
	for (from = from->first; from != NULL; from = from->next)
		(void)resolve_copy_asked(m, n, from);
	return n;
}

/* The options of the copied answer; false when one of them went. */
static bool
find_options(struct maker *m, struct policy_question *q,
    const struct policy_question *from)
{
	size_t n = 0;

	q->options = arena_array(m->a, from->noptions, sizeof(*q->options));
	for (struct doc_node *o = q->answer->first; o != NULL; o = o->next) {
		if (o->flags & DOC_HEADER)
			continue;
		if (n == from->noptions)
			return false;
		q->options[n].node = o;
		q->options[n].right = from->options[n].right;
		n++;
	}
	return n == from->noptions;
}

/*
 * False when an unset value took away the stem or one of the answers: half a
 * question may have another key.
 */
static bool
copy_parts(struct maker *m, struct policy_question *q,
    const struct policy_question *from)
{
	bool stem = false;

	q->node = doc_add(m->a, m->asked, DOC_QUESTION, from->node->at);
	q->node->data = q;
	q->answer = q->reason = NULL;
	for (const struct doc_node *n = from->node->first; n != NULL;
	    n = n->next) {
		struct doc_node *copy = resolve_copy_asked(m, q->node, n);

		if (n == from->answer)
			q->answer = copy;
		else if (n == from->reason)
			q->reason = copy;
		else
			stem = stem || copy != NULL;
	}
	/* A list that went may have taken the line above it along. */
	return stem && q->answer != NULL && q->answer != q->node->first &&
	    find_options(m, q, from);
}

static void
add_copy(struct maker *m, const struct policy_question *from,
    struct doc_node *scenario)
{
	struct policy_question *q = ARENA_NEW(m->a, struct policy_question);

	*q = *from;
	q->scenario = scenario;
	if (copy_parts(m, q, from)) {
		m->out->asked[m->out->n_asked++] = q;
		return;
	}
	doc_unlink(q->node);
	diag_warn(m->dg, from->at, MSG_QUESTION_WORDS, STR_ARG(from->id));
	diag_hint(m->dg, "set it, or put <!-- if: ... --> and "
	    "<!-- end if --> around the question");
}

void
resolve_questions(struct maker *m)
{
	struct resolve_book *out = m->out;
	const struct doc_node *last = NULL;	/* scenario that was copied */
	struct doc_node *scenario = NULL;

	out->questions = arena_array(m->a, m->n_questions,
	    sizeof(const struct policy_question *));
	out->asked = arena_array(m->a, m->n_questions,
	    sizeof(const struct policy_question *));
	m->asked = resolve_part_add(m, "questions", STR_LIT(""));
	for (size_t i = 0; i < m->n_questions; i++) {
		const struct policy_question *q = m->questions[i];

		if (!is_for_reader(m, q))
			continue;
		out->questions[out->n_questions++] = q;
		/* The questions of a scenario follow each other. */
		if (q->scenario != last)
			scenario = q->scenario == NULL ? NULL :
			    copy_scenario(m, q->scenario);
		last = q->scenario;
		add_copy(m, q, scenario);
	}
}

/* --- what they lack --- */

void
resolve_questions_end(struct maker *m)
{
	struct map *seen = map_new(m->a);

	doc_unlink(m->asked);
	for (struct doc_node *n = m->asked; n != NULL;
	    n = doc_next(m->asked, n)) {
		n->flags &= ~(LOST | NUMBER | SAMPLE);
		if (n->kind == DOC_LINK)
			n->data = NULL; /* values of its address */
		if (n->kind != DOC_GAP || map_put(seen, n->label, m) != NULL)
			continue;
		diag_warn(m->dg, n->at, MSG_QUESTION_GAP, STR_ARG(n->label));
		diag_hint(m->dg, "set it in organization.xml, or put "
		    "<!-- if: %.*s --> and <!-- end if --> around the "
		    "question", STR_ARG(n->label));
	}
}
