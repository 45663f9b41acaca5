#include "settings/settings_part.h"

#include <string.h>

#include "base/arena.h"
#include "settings/settings_meant.h"

/* A path can go in circles (site.contact.site...); no longer one is meant. */
#define PATH_MAX_BYTES 200

/* The nearest of the names that were tried. */
struct near {
	struct str word;
	size_t max;		/* what is farther is not near */
	struct str best;	/* absent: none yet */
};

static struct near
near_new(struct str word)
{
	return (struct near){ .word = word, .max = settings_near_max(word) };
}

static void
try(struct near *n, const char *name)
{
	size_t d;

	if (name == NULL || (n->best.ptr != NULL && n->max == 0))
		return;
	d = str_distance(str_of(name), n->word, n->max);
	if (d > n->max || (n->best.ptr != NULL && d == n->max))
		return;
	n->best = str_of(name);
	n->max = d;
}

static void
try_fields(struct near *n, const struct settings_block *b)
{
	for (size_t i = 0; i < b->n; i++)
		try(n, b->fields[i].name);
	try(n, b->key_as);
}

static void
try_choices(struct near *n, const struct settings_choice *c)
{
	for (; c != NULL && c->id != NULL; c++)
		try(n, c->id);
}

/* What can follow rows of b. */
static struct str
near_step(const struct settings_block *b, bool keyed, struct str word)
{
	struct near n = near_new(word);
	const struct settings_block *to = NULL;

	try_fields(&n, b);
	if (!keyed && b->key != NULL)
		try_choices(&n,
		    settings_field_find(b, str_of(b->key))->choices);
	if (b->face != NULL)
		to = settings_block_referred(
		    settings_field_find(b, str_of(b->face))->type);
	if (to != NULL)
		try_fields(&n, to);
	return n.best;
}

/* The block that has word as a field or key: "contact" for
 * "privacy-officer"; NULL: none. */
static const struct settings_block *
block_with(struct str word)
{
	const struct settings_field *f;

	for (size_t i = 0; i < settings_blocks_len; i++) {
		const struct settings_block *b = &settings_blocks[i];

		if (settings_field_find(b, word) != NULL)
			return b;
		if (b->key == NULL)
			continue;
		f = settings_field_find(b, str_of(b->key));
		if (settings_choice_find(f->choices, word.ptr, word.len) !=
		    NULL)
			return b;
	}
	return NULL;
}

static struct str
near_block(struct str word)
{
	struct near n = near_new(word);

	for (size_t i = 0; i < settings_blocks_len; i++) {
		try(&n, settings_blocks[i].name);
		try(&n, settings_blocks[i].source);
	}
	try(&n, "state");
	return n.best;
}

struct str
settings_nearest(struct arena *a, const struct settings *s, struct str path)
{
	struct str rest = path, word = str_cut(&rest, '.'), out;
	const struct settings_block *b = settings_block_called(word);
	const struct settings_field *f = NULL;
	bool keyed;

	(void)s;
	out = word;
	if (path.len > PATH_MAX_BYTES)
		return (struct str){ NULL, 0 };
	if (b == NULL && (b = block_with(word)) != NULL) {
		out = str_of(b->name);
		rest = path;
	} else if (b == NULL) {
		out = near_block(word);
		if (out.ptr == NULL)
			return out;
		if (str_is(out, "state"))
			return out;
		b = settings_block_called(out);
	}
	keyed = b->source == NULL;
	while (rest.ptr != NULL) {
		word = str_cut(&rest, '.');
		if (f != NULL) {
			b = settings_block_referred(f->type);
			if (b == NULL)
				return out; /* nothing follows such a value */
			keyed = true;
		}
		if (settings_move(b, keyed, word, &f) == SETTINGS_NOWHERE)
			word = near_step(b, keyed, word);
		if (word.ptr == NULL)
			return word;
		switch (settings_move(b, keyed, word, &f)) {
		case SETTINGS_TO_FIELD:
			break;
		case SETTINGS_TO_KEY:
			keyed = true;
			f = NULL;
			break;
		case SETTINGS_PAST_FACE:
			b = settings_block_referred(f->type);
			f = settings_field_find(b, word);
			keyed = true;
			break;
		case SETTINGS_NOWHERE:
			return (struct str){ NULL, 0 };
		}
		out = str_fmt(a, "%.*s.%.*s", STR_ARG(out), STR_ARG(word));
	}
	/* A block that stands once is no value. */
	if (f == NULL && b->face == NULL)
		return (struct str){ NULL, 0 };
	return out;
}

bool
settings_word_known(struct arena *a, const struct settings *s, struct str path,
    struct str word, struct str *near)
{
	const struct settings_field *f = settings_path_field(a, s, path);
	const struct settings_choice *c = NULL, *meant;
	struct near n = near_new(word);

