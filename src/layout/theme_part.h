/*
 * theme_part.h - values of a theme's attributes, for the reader of its
 * elements. Each reports what it can't read and then leaves *out as it is.
 */
#ifndef PRECEPT_THEME_PART_H
#define PRECEPT_THEME_PART_H

#include "layout/theme.h"

struct xml_attr;
struct xml_node;

struct theme_reader {
	struct arena *a;
	struct diag *dg;
	struct theme *t;
	struct theme_face *faces;
	struct theme_style *styles;
	struct theme_box *boxes;
	size_t cap_faces, cap_styles, cap_boxes;
	struct str paper;
	const struct theme_colors *own;
	bool paged;
};

void theme_unknown_attr(struct theme_reader *r, const struct xml_node *n,
    const struct xml_attr *at);
/* The attribute, or NULL after reporting that it must be there. */
const struct xml_attr *theme_need_attr(struct theme_reader *r,
    const struct xml_node *n, const char *name);
/* Elements (theme_page.c). */
void theme_read_page(struct theme_reader *r, const struct xml_node *n);
void theme_read_hyphenation(struct theme_reader *r, const struct xml_node *n);

/* Thousandths in words: "10.5". */
const char *theme_points(struct arena *a, int32_t mpt);
/* A decimal number with at most three places, in thousandths. */
void theme_read_length(struct theme_reader *r, const struct xml_attr *at,
    int32_t *out);
/* The same, from least to most. */
void theme_read_within(struct theme_reader *r, const struct xml_attr *at,
    int32_t least, int32_t most, int32_t *out);
/* Where the theme keeps the color of this name; NULL: there is none. */
uint32_t *theme_named_color(struct theme *t, struct str name);
void theme_read_color(struct theme_reader *r, const struct xml_attr *at,
    uint32_t *out);
/* One of the words, parted by '|': its index, or -1 after reporting. */
int theme_read_word(struct theme_reader *r, const struct xml_attr *at,
    const char *words);
void theme_read_yes(struct theme_reader *r, const struct xml_attr *at,
    bool *out);
void theme_read_face(struct theme_reader *r, const struct xml_attr *at,
    unsigned *out);
void theme_read_features(struct theme_reader *r, const struct xml_attr *at,
    unsigned *out);

#endif
