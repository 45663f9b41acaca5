#include "base/arena.h"
#include "base/utf8.h"
#include "layout/layout_part.h"

#define STRETCH_MAX 4		/* times a space; looser lines stay ragged */

void
layout_galley_init(struct layout_galley *g)
{
	*g = (struct layout_galley){ .at_top = true };
	g->last_label = &g->labels;
}

struct layout_strip *
layout_strip_add(struct layout_job *j, struct layout_galley *g, int32_t before,
    int32_t h, int32_t after)
{
	struct layout_strip *s;

	g->strips = arena_grow(j->scratch, g->strips, g->n, &g->cap,
	    sizeof(*g->strips));
	s = &g->strips[g->n++];
	*s = (struct layout_strip){ .before = before, .h = h, .after = after,
		.baseline = h, .frame = g->frame, .keep = g->keep,
		.new_page = g->new_page };
	if (g->before > s->before)
		s->before = g->before;
	if (g->at_top)
		s->before = 0;
	g->before = 0;
	g->keep = KEEP_FREE;
	g->new_page = g->at_top = false;
	return s;
}

void
layout_keep(struct layout_galley *g, size_t first, int32_t highest)
{
	int64_t h = 0;

	for (size_t i = first; i < g->n; i++)
		h += g->strips[i].h + (i > first ? layout_gap(
		    &g->strips[i - 1], &g->strips[i]) : 0);
	for (size_t i = first + 1; i < g->n && h <= highest; i++)
		if (g->strips[i].keep == KEEP_FREE)
			g->strips[i].keep = KEEP_AVOID;
}

struct layout_box *
layout_box_add(struct layout_job *j, struct layout_strip *s,
    enum layout_box_kind kind)
{
	struct layout_box *b;

	s->boxes = arena_grow(j->scratch, s->boxes, s->n_boxes, &s->cap_boxes,
	    sizeof(*s->boxes));
	b = &s->boxes[s->n_boxes++];
	*b = (struct layout_box){ .kind = kind };
	return b;
}

void
layout_rect_add(struct layout_job *j, struct layout_strip *s, int32_t x,
    int32_t y, int32_t w, int32_t h, uint32_t color)
{
	struct layout_box *b = layout_box_add(j, s, LAYOUT_RECT);

	b->x = x;
	b->y = y;
	b->w = w;
	b->h = h;
	b->color = color;
}

void
layout_mark_add(struct layout_job *j, struct layout_galley *g,
    const struct doc_node *n, int32_t x)
{
	if (str_empty(n->id))
		return;
	g->marks = arena_grow(j->scratch, g->marks, g->n_marks, &g->cap_marks,
	    sizeof(*g->marks));
	g->marks[g->n_marks++] = (struct layout_mark){ n, g->n, x };
}

/* Capitals stand in the middle of the leading. */
int32_t
layout_baseline(const struct layout_job *j, const struct theme_style *s)
{
	return s->leading / 2 +
	    layout_scale(j->metrics[s->face].cap_height, s->size) / 2;
}

/* --- a line --- */

/* Where the pieces of a line go. */
struct setter {
	struct layout_job *j;
	struct layout_strip *strip;
	int32_t y;
	int64_t x, extra;	/* extra: still to be given to the gaps */
	size_t gaps;		/* still to come */
};

static int32_t
take_gap(struct setter *t, const struct layout_piece *p)
{
	int64_t more;

	if (p->gap == 0)
		return 0;
	more = t->gaps > 0 ? t->extra / (int64_t)t->gaps : 0;
	t->extra -= more;
	if (t->gaps > 0)
		t->gaps--;
	return (int32_t)(p->gap + more);
}

static void
add_shade(struct setter *t, int32_t x, int32_t w,
    const struct layout_span *span)
{
	const struct text_metrics *m = &t->j->metrics[span->face];
	const int32_t up = layout_scale(m->cap_height, span->size) +
	    span->size / 6;
	const int32_t pad = span->size / 8;

	layout_rect_add(t->j, t->strip, x - pad, t->y - up, w + 2 * pad,
	    up + span->size / 4, t->j->t->gap);
}

static void
add_strike(struct setter *t, const struct layout_box *b,
    const struct layout_span *span)
{
	const struct text_metrics *m = &t->j->metrics[span->face];
	const int32_t thick = layout_scale(m->underline_thick, b->size);

	layout_rect_add(t->j, t->strip, b->x, t->y -
	    layout_scale(m->x_height, b->size) * 6 / 10, b->w,
	    thick > 0 ? thick : 500, span->color);
}

/* The first n pieces, all of one span, as one box. */
static void
set_box(struct setter *t, const struct layout_piece *p, size_t n, bool first)
{
	const struct layout_span *span = p[0].span;
	struct layout_word *words = arena_array(t->j->a, n, sizeof(*words));
	const int64_t x0 = p[0].space == SPACE_OWN && !first ? t->x :
	    t->x + (first ? 0 : take_gap(t, &p[0]));
	struct layout_box box = { .kind = LAYOUT_TEXT, .part = span->part,
		.x = (int32_t)x0, .y = t->y, .h = span->size,
		.color = span->color, .node = span->node, .size = span->size,
		.underline = span->underline, .words = words, .n_words = n };

	for (size_t i = 0; i < n; i++) {
		if (i > 0 || (p[0].space == SPACE_OWN && !first))
			t->x += take_gap(t, &p[i]);
		else
			t->x = x0;
		words[i] = (struct layout_word){ p[i].run,
			(int32_t)(t->x - x0), i > 0 ? p[i].space !=
			SPACE_NONE : p[i].space == SPACE_OWN };
		t->x += p[i].w;
	}
	box.w = (int32_t)(t->x - x0);
	if (span->gap)
		add_shade(t, box.x, box.w, span);
	*layout_box_add(t->j, t->strip, LAYOUT_TEXT) = box;
	if (span->strike)
		add_strike(t, &box, span);
}

