#include "grade/grade_report_part.h"

#include <math.h>

#include "base/arena.h"
#include "base/csv.h"
#include "base/str.h"

static void
put_number(struct buf *b, double x)
{
	buf_putc(b, ',');
	if (isfinite(x))
		buf_printf(b, "%.6f", fabs(x) < 5e-7 ? 0 : x);
}

/* What the rows of one subject begin with. */
struct subject {
	struct buf *b;
	struct str kind, id;
};

static void
begin(const struct subject *s, const char *measure)
{
	csv_put(s->b, s->kind, true);
	buf_putc(s->b, ',');
	csv_put(s->b, s->id, true);
	buf_printf(s->b, ",%s", measure);
}

static void
value(const struct subject *s, const char *measure, double x)
{
	begin(s, measure);
	put_number(s->b, x);
	buf_puts(s->b, ",,\r\n");
}

static void
count(const struct subject *s, const char *measure, uint64_t n)
{
	begin(s, measure);
	buf_printf(s->b, ",%llu,,\r\n", (unsigned long long)n);
}

static void
share(const struct subject *s, const char *measure,
    struct grade_stats_share x)
{
	begin(s, measure);
	put_number(s->b, x.value);
	put_number(s->b, x.low);
	put_number(s->b, x.high);
	buf_puts(s->b, "\r\n");
}

static struct str
pair(struct arena *a, struct str x, struct str y)
{
	return str_fmt(a, "%.*s %.*s", STR_ARG(x), STR_ARG(y));
}

static void
put_item(struct buf *b, struct arena *a, const struct grade_stats_item *it,
    const struct grade_stats_of_item *f)
{
	const struct subject s = { b, STR_LIT("item"), it->id };

	count(&s, "asked", f->asked);
	if (f->asked < GRADE_STATS_HIDDEN)
		return;
	count(&s, "omitted", f->omitted);
	count(&s, "full", f->full);
	share(&s, "facility", f->facility);
	for (size_t k = 0; k < it->n_options; k++) {
		const struct grade_stats_option *o = &f->options[k];
		const struct subject t = { b, STR_LIT("option"),
			pair(a, it->id, it->options[k].id) };

		count(&t, "key", o->key);
		count(&t, "chosen", o->n);
		share(&t, "share", o->share);
		value(&t, "rest", o->rest);
		value(&t, "r", o->r);
		value(&t, "best_quarter", o->best);
	}
}

static void
put_use(const struct subject *s, const struct grade_stats_of_use *u)
{
	value(s, "facility", u->facility);
	value(s, "sd", u->sd);
	value(s, "discrimination", u->r_rest);
	value(s, "item_total_r", u->r);
	value(s, "upper_lower", u->upper_lower);
	value(s, "efficiency", u->efficiency);
	value(s, "weight", u->weight);
	value(s, "alpha_without", u->alpha_without);
}

static void
put_form(struct buf *b, struct arena *a, const struct grade_stats_plan *plan,
    const struct grade_stats_form *form, const struct grade_stats_of_form *f)
{
	const struct subject s = { b, STR_LIT("form"), form->id };

	count(&s, "people", f->people);
	if (f->people < GRADE_STATS_HIDDEN)
		return;
	share(&s, "pass", f->pass);
	value(&s, "mean", f->mean);
	value(&s, "sd", f->sd);
	value(&s, "least", f->least);
	value(&s, "median", f->median);
	value(&s, "most", f->most);
	value(&s, "skewness", f->skewness);
	value(&s, "kurtosis", f->kurtosis);
	share(&s, "alpha", (struct grade_stats_share){ f->alpha, f->alpha_low,
	    f->alpha_high });
	value(&s, "kr20", f->kr20 ? f->alpha : NAN);
	value(&s, "kr21", f->kr21);
	value(&s, "sem", f->sem);
	value(&s, "error_ratio", f->error_ratio);
	value(&s, "cut", f->cut);
	value(&s, "sem_at_cut", f->lord);
	value(&s, "livingston_k2", f->livingston);
	value(&s, "consistency", f->consistency);
	value(&s, "kappa", f->kappa);
	for (size_t i = 0; i < form->n; i++) {
		const struct subject use = { b, STR_LIT("form_item"),
			pair(a, form->id, plan->items[form->items[i]].id) };

		put_use(&use, &f->uses[i]);
	}
}

static void
put_parts(struct buf *b, struct str kind, const struct grade_stats_of_part *p,
    size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct subject s = { b, kind, p[i].name };

		count(&s, "answers", p[i].answers);
		share(&s, "share", p[i].share);
	}
}

static void
put_groups(struct buf *b, struct arena *a, const struct grade_stats_result *r)
{
	for (size_t i = 0; i < r->n_groups; i++) {
		const struct grade_stats_of_group *g = &r->groups[i];
		const struct subject s = { b, g->kind, g->name };

		if (g->hidden)
			continue;
		count(&s, "people", g->people);
		share(&s, "pass", g->pass);
		share(&s, "score", g->score);
	}
	for (size_t i = 0; i < r->n_gaps; i++) {
		const struct grade_stats_gap *g = &r->gaps[i];
		const struct grade_stats_of_group *who = &r->groups[g->group];
		const struct subject s = { b, STR_LIT("gap"), pair(a,
		    pair(a, who->kind, who->name), r->rules[g->rule].name) };

		share(&s, "share", g->share);
		share(&s, "others", g->share_others);
	}
}

void
grade_report_csv(struct buf *b, const struct grade_stats_result *r)
{
	const struct subject s = { b, STR_LIT("quiz"), r->plan->id };
	struct arena *a = arena_new();

	buf_puts(b, "subject,id,measure,value,low,high\r\n");
	count(&s, "people", r->people);
	count(&s, "left_out", r->left_out);
	if (r->people >= GRADE_STATS_HIDDEN) {
		share(&s, "pass", r->pass);
		share(&s, "score", r->score);
		for (size_t i = 0; i < r->plan->n; i++)
			put_item(b, a, &r->plan->items[i], &r->items[i]);
		put_parts(b, STR_LIT("chapter"), r->chapters,
		    r->plan->n_chapters);
		put_parts(b, STR_LIT("section"), r->sections, r->n_sections);
		put_parts(b, STR_LIT("rule"), r->rules, r->n_rules);
		put_groups(b, a, r);
		for (size_t f = 0; f < r->plan->n_forms; f++)
			put_form(b, a, r->plan, &r->plan->forms[f],
			    &r->forms[f]);
	}
	arena_free(a);
}
