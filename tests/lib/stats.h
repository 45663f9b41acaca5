/* stats.h - a plan for the rows of gen.h, and rows put into an analysis. */
#ifndef PRECEPT_STATS_H
#define PRECEPT_STATS_H

#include "base/arena.h"
#include "base/base.h"
#include "grade/grade_stats.h"

#include "gen.h"

/* 20 questions on 10 rules in 4 chapters; one form with all of them. */
static const struct grade_stats_plan *
stats_plan(struct arena *a)
{
	static const char *const chapters[] = {
		"Patient privacy and HIPAA online", "Photos and video",
		"Speaking for the organization", "Your own accounts" };
	static const char *const letters[] = { "A", "B", "C", "D" };
	struct grade_stats_plan *plan = ARENA_NEW(a, struct grade_stats_plan);
	struct grade_stats_item *items = arena_array(a, GEN_ITEMS,
	    sizeof(*items));
	struct grade_stats_form *form = ARENA_NEW(a, struct grade_stats_form);
	unsigned *all = arena_array(a, GEN_ITEMS, sizeof(*all));
	struct str *names = arena_array(a, NELEM(chapters), sizeof(*names));

	for (unsigned i = 0; i < GEN_ITEMS; i++) {
		const bool two = i >= 14 && i < 17;
		struct item_choice *options = arena_array(a, 4,
		    sizeof(*options));

		for (unsigned k = 0; k < 4; k++) {
			options[k].id = str_of(two ? k == 0 ? "T" : "F" :
			    letters[k]);
			options[k].words = two ? str_of(k == 0 ? "True" :
			    "False") : str_fmt(a, "What option %s of "
			    "question %u says", letters[k], i + 1);
		}
		items[i] = (struct grade_stats_item){
			.id = str_fmt(a, "q%02u", i + 1),
			.words = str_fmt(a, "What do you do in case %u?",
			    i + 1),
			.rule = str_fmt(a, "rule-%u", i / 2 + 1),
			.section = str_fmt(a, "%u.%u", i / 5 + 1, i / 2 + 1),
			.place = str_fmt(a, "policies/topic-%u.md:%u",
			    i / 5 + 1, 10 + 3 * (i / 2)),
			.chapter = i / 5, .max = ITEM_POINT,
			.kind = i < 14 ? ITEM_SINGLE : two ?
			    ITEM_TRUE_FALSE : ITEM_MULTIPLE,
			.critical = i / 2 == 0 || i / 2 == 2, .options = options,
			.n_options = two ? 2 : 4, .key = gen_key[i] };
		all[i] = i;
	}
	for (size_t i = 0; i < NELEM(chapters); i++)
		names[i] = str_of(chapters[i]);
	*form = (struct grade_stats_form){ STR_LIT("all"), all, GEN_ITEMS };
	*plan = (struct grade_stats_plan){ .id = STR_LIT("nurse"),
		.title = STR_LIT("Quiz for nurses"),
		.organization = STR_LIT("Cedar Valley Family Health, Inc."),
		.version = STR_LIT("3.0"), .items = items, .n = GEN_ITEMS,
		.chapters = names, .n_chapters = NELEM(chapters),
		.forms = form, .n_forms = 1, .pass = 800 };
	return plan;
}

/* The answers in the order of items (NULL: all); to a form or drawn. */
UNUSED static void
stats_add_some(struct grade_stats *st, const struct gen_row *row,
    unsigned form, const unsigned *items, size_t n, unsigned group)
{
	int64_t units[GEN_ITEMS];
	uint64_t chosen[GEN_ITEMS];
	unsigned right = 0;

	for (size_t i = 0; i < n; i++) {
		const unsigned item = items != NULL ? items[i] : (unsigned)i;
		const bool good = row->chosen[item] == gen_key[item];

		right += good;
		units[i] = good ? ITEM_POINT : 0;
		chosen[i] = row->chosen[item];
	}
	grade_stats_add(st, &(struct grade_stats_row){ .form = form,
	    .items = items, .n = n, .units = units, .chosen = chosen,
	    .passed = right * 5 >= n * 4 &&
	    row->chosen[0] == gen_key[0] && row->chosen[5] == gen_key[5],
	    .groups = &group, .n_groups = 1 });
}

UNUSED static void
stats_add(struct grade_stats *st, const struct gen_row *row)
{
	stats_add_some(st, row, 0, NULL, GEN_ITEMS, grade_stats_group(st,
	    STR_LIT("department"),
	    str_of(gen_departments[row->department])));
}

#endif
