/*
 * pdf_part.h - what the files of pdf share while one PDF file is made: the job,
 * the structure elements, and what each file adds to it.
 */
#ifndef PRECEPT_PDF_PART_H
#define PRECEPT_PDF_PART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "pdf/pdf_font.h"
#include "pdf/pdf_obj.h"

struct map;

/* One file being written. All of it lives in arena, which ends with the job. */
struct pdf_job {
	struct arena *arena;
	struct diag *dg;
	struct pdf_measurer *measurer;
	const struct layout *layout;
	const struct pdf_what *what;
	const struct doc_node *root;	/* of the tree; NULL: no words at all */
	struct pdf_file *file;
	unsigned *pages;		/* objects, by index */
	unsigned *attached;		/* file specifications, as in what */
	unsigned resources;		/* one dictionary for all pages */
	struct map *places;		/* id to struct layout_place */
	struct pdf_embed *embed;
	struct pdf_tags *tags;
	struct pdf_pictures *pictures;
	struct pdf_links *links;
	struct buf buf;			/* scratch: an object's text */
};

/* ---- pdf_embed.c: the fonts of one file ---- */

struct pdf_embed *pdf_embed_new(struct pdf_job *j);
/* The code that stands for s in its face's font. */
unsigned pdf_embed_cid(struct pdf_embed *e, struct pdf_slot *s);
/* Write the fonts; add "/F0 12 0 R" for each to b. -1 after reporting. */
int pdf_embed_write(struct pdf_job *j, struct buf *b);

/* ---- pdf_tag.c: the structure tree ---- */

struct pdf_elem;

struct pdf_tags *pdf_tags_new(struct pdf_job *j);
/* The element that a box's words belong to; NULL for an artifact. */
struct pdf_elem *pdf_tags_of(struct pdf_tags *t, const struct layout_box *b);
/* The node of a link or entry that has its own element, at or above n. */
const struct doc_node *pdf_link_of(const struct doc_node *n);
struct pdf_elem *pdf_tags_link(struct pdf_tags *t, const struct doc_node *link);
const char *pdf_elem_type(const struct pdf_elem *e);
/* What stands beside S, P and K in the element: "/Alt(...)". */
void pdf_elem_extra(struct pdf_elem *e, struct str entries);
/* The next MCID of a page; its words are the element's. */
unsigned pdf_tags_mark(struct pdf_tags *t, struct pdf_elem *e, size_t page);
/* An element below e that holds the annotation alone: a form field. */
struct pdf_elem *pdf_tags_form(struct pdf_tags *t, struct pdf_elem *e);
/* Give the annotation to e. Returns its StructParent. */
unsigned pdf_tags_annot(struct pdf_tags *t, struct pdf_elem *e, size_t page,
    unsigned annot);
void pdf_tags_write(struct pdf_tags *t);

/* ---- pdf_page.c: the content of pages ---- */

void pdf_pages_draw(struct pdf_job *j);

/* ---- pdf_link.c: what can be clicked on a page ---- */

struct pdf_rect { int32_t x0, y0, x1, y1; };	/* mpt, y down */

struct pdf_links *pdf_links_new(struct pdf_job *j);
/* link's words stand in r, on a line with this baseline. */
void pdf_links_add(struct pdf_links *l, const struct doc_node *link,
    int32_t baseline, struct pdf_rect r);
void pdf_links_field(struct pdf_links *l, const struct doc_node *field,
    struct pdf_rect r);
/* Write the page's annotations, tell what they are, and forget them. */
void pdf_links_page(struct pdf_links *l, size_t page, const unsigned **annots,
    size_t *n);
/* The form, when there are fields. */
void pdf_links_write(struct pdf_links *l);

/* ---- pdf_image.c, pdf_picture.c: pictures ---- */

/* Gray or RGB, 8 bits; alpha is NULL where all is opaque. */
struct pdf_pixels {
	uint32_t w, h;
	unsigned components;
	unsigned char *color, *alpha;
};
enum pdf_picture_kind { PDF_NO_PICTURE, PDF_PNG, PDF_JPEG };
/* components: of a JPEG, 1 or 3 (or what it has, which is refused later). */
enum pdf_picture_kind pdf_picture_header(struct str bytes, uint32_t *w,
    uint32_t *h, unsigned *components);
/* NULL, or what is wrong. */
const char *pdf_png_read(struct arena *a, struct str bytes,
    struct pdf_pixels *out);

struct pdf_pictures *pdf_pictures_new(struct pdf_job *j);
/* The number n in "/In" of a picture; -1 after reporting. */
int pdf_pictures_use(struct pdf_pictures *p, const struct doc_node *image);
void pdf_pictures_write(struct pdf_pictures *p, struct buf *b);

/* ---- pdf_nav.c: outline, destinations, page labels ---- */

void pdf_nav_check(struct pdf_job *j);	/* heading levels */
void pdf_nav_write(struct pdf_job *j);

/* ---- pdf_meta.c: everything about the document ---- */

/* Info, XMP, colour profile, attachments; -1 after reporting. */
int pdf_meta_write(struct pdf_job *j);

/* ---- pdf_tree.c ---- */

/* One entry of a name or number tree, as PDF syntax. */
struct pdf_pair { struct str key, value; };
enum pdf_tree_kind { PDF_NAMES, PDF_NUMS };
/*
 * A balanced tree of pairs, which are in order, under a new object. Viewers
 * look things up in it without reading all of it.
 */
unsigned pdf_tree_add(struct pdf_job *j, enum pdf_tree_kind kind,
    const struct pdf_pair *pairs, size_t n);

/* Entries of one object, built in j->buf: begin, add to the buffer, end. */
struct buf *pdf_begin(struct pdf_job *j);
unsigned pdf_end(struct pdf_job *j);
void pdf_end_as(struct pdf_job *j, unsigned obj);

#endif
