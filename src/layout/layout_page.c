#include <string.h>

#include "base/arena.h"
#include "layout/layout_part.h"

/*
 * A page takes strips as long as they fit and then looks back for the best
 * place to end. The better the place, the more of the page it may leave empty:
 * thousandths of its height that must be filled.
 */
static const int32_t fill_least[] = {
	[KEEP_FREE] = 800, [KEEP_AVOID] = 500
};

#define LAST_LEAST 400		/* of a part's last page, in the same way */
#define GAPS_LEAST 75		/* percent: so close may blocks stand for it */

struct pager {
	struct layout_job *j;
	struct layout_galley *g;
	const struct doc_node *part;
	struct str heading;	/* of the part */
	size_t first, end;	/* strips of this page */
	size_t first_page;	/* of the part */
	size_t of;	/* pages of a loose paper of several; else 0 */
	struct layout_frame **frames;	/* on this page, outer ones first */
	size_t n_frames, cap_frames;
};

int32_t
layout_gap(const struct layout_strip *above, const struct layout_strip *s)
{
	if (s->before < 0)
		return above->after + s->before > 0 ?
		    above->after + s->before : 0;
	return above->after > s->before ? above->after : s->before;
}

/* --- where a page ends --- */

static bool
within(const struct layout_frame *f, const struct layout_frame *inner)
{
	while (inner != NULL && inner != f)
		inner = inner->above;
	return inner != NULL;
}

/* Padding of the frames from f up that other is in, too: they go on. */
static int32_t
pads(const struct layout_frame *f, const struct layout_frame *other)
{
	int32_t sum = 0;

	for (; f != NULL; f = f->above)
		if (f->pad_y > 0 && within(f, other))
			sum += f->pad_y;
	return sum;
}

/* What goes on from the strip before i takes this much above it. */
static int32_t
lead(const struct pager *p, size_t i)
{
	const struct layout_strip *s = &p->g->strips[i];

	if (i == 0)
		return 0;
	return pads(s->frame, s[-1].frame) +
	    (s->head != NULL ? s->head->h : 0);
}

static int32_t
tail(const struct pager *p, size_t i)
{
	const struct layout_strip *s = &p->g->strips[i];

	return i + 1 < p->g->n ? pads(s->frame, s[1].frame) : 0;
}

/* The best strip to begin the next page with, now that i does not fit. */
static size_t
look_back(const struct pager *p, size_t i)
{
	const struct theme *t = p->j->t;
	const int32_t h = t->page_h - t->margin_top - t->margin_bottom;

	for (int keep = KEEP_FREE; keep <= KEEP_AVOID; keep++) {
		for (size_t b = i; b > p->first; b--) {
			const struct layout_strip *s = &p->g->strips[b];
			const int32_t filled = s[-1].y + s[-1].h -
			    t->margin_top;

			if ((int64_t)filled * 1000 <
			    (int64_t)h * fill_least[keep])
				break;
			if ((int)s->keep <= keep)
				return b;
		}
	}
	/* Something is kept together that fills most of a page: any place is
	 * better than one right after a heading. */
	for (size_t b = i; b > p->first; b--)
		if (p->g->strips[b].keep != KEEP_NEVER)
			return b;
	return i;
}

static void
choose_end(struct pager *p)
{
	const struct theme *t = p->j->t;
	const int32_t bottom = t->page_h - t->margin_bottom;
	int32_t y = t->margin_top + lead(p, p->first);

	for (size_t i = p->first; i < p->g->n; i++) {
		struct layout_strip *s = &p->g->strips[i];

		if (i > p->first) {
			y += layout_gap(s - 1, s);
			if (s->new_page) {
				p->end = i;
				return;
			}
			if ((int64_t)y + s->h + tail(p, i) > bottom) {
				p->end = look_back(p, i);
				return;
			}
		}
		s->y = y;
		y += s->h;
	}
	p->end = p->g->n;
}

/* How many pages; *last is what the last one holds. */
static size_t
count_pages(struct layout_job *j, struct layout_galley *g, int32_t *last)
{
	struct pager p = { .j = j, .g = g };
	size_t n = 0;

	*last = 0;
	do {
		choose_end(&p);
		p.first = p.end;
		n++;
	} while (p.first < g->n);
	if (g->n > 0)
		*last = g->strips[g->n - 1].y + g->strips[g->n - 1].h -
		    j->t->margin_top;
	return n;
}

size_t
layout_count_pages(struct layout_job *j, struct layout_galley *g)
{
	int32_t last;

	return count_pages(j, g, &last);
}

/* --- a last page with next to nothing on it --- */

static void
set_gaps(struct layout_galley *g, const struct layout_strip *as, int percent)
{
	for (size_t i = 0; i < g->n; i++) {
		g->strips[i].after = layout_scale(as[i].after, percent * 10);
		g->strips[i].before = as[i].before < 0 ? as[i].before :
		    layout_scale(as[i].before, percent * 10);
	}
}

