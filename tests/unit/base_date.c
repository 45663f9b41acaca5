#include "tap.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/digest.h"

static void
test_parse(void)
{
	static const char *const wrong[] = { "", "2026-12-1", "2026-13-01",
		"2026-00-01", "2026-04-31", "2026-02-29", "1900-02-29",
		"1899-12-31", "3000-01-01", "2026/12/01", "2026-12-01 ",
		"+026-12-01", "2026-12-0x", "2026-12-00" };
	struct date d = { 1, 2, 3 };

	for (size_t i = 0; i < NELEM(wrong); i++)
		ok(!date_parse(str_of(wrong[i]), &d) && d.year == 1,
		    "no date: \"%s\"", wrong[i]);
	ok(date_parse(STR_LIT("2026-12-01"), &d) && d.year == 2026 &&
	    d.month == 12 && d.day == 1, "a date");
	ok(date_parse(STR_LIT("2000-02-29"), &d) &&
	    date_parse(STR_LIT("1900-01-01"), &d) &&
	    date_parse(STR_LIT("2999-12-31"), &d), "the ends");
}

/* Day numbers rise by one from each day to the next, over 1100 years. */
static void
test_days(struct arena *a)
{
	static const int last[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	int32_t before = date_days((struct date){ 1899, 12, 31 });
	size_t odd = 0;

	for (int y = 1900; y < 3000; y++) {
		bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

		for (int m = 1; m <= 12; m++) {
			int n = last[m - 1] + (m == 2 && leap);
			struct date d = { y, m, 1 }, p;

			for (; d.day <= n; d.day++)
				odd += date_days(d) != ++before;
			/* d is now a day too late */
			odd += date_parse(date_iso(a, d), &p);
		}
		arena_reset(a);
	}
	is_int(odd, 0, "every day follows the one before");
	is_int(date_days((struct date){ 1970, 1, 1 }), 0, "the first");
}

static void
test_others(struct arena *a)
{
	struct date d = { 2026, 1, 31 };

	ok(date_cmp(d, d) == 0 && date_cmp(d, (struct date){ 2026, 2, 1 }) < 0
	    && date_cmp(d, (struct date){ 2025, 12, 31 }) > 0 &&
	    date_cmp(d, (struct date){ 2026, 1, 30 }) > 0, "order");
	is_text(date_iso(a, date_add_months(d, 1)), "2026-02-28",
	    "clipped to the month");
	is_text(date_iso(a, date_add_months(d, 25)), "2028-02-29",
	    "in a leap year");
	is_text(date_iso(a, date_add_months(d, -1)), "2025-12-31", "back");
	is_text(date_iso(a, date_add_days(d, 0)), "2026-01-31", "no day on");
	is_text(date_iso(a, date_add_days(d, 1)), "2026-02-01", "a day on");
	is_text(date_iso(a, date_add_days(d, 365 + 365 + 29)), "2028-02-29",
	    "over years");
	for (unsigned n = 0; n < 900; n += 7)
		if (date_days(date_add_days(d, n)) !=
		    date_days(d) + (int32_t)n)
			ok(false, "%u days on", n);
	is_text(date_iso(a, date_add_days(d, 4000000000u)), "2999-12-31",
	    "the last day");
	is_text(date_long(a, d), "January 31, 2026", "in words");
	setenv("SOURCE_DATE_EPOCH", "1798761599", 1);
	is_text(date_iso(a, date_now()), "2026-12-31", "one second before");
	setenv("SOURCE_DATE_EPOCH", "1798761600", 1);
	is_text(date_iso(a, date_now()), "2027-01-01", "midnight");
	setenv("SOURCE_DATE_EPOCH", "0", 1);
	is_text(date_iso(a, date_now()), "1970-01-01", "the first day");
	setenv("SOURCE_DATE_EPOCH", "soon", 1);
	ok(date_now().year >= 2024, "nonsense is not obeyed");
}

static void
test_digest_parse(struct arena *a)
{
	static const char *const wrong[] = { "", "sha256:",
		"sha256:ba7816bf8f01cfea414140de5dae2223"
		    "b00361a396177a9cb410ff61f20015a",
		"sha256:ba7816bf8f01cfea414140de5dae2223"
		    "b00361a396177a9cb410ff61f20015add",
		"sha256:BA7816bf8f01cfea414140de5dae2223"
		    "b00361a396177a9cb410ff61f20015ad",
		"sha256:ba7816bf8f01cfea414140de5dae2223"
		    "b00361a396177a9cb410ff61f20015ag",
		"SHA256:ba7816bf8f01cfea414140de5dae2223"
		    "b00361a396177a9cb410ff61f20015ad" };
	const struct digest d = digest_of(STR_LIT("abc"));
	struct digest back;

	ok(digest_parse(digest_text(a, &d), &back) &&
	    memcmp(d.bytes, back.bytes, sizeof(d.bytes)) == 0,
	    "a digest is read back");
	ok(!digest_parse((struct str){ NULL, 0 }, &back), "an absent one");
	for (size_t i = 0; i < NELEM(wrong); i++)
		ok(!digest_parse(str_of(wrong[i]), &back),
		    "no digest: \"%s\"", wrong[i]);
}

/* The examples of FIPS 180-2, appendix B. */
static void
test_digest(struct arena *a)
{
	struct digest d = digest_of(STR_LIT("abc")), e;
	struct digest_ctx *c = digest_new();

	is_text(digest_text(a, &d), "sha256:ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad", "abc");
	d = digest_of(STR_LIT(""));
	is_text(digest_hex(a, &d), "e3b0c44298fc1c149afbf4c8996fb92427ae41e46"
	    "49b934ca495991b7852b855", "nothing");
	for (int i = 0; i < 1000; i++) {
		char thousand[1000];

		memset(thousand, 'a', sizeof(thousand));
		digest_add(c, (struct str){ thousand, sizeof(thousand) });
	}
	d = digest_end(c);
	is_text(digest_hex(a, &d), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a"
	    "497200e046d39ccc7112cd0", "a million a");
	c = digest_new();
	digest_add_field(c, STR_LIT("ab"));
	digest_add_field(c, STR_LIT("c"));
	d = digest_end(c);
	c = digest_new();
	digest_add_field(c, STR_LIT("a"));
	digest_add_field(c, STR_LIT("bc"));
	e = digest_end(c);
	ok(memcmp(&d, &e, sizeof(d)) != 0, "another list, another digest");
	e = digest_of(STR_LIT("\0\0\0\0\0\0\0\2ab\0\0\0\0\0\0\0\1c"));
	ok(memcmp(&d, &e, sizeof(d)) == 0, "lengths before the texts");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_parse();
	test_days(a);
	test_others(a);
	test_digest(a);
	test_digest_parse(a);
	arena_free(a);
	return tap_done();
}
