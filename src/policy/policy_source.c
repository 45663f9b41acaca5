#include "policy/policy_part.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "policy/policy_messages.h"

/*
 * Ceilings that no handbook comes near, set where cmark's time stays linear:
 * it fills short rows with empty cells, walks all open containers for each
 * line, and looks back at every earlier quotation mark of a paragraph.
 */
enum {
	LINE_MAX_BYTES = 20000,
	QUOTES_MAX = 2000,
	FILLED_MAX = 4096
};

enum { REPLACEMENT = 0xfffd };

/* The end of the line that begins at from: at the first byte that ends it. */
static size_t
line_end(struct str text, size_t from)
{
	const size_t feed = str_chr(text, '\n', from);

	return str_chr(str_sub(text, 0, feed), '\r', from);
}

void
policy_source_split(struct arena *a, const char *name, struct str text,
    struct policy_source *out)
{
	size_t at = 0, end, cap = 1, n = 0;

	while ((at = line_end(text, at)) < text.len) {
		cap++;
		at++;
	}
	at = 0;
	*out = (struct policy_source){ .name = name, .text = text };
	out->lines = arena_array(a, cap, sizeof(*out->lines));
	while (at < text.len) {
		end = line_end(text, at);
		out->lines[n++] = str_sub(text, at, end - at);
		at = end + 1;
		if (end + 1 < text.len && text.ptr[end] == '\r' &&
		    text.ptr[end + 1] == '\n')
			at++;
	}
	out->n = n;
}

struct str
policy_source_line(const struct policy_source *s, unsigned n)
{
	return n >= 1 && n <= s->n ? s->lines[n - 1] : STR_LIT("");
}

struct pos
policy_source_at(const struct policy_source *s, unsigned line, size_t offset)
{
	return (struct pos){ s->name, line, (unsigned)offset + 1 };
}

/* The length of a list marker with its space at i, or 0. */
static size_t
marker_len(struct str line, size_t i)
{
	size_t from = i;

	if (i >= line.len)
		return 0;
	if (strchr("-*+", line.ptr[i]) != NULL)
		i++;
	else {
		while (i < line.len && i - from < 9 && line.ptr[i] >= '0' &&
		    line.ptr[i] <= '9')
			i++;
		if (i == from || i == line.len ||
		    (line.ptr[i] != '.' && line.ptr[i] != ')'))
			return 0;
		i++;
	}
	if (i < line.len && line.ptr[i] != ' ')
		return 0;
	return i - from;
}

static size_t
prefix(struct str line, unsigned *depth)
{
	size_t i = 0, n;

	*depth = 0;
	for (;;) {
		while (i < line.len && line.ptr[i] == ' ')
			i++;
		if (i < line.len && line.ptr[i] == '>')
			i++;
		else if ((n = marker_len(line, i)) != 0)
			i += n;
		else
			return i;
		++*depth;
	}
}

size_t
policy_source_prefix(struct str line)
{
	unsigned depth;

	return prefix(line, &depth);
}

/* --- fenced code --- */

/* The length of the run of ` or ~ at from when it can open code, else 0. */
static size_t
fence_len(struct str line, size_t from)
{
	const char b = from < line.len ? line.ptr[from] : '\0';
	size_t n = 0;

	if (b != '`' && b != '~')
		return 0;
	while (from + n < line.len && line.ptr[from + n] == b)
		n++;
	if (b == '`' && str_chr(line, '`', from + n) != line.len)
		return 0;
	return n >= 3 ? n : 0;
}

bool
policy_source_closes(const struct policy_source *s, struct pos open,
    unsigned n)
{
	const struct str first = policy_source_line(s, open.line);
	const struct str line = policy_source_line(s, n);
	const size_t from = open.col - 1;
	size_t end = from;

	if (n <= open.line || line.len <= from)
		return false;
	for (size_t i = 0; i < from; i++)
		if (line.ptr[i] != (first.ptr[i] == '>' ? '>' : ' '))
			return false;
	while (end < line.len && line.ptr[end] == first.ptr[from])
		end++;
	return end - from >= fence_len(first, from) &&
	    str_trim(str_sub(line, end, line.len)).len == 0;
}

