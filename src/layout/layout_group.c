#include "base/arena.h"
#include "layout/layout_part.h"

/*
 * Blocks that belong together without anything drawn around them: below each
 * other, or in columns side by side, filled downwards.
 */
#define GUTTER 10000
#define COLUMN_MIN 40000	/* with its gutter */
#define UNIT_GAP 7000	/* at least, between blocks of a column */
#define UNIT_GAP_TIGHT 4500

/* A block of a column, set by itself. */
struct unit {
	struct layout_galley g;
	int32_t h;
	size_t column;
	int32_t y;
};

struct group {
	struct layout_job *j;
	const struct layout_place_in *in;
	struct unit *units;
	size_t n;
	size_t columns;
	int32_t w;		/* of a column */
};

static int32_t
page_room(const struct layout_job *j)
{
	return j->t->page_h - j->t->margin_top - j->t->margin_bottom;
}

static int64_t
height_from(const struct layout_galley *g, size_t first)
{
	int64_t h = 0;

	for (size_t i = first; i < g->n; i++)
		h += g->strips[i].h + (i > first ? layout_gap(
		    &g->strips[i - 1], &g->strips[i]) : 0);
	return h;
}

void
layout_keep_whole(struct layout_job *j, struct layout_galley *g, size_t first)
{
	const bool fits = height_from(g, first) <= page_room(j);

	for (size_t i = first + 1; i < g->n; i++)
		if (fits)
			g->strips[i].keep = KEEP_NEVER;
		else if (g->strips[i].keep == KEEP_FREE)
			g->strips[i].keep = KEEP_AVOID;
}

/* --- columns --- */

static void
set_units(struct group *t, const struct doc_node *box)
{
	struct layout_place_in in = *t->in;

	in.w = t->w;
	in.wide = in.bars = in.frames = false;
	for (const struct doc_node *n = box->first; n != NULL; n = n->next)
		t->n++;
	t->units = arena_array(t->j->scratch, t->n, sizeof(*t->units));
	t->n = 0;
	for (const struct doc_node *n = box->first; n != NULL; n = n->next) {
		struct unit *u = &t->units[t->n++];

		layout_galley_init(&u->g);
		layout_block(t->j, &u->g, &in, n);
		u->h = (int32_t)height_from(&u->g, 0);
	}
}

static int32_t
gap_above(const struct group *t, size_t i)
{
	const struct layout_galley *above = &t->units[i - 1].g;
	const struct layout_galley *g = &t->units[i].g;
	int32_t gap = t->in->tight ? UNIT_GAP_TIGHT : UNIT_GAP;

	/* What a block leaves below itself was kept for the next one. */
	if (above->before > gap)
		gap = above->before;
	if (above->n > 0 && g->n > 0 && layout_gap(
	    &above->strips[above->n - 1], &g->strips[0]) > gap)
		gap = layout_gap(&above->strips[above->n - 1], &g->strips[0]);
	return gap;
}

/* Fill the columns up to h from unit first on; the first that has no place. */
static size_t
fill(struct group *t, size_t first, int32_t h)
{
	size_t column = 0;
	int32_t y = 0;

	for (size_t i = first; i < t->n; i++) {
		struct unit *u = &t->units[i];
		int32_t top = y > 0 ? y + gap_above(t, i) : 0;

		if (top + u->h > h && y > 0) {
			if (++column == t->columns)
				return i;
			top = 0;
		}
		u->column = column;
		u->y = top;
		y = top + u->h;
	}
	return t->n;
}

/* The least height that has room for all, or most of it. */
static size_t
balance(struct group *t, size_t first, int32_t most)
{
	int32_t low = 0, high = most;

	if (fill(t, first, most) < t->n)
		return fill(t, first, most);
	while (high - low > 500) {
		const int32_t h = low + (high - low) / 2;

		if (fill(t, first, h) < t->n)
			low = h;
		else
			high = h;
	}
	return fill(t, first, high);
}

/* Units from first to end as one strip: they are read column by column. */
static void
put_units(struct group *t, struct layout_galley *g, size_t first, size_t end)
{
	struct layout_strip *s = layout_strip_add(t->j, g, 6000, 0, 8000);

	for (size_t i = first; i < end; i++) {
		struct unit *u = &t->units[i];
		const int32_t dx = (int32_t)u->column * (t->w + GUTTER);
		int32_t y = u->y;

		for (size_t k = 0; k < u->g.n_marks; k++)
			layout_mark_add(t->j, g, u->g.marks[k].node,
			    u->g.marks[k].x + dx);
		for (size_t k = 0; k < u->g.n; k++) {
			const struct layout_strip *from = &u->g.strips[k];

			y += k > 0 ? layout_gap(from - 1, from) : 0;
			for (size_t b = 0; b < from->n_boxes; b++) {
				struct layout_box *box = layout_box_add(t->j,
				    s, LAYOUT_TEXT);

				*box = from->boxes[b];
				box->x += dx;
				box->y += y;
			}
			y += from->h;
		}
		if (u->y + u->h > s->h)
			s->h = u->y + u->h;
	}
	s->baseline = s->h;
	layout_labels_put(t->j, g, s);
}

/* On a page, with what is around: boxes that go on, or the pad of a cell. */
static int32_t
column_room(const struct layout_job *j, const struct layout_galley *g)
{
	int32_t room = page_room(j) - 12000;

	for (const struct layout_frame *f = g->frame; f != NULL; f = f->above)
		room -= 2 * f->pad_y;
	return room;
}

/*
 * What stands above on the page is known where the part began on it; where it
 * did not, the pager finds out.
 */
static int32_t
room_left(const struct layout_galley *g, int32_t room)
{
	const int64_t left = room - height_from(g, 0);

	return left > room / 3 ? (int32_t)left : room;
}

/* False when a block is higher than a page: it can't stand in a column. */
static bool
columns(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *box)
{
	struct group t = { .j = j, .in = in, .columns = box->columns };
	const int32_t most = column_room(j, g);
	int32_t room = room_left(g, most);
	size_t end;

	t.w = (in->w - (int32_t)(t.columns - 1) * GUTTER) /
	    (int32_t)t.columns;
	set_units(&t, box);
	for (size_t i = 0; i < t.n; i++)
		if (t.units[i].h > most)
			return false;
	for (size_t first = 0; first < t.n; first = end) {
		end = balance(&t, first, room);
		put_units(&t, g, first, end);
		room = most;
	}
	return true;
}

void
layout_group(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *box)
{
	const size_t first = g->n;

	if (box->columns < 2 || in->w / (int32_t)box->columns < COLUMN_MIN ||
	    !columns(j, g, in, box))
		layout_blocks(j, g, in, box);
	if (box->flags & DOC_KEEP)
		layout_keep_whole(j, g, first);
}
