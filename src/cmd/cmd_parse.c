#include "cmd/cmd.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "cmd/cmd_messages.h"

static const struct pos nowhere;

static int
usage(struct cmd *c)
{
	diag_status(c->diag, EXIT_BAD_USAGE);
	return -1;
}

const struct command *
cmd_find(const char *name)
{
	for (size_t i = 0; i < cmd_table_len; i++)
		if (!strcmp(cmd_table[i].name, name))
			return &cmd_table[i];
	return NULL;
}

/* Where c keeps the values of the option called name. */
static struct cmd_values *
values_of(const struct cmd *c, const char *name)
{
	size_t i = 0;

	while (i < c->def->n_options &&
	    strcmp(c->def->options[i].name, name) != 0)
		i++;
	CHECK(i < c->def->n_options);
	return &c->values[i];
}

size_t
cmd_count(const struct cmd *c, const char *option)
{
	return values_of(c, option)->n;
}

const char *
cmd_nth(const struct cmd *c, const char *option, size_t i)
{
	const struct cmd_values *v = values_of(c, option);

	CHECK(i < v->n);
	return v->value[i];
}

const char *
cmd_value(const struct cmd *c, const char *option)
{
	const struct cmd_values *v = values_of(c, option);

	return v->n > 0 ? v->value[v->n - 1] : NULL;
}

const char *
cmd_arg(const struct cmd *c, size_t i, const char *otherwise)
{
	return i < c->n_args ? c->args[i] : otherwise;
}

/* The name in names nearest to word, or NULL. */
static const char *
nearest(const char *word, const char *best, size_t *distance, const char *name)
{
	size_t d = str_distance(str_of(word), str_of(name), *distance);

	if (d >= *distance)
		return best;
	*distance = d;
	return name;
}

static const struct cmd_option *
find_option(const struct cmd_option *options, size_t n, const char *name,
    size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (len == strlen(options[i].name) &&
		    !memcmp(options[i].name, name, len))
			return &options[i];
	return NULL;
}

static const struct cmd_option *
find_letter(const struct cmd_option *options, size_t n, char letter)
{
	for (size_t i = 0; i < n; i++)
		if (letter != 0 && options[i].letter == letter)
			return &options[i];
	return NULL;
}

static int
no_option(struct cmd *c, const char *word)
{
	const char *near = NULL;
	size_t d = 4;
	const char *name = word + strspn(word, "-");

	for (size_t i = 0; i < cmd_global_len; i++)
		near = nearest(name, near, &d, cmd_global[i].name);
	for (size_t i = 0; c->def != NULL && i < c->def->n_options; i++)
		near = nearest(name, near, &d, c->def->options[i].name);
	diag_error(c->diag, nowhere, MSG_NO_OPTION,
	    c->def != NULL ? c->def->name : "precept", word);
	if (near != NULL)
		diag_hint(c->diag, "did you mean --%s?", near);
	else
		diag_hint(c->diag, "precept %s%s--help lists them",
		    c->def != NULL ? c->def->name : "",
		    c->def != NULL ? " " : "");
	return usage(c);
}

static int
set_color(struct cmd *c, const struct cmd_option *o, const char *value)
{
	CHECK(value != NULL);
	if (!strcmp(value, "always")) {
		c->color = TTY_ALWAYS;
	} else if (!strcmp(value, "never")) {
		c->color = TTY_NEVER;
	} else if (!strcmp(value, "auto")) {
		c->color = TTY_AUTO;
	} else {
		diag_error(c->diag, nowhere, MSG_BAD_VALUE, o->name, value);
		diag_hint(c->diag, "one of: auto, always, never");
		return usage(c);
	}
	return 0;
}

/* Take a global option's value. */
static int
set_global(struct cmd *c, const struct cmd_option *o, const char *value)
{
	if (!strcmp(o->name, "help"))
		c->help = true;
	else if (!strcmp(o->name, "version"))
		c->version = true;
	else if (!strcmp(o->name, "json"))
		c->json = true;
	else if (!strcmp(o->name, "quiet"))
		c->quiet = true;
	else
		return set_color(c, o, value);
	return 0;
}

static int
set_option(struct cmd *c, const struct cmd_option *o, const char *value)
{
	struct cmd_values *v = values_of(c, o->name);

	if (v->n > 0 && !o->many) {
		diag_error(c->diag, nowhere, MSG_OPTION_TWICE, o->name);
		diag_hint(c->diag, "leave one of them out");
		return usage(c);
	}
	v->value = arena_grow(c->arena, v->value, v->n, &v->cap,
	    sizeof(*v->value));
	v->value[v->n++] = value;
	return 0;
}

