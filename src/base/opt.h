/*
 * opt.h - options of a command line. One table of them feeds the parser, the
 * help and the completions, so that they cannot disagree.
 */
#ifndef PRECEPT_OPT_H
#define PRECEPT_OPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/str.h"
#include "base/tty.h"

struct arena;
struct diag;

/* One option. Long names are words; letter 0: no short form. */
struct opt {
	const char *name;
	char letter;
	const char *arg;	/* what its value is called; NULL: a flag */
	bool many;		/* may be given several times */
	const char *help;
};

/* Given values of one option, in order; a flag's are NULL. */
struct opt_values {
	const char **value;
	size_t n, cap;
};

/* What every program takes: color, json, quiet, help, version. */
extern const struct opt opt_global[];
extern const size_t opt_global_len;

/* One command line; all in arena. */
struct opt_set {
	struct arena *arena;
	struct diag *diag;
	const char *who;	/* what findings call it: "build" */
	const char *call;	/* what is typed: "precept build" */
	const char *args;	/* its arguments: "[DIR]" */
	const struct opt *options;	/* besides the global ones */
	size_t n_options;
	struct opt_values *values;	/* by opt_use */
	bool json, quiet, help, version;
	enum tty_when color;
};

/* From here on these are the options besides the global ones. */
void opt_use(struct opt_set *o, const struct opt *options, size_t n);
/*
 * One option at argv[*i], which begins with a - and is not only that; moves *i
 * past a value that stands apart. Short options are not bundled: there are few
 * of them. Reports (exit 64) and returns -1.
 */
NODISCARD int opt_take(struct opt_set *o, int argc, char **argv, int *i);
/* So many arguments? An empty one, as $NOT_SET is, names nothing. */
NODISCARD int opt_check_args(struct opt_set *o, const char *const *args,
    size_t n, size_t min, size_t max);
/* Parsing stops at a mistake, and --json may stand after it. */
bool opt_wants_json(int argc, char **argv);

/* The value given last, NULL when none; how often it was given; the i-th. */
const char *opt_value(const struct opt_set *o, const char *name);
size_t opt_count(const struct opt_set *o, const char *name);
const char *opt_nth(const struct opt_set *o, const char *name, size_t i);

/* --name can't be this value; hint says what it can be. Exit 64; -1. */
int opt_bad_value(struct opt_set *o, const char *name, const char *value,
    const char *hint);
/* The nearer to word of best (at *distance, which shrinks) and name. */
const char *opt_nearer(const char *word, const char *best, size_t *distance,
    const char *name);

/*
 * The document that --json puts on stdout: {"command", "exit", "findings",
 * "result"}. result: the members of an object, without its braces.
 */
void opt_json(struct buf *b, struct diag *dg, const char *command, int status,
    struct str result);

/* Help: words in lines of at most 76 columns; a titled list of options. */
void opt_help_words(struct buf *b, const char *text, size_t indent,
    size_t column);
void opt_help_list(struct buf *b, const char *title, const struct opt *options,
    size_t n);

/* Parts of completion scripts; see cmd_help.c. */
void opt_bash_words(struct buf *b, const struct opt *options, size_t n);
void opt_zsh_words(struct buf *b, const struct opt *options, size_t n);
/* when: what stands after "complete -c PROGRAM", with a space before it. */
void opt_fish_lines(struct buf *b, const char *program, const char *when,
    const struct opt *options, size_t n);
/* Words inside quotation marks of zsh or fish, an apostrophe among them. */
void opt_put_quoted(struct buf *b, const char *words);
/*
 * The script of a program without commands, whose name is call, for "bash",
 * "zsh" or "fish"; false for another shell.
 */
bool opt_completion(struct buf *b, const struct opt_set *o, const char *shell);

#endif
