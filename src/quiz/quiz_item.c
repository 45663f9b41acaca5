#include "quiz/quiz_part.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "policy/policy.h"

/* --- asking --- */

static bool
is_word(struct str s, const char *word)
{
	return str_is(s, word) || (str_ends(s, ".") &&
	    str_is(str_sub(s, 0, s.len - 1), word));
}

/*
 * "True" comes before "False" wherever people meet the two; which of them is
 * right is for the writer of the questions to keep even.
 */
static void
fix_true_false(struct quiz_asked *out)
{
	struct quiz_order *o = &out->order;

	for (unsigned first = 0; o->n == 2 && first < 2; first++)
		if (is_word(out->words[first], "True") &&
		    is_word(out->words[1 - first], "False")) {
			o->fixed = true;
			o->order[0] = first;
			o->order[1] = 1 - first;
		}
}

/* Rows whose right cells say the same share a target. */
static void
ask_match(struct arena *a, struct quiz_asked *out)
{
	const struct policy_question *q = out->question;
	struct quiz_order *o = &out->order;

	out->target_words = arena_array(a, o->n, sizeof(*out->target_words));
	out->target_row = arena_array(a, o->n, sizeof(*out->target_row));
	out->target_of = arena_array(a, o->n, sizeof(*out->target_of));
	for (unsigned i = 0; i < o->n; i++) {
		const struct str words = quiz_words(a,
		    q->options[i].node->last->first, NULL);
		unsigned t = 0;

		while (t < o->n_targets &&
		    !str_eq(out->target_words[t], words))
			t++;
		if (t == o->n_targets) {
			out->target_words[t] = words;
			out->target_row[t] = i;
			o->n_targets++;
		}
		out->target_of[i] = t;
	}
	o->targets = arena_array(a, o->n_targets, sizeof(*o->targets));
}

void
quiz_item_ask(struct arena *a, const struct policy_question *q,
    struct quiz_asked *out)
{
	struct quiz_order *o = &out->order;

	*out = (struct quiz_asked){ .question = q, .order.id = q->id,
		.order.n = q->noptions };
	out->words = arena_array(a, o->n, sizeof(*out->words));
	out->right = arena_array(a, o->n, sizeof(*out->right));
	o->order = arena_array(a, o->n, sizeof(*o->order));
	for (size_t i = 0; i < o->n; i++) {
		const struct doc_node *n = q->options[i].node;

		out->words[i] = quiz_words(a, n->kind == DOC_ROW ?
		    n->first->first : n->first, NULL);
		out->right[i] = q->options[i].right;
	}
	if (q->kind == POLICY_MATCH)
		ask_match(a, out);
	else if (q->kind != POLICY_ORDER)
		o->right = out->right;
	if (q->kind == POLICY_TRUE_FALSE)
		fix_true_false(out);
}

static struct str
reason_words(struct arena *a, const struct policy_question *q)
{
	return q->reason == NULL ? STR_LIT("") :
	    quiz_words(a, q->reason->first, NULL);
}

void
quiz_item_digest(struct arena *a, struct digest_ctx *c,
    const struct quiz_asked *asked)
{
	const struct policy_question *q = asked->question;

	digest_add_field(c, q->id);
	digest_add_field(c, reason_words(a, q));
	for (size_t i = 0; i < asked->order.n; i++) {
		digest_add_field(c, asked->words[i]);
		digest_add_field(c, asked->right[i] ? STR_LIT("right") :
		    STR_LIT("wrong"));
		if (q->kind == POLICY_MATCH)
			digest_add_field(c,
			    asked->target_words[asked->target_of[i]]);
	}
}

/* --- making --- */

static enum item_kind
kind_of(const struct policy_question *q)
{
	switch (q->kind) {
	case POLICY_MULTIPLE:
		return ITEM_MULTIPLE;
	case POLICY_TRUE_FALSE:
		return ITEM_TRUE_FALSE;
	case POLICY_ORDER:
		return ITEM_ORDER;
	case POLICY_MATCH:
		return ITEM_MATCH;
	case POLICY_SINGLE:
		break;
	}
	return ITEM_SINGLE;
}

