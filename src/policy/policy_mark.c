#include "policy/policy_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "policy/policy_messages.h"

/* In the order of enum policy_mark_kind. */
static const struct mark_kind {
	const char *name;
	bool takes;	/* something after a colon */
	const char *example;
} kinds[] = {
	{ "", false, "" },
	{ "#", false, "<!-- # a remark -->" },
	{ "rule", true, "<!-- rule: photo-device | must not | practice -->" },
	{ "if", true, "<!-- if: facility is hospital -->" },
	{ "else", false, "<!-- else -->" },
	{ "end if", false, "<!-- end if -->" },
	{ "table", true, "<!-- table: accounts -->" },
	{ "field", true, "<!-- field: text | label: Name -->" },
	{ "box", true, "<!-- box: example -->" },
	{ "end box", false, "<!-- end box -->" },
	{ "question", true,
	    "<!-- question: q-photo-1 | rule: photo-device -->" },
	{ "end question", false, "<!-- end question -->" },
	{ "scenario", true, "<!-- scenario: s-selfie -->" },
	{ "end scenario", false, "<!-- end scenario -->" },
};

const char *
policy_mark_name(enum policy_mark_kind kind)
{
	CHECK((size_t)kind < NELEM(kinds));
	return kinds[kind].name;
}

bool
policy_name_find(struct str word, const char *const *names, size_t *index,
    struct str *near)
{
	size_t best = word.len < 3 ? 1 : word.len < 9 ? 2 : word.len / 3;

	*near = (struct str){ NULL, 0 };
	for (size_t i = 0; names[i] != NULL; i++) {
		size_t d;

		if (str_is(word, names[i])) {
			*index = i;
			return true;
		}
		d = word.len > POLICY_ID_MAX ? best + 1 :
		    str_distance(word, str_of(names[i]), best);
		if (d > best || (near->ptr != NULL && d == best))
			continue;
		best = d;
		*near = str_of(names[i]);
	}
	return false;
}

bool
policy_id_good(struct str id)
{
	bool good = id.len >= 1 && id.len <= POLICY_ID_MAX &&
	    ascii_is_small(id.ptr[0]);

	for (size_t i = 0; i < id.len && good; i++)
		good = ascii_is_small(id.ptr[i]) ||
		    ascii_is_digit(id.ptr[i]) ||
		    id.ptr[i] == '-';
	return good;
}

bool
policy_id_check(struct diag *dg, struct str id, struct pos at)
{
	if (policy_id_good(id))
		return true;
	diag_error(dg, at, MSG_POLICY_ID, STR_ARG(str_sub(id, 0, 80)));
	diag_hint(dg, "use small letters, digits and \"-\", begin with a "
	    "letter, at most %d in all: photo-device", POLICY_ID_MAX);
	return false;
}

/* Trimmed part from to to of text that begins at at. */
static struct policy_word
word_at(struct str text, size_t from, size_t to, struct pos at)
{
	const struct str s = str_trim(str_sub(text, from, to - from));
	const size_t offset = s.len != 0 ? (size_t)(s.ptr - text.ptr) : from;

	at.col += (unsigned)offset;
	return (struct policy_word){ s, at };
}

struct policy_word *
policy_words(struct arena *a, struct diag *dg, struct str list, struct pos at,
    char sep, size_t *n)
{
	struct policy_word *words;
	size_t cap = 1;

	for (size_t i = 0; i < list.len; i++)
		cap += list.ptr[i] == sep;
	words = arena_array(a, cap, sizeof(*words));
	*n = 0;
	for (size_t from = 0, to; from <= list.len; from = to + 1) {
		to = str_chr(list, sep, from);
		words[*n] = word_at(list, from, to, at);
		if (words[*n].text.len != 0) {
			++*n;
			continue;
		}
		diag_error(dg, words[*n].at, MSG_POLICY_MARK_LACKS,
		    "a word here");
		diag_hint(dg, "take out the \"%c\" that has nothing beside it",
		    sep);
	}
	return words;
}

static struct policy_arg
read_arg(struct policy_word part)
{
	struct policy_arg arg = { .text = part.text, .at = part.at };
	const size_t colon = str_chr(part.text, ':', 0);
	struct policy_word value;

	if (colon == part.text.len)
		return arg;
	arg.key = str_trim(str_sub(part.text, 0, colon));
	value = word_at(part.text, colon + 1, part.text.len, part.at);
	arg.value = value.text;
	arg.value_at = value.at;
	return arg;
}

