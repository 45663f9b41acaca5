/* item_person.c - whose answers they are: ids of people, as they compare. */
#include "item/item_quiz.h"

#include "base/arena.h"
#include "base/utf8.h"

const char *const item_person_columns[] = { "person", "emp_id", "employee",
	"id", "user", NULL };

struct str
item_person(struct arena *a, struct str id)
{
	struct str folded;

	if (id.ptr == NULL || utf8_check(id) != id.len)
		return (struct str){ NULL, 0 };
	folded = utf8_trim(utf8_fold(a, id));
	return folded.len != 0 ? folded : (struct str){ NULL, 0 };
}

/*
 * What an id may not hold, as two that look alike would be two people: more
 * attempts for one, and a verdict that seems to be another's. Beyond what no
 * text of ours may hold these are Unicode's Default_Ignorable_Code_Points, the
 * joiners among them, and all white space but the plain space.
 */
static const struct { uint32_t first, last; } unseen[] = {
	{ 0xa0, 0xa0 }, { 0xad, 0xad }, { 0x34f, 0x34f }, { 0x115f, 0x1160 },
	{ 0x1680, 0x1680 }, { 0x17b4, 0x17b5 }, { 0x180b, 0x180f },
	{ 0x2000, 0x200f }, { 0x202f, 0x202f }, { 0x205f, 0x205f },
	{ 0x3000, 0x3000 }, { 0x3164, 0x3164 }, { 0xfe00, 0xfe0f },
	{ 0xffa0, 0xffa0 }, { 0xfff0, 0xfff8 }, { 0x1bca0, 0x1bca3 },
	{ 0x1d173, 0x1d17a }
};

static bool
is_unseen(uint32_t cp)
{
	bool found = utf8_is_invisible(cp);

	for (size_t i = 0; i < NELEM(unseen) && cp >= 0x80; i++)
		found |= cp >= unseen[i].first && cp <= unseen[i].last;
	return found;
}

bool
item_name_is_seen(struct str name)
{
	size_t at = 0;

	while (at < name.len) {
		const uint32_t cp = utf8_next(name, &at);

		if (cp != ' ' && !is_unseen(cp))
			return true;
	}
	return false;
}

const char *
item_person_wrong(struct arena *a, struct str folded)
{
	size_t at = 0;

	if (folded.len > ITEM_PERSON_MAX)
		return str_fmt(a, "it is longer than %d bytes",
		    ITEM_PERSON_MAX).ptr;
	while (at < folded.len) {
		const uint32_t cp = utf8_next(folded, &at);

		if (is_unseen(cp))
			return str_fmt(a, "it holds the character U+%04X, "
			    "which can't be seen", (unsigned)cp).ptr;
	}
	return NULL;
}
