/* theme.h - faces, page and styles from templates/theme.xml. */
#ifndef PRECEPT_THEME_H
#define PRECEPT_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;

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
	int32_t size, leading;
	int32_t before, after;	/* the larger of two that meet counts */
	int32_t indent;		/* lists: room for the marker */
	uint32_t color;
	enum theme_align align;
	bool hyphenate;
	bool balance;		/* lines of about equal length: titles */
};

/*
 * What stands behind a call-out, quotation or rule: a bar at the left and a
 * tint. Named as the BOX's style; "box", "quote", "rule", "rule-critical",
 * "code" and "card" are always there.
 */
struct theme_box {
	struct str name;
	bool filled;
	uint32_t fill, bar;
	int32_t bar_width;	/* 0: no bar */
	int32_t pad_x, pad_y;	/* between edge and words */
	int32_t before, after;	/* as a style's */
};

/*
 * Pages are not mirrored: handbooks are read on screens and printed on one
 * side. left..right bounds the widest things (wide tables, running header);
 * words begin hang further right, and numbers of headings stand in between.
 */
struct theme {
	int32_t page_w, page_h;
	int32_t margin_top, margin_bottom, margin_left, margin_right, hang;
	int32_t header_y, footer_y;	/* baselines, from top and from bottom */
	int32_t mono_scale;	/* size of code within words, in 1/1000 */
	const struct theme_face *faces;
	size_t n_faces;
	const struct theme_style *styles;
	size_t n_styles;
	const struct theme_box *boxes;
	size_t n_boxes;
	uint32_t ink, accent, muted, rule_color, tint, gap, critical;
	struct str hyphen_file;	/* below the root of hyphenation patterns */
	struct pos hyphen_at;
	unsigned hyphen_left, hyphen_right;	/* letters kept together */
};

/* Where Debian's packages put what the theme names. */
#define THEME_FONT_ROOT "/usr/share/fonts"
#define THEME_HYPHEN_ROOT "/usr/share/hyphen"

/*
 * Read text, the theme file called name, for paper "letter" or "a4". Reports
 * every mistake with its place; NULL when one of them is an error. What it
 * returns lives in a, keeps text and name, and is read-only from then on.
 */
struct theme *theme_read(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct str paper);

/*
 * An organization's own colours: the first in place of "accent", with a tint
 * of it in place of "tint"; the second in place of "critical".
 */
struct theme_colors {
	bool has_first, has_second;
	uint32_t first, second;
};

/* As theme_read, in own colours; they are printed as they are. */
struct theme *theme_read_colored(struct arena *a, struct diag *dg,
    const char *name, struct str text, struct str paper,
    const struct theme_colors *own);
/* "#1F4E79"; false when s is none. */
bool theme_color_parse(struct str s, uint32_t *out);
/* Is the contrast of one color to another 4.5 to 1 or more? */
bool theme_color_stands_out(uint32_t words, uint32_t paper);
/* A light tint, to stand behind words. */
uint32_t theme_color_tint(uint32_t color);
/* color, as much darker as it takes to stand out from its tint. */
uint32_t theme_color_darker(uint32_t color);

/* CHECKs that it is there: theme_read saw to it that every style is. */
const struct theme_style *theme_style(const struct theme *t, const char *name);
/* NULL when the theme has none of this name. */
const struct theme_style *theme_find_style(const struct theme *t,
    struct str name);
/* The box of this name, else "box". */
const struct theme_box *theme_box(const struct theme *t, struct str name);

#endif
