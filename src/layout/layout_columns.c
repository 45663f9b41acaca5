#include "base/arena.h"
#include "base/ascii.h"
#include "layout/layout_table_part.h"

/* How wide the columns of a table are, and where it stands. */

#define COLUMNS_MAX 64		/* more can't have CELL_MIN on any page */
#define MOVES_MAX 24		/* of room between columns */
#define MOVES_COLUMNS 6		/* in a table of so many at most */

size_t
layout_columns_count(const struct doc_node *table)
{
	size_t most = table->columns;

	for (const struct doc_node *r = table->first; r != NULL; r = r->next) {
		size_t n = 0;

		for (const struct doc_node *c = r->first; c != NULL;
		    c = c->next)
			n++;
		most = n > most ? n : most;
	}
	return most;
}

const struct theme_style *
layout_cell_style(const struct layout_job *j, const struct doc_node *cell)
{
	const char *name = cell->parent->flags & DOC_HEADER ? "cell-header" :
	    cell->flags & DOC_HEADER ? "cell-key" : "cell";

	return theme_style(j->t, name);
}

/* "$1,200.50", "80%": at most one point, nothing but digits around it. */
static bool
is_number(struct str s)
{
	size_t digits = 0, points = 0;

	s = str_trim(s);
	for (size_t i = 0; i < s.len; i++) {
		const char c = s.ptr[i];

		if (ascii_is_digit(c))
			digits++;
		else if (c == '.')
			points++;
		else if (c != ',' && !(c == '$' && i == 0) &&
		    !(c == '%' && i + 1 == s.len))
			return false;
	}
	return digits > 0 && points < 2;
}

/* Returns how long the words are in one line. */
static int32_t
measure_words(struct layout_table *t, const struct doc_node *block,
    const struct theme_style *s, struct layout_column *c, int32_t indent)
{
	struct layout_pieces p = layout_inline(t->j, block, s);
	int32_t least, tight, most;

	layout_widths(&p, false, &least, &most);
	layout_widths(&p, true, &tight, &most);
	least += indent;
	tight += indent;
	most += indent;
	c->least = least > c->least ? least : c->least;
	c->tight = tight > c->tight ? tight : c->tight;
	c->most = most > c->most ? most : c->most;
	return most;
}

/* Widths that the words of a cell ask for; blocks in it each ask. */
static int64_t
measure_cell(struct layout_table *t, const struct doc_node *cell,
    struct layout_column *c)
{
	const struct theme_style *s = layout_cell_style(t->j, cell);
	int64_t all = measure_words(t, cell, s, c, 0);

	for (const struct doc_node *n = cell->first; n != NULL;
	    n = doc_is_inline(n->kind) ? doc_skip(cell, n) :
	    doc_next(cell, n)) {
		const int32_t in = (int32_t)(n->depth - cell->depth) / 2 *
		    s->indent;

		if (n->kind == DOC_FIELD && c->most < 90000)
			c->least = c->tight = c->most = 90000;
		else if (!doc_is_inline(n->kind))
			all += measure_words(t, n, s, c, in);
	}
	return all;
}

static void
measure_columns(struct layout_table *t)
{
	for (const struct doc_node *r = t->node->first; r != NULL; r = r->next)
		t->n_rows++;
	t->asks = arena_array(t->j->scratch, t->n_rows * t->n,
	    sizeof(*t->asks));
	t->n_rows = 0;
	for (const struct doc_node *r = t->node->first; r != NULL;
	    r = r->next, t->n_rows++) {
		size_t i = 0;

		for (const struct doc_node *c = r->first; c != NULL;
		    c = c->next, i++) {
			struct layout_column *col = &t->cols[i];

			t->asks[t->n_rows * t->n + i] = measure_cell(t, c,
			    col);
			if (c->first == NULL || r->flags & DOC_HEADER)
				continue;
			col->numbers = col->numbers && c->first == c->last &&
			    is_number(doc_words(t->j->scratch, c));
		}
	}
	for (size_t i = 0; i < t->n; i++) {
		struct layout_column *c = &t->cols[i];
		const unsigned char how = t->node->aligns != NULL &&
		    i < t->node->columns ? t->node->aligns[i] : DOC_LEFT;

		c->least = c->least > CELL_MIN ? c->least : CELL_MIN;
		c->tight = c->tight > CELL_MIN ? c->tight : CELL_MIN;
		c->most = c->most > c->least ? c->most : c->least;
		c->align = how == DOC_RIGHT || (how == DOC_LEFT &&
		    c->numbers) ? THEME_RIGHT : how == DOC_CENTER ?
		    THEME_CENTER : THEME_LEFT;
	}
}

