/* The role that a table of people names, as a person writes it. */
#include "tap.h"

#include "base/arena.h"
#include "item/item_quiz.h"

static void
role_is(struct arena *a, const char *cell, const char *id)
{
	const struct str got = item_role(a, str_of(cell));

	if (id == NULL)
		ok(got.ptr == NULL, "\"%s\" is no role", cell);
	else
		ok(str_is(got, id), "\"%s\" is %s", cell, id);
}

int
main(void)
{
	struct arena *a = arena_new();

	role_is(a, "nurse", "nurse");
	role_is(a, " Nurse ", "nurse");
	role_is(a, "FRONT DESK", "front-desk");
	role_is(a, "front_desk", "front-desk");
	role_is(a, "Social  Media Manager", "social-media-manager");
	role_is(a, "front-desk", "front-desk");
	role_is(a, "nurses", "nurses");
	role_is(a, "", NULL);
	role_is(a, "  ", NULL);
	role_is(a, "\xff", NULL);
	ok(item_role(a, (struct str){ NULL, 0 }).ptr == NULL, "nor is none");
	arena_free(a);
	return tap_done();
}
