#include "layout/layout.h"

#include "base/arena.h"
#include "layout/layout_part.h"

/* Where the blocks of a part stand, and in which styles. */
static struct layout_place_in
place_of(const struct layout_job *j, const struct doc_node *part)
{
	static const char *const plain[] = { "h1", "h2", "h3", "h4" };
	static const char *const cover[] = { "cover-title", "cover-subtitle",
		"cover-text", "cover-text" };
	static const char *const card[] = { "card-title", "card-heading",
		"card-heading", "card-heading" };
	const struct theme *t = j->t;
	const bool is_cover = layout_is_cover(part);
	const bool is_card = str_is(part->style, "card");
	const bool at_margin = is_cover || is_card || str_is(part->style, "booklet") ||
	    str_is(part->style, "appendix") || str_is(part->style, "form");
	const char *const *names = is_cover ? cover : is_card ? card : plain;
	struct layout_place_in in = { .x = t->margin_left + t->hang,
		.frames = true };

	if (at_margin)
		in.x = t->margin_left;
	in.w = t->page_w - t->margin_right - in.x;
	in.para = theme_style(t, is_cover ? "cover-text" : is_card ?
	    "card-para" : "para");
	for (int i = 0; i < 4; i++)
		in.h[i] = theme_style(t, names[i]);
	in.wide = !is_cover && !is_card;
	in.bars = !at_margin;
	return in;
}

static void
fill_galley(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *part)
{
	layout_galley_init(g);
	if (layout_is_cover(part))
		layout_cover_begin(g, part);
	layout_mark_add(j, g, part, in->x);
	if (str_is(part->style, "card"))
		layout_card(j, g, in, part);
	else
		layout_blocks(j, g, in, part);
	if (layout_is_cover(part))
		layout_cover_spread(j, g);
}

/*
 * Where a page is meant to be pulled out and used by itself and that saves
 * one, the words begin at the margin, too, and stand closer.
 */
static void
set_part(struct layout_job *j, const struct doc_node *part)
{
	struct layout_place_in in = place_of(j, part);
	const bool loose = str_is(part->style, "summary") ||
	    str_is(part->style, "form") || str_is(part->style, "approval");
	struct layout_galley g, other;
	size_t pages, fewer;

	fill_galley(j, &g, &in, part);
	pages = layout_count_pages(j, &g);
	for (int closer = 0; closer < 3 && loose && pages > 1; closer++) {
		in.x = j->t->margin_left;
		in.w = j->t->page_w - j->t->margin_right - in.x;
		in.h[1] = in.h[2];
		in.bars = false;
		in.tight = closer > 0;
		if (closer == 2)
			in.para = theme_style(j->t, "box");
		fill_galley(j, &other, &in, part);
		fewer = layout_count_pages(j, &other);
		if (fewer < pages) {
			g = other;
			pages = fewer;
		}
	}
	if (str_is(part->style, "appendix") && layout_ends_short(j, &g)) {
		in.close = true;
		fill_galley(j, &other, &in, part);
		if (layout_count_pages(j, &other) < pages)
			g = other;
	}
	if (!layout_is_cover(part))
		layout_close_up(j, &g);
	layout_pages(j, &g, part);
}

static void
take_metrics(struct layout_job *j)
{
	const size_t n = j->t->n_faces;

	j->spaces = arena_array(j->a, n, sizeof(*j->spaces));
	j->metrics = arena_array(j->a, n, sizeof(*j->metrics));
	for (size_t i = 0; i < n; i++) {
		j->spaces[i] = -1;
		j->metrics[i] = j->m->metrics(j->m->ctx, (unsigned)i);
	}
}

struct layout *
layout_book(struct arena *a, struct diag *dg, const struct layout_env *env,
    const struct theme *t, const struct text_measure *m,
    const struct doc_node *book)
{
	const size_t errors = diag_errors(dg);
	struct arena *scratch = arena_new();
	struct layout_job j = { .a = a, .scratch = scratch, .dg = dg,
		.env = env, .t = t, .m = m, .book = book };

	j.out = ARENA_NEW(a, struct layout);
	j.out->page_w = t->page_w;
	j.out->page_h = t->page_h;
	j.out->theme = t;
	take_metrics(&j);
	for (const struct doc_node *n = book->first; n != NULL && !j.full;
	    n = n->next) {
		set_part(&j, n);
		arena_reset(scratch);
	}
	layout_entries_fill(&j);
	j.out->pages = j.pages;
	j.out->places = j.places;
	arena_free(scratch);
	return diag_errors(dg) == errors ? j.out : NULL;
}
