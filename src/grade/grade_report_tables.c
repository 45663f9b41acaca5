#include "grade/grade_report_part.h"

#include <math.h>

#include "base/arena.h"

/* --- filling --- */

static struct grade_cell *
next_cell(struct grade_table *t)
{
	t->cells = arena_grow(t->a, t->cells, t->n, &t->cap,
	    sizeof(*t->cells));
	t->cells[t->n] = (struct grade_cell){ .value = NAN, .low = NAN,
		.high = NAN };
	return &t->cells[t->n++];
}

void
grade_table_words(struct grade_table *t, struct str words)
{
	next_cell(t)->words = words;
}

void
grade_table_bar(struct grade_table *t, struct grade_stats_share share,
    bool strong)
{
	struct grade_cell *c = next_cell(t);

	c->value = fmin(fmax(share.value, 0), 1);
	if (isnan(share.value))
		c->value = NAN;
	c->low = share.low;
	c->high = share.high;
	c->strong = strong;
}

void
grade_table_heading(struct grade_table *t, struct str words)
{
	for (size_t i = 0; i < t->n_columns; i++) {
		struct grade_cell *c = next_cell(t);

		c->heading = i == 0;
		c->words = i == 0 ? words : STR_LIT("");
	}
}

static void
number(struct grade_table *t, uint64_t n)
{
	grade_table_words(t, str_fmt(t->a, "%llu", (unsigned long long)n));
}

/* Of how many answers a share is says why it is not there. */
static struct str
or_few(struct grade_stats_share s, uint64_t of, struct str words)
{
	if (!isnan(s.value))
		return words;
	return of == 0 ? STR_LIT(GRADE_NOT_ASKED) : STR_LIT("too few");
}

static void
share(struct grade_table *t, struct grade_stats_share s, uint64_t of)
{
	grade_table_words(t, or_few(s, of, grade_percent(t->a, s.value)));
	grade_table_words(t, isnan(s.value) ? STR_LIT("") :
	    grade_interval(t->a, s));
}

/*
 * A bank is many times a paper: what nobody was asked would bury the rest, so
 * the note only counts it.
 */
static void
note_unasked(struct grade_table *t, size_t n, const char *one,
    const char *many)
{
	if (n > 0)
		t->note = str_fmt(t->a, "%.*s%sNot shown: %zu %s.",
		    STR_ARG(t->note), str_empty(t->note) ? "" : " ", n,
		    n == 1 ? one : many);
}

/* --- the tables --- */

struct grade_table
grade_table_scores(struct arena *a, const struct grade_stats_result *r)
{
	static const struct grade_column columns[] = {
		{ "Score", GRADE_NUMBER }, { "", GRADE_BAR },
		{ "People", GRADE_NUMBER }, { "Share", GRADE_NUMBER } };
	struct grade_table t = { .a = a, .id = "scores", .title = "Scores",
		.caption = STR_LIT("How many people earned which share of "
		    "their paper\xe2\x80\x99s points, rounded down"),
		.columns = columns, .n_columns = NELEM(columns) };

	if (r->people < GRADE_STATS_HIDDEN)
		return t;
	for (size_t i = 0; i <= r->steps; i++) {
		struct grade_stats_share s = { NAN, NAN, NAN };

		if (r->bars[i] == 0)
			continue;
		s.value = (double)r->bars[i] / (double)r->people;
		grade_table_words(&t, str_fmt(a, "%.0f%%",
		    floor(100 * (double)i / (double)r->steps)));
		grade_table_bar(&t, s, r->plan->pass >= 0 &&
		    i * 1000 >= (size_t)r->plan->pass * r->steps);
		number(&t, r->bars[i]);
		grade_table_words(&t, grade_percent(a, s.value));
	}
	return t;
}

/* Flags in few words, for a table. */
static struct str
remarks(struct arena *a, unsigned flags)
{
	static const struct { unsigned flag; const char *words; } all[] = {
		{ GRADE_STATS_KEY, "check the key" },
		{ GRADE_STATS_AGAINST, "works backwards" },
		{ GRADE_STATS_HARD, "hard" },
		{ GRADE_STATS_EASY, "easy" },
		{ GRADE_STATS_UNUSED, "hardly chosen" },
		{ GRADE_STATS_LURES, "chosen by those who know" },
		{ GRADE_STATS_BEST, "the best prefer it" },
		{ GRADE_STATS_FEW, "unsure" } };
	struct str out = STR_LIT("");

	for (size_t i = 0; i < NELEM(all); i++)
		if (flags & all[i].flag)
			out = str_fmt(a, "%.*s%s%s", STR_ARG(out),
			    str_empty(out) ? "" : ", ", all[i].words);
	return out;
}

