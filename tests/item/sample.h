/* sample.h - a small quiz with every kind of item, for several tests. */
#ifndef PRECEPT_TEST_SAMPLE_H
#define PRECEPT_TEST_SAMPLE_H

#include "base/arena.h"
#include "item/item_quiz.h"

struct sample {
	struct item_quiz quiz;
	struct item items[6];
	struct item_stimulus stimulus;
};

static inline struct item_choice *
sample_choices(struct arena *a, const char *prefix, const char *const *words,
    size_t n)
{
	struct item_choice *c = arena_array(a, n, sizeof(*c));

	for (size_t i = 0; i < n; i++) {
		c[i].words = str_of(words[i]);
		c[i].body = c[i].words;
		c[i].id = prefix[0] == '\0' ?
		    str_fmt(a, "%c", (char)('A' + (int)i)) :
		    str_fmt(a, "%s%zu", prefix, i + 1);
	}
	return c;
}

/* item's key: pairs of choice and target, in that order. */
static inline void
sample_key(struct arena *a, struct item *it, const uint16_t (*pairs)[2],
    size_t n)
{
	it->correct = arena_array(a, n, sizeof(*it->correct));
	it->n_correct = n;
	for (size_t i = 0; i < n; i++) {
		it->correct[i].choice = pairs[i][0];
		it->correct[i].target = pairs[i][1];
	}
	it->max = ITEM_POINT;
	it->map_lower = INT64_MIN;
	it->map_upper = INT64_MAX;
}

static inline void
sample_quiz(struct arena *a, struct item_quiz *q)
{
	static const struct {
		const char *id, *rule, *section, *scenario;
		unsigned chapter, difficulty;
		bool critical;
	} rows[6] = {
		{ "q-one", "rule-a", "1.1", NULL, 0, 1, true },
		{ "q-many", "rule-b", "1.2", "s-ward", 0, 2, false },
		{ "q-part", "rule-b", "1.2", "s-ward", 0, 2, false },
		{ "q-true", "rule-c", "2.1", NULL, 1, 1, false },
		{ "q-order", "rule-d", "2.2", NULL, 1, 3, false },
		{ "q-match", "rule-e", "2.3", NULL, 1, 3, true },
	};

	*q = (struct item_quiz){ .id = STR_LIT("nurse"),
		.title = STR_LIT("Photos & privacy"),
		.organization = STR_LIT("Example Family Clinic"),
		.lang = STR_LIT("en-US"), .number = STR_LIT("HR-114"),
		.version = STR_LIT("3.0"), .effective = STR_LIT("2026-12-01"),
		.statement = STR_LIT("I have read the handbook."),
		.questions = 4, .attempts = 3, .pass = 800 };
	q->handbook = digest_of(STR_LIT("handbook"));
	q->statement_digest = digest_of(q->statement);
	q->chapters = arena_array(a, 2, sizeof(*q->chapters));
	q->n_chapters = 2;
	q->chapters[0] = (struct item_chapter){ STR_LIT("privacy"),
		STR_LIT("Patient privacy"), 1 };
	q->chapters[1] = (struct item_chapter){ STR_LIT("conduct"),
		STR_LIT("Conduct"), 1 };
	q->entries = arena_array(a, 6, sizeof(*q->entries));
	q->n = 6;
	for (size_t i = 0; i < 6; i++) {
		struct item_entry *e = &q->entries[i];

		e->id = str_of(rows[i].id);
		e->rule = str_of(rows[i].rule);
		e->section = str_of(rows[i].section);
		e->scenario = str_of(rows[i].scenario);
		e->chapter = rows[i].chapter;
		e->difficulty = rows[i].difficulty;
		e->critical = rows[i].critical;
		e->place = str_fmt(a, "policies/photos.md:%zu", 40 + i);
	}
	q->forms = arena_array(a, 1, sizeof(*q->forms));
	q->n_forms = 1;
	q->forms[0].id = STR_LIT("A");
	q->forms[0].items = arena_array(a, 2, sizeof(unsigned));
	q->forms[0].items[1] = 5;
	q->forms[0].n = 2;
}

static inline void
sample_make(struct arena *a, struct sample *s)
{
	static const char *const four[] = { "Post it", "Report it",
		"Blur <em>all</em> of it", "Ask &amp; wait" };
	static const char *const two[] = { "True", "False" };
	static const uint16_t one_key[][2] = { { 1, 0 } },
	    many_key[][2] = { { 0, 0 }, { 3, 0 } },
	    order_key[][2] = { { 2, 0 }, { 0, 0 }, { 3, 0 }, { 1, 0 } },
	    match_key[][2] = { { 0, 1 }, { 1, 1 }, { 2, 0 }, { 3, 1 } };
	struct item *it = s->items;

	sample_quiz(a, &s->quiz);
	for (size_t i = 0; i < 6; i++) {
		it[i] = (struct item){ .id = s->quiz.entries[i].id,
			.title = STR_LIT("A question"),
			.stimulus = s->quiz.entries[i].scenario,
			.body = STR_LIT("<p>What <strong>now</strong>?</p>"),
			.words = STR_LIT("What now?"),
			.reason = STR_LIT("<p>Because of the rule.</p>"),
			.n_choices = i == 3 ? 2 : 4 };
		it[i].choices = sample_choices(a, i == 5 ? "R" : "",
		    i == 3 ? two : four, it[i].n_choices);
	}
	it[0].kind = ITEM_SINGLE;
	sample_key(a, &it[0], one_key, 1);
	it[1].kind = it[2].kind = ITEM_MULTIPLE;
	sample_key(a, &it[1], many_key, 2);
	sample_key(a, &it[2], many_key, 2);
	it[2].scoring = ITEM_PARTIAL;
	it[3].kind = ITEM_TRUE_FALSE;
	sample_key(a, &it[3], one_key, 1);
	it[4].kind = ITEM_ORDER;
	sample_key(a, &it[4], order_key, 4);
	it[5].kind = ITEM_MATCH;
	it[5].targets = sample_choices(a, "D", two, 2);
	it[5].n_targets = 2;
	sample_key(a, &it[5], match_key, 4);
	s->stimulus = (struct item_stimulus){ .id = STR_LIT("s-ward"),
		.title = STR_LIT("On the ward"),
		.body = STR_LIT("<p>A phone lies on the desk.</p>"),
		.words = STR_LIT("A phone lies on the desk.") };
}

#endif
