#include "policy/policy_part.h"

#include <string.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "policy/policy_messages.h"

/* --- blocks --- */

struct doc_node *
policy_build_open(struct policy_builder *r, enum doc_kind kind, struct pos at)
{
	struct doc_node *n = doc_add(r->a, r->above, kind, at);

	if (!doc_is_inline(kind))
		n->data = ARENA_NEW(r->a, struct policy_block);
	r->above = n;
	return n;
}

void
policy_build_words(struct policy_builder *r, struct pos at)
{
	const struct doc_node *above = r->above;

	r->c = (struct policy_cursor){ .a = r->a, .dg = r->dg, .s = r->s,
		.text = policy_source_line(r->s, at.line), .line = at.line,
		.at = at.col - 1, .quotes = r->quotes, .first = at.line,
		.item = above->kind == DOC_ITEM && above->first == NULL &&
		    !(above->flags & DOC_TASK) };
}

void
policy_build_heading(struct policy_builder *r, struct pos at, int level)
{
	struct doc_node *h;
	size_t skip = 0;

	policy_build_words(r, at);
	h = policy_build_open(r, DOC_HEADING, at);
	h->level = level;
	while (r->c.at + skip < r->c.text.len &&
	    r->c.text.ptr[r->c.at + skip] == '#')
		skip++;
	if (skip == 0) {
		diag_error(r->dg, at, MSG_POLICY_SETEXT);
		diag_hint(r->dg, "write \"%s words\" for a heading, or an "
		    "empty line above the line below",
		    h->level == 1 ? "#" : "##");
	}
	policy_cursor_skip(&r->c, '#', skip);
	while (r->c.at < r->c.text.len && r->c.text.ptr[r->c.at] == ' ')
		r->c.at++;
}

struct doc_node *
policy_build_list(struct policy_builder *r, struct pos at, char marker)
{
	struct doc_node *l = policy_build_open(r, DOC_LIST, at);
	const struct str line = policy_source_line(r->s, at.line);
	struct policy_block *b = ARENA_NEW(r->a, struct policy_block);

	l->data = b;
	b->marker = marker;
	if (marker == '\0' && at.col <= line.len)
		b->marker = line.ptr[at.col - 1];
	return l;
}

/* In code a mark is no mark: what it stands for would be gone. */
static void
marks_in_code(struct policy_builder *r, unsigned first, unsigned last)
{
	for (unsigned n = first; n <= last; n++) {
		const struct str line = policy_source_line(r->s, n);
		const size_t from = policy_source_prefix(line);
		const struct str rest = str_sub(line, from, line.len);

		if (!str_starts(rest, "<!--") || !policy_mark_looks_like(rest))
			continue;
		diag_error(r->dg, policy_source_at(r->s, n, from),
		    MSG_POLICY_MARK_CODE);
		diag_hint(r->dg, "end the code before it; to show a mark "
		    "write it with a space: < !--");
	}
}

/* Indented code is a slip in nearly every case; a mark in it is silent. */
void
policy_build_code(struct policy_builder *r, struct pos at, bool fenced,
    unsigned last, struct str literal)
{
	if (!fenced) {
		diag_error(r->dg, at, MSG_POLICY_INDENTED);
		diag_hint(r->dg, "move it to the left; for code put ``` on "
		    "the lines above and below");
		return;
	}
	if (policy_source_closes(r->s, at, last))
		marks_in_code(r, at.line + 1, last - 1);
	else
		policy_source_code_open(r->dg, at);
	policy_build_open(r, DOC_CODE_BLOCK, at)->text = str_dup(r->a,
	    literal);
	r->above = r->above->parent;
}

static void
html(struct policy_builder *r, struct str literal, struct pos at)
{
	diag_error(r->dg, at, MSG_POLICY_HTML, STR_ARG(str_sub(literal, 0,
	    str_chr(str_sub(literal, 0, 60), '\n', 0))));
	diag_hint(r->dg, "write it in Markdown; to print a < put a \\ "
	    "before it");
}

void
policy_build_html(struct policy_builder *r, struct pos at, struct str literal)
{
	struct str rest;
	size_t end;

	literal = str_trim(literal);
	if (!str_starts(literal, "<!--")) {
		html(r, literal, at);
		return;
	}
	end = str_find(literal, "-->", 4);
	end = end < literal.len ? end + 3 : end;
	rest = str_trim(str_sub(literal, end, literal.len));
	if (rest.len != 0) {
		at.col += (unsigned)(rest.ptr - literal.ptr);
		diag_error(r->dg, at, MSG_POLICY_MARK_WORDS);
		diag_hint(r->dg, "give the mark a line of its own, or let a "
		    "word begin the line");
		at.col -= (unsigned)(rest.ptr - literal.ptr);
		/* With its end on the same line it opens nothing. */
		if (str_find(rest, "<!--", 0) != rest.len)
			return;
	}
	doc_add(r->a, r->above, DOC_NONE, at)->text = str_dup(r->a,
	    str_sub(literal, 0, end));
}