static void
item_row(struct grade_table *t, const struct grade_stats_result *r, size_t i)
{
	const struct grade_stats_item *it = &r->plan->items[i];
	const struct grade_stats_of_item *f = &r->items[i];
	struct grade_stats_share omitted = { NAN, NAN, NAN };

	if (!isnan(f->facility.value))
		omitted.value = (double)f->omitted / (double)f->asked;
	grade_table_words(t, it->id);
	grade_table_bar(t, f->facility, true);
	share(t, f->facility, f->asked);
	number(t, f->asked);
	grade_table_words(t, isnan(omitted.value) ? STR_LIT("") :
	    grade_percent(t->a, omitted.value));
	grade_table_words(t, it->rule);
	grade_table_words(t, str_fmt(t->a, "%s%s%.*s",
	    it->critical ? "critical" : "",
	    it->critical && f->flags != 0 ? ", " : "",
	    STR_ARG(remarks(t->a, f->flags))));
}

/* Those of one chapter, below its name; returns how many nobody was asked. */
static size_t
chapter_rows(struct grade_table *t, const struct grade_stats_result *r,
    size_t chapter)
{
	const bool all = r->plan->n_chapters == 0;
	bool begun = all;
	size_t unasked = 0;

	for (size_t i = 0; i < r->plan->n; i++) {
		if (!all && r->plan->items[i].chapter != chapter)
			continue;
		if (r->items[i].asked == 0) {
			unasked++;
			continue;
		}
		if (!begun)
			grade_table_heading(t, r->plan->chapters[chapter]);
		begun = true;
		item_row(t, r, i);
	}
	return unasked;
}

struct grade_table
grade_table_items(struct arena *a, const struct grade_stats_result *r)
{
	static const struct grade_column columns[] = {
		{ "Question", GRADE_WORDS }, { "", GRADE_BAR },
		{ "Facility", GRADE_NUMBER }, { "95% interval", GRADE_NUMBER },
		{ "Asked", GRADE_NUMBER }, { "Left out", GRADE_NUMBER },
		{ "Rule", GRADE_WORDS }, { "Remarks", GRADE_WORDS } };
	struct grade_table t = { .a = a, .id = "questions",
		.title = "Questions",
		.caption = STR_LIT("Facility of each question, by chapter"),
		.note = STR_LIT("Facility is the share of a question\xe2\x80\x99s "
		    "points that were earned. The interval, drawn as a thin "
		    "line where the bar has one, is the range in which it "
		    "would lie, 95 times in 100, if the same kind of people "
		    "were asked again."),
		.columns = columns, .n_columns = NELEM(columns) };

	const size_t n = r->plan->n_chapters;
	size_t unasked = 0;

	for (size_t c = 0; c < (n == 0 ? 1 : n); c++)
		unasked += chapter_rows(&t, r, c);
	note_unasked(&t, unasked, "question that nobody was asked",
	    "questions that nobody was asked");
	return t;
}

