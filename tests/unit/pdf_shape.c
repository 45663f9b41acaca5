#include <stdio.h>

#include "base/utf8.h"
#include "pdf/pdf_font.h"
#include "pdf_book.h"
#include "tap.h"

enum { BODY = 0, SANS_BOLD = 6, SYMBOLS = 11 };

static struct pdf_fonts *fonts;

static const struct pdf_run *
shape(struct pdf_measurer *m, unsigned features, const char *text)
{
	struct text_measure tm = pdf_measurer_text(m);
	uint32_t missing = 0;
	const struct text_run *r = tm.shape(tm.ctx, BODY, features,
	    str_of(text), &missing);

	return r != NULL ? pdf_run_of(r) : NULL;
}

/* What the glyphs say, one after the other. */
static struct str
said(struct arena *a, const struct pdf_run *r)
{
	struct str out;
	struct buf b;
	unsigned skip = 0;

	buf_init(&b, SIZE_MAX);
	for (size_t i = 0; i < r->n_glyphs; i++) {
		if (r->glyphs[i].actual_glyphs != 0) {
			buf_str(&b, r->glyphs[i].actual);
			skip = r->glyphs[i].actual_glyphs;
		} else if (skip == 0) {
			buf_str(&b, r->glyphs[i].slot->text);
		}
		skip -= skip > 0;
	}
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static void
test_says(struct arena *a, struct pdf_measurer *m)
{
	static const char *const words[] = {
		"plain", "office", "waffle", "fjord", "AVATAR", "Nguy\xe1\xbb\x85n",
		"\xce\x95\xce\xbb\xce\xad\xce\xbd\xce\xb7", "x\xcc\xa3\xcc\x82",
		"a\xc2\xa0" "b", "\xe2\x98\x90", "1\xe2\x81\x84" "2",
		"(\xe2\x98\x90)", "twenty-eight", "un\xc2\xad", "\xc2\xad", " ",
		"\xf0\x9d\x94\xb8x"
	};

	for (size_t i = 0; i < NELEM(words); i++)
		for (unsigned f = 0; f < 4; f++) {
			const struct pdf_run *r = shape(m, f, words[i]);
			int64_t advance = 0;

			if (r == NULL) {
				ok(false, "%s is shaped", words[i]);
				continue;
			}
			for (size_t k = 0; k < r->n_glyphs; k++)
				advance += r->glyphs[k].advance;
			ok(str_is(said(a, r), words[i]) &&
			    advance == r->run.advance && advance > 0 &&
			    r->run.face == r->glyphs[0].slot->face,
			    "%s with features %u says itself", words[i], f);
		}
}

static void
test_faces(struct pdf_measurer *m)
{
	const struct pdf_run *r = shape(m, 0, "a\xe2\x99\x9e" "b");
	struct text_measure tm = pdf_measurer_text(m);
	uint32_t missing = 0;

	ok(r != NULL && r->n_glyphs == 3 && r->run.face == BODY &&
	    r->glyphs[1].slot->face == SYMBOLS &&
	    r->glyphs[2].slot->face == BODY, "one word in two faces");
	r = shape(m, 0, "\xe2\x99\x9e");
	is_int(r->run.face, SYMBOLS, "a word of the fallback's says so");
	ok(tm.shape(tm.ctx, BODY, 0, STR_LIT("a\xe4\xb8\xad" "b"),
	    &missing) == NULL, "a character that no face has");
	is_int(missing, 0x4e2d, "is named");
	ok(tm.shape(tm.ctx, BODY, 0, STR_LIT("a\xe4\xb8\xad" "b"),
	    &missing) == NULL, "the second time too");
}

static void
test_soft_hyphen(struct pdf_measurer *m)
{
	const struct pdf_run *drawn = shape(m, 0, "un\xc2\xad"),
	    *hidden = shape(m, 0, "un\xc2\xad" "do"), *hyphen = shape(m, 0, "-");
	const struct pdf_glyph *last = &drawn->glyphs[drawn->n_glyphs - 1];

	ok(last->slot->gid == hyphen->glyphs[0].slot->gid,
	    "a soft hyphen at the end is drawn as a hyphen");
	ok(str_is(last->slot->text, "\xc2\xad"), "and says U+00AD");
	is_int(hidden->n_glyphs, 4, "inside a word it is not drawn");
	is_int(hidden->run.advance, shape(m, 0, "undo")->run.advance,
	    "nor has it a width");
}

static void
test_features(struct pdf_measurer *m)
{
	struct text_measure tm = pdf_measurer_text(m);
	uint32_t missing;
	const struct text_run *one = tm.shape(tm.ctx, SANS_BOLD, TEXT_TABULAR,
	    STR_LIT("111"), &missing), *eight = tm.shape(tm.ctx, SANS_BOLD,
	    TEXT_TABULAR, STR_LIT("888"), &missing);

	is_int(one->advance, eight->advance, "tabular figures are equally wide");
	ok(shape(m, 0, "word") == shape(m, 0, "word"),
	    "the same question has the same answer");
	ok(shape(m, 0, "word") != shape(m, TEXT_SMALL_CAPS, "word"),
	    "another set of features another");
	ok(shape(m, 0, "AV")->run.advance < shape(m, 0, "A")->run.advance +
	    shape(m, 0, "V")->run.advance, "pairs are kerned");
}

/* Long words are shaped in pieces, in time that grows with their length. */
static void
test_long(struct arena *a, struct pdf_measurer *m)
{
	struct buf b;
	const struct pdf_run *r;

	buf_init(&b, SIZE_MAX);
	for (int i = 0; i < 30000; i++)
		buf_puts(&b, i % 3 ? "e\xcc\x81" : "\xc3\xa9");
	r = shape(m, 0, buf_view(&b).ptr);
	ok(r != NULL && r->run.advance > 0 &&
	    utf8_check(said(a, r)) == said(a, r).len, "80 KB in one word");
	buf_clear(&b);
	buf_putc(&b, 'a');
	for (int i = 0; i < 30000; i++)
		buf_puts(&b, "\xcc\x81");
	ok(shape(m, 0, buf_view(&b).ptr) != NULL, "30,000 marks on one letter");
	buf_free(&b);
}

int
main(void)
{
	struct arena *a = arena_new();
	struct diag *dg = diag_new(a);
	struct theme *t = plain_theme(a, dg);
	struct pdf_measurer *m;

	fonts = pdf_fonts_open(dg, t, THEME_FONT_ROOT);
	CHECK(fonts != NULL);
	m = pdf_measurer_new(fonts);
	test_says(a, m);
	test_faces(m);
	test_soft_hyphen(m);
	test_features(m);
	test_long(a, m);
	pdf_measurer_free(m);
	pdf_measurer_free(NULL);
	pdf_fonts_free(fonts);
	arena_free(a);
	return tap_done();
}
