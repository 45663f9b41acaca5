#include "base/arena.h"
#include "layout/layout_table_part.h"

#define PAD 3400		/* above and below the words of a row */
#define PAD_CLOSE 1900		/* where that saves a page */

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
set_cell(struct layout_table *t, struct layout_galley *g, struct row *row,
    const struct doc_node *cell, size_t i)
{
	struct theme_style *s = ARENA_NEW(t->j->scratch, struct theme_style);
	struct layout_place_in in = *t->in;
	struct layout_galley own;
	const int32_t pad = t->in->close ? PAD_CLOSE : PAD;
	int32_t y = pad;

	*s = *layout_cell_style(t->j, cell);
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
	if (y + pad > row->h)
		row->h = y + pad;
}

/*
 * The bits between y0 and y1 as one strip. Those of one cell after those of
 * the one before, as they are read.
 */
static struct layout_strip *
add_band(struct layout_table *t, struct layout_galley *g, const struct row *row,
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
add_bands(struct layout_table *t, struct layout_galley *g, struct row *row,
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
add_row(struct layout_table *t, struct layout_galley *g,
    const struct doc_node *n)
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
set_head(struct layout_table *t, struct layout_galley *g, size_t first,
    size_t end)
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
	struct layout_table t = { .j = j, .in = in, .node = node,
		.n = layout_columns_count(node) };
	size_t first = g->n, head_end = g->n, last_row = g->n;

	if (t.n == 0 || !layout_columns_set(&t))
		return;
	for (const struct doc_node *r = node->first; r != NULL; r = r->next) {
		/* The first row stays with the header, the first two and the
		 * last two together. */
		if (g->n > first && g->n == head_end)
			g->keep = KEEP_NEVER;
		else if (g->n > first && (r->next == NULL ||
		    last_row == head_end))
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
	/* What takes a fifth of a page stays on one. */
	layout_keep(g, first, (j->t->page_h - j->t->margin_top -
	    j->t->margin_bottom) / 5);
	if (g->strips[first].before < 4000 && first > 0)
		g->strips[first].before = 4000;
	g->strips[g->n - 1].after = 12000;
}
