/* Folding and trimming of what people type as their id. */
#include "tap.h"

#include "base/arena.h"
#include "base/utf8.h"

static void
test_fold(struct arena *a)
{
	static const char *const cases[][2] = {
		{ "E1001", "e1001" }, { "", "" }, { "a.b-C_d", "a.b-c_d" },
		{ "Jose\xcc\x81", "jos\xc3\xa9" },	/* e + acute */
		{ "JOS\xc3\x89", "jos\xc3\xa9" },
		{ "A\xcc\x8a", "\xc3\xa5" }, { "\xe2\x84\xab", "\xc3\xa5" },
		{ "\xc3\x9f", "\xc3\x9f" },		/* sharp s stays */
		{ "\xce\xa3\xce\xa3", "\xcf\x83\xcf\x83" },
		{ "\xc4\xb0", "i" },			/* I with dot above */
		{ "\xf0\x90\x90\x80", "\xf0\x90\x90\xa8" },
		/* marks in canonical order: dot below before dot above */
		{ "q\xcc\x87\xcc\xa3", "q\xcc\xa3\xcc\x87" },
	};

	for (size_t i = 0; i < NELEM(cases); i++) {
		struct str got = utf8_fold(a, str_of(cases[i][0]));

		is_text(got, cases[i][1], "folded");
		ok(str_eq(utf8_fold(a, got), got), "again changes nothing");
	}
}

static void
test_trim(void)
{
	is_text(utf8_trim(STR_LIT(" \t\xc2\xa0" "a b\xe3\x80\x80\n")), "a b",
	    "spaces of all kinds");
	is_text(utf8_trim(STR_LIT("\xef\xbb\xbf" "a")), "a", "a BOM");
	is_text(utf8_trim(STR_LIT("\xc2\x85" "a")), "\xc2\x85" "a",
	    "next line stays, as in JavaScript");
	is_int(utf8_trim(STR_LIT(" \xe2\x80\xa8 ")).len, 0, "nothing left");
	is_int(utf8_trim(STR_LIT("")).len, 0, "nothing there");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_fold(a);
	test_trim();
	arena_free(a);
	return tap_done();
}