/* The text box added last; a stroke may lie over it. */
static struct layout_box *
last_text(struct layout_strip *s)
{
	size_t i = s->n_boxes - 1;

	while (s->boxes[i].kind != LAYOUT_TEXT)
		i--;
	return &s->boxes[i];
}

void
layout_line_put(struct layout_job *j, struct layout_strip *s,
    const struct layout_line *l, enum theme_align align, int32_t x, int32_t y,
    int32_t w)
{
	struct setter t = { .j = j, .strip = s, .y = y, .x = x };
	const int64_t room = w - l->w;
	int64_t gap_sum = 0;

	for (size_t i = 1; i < l->n; i++)
		gap_sum += l->p[i].gap;
	if (room < 0 || (align == THEME_JUSTIFY && !l->ends &&
	    room <= gap_sum * STRETCH_MAX)) {
		t.extra = l->gaps > 0 ? room : 0;
		t.gaps = l->gaps;
	} else if (align == THEME_CENTER) {
		t.x += room / 2;
	} else if (align == THEME_RIGHT) {
		t.x += room;
	}
	for (size_t i = 0, n; i < l->n; i += n) {
		for (n = 1; i + n < l->n && l->p[i + n].span == l->p[i].span; )
			n++;
		set_box(&t, l->p + i, n, i == 0);
		if (i + n < l->n && l->p[i + n].space == SPACE_BEFORE)
			last_text(s)->space_after = true;
	}
	if (l->n > 0) {
		last_text(s)->hyphenated = l->hyphen;
		last_text(s)->space_after = l->space_after;
	}
}

void
layout_para_put(struct layout_job *j, struct layout_galley *g,
    const struct layout_pieces *p, const struct theme_style *s,
    enum theme_align align, int32_t x, int32_t w, int32_t before,
    int32_t after)
{
	const int32_t baseline = layout_baseline(j, s);
	const int32_t page = j->t->page_w - j->t->margin_left -
	    j->t->margin_right;
	struct layout_line *lines;
	size_t n;

	for (size_t i = 0; i < p->n; i++)
		if (p->p[i].w > page)
			layout_report_wide(j, p->p[i].span, p->p[i].text);
	n = layout_break(j, p, s, w, &lines);

	for (size_t i = 0; i < n; i++) {
		struct layout_strip *strip;

		/* No first or last line of a paragraph stands alone. */
		if (i > 0 && (i == 1 || i + 1 == n))
			g->keep = KEEP_AVOID;
		strip = layout_strip_add(j, g, i == 0 ? before : 0, s->leading,
		    i + 1 == n ? after : 0);
		strip->baseline = baseline;
		layout_labels_put(j, g, strip);
		layout_line_put(j, strip, &lines[i], align, x, baseline, w);
	}
}

void
layout_number_put(struct layout_job *j, struct layout_strip *s,
    const struct layout_pieces *p, int32_t x)
{
	const struct layout_line l = { .p = p->p, .n = p->n, .ends = true };
	struct layout_strip number = { .n_boxes = 0 };

	layout_line_put(j, &number, &l, THEME_LEFT, x, s->baseline,
	    INT32_MAX / 4);
	for (size_t i = 0; i < s->n_boxes; i++)
		*layout_box_add(j, &number, LAYOUT_TEXT) = s->boxes[i];
	s->boxes = number.boxes;
	s->n_boxes = number.n_boxes;
	s->cap_boxes = number.cap_boxes;
}

/* --- artifacts --- */

static int64_t
words_width(const struct layout_pieces *p, size_t n)
{
	int64_t w = 0;

	for (size_t i = 0; i < n; i++)
		w += p->p[i].w + (i > 0 ? p->p[i].gap : 0);
	return w;
}

void
layout_artifact_put(struct layout_job *j, struct layout_strip *s,
    const struct theme_style *style, struct str text, int32_t x, int32_t y,
    int32_t w, bool right)
{
	struct layout_pieces p = layout_words(j, NULL, LAYOUT_BODY, text,
	    style);
	struct layout_line l = { .ends = true };

	if (p.n == 0)
		return;
	if (words_width(&p, p.n) > w) {
		struct layout_pieces dots = layout_words(j, NULL, LAYOUT_BODY,
		    STR_LIT("\xe2\x80\xa6"), style);
		const int32_t more = dots.n > 0 ? dots.p[0].w : 0;

		while (p.n > 0 && words_width(&p, p.n) + more > w)
			p.n--;
		if (p.n == 0)
			return;
		if (dots.n > 0) {
			dots.p[0].span = p.p[0].span;
			dots.p[0].gap = 0;
			p.p[p.n++] = dots.p[0];
		}
	}
	l.p = p.p;
	l.n = p.n;
	l.w = words_width(&p, p.n);
	layout_line_put(j, s, &l, right ? THEME_RIGHT : THEME_LEFT, x, y, w);
}
