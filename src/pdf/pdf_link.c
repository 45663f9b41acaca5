#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "pdf/pdf_messages.h"
#include "pdf/pdf_part.h"

/* Links and signature fields of a page, and the form they make. */

struct spot {
	const struct doc_node *node;
	struct pdf_rect rect;
	int32_t baseline;
};

struct pdf_links {
	struct pdf_job *job;
	struct spot *spots;	/* of the page being drawn */
	size_t n_spots, cap_spots;
	unsigned *annots;
	size_t cap_annots;
	unsigned *fields;
	size_t n_fields, cap_fields;
	struct map *names;	/* of fields: each once in a file */
	unsigned look;		/* appearance of an empty field */
};

struct pdf_links *
pdf_links_new(struct pdf_job *j)
{
	struct pdf_links *l = ARENA_NEW(j->arena, struct pdf_links);

	l->job = j;
	l->names = map_new(j->arena);
	return l;
}

static struct spot *
spot_add(struct pdf_links *l, const struct doc_node *n, int32_t baseline,
    struct pdf_rect r)
{
	l->spots = arena_grow(l->job->arena, l->spots, l->n_spots,
	    &l->cap_spots, sizeof *l->spots);
	l->spots[l->n_spots] = (struct spot){ n, r, baseline };
	return &l->spots[l->n_spots++];
}

void
pdf_links_add(struct pdf_links *l, const struct doc_node *link,
    int32_t baseline, struct pdf_rect r)
{
	struct spot *s = l->n_spots > 0 ? &l->spots[l->n_spots - 1] : NULL;

	if (s == NULL || s->node != link || s->baseline != baseline) {
		spot_add(l, link, baseline, r);
		return;
	}
	s->rect.x0 = r.x0 < s->rect.x0 ? r.x0 : s->rect.x0;
	s->rect.x1 = r.x1 > s->rect.x1 ? r.x1 : s->rect.x1;
	s->rect.y0 = r.y0 < s->rect.y0 ? r.y0 : s->rect.y0;
	s->rect.y1 = r.y1 > s->rect.y1 ? r.y1 : s->rect.y1;
}

void
pdf_links_field(struct pdf_links *l, const struct doc_node *field,
    struct pdf_rect r)
{
	spot_add(l, field, r.y1, r);
}

static void
put_rect(const struct pdf_job *j, struct buf *b, struct pdf_rect r)
{
	buf_puts(b, "/Rect[");
	pdf_put_mpt(b, r.x0);
	buf_putc(b, ' ');
	pdf_put_mpt(b, (int64_t)j->layout->page_h - r.y1);
	buf_putc(b, ' ');
	pdf_put_mpt(b, r.x1);
	buf_putc(b, ' ');
	pdf_put_mpt(b, (int64_t)j->layout->page_h - r.y0);
	buf_putc(b, ']');
}

