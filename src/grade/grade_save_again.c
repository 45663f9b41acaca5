/* grade_save_again.c - the options that made a kept verdict, to type again. */
#include "grade/grade_save_again.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/json_in.h"

/* False where it can't be typed: a hint shows control characters escaped. */
static bool
put_word(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] < ' ')
			return false;
	file_put_typed(b, s);
	return true;
}

/* "credit q-photo-1" as --credit=q-photo-1. */
static bool
put_change(struct buf *b, struct str change)
{
	const size_t gap = str_chr(change, ' ', 0);

	if (gap >= change.len)
		return false;
	buf_printf(b, "--%.*s=", STR_ARG(str_sub(change, 0, gap)));
	if (!put_word(b, str_sub(change, gap + 1, change.len)))
		return false;
	buf_putc(b, ' ');
	return true;
}

struct str
grade_again_read(struct arena *a, const struct json_value *verdict)
{
	const struct json_value *changes = json_get(verdict, "changes");
	const struct str reason = json_get_str(verdict, "reason");
	struct str options = { NULL, 0 };
	bool fine = changes != NULL && changes->kind == JSON_ARRAY &&
	    changes->first != NULL && reason.ptr != NULL;
	struct buf b;

	buf_init(&b, SIZE_MAX);
	for (const struct json_value *c = fine ? changes->first : NULL;
	    fine && c != NULL; c = c->next)
		fine = c->kind == JSON_STR && put_change(&b, c->str);
	if (fine) {
		buf_puts(&b, "--reason=");
		if (put_word(&b, reason))
			options = str_dup(a, buf_view(&b));
	}
	buf_free(&b);
	return options;
}

void
grade_again_hint(struct grade_run *g, struct str options, struct str key)
{
	if (options.ptr != NULL)
		diag_hint(g->diag, "to grade as then: %.*s", STR_ARG(options));
	else if (str_eq(key, digest_text(g->scratch,
	    &g->key.pack->key_digest)))
		diag_hint(g->diag, "give the same --pass, --require, --accept, "
		    "--drop and --credit as then, or another folder: "
		    "--save=OTHER");
	else
		diag_hint(g->diag, "to grade it again with another key: "
		    "--before=OLD.zip --reason=TEXT");
}
