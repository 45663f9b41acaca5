#include "base/arena.h"
#include "pdf/pdf_part.h"

/*
 * The structure tree. Every block of the document tree has its element before
 * a page is drawn, in document order; links get theirs at their first word, so
 * that they stand among the words around them. An element without words falls
 * away at the end, but for cells, which hold their column's place.
 */

enum kid_kind { KID_ELEM, KID_WORDS, KID_ANNOT };

struct kid {
	struct kid *next;
	enum kid_kind kind;
	struct pdf_elem *elem;
	size_t page;		/* WORDS, ANNOT */
	unsigned n;		/* MCID, or object of the annotation */
};

struct pdf_elem {
	const char *type;
	const char *attributes;	/* entries of /A, or NULL */
	struct str extra;
	struct pdf_elem *parent, *made_before, *made_after;
	struct kid *first, *last;
	bool always;		/* kept without words */
	bool used;
	unsigned obj;
};

/* The elements of one node. */
struct place {
	const struct doc_node *node;
	struct pdf_elem *outer;	/* what its parent holds */
	struct pdf_elem *inner;	/* what holds its children and words */
	struct pdf_elem *label;	/* what holds its label */
	struct pdf_elem *body;	/* of a table: the TBODY being filled */
};

/* The elements of one page's MCIDs. */
struct page {
	struct pdf_elem **elems;
	size_t n, cap;
};

struct pdf_tags {
	struct pdf_job *job;
	struct pdf_elem *first, *last;	/* all, in order of making */
	struct place *places;	/* by address, open addressing; never walked */
	size_t mask;
	struct page *pages;
	struct pdf_elem **annots;	/* by StructParent, after the pages' */
	size_t n_annots, cap_annots;
};

static struct pdf_elem *
elem_new(struct pdf_tags *t, struct pdf_elem *parent, const char *type)
{
	struct pdf_elem *e = ARENA_NEW(t->job->arena, struct pdf_elem);

	e->type = type;
	e->parent = parent;
	e->made_before = t->last;
	if (t->last != NULL)
		t->last->made_after = e;
	else
		t->first = e;
	t->last = e;
	return e;
}

static struct kid *
kid_add(struct pdf_tags *t, struct pdf_elem *e, enum kid_kind kind)
{
	struct kid *k = ARENA_NEW(t->job->arena, struct kid);

	k->kind = kind;
	if (e->last != NULL)
		e->last->next = k;
	else
		e->first = k;
	e->last = k;
	return k;
}

static struct pdf_elem *
elem_add(struct pdf_tags *t, struct pdf_elem *parent, const char *type)
{
	struct pdf_elem *e = elem_new(t, parent, type);

	kid_add(t, parent, KID_ELEM)->elem = e;
	return e;
}

static struct place *
place_of(const struct pdf_tags *t, const struct doc_node *n)
{
	size_t i = (size_t)((uintptr_t)n >> 4) * 0x9e3779b97f4a7c15u >> 20;

	for (i &= t->mask; t->places[i].node != NULL &&
	    t->places[i].node != n; )
		i = (i + 1) & t->mask;
	return &t->places[i];
}

static struct place *
place_add(struct pdf_tags *t, const struct doc_node *n, struct pdf_elem *e)
{
	struct place *p = place_of(t, n);

	*p = (struct place){ n, e, e, e, NULL };
	return p;
}

static struct pdf_elem *
add_cell(struct pdf_tags *t, struct pdf_elem *row, const struct doc_node *n)
{
	const bool top = n->parent->flags & DOC_HEADER;
	struct pdf_elem *e;

	if (!top && !(n->flags & DOC_HEADER)) {
		e = elem_add(t, row, "TD");
	} else {
		e = elem_add(t, row, "TH");
		e->attributes = top ? "/O/Table/Scope/Column" :
		    "/O/Table/Scope/Row";
	}
	e->always = true;
	return e;
}

static struct pdf_elem *
add_row(struct pdf_tags *t, struct place *table, const struct doc_node *n)
{
	const char *type = n->flags & DOC_HEADER ? "THead" : "TBody";

	if (table->body == NULL || table->body->type != type)
		table->body = elem_add(t, table->inner, type);
	return elem_add(t, table->body, "TR");
}

