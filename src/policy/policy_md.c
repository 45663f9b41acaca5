#include "policy/policy_part.h"

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

#include <pthread.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "policy/policy_messages.h"

/*
 * Depth of what Markdown nests; marks nest POLICY_WRAPS_MAX deep around it.
 * ROUNDS: comments that swallow text are closed, and the text read again; each
 * round may show others.
 */
enum { MD_DEPTH_MAX = POLICY_DEPTH_MAX - 2 * POLICY_WRAPS_MAX, ROUNDS = 8 };

void
policy_libraries(struct buf *b)
{
	buf_printf(b, "cmark-gfm %s", cmark_version_string());
}

struct reader {
	struct arena *a;
	struct diag *dg;
	const struct policy_source *s;
	unsigned first_line;
	bool *closed;		/* lines whose comment we close */
	struct doc_node *above;
	unsigned depth;		/* of above */
	unsigned quotes;	/* around what is read */
	struct policy_cursor c;
	unsigned cell;		/* of the row, from 0 */
};

/* --- parsing --- */

static void
register_extensions(void)
{
	cmark_gfm_core_extensions_ensure_registered();
}

/* Lines before the first are empty, so that cmark counts as we do. */
static void
feed(const struct reader *r, cmark_parser *p)
{
	struct buf b;

	buf_init(&b, SIZE_MAX);
	for (unsigned n = 1; n <= r->s->n; n++) {
		if (n >= r->first_line)
			buf_str(&b, policy_source_line(r->s, n));
		if (r->closed[n])
			buf_puts(&b, " -->");
		buf_putc(&b, '\n');
	}
	if (b.len != 0)
		cmark_parser_feed(p, b.ptr, b.len);
	buf_free(&b);
}

static cmark_node *
parse(const struct reader *r)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	static const char *const extensions[] = { "table", "tasklist" };
	cmark_parser *p;
	cmark_node *root;

	CHECK(pthread_once(&once, register_extensions) == 0);
	p = cmark_parser_new(CMARK_OPT_SMART);
	for (size_t i = 0; i < NELEM(extensions); i++)
		cmark_parser_attach_syntax_extension(p,
		    cmark_find_syntax_extension(extensions[i]));
	feed(r, p);
	root = cmark_parser_finish(p);
	cmark_parser_free(p);
	return root;
}

static unsigned
line_of(cmark_node *n)
{
	return (unsigned)cmark_node_get_start_line(n);
}

static struct pos
pos_of(const struct reader *r, cmark_node *n)
{
	const int col = cmark_node_get_start_column(n);

	return policy_source_at(r->s, line_of(n),
	    col > 0 ? (size_t)col - 1 : 0);
}

/* --- comments that swallow what follows --- */

/* Does a comment end on the line it begins on, or is it a whole remark? */
static bool
is_whole(struct str comment)
{
	const size_t end = str_find(comment, "-->", 0);

	if (end == comment.len)
		return false;
	if (str_chr(comment, '\n', 0) > end)
		return true;
	return str_starts(str_trim(str_sub(comment, 4, comment.len)), "#") &&
	    str_find(comment, "<!--", 4) > end;
}

static void
close_comment(struct reader *r, cmark_node *n, bool *again)
{
	const unsigned line = line_of(n);
	const struct str comment = str_trim(str_of(cmark_node_get_literal(n)));
	struct pos at = pos_of(r, n);

	if (!str_starts(comment, "<!--") || is_whole(comment) ||
	    line == 0 || line > r->s->n || r->closed[line])
		return;
	diag_error(r->dg, at, MSG_POLICY_MARK_OPEN);
	diag_hint(r->dg, "end the line with -->; only a remark, <!-- # -->, "
	    "goes on over several lines");
	r->closed[line] = *again = true;
}

static cmark_node *
parse_closed(struct reader *r)
{
	cmark_node *root = NULL;
	bool again = true;

	for (unsigned round = 0; again && round < ROUNDS; round++) {
		cmark_iter *it;

		again = false;
		if (root != NULL)
			cmark_node_free(root);
		root = parse(r);
		it = cmark_iter_new(root);
		while (cmark_iter_next(it) != CMARK_EVENT_DONE) {
			cmark_node *n = cmark_iter_get_node(it);

			if (cmark_node_get_type(n) == CMARK_NODE_HTML_BLOCK)
				close_comment(r, n, &again);
		}
		cmark_iter_free(it);
	}
	return root;
}

/* --- blocks --- */

