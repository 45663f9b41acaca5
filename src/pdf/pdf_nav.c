#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "pdf/pdf_messages.h"
#include "pdf/pdf_part.h"

/* ---- heading levels ---- */

void
pdf_nav_check(struct pdf_job *j)
{
	int before = 0;

	for (const struct doc_node *n = j->root; n != NULL;
	    n = doc_next(j->root, n)) {
		if (n->kind != DOC_HEADING)
			continue;
		if (n->level > before + 1) {
			diag_error(j->dg, n->at, MSG_HEADING_SKIP, n->level,
			    before);
			diag_hint(j->dg, "begin the heading with %.*s",
			    before + 1, "######");
		}
		before = n->level;
	}
}

/* ---- outline ---- */

struct item {
	unsigned obj;
	int level;
	size_t parent, prev, next, first, last;	/* 0: none; [0] is the root */
	size_t n_kids;
	const struct doc_node *node;
};

struct outline {
	struct item *items;
	size_t n, cap;
};

static struct item *
item_add(struct pdf_job *j, struct outline *o)
{
	o->items = arena_grow(j->arena, o->items, o->n, &o->cap,
	    sizeof *o->items);
	o->items[o->n] = (struct item){ .obj = pdf_obj_new(j->file) };
	return &o->items[o->n++];
}

static void
outline_add(struct pdf_job *j, struct outline *o, const struct doc_node *n)
{
	size_t above = o->n - 1, me = o->n;
	struct item *i = item_add(j, o);

	i->level = n->level;
	i->node = n;
	while (above != 0 && o->items[above].level >= n->level)
		above = o->items[above].parent;
	i->parent = above;
	i->prev = o->items[above].last;
	if (i->prev != 0)
		o->items[i->prev].next = me;
	else
		o->items[above].first = me;
	o->items[above].last = me;
	o->items[above].n_kids++;
}

static void
put_item_ref(struct buf *b, const char *key, const struct outline *o, size_t i)
{
	if (i == 0)
		return;
	buf_puts(b, key);
	pdf_put_ref(b, o->items[i].obj);
}

static void
write_item(struct pdf_job *j, const struct outline *o, size_t i)
{
	const struct item *it = &o->items[i];
	struct buf *b = pdf_begin(j);

	if (i == 0) {
		buf_printf(b, "/Type/Outlines/Count %zu", it->n_kids);
	} else {
		buf_puts(b, "/Title");
		pdf_put_text(b, str_trim(doc_words(j->arena, it->node)));
		buf_puts(b, "/Parent ");
		pdf_put_ref(b, o->items[it->parent].obj);
		buf_puts(b, "/Dest");
		pdf_put_bytes(b, it->node->id);
		/* Closed: what is below shows when the reader asks. */
		if (it->n_kids > 0)
			buf_printf(b, "/Count -%zu", it->n_kids);
	}
	put_item_ref(b, "/Prev ", o, it->prev);
	put_item_ref(b, "/Next ", o, it->next);
	put_item_ref(b, "/First ", o, it->first);
	put_item_ref(b, "/Last ", o, it->last);
	pdf_end_as(j, it->obj);
}

static void
write_outline(struct pdf_job *j)
{
	struct outline o = { NULL, 0, 0 };

	for (size_t i = 0; i < j->layout->n_places; i++) {
		const struct doc_node *n = j->layout->places[i].node;

		if (n->kind != DOC_HEADING || n->flags & DOC_NOT_LISTED ||
		    str_empty(n->id))
			continue;
		if (o.n == 0)
			item_add(j, &o);
		outline_add(j, &o, n);
	}
	if (o.n == 0)
		return;
	for (size_t i = 0; i < o.n; i++)
		write_item(j, &o, i);
	pdf_catalog_ref(j->file, "Outlines", o.items[0].obj);
	pdf_catalog_name(j->file, "PageMode", "UseOutlines");
}

/* ---- destinations ---- */

static int
by_id(const void *x, const void *y)
{
	const struct layout_place *const *p = x, *const *q = y;

	return str_cmp((*p)->node->id, (*q)->node->id);
}

/* Names of destinations, in the order of their bytes. 0: none. */
static unsigned
write_dests(struct pdf_job *j)
{
	const size_t n = map_len(j->places);
	const struct layout_place **places;
	struct pdf_pair *pairs;

	if (n == 0)
		return 0;
	places = arena_array(j->arena, n, sizeof(const void *));
	pairs = arena_array(j->arena, n, sizeof *pairs);
	for (size_t i = 0; i < n; i++)
		places[i] = map_value(j->places, i);
	qsort(places, n, sizeof(const void *), by_id);
	for (size_t i = 0; i < n; i++) {
		struct buf *b = &j->buf;

		buf_clear(b);
		pdf_put_bytes(b, places[i]->node->id);
		pairs[i].key = str_dup(j->arena, buf_view(b));
		buf_clear(b);
		buf_putc(b, '[');
		pdf_put_ref(b, j->pages[places[i]->page]);
		buf_puts(b, "/XYZ ");
		pdf_put_mpt(b, places[i]->x);
		buf_putc(b, ' ');
		pdf_put_mpt(b, (int64_t)j->layout->page_h - places[i]->y);
		buf_puts(b, " null]");
		pairs[i].value = str_dup(j->arena, buf_view(b));
	}
	return pdf_tree_add(j, PDF_NAMES, pairs, n);
}