static struct pdf_elem *
add_list(struct pdf_tags *t, struct pdf_elem *above, const struct doc_node *n)
{
	struct pdf_elem *e = elem_add(t, above, "L");

	if (n->flags & DOC_ORDERED)
		e->attributes = "/O/List/ListNumbering/Decimal";
	else if (n->first != NULL && n->first->flags & DOC_TASK)
		e->attributes = "/O/List/ListNumbering/Square";
	else
		e->attributes = "/O/List/ListNumbering/Disc";
	return e;
}

static const char *
heading_type(int level)
{
	static const char *const types[] = {
		"H1", "H2", "H3", "H4", "H5", "H6"
	};

	if (level < 1)
		level = 1;
	return types[level <= 6 ? level - 1 : 5];
}

static void
add_item(struct pdf_tags *t, struct pdf_elem *above, const struct doc_node *n)
{
	struct place *p = place_add(t, n, elem_add(t, above, "LI"));

	p->label = elem_add(t, p->outer, "Lbl");
	p->inner = elem_add(t, p->outer, "LBody");
}

static void
add_entry(struct pdf_tags *t, struct pdf_elem *above, const struct doc_node *n)
{
	struct place *p = place_add(t, n, elem_add(t, above, "TOCI"));

	p->inner = elem_add(t, p->outer, "Reference");
	if (!str_empty(n->target))
		p->inner = elem_add(t, p->inner, "Link");
	p->label = p->inner;
}

/* What a block is called; NULL: it has no element of its own. */
static const char *
block_type(const struct doc_node *n)
{
	switch (n->kind) {
	case DOC_PART:
		return "Part";
	case DOC_HEADING:
		return heading_type(n->level);
	case DOC_PARA:
	case DOC_BASIS:
	case DOC_CODE_BLOCK:
	case DOC_FIELD:
		return "P";
	case DOC_QUOTE:
		return "BlockQuote";
	case DOC_BOX:
	case DOC_RULE:
		return "Div";
	case DOC_TABLE:
		return "Table";
	case DOC_CONTENTS:
		return "TOC";
	case DOC_IMAGE:
		return "Figure";
	case DOC_NONE: case DOC_BOOK: case DOC_LIST: case DOC_ITEM:
	case DOC_ROW: case DOC_CELL: case DOC_BREAK: case DOC_ENTRY:
	case DOC_TEXT: case DOC_EMPH: case DOC_STRONG: case DOC_STRIKE:
	case DOC_CODE: case DOC_LINK: case DOC_LINE_BREAK: case DOC_GAP:
	case DOC_VALUE: case DOC_POLICY: case DOC_IF: case DOC_BRANCH:
	case DOC_TABLE_OF: case DOC_QUESTION: case DOC_SCENARIO: case DOC_REF:
		break;
	}
	return NULL;
}

static void
add_block(struct pdf_tags *t, const struct doc_node *n, struct pdf_elem *above)
{
	struct place *p;
	const char *type;

	if (n->kind == DOC_LIST) {
		place_add(t, n, add_list(t, above, n));
	} else if (n->kind == DOC_ITEM) {
		add_item(t, above, n);
	} else if (n->kind == DOC_ENTRY) {
		add_entry(t, above, n);
	} else if (n->kind == DOC_ROW) {
		place_add(t, n, add_row(t, place_of(t, n->parent), n));
	} else if (n->kind == DOC_CELL) {
		place_add(t, n, add_cell(t, above, n));
	} else if ((type = block_type(n)) != NULL) {
		p = place_add(t, n, elem_add(t, above, type));
		if (n->kind == DOC_CODE_BLOCK)
			p->inner = p->label = elem_add(t, p->outer, "Code");
	}
}

/* The elements of the nearest node at or above n that has some. */
static struct place *
place_above(const struct pdf_tags *t, const struct doc_node *n)
{
	struct place *p;

	for (; n != NULL; n = n->parent)
		if ((p = place_of(t, n))->node != NULL)
			return p;
	return NULL;
}

static void
add_blocks(struct pdf_tags *t, const struct doc_node *root,
    struct pdf_elem *document)
{
	for (const struct doc_node *n = root; n != NULL;
	    n = doc_is_inline(n->kind) ? doc_skip(root, n) :
	    doc_next(root, n)) {
		struct place *above = n != root ?
		    place_above(t, n->parent) : NULL;

		if (!doc_is_inline(n->kind))
			add_block(t, n, above != NULL ? above->inner :
			    document);
	}
}

