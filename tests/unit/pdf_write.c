#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "pdf_book.h"
#include "pdf_open.h"
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

static size_t
count(struct str s, const char *needle)
{
	size_t n = 0;

	for (size_t at = 0; (at = str_find(s, needle, at)) < s.len; at++)
		n++;
	return n;
}

static void
test_sample(struct arena *a, const char *save)
{
	struct diag *dg = diag_new(a);
	struct pdf_measurer *m = pdf_measurer_new(fonts);
	struct str pdf = make(a, dg, m, plain_sample), again;
	struct str clear = pdf_clear(a, pdf);

	diag_print(dg, stdout, false);
	ok(pdf.ptr != NULL, "the sample becomes a PDF file");
	ok(str_starts(pdf, "%PDF-1.7"), "of version 1.7");
	ok(has(pdf, "<pdfuaid:part>1</pdfuaid:part>") &&
	    has(pdf, "<pdfaid:part>3</pdfaid:part>"), "it claims both");
	ok(has(pdf, "Cedar Valley &lt;Family&gt; Health, Inc."),
	    "XMP is escaped");
	ok(has(clear, "/S/TH/P") && has(clear, "/Scope/Column") &&
	    has(clear, "/Scope/Row"), "header cells are tagged");
	ok(has(clear, "(field/ceo)") && has(clear, "(field/ceo-2)"),
	    "two fields of one id have two names");
	ok(has(clear, "/S/r") && has(clear, "/S/D"), "pages are labelled");
	ok(has(clear, "(https://www.hhs.gov/hipaa/%C3%A4?a=b&c=\\(d\\))"),
	    "URIs are ASCII");
	ok(has(clear, "/AFRelationship/Source") &&
	    has(clear, "/Subtype/application#2Fxml"), "files are attached");
	ok(has(clear, "/Title(3.1 Photos)"), "headings are in the outline");
	ok(has(clear, "/SMask"), "a clear corner stays clear");
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

/* Words that the file's text would say differently than the tree. */
static void
test_text(struct arena *a)
{
	struct diag *dg = diag_new(a);
	struct pdf_measurer *m = pdf_measurer_new(fonts);
	struct str clear = pdf_clear(a, make(a, dg, m, "book |x\n  part\n"
	    "    paragraph |office \xf0\x9d\x94\xb8 "
	    "x\xcc\xa3\xcc\x82\n"
	    "      code |Nguy\xe1\xbb\x85n goes on\n"));

	is_int(diag_errors(dg), 0, "characters of all planes");
	ok(has(clear, "<006600660069>") || has(clear, "<00660066>"),
	    "a ligature says its letters");
	ok(has(clear, "<D835DD38>"), "a character past U+FFFF, as a pair");
	ok(!has(clear, "><>"), "every code says something");
	/* One letter drawn as two glyphs: "/P<</MCID 1/ActualText<FEFF1EC5>". */
	ok(has(clear, "/ActualText<FEFF1EC5>>>BDC"),
	    "glyphs that share a text have it said for them");
	ok(!has(clear, "/Span<<"), "in no sequence within another");
	pdf_measurer_free(m);
}

static void
test_findings(struct arena *a)
{
	static const struct { const char *code, *lines; } cases[] = {
		{ "P505", "book |x\n  part\n    heading level=1 |a\n"
		    "    heading level=3 |b\n" },
		{ "P505", "book |x\n  part\n    heading level=2 |a\n" },
		{ "P506", "book |x\n  part\n    paragraph\n"
		    "      link target=#nowhere\n        text |go\n" },
		{ "P507", "book |x\n  part\n    image target=none.png label=A\n" },
		{ "P509", "book |x\n  part\n    image target=logo.png\n" },
	};
	struct pdf_measurer *m = pdf_measurer_new(fonts);

	for (size_t i = 0; i < NELEM(cases); i++) {
		struct diag *dg = diag_new(a);
		struct str pdf = make(a, dg, m, cases[i].lines);

		ok(pdf.ptr == NULL && diag_len(dg) == 1 &&
		    strcmp(diag_at(dg, 0)->code, cases[i].code) == 0 &&
		    !str_empty(diag_at(dg, 0)->hint) &&
		    diag_at(dg, 0)->at.line > 0, "%s, with place and hint",
		    cases[i].code);
	}
	pdf_measurer_free(m);
}

static void
test_profile(struct arena *a)
{
	static const char *const bad[] = { "", "not a profile" };
	const struct str good = icc;
	struct pdf_measurer *m = pdf_measurer_new(fonts);
	char *bytes = str_c(a, good);

	for (size_t i = 0; i < 4; i++) {
		struct diag *dg = diag_new(a);

		if (i < 2)
			icc = str_of(bad[i]);
		else if (i == 2)
			icc = str_sub(good, 0, good.len - 1);
		else
			memcpy(bytes + 16, "CMYK", 4), icc.ptr = bytes,
			    icc.len = good.len;
		ok(make(a, dg, m, "book |x\n  part\n    paragraph |a\n").ptr ==
		    NULL && diag_len(dg) == 1 &&
		    strcmp(diag_at(dg, 0)->code, "P510") == 0,
		    "colour profile %zu is refused", i);
	}
	icc = good;
	pdf_measurer_free(m);
}

/* A paragraph, a list and a table over many pages; numbers trees with levels. */
static void
test_long(struct arena *a, const char *save)
{
	struct diag *dg = diag_new(a);
	struct pdf_measurer *m = pdf_measurer_new(fonts);
	struct buf b;
	struct str pdf, clear;

	buf_init(&b, SIZE_MAX);
	buf_puts(&b, "book |Long\n  part\n    heading level=1 id=top |Long\n"
	    "    paragraph |");
	for (int i = 0; i < 3000; i++)
		buf_printf(&b, "word%d ", i);
	buf_puts(&b, "\n    table columns=2\n      row header=1\n"
	    "        cell |Number\n        cell |Words\n");
	for (int i = 0; i < 300; i++)
		buf_printf(&b, "      row\n        cell header=1 |%d\n"
		    "        cell |some words of row %d that wrap into a "
		    "second line\n", i, i);
	for (int i = 0; i < 5000; i++)
		buf_printf(&b, "    heading level=2 id=h-%d |Heading %d\n"
		    "    paragraph\n      link target=#h-%d\n"
		    "        text |next\n", i, i, (i + 1) % 5000);
	pdf = make(a, dg, m, buf_view(&b).ptr);
	diag_print(dg, stdout, false);
	clear = pdf_clear(a, pdf);
	ok(has(clear, "/Type/MCR/Pg"), "an element goes on over pages");
	is_int(count(clear, "/S/Table/P"), 1, "a broken table is one table");
	ok(has(clear, "/Limits[(h-0) "), "names stand in a tree");
	ok(count(clear, "/Kids[") >= 3, "with several levels");
	ok(pdf.len < 16 * 5000 * 8, "a link costs little");
	if (save != NULL && file_write(dg, save, pdf, 0644) != 0)
		ok(false, "written to %s", save);
	buf_free(&b);
	pdf_measurer_free(m);
}

/* ---- several threads ---- */

struct thread {
	struct arena *a;
	struct str pdf;
};

static void *
run_thread(void *arg)
{
	struct thread *t = arg;
	struct pdf_measurer *m = pdf_measurer_new(fonts);

	t->a = arena_new();
	for (int i = 0; i < 3; i++)
		t->pdf = make(t->a, diag_new(t->a), m, plain_sample);
	pdf_measurer_free(m);
	return NULL;
}

static void
test_threads(void)
{
	struct thread t[4];
	pthread_t id[4];
	bool same = true;

	for (size_t i = 0; i < NELEM(t); i++)
		CHECK(pthread_create(&id[i], NULL, run_thread, &t[i]) == 0);
	for (size_t i = 0; i < NELEM(t); i++)
		CHECK(pthread_join(id[i], NULL) == 0);
	for (size_t i = 0; i < NELEM(t); i++)
		same &= t[i].pdf.len > 0 && str_eq(t[i].pdf, t[0].pdf);
	ok(same, "four threads at once make the same bytes");
	for (size_t i = 0; i < NELEM(t); i++)
		arena_free(t[i].a);
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
	test_text(a);
	test_findings(a);
	test_profile(a);
	test_long(a, argc > 2 ? argv[2] : NULL);
	test_threads();
	pdf_fonts_free(fonts);
	arena_free(a);
	return tap_done();
}
