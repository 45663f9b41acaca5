#include "grade/grade.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/json_out.h"
#include "base/map.h"
#include "base/opt.h"
#include "base/opt_messages.h"
#include "base/utf8.h"
#include "grade/grade_completions.h"
#include "grade/grade_messages.h"
#include "grade/grade_noted.h"
#include "grade/grade_options.h"
#include "grade/grade_part.h"
#include "grade/grade_save.h"
#include "grade/grade_seen.h"
#include "grade/grade_sink.h"
#include "grade/grade_sink_missing.h"
#include "grade/grade_tally.h"
#include "grade/grade_verify.h"

/* The secret's file: 64 hex digits, as precept quiz token makes it. */
static int
read_secret(struct grade_run *g)
{
	struct digest d;
	struct str text;

	if (g->want.secret == NULL)
		return 0;
	if (file_read(g->arena, g->diag, g->want.secret, 4096, &text) < 0)
		return -1;
	if (!digest_parse_hex(str_trim(text), &d)) {
		diag_error(g->diag, (struct pos){ g->want.secret, 1, 1 },
		    MSG_GRADE_SECRET);
		diag_hint(g->diag, "precept quiz token makes it: "
		    "--secret=private/token.key");
		return -1;
	}
	g->secret = str_dup(g->arena, (struct str){ (const char *)d.bytes,
	    sizeof(d.bytes) });
	return 0;
}

static int
read_keys(struct grade_run *g)
{
	g->regrade = g->want.reason != NULL;
	if (grade_key_read(g, g->want.key, &g->key) < 0)
		return -1;
	if (g->regrade && (grade_key_read(g, g->want.before != NULL ?
	    g->want.before : g->want.key, &g->before) < 0 ||
	    grade_before_use(g) < 0 || grade_key_change(g, &g->key) < 0))
		return -1;
	g->quiz = digest_hex(g->arena, &g->key.pack->digest);
	if (g->key.pack->quiz != NULL) {
		g->handbook = digest_hex(g->arena,
		    &g->key.pack->quiz->handbook);
		if (!str_empty(g->key.pack->quiz->statement))
			g->statement = digest_hex(g->arena,
			    &g->key.pack->quiz->statement_digest);
	}
	return grade_papers(g);
}

static void
advise(struct grade_run *g)
{
	const struct pos nowhere = { 0 };
	static const char hint[] = "see which: --columns=person,states,file,"
	    "line";

	g->likes += grade_noted_twice(g->noted_likes);
	g->sames += grade_noted_twice(g->noted_attempts);
	if (g->sames > 0) {
		diag_note(g->diag, nowhere, MSG_GRADE_SAME, g->sames);
		diag_hint(g->diag, "%s", hint);
	}
	grade_missing_columns(g);
	if (g->people != NULL && g->want.verify == NULL && !g->want.stats)
		grade_missing_note(g);
	if (g->likes > 0) {
		diag_note(g->diag, nowhere, MSG_GRADE_LIKE, g->likes);
		diag_hint(g->diag, "%s", hint);
	}
	if (g->unchecked > 0) {
		diag_note(g->diag, nowhere, MSG_GRADE_UNCHECKED, g->unchecked);
		diag_hint(g->diag, "add --secret=private/token.key");
	}
	if (g->fasts > 0) {
		diag_note(g->diag, nowhere, MSG_GRADE_FAST, g->fasts);
		diag_hint(g->diag, "%s", hint);
	}
}

static int
run(struct grade_run *g, const char *const *args, size_t n)
{
	bool all = true;

	if (read_secret(g) < 0 || read_keys(g) < 0 ||
	    (g->want.people != NULL &&
	    grade_people_read(g, g->want.people) < 0) ||
	    grade_sink_new(g, &g->sink) < 0 || grade_save_open(g) < 0)
		return diag_exit(g->diag);
	g->row_bytes = g->saved != NULL || grade_sink_wants_bytes(g);
	if (g->want.stats || g->want.report != NULL)
		grade_tally_new(g);
	g->light_likes = !grade_sink_wants_others(g) && g->saved == NULL;
	g->light_people = g->light_likes && g->tally == NULL &&
	    g->people == NULL;
	/* Where they can't be compared at all, there is nothing to grade. */
	if (g->want.verify == NULL ||
	    grade_verify(g, args, n, g->want.verify) == 0)
		grade_inputs(g, args, n);
	if (grade_save_end(g) < 0)
		return diag_exit(g->diag);
	all = grade_sink_end(g);
	if (g->tally != NULL && grade_tally_end(g, &g->tail) < 0)
		return diag_exit(g->diag);
	advise(g);
	if (diag_exit(g->diag) != 0)
		return diag_exit(g->diag);
	return g->refused > 0 ? EXIT_BAD_INPUT :
	    g->want.gate && !all ? EXIT_NO : EXIT_DONE;
}

