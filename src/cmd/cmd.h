/*
 * cmd.h - the command line: one table of commands and options from which the
 * parser, the help, the completions and the manual's check come.
 */
#ifndef PRECEPT_CMD_H
#define PRECEPT_CMD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/opt.h"
#include "base/str.h"
#include "base/tty.h"

struct diag;

struct cmd;

struct command {
	const char *name;
	const char *args;	/* "[DIR]", for the usage line */
	int min_args, max_args;
	const char *summary;	/* after the name in lists */
	const char *details;	/* paragraph of --help */
	const struct opt *options;
	size_t n_options;
	int (*run)(struct cmd *c);	/* returns an exit status */
};

/* One call of one command. */
struct cmd {
	struct arena *arena;
	struct diag *diag;
	const struct command *def;
	struct opt_set opts;	/* def's options as given */
	const char **args;
	size_t n_args;
	bool json, quiet;	/* opts' */
	/*
	 * What the command says on stdout: text for people, or with json the
	 * members of the result object (without braces).
	 */
	struct buf out;
};

extern const struct command cmd_table[];
extern const size_t cmd_table_len;

/* Whole program: parse, run, print findings and result. Exit status. */
int cmd_main(int argc, char **argv);

/*
 * Fill c from argv, which begins after the program's name. Returns -1 after
 * reporting (exit 64); 0 with c->def NULL when what to say is in c->out: help
 * was asked for (c->opts.help), or no command was named.
 */
NODISCARD int cmd_parse(struct cmd *c, int argc, char **argv);

/* The value given last, NULL when none; how often it was given; the i-th. */
const char *cmd_value(const struct cmd *c, const char *option);
size_t cmd_count(const struct cmd *c, const char *option);
const char *cmd_nth(const struct cmd *c, const char *option, size_t i);
/* args[i], or otherwise when fewer were given. */
const char *cmd_arg(const struct cmd *c, size_t i, const char *otherwise);

/* A path as it may be shown to people: escaped as diag_escape does; in a. */
const char *cmd_shown(struct arena *a, const char *path);

const struct command *cmd_find(const char *name);	/* NULL: none */
void cmd_help(struct buf *b, const struct command *def);	/* NULL: overview */
/* Completion script for "bash", "zsh" or "fish"; false for another shell. */
bool cmd_completion(struct buf *b, const char *shell);

int cmd_init(struct cmd *c);
int cmd_customize(struct cmd *c);
int cmd_check(struct cmd *c);
int cmd_build(struct cmd *c);
int cmd_explain(struct cmd *c);
int cmd_help_run(struct cmd *c);

#endif