/* ---- attachments ---- */

static int
by_name(const void *x, const void *y)
{
	const struct pdf_pair *p = x, *q = y;

	return str_cmp(p->key, q->key);
}

/* names: file specifications by name, to be sorted here. */
static void
write_names(struct pdf_job *j, unsigned dests)
{
	const struct pdf_what *w = j->what;
	struct pdf_pair *pairs = arena_array(j->arena, w->n_attachments,
	    sizeof *pairs);
	unsigned files = 0;
	struct buf *b = &j->buf;

	for (size_t i = 0; i < w->n_attachments; i++) {
		pairs[i].key = w->attachments[i].name;
		buf_clear(b);
		pdf_put_ref(b, j->attached[i]);
		pairs[i].value = str_dup(j->arena, buf_view(b));
	}
	qsort(pairs, w->n_attachments, sizeof *pairs, by_name);
	for (size_t i = 0; i < w->n_attachments; i++) {
		buf_clear(b);
		pdf_put_text(b, pairs[i].key);
		pairs[i].key = str_dup(j->arena, buf_view(b));
	}
	if (w->n_attachments > 0)
		files = pdf_tree_add(j, PDF_NAMES, pairs, w->n_attachments);
	if (files == 0 && dests == 0)
		return;
	b = pdf_begin(j);
	if (dests != 0) {
		buf_puts(b, "/Dests ");
		pdf_put_ref(b, dests);
	}
	if (files != 0) {
		buf_puts(b, "/EmbeddedFiles ");
		pdf_put_ref(b, files);
	}
	pdf_catalog_ref(j->file, "Names", pdf_end(j));
}

/* ---- page labels ---- */

struct label {
	char style;		/* 'D', 'r', or 0: neither */
	int64_t n;
};

static int64_t
roman_digit(char c)
{
	static const char letters[] = "ivxlcdm";
	static const int values[] = { 1, 5, 10, 50, 100, 500, 1000 };
	const char *at = c != '\0' ? strchr(letters, c) : NULL;

	return at != NULL ? values[at - letters] : 0;
}

static struct label
label_of(struct str s)
{
	struct label l = { 'D', 0 };

	for (size_t i = 0; i < s.len && l.n < 100000 && l.style == 'D'; i++)
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			l.n = l.n * 10 + s.ptr[i] - '0';
		else
			l.style = 'r';
	if (l.style == 'D')
		return l.n > 0 ? l : (struct label){ 0, 0 };
	l.n = 0;
	for (size_t i = 0; i < s.len; i++) {
		const int64_t here = roman_digit(s.ptr[i]),
		    next = i + 1 < s.len ? roman_digit(s.ptr[i + 1]) : 0;

		if (here == 0)
			return (struct label){ 0, 0 };
		l.n += here < next ? -here : here;
	}
	return l;
}

/* Ranges of labels that count on; a label of another kind stands alone. */
static void
write_labels(struct pdf_job *j)
{
	const struct layout *l = j->layout;
	struct pdf_pair *pairs = arena_array(j->arena, l->n_pages,
	    sizeof *pairs);
	struct label before = { 0, 0 };
	struct buf *b = &j->buf;
	size_t n = 0;

	for (size_t i = 0; i < l->n_pages; i++) {
		const struct label now = label_of(l->pages[i].label);

		if (now.style != 0 && now.style == before.style &&
		    now.n == before.n + 1) {
			before = now;
			continue;
		}
		before = now;
		buf_clear(b);
		buf_puts(b, "<<");
		if (now.style != 0) {
			buf_printf(b, "/S/%c", now.style);
			if (now.n != 1) {
				buf_puts(b, "/St ");
				pdf_put_int(b, now.n);
			}
		} else {
			buf_puts(b, "/P");
			pdf_put_text(b, l->pages[i].label);
		}
		buf_puts(b, ">>");
		pairs[n].key = str_fmt(j->arena, "%zu", i);
		pairs[n++].value = str_dup(j->arena, buf_view(b));
	}
	if (n > 0)
		pdf_catalog_ref(j->file, "PageLabels",
		    pdf_tree_add(j, PDF_NUMS, pairs, n));
}

void
pdf_nav_write(struct pdf_job *j)
{
	write_outline(j);
	write_names(j, write_dests(j));
	write_labels(j);
}
