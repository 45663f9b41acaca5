#include <stdint.h>

#include "base/arena.h"
#include "pdf/pdf_obj.h"
#include "pdf_open.h"
#include "tap.h"

static void
test_syntax(void)
{
	static const struct { int64_t mpt; const char *want; } lengths[] = {
		{ 0, "0" }, { 1, "0.001" }, { 10, "0.01" }, { 500, "0.5" },
		{ -1500, "-1.5" }, { -1, "-0.001" }, { 612000, "612" },
		{ 595276, "595.276" }, { 1090, "1.09" },
		{ INT64_MIN, "-9223372036854775.808" }
	};
	struct buf b;

	buf_init(&b, 4096);
	for (size_t i = 0; i < NELEM(lengths); i++) {
		buf_clear(&b);
		pdf_put_mpt(&b, lengths[i].mpt);
		is_text(buf_view(&b), lengths[i].want, "a length in points");
	}
	buf_clear(&b);
	pdf_put_int(&b, INT64_MIN);
	is_text(buf_view(&b), "-9223372036854775808", "the least integer");
	buf_clear(&b);
	pdf_put_text(&b, STR_LIT("a (b) \\ c"));
	is_text(buf_view(&b), "(a \\(b\\) \\\\ c)", "plain text is escaped");
	buf_clear(&b);
	pdf_put_text(&b, STR_LIT("\xc3\xa9\xf0\x9d\x94\xb8"));
	is_text(buf_view(&b), "<FEFF00E9D835DD38>", "other text is UTF-16");
	buf_clear(&b);
	pdf_put_text(&b, STR_LIT("a\nb"));
	is_text(buf_view(&b), "<FEFF0061000A0062>", "so are control characters");
	buf_clear(&b);
	pdf_put_bytes(&b, STR_LIT("rule/\xc3\xa9"));
	is_text(buf_view(&b), "<72756C652FC3A9>", "bytes stay bytes");
	buf_clear(&b);
	pdf_put_date(&b, (struct date){ 2026, 12, 1 });
	is_text(buf_view(&b), "(D:20261201000000Z)", "a date");
	buf_free(&b);
}

/* More objects than stand in one object stream, and more than 65,535. */
static void
test_many(struct arena *a)
{
	struct pdf_file *f = pdf_file_new(a);
	const unsigned page = pdf_page_add(f, 612000, 792000);
	const unsigned resources = pdf_obj_add(f, STR_LIT("/Font<<>>"));
	unsigned last = 0;
	struct str pdf, clear;

	for (unsigned i = 0; i < 70000; i++)
		last = pdf_obj_add(f, STR_LIT("/Type/Test"));
	pdf_obj_set(f, last, STR_LIT("/Type/Last"));
	pdf_page_fill(f, page, &(struct pdf_page_parts){
	    .resources = resources, .content = STR_LIT("q Q") });
	pdf_catalog_ref(f, "Test", last);
	pdf_info_set(f, STR_LIT("/Title(x)"));
	pdf = pdf_file_save(f, a);
	clear = pdf_clear(a, pdf);
	ok(str_find(clear, "/Type/Last", 0) < clear.len, "an object set later");
	ok(str_find(clear, "/Producer", 0) == clear.len,
	    "nothing of the library's own");
	ok(str_find(pdf, "/Type/XRef/Size 703", 0) < pdf.len,
	    "all objects have a place");
	ok(str_ends(pdf, "%%EOF\n"), "and the file an end");
	pdf_file_free(f);
	pdf_file_free(NULL);
}

int
main(void)
{
	struct arena *a = arena_new();

	test_syntax();
	test_many(a);
	arena_free(a);
	return tap_done();
}