bool
layout_ends_short(struct layout_job *j, struct layout_galley *g)
{
	const int32_t h = j->t->page_h - j->t->margin_top -
	    j->t->margin_bottom;
	int32_t last;

	return count_pages(j, g, &last) > 1 &&
	    (int64_t)last * 1000 < (int64_t)h * LAST_LEAST;
}

void
layout_close_up(struct layout_job *j, struct layout_galley *g)
{
	struct layout_strip *as;
	int32_t last;
	const size_t n = count_pages(j, g, &last);

	if (!layout_ends_short(j, g))
		return;
	as = arena_array(j->scratch, g->n, sizeof(*as));
	memcpy(as, g->strips, g->n * sizeof(*as));
	for (int percent = 95; percent >= GAPS_LEAST; percent -= 5) {
		set_gaps(g, as, percent);
		if (count_pages(j, g, &last) < n)
			return;
	}
	set_gaps(g, as, 100);
}

/* --- what stands behind --- */

static void
meet_frames(struct pager *p, const struct layout_strip *s, size_t page)
{
	struct layout_frame *chain[DOC_DEPTH_MAX + 1] = { NULL };
	const size_t i = (size_t)(s - p->g->strips);
	const bool first = i == p->first, last = i + 1 == p->end;
	int32_t up = 0, down = 0, heads = 0;
	size_t n = 0;

	if (first && i > 0 && s->head != NULL)
		heads = s->head->h;
	for (struct layout_frame *f = s->frame; f != NULL; f = f->above) {
		chain[n++] = f;
		CHECK(n <= DOC_DEPTH_MAX);
		if (first && i > 0 && within(f, s[-1].frame))
			up += f->pad_y;
		if (f->page != page)
			f->y0 = s->y - up - heads;
		if (last && i + 1 < p->g->n && within(f, s[1].frame))
			down += f->pad_y;
		f->y1 = s->y + s->h + down;
	}
	for (; n > 0; n--) {
		struct layout_frame *f = chain[n - 1];

		if (f->page == page)
			continue;
		f->page = page;
		p->frames = arena_grow(p->j->scratch, p->frames, p->n_frames,
		    &p->cap_frames, sizeof(const void *));
		p->frames[p->n_frames++] = f;
	}
}

static void
draw_frames(struct pager *p, struct layout_strip *to)
{
	for (size_t i = 0; i < p->n_frames; i++) {
		const struct layout_frame *f = p->frames[i];
		const struct theme_box *look = f->look;
		int32_t y0 = f->y0, y1 = f->y1;

		if (look->filled)
			layout_rect_add(p->j, to, f->x, y0, f->w, y1 - y0,
			    look->fill);
		else if (y1 - y0 > 8000) {
			y0 += 3000;	/* as high as the letters */
			y1 -= 2000;
		}
		if (look->bar_width > 0)
			layout_rect_add(p->j, to, f->x, y0, look->bar_width,
			    y1 - y0, look->bar);
	}
}

/* --- running header and footer --- */

