/* Tokens: made as precept-quiz(5) says, good for one person and quiz. */
#include "tap.h"

#include "base/arena.h"
#include "item/item_token.h"

/* By Python's hmac, from the text that precept-quiz(5) gives. */
static void
test_token(struct arena *a)
{
	const struct str secret = STR_LIT("0123456789abcdef0123456789abcdef");
	const struct digest quiz = digest_of(STR_LIT("quiz")), other =
	    digest_of(STR_LIT("other"));
	const struct date day = { 2027, 1, 31 };
	const struct str t = item_token(a, secret, &quiz, STR_LIT("e1001"),
	    day);
	struct date due = { 0, 0, 0 };
	size_t good = 0;

	is_text(t, "20270131-db468ce4a93e14100a352df8d83feac2", "a token");
	ok(item_token_is(a, secret, &quiz, STR_LIT("e1001"), t, &due) &&
	    date_cmp(due, day) == 0, "is one");
	ok(!item_token_is(a, secret, &quiz, STR_LIT("e1002"), t, &due),
	    "of that person");
	ok(!item_token_is(a, secret, &other, STR_LIT("e1001"), t, &due),
	    "for that quiz");
	ok(!item_token_is(a, STR_LIT("x"), &quiz, STR_LIT("e1001"), t, &due),
	    "by that secret");
	for (size_t i = 0; i < t.len; i++) {
		char *slip = str_c(a, t);

		slip[i] = slip[i] == '1' ? '2' : '1';
		good += item_token_is(a, secret, &quiz, STR_LIT("e1001"),
		    str_of(slip), &due);
	}
	is_int(good, 0, "each character matters");
}

static void
test_form(void)
{
	static const struct { const char *text; bool form; } texts[] = {
		{ "20270131-db468ce4a93e14100a352df8d83feac2", true },
		{ "20270131-00000000000000000000000000000000", true },
		{ "20270131-db468ce4a93e14100a352df8d83feac", false },
		{ "20270131-db468ce4a93e14100a352df8d83feac22", false },
		{ "20270131-DB468CE4A93E14100A352DF8D83FEAC2", false },
		{ "20270131-gb468ce4a93e14100a352df8d83feac2", false },
		{ "20270131_db468ce4a93e14100a352df8d83feac2", false },
		{ "20270231-db468ce4a93e14100a352df8d83feac2", false },
		{ "2027013x-db468ce4a93e14100a352df8d83feac2", false },
		{ "99999999-00000000000000000000000000000000", false },
		{ "", false },
	};
	struct date due;

	for (size_t i = 0; i < NELEM(texts); i++)
		ok(item_token_parse(str_of(texts[i].text), &due) ==
		    texts[i].form, "\"%s\"", texts[i].text);
	ok(!item_token_parse(str_of(NULL), &due), "nothing");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_token(a);
	test_form();
	arena_free(a);
	return tap_done();
}