void
policy_source_code_open(struct diag *dg, struct pos open)
{
	diag_error(dg, open, MSG_POLICY_CODE_OPEN);
	diag_hint(dg, "end the code with the same signs on a line of their "
	    "own, at column %u", open.col);
}

/* --- before parsing --- */

bool
policy_source_char_check(struct diag *dg, struct pos at, uint32_t cp,
    struct str shown)
{
	if (cp != REPLACEMENT && !utf8_is_invisible(cp))
		return true;
	diag_error(dg, at, MSG_POLICY_CONTROL, STR_ARG(shown),
	    cp != REPLACEMENT ? "which nobody sees" : str_starts(shown, "&") ?
	    "which is no character" : "where a character was lost");
	diag_hint(dg, cp == REPLACEMENT ? "write the character that was "
	    "meant" : "remove it; it may have come along when the text was "
	    "pasted");
	return false;
}

struct checker {
	struct diag *dg;
	const struct policy_source *s;
	struct pos code;	/* of the fence of the code we are in; line 0: none */
	size_t quotes;		/* since the last blank line */
	size_t columns;		/* of the table we may be in, else 0 */
	size_t filled;		/* cells that short rows lack */
	size_t signs;		/* what may become a node of the tree */
	bool unsafe;
};

/* What may become a node of its own. */
static const bool is_sign[256] = {
	['!'] = true, ['"'] = true, ['&'] = true, ['\''] = true, ['*'] = true,
	['-'] = true, ['.'] = true, ['<'] = true, ['['] = true, ['\\'] = true,
	[']'] = true, ['_'] = true, ['`'] = true, ['{'] = true, ['|'] = true,
	['~'] = true
};

static void
check_bytes(struct checker *c, unsigned n, struct str line)
{
	bool tab = false;
	char name[16];

	for (size_t i = 0; i < line.len; i++) {
		c->quotes += line.ptr[i] == '"' || line.ptr[i] == '\'';
		c->signs += is_sign[(unsigned char)line.ptr[i]];
	}
	for (size_t i = 0; (i += utf8_plain_run(line, i)) < line.len;) {
		const struct pos at = policy_source_at(c->s, n, i);
		const uint32_t cp = utf8_next(line, &i);

		if (cp != '\t') {
			snprintf(name, sizeof(name), "U+%04X", (unsigned)cp);
			policy_source_char_check(c->dg, at, cp, str_of(name));
		} else if (!tab) {
			diag_error(c->dg, at, MSG_POLICY_TAB);
			diag_hint(c->dg, "put spaces in its place; how wide "
			    "a tab is differs between programs");
			tab = true;
		}
	}
}

/* Is line, from its prefix on, the rule below a table's header? */
static bool
is_delimiter(struct str line, size_t from, size_t *cells)
{
	bool dash = false;
	size_t bars = 0;

	line = str_trim(str_sub(line, from, line.len));
	for (size_t i = 0; i < line.len; i++) {
		if (strchr("|:- ", line.ptr[i]) == NULL)
			return false;
		dash |= line.ptr[i] == '-';
		bars += line.ptr[i] == '|';
	}
	if (!dash || bars == 0)
		return false;
	*cells = bars + 1 - (line.ptr[0] == '|') -
	    (line.len > 1 && line.ptr[line.len - 1] == '|');
	return true;
}

static void
check_table(struct checker *c, unsigned n, struct str line, size_t from)
{
	size_t cells = 0, bars = 0;

	if (is_delimiter(line, from, &cells)) {
		c->columns = cells;
		if (cells <= POLICY_COLUMNS_MAX)
			return;
		diag_error(c->dg, policy_source_at(c->s, n, from),
		    MSG_POLICY_COLUMNS, cells, POLICY_COLUMNS_MAX);
		diag_hint(c->dg, "make several tables of it, or a list");
		c->unsafe = true;
	} else if (c->columns != 0) {
		for (size_t i = from; i < line.len; i++)
			bars += line.ptr[i] == '|';
		if (bars < c->columns)
			c->filled += c->columns - bars;
		if (c->filled > FILLED_MAX && !c->unsafe) {
			diag_error(c->dg, policy_source_at(c->s, n, from),
			    MSG_POLICY_TABLE_CELLS, bars,
			    (unsigned)c->columns);
			diag_hint(c->dg, "give each row a cell for each "
			    "column: | one | two |");
			c->unsafe = true;
		}
	}
}