/* --- tables --- */

bool
policy_build_table(struct policy_builder *r, struct pos at, bool touches,
    unsigned columns, const unsigned char *from)
{
	unsigned char *aligns;
	struct doc_node *t;

	/* cmark cuts the paragraph in two, and both lose their places. */
	if (touches) {
		diag_error(r->dg, at, MSG_POLICY_TABLE_TOUCHES);
		diag_hint(r->dg, "put an empty line before the table");
		return false;
	}
	t = policy_build_open(r, DOC_TABLE, at);
	t->columns = columns;
	t->aligns = aligns = arena_array(r->a, columns, 1);
	for (unsigned i = 0; i < columns; i++)
		aligns[i] = from[i] == 'c' ? DOC_CENTER :
		    from[i] == 'r' ? DOC_RIGHT : DOC_LEFT;
	return true;
}

/* Cell number n of a row: from after its bar to the next one. */
static struct str
cell_of(struct str line, unsigned n)
{
	size_t i = 0, from = 0;

	for (; i < line.len; i++) {
		if (line.ptr[i] == '\\')
			i++;
		else if (line.ptr[i] == '|') {
			if (n-- == 0)
				break;
			from = i + 1;
		}
	}
	return str_sub(line, from, (i < line.len ? i : line.len) - from);
}

static size_t
count_cells(struct str line)
{
	size_t bars = 0;

	line = str_trim(line);
	for (size_t i = 0; i < line.len; i++) {
		if (line.ptr[i] == '\\')
			i++;
		else if (line.ptr[i] == '|')
			bars += i + 1 < line.len;
	}
	return bars;
}

/* The rest of a row's line, from its first bar on. */
static struct str
row_text(const struct policy_builder *r, unsigned line, size_t from)
{
	struct str text = policy_source_line(r->s, line);

	while (from < text.len && text.ptr[from] == ' ')
		from++;
	for (unsigned i = 0; i < r->quotes && from < text.len; i++)
		if (text.ptr[from] == '>')
			from++;
	while (from < text.len && text.ptr[from] == ' ')
		from++;
	return str_sub(text, from, text.len);
}

void
policy_build_row(struct policy_builder *r, bool header, struct pos at)
{
	const struct str line = policy_source_line(r->s, at.line);
	const struct str text = header ? str_sub(line, at.col - 1, line.len) :
	    row_text(r, at.line, 0);
	const unsigned columns = r->above->columns;
	const size_t cells = count_cells(text);
	struct doc_node *n;

	at.col = (unsigned)(text.ptr - line.ptr) + 1;
	n = policy_build_open(r, DOC_ROW, at);
	n->flags = header ? DOC_HEADER : 0;
	r->cell = 0;
	if (!str_starts(text, "|")) {
		diag_error(r->dg, at, MSG_POLICY_TABLE_ROW);
		diag_hint(r->dg, "begin it with |, or put an empty line "
		    "after the table");
	} else if (cells != columns) {
		diag_error(r->dg, at, MSG_POLICY_TABLE_CELLS, cells, columns);
		diag_hint(r->dg, cells < columns ? "add cells, if empty ones: "
		    "| words | |" : "write \\| for a bar that parts no cells; "
		    "in a mark there can't be one");
	}
}

void
policy_build_cell(struct policy_builder *r)
{
	const struct str line = policy_source_line(r->s, r->above->at.line);
	const size_t row_at = r->above->at.col - 1;
	const struct str text = cell_of(str_sub(line, row_at, line.len),
	    ++r->cell);
	const struct str words = str_trim(text);
	const size_t from = words.len == 0 ? row_at :
	    (size_t)(words.ptr - line.ptr);
	const struct pos at = policy_source_at(r->s, r->above->at.line, from);
	struct doc_node *n = policy_build_open(r, DOC_CELL, at);

	n->flags = n->parent->flags & DOC_HEADER;
	policy_build_words(r, at);
	r->c.text.len = from + words.len;
	r->c.cell = true;
	r->c.item = false;
}

