#include "settings/settings_part.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/map.h"
#include "settings/settings_meant.h"

/* First letter large; only ASCII, because only our own words come here. */
static struct str
capital(struct arena *a, struct str s)
{
	char *out;

	if (s.len == 0 || s.ptr[0] < 'a' || s.ptr[0] > 'z')
		return s;
	out = str_c(a, s);
	out[0] = (char)(out[0] - 'a' + 'A');
	return (struct str){ out, s.len };
}

/* first is false for what follows in a list of several. */
static struct str
choice_words(struct arena *a, const struct settings_choice *c,
    enum settings_style style, bool first)
{
	const char *words = c->label;

	if (style != SETTINGS_CELL && c->prose != NULL)
		words = c->prose;
	if (style == SETTINGS_PROSE || !first)
		return str_of(words);
	return capital(a, str_of(words));
}

/* The words of id in list; id itself where the list has none. */
static struct str
words_of(struct arena *a, const struct settings_choice *list, struct str id,
    enum settings_style style, bool first)
{
	const struct settings_choice *c = settings_choice_find(list, id.ptr,
	    id.len);

	return c != NULL ? choice_words(a, c, style, first) : id;
}

static struct str
row_name(const struct settings *s, const struct settings_value *v)
{
	const struct settings_row *row = settings_row_referred(s, v);
	const struct settings_value *name = row != NULL ?
	    settings_row_value(row, "name") : NULL;

	return name != NULL ? name->text : v->text;
}

/* A role's name: a built-in one in its words, one of the file by its name. */
static struct str
role_words(struct arena *a, const struct settings *s, struct str id,
    enum settings_style style, bool first)
{
	const struct settings_role *role = settings_role_find(s, id);
	const struct settings_choice *c = settings_choice_find(settings_roles,
	    id.ptr, id.len);

	if (c != NULL && (role == NULL || str_is(role->name, c->label)))
		return choice_words(a, c, style, first);
	return role != NULL ? role->name : id;
}

/* A person by name; an office or a role by its words. */
static struct str
who_words(struct arena *a, const struct settings *s,
    const struct settings_value *v, enum settings_style style, bool first)
{
	if (map_get(s->people, v->text) != NULL)
		return row_name(s, v);
	if (settings_choice_find(settings_offices, v->text.ptr, v->text.len) !=
	    NULL)
		return words_of(a, settings_offices, v->text, style, first);
	return role_words(a, s, v->text, style, first);
}

/* 1000 as 1,000 */
static struct str
number_words(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, s.len + s.len / 3 + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (i > 0 && (s.len - i) % 3 == 0)
			out[n++] = ',';
		out[n++] = s.ptr[i];
	}
	return (struct str){ out, n };
}

/* 0.805 as 80.5% */
static struct str
percent_words(struct arena *a, const struct settings_value *v)
{
	const long t = settings_number(v);

	if (t % 10 != 0)
		return str_fmt(a, "%ld.%ld%%", t / 10, t % 10);
	return str_fmt(a, "%ld%%", t / 10);
}

static struct str
print(struct arena *a, const struct settings *s,
    const struct settings_value *value, enum settings_style style, bool first)
{
	const struct settings_field *f = value->field;
	struct date d;

	switch (f->type) {
	case SET_DATE:
		return settings_date(value, &d) ? date_long(a, d) :
		    value->text;
	case SET_INT:
		return number_words(a, value->text);
	case SET_PERCENT:
		return percent_words(a, value);
	case SET_BOOL:
		return style == SETTINGS_PROSE || !first ? value->text :
		    capital(a, value->text);
	case SET_STATE:
		return words_of(a, settings_states, value->text, style, first);
	case SET_CHOICE:
	case SET_OPEN:
		return words_of(a, f->choices, value->text, style, first);
	case SET_PERSON:
	case SET_TOOL:
	case SET_SITE:
		return row_name(s, value);
	case SET_WHO:
		return who_words(a, s, value, style, first);
	case SET_ROLE:
		return role_words(a, s, value->text, style, first);
	case SET_LINE:
	case SET_TEXT:
	case SET_ID:
	case SET_VERSION:
	case SET_PHONE:
	case SET_EMAIL:
	case SET_URL:
	case SET_COLOR:
	case SET_FILE:
		break;
	}
	return value->text;
}

/*
 * What stands between the items of a list, and before its last: an item that
 * itself holds a comma or an "and" needs the stronger mark.
 */
static void
separators(const struct map *items, const char **between, const char **last)
{
	bool commas = false, ands = false;

	for (size_t i = 0; i < map_len(items); i++) {
		struct str s = map_key(items, i);

		commas = commas || str_find(s, ", ", 0) < s.len;
		ands = ands || str_find(s, " and ", 0) < s.len;
	}
	*between = commas ? "; " : ", ";
	*last = commas ? "; and " : ands ? ", and " : " and ";
}

struct str
settings_print(struct arena *a, const struct settings *s,
    const struct settings_values *values, enum settings_style style)
{
	const char *between, *last;
	struct map *seen;
	struct buf b;
	struct str out;
	size_t n;

	if (values->n == 0)
		return STR_LIT("");
	if (values->n == 1)
		return print(a, s, values->v[0], style, true);
	seen = map_new(a);
	for (size_t i = 0; i < values->n; i++) {
		out = print(a, s, values->v[i], style, i == 0);
		if (map_get(seen, out) == NULL)
			map_put(seen, out, &seen);
	}
	n = map_len(seen);
	separators(seen, &between, &last);
	buf_init(&b, SIZE_MAX);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_puts(&b, i + 1 == n ? last : between);
		buf_str(&b, map_key(seen, i));
	}
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

long
settings_number(const struct settings_value *value)
{
	const struct str s = value->text;
	long n = 0;
	int decimals = -1;

	if (value->field->type != SET_INT && value->field->type != SET_PERCENT)
		return -1;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '.') {
			decimals = 0;
			continue;
		}
		n = n * 10 + (s.ptr[i] - '0');
		if (decimals >= 0)
			decimals++;
	}
	if (value->field->type == SET_INT)
		return n;
	for (int i = decimals < 0 ? 0 : decimals; i < 3; i++)
		n *= 10;
	return n;
}

bool
settings_value_is(const struct settings_value *value, struct str word)
{
	struct settings_value other = *value;

	other.text = word;
	return str_eq(value->text, word) ||
	    (value->field->type == SET_PERCENT &&
	    settings_has_form(value->field, word) &&
	    settings_number(value) == settings_number(&other));
}

bool
settings_date(const struct settings_value *value, struct date *out)
{
	return value->field->type == SET_DATE && date_parse(value->text, out);
}

struct str
settings_title(struct arena *a, struct str name, const char *unit)
{
	static const struct { const char *word, *as; } words[] = {
		{ "email", "e-mail" }, { "url", "web address" },
		{ "baa", "BAA" }, { "lms", "LMS" },
		{ "dba", "doing business as" }
	};
	struct str rest = name, out = { NULL, 0 };

	while (rest.ptr != NULL) {
		struct str word = str_cut(&rest, '-');

		if (rest.ptr == NULL && out.len > 0 && unit != NULL &&
		    *unit != '\0' && str_is(word, unit)) {
			out = str_fmt(a, "%.*s (%s)", STR_ARG(out), unit);
			break;
		}
		for (size_t i = 0; i < NELEM(words); i++)
			if (str_is(word, words[i].word))
				word = str_of(words[i].as);
		out = str_fmt(a, "%.*s%s%.*s", STR_ARG(out),
		    out.len > 0 ? " " : "", STR_ARG(word));
	}
	return capital(a, out);
}
