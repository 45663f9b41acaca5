#include "base/arena.h"
#include "layout/layout_part.h"

#define NUMBER_ROOM 30000	/* for the number before an entry */
#define PAGE_ROOM 34000		/* for the page number after it */
#define DOT_STEP 5000		/* between the dots of a leader */
#define COVER_AIR 20000		/* below a name, where there is little room */
#define BAND 30000		/* colour at the cover's left edge */

/* --- contents --- */

static const struct theme_style *
entry_style(const struct layout_job *j, const struct doc_node *entry)
{
	return theme_style(j->t, entry->level <= 1 ? "contents-1" :
	    entry->level == 2 ? "contents-2" : "contents-3");
}

/* Dots from x to end, one below the other on all lines. */
static void
leader(struct layout_job *j, struct layout_strip *s,
    const struct theme_style *style, int32_t x, int32_t end)
{
	const int32_t first = (x / DOT_STEP + 2) * DOT_STEP;
	const struct layout_span span = { .face = style->face,
		.size = style->size };
	const struct text_run *dot = layout_run(j, &span, STR_LIT("."));
	struct layout_box *b;
	struct layout_word *words;
	size_t n;

	if (dot == NULL || end - DOT_STEP <= first)
		return;
	n = (size_t)((end - DOT_STEP - first) / DOT_STEP) + 1;
	words = arena_array(j->a, n, sizeof(*words));
	for (size_t i = 0; i < n; i++)
		words[i] = (struct layout_word){ dot,
			(int32_t)i * DOT_STEP, false };
	b = layout_box_add(j, s, LAYOUT_TEXT);
	b->x = first;
	b->y = s->baseline;
	b->size = b->h = style->size;
	b->w = words[n - 1].x + layout_scale(dot->advance, style->size);
	b->color = j->t->rule_color;
	b->words = words;
	b->n_words = n;
}

void
layout_entry(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	const struct theme_style *s = entry_style(j, n);
	struct layout_pieces label = layout_words(j, n, LAYOUT_LABEL, n->label,
	    s), words = layout_inline(j, n, s);
	const bool far = n->level > 1 || !str_empty(n->label);
	const int32_t x = in->x + (far ? NUMBER_ROOM : 0);
	const size_t first = g->n;
	struct layout_strip *strip, *last;
	struct layout_box *number, *text;

	layout_para_put(j, g, &words, s, THEME_LEFT, x, in->x + in->w -
	    PAGE_ROOM - x, s->before, s->after);
	if (g->n == first)
		return;
	for (size_t i = first + 1; i < g->n; i++)
		g->strips[i].keep = KEEP_NEVER;
	strip = &g->strips[first];
	last = &g->strips[g->n - 1];
	if (label.n > 0)
		layout_number_put(j, strip, &label, in->x);
	text = &last->boxes[last->n_boxes - 1];
	if (n->level > 1)
		leader(j, last, s, text->x + text->w, in->x + in->w -
		    PAGE_ROOM + 10000);
	number = layout_box_add(j, last, LAYOUT_TEXT);
	number->part = LAYOUT_PAGE_NUMBER;
	number->node = n;
	number->x = in->x + in->w;
	number->y = last->baseline;
	number->size = number->h = s->size;
	number->color = s->color;
	/* A chapter's line stays with the first of its sections, and if it can
	 * be with all. */
	if (n->next != NULL && n->next->level > 1)
		g->keep = KEEP_AVOID;
	if (n->level <= 1 && n->next != NULL && n->next->level > 1)
		g->keep = KEEP_NEVER;
}

static void
fill(struct layout_job *j, struct layout_box *b, struct str label)
{
	const struct theme_style *s = entry_style(j, b->node);
	const struct layout_span span = { .node = b->node, .face = s->face,
		.features = TEXT_TABULAR, .size = s->size };
	struct layout_word *word = ARENA_NEW(j->a, struct layout_word);

	word->run = layout_run(j, &span, label);
	if (word->run == NULL)
		return;
	b->w = layout_scale(word->run->advance, s->size);
	b->x -= b->w;
	b->words = word;
	b->n_words = 1;
}

void
layout_entries_fill(struct layout_job *j)
{
	struct map *pages = map_new(j->scratch);

	for (size_t i = j->out->n_places; i-- > 0; ) {
		const struct layout_place *p = &j->places[i];

		/* From the end, so that the first of an id stays. */
		map_put(pages, p->node->id, &j->pages[p->page]);
	}
	for (size_t i = 0; i < j->n_entries; i++) {
		struct layout_box *b = j->entries[i];
		struct str id = b->node->target;
		const struct layout_page *page;

		if (!str_starts(id, "#"))
			continue;
		page = map_get(pages, str_sub(id, 1, id.len - 1));
		if (page != NULL)
			fill(j, b, page->label);
	}
}

/* --- cover --- */

bool
layout_is_cover(const struct doc_node *part)
{
	return str_is(part->style, "cover");
}

bool
layout_is_chapter(const struct doc_node *part)
{
	return str_is(part->style, "chapter") || str_is(part->style, "role");
}

/* Above: whose it is, what it is and for whom. Below: all the rest. */
void
layout_cover_begin(struct layout_galley *g, const struct doc_node *part)
{
	const struct doc_node *n = part->last;

	for (; n != NULL; n = n->prev)
		if (n->kind == DOC_HEADING || str_is(n->style, "cover-title") ||
		    str_is(n->style, "cover-subtitle") ||
		    str_is(n->style, "cover-org"))
			break;
	g->lower = n != NULL ? n->next : NULL;
}

void
layout_cover_spread(struct layout_job *j, struct layout_galley *g)
{
	int64_t room = j->t->page_h - j->t->margin_top - j->t->margin_bottom;

	if (g->lower_at == 0 || g->lower_at >= g->n)
		return;
	for (size_t i = 0; i < g->n; i++)
		room -= g->strips[i].h + (i > 0 ? layout_gap(
		    &g->strips[i - 1], &g->strips[i]) : 0);
	/* Too much for a page: the air above the title goes first. */
	for (size_t i = 0; i < g->lower_at && room < 0; i++) {
		const int32_t spare = g->strips[i].after - COVER_AIR;
		const int32_t less = -room < spare ? (int32_t)-room : spare;

		if (spare > 0) {
			g->strips[i].after -= less;
			room += less;
		}
	}
	if (room > 0)
		g->strips[g->lower_at].before = (int32_t)room + layout_gap(
		    &g->strips[g->lower_at - 1], &g->strips[g->lower_at]);
}

void
layout_cover_draw(struct layout_job *j, struct layout_strip *s)
{
	layout_rect_add(j, s, 0, 0, BAND, j->t->page_h, j->t->accent);
}
