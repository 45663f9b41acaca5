/*
 * layout_book.h - for tests of layout alone: a measurer whose every character
 * is half an em wide, a plain theme, and the text that boxes say.
 */
#ifndef PRECEPT_LAYOUT_BOOK_H
#define PRECEPT_LAYOUT_BOOK_H

#include "base/utf8.h"
#include "pdf_book.h"
#include "tap.h"

/* U+E000 is what no font has. */
static inline const struct text_run *
fake_shape(void *ctx, unsigned face, unsigned features, struct str text,
    uint32_t *missing)
{
	struct arena *a = ctx;
	struct text_run *r = ARENA_NEW(a, struct text_run);

	(void)features;
	for (size_t at = 0; at < text.len; ) {
		const uint32_t cp = utf8_next(text, &at);

		if (cp == 0xe000) {
			*missing = cp;
			return NULL;
		}
		r->advance += 500;
	}
	r->face = face;
	r->text = str_dup(a, text);
	return r;
}

static inline struct text_metrics
fake_metrics(void *ctx, unsigned face)
{
	(void)ctx;
	(void)face;
	return (struct text_metrics){ 800, 200, 700, 500, 100, 50 };
}

static inline const char *
fake_image(void *ctx, struct str target, int32_t *w, int32_t *h)
{
	(void)ctx;
	*w = 1000;
	*h = 400;
	return str_is(target, "logo.png") ? NULL : "";
}

/*
 * 400 x 500 points with 50 around and a hang of 50: lines of 250 points, 50
 * characters of the 10 point para; 33 lines of 12 points on a page.
 */
static const char fake_theme_text[] =
    "<theme xmlns=\"urn:precept:theme:1\">"
    "<page paper=\"letter\" width=\"400\" height=\"500\" top=\"52\" "
    "bottom=\"52\" left=\"50\" right=\"50\" hang=\"50\" header=\"30\" "
    "footer=\"30\"/><hyphenation file=\"hyph_en_US.dic\"/>"
    "<color name=\"accent\" value=\"#0b5563\"/>"
    "<color name=\"gap\" value=\"#ffefb3\"/>"
    "<face name=\"f\" file=\"f\" family=\"f\"/>"
    "<face name=\"b\" file=\"b\" family=\"b\"/>"
    "<style name=\"para\" face=\"f\" bold=\"b\" italic=\"f\" "
    "bold-italic=\"b\" mono=\"f\" size=\"10\" leading=\"12\" after=\"0\" "
    "color=\"#000000\" align=\"%s\" hyphenate=\"%s\"/>"
    "<style name=\"item\" like=\"para\" align=\"left\" indent=\"20\"/>";

static inline struct theme *
fake_theme(struct arena *a, const char *align, const char *hyphenate)
{
	static const char *const styles[] = { "quote", "box", "box-title",
		"basis", "code", "small", "h1", "h2", "h3", "h4",
		"opener-number", "opener-title", "cell", "cell-header",
		"cell-key", "contents-1", "contents-2", "contents-3",
		"cover-org", "cover-title", "cover-subtitle", "cover-text",
		"cover-sample", "field-label", "field-choice", "card-title",
		"card-heading", "card-para", "header", "footer",
		"page-number" };
	static const char *const boxes[] = { "quote", "rule", "rule-critical",
		"code", "card" };
	struct diag *dg = diag_new(a);
	struct theme *t;
	struct buf b;
	struct str text = str_of(fake_theme_text);
	size_t at = str_find(text, "%s", 0), end = str_find(text, "%s", at + 1);

	buf_init(&b, 1 << 20);
	buf_str(&b, str_sub(text, 0, at));
	buf_puts(&b, align);
	buf_str(&b, str_sub(text, at + 2, end - at - 2));
	buf_puts(&b, hyphenate);
	buf_str(&b, str_sub(text, end + 2, text.len));
	for (size_t i = 0; i < NELEM(styles); i++)
		buf_printf(&b, "<style name=\"%s\" like=\"para\" "
		    "align=\"left\" hyphenate=\"no\"/>", styles[i]);
	buf_puts(&b, "<box name=\"box\" fill=\"#eeeeee\" bar=\"accent\" "
	    "bar-width=\"2\" pad-x=\"8\" pad-y=\"6\"/>");
	for (size_t i = 0; i < NELEM(boxes); i++)
		buf_printf(&b, "<box name=\"%s\" like=\"box\" fill=\"none\" "
		    "pad-y=\"0\"/>", boxes[i]);
	buf_puts(&b, "</theme>");
	t = theme_read(a, dg, "theme.xml", str_dup(a, buf_view(&b)),
	    STR_LIT("letter"));
	buf_free(&b);
	diag_print(dg, stdout, false);
	CHECK(t != NULL);
	return t;
}

/* Lay out with fake letters. */
static inline struct layout *
fake_layout(struct arena *a, struct diag *dg, const struct layout_env *env,
    const struct theme *t, const struct doc_node *book)
{
	const struct text_measure m = { a, fake_shape, fake_metrics,
		fake_image };

	return layout_book(a, dg, env, t, &m, book);
}

/* What a box says, with the spaces that are its node's. */
static inline void
fake_says(struct buf *b, const struct layout_box *box)
{
	for (size_t i = 0; i < box->n_words; i++) {
		if (box->words[i].space)
			buf_putc(b, ' ');
		buf_str(b, box->words[i].run->text);
	}
	if (box->space_after)
		buf_putc(b, ' ');
	if (box->hyphenated && b->len >= 2)
		b->len -= 2;	/* the soft hyphen */
}

#endif