struct pdf_tags *
pdf_tags_new(struct pdf_job *j)
{
	struct pdf_tags *t = ARENA_NEW(j->arena, struct pdf_tags);
	size_t n_nodes = 0, room = 64;

	t->job = j;
	for (const struct doc_node *n = j->root; n != NULL;
	    n = doc_next(j->root, n))
		n_nodes++;
	while (room < n_nodes * 2)
		room *= 2;
	t->mask = room - 1;
	t->places = arena_array(j->arena, room, sizeof *t->places);
	t->pages = arena_array(j->arena, j->layout->n_pages,
	    sizeof *t->pages);
	elem_new(t, NULL, "Document")->always = true;
	if (j->root != NULL)
		add_blocks(t, j->root, t->first);
	return t;
}

const struct doc_node *
pdf_link_of(const struct doc_node *n)
{
	for (; n != NULL; n = n->parent) {
		if (n->kind == DOC_LINK || (n->kind == DOC_ENTRY &&
		    !str_empty(n->target)))
			return n;
		if (!doc_is_inline(n->kind))
			break;
	}
	return NULL;
}

/* The element of a link, made when its first word is drawn. */
struct pdf_elem *
pdf_tags_link(struct pdf_tags *t, const struct doc_node *link)
{
	struct place *p = place_of(t, link), *above;

	if (p->node == NULL) {
		above = place_above(t, link->parent);
		CHECK(above != NULL);
		p = place_add(t, link, elem_add(t, above->inner, "Link"));
	}
	return p->inner;
}

struct pdf_elem *
pdf_tags_of(struct pdf_tags *t, const struct layout_box *b)
{
	const struct doc_node *link;
	struct place *p;

	if (b->node == NULL)
		return NULL;
	link = pdf_link_of(b->node);
	if (link != NULL)
		return pdf_tags_link(t, link);
	p = place_above(t, b->node);
	if (p == NULL)
		return t->first;
	if (b->part != LAYOUT_LABEL)
		return p->inner;
	/* A call-out's title and the like: a paragraph before its blocks. */
	if (p->label == p->outer && (b->node->kind == DOC_BOX ||
	    b->node->kind == DOC_RULE || b->node->kind == DOC_QUOTE ||
	    b->node->kind == DOC_PART || b->node->kind == DOC_CONTENTS)) {
		struct kid *k = ARENA_NEW(t->job->arena, struct kid);

		p->label = elem_new(t, p->outer, "P");
		k->kind = KID_ELEM;
		k->elem = p->label;
		k->next = p->outer->first;
		if (p->outer->last == NULL)
			p->outer->last = k;
		p->outer->first = k;
	}
	return p->label;
}

const char *
pdf_elem_type(const struct pdf_elem *e)
{
	return e->type;
}

void
pdf_elem_extra(struct pdf_elem *e, struct str entries)
{
	e->extra = entries;
}

unsigned
pdf_tags_mark(struct pdf_tags *t, struct pdf_elem *e, size_t page)
{
	struct page *p = &t->pages[page];
	struct kid *k = kid_add(t, e, KID_WORDS);

	k->page = page;
	k->n = (unsigned)p->n;
	p->elems = arena_grow(t->job->arena, p->elems, p->n, &p->cap,
	    sizeof *p->elems);
	p->elems[p->n++] = e;
	return k->n;
}

struct pdf_elem *
pdf_tags_form(struct pdf_tags *t, struct pdf_elem *e)
{
	return elem_add(t, e, "Form");
}

unsigned
pdf_tags_annot(struct pdf_tags *t, struct pdf_elem *e, size_t page,
    unsigned annot)
{
	struct kid *k = kid_add(t, e, KID_ANNOT);

	k->page = page;
	k->n = annot;
	t->annots = arena_grow(t->job->arena, t->annots, t->n_annots,
	    &t->cap_annots, sizeof *t->annots);
	t->annots[t->n_annots++] = e;
	return (unsigned)(t->job->layout->n_pages + t->n_annots - 1);
}

/* ---- writing ---- */

/* Number what is used. Parents are made before children, so from the end. */
static void
choose(struct pdf_tags *t)
{
	for (struct pdf_elem *e = t->last; e != NULL; e = e->made_before) {
		e->used = e->always;
		for (const struct kid *k = e->first; k != NULL; k = k->next)
			if (k->kind != KID_ELEM || k->elem->used)
				e->used = true;
	}
	for (struct pdf_elem *e = t->first; e != NULL; e = e->made_after)
		if (e->used)
			e->obj = pdf_obj_new(t->job->file);
}

