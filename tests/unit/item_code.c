/* The code of a printed form: made, keyed, mistyped. */
#include "tap.h"

#include "base/arena.h"
#include "item/item_code.h"

static void
test_made(struct arena *a)
{
	const struct digest d = digest_of(STR_LIT("quiz"));
	const struct str hex = digest_hex(a, &d);
	const struct str code = item_code_of(a, STR_LIT("A"), &d);

	ok(str_starts(code, "A-") && code.len == 10, "A, six digits, one more");
	for (size_t i = 0; i < 6; i++)
		ok(code.ptr[2 + i] == hex.ptr[i] || code.ptr[2 + i] ==
		    hex.ptr[i] - 'a' + 'A', "digit %zu is the digest's", i);
}

static void
test_keyed(struct arena *a)
{
	const struct digest d = digest_of(STR_LIT("quiz"));
	const struct digest other = digest_of(STR_LIT("other"));
	const struct str code = item_code_of(a, STR_LIT("B"), &d);
	struct str form;

	is_int(item_code_read(a, code, &d, &form), ITEM_CODE_FINE, "whole");
	is_text(form, "B", "its form");
	is_int(item_code_read(a, STR_LIT("form-b"), &d, &form),
	    ITEM_CODE_NONE, "form-b");
	is_text(form, "B", "is B");
	is_int(item_code_read(a, STR_LIT(" b"), &d, &form), ITEM_CODE_NONE,
	    "b alone");
	is_text(form, "B", "is B, too");
	is_int(item_code_read(a, code, &other, &form), ITEM_CODE_OTHER_QUIZ,
	    "of another quiz");
	is_int(item_code_read(a, STR_LIT(""), &d, &form), ITEM_CODE_NONE,
	    "nothing");
	is_text(form, "", "is no form");
	is_int(item_code_read(a, STR_LIT("ABCDEFG"), &d, &form),
	    ITEM_CODE_NONE, "seven letters");
	is_text(form, "ABCDEFG", "are no code without a form, but an id");
	ok(item_code_same(a, STR_LIT("form-b"), STR_LIT("B")) &&
	    item_code_same(a, STR_LIT("A-3F7C2E-G"), STR_LIT("a3f7c2eg")) &&
	    !item_code_same(a, STR_LIT("A-3F7C2E-G"), STR_LIT("A")),
	    "what says the same");
}

/*
 * Check characters by ISO/IEC 7064, MOD 37,36, made apart from the C: of GRid's
 * example, A1-2425G-ABC1234002-M, and of codes that lead through each end of
 * the recursion.
 */
static void
test_standard(struct arena *a)
{
	static const struct { const char *form, *digits, *code; } all[] = {
		{ "A12425GABC1", "234002", "A12425GABC1-234002-M" },
		{ "A", "000007", "A-000007-1" },
		{ "A", "0000c4", "A-0000C4-V" },
		{ "A", "0007af", "A-0007AF-Z" },
		{ "A", "00d00f", "A-00D00F-0" },
	};

	for (size_t i = 0; i < NELEM(all); i++) {
		struct digest d;

		if (!digest_parse_hex(str_fmt(a, "%s%058d", all[i].digits, 0),
		    &d))
			ok(false, "no digest");
		is_text(item_code_of(a, str_of(all[i].form), &d), all[i].code,
		    "as the standard has it");
	}
}

/* Every wrong character is seen, and every two neighbours swapped. */
static void
test_slips(struct arena *a)
{
	const struct digest d = digest_of(STR_LIT("quiz"));
	const struct str code = item_code_of(a, STR_LIT("A"), &d);
	size_t wrong = 0, swapped = 0;
	struct str form;

	for (size_t i = 0; i < code.len; i++)
		for (const char *c = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
		    code.ptr[i] != '-' && *c != '\0'; c++) {
			char *slip = str_c(a, code);

			slip[i] = *c;
			wrong += *c != code.ptr[i] && item_code_read(a,
			    str_of(slip), &d, &form) != ITEM_CODE_SLIP;
		}
	for (size_t i = 0; i + 1 < code.len; i++) {
		char *slip = str_c(a, code);

		slip[i] = code.ptr[i + 1];
		slip[i + 1] = code.ptr[i];
		swapped += code.ptr[i] != code.ptr[i + 1] &&
		    code.ptr[i] != '-' && code.ptr[i + 1] != '-' &&
		    item_code_read(a, str_of(slip), &d, &form) !=
		    ITEM_CODE_SLIP;
	}
	is_int((long)wrong, 0, "wrong characters not seen");
	is_int((long)swapped, 0, "swapped ones not seen");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_made(a);
	test_keyed(a);
	test_standard(a);
	test_slips(a);
	arena_free(a);
	return tap_done();
}
