#include "grade/grade_stats_part.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"

/* --- what is hidden --- */

static const struct grade_stats_share no_share = { NAN, NAN, NAN };

static void
blank_form(struct grade_stats_of_form *f, size_t n)
{
	f->pass = no_share;
	f->mean = f->sd = f->sem = f->lord = NAN;
	f->median = f->least = f->most = f->skewness = f->kurtosis = NAN;
	f->alpha = f->alpha_low = f->alpha_high = f->kr21 = NAN;
	f->error_ratio = f->cut = f->livingston = NAN;
	f->consistency = f->kappa = NAN;
	for (size_t i = 0; i < n; i++)
		f->uses[i] = (struct grade_stats_of_use){ NAN, NAN, NAN, NAN,
			NAN, NAN, NAN, NAN };
}

/* --- shares --- */

/*
 * Points earned of those to be had. One person's answers go together, so that
 * an interval counts answers only up to the number of people.
 */
struct earned {
	grade_wide units, max;
	uint64_t answers, asked;	/* asked: most of one item */
	size_t items;
};

static void
earn(struct earned *e, const struct grade_stats_item *it, uint64_t asked,
    grade_wide units)
{
	e->units += units;
	e->max += (grade_wide)it->max * asked;
	e->answers += asked;
	e->items++;
	if (asked > e->asked)
		e->asked = asked;
}

static struct grade_stats_share
share_of(const struct earned *e, uint64_t people)
{
	if (e->max <= 0 || e->asked < GRADE_STATS_HIDDEN)
		return no_share;
	return grade_stats_wilson((double)e->units / (double)e->max,
	    e->answers < people ? e->answers : people);
}

static struct grade_stats_share
ratio(uint64_t n, uint64_t of)
{
	if (of < GRADE_STATS_HIDDEN)
		return no_share;
	return grade_stats_wilson((double)n / (double)of, of);
}

/* --- items --- */

static void
fill_item(struct arena *a, const struct grade_stats_item *it,
    const struct grade_stats_count *c, struct grade_stats_of_item *out)
{
	struct earned e = { 0 };

	out->asked = c->asked;
	out->omitted = c->omitted;
	out->full = c->full;
	earn(&e, it, c->asked, c->units);
	out->facility = share_of(&e, c->asked);
	out->options = arena_array(a, it->n_options + 1,
	    sizeof(*out->options));
	for (size_t k = 0; k < it->n_options; k++) {
		struct grade_stats_option *o = &out->options[k];

		*o = (struct grade_stats_option){ .n = c->chosen[k],
			.share = ratio(c->chosen[k], c->asked), .rest = NAN,
			.r = NAN, .best = NAN,
			.key = (it->key >> k & 1) != 0 };
	}
}

/* The form in order that asked item i of the most people, and its place. */
static const struct grade_stats_tally *
home_of(const struct grade_stats *st, size_t i, size_t *form, size_t *place)
{
	const struct grade_stats_tally *best = NULL;

	for (size_t f = 0; f < st->plan->n_forms; f++) {
		const struct grade_stats_tally *t = &st->tallies[f];

		if (t->crowded || t->people < GRADE_STATS_HIDDEN ||
		    (best != NULL && t->people <= best->people))
			continue;
		for (size_t k = 0; k < t->form->n; k++)
			if (t->form->items[k] == i) {
				best = t;
				*form = f;
				*place = k;
				break;
			}
	}
	return best;
}

static void
fill_options(const struct grade_stats *st, struct arena *a,
    struct grade_stats_result *r)
{
	struct arena *scratch = arena_new();
	struct grade_stats_view *views = arena_array(a, st->plan->n_forms + 1,
	    sizeof(*views));

	for (size_t i = 0; i < st->plan->n; i++) {
		const struct grade_stats_tally *t;
		size_t form = 0, place = 0;
		double r_rest = NAN;

		t = home_of(st, i, &form, &place);
		r->items[i].form = GRADE_STATS_DRAWN;
		if (t != NULL) {
			r->items[i].form = (unsigned)form;
			r->items[i].use = (unsigned)place;
			if (views[form].tally == NULL)
				grade_stats_view_init(a, t, &views[form]);
			grade_stats_options_measure(scratch, st->plan,
			    &views[form], place, r->items[i].options);
			arena_reset(scratch);
			r_rest = r->forms[form].uses[place].r_rest;
		}
		grade_stats_flag(&st->plan->items[i], r_rest,
		    t != NULL ? t->people : 0, &r->items[i]);
	}
	arena_free(scratch);
}

