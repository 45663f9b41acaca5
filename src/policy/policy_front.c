#include "policy/policy_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "policy/policy_messages.h"

static const char *const keys[] = { "id", "lang", "based-on", NULL };

void
policy_front_expect(struct arena *a, const char *name, struct str *id,
    struct str *path)
{
	const char *base = strrchr(name, '/');
	struct str dir = { name, 0 }, stem;
	const char *kind = "";

	base = base != NULL ? base + 1 : name;
	if (base != name)
		dir.len = (size_t)(base - name) - 1;
	*path = str_of(base);
	if (str_is(dir, "roles") || str_ends(dir, "/roles")) {
		kind = "role-";
		*path = str_fmt(a, "roles/%s", base);
	} else if (str_is(dir, "forms") || str_ends(dir, "/forms")) {
		kind = "form-";
		*path = str_fmt(a, "forms/%s", base);
	}
	stem = str_of(base);
	if (str_ends(stem, ".md"))
		stem.len -= strlen(".md");
	*id = str_fmt(a, "%s%.*s", kind, STR_ARG(stem));
	*path = str_dup(a, *path);
}

static void
read_lang(struct diag *dg, struct policy *p, struct str value, struct pos at)
{
	size_t part = 0;
	bool good = value.len >= 2 && value.len <= 35;

	for (size_t i = 0; i < value.len && good; i++) {
		const char c = value.ptr[i];
		const bool letter = ascii_is_letter(c);

		part = c == '-' ? 0 : part + 1;
		good = c == '-' ? i > 1 && value.ptr[i - 1] != '-' :
		    letter || (ascii_is_digit(c) && i > 2);
		good = good && part <= 8;
	}
	if (good && part != 0) {
		p->lang = value;
		return;
	}
	diag_error(dg, at, MSG_POLICY_LANG, STR_ARG(value));
	diag_hint(dg, "lang: en-US");
}

bool
policy_based_on_check(struct diag *dg, struct str value, struct pos at)
{
	struct digest d;

	if (digest_parse(value, &d))
		return true;
	diag_error(dg, at, MSG_POLICY_BASED_ON, STR_ARG(value));
	diag_hint(dg, "leave the line as customize wrote it: \"sha256:\" and "
	    "64 digits from 0 to f");
	return false;
}

static void
read_pair(struct diag *dg, struct policy *p, size_t key, struct str value,
    struct pos at)
{
	if (key == 0) {
		if (!policy_id_check(dg, value, at))
			return;
		p->id = value;
		p->id_at = at;
	} else if (key == 1)
		read_lang(dg, p, value, at);
	else if (policy_based_on_check(dg, value, at)) {
		p->based_on = value;
		p->based_on_at = at;
	}
}

static void
read_line(struct diag *dg, const struct policy_source *s, unsigned n,
    struct policy *p, unsigned *seen)
{
	const struct str line = policy_source_line(s, n);
	const size_t colon = str_chr(line, ':', 0);
	const struct str key = str_trim(str_sub(line, 0, colon));
	const struct str value = str_trim(str_sub(line, colon + 1, line.len));
	const struct pos at = policy_source_at(s, n, 0);
	struct str near;
	size_t i;

	if (str_trim(line).len == 0)
		return;
	if (colon == line.len || key.len == 0 || value.len == 0) {
		diag_error(dg, at, MSG_POLICY_FRONT_LINE);
		diag_hint(dg, "as in \"id: photos\"");
		return;
	}
	if (!policy_name_find(key, keys, &i, &near)) {
		diag_error(dg, at, MSG_POLICY_FRONT_KEY, STR_ARG(key));
		if (near.ptr != NULL)
			diag_hint(dg, "did you mean \"%.*s\"?", STR_ARG(near));
		else
			diag_hint(dg, "there are id, lang and based-on");
		return;
	}
	if (*seen & 1u << i) {
		diag_error(dg, at, MSG_POLICY_FRONT_TWICE, STR_ARG(key));
		diag_hint(dg, "keep one of the two lines");
		return;
	}
	*seen |= 1u << i;
	read_pair(dg, p, i, value, policy_source_at(s, n,
	    (size_t)(value.ptr - line.ptr)));
}

static bool
is_fence(struct str line)
{
	while (line.len != 0 && line.ptr[line.len - 1] == ' ')
		line.len--;
	return str_is(line, "---");
}

/*
 * Hint at the line of the id; where none can be made of the file's name, at
 * another name: "PHOTOS.md" might be "photos.md".
 */
static void
hint_id(struct arena *a, struct diag *dg, struct str id, struct str path)
{
	const size_t slash = str_chr(path, '/', 0);
	const struct str base = slash == path.len ? path :
	    str_sub(path, slash + 1, path.len);
	char *name = str_c(a, base);

	if (policy_id_good(id)) {
		diag_hint(dg, "id: %.*s", STR_ARG(id));
		return;
	}
	for (size_t i = 0; i < base.len; i++)
		if (name[i] >= 'A' && name[i] <= 'Z')
			name[i] = (char)(name[i] - 'A' + 'a');
		else if (name[i] != '.' && (name[i] < 'a' || name[i] > 'z') &&
		    (name[i] < '0' || name[i] > '9'))
			name[i] = '-';
	diag_hint(dg, "rename the file, with small letters, digits and \"-\" "
	    "and a letter first: %s", name);
}

void
policy_front_read(struct arena *a, struct diag *dg,
    const struct policy_source *s, struct policy *p, unsigned *end)
{
	struct str id;
	unsigned n = 2, seen = 0;

	policy_front_expect(a, s->name, &id, &p->path);
	*end = 1;
	if (!is_fence(policy_source_line(s, 1))) {
		diag_error(dg, policy_source_at(s, 1, 0), MSG_POLICY_NO_FRONT);
		diag_hint(dg, "begin it with three lines: ---, id: %.*s, ---",
		    STR_ARG(id));
		return;
	}
	while (n <= s->n && !is_fence(policy_source_line(s, n))) {
		/* A text that went on would be read as keys. */
		if (str_starts(policy_source_line(s, n), "#"))
			break;
		read_line(dg, s, n++, p, &seen);
	}
	*end = n;
	if (n > s->n || !is_fence(policy_source_line(s, n))) {
		diag_error(dg, policy_source_at(s, 1, 0),
		    MSG_POLICY_FRONT_OPEN);
		diag_hint(dg, "put --- on a line of its own after the last "
		    "key");
	} else
		++*end;
	if (!(seen & 1)) {
		diag_error(dg, policy_source_at(s, 1, 0), MSG_POLICY_NO_ID);
		hint_id(a, dg, id, p->path);
	} else if (p->id.ptr != NULL && !str_eq(p->id, id)) {
		diag_error(dg, p->id_at, MSG_POLICY_ID_FILE, STR_ARG(p->id),
		    STR_ARG(id));
		hint_id(a, dg, id, p->path);
	}
}
