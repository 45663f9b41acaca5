#include "policy/policy_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "policy/policy_messages.h"

struct pos
policy_cursor_pos(const struct policy_cursor *c)
{
	return policy_source_at(c->s, c->line, c->at);
}

/* The byte i places ahead, NUL past the end. */
static char
ahead(const struct policy_cursor *c, size_t i)
{
	return c->at + i < c->text.len ? c->text.ptr[c->at + i] : '\0';
}

static bool
source_has(const struct policy_cursor *c, const char *what)
{
	return str_starts(str_sub(c->text, c->at, c->text.len), what);
}

static bool
is_punct(char b)
{
	return (b >= '!' && b <= '/') || (b >= ':' && b <= '@') ||
	    (b >= '[' && b <= '`') || (b >= '{' && b <= '~');
}

static void
skip_spaces(struct policy_cursor *c)
{
	while (ahead(c, 0) == ' ')
		c->at++;
}

static void
next_line(struct policy_cursor *c)
{
	c->line++;
	c->text = policy_source_line(c->s, c->line);
	c->at = c->quiet = 0;
	for (unsigned i = 0; i <= c->quotes; i++) {
		skip_spaces(c);
		if (i < c->quotes && ahead(c, 0) == '>')
			c->at++;
	}
	c->begins = true;
}

/* --- what looks like grammar --- */

static const struct look {
	const char *text, *what, *hint;
} looks[] = {
	{ "<!--", "mark", "close it with \"-->\" on its line and have no "
	    "\"--\" between" },
	{ "<!\xe2\x80\x93", "mark", "a word processor made a dash of two "
	    "hyphens: write <!-- and -->" },
	{ "<!\xe2\x80\x94", "mark", "a word processor made a dash of two "
	    "hyphens: write <!-- and -->" },
	{ "](", "link", "a target with spaces stands in < >: [words](<law:45 "
	    "CFR 164.508>)" },
	{ "][", "link", "write the target beside the words: "
	    "[words](https://example.org)" },
	{ "[^", "footnote", "write the note into the text, in parentheses" },
	{ "**", "bold", "no space stands inside the stars: **words**" },
	{ "~~", "struck-out words", "leave them out" },
	{ "}}", "placeholder", "a placeholder stands on one line, as in "
	    "{{identity.short-name}}" },
}, line_looks[] = {
	{ "|", "row of a table", "have an empty line before and after a "
	    "table, and below its header a line such as | --- | --- |" },
	{ "##", "heading", "put a space after the #" },
	{ "\xe2\x80\xa2", "item of a list", "begin it with \"- \"" },
};

static void
looks_like(struct policy_cursor *c, const char *text, const char *what,
    const char *hint)
{
	diag_error(c->dg, policy_cursor_pos(c), MSG_POLICY_LOOKS_LIKE, text,
	    what);
	diag_hint(c->dg, "%s", hint);
}

void
policy_cursor_no_mark(struct policy_cursor *c)
{
	looks_like(c, looks[0].text, looks[0].what, looks[0].hint);
}

/* "<law:45 CFR" */
static bool
is_broken_autolink(const struct policy_cursor *c)
{
	size_t i = 1;

	while (ascii_is_letter(ahead(c, i)))
		i++;
	return i > 2 && ahead(c, i) == ':' && ahead(c, i + 1) != ' ';
}

/* "12. " */
static bool
is_number_marker(const struct policy_cursor *c)
{
	size_t i = 0;

	while (ahead(c, i) >= '0' && ahead(c, i) <= '9')
		i++;
	return i > 0 && i < 4 && (ahead(c, i) == '.' || ahead(c, i) == ')') &&
	    ahead(c, i + 1) == ' ';
}

static bool
is_box(const struct policy_cursor *c)
{
	return ahead(c, 0) == '[' && ahead(c, 2) == ']' &&
	    (ahead(c, 1) == ' ' || ahead(c, 1) == 'x' || ahead(c, 1) == 'X');
}

static void
check_line_start(struct policy_cursor *c)
{
	if (c->cell)
		return;
	for (size_t i = 0; i < NELEM(line_looks); i++)
		if (source_has(c, line_looks[i].text))
			looks_like(c, line_looks[i].text, line_looks[i].what,
			    line_looks[i].hint);
	if (is_number_marker(c))
		looks_like(c, "a number", "item of a list", "put an empty "
		    "line before the list, or wrap the words elsewhere");
	if (c->item && is_box(c))
		looks_like(c, "[ ]", "box to tick", "a space and words stand "
		    "after it: - [ ] words");
}

