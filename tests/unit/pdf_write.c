#include <stdio.h>

#include "pdf_book.h"
#include "tap.h"

static struct theme *theme;
static struct pdf_fonts *fonts;
static struct str icc;

static struct pdf_what
what_of(struct arena *a, const struct doc_node *book)
{
	struct pdf_attachment *at = arena_array(a, 2, sizeof *at);
	struct buf xml;

	at[0] = (struct pdf_attachment){ STR_LIT("manifest.txt"),
		STR_LIT("text/plain"), STR_LIT("digests of all inputs"),
		PDF_DATA, STR_LIT("a b c\n") };
	at[1] = (struct pdf_attachment){ STR_LIT("book.xml"),
		STR_LIT("application/xml"), STR_LIT("the document tree"),
		PDF_SOURCE, STR_LIT("") };
	buf_init(&xml, SIZE_MAX);
	doc_xml(&xml, book);
	at[1].bytes = str_dup(a, buf_view(&xml));
	buf_free(&xml);
	return (struct pdf_what){ .meta = {
		.title = STR_LIT("Handbook & forms \xe2\x80\x94 nurse"),
		.organization = STR_LIT("Cedar Valley <Family> Health, Inc."),
		.subject = STR_LIT("What we say online"),
		.keywords = STR_LIT("HIPAA, social media"),
		.lang = STR_LIT("en-US"), .number = STR_LIT("HR-114"),
		.version = STR_LIT("3.0"), .effective = { 2026, 12, 1 } },
		.icc = icc, .attachments = at, .n_attachments = 2 };
}

static const struct pdf_picture logo = { { "logo.png", 8 },
	{ (const char *)plain_png, sizeof plain_png } };

/* What becomes of a tree; absent when there were errors. */
static struct str
make(struct arena *a, struct diag *dg, struct pdf_measurer *m,
    const char *lines)
{
	struct doc_node *book = plain_tree(a, lines);
	struct text_measure tm = pdf_measurer_text(m);
	struct pdf_what what = what_of(a, book);
	struct str out = { NULL, 0 };
	struct layout *l;

	pdf_measurer_pictures(m, &logo, 1);
	l = plain_layout(a, theme, &tm, book);
	if (pdf_write(a, dg, m, l, &what, &out) != 0)
		return (struct str){ NULL, 0 };
	return out;
}

static bool
has(struct str s, const char *needle)
{
	return str_find(s, needle, 0) < s.len;
}

static void
test_sample(struct arena *a, const char *save)
{
	struct diag *dg = diag_new(a);
	struct pdf_measurer *m = pdf_measurer_new(fonts);
	struct str pdf = make(a, dg, m, plain_sample), again;

	diag_print(dg, stdout, false);
	ok(pdf.ptr != NULL, "the sample becomes a PDF file");
	ok(str_starts(pdf, "%PDF-1.7"), "of version 1.7");
	ok(has(pdf, "<pdfuaid:part>1</pdfuaid:part>") &&
	    has(pdf, "<pdfaid:part>3</pdfaid:part>"), "it claims both");
	ok(has(pdf, "Cedar Valley &lt;Family&gt; Health, Inc."),
	    "XMP is escaped");
	ok(has(pdf, "/S/TH/P"), "header cells are tagged");
	ok(has(pdf, "(field/ceo)") && has(pdf, "(field/ceo-2)"),
	    "two fields of one id have two names");
	ok(has(pdf, "/S/r") && has(pdf, "/S/D"), "pages are labelled");
	if (save != NULL && pdf.ptr != NULL &&
	    file_write(dg, save, pdf, 0644) != 0)
		ok(false, "written to %s", save);
	make(a, dg, m, "book |x\n  part\n    paragraph |Other words entirely\n");
	again = make(a, dg, m, plain_sample);
	ok(str_eq(pdf, again), "the measurer's past leaves no trace");
	pdf_measurer_free(m);
	m = pdf_measurer_new(fonts);
	again = make(a, dg, m, plain_sample);
	ok(str_eq(pdf, again), "nor does its age");
	pdf_measurer_free(m);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct diag *dg = diag_new(a);

	theme = plain_theme(a, dg);
	fonts = pdf_fonts_open(dg, theme, THEME_FONT_ROOT);
	CHECK(fonts != NULL);
	CHECK(file_read(a, dg, "templates/srgb.icc", FILE_MAX_TEXT, &icc) == 0);
	test_sample(a, argc > 1 ? argv[1] : NULL);
	pdf_fonts_free(fonts);
	arena_free(a);
	return tap_done();
}