/* Findings to stderr, the result to stdout. */
static int
report(struct opt_set *o, struct buf *text, struct str result, int status)
{
	struct diag *late = diag_new(o->arena);
	struct buf b;
	struct json_out j;

	diag_program(late, "precept-grade");
	buf_init(&b, SIZE_MAX);
	if (o->json) {
		if (text->len > 0) {
			json_members(&j, &b, false);
			json_put_str(&j, "text", buf_view(text));
			buf_clear(text);
			buf_str(text, buf_view(&b));
			buf_clear(&b);
			result = buf_view(text);
		}
		opt_json(&b, o->diag, "grade", status, result);
		file_print(buf_view(&b));
	} else {
		if (!o->quiet || diag_errors(o->diag) > 0)
			diag_print(o->diag, stderr, tty_color(stderr,
			    o->color));
		file_print(buf_view(text));
	}
	if (file_flush_stdout(late) < 0) {
		diag_print(late, stderr, tty_color(stderr, o->color));
		status = EXIT_IO;
	}
	buf_free(&b);
	return status;
}

static int
parse(struct opt_set *o, int argc, char **argv, const char **args, size_t *n)
{
	bool options = true;

	for (int i = 0; i < argc; i++) {
		if (options && !strcmp(argv[i], "--"))
			options = false;
		else if (options && argv[i][0] == '-' && argv[i][1] != '\0') {
			if (opt_take(o, argc, argv, &i) < 0)
				return -1;
		} else
			args[(*n)++] = argv[i];
	}
	if (o->help || o->version || opt_count(o, "completion") > 0)
		return 0;
	if (opt_count(o, "completions") + opt_count(o, "mapping") > 0)
		return opt_check_args(o, args, *n, 0, 0);
	return opt_check_args(o, args, *n, 1, SIZE_MAX);
}

/* What needs no key: help, version, completions. True: it was asked for. */
static bool
say(struct opt_set *o, struct buf *text, int *status)
{
	const char *shell = opt_value(o, "completion");

	*status = EXIT_DONE;
	if (o->version)
		buf_puts(text, "precept-grade " PRECEPT_VERSION "\n");
	else if (o->help)
		grade_options_help(text, o);
	else if (shell == NULL)
		return false;
	else if (!opt_completion(text, o, shell)) {
		opt_bad_value(o, "completion", shell,
		    "one of: bash, zsh, fish");
		*status = EXIT_BAD_USAGE;
	}
	return true;
}

int
grade_main(int argc, char **argv)
{
	struct opt_set o = { .arena = arena_new() };
	struct grade_run g = { .arena = o.arena, .opts = &o };
	const char **args = arena_array(o.arena, (size_t)argc + 1,
	    sizeof(*args));
	struct str result = { NULL, 0 };
	size_t n = 0;
	struct buf text;
	int status;

	file_catch_signals();
	o.diag = g.diag = diag_new(o.arena);
	diag_program(o.diag, "precept-grade");
	g.scratch = arena_new();
	buf_init(&text, SIZE_MAX);
	buf_init(&g.tail, SIZE_MAX);
	grade_options_use(&o);
	if (parse(&o, argc - 1, argv + 1, args, &n) < 0 ||
	    (!say(&o, &text, &status) &&
	    grade_options_read(&o, &g.want) < 0)) {
		status = diag_exit(o.diag);
		o.json = o.json || opt_wants_json(argc - 1, argv + 1);
	} else if (g.want.completions != NULL) {
		status = grade_completions_run(&o, &g.want, &text, &result);
	} else if (g.want.key != NULL) {
		g.seen = grade_seen_new();
		g.noted_likes = grade_noted_new();
		g.noted_attempts = grade_noted_new();
		status = run(&g, args, n);
		grade_save_close(&g);
	}
	if (g.want.key != NULL)
		result = grade_sink_result(&g);
	status = report(&o, &text, result, status);
	grade_tally_free(&g);
	grade_sink_free(&g);
	grade_seen_free(g.seen);
	grade_noted_free(g.noted_likes);
	grade_noted_free(g.noted_attempts);
	buf_free(&g.tail);
	buf_free(&text);
	arena_free(g.scratch);
	arena_free(o.arena);
	return status;
}