static int64_t
sum(const struct layout_table *t, bool tight, bool most)
{
	int64_t w = (int64_t)(t->n - 1) * COLUMN_GUTTER;

	for (size_t i = 0; i < t->n; i++)
		w += most ? t->cols[i].most : tight ? t->cols[i].tight :
		    t->cols[i].least;
	return w;
}

/*
 * Where the table stands: in the measure, or from the left margin when it has
 * many columns or its words ask for much more.
 */
static void
choose_width(struct layout_table *t)
{
	const struct theme *th = t->j->t;
	const int32_t full = th->page_w - th->margin_left - th->margin_right;

	t->x = t->in->x;
	t->w = t->in->w;
	if (!t->in->wide || full <= t->w)
		return;
	if (sum(t, false, false) > t->w || (t->n > 2 && sum(t, false, true) >
	    (int64_t)t->w * (t->n > 3 ? 11 : 15) / 10)) {
		t->x = th->margin_left;
		t->w = full;
	}
}

/*
 * Rows are lowest when columns are as wide as what they hold; its power of 2/3,
 * so that a column of long texts leaves something to the others.
 */
static int64_t
weight(const struct layout_column *c)
{
	const int64_t square = (int64_t)c->most * c->most / 1000000;
	int64_t low = 1, high = 1 << 16;

	while (low < high) {
		const int64_t middle = (low + high + 1) / 2;

		if (middle * middle * middle <= square * 1000)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/*
 * Share room among the columns that have no width yet, by weight. The first
 * that would get more than it can use or less than its longest word gets just
 * that, and the others share again. Narrow columns come first.
 */
static void
share(struct layout_table *t, bool tight)
{
	int64_t room = t->w - (int64_t)(t->n - 1) * COLUMN_GUTTER;
	size_t open = t->n;

	for (size_t i = 0; i < t->n; i++)
		t->cols[i].w = 0;
	for (size_t i = 0; i < t->n; i++)
		if ((int64_t)t->cols[i].most * (int64_t)t->n * 3 <= room * 2) {
			t->cols[i].w = t->cols[i].most;
			open--;
		}
	for (size_t i = 0; i < t->n; i++)
		room -= t->cols[i].w;
	while (open > 0) {
		struct layout_column *set = t->cols;
		int64_t weights = 0;
		int32_t w = 0;

		for (size_t i = 0; i < t->n; i++)
			weights += t->cols[i].w == 0 ? weight(&t->cols[i]) : 0;
		for (size_t i = 0; i < t->n; i++) {
			struct layout_column *c = &t->cols[i];
			const int32_t least = tight ? c->tight : c->least;

			if (c->w != 0)
				continue;
			w = layout_scale(room * weight(c) / weights, 1000);
			set = c;
			if (w > c->most || w < least) {
				w = w > c->most ? c->most : least;
				break;
			}
		}
		set->w = w > CELL_MIN ? w : CELL_MIN;
		room -= set->w;
		open--;
	}
}

/* What small columns took may be missing for the longest words of others. */
static bool
fits(const struct layout_table *t)
{
	int64_t w = (int64_t)(t->n - 1) * COLUMN_GUTTER;

	for (size_t i = 0; i < t->n; i++) {
		if (t->cols[i].w < t->cols[i].tight)
			return false;
		w += t->cols[i].w;
	}
	return w <= t->w;
}

/* The setting that the longest word of a table comes from; or empty. */
static struct str
longest_setting(const struct doc_node *table)
{
	struct str out = { NULL, 0 }, rest;
	size_t most = 0, len;

	for (const struct doc_node *n = table; n != NULL;
	    n = doc_next(table, n)) {
		if (n->kind != DOC_TEXT || n->parent->kind != DOC_VALUE)
			continue;
		for (rest = n->text; rest.ptr != NULL; ) {
			len = str_cut(&rest, ' ').len;
			out = len > most ? n->parent->label : out;
			most = len > most ? len : most;
		}
	}
	return out;
}

static void
report_wide(struct layout_job *j, const struct doc_node *table, int64_t needs,
    int64_t has)
{
	struct str setting = longest_setting(table);

	diag_error(j->dg, layout_at(j, table), MSG_TABLE_WIDE,
	    (long)(needs / 1000), (long)(has / 1000));
	if (table->at.line == 0 && !str_empty(setting))
		diag_hint(j->dg, "it is made from settings: divide the longest "
		    "word of %.*s", STR_ARG(setting));
	else
		diag_hint(j->dg, "take a column out, or make two tables of "
		    "it");
}

/*
 * Twice the lines that all rows take, about: a line is never quite full. What
 * rows are looked up by, in the first column, had better stay on one: half a
 * line for each more.
 */
static int64_t
count_lines(const struct layout_table *t)
{
	int64_t sum_of_rows = 0;

	for (size_t r = 0; r < t->n_rows; r++) {
		int64_t lines = 1;

		for (size_t i = 0; i < t->n; i++) {
			const int64_t ask = t->asks[r * t->n + i];
			const int32_t w = t->cols[i].w;
			const int64_t n = ask <= w ? 1 :
			    (ask * 21 / 20 + w - 1) / w;

			lines = n > lines ? n : lines;
			if (i == 0)
				sum_of_rows += n - 1;
		}
		sum_of_rows += 2 * lines;
	}
	return sum_of_rows;
}

/* The move of room from one column to another that saves most lines. */
static bool
move_room(struct layout_table *t, bool tight)
{
	struct layout_column *from = NULL, *to = NULL;
	int64_t best = count_lines(t);
	int32_t by = 0;

	for (size_t i = 0; i < t->n * t->n; i++) {
		struct layout_column *x = &t->cols[i / t->n];
		struct layout_column *y = &t->cols[i % t->n];

		for (int32_t w = 3000; x != y && w <= 96000 && x->w - w >=
		    (tight ? x->tight : x->least); w *= 2) {
			int64_t lines;

			x->w -= w;
			y->w += w;
			lines = count_lines(t);
			x->w += w;
			y->w -= w;
			if (lines < best) {
				best = lines;
				from = x;
				to = y;
				by = w;
			}
		}
	}
	if (from == NULL)
		return false;
	from->w -= by;
	to->w += by;
	return true;
}

bool
layout_columns_set(struct layout_table *t)
{
	int32_t x;
	bool tight;

	if (t->n > COLUMNS_MAX) {
		report_wide(t->j, t->node, (int64_t)t->n *
		    (CELL_MIN + COLUMN_GUTTER), t->in->w);
		return false;
	}
	t->cols = arena_array(t->j->scratch, t->n, sizeof(*t->cols));
	for (size_t i = 0; i < t->n; i++)
		t->cols[i].numbers = true;
	measure_columns(t);
	choose_width(t);
	x = t->x;
	tight = sum(t, false, false) > t->w;

	if (sum(t, true, false) > t->w) {
		report_wide(t->j, t->node, sum(t, true, false), t->w);
		return false;
	}
	share(t, tight);
	if (!fits(t)) {
		/* Everyone the least, and what is left by what they hold. */
		const int64_t room = t->w - sum(t, tight, false);
		int64_t wants = 0;

		for (size_t i = 0; i < t->n; i++)
			wants += t->cols[i].most;
		for (size_t i = 0; i < t->n; i++)
			t->cols[i].w = (int32_t)((tight ? t->cols[i].tight :
			    t->cols[i].least) + room * t->cols[i].most /
			    wants);
	}
	for (int i = 0; i < MOVES_MAX && t->n <= MOVES_COLUMNS &&
	    move_room(t, tight); i++)
		;
	for (size_t i = 0; i < t->n; i++) {
		t->cols[i].x = x;
		x += t->cols[i].w + COLUMN_GUTTER;
	}
	/* The last column ends where the lines between the rows do, but numbers
	 * stay beside what they belong to. */
	if (t->cols[t->n - 1].align == THEME_LEFT)
		t->cols[t->n - 1].w = t->x + t->w - t->cols[t->n - 1].x;
	return true;
}
