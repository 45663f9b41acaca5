/* grade_report_part.h - what the forms of the item analysis's report share. */
#ifndef PRECEPT_GRADE_REPORT_PART_H
#define PRECEPT_GRADE_REPORT_PART_H

#include "grade/grade_report.h"
#include "grade/grade_stats.h"

/* --- tables, as text and as HTML --- */

struct grade_column {
	const char *title;
	enum grade_column_kind {
		GRADE_WORDS,
		GRADE_NUMBER,	/* aligned at the right */
		GRADE_BAR,	/* drawn */
		GRADE_MEANING	/* last: what the first cell means */
	} kind;
};

struct grade_cell {
	struct str words;
	double value, low, high;	/* of a bar, 0..1; low NAN: no whisker */
	bool strong;			/* the bar: of a right answer */
	bool heading;			/* first of a row: the row has no other */
};

struct grade_table {
	struct arena *a;
	const char *id, *title;
	struct str caption, note;	/* note: how to read it; or absent */
	const struct grade_column *columns;
	size_t n_columns;
	struct grade_cell *cells;
	size_t n, cap;
};

void grade_table_words(struct grade_table *t, struct str words);
void grade_table_bar(struct grade_table *t, struct grade_stats_share share,
    bool strong);
void grade_table_heading(struct grade_table *t, struct str words);
void grade_table_text(struct buf *b, const struct grade_table *t);
/* Words in lines of 80 columns, escaped: the first begins at column first, the
 * others at indent. Nothing where there are none. */
void grade_put_lines(struct buf *b, struct str words, size_t first,
    size_t indent);
/* The table alone; labelled by the heading with this id. */
void grade_table_html(struct buf *b, const struct grade_table *t,
    struct str labelled_by);

struct grade_table grade_table_scores(struct arena *a,
    const struct grade_stats_result *r);
struct grade_table grade_table_items(struct arena *a,
    const struct grade_stats_result *r);
/* Options of item i, or of all items where i is SIZE_MAX. */
struct grade_table grade_table_options(struct arena *a,
    const struct grade_stats_result *r, size_t i);
struct grade_table grade_table_chapters(struct arena *a,
    const struct grade_stats_result *r);
struct grade_table grade_table_sections(struct arena *a,
    const struct grade_stats_result *r);
struct grade_table grade_table_rules(struct arena *a,
    const struct grade_stats_result *r);
struct grade_table grade_table_groups(struct arena *a,
    const struct grade_stats_result *r);
/* Of form f: its measures, and those of its items. */
struct grade_table grade_table_form(struct arena *a,
    const struct grade_stats_result *r, size_t f);
struct grade_table grade_table_uses(struct arena *a,
    const struct grade_stats_result *r, size_t f);

/* --- figures as words --- */

#define GRADE_UNDEFINED "not defined"
#define GRADE_NOT_ASKED "not asked"

/* "87.4%"; "not defined". */
struct str grade_percent(struct arena *a, double share);
/* "82.1% to 91.0%". */
struct str grade_interval(struct arena *a, struct grade_stats_share s);
/* With so many decimals; "not defined". */
struct str grade_decimal(struct arena *a, double x, int decimals);
/* At most so many bytes, cut at a word and marked with an ellipsis. */
struct str grade_clip(struct arena *a, struct str words, size_t most);

/* Forms that people took; those under the limit are not shown. */
bool grade_form_shown(const struct grade_stats_result *r, size_t f);
/* Of a form nothing is known of: "all" is a name of ours. */
struct str grade_form_name(struct arena *a, const struct grade_stats_result *r,
    size_t f);

/* --- what to look at --- */

enum grade_advice_kind {	/* in the order they are said */
	GRADE_ADVICE_KEY,	/* a key may be wrong */
	GRADE_ADVICE_GROUP,	/* a group misses a rule */
	GRADE_ADVICE_RULE,	/* all miss a rule */
	GRADE_ADVICE_ITEM,	/* a question is hard or works backwards */
	GRADE_ADVICE_POLISH,	/* it could be better */
	GRADE_ADVICE_KINDS
};

struct grade_advice {
	enum grade_advice_kind kind;
	struct str about;	/* id of the item or the rule */
	struct str words, place; /* place may be absent */
};

const char *grade_advice_name(enum grade_advice_kind kind);
const char *grade_advice_lead(enum grade_advice_kind kind); /* what to do */
const struct grade_advice *grade_advice(struct arena *a,
    const struct grade_stats_result *r, size_t *n);
/* What people should know before they trust any figure; may be empty. */
struct str grade_caution(struct arena *a, const struct grade_stats_result *r);
/* How many responses were no first attempts; empty: none. */
struct str grade_left_out(struct arena *a, const struct grade_stats_result *r);

/* The page's style element. */
void grade_style_html(struct buf *b);

/* --- plots --- */

void grade_plot_scores(struct buf *b, const struct grade_stats_result *r);
void grade_plot_scatter(struct buf *b, const struct grade_stats_result *r,
    size_t f);
void grade_plot_bar(struct buf *b, const struct grade_cell *c);

#endif