/* URIs are ASCII: what is not is percent-encoded, as browsers do. */
static struct str
ascii_uri(struct arena *a, struct str uri)
{
	struct buf b;
	struct str out;

	buf_init(&b, SIZE_MAX);
	for (size_t i = 0; i < uri.len; i++) {
		const unsigned char c = (unsigned char)uri.ptr[i];

		if (c <= ' ' || c > '~' || strchr("\"<>\\^`{|}", c) != NULL)
			buf_printf(&b, "%%%02X", c);
		else
			buf_putc(&b, (char)c);
	}
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static void
put_target(struct pdf_job *j, struct buf *b, const struct doc_node *n)
{
	struct str id = n->target;

	if (!str_starts(id, "#")) {
		buf_puts(b, "/A<</S/URI/URI");
		pdf_put_bytes(b, ascii_uri(j->arena, id));
		buf_puts(b, ">>");
		return;
	}
	id = str_sub(id, 1, id.len - 1);
	if (map_get(j->places, id) == NULL) {
		diag_error(j->dg, n->at, MSG_NO_TARGET, STR_ARG(id));
		diag_hint(j->dg, "take the link out, or put what it names "
		    "into this book");
	}
	buf_puts(b, "/Dest");
	pdf_put_bytes(b, id);
}

/* One line for those who hear it. */
static struct str
spoken(struct pdf_job *j, const struct doc_node *n)
{
	struct str words = doc_words(j->arena, n);
	char *flat = str_c(j->arena, words);

	if (str_empty(str_trim(words)))
		return n->target;
	for (size_t i = 0; i < words.len; i++)
		if (flat[i] == '\n')
			flat[i] = ' ';
	return (struct str){ flat, words.len };
}

static unsigned
write_link(struct pdf_links *l, const struct spot *s, size_t page)
{
	struct pdf_job *j = l->job;
	const unsigned obj = pdf_obj_new(j->file);
	struct str words = spoken(j, s->node);
	struct buf *b = pdf_begin(j);

	buf_puts(b, "/Type/Annot/Subtype/Link/Border[0 0 0]/F 4/StructParent ");
	pdf_put_int(b, pdf_tags_annot(j->tags, pdf_tags_link(j->tags, s->node),
	    page, obj));
	put_rect(j, b, s->rect);
	buf_puts(b, "/Contents");
	pdf_put_text(b, words);
	put_target(j, b, s->node);
	pdf_end_as(j, obj);
	return obj;
}

/* The id, or what it takes to be another field's name than all before. */
static struct str
field_name(struct pdf_links *l, const struct doc_node *n)
{
	struct str base = str_empty(n->id) ? STR_LIT("signature") : n->id;
	struct str name = base;

	/* A full stop would make it a field of another field. */
	for (size_t i = 0; i < base.len; i++)
		if (base.ptr[i] == '.')
			name = base = STR_LIT("signature");
	for (unsigned i = 2; map_get(l->names, name) != NULL; i++)
		name = str_fmt(l->job->arena, "%.*s-%u", STR_ARG(base), i);
	map_put(l->names, name, l);
	return name;
}

/*
 * An empty signature field: the widget is the field. Its appearance shows
 * nothing; whoever signs replaces it.
 */
static unsigned
write_field(struct pdf_links *l, const struct spot *s, size_t page)
{
	struct pdf_job *j = l->job;
	const unsigned obj = pdf_obj_new(j->file);
	const struct layout_box owner = { .kind = LAYOUT_TEXT,
		.node = s->node };
	struct pdf_elem *form = pdf_tags_form(j->tags,
	    pdf_tags_of(j->tags, &owner));
	struct str label = str_empty(s->node->label) ? STR_LIT("Signature") :
	    s->node->label;
	struct buf *b;

	if (l->look == 0)
		l->look = pdf_stream_add(j->file, STR_LIT("/Type/XObject"
		    "/Subtype/Form/BBox[0 0 1 1]/Resources<<>>"), STR_LIT(""),
		    PDF_PLAIN);
	b = pdf_begin(j);
	buf_puts(b, "/Type/Annot/Subtype/Widget/FT/Sig/F 4/T");
	pdf_put_text(b, field_name(l, s->node));
	buf_puts(b, "/TU");
	pdf_put_text(b, label);
	put_rect(j, b, s->rect);
	buf_puts(b, "/P ");
	pdf_put_ref(b, j->pages[page]);
	buf_puts(b, "/AP<</N ");
	pdf_put_ref(b, l->look);
	buf_puts(b, ">>/StructParent ");
	pdf_put_int(b, pdf_tags_annot(j->tags, form, page, obj));
	pdf_end_as(j, obj);
	l->fields = arena_grow(j->arena, l->fields, l->n_fields,
	    &l->cap_fields, sizeof *l->fields);
	l->fields[l->n_fields++] = obj;
	return obj;
}

void
pdf_links_page(struct pdf_links *l, size_t page, const unsigned **annots,
    size_t *n)
{
	*n = 0;
	for (size_t i = 0; i < l->n_spots; i++) {
		const struct spot *s = &l->spots[i];

		l->annots = arena_grow(l->job->arena, l->annots, *n,
		    &l->cap_annots, sizeof *l->annots);
		l->annots[(*n)++] = s->node->kind == DOC_FIELD ?
		    write_field(l, s, page) : write_link(l, s, page);
	}
	l->n_spots = 0;
	*annots = l->annots;
}

void
pdf_links_write(struct pdf_links *l)
{
	struct buf *b;

	if (l->n_fields == 0)
		return;
	b = pdf_begin(l->job);
	buf_puts(b, "/Fields[");
	for (size_t i = 0; i < l->n_fields; i++) {
		if (i > 0)
			buf_putc(b, ' ');
		pdf_put_ref(b, l->fields[i]);
	}
	buf_putc(b, ']');
	pdf_catalog_ref(l->job->file, "AcroForm", pdf_end(l->job));
}
