#include "grade/grade_report_part.h"

#include <math.h>

#include "base/arena.h"
#include "base/json_out.h"

/* Members are written in the order of their names, as in all our JSON. */

/* Whole millionths; null: not defined. */
static void
value(struct json_out *j, const char *key, double x)
{
	json_key(j, key);
	if (isfinite(x) && fabs(x) < 1e12)
		json_int(j, llround(x * 1e6));
	else
		json_null(j);
}

static void
share(struct json_out *j, const char *key, struct grade_stats_share s)
{
	json_key(j, key);
	json_object(j);
	value(j, "high", s.high);
	value(j, "low", s.low);
	value(j, "value", s.value);
	json_object_end(j);
}

static void
put_flags(struct json_out *j, unsigned flags)
{
	static const struct { unsigned flag; const char *name; } all[] = {
		{ GRADE_STATS_AGAINST, "against" },
		{ GRADE_STATS_BEST, "best" }, { GRADE_STATS_EASY, "easy" },
		{ GRADE_STATS_FEW, "few" }, { GRADE_STATS_HARD, "hard" },
		{ GRADE_STATS_KEY, "key" }, { GRADE_STATS_LURES, "lures" },
		{ GRADE_STATS_UNUSED, "unused" } };

	json_key(j, "flags");
	json_array(j);
	for (size_t i = 0; i < NELEM(all); i++)
		if (flags & all[i].flag)
			json_str(j, str_of(all[i].name));
	json_array_end(j);
}

static void
put_item(struct json_out *j, const struct grade_stats_item *it,
    const struct grade_stats_of_item *f)
{
	const bool few = f->asked < GRADE_STATS_HIDDEN;

	json_object(j);
	json_put_count(j, "asked", f->asked);
	json_put_bool(j, "critical", it->critical);
	share(j, "facility", f->facility);
	put_flags(j, f->flags);
	json_put_count(j, "full", few ? 0 : f->full);
	json_put_str_or_null(j, "id", it->id);
	json_put_count(j, "omitted", few ? 0 : f->omitted);
	json_key(j, "options");
	json_array(j);
	for (size_t k = 0; k < it->n_options && !few; k++) {
		const struct grade_stats_option *o = &f->options[k];

		json_object(j);
		value(j, "best", o->best);
		json_put_count(j, "chosen", o->n);
		put_flags(j, o->flags);
		json_put_str_or_null(j, "id", it->options[k].id);
		json_put_bool(j, "key", o->key);
		value(j, "r", o->r);
		value(j, "rest", o->rest);
		share(j, "share", o->share);
		json_object_end(j);
	}
	json_array_end(j);
	json_put_str_or_null(j, "place", it->place);
	json_put_str_or_null(j, "rule", it->rule);
	json_object_end(j);
}

static void
put_use(struct json_out *j, const struct grade_stats_item *it,
    const struct grade_stats_of_use *u)
{
	json_object(j);
	value(j, "alphaWithout", u->alpha_without);
	value(j, "discrimination", u->r_rest);
	value(j, "efficiency", u->efficiency);
	value(j, "facility", u->facility);
	json_put_str_or_null(j, "id", it->id);
	value(j, "itemTotal", u->r);
	value(j, "sd", u->sd);
	value(j, "upperLower", u->upper_lower);
	value(j, "weight", u->weight);
	json_object_end(j);
}

static void
put_form(struct json_out *j, const struct grade_stats_plan *plan,
    const struct grade_stats_form *form, const struct grade_stats_of_form *f)
{
	json_object(j);
	share(j, "alpha", (struct grade_stats_share){ f->alpha, f->alpha_low,
	    f->alpha_high });
	value(j, "consistency", f->consistency);
	json_put_bool(j, "crowded", f->crowded);
	value(j, "cut", f->cut);
	value(j, "errorRatio", f->error_ratio);
	json_put_str_or_null(j, "id", form->id);
	json_key(j, "items");
	json_array(j);
	for (size_t i = 0; i < form->n; i++)
		put_use(j, &plan->items[form->items[i]], &f->uses[i]);
	json_array_end(j);
	value(j, "kappa", f->kappa);
	json_put_bool(j, "kr20", f->kr20);
	value(j, "kr21", f->kr21);
	value(j, "kurtosis", f->kurtosis);
	value(j, "least", f->least);
	value(j, "livingston", f->livingston);
	value(j, "mean", f->mean);
	value(j, "median", f->median);
	value(j, "most", f->most);
	share(j, "pass", f->pass);
	json_put_count(j, "people", f->people);
	value(j, "sd", f->sd);
	value(j, "sem", f->sem);
	value(j, "semAtCut", f->lord);
	value(j, "skewness", f->skewness);
	json_object_end(j);
}

