#include "grade/grade_report_part.h"

#include <math.h>

#include "base/arena.h"
#include "base/html.h"
#include "base/xml_in.h"

/* --- tables --- */

static void
put_words(struct buf *b, const char *before, struct str words,
    const char *after)
{
	if (str_empty(words))
		return;
	buf_puts(b, before);
	xml_escape(b, words);
	buf_puts(b, after);
}

/* Numbers stand at the right, words at the left. */
static const char *
class_of(const struct grade_column *c)
{
	switch (c->kind) {
	case GRADE_NUMBER:
		return " class=\"n\"";
	case GRADE_BAR:
		return " class=\"b\"";
	case GRADE_WORDS:
	case GRADE_MEANING:
		break;
	}
	return " class=\"t\"";
}

/* The first of a row, and what it means below it. */
static void
put_name(struct buf *b, const struct grade_table *t,
    const struct grade_cell *cells)
{
	const bool meaning = t->columns[t->n_columns - 1].kind ==
	    GRADE_MEANING;
	const struct str words = cells[t->n_columns - 1].words;

	buf_printf(b, "<th scope=\"row\"%s>", meaning ?
	    " class=\"long\"" : class_of(&t->columns[0]));
	xml_escape(b, cells[0].words);
	if (meaning && !str_empty(words)) {
		buf_puts(b, " <span>");
		xml_escape(b, words);
		buf_puts(b, "</span>");
	}
	buf_puts(b, "</th>");
}

static void
put_row(struct buf *b, const struct grade_table *t,
    const struct grade_cell *cells)
{
	buf_puts(b, "<tr>");
	if (cells[0].heading) {
		buf_printf(b, "<th class=\"over\" colspan=\"%zu\" "
		    "scope=\"rowgroup\">", t->n_columns);
		xml_escape(b, cells[0].words);
		buf_puts(b, "</th></tr>\n");
		return;
	}
	put_name(b, t, cells);
	for (size_t i = 1; i < t->n_columns; i++) {
		if (t->columns[i].kind == GRADE_MEANING)
			continue;
		buf_printf(b, "<td%s>", class_of(&t->columns[i]));
		if (t->columns[i].kind == GRADE_BAR)
			grade_plot_bar(b, &cells[i]);
		else
			xml_escape(b, cells[i].words);
		buf_puts(b, "</td>");
	}
	buf_puts(b, "</tr>\n");
}

void
grade_table_html(struct buf *b, const struct grade_table *t,
    struct str labelled_by)
{
	buf_puts(b, "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
	    "aria-labelledby=\"");
	xml_escape(b, labelled_by);
	buf_puts(b, "\">\n<table>\n");
	put_words(b, "<caption><span>", t->caption, "</span></caption>\n");
	buf_puts(b, "<thead>\n<tr>");
	for (size_t i = 0; i < t->n_columns; i++) {
		if (t->columns[i].kind == GRADE_MEANING)
			continue;
		/* A bar's column says nothing that its figure does not. */
		if (t->columns[i].title[0] == '\0')
			buf_puts(b, "<td></td>");
		else
			buf_printf(b, "<th scope=\"col\"%s>%s</th>",
			    class_of(&t->columns[i]), t->columns[i].title);
	}
	buf_puts(b, "</tr>\n</thead>\n<tbody>\n");
	for (size_t i = 0; i < t->n; i += t->n_columns) {
		if (t->cells[i].heading && i > 0)
			buf_puts(b, "</tbody>\n<tbody>\n");
		put_row(b, t, t->cells + i);
	}
	buf_puts(b, "</tbody>\n</table>\n</div>\n");
}

/* --- sections --- */