/* Follow fenced code; true when line n belongs to it. */
static bool
in_code(struct checker *c, unsigned n, struct str line, size_t from)
{
	if (c->code.line == 0) {
		if (fence_len(line, from) == 0)
			return false;
		c->code = policy_source_at(c->s, n, from);
	} else if (policy_source_closes(c->s, c->code, n))
		c->code.line = 0;
	return true;
}

/*
 * A megabyte of the shortest lines or signs makes a tree of a gigabyte; a long
 * policy has some 200 lines and 3,000 signs.
 */
static int
check_count(struct diag *dg, const struct policy_source *s, size_t n,
    const char *what, unsigned max)
{
	if (n <= max)
		return 0;
	diag_error(dg, (struct pos){ s->name, 0, 0 }, MSG_POLICY_SIZE, n, what,
	    max);
	diag_hint(dg, "make several policies of it");
	return -1;
}

/* [words]: target */
static void
check_definition(struct checker *c, unsigned n, struct str line, size_t from)
{
	size_t end;

	if (from >= line.len || line.ptr[from] != '[')
		return;
	end = str_find(line, "]:", from);
	if (end == line.len || str_chr(line, ']', from) != end)
		return;
	diag_error(c->dg, policy_source_at(c->s, n, from),
	    MSG_POLICY_REF_DEFINITION);
	diag_hint(c->dg, "write the target beside the words: "
	    "[words](https://example.org)");
}

static void
check_line(struct checker *c, unsigned n)
{
	const struct str line = policy_source_line(c->s, n);
	unsigned depth;
	const size_t from = prefix(line, &depth);

	if (from == line.len)
		c->columns = c->quotes = 0;
	c->signs += 1 + 2 * depth;	/* a list and its item */
	if (line.len > LINE_MAX_BYTES) {
		diag_error(c->dg, policy_source_at(c->s, n, 0),
		    MSG_POLICY_LINE_LONG, line.len, LINE_MAX_BYTES);
		diag_hint(c->dg, "break it into lines; a paragraph goes on "
		    "until the next empty line");
		c->unsafe = true;
		return;
	}
	if (depth > POLICY_DEPTH_MAX) {
		diag_error(c->dg, policy_source_at(c->s, n, 0),
		    MSG_POLICY_DEEP, POLICY_DEPTH_MAX);
		diag_hint(c->dg, "give the inner text a section of its own");
		c->unsafe = true;
		return;
	}
	check_bytes(c, n, line);
	if (c->quotes > QUOTES_MAX && !c->unsafe) {
		diag_error(c->dg, policy_source_at(c->s, n, 0),
		    MSG_POLICY_HOSTILE, "quotation marks", QUOTES_MAX);
		diag_hint(c->dg, "part it with empty lines");
		c->unsafe = true;
	}
	/* A fence may hold less than it seems to: see policy_build_code. */
	check_table(c, n, line, from);
	if (in_code(c, n, line, from))
		return;
	check_definition(c, n, line, from);
}

int
policy_source_check(struct diag *dg, const struct policy_source *s,
    unsigned first_line)
{
	struct checker c = { .dg = dg, .s = s };

	if (check_count(dg, s, s->n, "lines", POLICY_LINES_MAX) < 0)
		return -1;
	for (unsigned n = first_line; n <= s->n; n++)
		check_line(&c, n);
	if (check_count(dg, s, c.signs, "lines, items and Markdown signs",
	    POLICY_SIGNS_MAX) < 0)
		return -1;
	if (c.code.line != 0)
		policy_source_code_open(dg, c.code);
	return c.unsafe ? -1 : 0;
}