/* "-->", "---->", but for that of a mark that is wrong from its beginning. */
static bool
is_mark_end(const struct policy_cursor *c)
{
	const struct str before = str_sub(c->text, 0, c->at);
	size_t n = 0, open = before.len;

	while (ahead(c, n) == '-')
		n++;
	if (n < 2 || ahead(c, n) != '>')
		return false;
	for (size_t i = str_find(before, "<!--", 0); i < before.len;
	    i = str_find(before, "<!--", i + 1))
		open = i;
	return open == before.len || str_find(before, "-->", open) < before.len;
}

static void
check_raw(struct policy_cursor *c)
{
	if (c->begins)
		check_line_start(c);
	if (c->at < c->quiet)
		return;
	if (!is_punct(ahead(c, 0)) || strchr("<][*~}-", ahead(c, 0)) == NULL)
		return;
	for (size_t i = 0; i < NELEM(looks); i++)
		if (source_has(c, looks[i].text)) {
			looks_like(c, looks[i].text, looks[i].what,
			    looks[i].hint);
			return;
		}
	if (is_mark_end(c))
		looks_like(c, "-->", "mark", "open it with \"<!--\", or remove "
		    "it; an arrow is ->");
	if (ahead(c, 0) == '<' && is_broken_autolink(c))
		looks_like(c, "\"<\"", "link", "a target with spaces stands "
		    "behind its words: [](<law:45 CFR 164.508>)");
}

/* --- words --- */

/*
 * Words of cmark and the source they came from, byte by byte. done: bytes of
 * words; from: the first one that is in no node yet; skip_to: the end in the
 * source of a placeholder that has become a node.
 */
struct words {
	struct policy_cursor *c;
	struct doc_node *to;
	struct str words;
	size_t done, from, skip_to;
	struct pos from_at;
	bool good;		/* that placeholder says something */
};

static void
flush(struct words *w)
{
	struct policy_cursor *c = w->c;
	const struct str s = str_sub(w->words, w->from, w->done - w->from);

	w->from = w->done;
	if (s.len == 0)
		return;
	c->room = arena_alloc(c->a, s.len + 2);
	memcpy(c->room, s.ptr, s.len);
	doc_add_text(c->a, w->to, w->from_at,
	    (struct str){ c->room, s.len });
	c->room += s.len;
}

/* How many bytes of words an entity makes: one character. */
static size_t
char_len(struct str s, size_t i)
{
	size_t n = 1;

	while (i + n < s.len && (s.ptr[i + n] & 0xc0) == 0x80)
		n++;
	return n;
}

/* The length of "&name;" if words[done] is not just that, else 0. */
static size_t
entity_len(const struct words *w)
{
	const struct policy_cursor *c = w->c;
	size_t n = 1;

	while (ascii_is_letter(ahead(c, n)) || ahead(c, n) == '#' ||
	    (ahead(c, n) >= '0' && ahead(c, n) <= '9'))
		n++;
	if (n < 3 || ahead(c, n) != ';')
		return 0;
	n++;
	if (ahead(c, 1) == '#' || source_has(c, "&amp;") ||
	    source_has(c, "&AMP;"))
		return n;
	/* An unknown name stays as it is. */
	return str_eq(str_sub(w->words, w->done, n),
	    str_sub(c->text, c->at, n)) ? 0 : n;
}

static void
check_entity(const struct words *w, size_t n)
{
	const struct policy_cursor *c = w->c;
	size_t at = w->done;

	policy_source_char_check(c->dg, policy_cursor_pos(c),
	    utf8_next(w->words, &at), str_sub(c->text, c->at, n));
}

/* A run of hyphens: cmark makes long dashes (3) and short ones (2) of it. */
static bool
step_hyphens(struct words *w)
{
	size_t n = 0;

	while (ahead(w->c, n) == '-')
		n++;
	if (n == 0 || (n == 1 && w->words.ptr[w->done] == '-'))
		return false;
	w->c->at += n;
	while (n > 0 && w->done < w->words.len) {
		const struct str rest = str_sub(w->words, w->done, 3);
		const size_t of = str_is(rest, "\xe2\x80\x94") ? 3 :
		    str_is(rest, "\xe2\x80\x93") ? 2 : 1;

		w->done += of == 1 ? 1 : 3;
		n = n > of ? n - of : 0;
	}
	return true;
}

