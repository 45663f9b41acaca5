#include "cmd/cmd_explain.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/diag.h"
#include "base/json_out.h"
#include "cmd/cmd.h"
#include "cmd/cmd_messages.h"

#define COLUMNS 76

/* Paragraphs filled to COLUMNS; indented lines stay as they are. */
static void
add_filled(struct buf *b, const char *text)
{
	size_t column = 0;

	while (*text != '\0') {
		size_t len = strcspn(text, " \n");

		if (*text == '\n') {
			buf_putc(b, '\n');
			column = 0;
			text++;
		} else if (column == 0 && *text == ' ') {
			len = strcspn(text, "\n");
			buf_add(b, text, len);
			column = COLUMNS;
			text += len;
		} else if (*text == ' ') {
			text++;
		} else {
			if (column > 0 && column + 1 + len > COLUMNS) {
				buf_putc(b, '\n');
				column = 0;
			}
			if (column > 0) {
				buf_putc(b, ' ');
				column++;
			}
			buf_add(b, text, len);
			column += len;
			text += len;
		}
	}
	buf_putc(b, '\n');
}

/* The first sentence, for the list. */
static struct str
first_sentence(const char *text)
{
	struct str s = str_of(text);
	size_t end = str_find(s, ". ", 0), line = str_chr(s, '\n', 0);

	if (line < end)
		end = line;
	return str_sub(s, 0, end);
}

static void
as_json(struct json_out *j, const struct cmd_message *m)
{
	json_object(j);
	json_put_str(j, "code", str_of(m->code));
	json_put_str(j, "text", str_of(m->text));
	json_object_end(j);
}

int
cmd_explain(struct cmd *c)
{
	const struct pos nowhere = { 0 };
	const char *code = cmd_arg(c, 0, NULL);
	bool found = false;
	struct json_out j;

	if (c->json) {
		json_members(&j, &c->out, false);
		json_key(&j, "messages");
		json_array(&j);
	}
	for (size_t i = 0; i < cmd_messages_len; i++) {
		const struct cmd_message *m = &cmd_messages[i];

		if (code != NULL && strcasecmp(code, m->code) != 0)
			continue;
		if (c->json) {
			as_json(&j, m);
		} else if (code == NULL) {
			buf_printf(&c->out, "%s  %.*s\n", m->code,
			    STR_ARG(first_sentence(m->text)));
		} else {
			buf_printf(&c->out, "%s\n\n", m->code);
			add_filled(&c->out, m->text);
		}
		found = true;
	}
	if (c->json)
		json_array_end(&j);
	if (!found) {
		diag_error(c->diag, nowhere, MSG_NO_CODE, code);
		diag_hint(c->diag, "\"precept explain\" lists all codes; they "
		    "stand in brackets at the end of a message, as in [P301]");
		return EXIT_BAD_USAGE;
	}
	return EXIT_DONE;
}
