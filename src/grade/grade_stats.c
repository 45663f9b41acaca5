#include "grade/grade_stats_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/base.h"
#include "base/map.h"
#include "base/mem.h"
#include "item/item_quiz.h"

/* --- the plan of a package --- */

static uint64_t
key_of(const struct item *it)
{
	uint64_t key = 0;

	for (size_t i = 0; i < it->n_correct; i++)
		key |= UINT64_C(1) << it->correct[i].choice;
	return key;
}

static void
item_of(const struct item_package *p, size_t i, struct grade_stats_item *out)
{
	const struct item *it = &p->items[i];

	*out = (struct grade_stats_item){ .id = it->id, .words = it->words,
		.kind = it->kind, .max = it->max,
		.critical = p->critical != NULL && p->critical[i] };
	if (it->kind != ITEM_ORDER && it->kind != ITEM_MATCH) {
		out->options = it->choices;
		out->n_options = it->n_choices;
		out->key = key_of(it);
	}
	if (p->quiz != NULL) {
		const struct item_entry *e = &p->quiz->entries[i];

		out->rule = e->rule;
		out->section = e->section;
		out->place = e->place;
		out->chapter = e->chapter;
	}
}

static void
forms_of(struct arena *a, const struct item_package *p,
    struct grade_stats_plan *out)
{
	const size_t n = p->quiz != NULL ? p->quiz->n_forms : 0;
	struct grade_stats_form *forms = arena_array(a, n + 1, sizeof(*forms));
	unsigned *all = arena_array(a, p->n + 1, sizeof(*all));

	for (size_t i = 0; i < n; i++)
		forms[i] = (struct grade_stats_form){ p->quiz->forms[i].id,
			p->quiz->forms[i].items, p->quiz->forms[i].n };
	for (size_t i = 0; i < p->n; i++)
		all[i] = (unsigned)i;
	forms[n] = (struct grade_stats_form){ STR_LIT("all"), all, p->n };
	out->forms = forms;
	out->n_forms = n + 1;
}

void
grade_stats_plan_of(struct arena *a, const struct item_package *p,
    struct grade_stats_plan *out)
{
	struct grade_stats_item *items = arena_array(a, p->n + 1,
	    sizeof(*items));
	const struct item_quiz *q = p->quiz;

	*out = (struct grade_stats_plan){ .items = items, .n = p->n,
		.pass = p->pass };
	for (size_t i = 0; i < p->n; i++)
		item_of(p, i, &items[i]);
	if (q != NULL) {
		struct str *chapters = arena_array(a, q->n_chapters + 1,
		    sizeof(*chapters));

		for (size_t i = 0; i < q->n_chapters; i++)
			chapters[i] = q->chapters[i].title;
		out->chapters = chapters;
		out->n_chapters = q->n_chapters;
		out->id = q->id;
		out->title = q->title;
		out->organization = q->organization;
		out->version = q->version;
		out->paper = q->questions;
	}
	forms_of(a, p, out);
}

/* --- counting --- */

static void *
zeroed(size_t n, size_t size)
{
	void *p = mem_alloc((n + 1) * size);

	memset(p, 0, (n + 1) * size);
	return p;
}

/* The form that asks everything in the plan's order. */
static unsigned
all_of(const struct grade_stats_plan *plan)
{
	for (size_t f = 0; f < plan->n_forms; f++) {
		size_t i = 0;

		if (plan->forms[f].n != plan->n)
			continue;
		while (i < plan->n && plan->forms[f].items[i] == i)
			i++;
		if (i == plan->n)
			return (unsigned)f;
	}
	return GRADE_STATS_DRAWN;
}

struct grade_stats *
grade_stats_new(const struct grade_stats_plan *plan)
{
	struct grade_stats *st = zeroed(1, sizeof(*st));
	size_t options = 0;

	st->plan = plan;
	st->a = arena_new();
	st->index = map_new(st->a);
	st->all = all_of(plan);
	/* Without a step for each question some bars would hold two of their
	 * scores and others one. */
	st->steps = plan->paper > 0 ? plan->paper : plan->n;
	if (st->steps == 0 || st->steps > GRADE_STATS_BARS)
		st->steps = 20;
	st->units_of = zeroed(plan->n, sizeof(*st->units_of));
	st->chosen_of = zeroed(plan->n, sizeof(*st->chosen_of));
	st->counts = zeroed(plan->n, sizeof(*st->counts));
	for (size_t i = 0; i < plan->n; i++) {
		CHECK(plan->items[i].n_options <= ITEM_CHOICES_MAX);
		options += plan->items[i].n_options;
	}
	st->chosen = zeroed(options, sizeof(*st->chosen));
	options = 0;
	for (size_t i = 0; i < plan->n; i++) {
		st->counts[i].chosen = st->chosen + options;
		options += plan->items[i].n_options;
	}
	st->tallies = zeroed(plan->n_forms, sizeof(*st->tallies));
	for (size_t i = 0; i < plan->n_forms; i++)
		grade_stats_tally_init(&st->tallies[i], plan, &plan->forms[i]);
	return st;
}

