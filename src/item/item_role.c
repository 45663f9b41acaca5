/* item_role.c - the role that a table of people names. */
#include "item/item_quiz.h"

#include "base/arena.h"
#include "base/str.h"

struct str
item_role(struct arena *a, struct str cell)
{
	const struct str folded = item_person(a, cell);
	struct str id = { NULL, 0 };
	struct buf b;

	if (folded.ptr == NULL)
		return id;
	buf_init(&b, SIZE_MAX);
	for (size_t i = 0; i < folded.len; i++) {
		const char c = folded.ptr[i];

		if (c != ' ' && c != '_')
			buf_putc(&b, c);
		else if (b.ptr[b.len - 1] != '-')
			buf_putc(&b, '-');
	}
	id = str_dup(a, buf_view(&b));
	buf_free(&b);
	return id;
}