/* --- inside a paragraph --- */

bool
policy_build_link(struct policy_builder *r, struct str target)
{
	struct policy_cursor *c = &r->c;
	const struct str rest = str_sub(c->text, c->at, c->text.len);
	const size_t end = str_chr(rest, '>', 0);
	struct doc_node *link = doc_add(r->a, r->above, DOC_LINK,
	    policy_cursor_pos(c));
	struct pos at = link->at;

	target = str_dup(r->a, target);
	if (str_starts(rest, "<") && end < rest.len) {
		at.col++;
		policy_cursor_html(c, str_sub(rest, 0, end + 1));
		if (!str_starts(target, "ref:") && !str_starts(target,
		    "term:") && !str_starts(target, "form:") &&
		    !str_starts(target, "law:"))
			doc_add_text(r->a, link, at, str_dup(r->a,
			    str_sub(rest, 1, end - 1)));
		policy_link_read(r->a, r->dg, link, target, at);
		if (link->kind == DOC_LINK && link->data != NULL) {
			diag_error(r->dg, at, MSG_POLICY_VALUE_CUT,
			    "the < > of a link");
			diag_hint(r->dg, "write [words](%.*s)",
			    STR_ARG(target));
		}
		return false;
	}
	policy_cursor_skip(c, '[', 1);
	r->above = link;
	return true;
}

void
policy_build_link_end(struct policy_builder *r, struct str target,
    struct str title)
{
	struct doc_node *link = r->above;
	const struct pos at = policy_cursor_target(&r->c);

	r->above = link->parent;
	policy_link_read(r->a, r->dg, link, str_dup(r->a, target), at);
	if (title.len != 0) {
		diag_error(r->dg, at, MSG_POLICY_LINK,
		    "its title would not print");
		diag_hint(r->dg, "leave out the words in quotation marks "
		    "after the target");
	}
}

void
policy_build_html_inline(struct policy_builder *r, struct str literal)
{
	const bool begins = r->c.begins && r->c.line != r->c.first;
	const struct pos at = policy_cursor_pos(&r->c);

	/* Older cmark reads these as words, and finds the same. */
	if (str_starts(literal, "<!--") &&
	    str_find(literal, "--", 4) + strlen("-->") < literal.len) {
		policy_cursor_no_mark(&r->c);
		policy_cursor_html(&r->c, literal);
		return;
	}
	policy_cursor_html(&r->c, literal);
	if (!str_starts(literal, "<!--")) {
		html(r, literal, at);
		return;
	}
	if (str_chr(literal, '\n', 0) != literal.len) {
		diag_error(r->dg, at, MSG_POLICY_MARK_OPEN);
		diag_hint(r->dg, "write the whole mark on one line");
	} else if (begins) {
		diag_error(r->dg, at, MSG_POLICY_MARK_FIRST);
		diag_hint(r->dg, "let a word of the line above begin this "
		    "line");
	}
	doc_add(r->a, r->above, DOC_NONE, at)->text = str_dup(r->a, literal);
}

void
policy_build_emphasis(struct policy_builder *r, enum doc_kind kind, size_t n)
{
	const struct pos at = policy_cursor_pos(&r->c);
	const struct str rest = str_sub(r->c.text, r->c.at, r->c.text.len);

	policy_cursor_skip(&r->c, str_starts(rest, "_") ? '_' : '*', n);
	if (kind != DOC_NONE)
		policy_build_open(r, kind, at);
}

/* Where each block ends: before the next one, without empty lines. */
void
policy_build_last_lines(const struct policy_builder *r, struct doc_node *root)
{
	unsigned known_from = 0, known = 0;

	for (struct doc_node *n = root->first; n != NULL;
	    n = doc_next(root, n)) {
		const struct doc_node *next = doc_skip(root, n);
		struct policy_block *b;
		const unsigned from = next != NULL ? next->at.line - 1 :
		    (unsigned)r->s->n;
		unsigned last = from;

		if (n->kind == DOC_NONE || doc_is_inline(n->kind) ||
		    n->kind == DOC_CELL)
			continue;
		if (from == known_from && known >= n->at.line)
			last = known;
		while (last > n->at.line && policy_source_prefix(
		    policy_source_line(r->s, last)) ==
		    policy_source_line(r->s, last).len)
			last--;
		known_from = from;
		known = last;
		b = ARENA_NEW(r->a, struct policy_block);
		if (n->data != NULL)
			*b = *(const struct policy_block *)n->data;
		b->last_line = last;
		n->data = b;
	}
}

