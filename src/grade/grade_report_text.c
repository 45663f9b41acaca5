#include "grade/grade_report_part.h"

#include "base/arena.h"
#include "base/str.h"

static void
put_head(struct buf *b, struct arena *a, const struct grade_stats_result *r)
{
	struct str head = STR_LIT("Quiz statistics");

	if (!str_empty(r->plan->title))
		head = str_fmt(a, "%.*s: %.*s", STR_ARG(head),
		    STR_ARG(r->plan->title));
	if (!str_empty(r->plan->version))
		head = str_fmt(a, "%.*s, version %.*s", STR_ARG(head),
		    STR_ARG(r->plan->version));
	grade_put_lines(b, head, 0, 2);
	buf_printf(b, "%llu people", (unsigned long long)r->people);
	if (r->people >= GRADE_STATS_HIDDEN)
		buf_printf(b, ", passed %.*s (%.*s), points earned %.*s",
		    STR_ARG(grade_percent(a, r->pass.value)),
		    STR_ARG(grade_interval(a, r->pass)),
		    STR_ARG(grade_percent(a, r->score.value)));
	buf_putc(b, '\n');
	grade_put_lines(b, grade_left_out(a, r), 0, 0);
	grade_put_lines(b, grade_caution(a, r), 0, 0);
}

static void
put_advice(struct buf *b, struct arena *a, const struct grade_stats_result *r)
{
	size_t n;
	const struct grade_advice *all = grade_advice(a, r, &n);

	buf_puts(b, "\nWhat to look at (advice; people decide)\n");
	if (n == 0)
		buf_puts(b, "Nothing stands out.\n");
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || all[i].kind != all[i - 1].kind)
			grade_put_lines(b, str_fmt(a, "- %s. %s",
			    grade_advice_name(all[i].kind),
			    grade_advice_lead(all[i].kind)), 0, 2);
		grade_put_lines(b, str_fmt(a, "%.*s: %.*s",
		    STR_ARG(all[i].about), STR_ARG(all[i].words)), 0, 2);
		grade_put_lines(b, all[i].place, 2, 2);
	}
}

void
grade_report_text(struct buf *b, const struct grade_stats_result *r)
{
	struct arena *a = arena_new();
	struct grade_table t;

	put_head(b, a, r);
	if (r->people < GRADE_STATS_HIDDEN)
		goto out;
	put_advice(b, a, r);
	t = grade_table_scores(a, r);
	grade_table_text(b, &t);
	t = grade_table_items(a, r);
	grade_table_text(b, &t);
	t = grade_table_options(a, r, SIZE_MAX);
	grade_table_text(b, &t);
	t = grade_table_rules(a, r);
	grade_table_text(b, &t);
	t = grade_table_chapters(a, r);
	grade_table_text(b, &t);
	t = grade_table_sections(a, r);
	grade_table_text(b, &t);
	t = grade_table_groups(a, r);
	grade_table_text(b, &t);
	for (size_t f = 0; f < r->plan->n_forms; f++) {
		if (!grade_form_shown(r, f))
			continue;
		t = grade_table_form(a, r, f);
		grade_table_text(b, &t);
		if (r->forms[f].crowded)
			continue;
		t = grade_table_uses(a, r, f);
		grade_table_text(b, &t);
	}
out:
	arena_free(a);
}
