/*
 * quiz_world.h - for tests of paper alone: a quiz made of policy questions as
 * they stand, every choice called by its place. Right answers fall where the
 * author wrote them, which quiz_make would not do.
 */
#ifndef PRECEPT_QUIZ_WORLD_H
#define PRECEPT_QUIZ_WORLD_H

#include "base/arena.h"
#include "doc/doc.h"
#include "policy/policy.h"
#include "quiz/quiz.h"

static inline struct item_choice
world_choice(struct arena *in, const struct doc_node *n, struct str id)
{
	return (struct item_choice){ .id = id, .words = doc_words(in, n) };
}

static inline struct str
world_letter(struct arena *in, size_t i)
{
	return str_fmt(in, "%c", (int)('A' + i));
}

static inline void
world_item(struct arena *in, const struct policy_question *q, struct item *it,
    struct quiz_source *s)
{
	unsigned *order = arena_array(in, q->noptions, sizeof(*order));

	*it = (struct item){ .id = q->id, .kind = (enum item_kind)q->kind,
		.n_choices = q->noptions, .scoring = q->partial ?
		ITEM_PARTIAL : ITEM_CORRECT };
	it->choices = arena_array(in, q->noptions, sizeof(*it->choices));
	it->targets = arena_array(in, q->noptions, sizeof(*it->targets));
	it->correct = arena_array(in, q->noptions, sizeof(*it->correct));
	for (size_t i = 0; i < q->noptions; i++) {
		const struct doc_node *n = q->options[i].node;

		order[i] = (unsigned)i;
		if (q->kind == POLICY_MATCH) {
			it->choices[i] = world_choice(in, n->first,
			    str_fmt(in, "R%zu", i + 1));
			it->targets[i] = world_choice(in, n->last,
			    str_fmt(in, "D%zu", i + 1));
			it->n_targets = q->noptions;
		} else {
			it->choices[i] = world_choice(in, n,
			    world_letter(in, i));
		}
		if (q->options[i].right)
			it->correct[it->n_correct++] = (struct item_value){
				(uint16_t)i, q->kind == POLICY_MATCH ?
				(uint16_t)i : 0 };
	}
	*s = (struct quiz_source){ q, order, order };
}

/* Form A has all of them, form B the same from the last to the first. */
static inline struct quiz *
world_quiz(struct arena *in, const struct policy_question *const *from,
    size_t n)
{
	struct quiz *q = ARENA_NEW(in, struct quiz);
	struct item_quiz *out = &q->quiz;

	*out = (struct item_quiz){ .id = STR_LIT("nurse"),
		.title = STR_LIT("Social Media Handbook: Nurse"),
		.organization = STR_LIT("Cedar Valley Family Health, Inc."),
		.lang = STR_LIT("en-US"), .number = STR_LIT("HR-114"),
		.version = STR_LIT("3.0"), .effective = STR_LIT("2026-12-01"),
		.statement = STR_LIT("I have read the Social Media Handbook "
		    "in this version, I had the chance to ask, and I will "
		    "follow it. The answers are my own."),
		.questions = (unsigned)n, .attempts = 3, .pass = 800, .n = n,
		.n_forms = 2 };
	q->items = arena_array(in, n, sizeof(*q->items));
	q->sources = arena_array(in, n, sizeof(*q->sources));
	out->entries = arena_array(in, n, sizeof(*out->entries));
	out->forms = arena_array(in, 2, sizeof(*out->forms));
	for (size_t f = 0; f < 2; f++) {
		out->forms[f] = (struct item_form){
			f == 0 ? STR_LIT("A") : STR_LIT("B"),
			arena_array(in, n, sizeof(unsigned)), n };
		for (size_t i = 0; i < n; i++)
			out->forms[f].items[i] = (unsigned)(f == 0 ? i :
			    n - 1 - i);
	}
	for (size_t i = 0; i < n; i++) {
		world_item(in, from[i], &q->items[i], &q->sources[i]);
		out->entries[i] = (struct item_entry){ .id = from[i]->id,
			.rule = from[i]->rule.text,
			.section = str_fmt(in, "3.%zu.%zu", i / 9 + 1,
			    i % 9 + 1), .difficulty = from[i]->difficulty,
			.critical = i % 4 == 0,
			.scenario = from[i]->scenario != NULL ?
			from[i]->scenario->id : (struct str){ NULL, 0 } };
	}
	q->texts = (struct quiz_texts){ .role = STR_LIT("Nurse"),
		.handbook = STR_LIT("Social Media Handbook: Nurse"),
		.hand_in_to = STR_LIT("Maria Sample, HR lead"),
		.help_to = STR_LIT("Jo Sample, privacy officer"),
		.help_email = STR_LIT("privacy@cedarvalley.example"),
		.help_phone = STR_LIT("319-555-0100") };
	return q;
}

#endif