static void
put_head(struct buf *b, struct arena *a, const struct grade_stats_result *r)
{
	const struct grade_stats_plan *p = r->plan;

	buf_puts(b, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
	buf_puts(b, HTML_HEAD);
	buf_puts(b, "<title>Quiz statistics");
	put_words(b, ": ", p->title, "");
	buf_puts(b, "</title>\n");
	grade_style_html(b);
	buf_puts(b, "</head>\n<body>\n<header>\n<h1>Quiz statistics</h1>\n");
	put_words(b, "<p>", p->title, "");
	if (str_empty(p->title))
		buf_puts(b, "<p>");
	put_words(b, ", version ", p->version, "");
	put_words(b, "<br/>\n", p->organization, "");
	buf_puts(b, "</p>\n");
	put_words(b, "<p>", grade_left_out(a, r), "</p>\n");
	put_words(b, "<p class=\"caution\">", grade_caution(a, r), "</p>\n");
	buf_puts(b, "</header>\n");
}

static void
put_contents(struct buf *b, const struct grade_stats_result *r)
{
	const struct { const char *id, *title; bool there; } all[] = {
		{ "advice", "What to look at", true },
		{ "scores", "Scores", true },
		{ "questions", "Questions", true },
		{ "rules", "Rules", r->n_rules > 0 },
		{ "chapters", "Chapters and sections",
		    r->plan->n_chapters > 0 },
		{ "groups", "Groups", r->n_groups > 0 },
		{ "paper", "The paper as a whole", true },
		{ "answers", "Answers", true } };

	buf_puts(b, "<nav aria-label=\"Contents\">\n<ul>\n");
	for (size_t i = 0; i < NELEM(all); i++)
		if (all[i].there)
			buf_printf(b, "<li><a href=\"#%s\">%s</a></li>\n",
			    all[i].id, all[i].title);
	buf_puts(b, "</ul>\n</nav>\n");
}

static void
fact(struct buf *b, const char *name, struct str figure, struct str more)
{
	buf_printf(b, "<div><dt>%s</dt><dd><strong>%.*s</strong>", name,
	    STR_ARG(figure));
	if (!str_empty(more))
		buf_printf(b, "<span class=\"soft\">%.*s</span>",
		    STR_ARG(more));
	buf_puts(b, "</dd></div>\n");
}

/* The form that most people took, or NULL. */
static const struct grade_stats_of_form *
main_form(const struct grade_stats_result *r)
{
	const struct grade_stats_of_form *best = NULL;

	for (size_t f = 0; f < r->plan->n_forms; f++)
		if (grade_form_shown(r, f) && (best == NULL ||
		    r->forms[f].people > best->people))
			best = &r->forms[f];
	return best;
}

static void
put_facts(struct buf *b, struct arena *a, const struct grade_stats_result *r,
    size_t n_advice)
{
	const struct grade_stats_of_form *f = main_form(r);

	buf_puts(b, "<dl>\n");
	fact(b, "People", str_fmt(a, "%llu", (unsigned long long)r->people),
	    (struct str){ NULL, 0 });
	fact(b, "Passed", grade_percent(a, r->pass.value), str_fmt(a,
	    "95%% interval: %.*s", STR_ARG(grade_interval(a, r->pass))));
	fact(b, "Points earned", grade_percent(a, r->score.value),
	    (struct str){ NULL, 0 });
	if (f != NULL && isfinite(f->consistency))
		fact(b, "Same verdict again",
		    grade_percent(a, f->consistency),
		    STR_LIT("on another paper like it"));
	fact(b, "Things to look at", str_fmt(a, "%zu", n_advice),
	    (struct str){ NULL, 0 });
	buf_puts(b, "</dl>\n");
}

/* Of a question its words as well, and the way to who chose what. */
static void
put_about(struct buf *b, struct arena *a, const struct grade_stats_result *r,
    struct str about)
{
	const struct grade_stats_item *it = r->plan->items;
	size_t i = 0;

	while (i < r->plan->n && !str_eq(it[i].id, about))
		i++;
	if (i == r->plan->n || grade_table_options(a, r, i).n == 0) {
		put_words(b, "<strong>", about, "</strong>: ");
		return;
	}
	buf_printf(b, "<a href=\"#answers-%zu\"><strong>", i);
	xml_escape(b, about);
	buf_puts(b, "</strong></a>: ");
	put_words(b, "<span class=\"soft\">", grade_clip(a, it[i].words, 160),
	    "</span> ");
}

static void
put_advice(struct buf *b, struct arena *a, const struct grade_stats_result *r,
    const struct grade_advice *all, size_t n)
{
	buf_puts(b, "<section>\n<h2 id=\"advice\">What to look at</h2>\n"
	    "<p>Advice from the figures. People decide.</p>\n");
	if (n == 0)
		buf_puts(b, "<p>Nothing stands out.</p>\n");
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || all[i].kind != all[i - 1].kind)
			buf_printf(b, "<h3>%s</h3>\n<p>%s</p>\n"
			    "<ul class=\"advice\">\n",
			    grade_advice_name(all[i].kind),
			    grade_advice_lead(all[i].kind));
		buf_puts(b, "<li>");
		put_about(b, a, r, all[i].about);
		xml_escape(b, all[i].words);
		put_words(b, " <span class=\"place\">", all[i].place,
		    "</span>");
		buf_puts(b, "</li>\n");
		if (i + 1 == n || all[i].kind != all[i + 1].kind)
			buf_puts(b, "</ul>\n");
	}
	buf_puts(b, "</section>\n");
}

static void
put_table(struct buf *b, const struct grade_table *t)
{
	if (t->n == 0)
		return;
	buf_printf(b, "<section>\n<h2 id=\"%s\">%s</h2>\n", t->id, t->title);
	put_words(b, "<p>", t->note, "</p>\n");
	grade_table_html(b, t, str_of(t->id));
	buf_puts(b, "</section>\n");
}