static void
fill_forms(const struct grade_stats *st, struct arena *a,
    struct grade_stats_result *r)
{
	r->forms = arena_array(a, st->plan->n_forms + 1, sizeof(*r->forms));
	for (size_t i = 0; i < st->plan->n_forms; i++) {
		const struct grade_stats_tally *t = &st->tallies[i];
		struct grade_stats_of_form *f = &r->forms[i];

		f->people = t->people;
		f->passed = t->people < GRADE_STATS_HIDDEN ? 0 : t->passed;
		f->crowded = t->crowded;
		f->max = t->max;
		f->uses = arena_array(a, t->form->n + 1, sizeof(*f->uses));
		blank_form(f, t->form->n);
		f->pass = ratio(t->passed, t->people);
		if (!t->crowded && t->people >= GRADE_STATS_HIDDEN)
			grade_stats_form_measure(a, st->plan, t, f);
	}
}

/* --- chapters, sections, rules --- */

static void
fill_part(struct grade_stats_of_part *p, const struct earned *e,
    uint64_t people)
{
	p->items = e->items;
	p->answers = e->answers;
	p->share = share_of(e, people);
}

static void
fill_chapters(const struct grade_stats *st, struct arena *a,
    const struct grade_stats_count *counts, struct grade_stats_result *r)
{
	const struct grade_stats_plan *plan = st->plan;

	r->chapters = arena_array(a, plan->n_chapters + 1,
	    sizeof(*r->chapters));
	for (size_t i = 0; i < plan->n_chapters; i++) {
		struct earned e = { 0 };

		for (size_t k = 0; k < plan->n; k++)
			if (plan->items[k].chapter == i)
				earn(&e, &plan->items[k], counts[k].asked,
				    counts[k].units);
		r->chapters[i].name = plan->chapters[i];
		fill_part(&r->chapters[i], &e, r->people);
	}
}

/* Items with the same word, a section or a rule, in the order of the first. */
static struct grade_stats_of_part *
fill_words(const struct grade_stats *st, struct arena *a,
    const struct grade_stats_count *counts, bool rules, unsigned *part_of,
    size_t *n)
{
	const struct grade_stats_plan *plan = st->plan;
	struct grade_stats_of_part *parts = arena_array(a, plan->n + 1,
	    sizeof(*parts));
	struct earned *e = arena_array(a, plan->n + 1, sizeof(*e));
	struct map *known = map_new(a);

	*n = 0;
	for (size_t i = 0; i < plan->n; i++) {
		const struct grade_stats_item *it = &plan->items[i];
		const struct str name = rules ? it->rule : it->section;
		struct grade_stats_of_part *p;

		part_of[i] = (unsigned)-1;
		if (str_empty(name))
			continue;
		p = map_get(known, name);
		if (p == NULL) {
			p = &parts[(*n)++];
			p->name = name;
			if (rules) {
				p->place = it->place;
				p->section = it->section;
			}
			map_put(known, name, p);
		}
		p->critical = p->critical || (rules && it->critical);
		part_of[i] = (unsigned)(p - parts);
		earn(&e[p - parts], it, counts[i].asked, counts[i].units);
	}
	for (size_t i = 0; i < *n; i++)
		fill_part(&parts[i], &e[i], st->people);
	return parts;
}

static int
by_section(const void *va, const void *vb)
{
	const struct grade_stats_of_part *a = va, *b = vb;

	return str_natural_cmp(a->name, b->name);
}

/* --- groups --- */

static int
by_name(const void *va, const void *vb)
{
	struct grade_stats_people *const *a = va, *const *b = vb;
	int order = str_cmp((*a)->kind, (*b)->kind);

	if (order == 0)
		order = str_natural_cmp((*a)->name, (*b)->name);
	return order != 0 ? order : str_cmp((*a)->name, (*b)->name);
}