/* One character of source and of words; false when they do not agree. */
static bool
step(struct words *w)
{
	struct policy_cursor *c = w->c;
	const char b = ahead(c, 0), next = ahead(c, 1);
	size_t n;

	if (c->at >= c->text.len)
		return false;
	if (b == '\\' && (is_punct(next) || (c->cell && next == '|'))) {
		if (w->words.ptr[w->done] != next)
			return false;
		c->at += 2;
		w->done++;
	} else if (b == '&' && (n = entity_len(w)) != 0) {
		check_entity(w, n);
		c->at += n;
		w->done += char_len(w->words, w->done);
	} else if (b == '"' || b == '\'') {
		c->at++;
		w->done += char_len(w->words, w->done);
	} else if (b == '.' && next == '.' && ahead(c, 2) == '.' &&
	    w->words.ptr[w->done] != '.') {
		c->at += 3;
		w->done += 3;
	} else if (!step_hyphens(w)) {
		if (w->words.ptr[w->done] != b)
			return false;
		c->at++;
		w->done++;
	}
	return true;
}

/* Bytes that may stand for more than themselves, or look like grammar. */
static const bool is_special[256] = {
	['"'] = true, ['&'] = true, ['\''] = true, ['*'] = true, ['-'] = true,
	['.'] = true, ['<'] = true, ['['] = true, ['\\'] = true, [']'] = true,
	['{'] = true, ['}'] = true, ['~'] = true
};

/* Over what is the same in source and words, most of any text, at once. */
static void
step_plain(struct words *w)
{
	struct policy_cursor *c = w->c;
	const size_t left = w->words.len - w->done;
	const struct str s = str_sub(c->text, c->at, left);
	const char *words = w->words.ptr + w->done;
	size_t n = 0;

	while (n < s.len && s.ptr[n] == words[n] &&
	    !is_special[(unsigned char)s.ptr[n]])
		n++;
	c->at += n;
	w->done += n;
}

/* At "{{" in the words. */
static void
placeholder(struct words *w)
{
	struct policy_cursor *c = w->c;
	const size_t end = str_find(c->text, "}}", c->at);
	const struct pos at = policy_cursor_pos(c);
	struct policy_value *v;
	struct doc_node *n;
	struct str whole;

	if (!source_has(c, "{{")) {
		looks_like(c, "{{", "placeholder", "there is no way to print "
		    "two braces: write them apart, or in `code`");
		return;
	}
	if (end == c->text.len) {
		diag_error(c->dg, at, MSG_POLICY_VALUE, "it is not closed on "
		    "its line");
		diag_hint(c->dg, "as in {{identity.short-name}}");
		return;
	}
	whole = str_sub(c->text, c->at, end + 2 - c->at);
	flush(w);
	w->skip_to = end + 2;
	v = policy_value_read(c->a, c->dg,
	    str_sub(whole, 2, whole.len - 4), at);
	c->quiet = end + 2;
	w->good = v != NULL;
	if (v == NULL)
		return;
	n = doc_add(c->a, w->to, DOC_VALUE, at);
	n->text = whole;
	n->label = v->path;
	n->data = v;
	c->room = NULL;
}

static bool
has_open_braces(const struct words *w)
{
	return w->done + 1 < w->words.len &&
	    w->words.ptr[w->done] == '{' && w->words.ptr[w->done + 1] == '{';
}

/* After what we do not understand: go on where the words are found. */
static void
find_again(struct policy_cursor *c, struct str words)
{
	const struct str head = str_sub(words, 0, 12);
	char key[13];
	size_t at;

	memcpy(key, head.ptr, head.len);
	key[head.len] = '\0';
	at = str_find(c->text, key, c->at);
	if (at == c->text.len)
		return;
	c->at = at;
	c->lost = false;
}

/* A placeholder has ended. */
static void
begin_again(struct words *w)
{
	w->from = w->done;
	w->from_at = policy_cursor_pos(w->c);
	w->skip_to = 0;
}

static void
cut(struct policy_cursor *c)
{
	diag_error(c->dg, policy_cursor_pos(c), MSG_POLICY_VALUE_CUT,
	    "Markdown inside it");
	diag_hint(c->dg, "between {{ and }} stands nothing but a name");
}

void
policy_cursor_text(struct policy_cursor *c, struct doc_node *to,
    struct str words)
{
	struct words w = { .c = c, .to = to, .words = words };