static struct str
roman(struct arena *a, size_t n)
{
	static const struct { size_t n; const char *s; } digits[] = {
		{ 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" },
		{ 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" },
		{ 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
	};
	struct str out = STR_LIT("");

	for (size_t i = 0; i < NELEM(digits); i++)
		for (; n >= digits[i].n; n -= digits[i].n)
			out = str_join(a, out, str_of(digits[i].s));
	return out;
}

static struct str
next_label(struct pager *p)
{
	struct layout_job *j = p->j;
	struct str style = p->part->style;

	if (str_is(style, "cover") || str_is(style, "approval") ||
	    str_is(style, "summary") || str_is(style, "contents"))
		return roman(j->a, ++j->n_front);
	return str_fmt(j->a, "%zu", ++j->n_main);
}

static struct str
heading_of(struct pager *p)
{
	struct arena *a = p->j->scratch;

	for (const struct doc_node *n = p->part->first; n != NULL; n = n->next)
		if (n->kind == DOC_HEADING && n->level <= 1) {
			struct doc_node words = *n;

			words.label = STR_LIT("");
			words.kind = DOC_PARA;
			return doc_words(a, &words);
		}
	return p->j->book->text;
}

static void
running(struct pager *p, struct layout_strip *to, struct str label)
{
	struct layout_job *j = p->j;
	const struct theme *t = j->t;
	const struct theme_style *head = theme_style(t, "header");
	const struct theme_style *foot = theme_style(t, "footer");
	const struct theme_style *number = theme_style(t, "page-number");
	const int32_t x = t->margin_left;
	const int32_t w = t->page_w - t->margin_left - t->margin_right;
	const int32_t foot_y = t->page_h - t->footer_y;

	/* A chapter's first page says already where we are. */
	if (j->out->n_pages != p->first_page || !layout_is_chapter(p->part)) {
		layout_artifact_put(j, to, head, j->book->label, x,
		    t->header_y, w / 2 - 6000, false);
		layout_artifact_put(j, to, head, p->heading, x + w / 2,
		    t->header_y, w - w / 2, true);
	}
	layout_artifact_put(j, to, foot, j->book->target, x, foot_y, w * 3 / 4,
	    false);
	if (p->of > 0)
		label = str_fmt(j->scratch, "%.*s of %zu", STR_ARG(label),
		    p->of);
	layout_artifact_put(j, to, number, label, x + w * 3 / 4, foot_y,
	    w - w * 3 / 4, true);
}

/* --- a page --- */

/* Copy the boxes of s to where it stands; as an artifact, of nothing. */
static size_t
put_strip(struct pager *p, struct layout_box *to, const struct layout_strip *s,
    int32_t y, bool artifact)
{
	struct layout_job *j = p->j;

	for (size_t i = 0; i < s->n_boxes; i++) {
		to[i] = s->boxes[i];
		to[i].y += y;
		if (artifact) {
			to[i].node = NULL;
			to[i].part = LAYOUT_BODY;
			to[i].space_after = to[i].hyphenated = false;
		} else if (to[i].part == LAYOUT_PAGE_NUMBER) {
			j->entries = arena_grow(j->a, j->entries, j->n_entries,
			    &j->cap_entries, sizeof(const void *));
			j->entries[j->n_entries++] = &to[i];
		}
	}
	return s->n_boxes;
}

static void
make_page(struct pager *p)
{
	struct layout_job *j = p->j;
	struct layout_galley *g = p->g;
	struct layout_strip back = { 0 }, around = { 0 };
	const struct layout_head *head = p->first < g->n && p->first > 0 ?
	    g->strips[p->first].head : NULL;
	struct layout_page *page;
	struct layout_box *boxes;
	size_t n = 0;

	j->pages = arena_grow(j->a, j->pages, j->out->n_pages, &j->cap_pages,
	    sizeof(*j->pages));
	page = &j->pages[j->out->n_pages];
	page->part = p->part;
	page->label = next_label(p);
	p->n_frames = 0;
	for (size_t i = p->first; i < p->end; i++) {
		g->strips[i].page = j->out->n_pages;
		meet_frames(p, &g->strips[i], j->out->n_pages + 1);
		n += g->strips[i].n_boxes;
	}
	if (layout_is_cover(p->part))
		layout_cover_draw(j, &back);
	else
		running(p, &around, page->label);
	draw_frames(p, &back);
	for (size_t i = 0; head != NULL && i < head->end - head->first; i++)
		n += g->strips[head->first + i].n_boxes;
	boxes = arena_array(j->a, n + back.n_boxes + around.n_boxes,
	    sizeof(*boxes));
	n = put_strip(p, boxes, &back, 0, true);
	if (head != NULL) {
		int32_t y = g->strips[p->first].y - head->h;

		for (size_t i = head->first; i < head->end; i++) {
			n += put_strip(p, boxes + n, &g->strips[i], y, true);
			y += g->strips[i].h;
		}
	}
	for (size_t i = p->first; i < p->end; i++)
		n += put_strip(p, boxes + n, &g->strips[i], g->strips[i].y,
		    false);
	n += put_strip(p, boxes + n, &around, 0, true);
	page->boxes = boxes;
	page->n_boxes = n;
	j->out->n_pages++;
}

static void
take_places(struct pager *p)
{
	struct layout_job *j = p->j;
	const struct layout_galley *g = p->g;

	for (size_t i = 0; i < g->n_marks; i++) {
		const struct layout_mark *m = &g->marks[i];
		const struct layout_strip *s = g->n == 0 ? NULL :
		    &g->strips[m->strip < g->n ? m->strip : g->n - 1];

		j->places = arena_grow(j->a, j->places, j->out->n_places,
		    &j->cap_places, sizeof(*j->places));
		j->places[j->out->n_places++] = (struct layout_place){
			m->node, (unsigned)(s != NULL ? s->page :
			p->first_page), m->x, s != NULL ? s->y :
			j->t->margin_top };
	}
}

/* A form or a booklet of its own, of which a page can get lost. */
static bool
is_loose(const struct layout_job *j, const struct doc_node *part)
{
	return j->book->first == part && part->next == NULL &&
	    (str_is(part->style, "form") || str_is(part->style, "booklet"));
}

void
layout_pages(struct layout_job *j, struct layout_galley *g,
    const struct doc_node *part)
{
	struct pager p = { .j = j, .g = g, .part = part,
		.first_page = j->out->n_pages };

	p.heading = heading_of(&p);
	if (is_loose(j, part) && layout_count_pages(j, g) > 1)
		p.of = layout_count_pages(j, g);
	do {
		if (j->out->n_pages == LAYOUT_PAGES_MAX) {
			diag_error(j->dg, part->at, MSG_PAGES_MAX,
			    LAYOUT_PAGES_MAX);
			diag_hint(j->dg, "divide it into several books");
			j->full = true;
			return;
		}
		choose_end(&p);
		make_page(&p);
		p.first = p.end;
	} while (p.first < g->n);
	take_places(&p);
}
