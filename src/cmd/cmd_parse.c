#include "cmd/cmd.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "cmd/cmd_messages.h"

static const struct pos nowhere;

const struct command *
cmd_find(const char *name)
{
	for (size_t i = 0; i < cmd_table_len; i++)
		if (!strcmp(cmd_table[i].name, name))
			return &cmd_table[i];
	return NULL;
}

size_t
cmd_count(const struct cmd *c, const char *option)
{
	return opt_count(&c->opts, option);
}

const char *
cmd_nth(const struct cmd *c, const char *option, size_t i)
{
	return opt_nth(&c->opts, option, i);
}

const char *
cmd_value(const struct cmd *c, const char *option)
{
	return opt_value(&c->opts, option);
}

const char *
cmd_arg(const struct cmd *c, size_t i, const char *otherwise)
{
	return i < c->n_args ? c->args[i] : otherwise;
}

static int
pick_command(struct cmd *c, const char *name)
{
	const char *near = NULL;
	size_t d = 4;

	c->def = cmd_find(name);
	if (c->def == NULL) {
		for (size_t i = 0; i < cmd_table_len; i++)
			near = opt_nearer(name, near, &d, cmd_table[i].name);
		diag_error(c->diag, nowhere, MSG_NO_COMMAND, name);
		if (near != NULL)
			diag_hint(c->diag, "did you mean \"precept %s\"?",
			    near);
		else
			diag_hint(c->diag, "\"precept help\" lists them");
		diag_status(c->diag, EXIT_BAD_USAGE);
		return -1;
	}
	c->opts.who = c->def->name;
	c->opts.call = str_fmt(c->arena, "precept %s", c->def->name).ptr;
	c->opts.args = c->def->args;
	opt_use(&c->opts, c->def->options, c->def->n_options);
	return 0;
}

static int
parse_words(struct cmd *c, int argc, char **argv)
{
	bool options = true;

	for (int i = 0; i < argc; i++) {
		char *word = argv[i];

		if (options && !strcmp(word, "--"))
			options = false;
		else if (options && word[0] == '-' && word[1] != '\0') {
			if (opt_take(&c->opts, argc, argv, &i) < 0)
				return -1;
		} else if (c->def == NULL) {
			if (pick_command(c, word) < 0)
				return -1;
		} else
			c->args[c->n_args++] = word;
	}
	return 0;
}

int
cmd_parse(struct cmd *c, int argc, char **argv)
{
	int rc;

	c->args = arena_array(c->arena, (size_t)argc + 1, sizeof(*c->args));
	c->opts = (struct opt_set){ .arena = c->arena, .diag = c->diag,
		.who = "precept", .call = "precept" };
	rc = parse_words(c, argc, argv);
	c->json = c->opts.json;
	c->quiet = c->opts.quiet;
	if (rc < 0)
		return -1;
	if (c->opts.version)
		buf_puts(&c->out, "precept " PRECEPT_VERSION "\n");
	else if (c->opts.help || c->def == NULL)
		cmd_help(&c->out, c->def);
	if (c->opts.version || c->opts.help || c->def == NULL) {
		c->def = NULL;
		return 0;
	}
	return opt_check_args(&c->opts, c->args, c->n_args,
	    (size_t)c->def->min_args, (size_t)c->def->max_args);
}