/*
 * A group of fewer than GRADE_STATS_HIDDEN people is hidden. Where all that are
 * hidden, with those of no group, are so few together, they could be found by
 * taking the others from the whole: then the smallest of the others is hidden
 * too.
 */
static void
hide(struct grade_stats_of_group *g, size_t n, uint64_t people)
{
	uint64_t left = people, away;
	struct grade_stats_of_group *least = NULL;

	for (size_t i = 0; i < n; i++) {
		g[i].hidden = g[i].people < GRADE_STATS_HIDDEN;
		left -= g[i].people < left ? g[i].people : left;
	}
	away = left;
	for (size_t i = 0; i < n; i++) {
		if (g[i].hidden)
			away += g[i].people;
		else if (least == NULL || g[i].people < least->people)
			least = &g[i];
	}
	if (away > 0 && away < GRADE_STATS_HIDDEN && least != NULL)
		least->hidden = true;
}

static void
hide_kinds(struct grade_stats_of_group *g, size_t n, uint64_t people)
{
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from; to < n && str_eq(g[to].kind, g[from].kind);
		    to++)
			;
		hide(g + from, to - from, people);
	}
}

static void
fill_group(const struct grade_stats_plan *plan, struct arena *a,
    const struct grade_stats_people *from, struct grade_stats_of_group *g)
{
	struct earned all = { 0 };

	g->pass = g->score = no_share;
	g->chapters = arena_array(a, plan->n_chapters + 1,
	    sizeof(*g->chapters));
	for (size_t i = 0; i < plan->n_chapters; i++) {
		struct earned e = { 0 };

		for (size_t k = 0; k < plan->n; k++)
			if (plan->items[k].chapter == i)
				earn(&e, &plan->items[k],
				    from->parts[k].asked,
				    from->parts[k].units);
		g->chapters[i] = g->hidden ? no_share :
		    share_of(&e, from->people);
	}
	if (g->hidden)
		return;
	for (size_t k = 0; k < plan->n; k++)
		earn(&all, &plan->items[k], from->parts[k].asked,
		    from->parts[k].units);
	g->passed = from->passed;
	g->pass = ratio(from->passed, from->people);
	g->score = share_of(&all, from->people);
}

static struct grade_stats_people **
fill_groups(const struct grade_stats *st, struct arena *a,
    struct grade_stats_result *r)
{
	struct grade_stats_people **from = arena_array(a, st->n_groups + 1,
	    sizeof(struct grade_stats_people *));

	r->many_groups = st->many_groups;
	r->n_groups = st->many_groups ? 0 : st->n_groups;
	r->groups = arena_array(a, r->n_groups + 1, sizeof(*r->groups));
	if (r->n_groups == 0)
		return from;
	memcpy(from, st->groups, r->n_groups *
	    sizeof(struct grade_stats_people *));
	qsort(from, r->n_groups, sizeof(*from), by_name);
	for (size_t i = 0; i < r->n_groups; i++) {
		/* st may be freed before the result is. */
		r->groups[i].kind = str_dup(a, from[i]->kind);
		r->groups[i].name = str_dup(a, from[i]->name);
		r->groups[i].people = from[i]->people;
	}
	hide_kinds(r->groups, r->n_groups, r->people);
	for (size_t i = 0; i < r->n_groups; i++) {
		fill_group(st->plan, a, from[i], &r->groups[i]);
		r->n_hidden += r->groups[i].hidden;
	}
	return from;
}

/* --- what a group misses --- */

/*
 * Clearly more than the others: the two intervals do not touch, which chance
 * brings about once in 300 times, and ten points lie between the shares.
 */
static bool
is_gap(const struct grade_stats_gap *g)
{
	return g->share.high < g->share_others.low &&
	    g->share_others.value - g->share.value >= .10;
}

static int
by_gap(const void *va, const void *vb)
{
	const struct grade_stats_gap *a = va, *b = vb;
	const double x = a->share_others.value - a->share.value;
	const double y = b->share_others.value - b->share.value;

	if (x > y || x < y)
		return x < y ? 1 : -1;
	if (a->group != b->group)
		return a->group > b->group ? 1 : -1;
	return (a->rule > b->rule) - (a->rule < b->rule);
}

