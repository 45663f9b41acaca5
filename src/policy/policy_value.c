#include "policy/policy_part.h"

#include <string.h>

#include "base/arena.h"
#include "policy/policy_messages.h"

static struct policy_value *
wrong(struct diag *dg, struct pos at, const char *why, const char *hint)
{
	diag_error(dg, at, MSG_POLICY_VALUE, why);
	diag_hint(dg, "%s", hint);
	return NULL;
}

static bool
is_path(struct str s)
{
	if (s.len == 0 || s.ptr[0] == '.' || s.ptr[s.len - 1] == '.')
		return false;
	for (size_t i = 0; i < s.len; i++) {
		const char c = s.ptr[i];

		if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') &&
		    (c < '0' || c > '9') && c != '-' && c != '.' && c != '_')
			return false;
		if (i > 0 && (c == '.' || c == '-') && s.ptr[i - 1] == c)
			return false;
	}
	return true;
}

/* "count day days" */
static bool
read_count(struct policy_value *v, struct str format)
{
	struct str rest = str_trim(format);

	if (!str_is(str_cut(&rest, ' '), "count") || rest.ptr == NULL)
		return false;
	rest = str_trim(rest);
	v->one = str_cut(&rest, ' ');
	if (rest.ptr == NULL)
		return false;
	v->many = str_trim(rest);
	return v->one.len != 0 && v->many.len != 0 &&
	    str_chr(v->many, ' ', 0) == v->many.len;
}

struct policy_value *
policy_value_read(struct arena *a, struct diag *dg, struct str text,
    struct pos at)
{
	struct policy_value *v = ARENA_NEW(a, struct policy_value);
	const size_t colon = str_chr(text, ':', 0);
	struct str path = str_trim(str_sub(text, 0, colon));

	v->at = at;
	if (str_ends(path, "?")) {
		v->optional = true;
		path = str_trim(str_sub(path, 0, path.len - 1));
	}
	if (path.len == 0)
		return wrong(dg, at, "it names nothing",
		    "as in {{identity.short-name}}");
	if (!is_path(path))
		return wrong(dg, at, "its name has a character that names do "
		    "not have", "as in {{contact.privacy-officer.name}}");
	v->path = path;
	if (str_starts(path, "figure."))
		v->figure = str_sub(path, strlen("figure."), path.len);
	if (colon == text.len)
		return v;
	if (v->figure.ptr != NULL)
		return wrong(dg, at, "a figure prints as it is",
		    "take out the \":\" and what follows");
	if (!read_count(v, str_sub(text, colon + 1, text.len)))
		return wrong(dg, at, "after the colon stands \"count\" with "
		    "two words", "as in {{breach.days:count day days}}");
	return v;
}

static size_t
count_parts(struct str target)
{
	size_t n = 1;

	for (size_t i = str_find(target, "{{", 0); i < target.len;
	    i = str_find(target, "{{", i + 2))
		n += 2;
	return n;
}

struct policy_url *
policy_url_read(struct arena *a, struct diag *dg, struct str target,
    struct pos at)
{
	struct policy_url *u;
	size_t open = str_find(target, "{{", 0), from = 0, end;

	if (open == target.len)
		return NULL;
	u = ARENA_NEW(a, struct policy_url);
	u->parts = arena_array(a, count_parts(target), sizeof(*u->parts));
	for (; open < target.len; open = str_find(target, "{{", from)) {
		struct pos here = at;

		here.col += (unsigned)open;
		end = str_find(target, "}}", open);
		if (end == target.len) {
			wrong(dg, here, "it has no \"}}\"", "close it, "
			    "without spaces");
			return NULL;
		}
		if (open != from)
			u->parts[u->n++].text = str_sub(target, from,
			    open - from);
		u->parts[u->n].value = policy_value_read(a, dg,
		    str_sub(target, open + 2, end - open - 2), here);
		if (u->parts[u->n++].value == NULL)
			return NULL;
		from = end + 2;
	}
	if (from < target.len)
		u->parts[u->n++].text = str_sub(target, from, target.len);
	return u;
}
