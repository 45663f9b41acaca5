/*
 * pdf_font.h - faces and shaped words, shared by the files of pdf that measure,
 * draw and embed. Units are 1/1000 em throughout.
 */
#ifndef PRECEPT_PDF_FONT_H
#define PRECEPT_PDF_FONT_H

#include <hb.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

struct arena;

/* One font file, immutable. */
struct pdf_face {
	hb_blob_t *blob;
	hb_face_t *face;
	hb_font_t *font;	/* scale 1000 */
	hb_face_t *lean;	/* what is embedded is cut from */
	struct text_metrics metrics;
	int fallback;		/* index or -1 */
	struct pos at;		/* in the theme */
	const char *path;
	/* For the font descriptor. */
	struct str ps_name;
	int32_t box[4];
	int32_t italic_angle;	/* whole degrees, negative leans right */
	int32_t stem_v;
	unsigned flags;
};

struct pdf_fonts {
	struct arena *arena;
	struct pdf_face *faces;
	size_t n_faces;
};

/*
 * What a character code of a document stands for: a glyph and the text it came
 * from. Interned per measurer, so that equal (face, glyph, text) is one slot;
 * a document gives each slot it uses its CID.
 */
struct pdf_slot {
	uint32_t gid;
	int32_t width;		/* of the unkerned glyph, as W says */
	struct str text;
	unsigned face;
	/* Of the document being written; valid while epoch is the document's. */
	uint64_t epoch;
	unsigned cid;
};

struct pdf_glyph {
	struct pdf_slot *slot;
	int32_t advance, dx, dy;
	/*
	 * Not 0: this and the next glyphs-1 glyphs together say actual, and no
	 * way of cutting it up gives each glyph its own text.
	 */
	unsigned actual_glyphs;
	struct str actual;
};

/* A run as layout sees it, with its glyphs behind. */
struct pdf_run {
	struct text_run run;	/* first, so that the pointers convert */
	struct pdf_glyph *glyphs;
	size_t n_glyphs;
};

static inline const struct pdf_run *
pdf_run_of(const struct text_run *r)
{
	return (const struct pdf_run *)(const void *)r;
}

/*
 * The tables of face that draw, as a face of its own, in pdf_embed.c. It has
 * no copy of them; face may be destroyed before it.
 */
hb_face_t *pdf_embed_source(hb_face_t *face);
/* The next document's epoch: all slots are without CID again. */
uint64_t pdf_measurer_epoch(struct pdf_measurer *m);
const struct pdf_fonts *pdf_measurer_fonts(const struct pdf_measurer *m);
/* NULL when the measurer was given no such picture. */
const struct pdf_picture *pdf_measurer_picture(const struct pdf_measurer *m,
    struct str target);
/* Size in pixels from the header of a PNG or JPEG; false when it is neither. */
bool pdf_picture_size(struct str bytes, uint32_t *w, uint32_t *h);
/* What keeps bytes from being a picture here; NULL: nothing in its header. */
const char *pdf_picture_trouble(struct str bytes);
/* The slot of the space in a face. */
struct pdf_slot *pdf_measurer_space(struct pdf_measurer *m, unsigned face);

#endif