static void
put_parts(struct json_out *j, const char *key,
    const struct grade_stats_of_part *p, size_t n)
{
	json_key(j, key);
	json_array(j);
	for (size_t i = 0; i < n; i++) {
		json_object(j);
		json_put_count(j, "answers", p[i].answers);
		json_put_bool(j, "critical", p[i].critical);
		json_put_count(j, "items", p[i].items);
		json_put_str_or_null(j, "name", p[i].name);
		json_put_str_or_null(j, "place", p[i].place);
		json_put_str_or_null(j, "section", p[i].section);
		share(j, "share", p[i].share);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_groups(struct json_out *j, const struct grade_stats_result *r)
{
	json_key(j, "groups");
	json_array(j);
	for (size_t i = 0; i < r->n_groups; i++) {
		const struct grade_stats_of_group *g = &r->groups[i];

		if (g->hidden)
			continue;
		json_object(j);
		json_key(j, "chapters");
		json_array(j);
		for (size_t k = 0; k < r->plan->n_chapters; k++) {
			json_object(j);
			json_put_str_or_null(j, "name", r->plan->chapters[k]);
			share(j, "share", g->chapters[k]);
			json_object_end(j);
		}
		json_array_end(j);
		json_put_str_or_null(j, "kind", g->kind);
		json_put_str_or_null(j, "name", g->name);
		share(j, "pass", g->pass);
		json_put_count(j, "people", g->people);
		share(j, "score", g->score);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_gaps(struct json_out *j, const struct grade_stats_result *r)
{
	json_key(j, "gaps");
	json_array(j);
	for (size_t i = 0; i < r->n_gaps; i++) {
		const struct grade_stats_gap *g = &r->gaps[i];

		json_object(j);
		json_put_str_or_null(j, "group", r->groups[g->group].name);
		json_put_str_or_null(j, "kind", r->groups[g->group].kind);
		share(j, "others", g->share_others);
		json_put_str_or_null(j, "place", r->rules[g->rule].place);
		json_put_str_or_null(j, "rule", r->rules[g->rule].name);
		share(j, "share", g->share);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_advice(struct json_out *j, const struct grade_stats_result *r)
{
	struct arena *a = arena_new();
	size_t n;
	const struct grade_advice *all = grade_advice(a, r, &n);

	json_key(j, "advice");
	json_array(j);
	for (size_t i = 0; i < n; i++) {
		json_object(j);
		json_put_str_or_null(j, "about", all[i].about);
		json_put_str_or_null(j, "kind",
		    str_of(grade_advice_name(all[i].kind)));
		json_put_str_or_null(j, "place", all[i].place);
		json_put_str_or_null(j, "words", all[i].words);
		json_object_end(j);
	}
	json_array_end(j);
	arena_free(a);
}

void
grade_report_json(struct buf *b, const struct grade_stats_result *r)
{
	const bool few = r->people < GRADE_STATS_HIDDEN;
	struct json_out j;

	json_begin(&j, b, false);
	json_object(&j);
	put_advice(&j, r);
	json_key(&j, "bars");
	json_array(&j);
	for (size_t i = 0; i <= r->steps && !few; i++)
		json_int(&j, (int64_t)r->bars[i]);
	json_array_end(&j);
	put_parts(&j, "chapters", r->chapters, r->plan->n_chapters);
	json_put_count(&j, "drawn", r->drawn);
	json_key(&j, "forms");
	json_array(&j);
	for (size_t f = 0; f < r->plan->n_forms; f++)
		if (grade_form_shown(r, f))
			put_form(&j, r->plan, &r->plan->forms[f],
			    &r->forms[f]);
	json_array_end(&j);
	put_gaps(&j, r);
	put_groups(&j, r);
	json_put_count(&j, "groupsHidden", r->n_hidden);
	json_key(&j, "items");
	json_array(&j);
	for (size_t i = 0; i < r->plan->n; i++)
		put_item(&j, &r->plan->items[i], &r->items[i]);
	json_array_end(&j);
	json_put_count(&j, "leftOut", r->left_out);
	share(&j, "pass", r->pass);
	json_put_count(&j, "people", r->people);
	json_put_str_or_null(&j, "quiz", r->plan->id);
	put_parts(&j, "rules", r->rules, r->n_rules);
	share(&j, "score", r->score);
	put_parts(&j, "sections", r->sections, r->n_sections);
	json_put_str_or_null(&j, "version", r->plan->version);
	json_object_end(&j);
}