	*near = (struct str){ NULL, 0 };
	if (f == NULL)
		return true;
	if (f->type == SET_ROLE) {
		if (settings_role_known(s, word))
			return true;
		*near = settings_role_nearest(a, s, word);
		return false;
	}
	if (f->type == SET_BOOL) {
		if (str_is(word, "yes") || str_is(word, "no"))
			return true;
		try(&n, "yes");
		try(&n, "no");
		*near = n.best;
		return false;
	}
	if (f->type == SET_STATE)
		c = settings_states;
	else if (f->type == SET_CHOICE)
		c = f->choices;
	if (f->type == SET_INT || f->type == SET_PERCENT || f->type == SET_DATE)
		return settings_has_form(f, word);
	if (c == NULL || settings_choice_find(c, word.ptr, word.len) != NULL)
		return true;
	meant = f->type == SET_STATE ? settings_state_meant(word) :
	    settings_choice_meant(c, word);
	try_choices(&n, c);
	*near = meant != NULL ? str_of(meant->id) : n.best;
	return false;
}

struct str
settings_table_nearest(struct arena *a, const struct settings *s,
    struct str source)
{
	const struct settings_block *b = settings_block_called(source);
	struct near n = near_new(source);

	(void)a;
	(void)s;
	if (b != NULL && b->source != NULL)
		return str_of(b->source);
	for (size_t i = 0; i < settings_blocks_len; i++)
		try(&n, settings_blocks[i].source);
	try(&n, "approvers");
	return n.best;
}

bool
settings_column_known(struct arena *a, const struct settings_table *t,
    struct str column, struct str *near)
{
	const struct settings_block *b = t->block;
	const struct settings_field *f = NULL;
	struct str rest = column, out = { NULL, 0 };

	*near = (struct str){ NULL, 0 };
	if (column.len > PATH_MAX_BYTES)
		return false;
	while (rest.ptr != NULL) {
		struct str word = str_cut(&rest, '.');

		if (f != NULL)
			b = settings_block_referred(f->type);
		if (b == NULL)
			break;
		if (settings_move(b, true, word, &f) == SETTINGS_NOWHERE) {
			word = near_step(b, true, word);
			if (word.ptr == NULL)
				return false;
			(void)settings_move(b, true, word, &f);
		}
		if (settings_field_find(b, word) == NULL &&
		    (b->key_as == NULL || !str_is(word, b->key_as))) {
			b = settings_block_referred(f->type);
			f = settings_field_find(b, word);
		}
		out = str_fmt(a, "%.*s%s%.*s", STR_ARG(out),
		    out.len > 0 ? "." : "", STR_ARG(word));
	}
	if (str_eq(out, column))
		return true;
	*near = out;
	return false;
}

struct str
settings_column_title(struct arena *a, const struct settings_table *t,
    struct str column)
{
	struct str first = column, last = column;
	const struct settings_field *f;

	while (str_chr(last, '.', 0) < last.len)
		(void)str_cut(&last, '.');
	if (str_eq(first, last)) {
		f = settings_field_find(t->block, last);
		return settings_title(a, last, f != NULL ? f->unit : NULL);
	}
	/* "owner.name" is the owner, "owner.phone" the owner's phone. */
	first.len -= last.len + 1;
	if (str_is(last, "name"))
		return settings_title(a, first, NULL);
	while (str_chr(first, '.', 0) < first.len)
		(void)str_cut(&first, '.');
	return settings_title(a, str_fmt(a, "%.*s-%.*s", STR_ARG(first),
	    STR_ARG(last)), NULL);
}

struct str
settings_typed(struct arena *a, struct str path)
{
	const struct settings_block *b = settings_block_called(
	    str_cut(&path, '.')), *in = b;
	const struct settings_field *f;
	struct str key = { NULL, 0 }, element, word = str_cut(&path, '.');

	if (b == NULL || word.len == 0)
		return str_of(NULL);
	if (settings_move(b, b->source == NULL, word, &f) ==
	    SETTINGS_TO_KEY) {
		key = word;
		word = str_cut(&path, '.');
		if (word.len == 0)
			return str_of(NULL);
		if (settings_move(b, true, word, &f) == SETTINGS_PAST_FACE) {
			in = settings_block_referred(f->type);
			f = settings_field_find(in, word);
		}
	}
	if (f == NULL || path.ptr != NULL || f->place == SET_BODY)
		return str_of(NULL);
	element = key.len == 0 ? str_fmt(a, "<%s>", b->name) :
	    str_fmt(a, "<%s %s=\"%.*s\">", b->name, b->key, STR_ARG(key));
	if (in != b)
		element = str_fmt(a, "the <%s> of %.*s", in->name,
		    STR_ARG(element));
	return f->place == SET_ATTR ? str_fmt(a, "%s=\"%s\" in %.*s", f->name,
	    f->example, STR_ARG(element)) : str_fmt(a, "<%s>%s</%s> in %.*s",
	    f->name, f->example, f->name, STR_ARG(element));
}
