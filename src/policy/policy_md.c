#include "policy/policy_part.h"

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

#include <pthread.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
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
	struct policy_builder b;
	unsigned first_line;
	bool *closed;		/* lines whose comment we close */
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
	for (unsigned n = 1; n <= r->b.s->n; n++) {
		if (n >= r->first_line)
			buf_str(&b, policy_source_line(r->b.s, n));
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

	return policy_source_at(r->b.s, line_of(n),
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
	    line == 0 || line > r->b.s->n || r->closed[line])
		return;
	diag_error(r->b.dg, at, MSG_POLICY_MARK_OPEN);
	diag_hint(r->b.dg, "end the line with -->; only a remark, <!-- # -->, "
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

/* --- the walk --- */

/*
 * What cmark made of entities. It writes &#xfffe; and &#xffff; as bytes that are
 * no UTF-8: U+FFFD, as for others that are no characters.
 */
static struct str
decoded(struct reader *r, const char *s)
{
	struct str words = str_of(s);
	struct buf b;
	size_t bad = utf8_check(words);

	if (bad == words.len)
		return words;
	buf_init(&b, SIZE_MAX);
	while (bad < words.len) {
		buf_str(&b, str_sub(words, 0, bad));
		buf_puts(&b, "\xef\xbf\xbd");
		words = str_sub(words, bad + 1, words.len);
		bad = utf8_check(words);
	}
	buf_str(&b, words);
	words = str_dup(r->b.a, buf_view(&b));
	buf_free(&b);
	return words;
}

static void
leaf(struct reader *r, cmark_node *n, struct pos at)
{
	const char *literal = cmark_node_get_literal(n);
	int length, offset;
	char fence;

	switch ((int)cmark_node_get_type(n)) {
	case CMARK_NODE_TEXT:
		policy_cursor_text(&r->b.c, r->b.above, decoded(r, literal));
		break;
	case CMARK_NODE_SOFTBREAK:
		policy_cursor_break(&r->b.c, r->b.above, true);
		break;
	case CMARK_NODE_LINEBREAK:
		doc_add(r->b.a, r->b.above, DOC_LINE_BREAK,
		    policy_cursor_pos(&r->b.c));
		policy_cursor_break(&r->b.c, r->b.above, false);
		break;
	case CMARK_NODE_CODE:
		doc_add(r->b.a, r->b.above, DOC_CODE,
		    policy_cursor_pos(&r->b.c))->text = str_dup(r->b.a,
		    str_of(literal));
		policy_cursor_code(&r->b.c);
		break;
	case CMARK_NODE_HTML_INLINE:
		policy_build_html_inline(&r->b, str_of(literal));
		break;
	case CMARK_NODE_HTML_BLOCK:
		policy_build_html(&r->b, at, str_of(literal));
		break;
	case CMARK_NODE_CODE_BLOCK:
		policy_build_code(&r->b, at,
		    cmark_node_get_fenced(n, &length, &offset, &fence),
		    (unsigned)cmark_node_get_end_line(n), str_of(literal));
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		policy_build_open(&r->b, DOC_BREAK, at);
		r->b.above = r->b.above->parent;
		break;
	default:
		break;
	}
}

static bool
unprintable(struct reader *r, struct pos at, const char *what)
{
	diag_error(r->b.dg, at, MSG_POLICY_UNPRINTABLE, what);
	diag_hint(r->b.dg, "say in words what matters");
	return false;
}

static void
list(struct reader *r, cmark_node *n, struct pos at)
{
	const bool ordered = cmark_node_get_list_type(n) == CMARK_ORDERED_LIST;
	struct doc_node *l = policy_build_list(&r->b, at, !ordered ? '\0' :
	    cmark_node_get_list_delim(n) == CMARK_PAREN_DELIM ? ')' : '.');

	if (cmark_node_get_list_tight(n))
		l->flags |= DOC_TIGHT;
	if (ordered) {
		l->flags |= DOC_ORDERED;
		l->start = cmark_node_get_list_start(n);
	}
}

/* Where a table touches the text above it, cmark forgets where that was. */
static bool
table(struct reader *r, cmark_node *n, struct pos at)
{
	cmark_node *above = cmark_node_previous(n);

	return policy_build_table(&r->b, at,
	    above != NULL && line_of(above) == 0,
	    cmark_gfm_extensions_get_table_columns(n),
	    cmark_gfm_extensions_get_table_alignments(n));
}

static bool
open_extension(struct reader *r, cmark_node *n, struct pos at)
{
	const char *type = cmark_node_get_type_string(n);

	if (!strcmp(type, "table_cell"))
		policy_build_cell(&r->b);
	else if (!strcmp(type, "table_row"))
		policy_build_row(&r->b, false, at);
	else if (!strcmp(type, "table_header"))
		policy_build_row(&r->b, true, at);
	else if (!strcmp(type, "table"))
		return table(r, n, at);
	else if (!strcmp(type, "tasklist"))
		policy_build_open(&r->b, DOC_ITEM, at)->flags = DOC_TASK |
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
		policy_build_words(&r->b, at);
		r->b.c.begins = true;
		policy_build_open(&r->b, DOC_PARA, at);
		break;
	case CMARK_NODE_HEADING:
		policy_build_heading(&r->b, at,
		    cmark_node_get_heading_level(n));
		break;
	case CMARK_NODE_LIST:
		list(r, n, at);
		break;
	case CMARK_NODE_ITEM:
		/* In this version a task is an item by number, not by name. */
		if (!strcmp(cmark_node_get_type_string(n), "tasklist"))
			return open_extension(r, n, at);
		policy_build_open(&r->b, DOC_ITEM, at);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		policy_build_open(&r->b, DOC_QUOTE, at);
		r->b.quotes++;
		break;
	case CMARK_NODE_EMPH:
		policy_build_emphasis(&r->b, DOC_EMPH, 1);
		break;
	case CMARK_NODE_STRONG:
		policy_build_emphasis(&r->b, DOC_STRONG, 2);
		break;
	case CMARK_NODE_LINK:
		return policy_build_link(&r->b,
		    decoded(r, cmark_node_get_url(n)));
	case CMARK_NODE_IMAGE:
		unprintable(r, policy_cursor_pos(&r->b.c), "a picture");
		r->b.c.lost = true;
		return false;
	default:
		return open_extension(r, n, at);
	}
	return true;
}

static void
close_block(struct reader *r, cmark_node *n)
{
	struct doc_node *d = r->b.above;

	if (cmark_node_get_type(n) == CMARK_NODE_LINK) {
		policy_build_link_end(&r->b,
		    decoded(r, cmark_node_get_url(n)),
		    str_of(cmark_node_get_title(n)));
		return;
	}
	if (d->kind == DOC_EMPH || d->kind == DOC_STRONG)
		policy_build_emphasis(&r->b, DOC_NONE,
		    d->kind == DOC_EMPH ? 1 : 2);
	else if (d->kind == DOC_QUOTE)
		r->b.quotes--;
	else if (d->kind == DOC_ITEM && d->first == NULL) {
		diag_error(r->b.dg, d->at, MSG_POLICY_NO_WORDS,
		    "an item");
		diag_hint(r->b.dg, "write them after the marker, or remove it");
	}
	r->b.above = d->parent;
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
	if (r->b.above->depth < MD_DEPTH_MAX)
		return false;
	if (at.line == 0 || doc_is_inline(r->b.above->kind))
		at = policy_cursor_pos(&r->b.c);
	diag_error(r->b.dg, at, MSG_POLICY_DEEP, MD_DEPTH_MAX);
	diag_hint(r->b.dg, "give the inner text a section of its own");
	r->b.c.lost = true;
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

struct doc_node *
policy_md_read(struct arena *a, struct diag *dg,
    const struct policy_source *s, unsigned first_line)
{
	struct reader r = { .b = { .a = a, .dg = dg, .s = s },
		.first_line = first_line,
		.closed = arena_array(a, s->n + 2, sizeof(bool)) };
	struct doc_node *root = doc_new(a, DOC_POLICY,
	    policy_source_at(s, first_line, 0));
	cmark_node *md = parse_closed(&r);

	r.b.above = root;
	policy_build_words(&r.b, root->at);
	walk(&r, md);
	cmark_node_free(md);
	policy_build_last_lines(&r.b, root);
	return root;
}
