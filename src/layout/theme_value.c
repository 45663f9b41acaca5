#include "layout/theme_part.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/xml_in.h"
#include "layout/layout.h"
#include "layout/layout_messages.h"

#define LENGTH_MAX 14400000	/* of a side of a page, ISO 32000-1 annex C */

/* A decimal number with at most three places, in thousandths. */
static bool
parse_milli(struct str s, int32_t *out)
{
	bool minus = s.len > 0 && s.ptr[0] == '-';
	size_t i = minus ? 1 : 0;
	int32_t v = 0, places = -1;

	if (i == s.len || s.ptr[i] == '.')
		return false;
	for (; i < s.len; i++) {
		if (s.ptr[i] == '.' && places < 0) {
			places = 0;
			continue;
		}
		if (s.ptr[i] < '0' || s.ptr[i] > '9' || places == 3 ||
		    v > 99999999)
			return false;
		v = v * 10 + (s.ptr[i] - '0');
		if (places >= 0)
			places++;
	}
	for (places = places < 0 ? 0 : places; places < 3; places++) {
		if (v > 99999999)
			return false;
		v *= 10;
	}
	*out = minus ? -v : v;
	return true;
}

void
theme_read_length(struct theme_reader *r, const struct xml_attr *at,
    int32_t *out)
{
	int32_t v = 0;

	if (parse_milli(at->value, &v) && v >= -LENGTH_MAX && v <= LENGTH_MAX) {
		*out = v;
		return;
	}
	diag_error(r->dg, at->at, MSG_THEME_LENGTH, STR_ARG(at->value));
	diag_hint(r->dg, "write it like %.*s=\"10.5\"", STR_ARG(at->name));
}

const char *
theme_points(struct arena *a, int32_t mpt)
{
	const int32_t n = mpt < 0 ? -mpt : mpt;
	struct str s = str_fmt(a, "%s%d.%03d", mpt < 0 ? "-" : "", (int)n /
	    1000, (int)n % 1000);

	while (str_ends(s, "0"))
		s.len--;
	if (str_ends(s, "."))
		s.len--;
	return str_c(a, s);
}

void
theme_read_within(struct theme_reader *r, const struct xml_attr *at,
    int32_t least, int32_t most, int32_t *out)
{
	const size_t errors = diag_errors(r->dg);
	int32_t v = least;

	theme_read_length(r, at, &v);
	if (diag_errors(r->dg) != errors)
		return;
	if (v >= least && v <= most) {
		*out = v;
		return;
	}
	diag_error(r->dg, at->at, MSG_THEME_RANGE, str_c(r->a, at->name),
	    STR_ARG(at->value));
	diag_hint(r->dg, "from %s to %s", theme_points(r->a, least),
	    theme_points(r->a, most));
}

void
theme_unknown_attr(struct theme_reader *r, const struct xml_node *n,
    const struct xml_attr *at)
{
	diag_error(r->dg, at->at, MSG_THEME_ATTR, STR_ARG(n->name),
	    STR_ARG(at->name));
	diag_hint(r->dg, "take it out, or spell it as the built-in "
	    "templates/theme.xml does");
}

const struct xml_attr *
theme_need_attr(struct theme_reader *r, const struct xml_node *n,
    const char *name)
{
	const struct xml_attr *at = xml_attr(n, name);

	if (at == NULL) {
		diag_error(r->dg, n->at, MSG_THEME_MISSING, STR_ARG(n->name),
		    name);
		diag_hint(r->dg, "write <%.*s %s=\"\" ...>", STR_ARG(n->name),
		    name);
	}
	return at;
}

static int
hex_digit(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

uint32_t *
theme_named_color(struct theme *t, struct str name)
{
	struct { const char *name; uint32_t *at; } all[] = {
		{ "ink", &t->ink }, { "accent", &t->accent },
		{ "muted", &t->muted }, { "rule", &t->rule_color },
		{ "tint", &t->tint }, { "gap", &t->gap },
		{ "critical", &t->critical },
	};

	for (size_t i = 0; i < NELEM(all); i++)
		if (str_is(name, all[i].name))
			return all[i].at;
	return NULL;
}

bool
theme_color_parse(struct str s, uint32_t *out)
{
	bool good = s.len == 7 && s.ptr[0] == '#';
	uint32_t v = 0;

	for (size_t i = 1; good && i < 7; i++) {
		const int d = hex_digit(s.ptr[i]);

		good = d >= 0;
		v = v << 4 | (uint32_t)(d & 15);
	}
	if (good)
		*out = v;
	return good;
}

void
theme_read_color(struct theme_reader *r, const struct xml_attr *at,
    uint32_t *out)
{
	const uint32_t *named = theme_named_color(r->t, at->value);

	if (named != NULL) {
		*out = *named;
		return;
	}
	if (theme_color_parse(at->value, out))
		return;
	diag_error(r->dg, at->at, MSG_THEME_COLOR, STR_ARG(at->value));
	diag_hint(r->dg, "write it like #0b5563, or ink, accent, muted, rule, "
	    "tint, gap, critical");
}

/* One of the words, separated by '|'; its index, or -1 after reporting. */
int
theme_read_word(struct theme_reader *r, const struct xml_attr *at,
    const char *words)
{
	struct str rest = str_of(words);

	for (int i = 0; rest.ptr != NULL; i++)
		if (str_eq(str_cut(&rest, '|'), at->value))
			return i;
	diag_error(r->dg, at->at, MSG_THEME_WORD, str_c(r->a, at->name),
	    STR_ARG(at->value));
	diag_hint(r->dg, "one of: %s", words);
	return -1;
}

void
theme_read_yes(struct theme_reader *r, const struct xml_attr *at, bool *out)
{
	int i = theme_read_word(r, at, "yes|no");

	if (i >= 0)
		*out = i == 0;
}

void
theme_read_face(struct theme_reader *r, const struct xml_attr *at,
    unsigned *out)
{
	for (size_t i = 0; i < r->t->n_faces; i++) {
		if (str_eq(r->faces[i].name, at->value)) {
			*out = (unsigned)i;
			return;
		}
	}
	diag_error(r->dg, at->at, MSG_THEME_NAME, "face", STR_ARG(at->value));
	diag_hint(r->dg, "faces stand before the styles that use them");
}

void
theme_read_features(struct theme_reader *r, const struct xml_attr *at,
    unsigned *out)
{
	static const unsigned sets[] = { 0, TEXT_SMALL_CAPS, TEXT_TABULAR,
		TEXT_SMALL_CAPS | TEXT_TABULAR };
	int i = theme_read_word(r, at,
	    "none|small-caps|tabular|small-caps tabular");

	if (i >= 0)
		*out = sets[i];
}
