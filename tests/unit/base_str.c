#include "tap.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/utf8.h"

static void
test_str(struct arena *a)
{
	struct str s = STR_LIT(" a=b=c\t\n"), rest, x = str_of(NULL);
	char *c;

	ok(x.ptr == NULL && str_empty(x), "absent");
	ok(str_eq(x, STR_LIT("")) && !str_eq(s, x), "equal");
	is_text(str_trim(s), "a=b=c", "trim");
	is_text(str_trim(STR_LIT(" \n")), "", "trim all");
	ok(str_cmp(STR_LIT("a"), STR_LIT("ab")) < 0 &&
	    str_cmp(STR_LIT("b"), STR_LIT("ab")) > 0 &&
	    str_cmp(STR_LIT("\xc3"), STR_LIT("z")) > 0 &&
	    str_cmp(s, s) == 0, "order of bytes");
	ok(str_natural_cmp(STR_LIT("5 USC 552"), STR_LIT("16 CFR 255")) < 0 &&
	    str_natural_cmp(STR_LIT("45 CFR 164.508(a)(2)"),
	    STR_LIT("45 CFR 164.508(a)(10)")) < 0 &&
	    str_natural_cmp(STR_LIT("45 CFR 164.508"),
	    STR_LIT("45 CFR 164.508(a)")) < 0 &&
	    str_natural_cmp(STR_LIT("B 2"), STR_LIT("10 A")) > 0 &&
	    str_natural_cmp(STR_LIT("a 007"), STR_LIT("a 7")) < 0 &&
	    str_natural_cmp(s, s) == 0, "order of people");
	ok(str_starts(s, " a") && !str_starts(s, "a") &&
	    str_starts(s, "") && !str_starts(STR_LIT("a"), "ab"), "starts");
	ok(str_ends(s, "\t\n") && !str_ends(s, "\t") &&
	    !str_ends(STR_LIT("b"), "ab"), "ends");
	is_text(str_sub(s, 1, 3), "a=b", "part");
	is_text(str_sub(s, 6, SIZE_MAX), "\t\n", "clipped");
	is_text(str_sub(s, 99, 1), "", "outside");
	ok(str_chr(s, '=', 0) == 2 && str_chr(s, '=', 3) == 4 &&
	    str_chr(s, '=', 5) == s.len && str_chr(s, 'a', 99) == s.len &&
	    str_chr(s, 'a', s.len + 1) == s.len,
	    "byte");
	ok(str_find(s, "b=", 0) == 3 && str_find(s, "b=", 4) == s.len &&
	    str_find(s, "c\t\n ", 0) == s.len && str_find(s, "", 2) == 2 &&
	    str_find(s, "c\t\n", 0) == 5,
	    "words");
	rest = str_trim(s);
	is_text(str_cut(&rest, '='), "a", "cut");
	is_text(rest, "b=c", "the rest");
	(void)str_cut(&rest, '=');
	is_text(str_cut(&rest, '='), "c", "the last");
	ok(rest.ptr == NULL, "then nothing");
	rest = STR_LIT("a,");
	(void)str_cut(&rest, ',');
	ok(rest.ptr != NULL && rest.len == 0, "an empty last one");
	c = str_c(a, str_sub(s, 1, 1));
	ok(!strcmp(c, "a"), "C's own");
	ok(str_dup(a, x).ptr == NULL && !strcmp(str_c(a, x), ""), "of absent");
	is_text(str_fmt(a, "%d-%s", 12, "x"), "12-x", "formatted");
	is_text(str_join(a, STR_LIT("a"), STR_LIT("b")), "ab", "joined");
}

static void
test_distance(void)
{
	char lots[300];

	memset(lots, 'x', sizeof(lots));
	is_int(str_distance(STR_LIT("kitten"), STR_LIT("sitting"), 9), 3,
	    "kitten to sitting");
	is_int(str_distance(STR_LIT("kitten"), STR_LIT("sitting"), 2), 3,
	    "past the limit");
	is_int(str_distance(STR_LIT(""), STR_LIT("abc"), 9), 3, "from nothing");
	is_int(str_distance(STR_LIT("abc"), STR_LIT("abc"), 0), 0, "the same");
	is_int(str_distance((struct str){ lots, 300 }, (struct str){ lots,
	    297 }, 5), 3, "long ones");
}

static void
test_buf(void)
{
	struct buf b;

	buf_init(&b, 10);
	is_text(buf_view(&b), "", "empty");
	buf_puts(&b, "abc");
	buf_putc(&b, 'd');
	buf_printf(&b, "%03d", 7);
	buf_str(&b, STR_LIT("xyz"));
	ok(!b.over && b.ptr[b.len] == '\0', "full, with its NUL");
	is_text(buf_view(&b), "abcd007xyz", "all of it");
	buf_putc(&b, '!');
	ok(b.over, "one too many");
	is_text(buf_view(&b), "abcd007xyz", "is not kept");
	buf_clear(&b);
	ok(!b.over && b.len == 0, "cleared");
	buf_printf(&b, "%s", "0123456789a");
	ok(b.over && b.len == 0, "too much at once");
	buf_free(&b);
	buf_free(&b);
	buf_init(&b, SIZE_MAX);
	for (int i = 0; i < 10000; i++)
		buf_printf(&b, "%d,", i);
	ok(b.len == 48890 && str_ends(buf_view(&b), "9998,9999,"), "grows");
	buf_add(&b, "", SIZE_MAX);
	ok(b.over, "no overflow of sizes");
	buf_free(&b);
}

/* Every code point, and every sequence of up to four bytes that is none. */
static void
test_utf8(void)
{
	static const struct { const char *text; size_t len, good; } all[] = {
		{ "abc", 3, 3 }, { "a\0b", 3, 1 }, { "\xc3", 1, 0 },
		{ "\xc3\xa4", 2, 2 }, { "\xc0\x80", 2, 0 }, { "a\x80", 2, 1 },
		{ "\xe0\x9f\xbf", 3, 0 }, { "\xed\xa0\x80", 3, 0 },
		{ "\xf0\x8f\xbf\xbf", 4, 0 }, { "\xf4\x90\x80\x80", 4, 0 },
		{ "\xf5\x80\x80\x80", 4, 0 }, { "\xff", 1, 0 },
		{ "\xe2\x82\xac", 2, 0 }, { "12345678\x80", 9, 8 },
		{ "1234567\0", 8, 7 }, { "123456789012345\xff", 16, 15 },
		{ "\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3", 9, 8 },
	};
	char out[4];
	size_t odd = 0, at;

	for (size_t i = 0; i < NELEM(all); i++)
		ok(utf8_check((struct str){ all[i].text, all[i].len }) ==
		    all[i].good, "check %zu", i);
	for (uint32_t cp = 1; cp <= 0x10ffff; cp++) {
		struct str s = { out, utf8_put(out, cp) };

		at = 0;
		odd += utf8_check(s) != (cp >= 0xd800 && cp < 0xe000 ? 0 :
		    s.len);
		odd += utf8_next(s, &at) != cp || at != s.len;
	}
	is_int(odd, 0, "all code points");
	is_int(utf8_len(STR_LIT("a\xc3\xa4\xf0\x9f\x98\x80")), 3, "length");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_str(a);
	test_distance();
	test_buf();
	test_utf8();
	arena_free(a);
	return tap_done();
}