struct grade_table
grade_table_options(struct arena *a, const struct grade_stats_result *r,
    size_t i)
{
	static const struct grade_column columns[] = {
		{ "Answer", GRADE_WORDS }, { "", GRADE_BAR },
		{ "Share", GRADE_NUMBER }, { "People", GRADE_NUMBER },
		{ "Rest score", GRADE_NUMBER }, { "r", GRADE_NUMBER },
		{ "Best quarter", GRADE_NUMBER }, { "Key", GRADE_WORDS },
		{ "Remarks", GRADE_WORDS } };
	struct grade_table t = { .a = a, .id = "answers", .title = "Answers",
		.caption = i == SIZE_MAX ? STR_LIT("Who chose what") :
		    (struct str){ NULL, 0 },
		.note = STR_LIT("Rest score: what those who chose an answer "
		    "earned of all other questions. r: how choosing it goes "
		    "together with that; it should be above 0 for right "
		    "answers and below for wrong ones. Best quarter: how many "
		    "of those with the best rest scores chose it. The three "
		    "need a fixed form."),
		.columns = columns, .n_columns = NELEM(columns) };
	const size_t from = i == SIZE_MAX ? 0 : i;
	const size_t to = i == SIZE_MAX ? r->plan->n : i + 1;

	for (size_t k = from; k < to && k < r->plan->n; k++) {
		const struct grade_stats_item *it = &r->plan->items[k];
		const bool few = isnan(r->items[k].facility.value);

		if (it->n_options == 0 || few)
			continue;
		if (i == SIZE_MAX)
			grade_table_heading(&t, it->id);
		for (size_t o = 0; o < it->n_options; o++) {
			const struct grade_stats_option *f =
			    &r->items[k].options[o];

			grade_table_words(&t, str_fmt(a, "%.*s%s%.*s",
			    STR_ARG(it->options[o].id),
			    str_empty(it->options[o].words) ? "" : ": ",
			    STR_ARG(grade_clip(a, it->options[o].words, 60))));
			grade_table_bar(&t, f->share, f->key);
			grade_table_words(&t, grade_percent(a,
			    f->share.value));
			number(&t, f->n);
			grade_table_words(&t, grade_percent(a, f->rest));
			grade_table_words(&t, grade_decimal(a, f->r, 2));
			grade_table_words(&t, grade_percent(a, f->best));
			grade_table_words(&t, f->key ? STR_LIT("right") :
			    STR_LIT(""));
			grade_table_words(&t, remarks(a, f->flags));
		}
	}
	return t;
}

static struct grade_table
parts(struct arena *a, const struct grade_stats_of_part *p, size_t n,
    const char *id, const char *title, struct str caption, const char *one)
{
	static const struct grade_column columns[] = {
		{ "Name", GRADE_WORDS }, { "", GRADE_BAR },
		{ "Share", GRADE_NUMBER }, { "95% interval", GRADE_NUMBER },
		{ "Questions", GRADE_NUMBER }, { "Answers", GRADE_NUMBER } };
	struct grade_table t = { .a = a, .id = id, .title = title,
		.caption = caption, .columns = columns,
		.n_columns = NELEM(columns) };
	size_t unasked = 0;

	for (size_t i = 0; i < n; i++) {
		if (p[i].answers == 0) {
			unasked++;
			continue;
		}
		grade_table_words(&t, p[i].name);
		grade_table_bar(&t, p[i].share, true);
		share(&t, p[i].share, p[i].answers);
		number(&t, p[i].items);
		number(&t, p[i].answers);
	}
	note_unasked(&t, unasked, str_c(a, str_fmt(a, "%s that nobody was "
	    "asked about", one)), str_c(a, str_fmt(a, "%ss that nobody was "
	    "asked about", one)));
	return t;
}

struct grade_table
grade_table_chapters(struct arena *a, const struct grade_stats_result *r)
{
	return parts(a, r->chapters, r->plan->n_chapters, "chapters",
	    "Chapters", STR_LIT("Share of the points earned, by chapter"),
	    "chapter");
}

struct grade_table
grade_table_sections(struct arena *a, const struct grade_stats_result *r)
{
	return parts(a, r->sections, r->n_sections, "sections", "Sections",
	    STR_LIT("Share of the points earned, by section of the handbook"),
	    "section");
}

struct grade_table
grade_table_rules(struct arena *a, const struct grade_stats_result *r)
{
	static const struct grade_column columns[] = {
		{ "Rule", GRADE_WORDS }, { "", GRADE_BAR },
		{ "Share", GRADE_NUMBER }, { "95% interval", GRADE_NUMBER },
		{ "Answers", GRADE_NUMBER }, { "Section", GRADE_WORDS },
		{ "Where it stands", GRADE_WORDS }, { "", GRADE_WORDS } };
	struct grade_table t = { .a = a, .id = "rules", .title = "Rules",
		.caption = STR_LIT("Share of the points earned, by rule, and "
		    "the line of the policy where it stands"),
		.columns = columns, .n_columns = NELEM(columns) };
	size_t unasked = 0;

	for (size_t i = 0; i < r->n_rules; i++) {
		const struct grade_stats_of_part *p = &r->rules[i];

		if (p->answers == 0) {
			unasked++;
			continue;
		}
		grade_table_words(&t, p->name);
		grade_table_bar(&t, p->share, true);
		share(&t, p->share, p->answers);
		number(&t, p->answers);
		grade_table_words(&t, p->section);
		grade_table_words(&t, p->place);
		grade_table_words(&t, p->critical ? STR_LIT("critical") :
		    STR_LIT(""));
	}
	note_unasked(&t, unasked, "rule that nobody was asked about",
	    "rules that nobody was asked about");
	return t;
}