static void
fill_gaps(const struct grade_stats *st, struct arena *a,
    struct grade_stats_people *const *from, const unsigned *rule_of,
    const struct grade_stats_count *counts, struct grade_stats_result *r)
{
	const struct grade_stats_plan *plan = st->plan;
	struct earned *own = arena_array(a, r->n_rules + 1, sizeof(*own));
	struct earned *others = arena_array(a, r->n_rules + 1, sizeof(*own));
	size_t cap = 0;

	for (size_t i = 0; i < r->n_groups; i++) {
		if (r->groups[i].hidden)
			continue;
		memset(own, 0, r->n_rules * sizeof(*own));
		memset(others, 0, r->n_rules * sizeof(*own));
		for (size_t k = 0; k < plan->n; k++) {
			const struct grade_stats_part *p = &from[i]->parts[k];

			if (rule_of[k] == (unsigned)-1)
				continue;
			earn(&own[rule_of[k]], &plan->items[k], p->asked,
			    p->units);
			earn(&others[rule_of[k]], &plan->items[k],
			    counts[k].asked - p->asked,
			    counts[k].units - p->units);
		}
		for (size_t k = 0; k < r->n_rules; k++) {
			const uint64_t people = r->groups[i].people;
			struct grade_stats_gap g = { .group = i, .rule = k,
				.answers = own[k].answers,
				.others = others[k].answers,
				.share = share_of(&own[k], people),
				.share_others = share_of(&others[k],
				    r->people - people) };

			if (!is_gap(&g))
				continue;
			r->gaps = arena_grow(a, r->gaps, r->n_gaps, &cap,
			    sizeof(*r->gaps));
			r->gaps[r->n_gaps++] = g;
		}
	}
	if (r->n_gaps > 0)
		qsort(r->gaps, r->n_gaps, sizeof(*r->gaps), by_gap);
}

/* --- the whole --- */

/* The counts of all papers, those in tallies too. */
static struct grade_stats_count *
count(const struct grade_stats *st, struct arena *a, uint64_t *bars)
{
	struct grade_stats_count *counts = arena_array(a, st->plan->n + 1,
	    sizeof(*counts));

	for (size_t i = 0; i < st->plan->n; i++) {
		const size_t n = st->plan->items[i].n_options;

		counts[i] = st->counts[i];
		counts[i].chosen = arena_array(a, n + 1, sizeof(uint64_t));
		memcpy(counts[i].chosen, st->counts[i].chosen,
		    n * sizeof(uint64_t));
	}
	memcpy(bars, st->bars, sizeof(st->bars));
	for (size_t i = 0; i < st->plan->n_forms; i++)
		grade_stats_tally_fold(st, &st->tallies[i], counts, bars);
	return counts;
}

struct grade_stats_result *
grade_stats_finish(const struct grade_stats *st, struct arena *a)
{
	const struct grade_stats_plan *plan = st->plan;
	struct grade_stats_result *r = ARENA_NEW(a, struct grade_stats_result);
	unsigned *part_of = arena_array(a, plan->n + 1, sizeof(*part_of));
	struct grade_stats_count *counts = count(st, a, r->bars);
	struct grade_stats_people **from;
	struct earned all = { 0 };

	r->plan = plan;
	r->people = st->people;
	r->passed = st->passed;
	r->drawn = st->drawn;
	r->left_out = st->left_out;
	r->steps = st->steps;
	r->pass = ratio(st->passed, st->people);
	r->items = arena_array(a, plan->n + 1, sizeof(*r->items));
	for (size_t i = 0; i < plan->n; i++) {
		fill_item(a, &plan->items[i], &counts[i], &r->items[i]);
		earn(&all, &plan->items[i], counts[i].asked, counts[i].units);
	}
	r->score = share_of(&all, st->people);
	fill_forms(st, a, r);
	fill_options(st, a, r);
	fill_chapters(st, a, counts, r);
	r->sections = fill_words(st, a, counts, false, part_of,
	    &r->n_sections);
	if (r->n_sections > 0)
		qsort(r->sections, r->n_sections, sizeof(*r->sections),
		    by_section);
	r->rules = fill_words(st, a, counts, true, part_of, &r->n_rules);
	from = fill_groups(st, a, r);
	fill_gaps(st, a, from, part_of, counts, r);
	return r;
}