static void
put_scores(struct buf *b, struct arena *a, const struct grade_stats_result *r)
{
	struct grade_table t = grade_table_scores(a, r);

	buf_puts(b, "<section>\n<h2 id=\"scores\">Scores</h2>\n");
	if (r->plan->pass >= 0)
		buf_puts(b, "<p>Pale bars are below the pass mark. Passing "
		    "also needs every critical question right, so that some "
		    "of the others have not passed.</p>\n");
	grade_plot_scores(b, r);
	buf_puts(b, "<details>\n<summary>The same as a table</summary>\n");
	grade_table_html(b, &t, STR_LIT("scores"));
	buf_puts(b, "</details>\n</section>\n");
}

static void
put_form(struct buf *b, struct arena *a, const struct grade_stats_result *r,
    size_t f)
{
	struct grade_table t = grade_table_form(a, r, f);
	const struct str id = str_fmt(a, "form-%zu", f);

	buf_printf(b, "<h3 id=\"%.*s\">", STR_ARG(id));
	xml_escape(b, grade_form_name(a, r, f));
	buf_puts(b, "</h3>\n");
	put_words(b, "<p>", t.note, "</p>\n");
	grade_table_html(b, &t, id);
	if (r->forms[f].crowded)
		return;
	t = grade_table_uses(a, r, f);
	t.caption = (struct str){ NULL, 0 };
	buf_printf(b, "<h4 id=\"%.*s-uses\">How each question works</h4>\n",
	    STR_ARG(id));
	put_words(b, "<p>", t.note, "</p>\n");
	buf_puts(b, "<p>A good question lies high. Named diamonds stand out; "
	    "right at the top is no aim where all should know the answer."
	    "</p>\n");
	grade_plot_scatter(b, r, f);
	grade_table_html(b, &t, str_fmt(a, "%.*s-uses", STR_ARG(id)));
}

static void
put_forms(struct buf *b, struct arena *a, const struct grade_stats_result *r)
{
	buf_puts(b, "<section>\n<h2 id=\"paper\">The paper as a whole</h2>\n");
	if (main_form(r) == NULL)
		buf_puts(b, "<p>Everybody got a paper of their own. How sure a "
		    "score is and how well a question tells people apart is "
		    "not defined then; fixed forms show it.</p>\n");
	for (size_t f = 0; f < r->plan->n_forms; f++)
		if (grade_form_shown(r, f))
			put_form(b, a, r, f);
	buf_puts(b, "</section>\n");
}

static void
put_answers(struct buf *b, struct arena *a,
    const struct grade_stats_result *r)
{
	struct str note = grade_table_options(a, r, 0).note;

	buf_puts(b, "<section class=\"answers\">\n<h2 id=\"answers\">Answers</h2>\n");
	put_words(b, "<p>Dark bars are right answers. ", note, "</p>\n");
	for (size_t i = 0; i < r->plan->n; i++) {
		struct grade_table t = grade_table_options(a, r, i);
		const struct str id = str_fmt(a, "answers-%zu", i);

		if (t.n == 0)
			continue;
		buf_printf(b, "<h3 id=\"%.*s\">", STR_ARG(id));
		xml_escape(b, r->plan->items[i].id);
		put_words(b, ": ", grade_clip(a, r->plan->items[i].words, 240),
		    "");
		buf_puts(b, "</h3>\n");
		grade_table_html(b, &t, id);
	}
	buf_puts(b, "</section>\n");
}

static void
put_all(struct buf *b, struct arena *a, const struct grade_stats_result *r)
{
	size_t n;
	const struct grade_advice *advice = grade_advice(a, r, &n);
	struct grade_table t;

	put_facts(b, a, r, n);
	put_advice(b, a, r, advice, n);
	put_scores(b, a, r);
	t = grade_table_items(a, r);
	put_table(b, &t);
	t = grade_table_rules(a, r);
	put_table(b, &t);
	t = grade_table_chapters(a, r);
	put_table(b, &t);
	t = grade_table_sections(a, r);
	put_table(b, &t);
	t = grade_table_groups(a, r);
	put_table(b, &t);
	put_forms(b, a, r);
	put_answers(b, a, r);
}

void
grade_report_html(struct buf *b, const struct grade_stats_result *r)
{
	const bool few = r->people < GRADE_STATS_HIDDEN;
	struct arena *a = arena_new();

	put_head(b, a, r);
	if (!few)
		put_contents(b, r);
	buf_puts(b, "<main>\n");
	if (few)
		buf_puts(b, "<h2>Nothing to show yet</h2>\n");
	else
		put_all(b, a, r);
	buf_puts(b, "</main>\n</body>\n</html>\n");
	arena_free(a);
}
