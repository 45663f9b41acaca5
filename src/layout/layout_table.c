#include "base/arena.h"
#include "layout/layout_part.h"

#define GUTTER 12000		/* between columns */
#define PAD 4200		/* above and below the words of a row */
#define CELL_MIN 24000		/* narrowest column that holds anything */
#define COLUMNS_MAX 64		/* more can't have CELL_MIN on any page */

struct column {
	int32_t least, tight, most;
	int32_t x, w;
	bool numbers;
	enum theme_align align;
};

struct table {
	struct layout_job *j;
	const struct layout_place_in *in;
	const struct doc_node *node;
	int32_t x, w;
	struct column *cols;
	size_t n;
};

/* --- columns --- */

static size_t
count_columns(const struct doc_node *table)
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

static const struct theme_style *
style_of(const struct table *t, const struct doc_node *cell)
{
	const char *name = cell->parent->flags & DOC_HEADER ? "cell-header" :
	    cell->flags & DOC_HEADER ? "cell-key" : "cell";

	return theme_style(t->j->t, name);
}

/* "$1,200.50", "80%": at most one point, nothing but digits around it. */
static bool
is_number(struct str s)
{
	size_t digits = 0, points = 0;

	s = str_trim(s);
	for (size_t i = 0; i < s.len; i++) {
		const char c = s.ptr[i];

		if (c >= '0' && c <= '9')
			digits++;
		else if (c == '.')
			points++;
		else if (c != ',' && !(c == '$' && i == 0) &&
		    !(c == '%' && i + 1 == s.len))
			return false;
	}
	return digits > 0 && points < 2;
}

static void
measure_words(struct table *t, const struct doc_node *block,
    const struct theme_style *s, struct column *c, int32_t indent)
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
}

/* Widths that the words of a cell ask for; blocks in it each ask. */
static void
measure_cell(struct table *t, const struct doc_node *cell, struct column *c)
{
	const struct theme_style *s = style_of(t, cell);

	measure_words(t, cell, s, c, 0);
	for (const struct doc_node *n = cell->first; n != NULL;
	    n = doc_is_inline(n->kind) ? doc_skip(cell, n) :
	    doc_next(cell, n)) {
		const int32_t in = (int32_t)(n->depth - cell->depth) / 2 *
		    s->indent;

		if (n->kind == DOC_FIELD && c->most < 90000)
			c->least = c->tight = c->most = 90000;
		else if (!doc_is_inline(n->kind))
			measure_words(t, n, s, c, in);
	}
}

