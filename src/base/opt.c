#include "base/opt.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/opt_messages.h"

static const struct pos nowhere;

const struct opt opt_global[] = {
	{ "color", 0, "WHEN", false, "colour: auto, always or never" },
	{ "json", 0, NULL, false, "findings and result as one JSON document" },
	{ "quiet", 'q', NULL, false, "no progress and no notes" },
	{ "help", 'h', NULL, false, "what a command does and takes" },
	{ "version", 0, NULL, false, "which precept this is" },
};
const size_t opt_global_len = NELEM(opt_global);

static int
usage(struct opt_set *o)
{
	diag_status(o->diag, EXIT_BAD_USAGE);
	return -1;
}

void
opt_use(struct opt_set *o, const struct opt *options, size_t n)
{
	o->options = options;
	o->n_options = n;
	o->values = arena_array(o->arena, n + 1, sizeof(*o->values));
}

/* Where o keeps the values of the option called name. */
static struct opt_values *
values_of(const struct opt_set *o, const char *name)
{
	size_t i = 0;

	while (i < o->n_options && strcmp(o->options[i].name, name) != 0)
		i++;
	CHECK(i < o->n_options);
	return &o->values[i];
}

size_t
opt_count(const struct opt_set *o, const char *name)
{
	return values_of(o, name)->n;
}

const char *
opt_nth(const struct opt_set *o, const char *name, size_t i)
{
	const struct opt_values *v = values_of(o, name);

	CHECK(i < v->n);
	return v->value[i];
}

const char *
opt_value(const struct opt_set *o, const char *name)
{
	const struct opt_values *v = values_of(o, name);

	return v->n > 0 ? v->value[v->n - 1] : NULL;
}

const char *
opt_nearer(const char *word, const char *best, size_t *distance,
    const char *name)
{
	size_t d = str_distance(str_of(word), str_of(name), *distance);

	if (d >= *distance)
		return best;
	*distance = d;
	return name;
}

static const struct opt *
find_name(const struct opt *options, size_t n, const char *name, size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (len == strlen(options[i].name) &&
		    !memcmp(options[i].name, name, len))
			return &options[i];
	return NULL;
}

static const struct opt *
find_letter(const struct opt *options, size_t n, char letter)
{
	for (size_t i = 0; i < n; i++)
		if (letter != 0 && options[i].letter == letter)
			return &options[i];
	return NULL;
}

static int
no_option(struct opt_set *o, const char *word)
{
	const char *near = NULL;
	const char *dashless = word + strspn(word, "-");
	/* Without its value. */
	const char *name = str_c(o->arena, (struct str){ dashless,
	    strcspn(dashless, "=") });
	/* With all of its letters other ones it is no slip. */
	size_t d = strlen(name) < 4 ? strlen(name) : 4;

	for (size_t i = 0; i < opt_global_len; i++)
		near = opt_nearer(name, near, &d, opt_global[i].name);
	for (size_t i = 0; i < o->n_options; i++)
		near = opt_nearer(name, near, &d, o->options[i].name);
	diag_error(o->diag, nowhere, MSG_NO_OPTION, o->who, word);
	if (near != NULL)
		diag_hint(o->diag, "did you mean --%s?", near);
	else
		diag_hint(o->diag, "%s --help lists them", o->call);
	return usage(o);
}

int
opt_bad_value(struct opt_set *o, const char *name, const char *value,
    const char *hint)
{
	diag_error(o->diag, nowhere, MSG_BAD_VALUE, name, value);
	diag_hint(o->diag, "%s", hint);
	return usage(o);
}

static int
set_color(struct opt_set *o, const struct opt *def, const char *value)
{
	CHECK(value != NULL);
	if (!strcmp(value, "always"))
		o->color = TTY_ALWAYS;
	else if (!strcmp(value, "never"))
		o->color = TTY_NEVER;
	else if (!strcmp(value, "auto"))
		o->color = TTY_AUTO;
	else
		return opt_bad_value(o, def->name, value,
		    "one of: auto, always, never");
	return 0;
}

/* Take a global option's value. */
static int
set_global(struct opt_set *o, const struct opt *def, const char *value)
{
	if (!strcmp(def->name, "help"))
		o->help = true;
	else if (!strcmp(def->name, "version"))
		o->version = true;
	else if (!strcmp(def->name, "json"))
		o->json = true;
	else if (!strcmp(def->name, "quiet"))
		o->quiet = true;
	else
		return set_color(o, def, value);
	return 0;
}

static int
set_own(struct opt_set *o, const struct opt *def, const char *value)
{
	struct opt_values *v = values_of(o, def->name);

	if (v->n > 0 && !def->many) {
		diag_error(o->diag, nowhere, MSG_OPTION_TWICE, def->name);
		diag_hint(o->diag, "leave one of them out");
		return usage(o);
	}
	v->value = arena_grow(o->arena, v->value, v->n, &v->cap,
	    sizeof(*v->value));
	v->value[v->n++] = value;
	return 0;
}

int
opt_take(struct opt_set *o, int argc, char **argv, int *i)
{
	const char *word = argv[*i], *value = NULL, *equals;
	const struct opt *def, *own = NULL;
	size_t len;

	if (word[1] == '-') {
		equals = strchr(word, '=');
		len = equals ? (size_t)(equals - word) - 2 : strlen(word + 2);
		value = equals ? equals + 1 : NULL;
		def = find_name(opt_global, opt_global_len, word + 2, len);
		if (def == NULL)
			def = own = find_name(o->options, o->n_options,
			    word + 2, len);
	} else {
		def = find_letter(opt_global, opt_global_len, word[1]);
		if (def == NULL)
			def = own = find_letter(o->options, o->n_options,
			    word[1]);
		value = def != NULL && word[2] ? word + 2 : NULL;
	}
	if (def == NULL)
		return no_option(o, word);
	if (def->arg == NULL && value != NULL) {
		diag_error(o->diag, nowhere, MSG_OPTION_FLAG, def->name);
		diag_hint(o->diag, "write --%s alone", def->name);
		return usage(o);
	}
	if (def->arg != NULL && value == NULL && *i + 1 < argc)
		value = argv[++*i];
	/* --out=$NOT_SET would write into the current folder. */
	if (def->arg != NULL && (value == NULL || *value == '\0')) {
		diag_error(o->diag, nowhere, MSG_OPTION_VALUE, def->name,
		    def->help);
		diag_hint(o->diag, "--%s=%s", def->name, def->arg);
		return usage(o);
	}
	return own ? set_own(o, own, value) : set_global(o, def, value);
}

static bool
has_empty(const char *const *args, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (*args[i] == '\0')
			return true;
	return false;
}

int
opt_check_args(struct opt_set *o, const char *const *args, size_t n,
    size_t min, size_t max)
{
	if (has_empty(args, n) || n < min)
		diag_error(o->diag, nowhere, MSG_ARGS_FEW, o->who, o->args);
	else if (n > max)
		diag_error(o->diag, nowhere, MSG_ARGS_MANY, o->who, args[max]);
	else
		return 0;
	diag_hint(o->diag, "%s %s", o->call, o->args);
	return usage(o);
}

bool
opt_wants_json(int argc, char **argv)
{
	for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (!strcmp(argv[i], "--json"))
			return true;
	return false;
}