	if (c->lost)
		find_again(c, words);
	w.from_at = policy_cursor_pos(c);
	while (w.done < words.len && !c->lost) {
		if (w.skip_to != 0 && c->at >= w.skip_to)
			begin_again(&w);
		if (w.skip_to == 0 && has_open_braces(&w))
			placeholder(&w);
		else if (w.skip_to == 0 && ahead(c, 0) != '\\')
			check_raw(c);
		c->begins = c->item = false;
		c->lost = !step(&w);
		if (w.skip_to == 0 && !c->lost)
			step_plain(&w);
	}
	if (w.skip_to != 0 && c->at >= w.skip_to)
		begin_again(&w);
	if (w.skip_to != 0 && w.good)
		cut(c);
	if (w.skip_to != 0)
		return;
	if (c->lost && str_find(words, "{{", w.from) != words.len)
		cut(c);
	w.done = words.len;
	flush(&w);
}

/* --- everything else inside a paragraph --- */

void
policy_cursor_skip(struct policy_cursor *c, char b, size_t n)
{
	for (; n > 0 && ahead(c, 0) == b; n--)
		c->at++;
	c->lost |= n != 0;
	c->begins = c->item = false;
	c->room = NULL;
}

/* One byte on, over the end of a line too; false at the end. */
static bool
forward(struct policy_cursor *c)
{
	if (c->at < c->text.len)
		c->at++;
	else if (c->cell || c->line >= c->s->n)
		return false;
	else
		next_line(c);
	return true;
}

static size_t
ticks(const struct policy_cursor *c)
{
	size_t n = 0;

	while (ahead(c, n) == '`')
		n++;
	return n;
}

void
policy_cursor_code(struct policy_cursor *c)
{
	const size_t open = ticks(c);
	size_t n;

	c->begins = c->item = false;
	c->room = NULL;
	c->at += open;
	c->lost |= open == 0;
	while (!c->lost) {
		n = ticks(c);
		c->at += n;
		if (n == open)
			break;
		if (n == 0 && !forward(c))
			c->lost = true;
	}
	c->begins = false;
}

void
policy_cursor_html(struct policy_cursor *c, struct str literal)
{
	for (size_t i = 0; i < literal.len; i++) {
		if (literal.ptr[i] == '\n') {
			next_line(c);
			continue;
		}
		if (c->cell && literal.ptr[i] == '|' && ahead(c, 0) == '\\')
			c->at++;
		if (ahead(c, 0) != literal.ptr[i]) {
			c->lost = true;
			break;
		}
		c->at++;
	}
	c->begins = c->item = false;
	c->room = NULL;
}

void
policy_cursor_break(struct policy_cursor *c, struct doc_node *to, bool soft)
{
	if (soft && c->room != NULL) {
		*c->room = ' ';
		to->last->text.len++;
	} else if (soft)
		doc_add_text(c->a, to, policy_cursor_pos(c), STR_LIT(" "));
	c->room = NULL;
	next_line(c);
}

/* White space, over at most the ends of two lines. */
static void
skip_white(struct policy_cursor *c)
{
	for (unsigned i = 0; i < 3; i++) {
		skip_spaces(c);
		if (c->at < c->text.len || !forward(c))
			return;
	}
}

static void
skip_to(struct policy_cursor *c, char close)
{
	while (ahead(c, 0) != close) {
		if (ahead(c, 0) == '\\')
			c->at++;
		if (!forward(c)) {
			c->lost = true;
			return;
		}
	}
	c->at++;
}

struct pos
policy_cursor_target(struct policy_cursor *c)
{
	struct pos at = policy_cursor_pos(c);
	unsigned open = 0;
	char b;

	policy_cursor_skip(c, ']', 1);
	policy_cursor_skip(c, '(', 1);
	if (c->lost)
		return at;
	skip_white(c);
	at = policy_cursor_pos(c);
	if (ahead(c, 0) == '<') {
		c->at++;
		at = policy_cursor_pos(c);
		skip_to(c, '>');
	} else
		for (; (b = ahead(c, 0)) > ' ' || (b & 0x80) != 0; c->at++) {
			if (b == ')' && open-- == 0)
				break;
			open += b == '(';
			c->at += b == '\\' && is_punct(ahead(c, 1));
		}
	skip_white(c);
	b = ahead(c, 0);
	if (b == '"' || b == '\'' || b == '(') {
		c->at++;
		skip_to(c, b == '(' ? ')' : b);
		skip_white(c);
	}
	policy_cursor_skip(c, ')', 1);
	return at;
}