/* "Department". */
static struct str
capital(struct arena *a, struct str s)
{
	char *p = str_c(a, s);

	if (s.len > 0 && p[0] >= 'a' && p[0] <= 'z')
		p[0] = (char)(p[0] - 'a' + 'A');
	return (struct str){ p, s.len };
}

struct grade_table
grade_table_groups(struct arena *a, const struct grade_stats_result *r)
{
	static const struct grade_column columns[] = {
		{ "Group", GRADE_WORDS }, { "", GRADE_BAR },
		{ "Passed", GRADE_NUMBER }, { "95% interval", GRADE_NUMBER },
		{ "People", GRADE_NUMBER }, { "Points earned", GRADE_NUMBER } };
	struct grade_table t = { .a = a, .id = "groups", .title = "Groups",
		.caption = STR_LIT("Who passed, by group"),
		.columns = columns, .n_columns = NELEM(columns) };

	if (r->n_hidden > 0)
		t.note = str_fmt(a, "%zu group%s not shown: fewer than %d "
		    "people, or their figures would tell those of a group "
		    "that small.", r->n_hidden, r->n_hidden == 1 ? " is" :
		    "s are", GRADE_STATS_HIDDEN);
	for (size_t i = 0; i < r->n_groups; i++) {
		const struct grade_stats_of_group *g = &r->groups[i];

		if (i == 0 || !str_eq(g->kind, r->groups[i - 1].kind))
			grade_table_heading(&t, capital(a, g->kind));
		if (g->hidden)
			continue;
		grade_table_words(&t, g->name);
		grade_table_bar(&t, g->pass, true);
		share(&t, g->pass, g->people);
		number(&t, g->people);
		grade_table_words(&t, or_few(g->score, g->people,
		    grade_percent(a, g->score.value)));
	}
	return t;
}

/* --- a form --- */

static void
measure(struct grade_table *t, const char *name, struct str figure,
    const char *meaning)
{
	grade_table_words(t, str_of(name));
	grade_table_words(t, figure);
	grade_table_words(t, str_of(meaning));
}

static void
reliability(struct grade_table *t, const struct grade_stats_of_form *f)
{
	struct arena *a = t->a;
	struct str alpha = grade_decimal(a, f->alpha, 3);

	if (isfinite(f->alpha_low))
		alpha = str_fmt(a, "%.*s (%.*s to %.*s)", STR_ARG(alpha),
		    STR_ARG(grade_decimal(a, f->alpha_low, 3)),
		    STR_ARG(grade_decimal(a, f->alpha_high, 3)));
	measure(t, "Same verdict again", grade_percent(a, f->consistency),
	    "Of 100 people who take two such papers, so many would be on the "
	    "same side of the pass mark both times.");
	measure(t, "Better than chance (kappa)", grade_decimal(a, f->kappa, 3),
	    "The same, with what luck alone would give taken off: 0 is luck, "
	    "1 is sure.");
	measure(t, "Standard error (points)", grade_decimal(a, f->sem, 2),
	    "Two scores in three lie within so many points of what the person "
	    "really knows.");
	measure(t, "Standard error at the pass mark",
	    grade_decimal(a, f->lord, 2), "The same for people just at the "
	    "pass mark (Lord), who matter most.");
	measure(t, f->kr20 ? "Alpha (KR-20), 95% interval" :
	    "Alpha, 95% interval", alpha, "How far the questions measure one "
	    "thing. Where nearly all answers are right it is low, and that "
	    "is no fault.");
	measure(t, "KR-21", grade_decimal(a, f->kr21, 3), "The same for "
	    "questions that are equally hard.");
	measure(t, "Livingston\xe2\x80\x99s k\xc2\xb2",
	    grade_decimal(a, f->livingston, 3), "Reliability of a verdict "
	    "rather than of a score.");
	measure(t, "Error ratio", grade_decimal(a, f->error_ratio, 1),
	    "Per cent of the spread of scores that is chance.");
}