static struct doc_node *
open_node(struct reader *r, enum doc_kind kind, struct pos at)
{
	struct doc_node *n = doc_add(r->a, r->above, kind, at);

	if (!doc_is_inline(kind))
		n->data = ARENA_NEW(r->a, struct policy_block);
	r->above = n;
	return n;
}

static void
begin_words(struct reader *r, struct pos at)
{
	const struct doc_node *above = r->above;

	r->c = (struct policy_cursor){ .a = r->a, .dg = r->dg, .s = r->s,
		.text = policy_source_line(r->s, at.line), .line = at.line,
		.at = at.col - 1, .quotes = r->quotes, .first = at.line,
		.item = above->kind == DOC_ITEM && above->first == NULL &&
		    !(above->flags & DOC_TASK) };
}

static void
heading(struct reader *r, cmark_node *n, struct pos at)
{
	struct doc_node *h;
	size_t skip = 0;

	begin_words(r, at);
	h = open_node(r, DOC_HEADING, at);
	h->level = cmark_node_get_heading_level(n);
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

static void
list(struct reader *r, cmark_node *n, struct pos at)
{
	struct doc_node *l = open_node(r, DOC_LIST, at);
	const struct str line = policy_source_line(r->s, at.line);
	struct policy_block *b = ARENA_NEW(r->a, struct policy_block);

	l->data = b;
	if (cmark_node_get_list_tight(n))
		l->flags |= DOC_TIGHT;
	if (cmark_node_get_list_type(n) == CMARK_ORDERED_LIST) {
		l->flags |= DOC_ORDERED;
		l->start = cmark_node_get_list_start(n);
		b->marker = cmark_node_get_list_delim(n) ==
		    CMARK_PAREN_DELIM ? ')' : '.';
	} else if (at.col <= line.len)
		b->marker = line.ptr[at.col - 1];
}

/* Indented code is a slip in nearly every case; a mark in it is silent. */
static void
code_block(struct reader *r, cmark_node *n, struct pos at)
{
	int length, offset;
	char fence;

	if (!cmark_node_get_fenced(n, &length, &offset, &fence)) {
		diag_error(r->dg, at, MSG_POLICY_INDENTED);
		diag_hint(r->dg, "move it to the left; for code put ``` on "
		    "the lines above and below");
		return;
	}
	open_node(r, DOC_CODE_BLOCK, at)->text = str_dup(r->a,
	    str_of(cmark_node_get_literal(n)));
	r->above = r->above->parent;
}

static void
html(struct reader *r, struct str literal, struct pos at)
{
	diag_error(r->dg, at, MSG_POLICY_HTML, STR_ARG(str_sub(literal, 0,
	    str_chr(str_sub(literal, 0, 60), '\n', 0))));
	diag_hint(r->dg, "write it in Markdown; to print a < put a \\ "
	    "before it");
}

static void
html_block(struct reader *r, cmark_node *n, struct pos at)
{
	const struct str literal = str_trim(str_of(cmark_node_get_literal(n)));
	struct str rest;
	size_t end;

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

static bool
table(struct reader *r, cmark_node *n, struct pos at)
{
	cmark_node *above = cmark_node_previous(n);
	const unsigned columns = cmark_gfm_extensions_get_table_columns(n);
	const unsigned char *from = cmark_gfm_extensions_get_table_alignments(n);
	unsigned char *aligns;
	struct doc_node *t;

	/* cmark cuts the paragraph in two, and both lose their places. */
	if (above != NULL && line_of(above) == 0) {
		diag_error(r->dg, at, MSG_POLICY_TABLE_TOUCHES);
		diag_hint(r->dg, "put an empty line before the table");
		return false;
	}
	t = open_node(r, DOC_TABLE, at);
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
row_text(const struct reader *r, unsigned line, size_t from)
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

static void
row(struct reader *r, bool header, struct pos at)
{
	const struct str line = policy_source_line(r->s, at.line);
	const struct str text = header ? str_sub(line, at.col - 1, line.len) :
	    row_text(r, at.line, 0);
	const unsigned columns = r->above->columns;
	const size_t cells = count_cells(text);
	struct doc_node *n;

	at.col = (unsigned)(text.ptr - line.ptr) + 1;
	n = open_node(r, DOC_ROW, at);
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

static void
cell(struct reader *r)
{
	const struct str line = policy_source_line(r->s, r->above->at.line);
	const size_t row_at = r->above->at.col - 1;
	const struct str text = cell_of(str_sub(line, row_at, line.len),
	    ++r->cell);
	const struct str words = str_trim(text);
	const size_t from = words.len == 0 ? row_at :
	    (size_t)(words.ptr - line.ptr);
	const struct pos at = policy_source_at(r->s, r->above->at.line, from);
	struct doc_node *n = open_node(r, DOC_CELL, at);

	n->flags = n->parent->flags & DOC_HEADER;
	begin_words(r, at);
	r->c.text.len = from + words.len;
	r->c.cell = true;
	r->c.item = false;
}

/* --- inside a paragraph --- */

static bool
open_link(struct reader *r, cmark_node *n)
{
	struct policy_cursor *c = &r->c;
	const struct str rest = str_sub(c->text, c->at, c->text.len);
	const struct str target = str_dup(r->a, str_of(cmark_node_get_url(n)));
	const size_t end = str_chr(rest, '>', 0);
	struct doc_node *link = doc_add(r->a, r->above, DOC_LINK,
	    policy_cursor_pos(c));
	struct pos at = link->at;

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

static void
close_link(struct reader *r, cmark_node *n)
{
	struct doc_node *link = r->above;
	const struct pos at = policy_cursor_target(&r->c);
	const char *title = cmark_node_get_title(n);

	r->above = link->parent;
	policy_link_read(r->a, r->dg, link,
	    str_dup(r->a, str_of(cmark_node_get_url(n))), at);
	if (title != NULL && *title != '\0') {
		diag_error(r->dg, at, MSG_POLICY_LINK,
		    "its title would not print");
		diag_hint(r->dg, "leave out the words in quotation marks "
		    "after the target");
	}
}

static void
html_inline(struct reader *r, cmark_node *n)
{
	const struct str literal = str_of(cmark_node_get_literal(n));
	const bool begins = r->c.begins && r->c.line != r->c.first;
	const struct pos at = policy_cursor_pos(&r->c);

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

static void
emphasis(struct reader *r, enum doc_kind kind, size_t n)
{
	const struct pos at = policy_cursor_pos(&r->c);
	const struct str rest = str_sub(r->c.text, r->c.at, r->c.text.len);

	policy_cursor_skip(&r->c, str_starts(rest, "_") ? '_' : '*', n);
	if (kind != DOC_NONE)
		open_node(r, kind, at);
}

/* --- the walk --- */

static void
leaf(struct reader *r, cmark_node *n, struct pos at)
{
	const char *literal = cmark_node_get_literal(n);

	switch ((int)cmark_node_get_type(n)) {
	case CMARK_NODE_TEXT:
		policy_cursor_text(&r->c, r->above, str_of(literal));
		break;
	case CMARK_NODE_SOFTBREAK:
		policy_cursor_break(&r->c, r->above, true);
		break;
	case CMARK_NODE_LINEBREAK:
		doc_add(r->a, r->above, DOC_LINE_BREAK,
		    policy_cursor_pos(&r->c));
		policy_cursor_break(&r->c, r->above, false);
		break;
	case CMARK_NODE_CODE:
		doc_add(r->a, r->above, DOC_CODE,
		    policy_cursor_pos(&r->c))->text = str_dup(r->a,
		    str_of(literal));
		policy_cursor_code(&r->c);
		break;
	case CMARK_NODE_HTML_INLINE:
		html_inline(r, n);
		break;
	case CMARK_NODE_HTML_BLOCK:
		html_block(r, n, at);
		break;
	case CMARK_NODE_CODE_BLOCK:
		code_block(r, n, at);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		open_node(r, DOC_BREAK, at);
		r->above = r->above->parent;
		break;
	default:
		break;
	}
}

static bool
unprintable(struct reader *r, struct pos at, const char *what)
{
	diag_error(r->dg, at, MSG_POLICY_UNPRINTABLE, what);
	diag_hint(r->dg, "say in words what matters");
	return false;
}

static bool
open_extension(struct reader *r, cmark_node *n, struct pos at)
{
	const char *type = cmark_node_get_type_string(n);

	if (!strcmp(type, "table_cell"))
		cell(r);
	else if (!strcmp(type, "table_row"))
		row(r, false, at);
	else if (!strcmp(type, "table_header"))
		row(r, true, at);
	else if (!strcmp(type, "table"))
		return table(r, n, at);
	else if (!strcmp(type, "tasklist"))
		open_node(r, DOC_ITEM, at)->flags = DOC_TASK |
		    (cmark_gfm_extensions_get_tasklist_item_checked(n) ?
		    DOC_CHECKED : 0);
	else
		return unprintable(r, at, type);
	return true;
}

/* false: what is below n is not read. */
static bool
open_block(struct reader *r, cmark_node *n, struct pos at)
{
	switch ((int)cmark_node_get_type(n)) {
	case CMARK_NODE_PARAGRAPH:
		if (at.line == 0)	/* touches a table, see there */
			return false;
		begin_words(r, at);
		r->c.begins = true;
		open_node(r, DOC_PARA, at);
		break;
	case CMARK_NODE_HEADING:
		heading(r, n, at);
		break;
	case CMARK_NODE_LIST:
		list(r, n, at);
		break;
	case CMARK_NODE_ITEM:
		/* In this version a task is an item by number, not by name. */
		if (!strcmp(cmark_node_get_type_string(n), "tasklist"))
			return open_extension(r, n, at);
		open_node(r, DOC_ITEM, at);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		open_node(r, DOC_QUOTE, at);
		r->quotes++;
		break;
	case CMARK_NODE_EMPH:
		emphasis(r, DOC_EMPH, 1);
		break;
	case CMARK_NODE_STRONG:
		emphasis(r, DOC_STRONG, 2);
		break;
	case CMARK_NODE_LINK:
		return open_link(r, n);
	case CMARK_NODE_IMAGE:
		unprintable(r, policy_cursor_pos(&r->c), "a picture");
		r->c.lost = true;
		return false;
	default:
		return open_extension(r, n, at);
	}
	return true;
}

static void
close_block(struct reader *r, cmark_node *n)
{
	struct doc_node *d = r->above;

	if (cmark_node_get_type(n) == CMARK_NODE_LINK) {
		close_link(r, n);
		return;
	}
	if (d->kind == DOC_EMPH || d->kind == DOC_STRONG)
		emphasis(r, DOC_NONE, d->kind == DOC_EMPH ? 1 : 2);
	else if (d->kind == DOC_QUOTE)
		r->quotes--;
	else if (d->kind == DOC_ITEM && d->first == NULL) {
		diag_error(r->dg, d->at, MSG_POLICY_EMPTY_ITEM);
		diag_hint(r->dg, "write them after the marker, or remove it");
	}
	r->above = d->parent;
}

static bool
is_leaf(cmark_node *n)
{
	switch ((int)cmark_node_get_type(n)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
	case CMARK_NODE_CODE:
	case CMARK_NODE_HTML_INLINE:
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_THEMATIC_BREAK:
		return true;
	default:
		return false;
	}
}

static bool
too_deep(struct reader *r, struct pos at)
{
	if (r->above->depth < MD_DEPTH_MAX)
		return false;
	if (at.line == 0 || doc_is_inline(r->above->kind))
		at = policy_cursor_pos(&r->c);
	diag_error(r->dg, at, MSG_POLICY_DEEP, MD_DEPTH_MAX);
	diag_hint(r->dg, "give the inner text a section of its own");
	r->c.lost = true;
	return true;
}

static void
walk(struct reader *r, cmark_node *root)
{
	cmark_iter *it = cmark_iter_new(root);
	cmark_event_type ev;

	while ((ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(it);
		const struct pos at = pos_of(r, n);

		if (n == root)
			continue;
		if (ev == CMARK_EVENT_EXIT)
			close_block(r, n);
		else if (is_leaf(n)) {
			if (!too_deep(r, at))
				leaf(r, n, at);
		} else if (too_deep(r, at) || !open_block(r, n, at)) {
			/* Past the end of n, without closing what it is not. */
			cmark_iter_reset(it, n, CMARK_EVENT_EXIT);
		}
	}
	cmark_iter_free(it);
}

/* Where each block ends: before the next one, without empty lines. */
static void
set_last_lines(const struct reader *r, struct doc_node *root)
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

struct doc_node *
policy_md_read(struct arena *a, struct diag *dg,
    const struct policy_source *s, unsigned first_line)
{
	struct reader r = { .a = a, .dg = dg, .s = s,
		.first_line = first_line,
		.closed = arena_array(a, s->n + 2, sizeof(bool)) };
	struct doc_node *root = doc_new(a, DOC_POLICY,
	    policy_source_at(s, first_line, 0));
	cmark_node *md = parse_closed(&r);

	r.above = root;
	begin_words(&r, root->at);
	walk(&r, md);
	cmark_node_free(md);
	set_last_lines(&r, root);
	return root;
}
