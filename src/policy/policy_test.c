#include "policy/policy_part.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "policy/policy_messages.h"

/*
 *	test  = term { "and" term } | term { "or" term }
 *	term  = "not" term | "(" test ")" | path [ rest ]
 *	rest  = "is" [ "not" ] word { "," word } | "at least" number
 * "and" and "or" do not stand side by side: parentheses say what is meant.
 * POLICY_TERMS_MAX bounds both the paths and the depth.
 */
enum { LEVEL_MAX = 16 };

struct reader {
	struct arena *a;
	struct diag *dg;
	struct str text;
	struct pos start;	/* of text */
	size_t at;		/* of the token below, and its text */
	struct str token;	/* empty at the end */
	size_t next;		/* what follows it */
	unsigned terms;
	unsigned level;
};

static bool
is_word_byte(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c) ||
	    c == '-' || c == '.' || c == '_' ||
	    c == '/';
}

static void
advance(struct reader *r)
{
	size_t end;

	while (r->next < r->text.len && r->text.ptr[r->next] == ' ')
		r->next++;
	r->at = end = r->next;
	while (end < r->text.len && is_word_byte(r->text.ptr[end]))
		end++;
	if (end == r->at && end < r->text.len)
		do	/* one character, all bytes of it */
			end++;
		while (end < r->text.len && (r->text.ptr[end] & 0xc0) == 0x80);
	r->token = str_sub(r->text, r->at, end - r->at);
	r->next = end;
}

static struct pos
here(const struct reader *r)
{
	struct pos at = r->start;

	at.col += (unsigned)r->at;
	return at;
}

static bool
take(struct reader *r, const char *word)
{
	if (!str_is(r->token, word))
		return false;
	advance(r);
	return true;
}

static bool
is_word(const struct reader *r)
{
	static const char *const reserved[] = { "is", "not", "and", "or", "at",
		"least" };

	for (size_t i = 0; i < NELEM(reserved); i++)
		if (str_is(r->token, reserved[i]))
			return false;
	return r->token.len != 0 && is_word_byte(r->token.ptr[0]);
}

static struct policy_test *
lacks(struct reader *r, const char *what, const char *hint)
{
	diag_error(r->dg, here(r), MSG_POLICY_TEST, what);
	diag_hint(r->dg, "%s", hint);
	return NULL;
}

static struct policy_test *
test_new(struct reader *r, enum policy_test_kind kind, struct pos at)
{
	struct policy_test *t = ARENA_NEW(r->a, struct policy_test);

	t->kind = kind;
	t->at = at;
	return t;
}

static struct policy_test *
read_values(struct reader *r, struct policy_test *t)
{
	size_t cap = 0;

	t->kind = take(r, "not") ? POLICY_IS_NOT : POLICY_IS;
	do {
		if (!is_word(r))
			return lacks(r, "a value", "as in: facility is "
			    "hospital, clinic");
		t->values = arena_grow(r->a, t->values, t->nvalues, &cap,
		    sizeof(*t->values));
		t->values[t->nvalues++] = (struct policy_word){ r->token,
			here(r) };
		advance(r);
	} while (take(r, ","));
	return t;
}

static struct policy_test *
read_count(struct reader *r, struct policy_test *t)
{
	t->kind = POLICY_AT_LEAST;
	if (!take(r, "least") || r->token.len == 0 || r->token.len > 6)
		return lacks(r, "a number", "as in: facility at least 2");
	for (size_t i = 0; i < r->token.len; i++) {
		const char c = r->token.ptr[i];

		if (c < '0' || c > '9')
			return lacks(r, "a number", "as in: facility at "
			    "least 2");
		t->count = 10 * t->count + (unsigned)(c - '0');
	}
	advance(r);
	return t;
}

static struct policy_test *read_test(struct reader *r);

static struct policy_test *
read_path(struct reader *r)
{
	struct policy_test *t;

	if (!is_word(r))
		return lacks(r, "the name of a setting", "as in: state is IA");
	if (++r->terms > POLICY_TERMS_MAX)
		return lacks(r, "an end: it has too many parts", "put one "
		    "condition inside another");
	t = test_new(r, POLICY_SET, here(r));
	t->path = r->token;
	advance(r);
	if (take(r, "is"))
		return read_values(r, t);
	if (take(r, "at"))
		return read_count(r, t);
	return t;
}

