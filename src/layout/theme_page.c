#include "layout/theme_part.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/xml_in.h"
#include "layout/layout_messages.h"

/* A theme's page and hyphenation. */

#define MIN_MEASURE 150000	/* room for words that can still be set */
#define SIDE_LEAST 72000
#define SIDE_MOST 14400000	/* ISO 32000-1, annex C */
#define MIN_EDGE 10000		/* a running line needs it above or below */

/* header and footer stand between the edge and the words. */
static void
check_running(struct theme_reader *r, const struct xml_node *n,
    const char *name, int32_t y, const char *margin_name, int32_t margin)
{
	if (y >= MIN_EDGE && y <= margin)
		return;
	diag_error(r->dg, xml_attr(n, name)->at, MSG_THEME_RANGE, name,
	    STR_ARG(xml_attr_value(n, name)));
	if (margin < MIN_EDGE)
		diag_hint(r->dg, "it stands in the margin: write %s=\"\" "
		    "from %s", margin_name, theme_points(r->a, MIN_EDGE));
	else
		diag_hint(r->dg, "from %s to %s, where \"%s\" ends",
		    theme_points(r->a, MIN_EDGE), theme_points(r->a, margin),
		    margin_name);
}

static void
check_page(struct theme_reader *r, const struct xml_node *n,
    const struct theme *t)
{
	const int32_t w = t->page_w - t->margin_left - t->margin_right -
	    t->hang;
	const int32_t h = t->page_h - t->margin_top - t->margin_bottom;

	if (w >= MIN_MEASURE && h >= MIN_MEASURE) {
		check_running(r, n, "header", t->header_y, "top",
		    t->margin_top);
		check_running(r, n, "footer", t->footer_y, "bottom",
		    t->margin_bottom);
		return;
	}
	diag_error(r->dg, n->at, MSG_THEME_PAGE,
	    (long)((w < h ? w : h) / 1000));
	diag_hint(r->dg, w < h ? "make left, right or hang smaller" :
	    "make top or bottom smaller");
}

void
theme_read_page(struct theme_reader *r, const struct xml_node *n)
{
	struct theme t = { 0 };
	const struct { const char *name; int32_t *to, least; } all[] = {
		{ "width", &t.page_w, SIDE_LEAST },
		{ "height", &t.page_h, SIDE_LEAST },
		{ "top", &t.margin_top, 0 }, { "bottom", &t.margin_bottom, 0 },
		{ "left", &t.margin_left, 0 }, { "right", &t.margin_right, 0 },
		{ "hang", &t.hang, 0 }, { "header", &t.header_y, 0 },
		{ "footer", &t.footer_y, 0 },
	};
	const size_t errors = diag_errors(r->dg);
	const struct xml_attr *paper = theme_need_attr(r, n, "paper");

	if (paper != NULL)
		(void)theme_read_word(r, paper, "letter|a4");
	for (const struct xml_attr *at = n->attrs; at != NULL; at = at->next) {
		size_t i = 0;

		while (i < NELEM(all) && !str_is(at->name, all[i].name))
			i++;
		if (i < NELEM(all))
			theme_read_within(r, at, all[i].least, SIDE_MOST,
			    all[i].to);
		else if (!str_is(at->name, "paper"))
			theme_unknown_attr(r, n, at);
	}
	for (size_t i = 0; i < NELEM(all); i++)
		theme_need_attr(r, n, all[i].name);
	/* What is wrong with one of them is said; no more about all. */
	if (diag_errors(r->dg) == errors)
		check_page(r, n, &t);
	if (paper == NULL || !str_eq(paper->value, r->paper))
		return;
	r->paged = true;
	for (size_t i = 0; i < NELEM(all); i++) {
		int32_t *const to[] = { &r->t->page_w, &r->t->page_h,
			&r->t->margin_top, &r->t->margin_bottom,
			&r->t->margin_left, &r->t->margin_right, &r->t->hang,
			&r->t->header_y, &r->t->footer_y };

		*to[i] = *all[i].to;
	}
}

static void
read_letters(struct theme_reader *r, const struct xml_attr *at, unsigned *out)
{
	int32_t v = (int32_t)*out * 1000;

	theme_read_within(r, at, 1000, 20000, &v);
	*out = (unsigned)v / 1000;
}

void
theme_read_hyphenation(struct theme_reader *r, const struct xml_node *n)
{
	for (const struct xml_attr *at = n->attrs; at != NULL; at = at->next) {
		if (str_is(at->name, "file")) {
			r->t->hyphen_file = at->value;
			r->t->hyphen_at = at->at;
			if (file_below(r->a, "", at->value) != NULL)
				continue;
			diag_error(r->dg, at->at, MSG_THEME_PATH,
			    STR_ARG(at->value), THEME_HYPHEN_ROOT);
			diag_hint(r->dg, "write file=\"hyph_en_US.dic\"");
		} else if (str_is(at->name, "left")) {
			read_letters(r, at, &r->t->hyphen_left);
		} else if (str_is(at->name, "right")) {
			read_letters(r, at, &r->t->hyphen_right);
		} else {
			theme_unknown_attr(r, n, at);
		}
	}
	theme_need_attr(r, n, "file");
}
