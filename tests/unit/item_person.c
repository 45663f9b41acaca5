/* Ids of people, as they compare, and those that nobody can be told by. */
#include "tap.h"

#include "base/arena.h"
#include "item/item_quiz.h"

/* Ids that would look like "e1", and be another's. */
static void
test_unseen(struct arena *a)
{
	static const char *const wrong[] = { "e1\t2", "e\x7f" "1",
		"e1\xe2\x80\x8b", "e1\xe2\x80\x8d", "\xe2\x80\xae" "1e",
		"e\xc2\xad" "1", "e\xc2\xa0" "1", "e1\xef\xb8\x8f",
		"e1\xf3\xa0\x80\xa0", "e1\xe3\x85\xa4", "e\xc2\x85" "1" };
	static const char *const right[] = { "e1", "e 1", "e1.", "\xc3\xa9" "1",
		"\xd7\x90\xd7\x91", "\xef\xbd\x85" "1", "__proto__", "=1+1" };
	const char *long_id = str_fmt(a, "%0201d", 1).ptr;

	for (size_t i = 0; i < NELEM(wrong); i++)
		ok(item_person_wrong(a, item_person(a, str_of(wrong[i]))) !=
		    NULL, "an id with what nobody sees, %zu", i);
	for (size_t i = 0; i < NELEM(right); i++)
		ok(item_person_wrong(a, item_person(a, str_of(right[i]))) ==
		    NULL, "an id that can be seen: %s", right[i]);
	ok(item_person_wrong(a, str_of(long_id)) != NULL, "too long");
	ok(item_person_wrong(a, str_of(long_id + 1)) == NULL, "just not");
	ok(!item_name_is_seen((struct str){ NULL, 0 }) &&
	    !item_name_is_seen(STR_LIT(" \t\xc2\xa0\xe2\x80\x8b")),
	    "a name of nothing");
	ok(item_name_is_seen(STR_LIT(" \xe2\x80\x8bx")), "a name");
}

static void
test_person(struct arena *a)
{
	is_text(item_person(a, STR_LIT("  E 1\n")), "e 1", "trimmed");
	ok(item_person(a, STR_LIT(" \xc2\xa0 ")).ptr == NULL, "nothing left");
	ok(item_person(a, STR_LIT("a\xff")).ptr == NULL, "not UTF-8");
	ok(item_person(a, (struct str){ NULL, 0 }).ptr == NULL, "absent");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_person(a);
	test_unseen(a);
	arena_free(a);
	return tap_done();
}