struct grade_table
grade_table_form(struct arena *a, const struct grade_stats_result *r, size_t i)
{
	static const struct grade_column columns[] = {
		{ "Measure", GRADE_WORDS }, { "Figure", GRADE_NUMBER },
		{ "What it says", GRADE_MEANING } };
	struct grade_table t = { .a = a, .id = "form", .title = "Form",
		.caption = str_fmt(a, "%.*s: the paper as a whole",
		    STR_ARG(grade_form_name(a, r, i))),
		.columns = columns, .n_columns = NELEM(columns) };
	const struct grade_stats_of_form *f = &r->forms[i];

	measure(&t, "People", str_fmt(a, "%llu",
	    (unsigned long long)f->people), "");
	measure(&t, "Passed", str_fmt(a, "%.*s (%.*s)",
	    STR_ARG(grade_percent(a, f->pass.value)),
	    STR_ARG(grade_interval(a, f->pass))), "With its 95% interval.");
	if (f->crowded) {
		t.note = STR_LIT("Scores of this form take too many different "
		    "values for measures of the paper as a whole.");
		return t;
	}
	measure(&t, "Mean score (points)", str_fmt(a, "%.*s of %.*s",
	    STR_ARG(grade_decimal(a, f->mean, 2)), STR_ARG(grade_decimal(a,
	    (double)f->max / (double)ITEM_POINT, 2))), "");
	measure(&t, "Standard deviation", grade_decimal(a, f->sd, 2),
	    "How far scores spread.");
	measure(&t, "Lowest, middle, highest", str_fmt(a, "%.*s, %.*s, %.*s",
	    STR_ARG(grade_decimal(a, f->least, 2)),
	    STR_ARG(grade_decimal(a, f->median, 2)),
	    STR_ARG(grade_decimal(a, f->most, 2))), "");
	measure(&t, "Lowest score that passes", grade_decimal(a, f->cut, 2),
	    "Critical questions must be right as well.");
	reliability(&t, f);
	measure(&t, "Skewness", grade_decimal(a, f->skewness, 2),
	    "Below 0: most scores are high, a few are far below.");
	measure(&t, "Kurtosis", grade_decimal(a, f->kurtosis, 2),
	    "Above 0: more extreme scores than a bell curve has.");
	return t;
}

struct grade_table
grade_table_uses(struct arena *a, const struct grade_stats_result *r, size_t f)
{
	static const struct grade_column columns[] = {
		{ "Question", GRADE_WORDS }, { "Facility", GRADE_NUMBER },
		{ "Discri\xc2\xad" "mination", GRADE_NUMBER },
		{ "Item-total r", GRADE_NUMBER },
		{ "Upper-lower", GRADE_NUMBER },
		{ "Effi\xc2\xad" "ciency", GRADE_NUMBER },
		{ "Weight", GRADE_NUMBER },
		{ "Alpha without", GRADE_NUMBER } };
	const struct grade_stats_form *form = &r->plan->forms[f];
	struct grade_table t = { .a = a, .id = "uses", .title = "Questions "
		"of the form",
		.caption = str_fmt(a, "%.*s: how each question works",
		    STR_ARG(grade_form_name(a, r, f))),
		.note = STR_LIT("Discrimination: does getting it right go with "
		    "knowing the rest? Above .3 is good, about 0 tells "
		    "nothing, below 0 is wrong. Upper-lower: how much more of "
		    "it the best 27% earned than the last 27%. Efficiency: "
		    "discrimination in per cent of what its facility allows. "
		    "Weight: its part in telling people apart, in per cent."),
		.columns = columns, .n_columns = NELEM(columns) };

	for (size_t i = 0; i < form->n; i++) {
		const struct grade_stats_of_use *u = &r->forms[f].uses[i];

		grade_table_words(&t, r->plan->items[form->items[i]].id);
		grade_table_words(&t, grade_percent(a, u->facility));
		grade_table_words(&t, grade_decimal(a, u->r_rest, 2));
		grade_table_words(&t, grade_decimal(a, u->r, 2));
		grade_table_words(&t, grade_decimal(a, u->upper_lower, 2));
		grade_table_words(&t, grade_decimal(a, u->efficiency, 1));
		grade_table_words(&t, grade_decimal(a, u->weight, 1));
		grade_table_words(&t, grade_decimal(a, u->alpha_without, 3));
	}
	return t;
}
