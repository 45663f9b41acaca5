/*
 * pdf.h - fonts, measuring of text, and a laid-out book as PDF 1.7 bytes that
 * hold PDF/UA-1 and PDF/A-3a. The door to HarfBuzz, libharu, libpng and
 * libdeflate.
 *
 * The order of use:
 *	fonts = pdf_fonts_open(dg, theme, THEME_FONT_ROOT);	once
 *	m = pdf_measurer_new(fonts);		one for each thread, kept for
 *						all its books
 *	tm = pdf_measurer_text(m);
 *	l = layout_book(a, dg, env, theme, &tm, book);
 *	pdf_write(a, dg, m, l, &what, &bytes);
 */
#ifndef PRECEPT_PDF_H
#define PRECEPT_PDF_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"
#include "layout/layout.h"

struct arena;
struct theme;

/* The theme's faces, read once; nothing in it changes, any thread may use it. */
struct pdf_fonts;

/*
 * Open every face of t below the folder root. A file that is missing, is no
 * TrueType font, holds another family than the theme names or forbids
 * embedding is a finding (all faces are tried). Returns NULL after findings.
 * t must outlive the fonts.
 */
struct pdf_fonts *pdf_fonts_open(struct diag *dg, const struct theme *t,
    const char *root);
void pdf_fonts_free(struct pdf_fonts *f);
/* The bytes of a face's file, for the fingerprint; they live as long as f. */
struct str pdf_fonts_bytes(const struct pdf_fonts *f, size_t face);
/* Name and version of each library that decides bytes: "HarfBuzz 6.0.0, ...". */
void pdf_libraries(struct buf *b);

/*
 * Shapes words and remembers them. Not for several threads; f must outlive it.
 * Runs it hands out live as long as it does. A run of one space (U+0020) alone
 * may be asked for too. Characters that a face lacks come from its fallback
 * inside the same run; run->face is the face of its first glyph.
 */
struct pdf_measurer;
struct pdf_measurer *pdf_measurer_new(const struct pdf_fonts *f);
void pdf_measurer_free(struct pdf_measurer *m);
struct text_measure pdf_measurer_text(struct pdf_measurer *m);

/* The bytes of a picture that an IMAGE node names by its target. */
struct pdf_picture {
	struct str target;
	struct str bytes;	/* PNG, or JPEG in gray or RGB */
};

/*
 * The pictures that books measured and written by m may show; to be set before
 * layout_book. Not copied.
 */
void pdf_measurer_pictures(struct pdf_measurer *m,
    const struct pdf_picture *pictures, size_t n);

/* What stands in Info and XMP. Absent or empty strings are left out, but for
 * title and lang, which must be there. */
struct pdf_meta {
	struct str title, organization, subject, keywords;
	struct str lang;	/* "en-US" */
	struct str number, version;	/* of the document: "HR-114", "3.0" */
	struct date effective;	/* the only date in the file */
};

enum pdf_relation {
	PDF_SOURCE, PDF_DATA, PDF_ALTERNATIVE, PDF_SUPPLEMENT, PDF_UNSPECIFIED
};

/* A file carried inside, associated with the document as a whole. */
struct pdf_attachment {
	struct str name;	/* "book.xml": no folders */
	struct str mime;	/* "application/xml" */
	struct str description;
	enum pdf_relation relation;
	struct str bytes;
};

struct pdf_what {
	struct pdf_meta meta;
	struct str icc;		/* templates/srgb.icc */
	const struct pdf_attachment *attachments;
	size_t n_attachments;
};

/*
 * Write l, which was measured by m, as a PDF file in memory (in a). The same
 * input gives the same bytes, whatever m was used for before. Findings: heading
 * levels that skip, links to an id that is not in the book, pictures that
 * cannot be read or lack alternate text. Returns 0, or -1 with *out untouched.
 */
NODISCARD int pdf_write(struct arena *a, struct diag *dg,
    struct pdf_measurer *m, const struct layout *l, const struct pdf_what *what,
    struct str *out);

#endif
