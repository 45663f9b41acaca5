/* theme.h - faces, page and styles from templates/theme.xml. */
#ifndef PRECEPT_THEME_H
#define PRECEPT_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

/* One font file. Named by its file below a font root, never searched for by
 * family; family is what must be found inside. */
struct theme_face {
	struct str name;	/* "body-italic": what styles call it */
	struct str file;	/* "truetype/lato/Lato-Bold.ttf" */
	struct str family;	/* "Lato" */
	int fallback;		/* face asked for characters this one lacks; -1: none */
	struct pos at;
};

enum theme_align { THEME_LEFT, THEME_JUSTIFY, THEME_CENTER, THEME_RIGHT };

/* How one kind of block looks. Lengths in mpt, colours 0xRRGGBB. */
struct theme_style {
	struct str name;	/* "para", "h1", "item", "cell", "cover-title"... */
	unsigned face, bold, italic, bold_italic, mono;	/* faces */
	unsigned features;	/* TEXT_ flags */
	int32_t size, leading, before, after, indent;
	uint32_t color;
	enum theme_align align;
	bool hyphenate;
};

struct theme {
	int32_t page_w, page_h;
	int32_t margin_top, margin_bottom, margin_inner, margin_outer;
	const struct theme_face *faces;
	size_t n_faces;
	const struct theme_style *styles;
	size_t n_styles;
	uint32_t ink, accent, muted, rule_color, tint;	/* named colours */
};

/* Paper "letter" or "a4" and accent come from settings; text is theme.xml. */
struct theme *theme_read(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct str paper);
/* CHECKs that it is there: theme_read saw to it that every style is. */
const struct theme_style *theme_style(const struct theme *t, const char *name);

#endif