/* The part that names it and those after it, each between two "|". */
static void
read_parts(struct arena *a, struct diag *dg, struct policy_word rest,
    struct policy_mark *out)
{
	size_t n;
	struct policy_word *parts = policy_words(a, dg, rest.text, rest.at,
	    '|', &n);

	if (n == 0) {
		out->kind = POLICY_MARK_NONE;
		return;
	}
	out->name = parts[0];
	out->nargs = n - 1;
	out->args = arena_array(a, n, sizeof(*out->args));
	for (size_t i = 1; i < n; i++)
		out->args[i - 1] = read_arg(parts[i]);
}

static enum policy_mark_kind
find_kind(struct str head)
{
	for (size_t i = POLICY_MARK_RULE; i < NELEM(kinds); i++)
		if (str_is(head, kinds[i].name))
			return (enum policy_mark_kind)i;
	return POLICY_MARK_NONE;
}

static void
unknown(struct diag *dg, struct policy_word head, struct policy_word all)
{
	const char *names[NELEM(kinds)];
	struct str near, first = str_sub(all.text, 0,
	    str_chr(all.text, ' ', 0));
	size_t n = 0, i;

	for (i = POLICY_MARK_RULE; i < NELEM(kinds); i++)
		names[n++] = kinds[i].name;
	names[n] = NULL;
	diag_error(dg, head.at, MSG_POLICY_MARK_UNKNOWN,
	    STR_ARG(str_sub(head.text, 0, 80)));
	i = find_kind(first);
	if (i != POLICY_MARK_NONE && kinds[i].takes)
		diag_hint(dg, "put a colon after \"%s\", as in %s",
		    kinds[i].name, kinds[i].example);
	else if (!policy_name_find(head.text, names, &i, &near) &&
	    near.ptr != NULL)
		diag_hint(dg, "did you mean \"%.*s\"?", STR_ARG(near));
	else
		diag_hint(dg, "a remark begins with \"<!-- #\"");
}

enum policy_mark_kind
policy_mark_peek(struct str text)
{
	struct str s = str_trim(str_sub(text, 4, text.len < 7 ? 0 :
	    text.len - 7));

	return str_starts(s, "#") ? POLICY_MARK_REMARK :
	    find_kind(str_trim(str_sub(s, 0, str_chr(s, ':', 0))));
}

bool
policy_mark_looks_like(struct str text)
{
	const struct str s = str_trim(str_sub(text, 4, text.len));

	for (size_t i = POLICY_MARK_RULE; i < NELEM(kinds); i++) {
		const size_t n = strlen(kinds[i].name);

		if (str_starts(s, kinds[i].name) && (s.len == n ||
		    strchr(" :-|", s.ptr[n]) != NULL))
			return true;
	}
	return false;
}

void
policy_mark_read(struct arena *a, struct diag *dg, struct str text,
    struct pos at, struct policy_mark *out)
{
	const size_t open = strlen("<!--"), close = strlen("-->");
	const struct policy_word all = word_at(text, open, text.len - close,
	    at);
	const size_t colon = str_chr(all.text, ':', 0);
	const struct policy_word head = word_at(all.text, 0, colon, all.at);
	struct policy_word rest;

	*out = (struct policy_mark){ .text = text, .at = at };
	if (str_starts(all.text, "#")) {
		out->kind = POLICY_MARK_REMARK;
		return;
	}
	out->kind = find_kind(head.text);
	if (out->kind == POLICY_MARK_NONE) {
		unknown(dg, head, all);
		return;
	}
	if (!kinds[out->kind].takes) {
		if (colon == all.text.len)
			return;
		diag_error(dg, all.at, MSG_POLICY_MARK_PART,
		    "what follows its name",
		    STR_ARG(str_sub(all.text, colon, 80)));
		diag_hint(dg, "%s", kinds[out->kind].example);
		return;
	}
	rest = word_at(all.text, colon + 1, all.text.len, all.at);
	if (rest.text.len == 0) {
		diag_error(dg, all.at, MSG_POLICY_MARK_LACKS,
		    "what stands after the colon");
		diag_hint(dg, "as in %s", kinds[out->kind].example);
		if (out->kind != POLICY_MARK_IF)
			out->kind = POLICY_MARK_NONE;
		out->name = rest;
	} else if (out->kind == POLICY_MARK_IF)
		out->name = rest;
	else
		read_parts(a, dg, rest, out);
}
