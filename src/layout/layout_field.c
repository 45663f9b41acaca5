#include "base/arena.h"
#include "layout/layout_part.h"

#define ROOM 23000		/* to write in, above its line */
#define SIGN_ROOM 32000		/* for a signature by hand */
#define SEAL_ROOM 48000		/* for what a signing program shows */
#define AREA_LINE 22000		/* from line to line */
#define LINE 600		/* thickness of what is written on */
#define SQUARE 9500		/* of a checkbox */
#define AREA_LINES 4		/* of an area that says no number */
#define AREA_LINES_MAX 60

void
layout_field_label(struct layout_job *j, struct layout_galley *g, const struct doc_node *n,
    int32_t x, int32_t w)
{
	const struct theme_style *s = theme_style(j->t, "field-label");
	struct layout_pieces p = layout_words(j, n, LAYOUT_LABEL, n->label, s);
	const size_t first = g->n;

	layout_para_put(j, g, &p, s, THEME_LEFT, x, w, 8000, 0);
	for (size_t i = first + 1; i < g->n; i++)
		g->strips[i].keep = KEEP_NEVER;
	if (g->n > first)
		g->keep = KEEP_NEVER;
}

static void
write_on(struct layout_job *j, struct layout_strip *s,
    const struct doc_node *n, int32_t x, int32_t w)
{
	if (n->flags & DOC_WIDGET) {
		struct layout_box *b = layout_box_add(j, s, LAYOUT_FIELD);

		b->node = n;
		b->x = x;
		b->y = 1000;
		b->w = w;
		b->h = s->h - 1000 - LINE;
	}
	layout_rect_add(j, s, x, s->h - LINE, w, LINE, j->t->muted);
}

static void
checkbox(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	const struct theme_style *s = theme_style(j->t, "field-choice");
	struct layout_pieces p = layout_words(j, n, LAYOUT_LABEL, n->label, s);
	const int32_t indent = SQUARE + 8000;
	const size_t first = g->n;
	struct layout_strip *strip;
	int32_t y;

	layout_para_put(j, g, &p, s, THEME_LEFT, in->x + indent,
	    in->w - indent, 2000, 5000);
	if (g->n == first)
		layout_strip_add(j, g, 2000, s->leading, 5000);
	strip = &g->strips[first];
	y = layout_baseline(j, s) - layout_scale(
	    j->metrics[s->face].cap_height, s->size) / 2 - SQUARE / 2;
	layout_rect_add(j, strip, in->x, y, SQUARE, LINE, j->t->muted);
	layout_rect_add(j, strip, in->x, y + SQUARE - LINE, SQUARE, LINE,
	    j->t->muted);
	layout_rect_add(j, strip, in->x, y, LINE, SQUARE, j->t->muted);
	layout_rect_add(j, strip, in->x + SQUARE - LINE, y, LINE, SQUARE,
	    j->t->muted);
}

static void
area(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	int lines = n->start > 0 ? n->start : AREA_LINES;

	layout_field_label(j, g, n, in->x, in->w);
	for (lines = lines > AREA_LINES_MAX ? AREA_LINES_MAX : lines;
	    lines > 0; lines--) {
		write_on(j, layout_strip_add(j, g, 0, AREA_LINE,
		    lines == 1 ? 9000 : 0), n, in->x, in->w);
		g->keep = lines > 1 ? KEEP_AVOID : KEEP_FREE;
	}
}

/* Signature and date on one line: labels of one line each stand above it. */
static bool
beside(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n,
    const struct doc_node *date)
{
	const struct theme_style *s = theme_style(j->t, "field-label");
	const int32_t gap = 18000, date_w = (in->w - gap) * 3 / 10;
	const int32_t w = in->w - gap - date_w;
	const int32_t x[] = { in->x, in->x + w + gap };
	const int32_t ws[] = { w, date_w };
	const struct doc_node *nodes[] = { n, date };
	struct layout_pieces p[2];
	struct layout_strip *strip;

	if (in->w < 260000)
		return false;
	for (int i = 0; i < 2; i++) {
		int32_t least, most;

		p[i] = layout_words(j, nodes[i], LAYOUT_LABEL,
		    nodes[i]->label, s);
		layout_widths(&p[i], false, &least, &most);
		if (most > ws[i])
			return false;
	}
	strip = layout_strip_add(j, g, 8000, s->leading + SIGN_ROOM,
	    9000);
	strip->baseline = layout_baseline(j, s);
	layout_labels_put(j, g, strip);
	for (int i = 0; i < 2; i++) {
		struct layout_line l = { .p = p[i].p, .n = p[i].n,
			.ends = true };

		layout_line_put(j, strip, &l, THEME_LEFT, x[i],
		    strip->baseline, ws[i]);
		write_on(j, strip, nodes[i], x[i], ws[i]);
		if (nodes[i]->flags & DOC_WIDGET) {
			/* Not over its label. */
			for (size_t k = 0; k < strip->n_boxes; k++)
				if (strip->boxes[k].kind == LAYOUT_FIELD &&
				    strip->boxes[k].node == nodes[i]) {
					strip->boxes[k].y = s->leading;
					strip->boxes[k].h = SIGN_ROOM - LINE;
				}
		}
	}
	return true;
}

const struct doc_node *
layout_field(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	const struct doc_node *next = n->next;
	const bool date = next != NULL && next->kind == DOC_FIELD &&
	    str_is(next->style, "date");
	int32_t w = in->w;

	if (layout_squares(j, g, in, n))
		return n;
	if (str_is(n->style, "checkbox")) {
		checkbox(j, g, in, n);
		return n;
	}
	if (str_is(n->style, "area")) {
		area(j, g, in, n);
		return n;
	}
	if (str_is(n->style, "signature") && date) {
		layout_mark_add(j, g, next, in->x);
		if (beside(j, g, in, n, next))
			return next;
		if (!str_empty(next->id))
			g->n_marks--;
	}
	if (str_is(n->style, "date") && w > 150000)
		w = 150000;
	layout_field_label(j, g, n, in->x, w);
	write_on(j, layout_strip_add(j, g, 0, n->flags & DOC_WIDGET ?
	    SEAL_ROOM : str_is(n->style, "signature") ? SIGN_ROOM : ROOM, 9000), n, in->x, w);
	return n;
}