static void
put_kid(struct pdf_tags *t, struct buf *b, const struct kid *k, size_t page)
{
	if (k->kind == KID_ELEM) {
		pdf_put_ref(b, k->elem->obj);
	} else if (k->kind == KID_WORDS && k->page == page) {
		pdf_put_int(b, k->n);
	} else if (k->kind == KID_WORDS) {
		buf_puts(b, "<</Type/MCR/Pg ");
		pdf_put_ref(b, t->job->pages[k->page]);
		buf_puts(b, "/MCID ");
		pdf_put_int(b, k->n);
		buf_puts(b, ">>");
	} else {
		buf_puts(b, "<</Type/OBJR");
		if (k->page != page) {
			buf_puts(b, "/Pg ");
			pdf_put_ref(b, t->job->pages[k->page]);
		}
		buf_puts(b, "/Obj ");
		pdf_put_ref(b, k->n);
		buf_puts(b, ">>");
	}
}

static void
put_kids(struct pdf_tags *t, struct buf *b, const struct pdf_elem *e)
{
	size_t page = SIZE_MAX, n = 0;
	bool many;

	for (const struct kid *k = e->first; k != NULL; k = k->next) {
		n += k->kind != KID_ELEM || k->elem->used;
		if (page == SIZE_MAX && k->kind != KID_ELEM)
			page = k->page;
	}
	if (page != SIZE_MAX) {
		buf_puts(b, "/Pg ");
		pdf_put_ref(b, t->job->pages[page]);
	}
	if (n == 0)
		return;
	many = n > 1;
	buf_puts(b, many ? "/K[" : "/K ");
	for (const struct kid *k = e->first; k != NULL; k = k->next) {
		if (k->kind == KID_ELEM && !k->elem->used)
			continue;
		put_kid(t, b, k, page);
		if (many)
			buf_putc(b, --n > 0 ? ' ' : ']');
	}
}

static void
write_elem(struct pdf_tags *t, const struct pdf_elem *e, unsigned root)
{
	struct buf *b = pdf_begin(t->job);

	buf_puts(b, "/S/");
	buf_puts(b, e->type);
	buf_puts(b, "/P ");
	pdf_put_ref(b, e->parent != NULL ? e->parent->obj : root);
	if (e->attributes != NULL)
		buf_printf(b, "/A<<%s>>", e->attributes);
	buf_str(b, e->extra);
	put_kids(t, b, e);
	pdf_end_as(t->job, e->obj);
}

/* What each MCID of each page, and each annotation, belongs to. */
static unsigned
write_parents(struct pdf_tags *t)
{
	struct pdf_job *j = t->job;
	const size_t n_pages = j->layout->n_pages, n = n_pages + t->n_annots;
	struct pdf_pair *pairs = arena_array(j->arena, n, sizeof *pairs);

	for (size_t i = 0; i < n; i++) {
		struct buf *b = &j->buf;

		buf_clear(b);
		if (i < n_pages) {
			buf_putc(b, '[');
			for (size_t k = 0; k < t->pages[i].n; k++) {
				if (k > 0)
					buf_putc(b, ' ');
				pdf_put_ref(b, t->pages[i].elems[k]->obj);
			}
			buf_putc(b, ']');
		} else {
			pdf_put_ref(b, t->annots[i - n_pages]->obj);
		}
		pairs[i].key = str_fmt(j->arena, "%zu", i);
		pairs[i].value = str_dup(j->arena, buf_view(b));
	}
	return pdf_tree_add(j, PDF_NUMS, pairs, n);
}

void
pdf_tags_write(struct pdf_tags *t)
{
	struct pdf_job *j = t->job;
	const unsigned root = pdf_obj_new(j->file);
	unsigned parents;
	struct buf *b;

	choose(t);
	for (const struct pdf_elem *e = t->first; e != NULL; e = e->made_after)
		if (e->used)
			write_elem(t, e, root);
	parents = write_parents(t);
	b = pdf_begin(j);
	buf_puts(b, "/Type/StructTreeRoot/K ");
	pdf_put_ref(b, t->first->obj);
	buf_puts(b, "/ParentTree ");
	pdf_put_ref(b, parents);
	buf_printf(b, "/ParentTreeNextKey %zu",
	    j->layout->n_pages + t->n_annots);
	pdf_end_as(j, root);
	pdf_catalog_ref(j->file, "StructTreeRoot", root);
}
