#include "cmd/cmd.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/json_out.h"

#define OUT_MAX (64u << 20)

const char *
cmd_shown(struct arena *a, const char *path)
{
	const char *shown;
	struct buf b;

	buf_init(&b, SIZE_MAX);
	diag_escape(&b, str_of(path));
	shown = str_c(a, buf_view(&b));
	buf_free(&b);
	return shown;
}

/* What is said for people only, help, as a member of the result. */
static void
add_text(struct buf *b, struct str text)
{
	struct json_out j;

	if (str_empty(text))
		return;
	json_members(&j, b, false);
	json_put_str(&j, "text", text);
}

/* Everything as one document. */
static void
as_json(struct buf *b, const struct cmd *c, int status)
{
	struct buf text;

	buf_init(&text, OUT_MAX);
	if (c->def == NULL || c->def->run == cmd_help_run)
		add_text(&text, buf_view(&c->out));
	else
		buf_str(&text, buf_view(&c->out));
	opt_json(b, c->diag, c->def != NULL ? c->def->name : "", status,
	    buf_view(&text));
	buf_free(&text);
}

/* Findings to stderr, result to stdout; the status after both. */
static int
report(struct cmd *c, int status)
{
	struct diag *late = diag_new(c->arena);
	struct buf b;
	struct str out = buf_view(&c->out);

	buf_init(&b, OUT_MAX);
	if (c->json) {
		as_json(&b, c, status);
		out = buf_view(&b);
	} else if (!c->quiet || diag_errors(c->diag) > 0)
		diag_print(c->diag, stderr, tty_color(stderr, c->opts.color));
	file_print(out);
	if (file_flush_stdout(late) < 0) {
		diag_print(late, stderr, tty_color(stderr, c->opts.color));
		status = EXIT_IO;
	}
	CHECK(!b.over && !c->out.over);
	buf_free(&b);
	return status;
}

int
cmd_main(int argc, char **argv)
{
	struct cmd c = { .arena = arena_new() };
	int status;

	file_catch_signals();
	/* We tell no local time. libzip converts to it and back for each file
	 * of a zip, and without this asks the disk each time which it is. */
	CHECK(setenv("TZ", "UTC0", 1) == 0);
	c.diag = diag_new(c.arena);
	buf_init(&c.out, OUT_MAX);
	if (cmd_parse(&c, argc - 1, argv + 1) < 0) {
		status = diag_exit(c.diag);
		c.json = c.json || opt_wants_json(argc - 1, argv + 1);
	} else if (c.def == NULL)
		status = c.opts.help || c.opts.version ? EXIT_DONE : EXIT_BAD_USAGE;
	else
		status = c.def->run(&c);
	status = report(&c, status);
	buf_free(&c.out);
	arena_free(c.arena);
	return status;
}