static struct policy_test *
read_term(struct reader *r)
{
	const struct pos at = here(r);
	struct policy_test *t, *inner;

	if (++r->level > LEVEL_MAX)
		return lacks(r, "an end: it is nested too deep", "put one "
		    "condition inside another");
	if (take(r, "not")) {
		inner = read_term(r);
		t = test_new(r, POLICY_NOT, at);
		t->left = inner;
		if (inner == NULL)
			t = NULL;
	} else if (take(r, "(")) {
		t = read_test(r);
		if (t != NULL && !take(r, ")"))
			return lacks(r, "a \")\"", "close what \"(\" opened");
	} else
		t = read_path(r);
	r->level--;
	return t;
}

static struct policy_test *
read_test(struct reader *r)
{
	struct policy_test *left = read_term(r), *t;
	const bool all = str_is(r->token, "and");

	while (left != NULL &&
	    (str_is(r->token, "and") || str_is(r->token, "or"))) {
		if (all != str_is(r->token, "and")) {
			diag_error(r->dg, here(r), MSG_POLICY_TEST_MIXED);
			diag_hint(r->dg, "say with parentheses what is meant: "
			    "a and (b or c)");
			return NULL;
		}
		advance(r);
		t = test_new(r, all ? POLICY_AND : POLICY_OR, left->at);
		t->left = left;
		t->right = read_term(r);
		left = t->right != NULL ? t : NULL;
	}
	return left;
}

struct policy_test *
policy_test_read(struct arena *a, struct diag *dg, struct str text,
    struct pos at)
{
	struct reader r = { .a = a, .dg = dg, .text = text, .start = at };
	struct policy_test *t;

	advance(&r);
	t = read_test(&r);
	if (t == NULL || r.token.len == 0)
		return t;
	diag_error(dg, here(&r), MSG_POLICY_TEST, "\"and\" or \"or\" here");
	if (r.token.ptr[0] == '|')
		diag_hint(dg, "nothing else stands in an if: take out the "
		    "\"|\" and what follows");
	else if (is_word(&r) && t->kind == POLICY_IS)
		diag_hint(dg, "a comma parts the values: is hospital, clinic");
	else
		diag_hint(dg, "as in: facility is hospital and state is IA");
	return NULL;
}

/* --- as text --- */

/* At most POLICY_TERMS_MAX deep. */
static void
put_test(struct buf *b, const struct policy_test *t, bool inner)
{
	switch (t->kind) {
	case POLICY_AND:
	case POLICY_OR:
		if (inner)
			buf_putc(b, '(');
		/* a and b and c is (a and b) and c */
		put_test(b, t->left, t->left->kind != t->kind);
		buf_puts(b, t->kind == POLICY_AND ? " and " : " or ");
		put_test(b, t->right, true);
		if (inner)
			buf_putc(b, ')');
		break;
	case POLICY_NOT:
		buf_puts(b, "not ");
		put_test(b, t->left, true);
		break;
	case POLICY_SET:
	case POLICY_IS:
	case POLICY_IS_NOT:
	case POLICY_AT_LEAST:
		buf_str(b, t->path);
		if (t->kind == POLICY_AT_LEAST)
			buf_printf(b, " at least %u", t->count);
		else if (t->kind != POLICY_SET)
			buf_puts(b, t->kind == POLICY_IS ? " is" : " is not");
		for (size_t i = 0; i < t->nvalues; i++)
			buf_printf(b, "%s %.*s", i == 0 ? "" : ",",
			    STR_ARG(t->values[i].text));
		break;
	}
}

struct str
policy_test_text(struct arena *a, const struct policy_test *t)
{
	struct buf b;
	struct str s;

	buf_init(&b, SIZE_MAX);
	put_test(&b, t, false);
	s = str_dup(a, buf_view(&b));
	buf_free(&b);
	return s;
}