static void
measure_columns(struct table *t)
{
	for (const struct doc_node *r = t->node->first; r != NULL;
	    r = r->next) {
		size_t i = 0;

		for (const struct doc_node *c = r->first; c != NULL;
		    c = c->next, i++) {
			struct column *col = &t->cols[i];

			measure_cell(t, c, col);
			if (c->first == NULL || r->flags & DOC_HEADER)
				continue;
			col->numbers = col->numbers && c->first == c->last &&
			    is_number(doc_words(t->j->scratch, c));
		}
	}
	for (size_t i = 0; i < t->n; i++) {
		struct column *c = &t->cols[i];
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
sum(const struct table *t, bool tight, bool most)
{
	int64_t w = (int64_t)(t->n - 1) * GUTTER;

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
choose_width(struct table *t)
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

/* The root, so that a column of long texts leaves something to the others. */
static int64_t
weight(const struct column *c)
{
	int64_t low = 1, high = 1 << 16;

	while (low < high) {
		const int64_t middle = (low + high + 1) / 2;

		if (middle * middle <= c->most)
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
share(struct table *t, bool tight)
{
	int64_t room = t->w - (int64_t)(t->n - 1) * GUTTER;
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
		struct column *set = NULL;
		int64_t weights = 0;
		int32_t w = 0;

		for (size_t i = 0; i < t->n; i++)
			weights += t->cols[i].w == 0 ? weight(&t->cols[i]) : 0;
		for (size_t i = 0; i < t->n; i++) {
			struct column *c = &t->cols[i];
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
fits(const struct table *t)
{
	int64_t w = (int64_t)(t->n - 1) * GUTTER;

	for (size_t i = 0; i < t->n; i++) {
		if (t->cols[i].w < t->cols[i].tight)
			return false;
		w += t->cols[i].w;
	}
	return w <= t->w;
}

static bool
set_columns(struct table *t)
{
	const bool tight = sum(t, false, false) > t->w;
	int32_t x = t->x;

	if (sum(t, true, false) > t->w) {
		diag_error(t->j->dg, t->node->at, MSG_TABLE_WIDE,
		    (long)(sum(t, true, false) / 1000), (long)(t->w / 1000));
		diag_hint(t->j->dg, "take a column out, or make two tables "
		    "of it");
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
	for (size_t i = 0; i < t->n; i++) {
		t->cols[i].x = x;
		x += t->cols[i].w + GUTTER;
	}
	/* The last column ends where the lines between the rows do, but numbers
	 * stay beside what they belong to. */
	if (t->cols[t->n - 1].align == THEME_LEFT)
		t->cols[t->n - 1].w = t->x + t->w - t->cols[t->n - 1].x;
	return true;
}

/* --- rows --- */

/* A strip of a cell, in the row. */
struct bit {
	struct layout_strip *s;
	int32_t y0, y1;
	size_t cell;
};

struct row {
	struct bit *bits;
	size_t n, cap;
	int32_t h;
};

static void
set_cell(struct table *t, struct layout_galley *g, struct row *row,
    const struct doc_node *cell, size_t i)
{
	struct theme_style *s = ARENA_NEW(t->j->scratch, struct theme_style);
	struct layout_place_in in = *t->in;
	struct layout_galley own;
	int32_t y = PAD;

	*s = *style_of(t, cell);
	s->align = t->cols[i].align;
	s->features |= t->cols[i].numbers ? TEXT_TABULAR : 0;
	in.x = t->cols[i].x;
	in.w = t->cols[i].w;
	in.para = s;
	in.wide = in.bars = in.frames = in.tight = false;
	layout_galley_init(&own);
	layout_mark_add(t->j, g, cell, in.x);
	layout_blocks(t->j, &own, &in, cell);
	for (size_t k = 0; k < own.n_marks; k++)
		layout_mark_add(t->j, g, own.marks[k].node, own.marks[k].x);
	for (size_t k = 0; k < own.n; k++) {
		struct layout_strip *strip = &own.strips[k];

		y += k > 0 ? layout_gap(&own.strips[k - 1], strip) : 0;
		row->bits = arena_grow(t->j->scratch, row->bits, row->n,
		    &row->cap, sizeof(*row->bits));
		row->bits[row->n++] = (struct bit){ strip, y, y + strip->h,
			i };
		y += strip->h;
	}
	if (y + PAD > row->h)
		row->h = y + PAD;
}

/*
 * The bits between y0 and y1 as one strip. Those of one cell after those of
 * the one before, as they are read.
 */
static struct layout_strip *
add_band(struct table *t, struct layout_galley *g, const struct row *row,
    int32_t y0, int32_t y1)
{
	struct layout_strip *strip = layout_strip_add(t->j, g, 0, y1 - y0, 0);

	for (size_t i = 0; i < row->n; i++) {
		const struct bit *b = &row->bits[i];

		if (b->y0 < y0 || b->y0 >= y1)
			continue;
		if (strip->baseline == strip->h)
			strip->baseline = b->y0 - y0 + b->s->baseline;
		for (size_t k = 0; k < b->s->n_boxes; k++) {
			struct layout_box *box = layout_box_add(t->j, strip,
			    LAYOUT_TEXT);

			*box = b->s->boxes[k];
			box->y += b->y0 - y0;
		}
	}
	layout_labels_put(t->j, g, strip);
	return strip;
}

static int
by_top(const struct bit *x, const struct bit *y)
{
	return x->y0 < y->y0 ? -1 : x->y0 > y->y0;
}

/* In order of their tops; stable, and nearly sorted already by cell. */
static void
sort_bits(struct layout_job *j, struct bit *bits, size_t n)
{
	struct bit *other = arena_array(j->scratch, n, sizeof(*other));

	for (size_t w = 1; w < n; w *= 2) {
		for (size_t from = 0; from < n; from += 2 * w) {
			const size_t middle = from + w < n ? from + w : n;
			const size_t end = from + 2 * w < n ? from + 2 * w : n;
			size_t a = from, b = middle;

			for (size_t i = from; i < end; i++)
				other[i] = b >= end || (a < middle &&
				    by_top(&bits[a], &bits[b]) <= 0) ?
				    bits[a++] : bits[b++];
		}
		for (size_t i = 0; i < n; i++)
			bits[i] = other[i];
	}
}

/*
 * A row that could be too tall for a page, cut wherever no line of any cell is
 * cut with it.
 */
static void
add_bands(struct table *t, struct layout_galley *g, struct row *row,
    bool whole)
{
	struct bit *sorted = arena_array(t->j->scratch, row->n,
	    sizeof(*sorted));
	int32_t from = 0, to = 0;
	size_t bands = 0;

	for (size_t i = 0; i < row->n; i++)
		sorted[i] = row->bits[i];
	sort_bits(t->j, sorted, row->n);
	for (size_t i = 0, k = 0; i < row->n; i++) {
		struct row part = { .bits = sorted + k };

		to = sorted[i].y1 > to ? sorted[i].y1 : to;
		if (i + 1 < row->n && sorted[i + 1].y0 < to)
			continue;
		if (i + 1 == row->n)
			to = row->h;
		part.n = i + 1 - k;
		/* Within the band by cell again: stable, as cells are few. */
		for (size_t x = 1; x < part.n; x++)
			for (size_t y = x; y > 0 && part.bits[y - 1].cell >
			    part.bits[y].cell; y--) {
				const struct bit b = part.bits[y];

				part.bits[y] = part.bits[y - 1];
				part.bits[y - 1] = b;
			}
		if (bands > 0 && (whole || bands == 1 || to == row->h))
			g->keep = KEEP_AVOID;
		add_band(t, g, &part, from, to);
		from = to;
		k = i + 1;
		bands++;
	}
}

static void
add_row(struct table *t, struct layout_galley *g, const struct doc_node *n)
{
	const struct theme *th = t->j->t;
	const int32_t page = th->page_h - th->margin_top - th->margin_bottom;
	const bool header = n->flags & DOC_HEADER;
	struct layout_strip *last;
	struct row row = { .h = 2 * PAD };
	size_t i = 0;

	layout_mark_add(t->j, g, n, t->x);
	for (const struct doc_node *c = n->first; c != NULL; c = c->next)
		set_cell(t, g, &row, c, i++);
	if (row.n == 0 || row.h < page / 6)
		add_band(t, g, &row, 0, row.h);
	else
		add_bands(t, g, &row, row.h < page / 2);
	last = &g->strips[g->n - 1];
	layout_rect_add(t->j, last, t->x, last->h - (header ? 1000 : 500), t->w,
	    header ? 1000 : 500, header ? th->accent : th->rule_color);
}

/* --- the whole --- */

static void
set_head(struct table *t, struct layout_galley *g, size_t first, size_t end)
{
	const struct theme *th = t->j->t;
	struct layout_head *head = ARENA_NEW(t->j->scratch,
	    struct layout_head);

	*head = (struct layout_head){ .first = first, .end = end };
	for (size_t i = first; i < end; i++)
		head->h += g->strips[i].h;
	if (head->h > (th->page_h - th->margin_top - th->margin_bottom) / 3)
		return;
	for (size_t i = end; i < g->n; i++)
		g->strips[i].head = head;
}

void
layout_table(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *node)
{
	struct table t = { .j = j, .in = in, .node = node,
		.n = count_columns(node) };
	size_t first = g->n, head_end = g->n, last_row = g->n;

	if (t.n == 0)
		return;
	if (t.n > COLUMNS_MAX) {
		diag_error(j->dg, node->at, MSG_TABLE_WIDE,
		    (long)t.n * ((CELL_MIN + GUTTER) / 1000),
		    (long)(in->w / 1000));
		return;
	}
	t.cols = arena_array(j->scratch, t.n, sizeof(*t.cols));
	for (size_t i = 0; i < t.n; i++)
		t.cols[i].numbers = true;
	measure_columns(&t);
	choose_width(&t);
	if (!set_columns(&t))
		return;
	for (const struct doc_node *r = node->first; r != NULL; r = r->next) {
		/* The first row stays with the header, the last two
		 * together. */
		if (g->n > first && g->n == head_end)
			g->keep = KEEP_NEVER;
		else if (r->next == NULL && g->n > first)
			g->keep = KEEP_AVOID;
		last_row = g->n;
		add_row(&t, g, r);
		if (r->flags & DOC_HEADER && last_row == head_end)
			head_end = g->n;
	}
	if (g->n == first)
		return;
	if (head_end > first && head_end < g->n)
		set_head(&t, g, first, head_end);
	if (g->strips[first].before < 4000 && first > 0)
		g->strips[first].before = 4000;
	g->strips[g->n - 1].after = 14000;
}