/*
 * One option at argv[*i]; moves *i past a value that stands apart. Short
 * options are not bundled: there are few of them.
 */
static int
parse_option(struct cmd *c, int argc, char **argv, int *i)
{
	const char *word = argv[*i], *value = NULL, *equals;
	const struct cmd_option *o, *own = NULL;
	size_t len;

	if (word[1] == '-') {
		equals = strchr(word, '=');
		len = equals ? (size_t)(equals - word) - 2 : strlen(word + 2);
		value = equals ? equals + 1 : NULL;
		o = find_option(cmd_global, cmd_global_len, word + 2, len);
		if (o == NULL && c->def != NULL)
			o = own = find_option(c->def->options,
			    c->def->n_options, word + 2, len);
	} else {
		o = find_letter(cmd_global, cmd_global_len, word[1]);
		if (o == NULL && c->def != NULL)
			o = own = find_letter(c->def->options,
			    c->def->n_options, word[1]);
		value = o != NULL && word[2] ? word + 2 : NULL;
	}
	if (o == NULL)
		return no_option(c, word);
	if (o->arg == NULL && value != NULL) {
		diag_error(c->diag, nowhere, MSG_OPTION_FLAG, o->name);
		diag_hint(c->diag, "write --%s alone", o->name);
		return usage(c);
	}
	if (o->arg != NULL && value == NULL && *i + 1 < argc)
		value = argv[++*i];
	/* --out=$NOT_SET would write into the current folder. */
	if (o->arg != NULL && (value == NULL || *value == '\0')) {
		diag_error(c->diag, nowhere, MSG_OPTION_VALUE, o->name,
		    o->help);
		diag_hint(c->diag, "--%s=%s", o->name, o->arg);
		return usage(c);
	}
	return own ? set_option(c, own, value) : set_global(c, o, value);
}

static int
pick_command(struct cmd *c, const char *name)
{
	const char *near = NULL;
	size_t d = 4;

	c->def = cmd_find(name);
	if (c->def == NULL) {
		for (size_t i = 0; i < cmd_table_len; i++)
			near = nearest(name, near, &d, cmd_table[i].name);
		diag_error(c->diag, nowhere, MSG_NO_COMMAND, name);
		if (near != NULL)
			diag_hint(c->diag, "did you mean \"precept %s\"?",
			    near);
		else
			diag_hint(c->diag, "\"precept help\" lists them");
		return usage(c);
	}
	c->values = arena_array(c->arena, c->def->n_options + 1,
	    sizeof(*c->values));
	return 0;
}

/* An argument of nothing, as $NOT_SET is, names nothing. */
static bool
has_empty(const struct cmd *c)
{
	for (size_t i = 0; i < c->n_args; i++)
		if (*c->args[i] == '\0')
			return true;
	return false;
}

static int
check_args(struct cmd *c)
{
	if (has_empty(c) || c->n_args < (size_t)c->def->min_args) {
		diag_error(c->diag, nowhere, MSG_ARGS_FEW, c->def->name,
		    c->def->args);
		diag_hint(c->diag, "precept %s %s", c->def->name,
		    c->def->args);
		return usage(c);
	}
	if (c->n_args > (size_t)c->def->max_args) {
		diag_error(c->diag, nowhere, MSG_ARGS_MANY, c->def->name,
		    c->args[c->def->max_args]);
		diag_hint(c->diag, "precept %s %s", c->def->name,
		    c->def->args);
		return usage(c);
	}
	return 0;
}

int
cmd_parse(struct cmd *c, int argc, char **argv)
{
	bool options = true;

	c->args = arena_array(c->arena, (size_t)argc + 1, sizeof(*c->args));
	for (int i = 0; i < argc; i++) {
		char *word = argv[i];

		if (options && !strcmp(word, "--"))
			options = false;
		else if (options && word[0] == '-' && word[1] != '\0') {
			if (parse_option(c, argc, argv, &i) < 0)
				return -1;
		} else if (c->def == NULL) {
			if (pick_command(c, word) < 0)
				return -1;
		} else
			c->args[c->n_args++] = word;
	}
	if (c->version)
		buf_puts(&c->out, "precept " PRECEPT_VERSION "\n");
	else if (c->help || c->def == NULL)
		cmd_help(&c->out, c->def);
	if (c->version || c->help || c->def == NULL) {
		c->def = NULL;
		return 0;
	}
	return check_args(c);
}
