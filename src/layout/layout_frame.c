#include "base/arena.h"
#include "layout/layout_part.h"

/* What has something behind it: boxes, quotations, code, rules, the card. */

#define MEASURE_MIN 110000	/* that nesting leaves */
#define BOXES_MAX 3		/* in boxes; deeper ones are plain */
#define BOX_WHOLE 130000	/* a box no higher stays on one page */
#define RULE_WHOLE 90000	/* and a rule */
#define LEFT_OF_BAR 10000	/* from the bar beside a rule to the words */

struct layout_place_in
layout_inner(const struct layout_place_in *in, int32_t left, int32_t right)
{
	struct layout_place_in to = *in;

	if (in->w - left - right >= MEASURE_MIN) {
		to.x += left;
		to.w -= left + right;
	}
	return to;
}

static void
code_block(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	const struct theme_style *s = theme_style(j->t, "code");
	struct str rest = n->text;

	if (str_ends(rest, "\n"))
		rest.len--;
	while (rest.ptr != NULL) {
		struct str line = str_cut(&rest, '\n');
		struct layout_pieces p = layout_words(j, n, LAYOUT_BODY, line,
		    s);
		const size_t first = g->n;
		int32_t indent = 0;

		for (size_t i = 0; i < line.len && line.ptr[i] == ' '; i++)
			indent += layout_scale(500, s->size);
		if (indent > in->w / 2)
			indent = in->w / 2;
		if (p.n == 0)
			layout_strip_add(j, g, 0, s->leading, 0);
		layout_para_put(j, g, &p, s, THEME_LEFT, in->x + indent,
		    in->w - indent, 0, 0);
		/* A line's end parts words as a space does. */
		for (size_t i = first; i < g->n; i++)
			for (size_t k = 0; k < g->strips[i].n_boxes; k++)
				if (i + 1 == g->n && rest.ptr != NULL)
					g->strips[i].boxes[k].space_after =
					    true;
	}
}

static struct layout_frame *
frame_open(struct layout_job *j, struct layout_galley *g,
    const struct theme_box *look, int32_t x, int32_t w)
{
	struct layout_frame *f = ARENA_NEW(j->scratch, struct layout_frame);

	*f = (struct layout_frame){ .above = g->frame, .look = look, .x = x,
		.w = w, .pad_y = look->pad_y };
	g->frame = f;
	if (f->pad_y > 0) {
		layout_strip_add(j, g, look->before, f->pad_y, 0);
		g->keep = KEEP_NEVER;
		g->at_top = true;
	} else if (look->before > g->before) {
		g->before = look->before;
	}
	return f;
}

static void
frame_close(struct layout_job *j, struct layout_galley *g,
    struct layout_frame *f)
{
	if (f->pad_y > 0) {
		g->keep = KEEP_NEVER;
		g->before = 0;
		g->at_top = true;
		g->strips[g->n - 1].after = 0;
		layout_strip_add(j, g, 0, f->pad_y, f->look->after);
	} else if (f->look->after > g->before) {
		g->before = f->look->after;
	}
	g->frame = f->above;
}

void
layout_boxed(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n,
    const struct theme_box *look, const struct theme_style *para_style)
{
	struct layout_place_in at = *in;
	struct layout_frame *f = NULL;
	const size_t first = g->n;

	if (in->frames && in->boxes < BOXES_MAX &&
	    in->w - look->pad_x * 2 - look->bar_width >= MEASURE_MIN) {
		at = layout_inner(in, look->pad_x + look->bar_width,
		    look->filled ? look->pad_x : 0);
		at.boxes++;
		f = frame_open(j, g, look, in->x, in->w);
	}
	at.para = para_style;
	at.wide = at.tight = false;
	at.bars = false;
	if (n->kind == DOC_CODE_BLOCK)
		code_block(j, g, &at, n);
	else
		layout_blocks(j, g, &at, n);
	if (f != NULL)
		frame_close(j, g, f);
	layout_keep(g, first, BOX_WHOLE);
}

/* Is there a table that begins further left? */
static bool
reaches_over(const struct layout_galley *g, size_t first, int32_t x)
{
	for (size_t i = first; i < g->n; i++)
		for (size_t k = 0; k < g->strips[i].n_boxes; k++)
			if (g->strips[i].boxes[k].x < x)
				return true;
	return false;
}

/*
 * A bar hangs in the margin, so that the words keep their edge; further out
 * beside a table that takes all the width.
 */
void
layout_rule(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	const struct theme_box *look = theme_box(j->t, n->flags &
	    DOC_CRITICAL ? STR_LIT("rule-critical") : STR_LIT("rule"));
	struct layout_place_in at = *in;
	struct layout_frame *f = NULL;
	const size_t first = g->n;

	at.bars = false;
	if (in->bars && in->frames) {
		f = frame_open(j, g, look, j->t->margin_left + j->t->hang -
		    LEFT_OF_BAR - look->bar_width, look->bar_width);
	}
	layout_blocks(j, g, &at, n);
	if (f != NULL && reaches_over(g, first, f->x))
		f->x -= j->t->hang;
	if (f != NULL)
		frame_close(j, g, f);
	layout_keep(g, first, RULE_WHOLE);
}

void
layout_card(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *part)
{
	layout_boxed(j, g, in, part, theme_box(j->t, STR_LIT("card")),
	    in->para);
}