/* A policy's questions have at most twelve answers: letters suffice. */
static struct str
name_of(struct arena *a, enum item_kind kind, bool target, size_t i)
{
	CHECK(i < 26);
	return kind != ITEM_MATCH ? str_fmt(a, "%c", (char)('A' + i)) :
	    str_fmt(a, "%s%zu", target ? "D" : "R", i + 1);
}

static void
make_choices(struct arena *a, const struct quiz_asked *asked, struct item *it)
{
	const struct quiz_order *o = &asked->order;

	it->n_choices = o->n;
	it->choices = arena_array(a, o->n, sizeof(*it->choices));
	for (size_t i = 0; i < o->n; i++) {
		const unsigned from = o->order[i];
		const struct doc_node *n =
		    asked->question->options[from].node;

		if (n->kind == DOC_ROW)
			n = n->first;
		it->choices[i].id = name_of(a, it->kind, false, i);
		it->choices[i].body = quiz_markup(a, n->first, NULL, true);
		it->choices[i].words = asked->words[from];
	}
}

static void
make_targets(struct arena *a, const struct quiz_asked *asked, struct item *it)
{
	const struct quiz_order *o = &asked->order;

	it->n_targets = o->n_targets;
	it->targets = arena_array(a, o->n_targets, sizeof(*it->targets));
	for (size_t i = 0; i < o->n_targets; i++) {
		const unsigned from = o->targets[i];
		const struct doc_node *n = asked->question->options[
		    asked->target_row[from]].node->last;

		it->targets[i].id = name_of(a, it->kind, true, i);
		it->targets[i].body = quiz_markup(a, n->first, NULL, true);
		it->targets[i].words = asked->target_words[from];
	}
}

static size_t
place_of(const unsigned *order, unsigned what)
{
	size_t i = 0;

	while (order[i] != what)
		i++;
	return i;
}

static void
make_key(struct arena *a, const struct quiz_asked *asked, struct item *it)
{
	const struct quiz_order *o = &asked->order;

	it->correct = arena_array(a, o->n, sizeof(*it->correct));
	for (size_t i = 0; i < o->n; i++) {
		struct item_value v = { (uint16_t)i, 0 };

		if (it->kind == ITEM_ORDER)
			v.choice = (uint16_t)place_of(o->order, (unsigned)i);
		else if (it->kind == ITEM_MATCH)
			v.target = (uint16_t)place_of(o->targets,
			    asked->target_of[o->order[i]]);
		else if (!asked->right[o->order[i]])
			continue;
		it->correct[it->n_correct++] = v;
	}
}

static void
make_source(struct arena *a, const struct quiz_asked *asked,
    struct quiz_source *source)
{
	const struct quiz_order *o = &asked->order;
	unsigned *targets = arena_array(a, o->n_targets, sizeof(*targets));

	for (size_t i = 0; i < o->n_targets; i++)
		targets[i] = asked->target_row[o->targets[i]];
	*source = (struct quiz_source){ asked->question, o->order, targets };
}

void
quiz_item_make(struct arena *a, const struct quiz_asked *asked,
    struct str title, struct item *it, struct quiz_source *source)
{
	const struct policy_question *q = asked->question;

	*it = (struct item){ .id = q->id, .title = title, .kind = kind_of(q),
		.map_lower = INT64_MIN, .map_upper = INT64_MAX,
		.max = ITEM_POINT, .at = q->at };
	it->scoring = q->partial && it->kind == ITEM_MULTIPLE ? ITEM_PARTIAL :
	    ITEM_CORRECT;
	it->body = quiz_markup(a, q->node->first, q->answer, false);
	it->words = quiz_words(a, q->node->first, q->answer);
	if (q->reason != NULL)
		it->reason = quiz_markup(a, q->reason->first, NULL, false);
	make_choices(a, asked, it);
	if (it->kind == ITEM_MATCH)
		make_targets(a, asked, it);
	make_key(a, asked, it);
	make_source(a, asked, source);
}