void
grade_stats_free(struct grade_stats *st)
{
	if (st == NULL)
		return;
	for (size_t i = 0; i < st->plan->n_forms; i++)
		grade_stats_tally_free(&st->tallies[i]);
	mem_free(st->tallies);
	mem_free(st->counts);
	mem_free(st->chosen);
	mem_free(st->units_of);
	mem_free(st->chosen_of);
	arena_free(st->a);
	mem_free(st);
}

/* Kind and name as one key; neither holds a NUL. */
static struct str
group_key(struct arena *a, struct str kind, struct str name)
{
	char *p = arena_alloc(a, kind.len + name.len + 2);

	memcpy(p, kind.ptr, kind.len);
	memcpy(p + kind.len + 1, name.ptr, name.len);
	return (struct str){ p, kind.len + 1 + name.len };
}

unsigned
grade_stats_group(struct grade_stats *st, struct str kind, struct str name)
{
	struct grade_stats_people *g;
	struct str key;
	char small[128];

	if (str_empty(name) || str_empty(kind))
		return GRADE_STATS_NO_GROUP;
	/* Asked for once a row: most are known, and need no memory. */
	if (kind.len + 1 + name.len <= sizeof(small)) {
		memcpy(small, kind.ptr, kind.len);
		small[kind.len] = '\0';
		memcpy(small + kind.len + 1, name.ptr, name.len);
		key = (struct str){ small, kind.len + 1 + name.len };
	} else {
		key = group_key(st->a, kind, name);
	}
	g = map_get(st->index, key);
	if (g == NULL) {
		if (st->n_groups == GRADE_STATS_GROUPS_MAX) {
			st->many_groups = true;
			return GRADE_STATS_NO_GROUP;
		}
		g = ARENA_NEW(st->a, struct grade_stats_people);
		g->kind = str_dup(st->a, kind);
		g->name = str_dup(st->a, name);
		g->number = (unsigned)st->n_groups;
		g->parts = arena_array(st->a, st->plan->n + 1,
		    sizeof(*g->parts));
		st->groups = arena_grow(st->a, st->groups, st->n_groups,
		    &st->cap_groups, sizeof(struct grade_stats_people *));
		st->groups[st->n_groups++] = g;
		map_put(st->index, group_key(st->a, kind, name), g);
	}
	return g->number;
}

static void
count_groups(struct grade_stats *st, const struct grade_stats_row *row,
    const unsigned *items)
{
	for (size_t i = 0; i < row->n_groups; i++) {
		struct grade_stats_people *g;

		if (row->groups[i] == GRADE_STATS_NO_GROUP)
			continue;
		CHECK(row->groups[i] < st->n_groups);
		g = st->groups[row->groups[i]];
		g->people++;
		g->passed += row->passed;
		for (size_t k = 0; k < row->n; k++) {
			struct grade_stats_part *part = &g->parts[items[k]];

			part->asked++;
			part->units += row->units[k];
		}
	}
}

/* Papers that are not, or no longer, in a tally. */
static void
count_items(struct grade_stats *st, const struct grade_stats_row *row,
    const unsigned *items)
{
	int64_t total = 0, max = 0;

	for (size_t i = 0; i < row->n; i++) {
		const struct grade_stats_item *it = &st->plan->items[items[i]];

		grade_stats_count_add(&st->counts[items[i]], it,
		    row->units[i], row->chosen[i], 1);
		total += row->units[i];
		max += it->max;
	}
	st->bars[grade_stats_bar(st->steps, total, max)]++;
}

static void
crowd(struct grade_stats *st, struct grade_stats_tally *t)
{
	if (t->crowded)
		return;
	grade_stats_tally_fold(st, t, st->counts, st->bars);
	grade_stats_tally_crowd(t);
}

/* Order does not matter to the figures: all is asked of a person anyway. */
static void
count_all(struct grade_stats *st, const struct grade_stats_row *row)
{
	struct grade_stats_row in_order = *row;

	for (size_t i = 0; i < row->n; i++) {
		st->units_of[row->items[i]] = row->units[i];
		st->chosen_of[row->items[i]] = row->chosen[i];
	}
	in_order.form = st->all;
	in_order.items = NULL;
	in_order.units = st->units_of;
	in_order.chosen = st->chosen_of;
	grade_stats_add(st, &in_order);
}

void
grade_stats_add(struct grade_stats *st, const struct grade_stats_row *row)
{
	struct grade_stats_tally *t;
	const unsigned *items = row->items;

	if (row->form == GRADE_STATS_DRAWN) {
		CHECK(items != NULL || row->n == 0);
		for (size_t i = 0; i < row->n; i++)
			CHECK(items[i] < st->plan->n);
		if (row->n == st->plan->n && st->all != GRADE_STATS_DRAWN) {
			count_all(st, row);
			return;
		}
		st->drawn++;
		count_items(st, row, items);
	} else {
		CHECK(row->form < st->plan->n_forms);
		t = &st->tallies[row->form];
		items = t->form->items;
		CHECK(row->n == t->form->n);
		if (!t->crowded &&
		    !grade_stats_tally_add(t, row->units, row->chosen))
			crowd(st, t);
		if (t->crowded) {
			count_items(st, row, items);
			t->people++;
		}
		t->passed += row->passed;
	}
	st->people++;
	st->passed += row->passed;
	count_groups(st, row, items);
}

void
grade_stats_leave_out(struct grade_stats *st)
{
	st->left_out++;
}
