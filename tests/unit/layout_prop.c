/*
 * Whatever the tree: no box leaves its page, and every word arrives once, in
 * its node's order, with the spaces it had. Seeded; layout_prop SEED tries one.
 */
#include "base/map.h"
#include "layout_book.h"

static struct layout_env *env;
static uint64_t state;

static unsigned
pick(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

/* --- random trees --- */

static const struct pos at = { "random.md", 1, 1 };

static struct str
random_words(struct arena *a, unsigned words, unsigned longest)
{
	static const char *const odd[] = { "\xe2\x80\x94", "a/b/c",
		"\xc3\xa9\xc3\xa8", "(x)", "\xe2\x80\x9cq\xe2\x80\x9d", "1.5%",
		("a\xc2\xad" "b"), "well-known", "\xc2\xa0", "responsibilities",
		"unquestionably", "!", ",", "\xe4\xb8\xad\xe6\x96\x87" };
	struct buf b;
	struct str out;

	buf_init(&b, 1 << 20);
	if (pick(4) == 0)
		buf_putc(&b, ' ');
	for (unsigned i = 0; i < words; i++) {
		if (i > 0)
			buf_puts(&b, pick(9) == 0 ? "\n" : " ");
		if (pick(5) == 0 && longest >= 16) {
			buf_puts(&b, odd[pick(NELEM(odd))]);
			continue;
		}
		for (unsigned n = 1 + pick(longest); n > 0; n--)
			buf_putc(&b, (char)('a' + pick(26)));
	}
	if (pick(4) == 0)
		buf_putc(&b, ' ');
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static void
random_inlines(struct arena *a, struct doc_node *to, unsigned words,
    unsigned longest, int deep)
{
	static const enum doc_kind kinds[] = { DOC_EMPH, DOC_STRONG, DOC_STRIKE,
		DOC_LINK, DOC_VALUE };

	for (unsigned n = pick(4); n < 4; n++) {
		struct doc_node *c;

		if (pick(12) == 0) {
			doc_add(a, to, DOC_LINE_BREAK, at);
		} else if (deep > 0 && pick(3) == 0) {
			c = doc_add(a, to, kinds[pick(NELEM(kinds))], at);
			c->target = str_of(pick(2) ? "#id" : "https://x.org");
			random_inlines(a, c, words / 2, longest, deep - 1);
		} else {
			c = doc_add_text(a, to, at, random_words(a,
			    pick(words + 1), longest));
			c->kind = pick(9) == 0 ? DOC_CODE : pick(9) == 0 ?
			    DOC_GAP : DOC_TEXT;
		}
	}
}

static void random_blocks(struct arena *a, struct doc_node *to, int deep);

static void
random_table(struct arena *a, struct doc_node *to)
{
	struct doc_node *t = doc_add(a, to, DOC_TABLE, at);
	const unsigned columns = 1 + pick(2);

	t->columns = columns;
	for (unsigned r = 0, n = pick(9); r < n; r++) {
		struct doc_node *row = doc_add(a, t, DOC_ROW, at);

		row->flags = r == 0 && pick(2) ? DOC_HEADER : 0;
		for (unsigned c = 0; c < columns; c++)
			doc_add_text(a, doc_add(a, row, DOC_CELL, at), at,
			    random_words(a, pick(10) == 0 ? 300 : pick(9), 8));
	}
}

static void
random_squares(struct arena *a, struct doc_node *field)
{
	const unsigned longest = pick(9) == 0 ? 60 : 2;

	doc_add_text(a, field, at, random_words(a, pick(60), longest));
	if (pick(2))
		doc_add_text(a, doc_add(a, field, DOC_EMPH, at), at,
		    random_words(a, pick(5), 9));
	if (pick(2))
		field->label = random_words(a, 1, 3);
}

static void
random_block(struct arena *a, struct doc_node *to, int deep)
{
	static const enum doc_kind kinds[] = { DOC_PARA, DOC_PARA, DOC_PARA,
		DOC_HEADING, DOC_LIST, DOC_QUOTE, DOC_BOX, DOC_RULE,
		DOC_TABLE, DOC_CODE_BLOCK, DOC_BREAK, DOC_FIELD };
	static const char *const fields[] = { "signature", "text", "area",
		"date", "checkbox", "choices", "blanks", "comb" };
	struct doc_node *n = doc_new(a, kinds[pick(NELEM(kinds))], at);

	if (deep == 0 && (n->kind == DOC_LIST || n->kind == DOC_QUOTE ||
	    n->kind == DOC_BOX || n->kind == DOC_RULE))
		n->kind = DOC_PARA;
	n->flags = pick(20) == 0 ? DOC_NEW_PAGE : pick(20) == 0 ? DOC_KEEP : 0;
	if (n->kind == DOC_TABLE) {
		random_table(a, to);
		return;
	}
	doc_append(to, n);
	n->level = 1 + (int)pick(4);
	if (n->kind == DOC_PARA)
		random_inlines(a, n, pick(60), 16, 3);
	else if (n->kind == DOC_HEADING)
		random_inlines(a, n, pick(10), 9, 1);
	else if (n->kind == DOC_CODE_BLOCK)
		n->text = random_words(a, pick(30), 16);
	else if (n->kind == DOC_LIST)
		for (unsigned i = 1 + pick(5); i > 0; i--) {
			struct doc_node *c = doc_add(a, n, DOC_ITEM, at);

			c->label = STR_LIT("*");
			c->flags = pick(9) == 0 ? DOC_KEEP : 0;
			random_blocks(a, c, deep - 1);
		}
	else if (n->kind == DOC_QUOTE || n->kind == DOC_BOX ||
	    n->kind == DOC_RULE)
		random_blocks(a, n, deep - 1);
	if (n->kind == DOC_HEADING && pick(2))
		n->label = STR_LIT("1.2");
	if (n->kind == DOC_FIELD) {
		n->style = str_of(fields[pick(NELEM(fields))]);
		n->label = random_words(a, pick(12), 12);
		if (str_is(n->style, "choices") || str_is(n->style, "blanks"))
			random_squares(a, n);
		n->start = (int)pick(40);
	}
	if (n->kind == DOC_BOX && pick(2))
		n->columns = pick(5);
	/* A table may be too wide for a column, and is then refused. */
	for (const struct doc_node *x = n; x != NULL; x = doc_next(n, x))
		if (x->kind == DOC_TABLE)
			n->columns = 0;
	if (n->kind == DOC_RULE)
		random_inlines(a, doc_add(a, n, DOC_BASIS, at), 6, 9, 0);
}

static void
random_blocks(struct arena *a, struct doc_node *to, int deep)
{
	for (unsigned n = pick(6); n < 6; n++)
		random_block(a, to, deep);
}

static struct doc_node *
random_book(struct arena *a)
{
	static const char *const styles[] = { "cover", "approval", "chapter",
		"form", "card", "appendix", "summary" };
	struct doc_node *book = doc_new(a, DOC_BOOK, at);

	book->text = book->label = random_words(a, 20, 9);
	for (unsigned n = 1 + pick(4); n > 0; n--) {
		struct doc_node *part = doc_add(a, book, DOC_PART, at);

		part->style = str_of(styles[pick(NELEM(styles))]);
		random_blocks(a, part, 4);
	}
	return book;
}

/* --- what must hold --- */

/* The node, inline or leaf, that a word's box may belong to. */
static bool
has_words(const struct doc_node *n)
{
	return n->kind == DOC_TEXT || n->kind == DOC_CODE ||
	    n->kind == DOC_GAP || n->kind == DOC_CODE_BLOCK;
}

static struct doc_node *
block_of(const struct doc_node *n)
{
	struct doc_node *p = n->kind == DOC_CODE_BLOCK ? NULL : n->parent;

	while (p != NULL && doc_is_inline(p->kind))
		p = p->parent;
	return p;
}

/* One space for any; none at the ends; no soft hyphens. */
static struct str
tidy(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, s.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\xc2' && i + 1 < s.len &&
		    s.ptr[i + 1] == '\xad') {
			i++;
		} else if (s.ptr[i] == ' ' || s.ptr[i] == '\n') {
			if (n > 0 && out[n - 1] != ' ')
				out[n++] = ' ';
		} else {
			out[n++] = s.ptr[i];
		}
	}
	return str_trim((struct str){ out, n });
}

/* What the tree says in block, and what the pages say. */
struct said {
	struct buf tree, pages;
};

static bool
check_words(struct arena *a, const struct doc_node *book,
    const struct layout *l, unsigned seed)
{
	struct map *blocks = map_new(a);
	size_t met = 0;
	bool good = true;

	for (const struct doc_node *n = book; n != NULL;
	    n = doc_next(book, n)) {
		const struct doc_node *b = has_words(n) ||
		    n->kind == DOC_LINE_BREAK ? block_of(n) : NULL;
		struct said *s;
		struct str key = { (const char *)(b != NULL ? &b : &n),
			sizeof(b) };

		if (b == NULL && n->kind != DOC_CODE_BLOCK)
			continue;
		s = map_get(blocks, key);
		if (s == NULL) {
			s = ARENA_NEW(a, struct said);
			buf_init(&s->tree, 1 << 24);
			buf_init(&s->pages, 1 << 24);
			map_put(blocks, str_dup(a, key), s);
		}
		buf_str(&s->tree, n->kind == DOC_LINE_BREAK ? STR_LIT(" ") :
		    n->text);
	}
	for (size_t p = 0; p < l->n_pages; p++)
		for (size_t i = 0; i < l->pages[p].n_boxes; i++) {
			const struct layout_box *box = &l->pages[p].boxes[i];
			const struct doc_node *b;
			struct said *s;

			if (box->kind != LAYOUT_TEXT || box->node == NULL ||
			    box->part != LAYOUT_BODY)
				continue;
			b = box->node->kind == DOC_CODE_BLOCK ? box->node :
			    block_of(box->node);
			s = map_get(blocks, (struct str){ (const char *)&b,
			    sizeof(b) });
			fake_says(&s->pages, box);
		}
	for (; met < map_len(blocks); met++) {
		struct said *s = map_value(blocks, met);
		struct str want = tidy(a, buf_view(&s->tree));
		struct str got = tidy(a, buf_view(&s->pages));

		if (!str_eq(want, got) && good) {
			good = false;
			printf("# seed %u\n# tree:  %.*s\n# pages: %.*s\n",
			    seed, STR_ARG(want), STR_ARG(got));
		}
		buf_free(&s->tree);
		buf_free(&s->pages);
	}
	return good;
}

static bool
check_boxes(const struct layout *l, unsigned seed)
{
	for (size_t p = 0; p < l->n_pages; p++)
		for (size_t i = 0; i < l->pages[p].n_boxes; i++) {
			const struct layout_box *b = &l->pages[p].boxes[i];
			const int32_t up = b->kind == LAYOUT_TEXT ?
			    b->size * 7 / 10 : 0;
			const int32_t down = b->kind == LAYOUT_TEXT ?
			    b->size / 4 : b->h;

			const bool body = b->node == NULL ||
			    (b->y >= l->theme->margin_top && b->y <= l->page_h -
			    l->theme->margin_bottom);

			if (body && b->x >= 0 && b->y - up >= 0 && b->w >= 0 &&
			    b->x + b->w <= l->page_w &&
			    b->y + down <= l->page_h)
				continue;
			printf("# seed %u: page %zu, box %zu: %d %d %d %d\n",
			    seed, p, i, (int)b->x, (int)b->y, (int)b->w,
			    (int)b->h);
			return false;
		}
	return true;
}

/* Labels of items, headings and fields: each once. */
static bool
check_labels(const struct doc_node *book, const struct layout *l,
    unsigned seed)
{
	size_t want = 0, got = 0;

	for (const struct doc_node *n = book; n != NULL; n = doc_next(book, n))
		want += n->kind == DOC_ITEM || (n->kind == DOC_HEADING &&
		    !str_empty(n->label));
	for (size_t p = 0; p < l->n_pages; p++)
		for (size_t i = 0; i < l->pages[p].n_boxes; i++)
			got += l->pages[p].boxes[i].part == LAYOUT_LABEL &&
			    l->pages[p].boxes[i].node != NULL &&
			    l->pages[p].boxes[i].node->kind != DOC_FIELD;
	if (want != got)
		printf("# seed %u: %zu labels, %zu wanted\n", seed, got, want);
	return want == got;
}

static bool
check(struct arena *a, const struct theme *t, const struct doc_node *book,
    unsigned seed)
{
	struct diag *dg = diag_new(a);
	struct layout *l = fake_layout(a, dg, env, t, book);

	diag_print(dg, stdout, false);
	return l != NULL && check_boxes(l, seed) &&
	    check_words(a, book, l, seed) && check_labels(book, l, seed);
}

/* --- hostile trees --- */

static struct doc_node *
nested(struct arena *a, enum doc_kind kind)
{
	struct doc_node *book = doc_new(a, DOC_BOOK, at);
	struct doc_node *n = doc_add(a, book, DOC_PART, at);

	while (n->depth + 4 < DOC_DEPTH_MAX) {
		n = doc_add(a, n, kind, at);
		if (kind == DOC_LIST) {
			n = doc_add(a, n, DOC_ITEM, at);
			n->label = STR_LIT("*");
		}
		doc_add_text(a, doc_add(a, n, DOC_PARA, at), at,
		    STR_LIT("some words that are here"));
	}
	return book;
}

static struct doc_node *
long_table(struct arena *a, int rows)
{
	struct doc_node *book = doc_new(a, DOC_BOOK, at);
	struct doc_node *t = doc_add(a, doc_add(a, book, DOC_PART, at),
	    DOC_TABLE, at);

	t->columns = 3;
	for (int r = 0; r < rows; r++) {
		struct doc_node *row = doc_add(a, t, DOC_ROW, at);

		row->flags = r == 0 ? DOC_HEADER : 0;
		for (int c = 0; c < 3; c++)
			doc_add_text(a, doc_add(a, row, DOC_CELL, at), at,
			    str_fmt(a, "cell %d of %d", c, r));
	}
	return book;
}

static void
test_hostile(struct arena *a, const struct theme *t)
{
	struct doc_node *book, *table;
	struct diag *dg = diag_new(a);

	ok(check(a, t, nested(a, DOC_LIST), 0), "lists as deep as can be");
	ok(check(a, t, nested(a, DOC_QUOTE), 0), "quotations");
	ok(check(a, t, nested(a, DOC_BOX), 0), "boxes");
	ok(check(a, t, nested(a, DOC_RULE), 0), "rules");
	ok(check(a, t, long_table(a, 1000), 0), "a table of 1,000 rows");
	ok(check(a, t, long_table(a, 1), 0), "a table of a header");
	ok(check(a, t, long_table(a, 0), 0), "a table of nothing");
	book = long_table(a, 3);
	table = book->first->first;
	for (int i = 0; i < 5000; i++)
		doc_add(a, table->first, DOC_CELL, at);
	ok(fake_layout(a, dg, env, t, book) == NULL &&
	    str_is(str_of(diag_at(dg, 0)->code), "P422"),
	    "5,000 columns are too many");
	book = doc_new(a, DOC_BOOK, at);
	ok(fake_layout(a, dg, env, t, book) == NULL ||
	    fake_layout(a, diag_new(a), env, t, book)->n_pages == 0,
	    "a book of nothing");
	doc_add(a, book, DOC_PART, at);
	ok(check(a, t, book, 0), "a part of nothing");
}

static void
test_linear(struct arena *a, const struct theme *t)
{
	struct layout *l;
	struct doc_node *book = long_table(a, 5);
	struct diag *dg = diag_new(a);

	for (int i = 0; i < LAYOUT_PAGES_MAX + 5; i++)
		doc_add(a, book->first, DOC_PARA, at)->flags = DOC_NEW_PAGE;
	for (struct doc_node *n = book->first->first; n != NULL; n = n->next)
		if (n->kind == DOC_PARA)
			doc_add_text(a, n, at, STR_LIT("x"));
	l = fake_layout(a, dg, env, t, book);
	ok(l == NULL && str_is(str_of(diag_at(dg, 0)->code), "P423"),
	    "too many pages are a finding");
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	const struct theme *left = fake_theme(a, "left", "yes");
	const struct theme *justify = fake_theme(a, "justify", "yes");
	unsigned first = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 1;
	const unsigned last = argc > 1 ? first : 300;
	unsigned bad = 0;

	env = layout_env_open(diag_new(a), left,
	    THEME_HYPHEN_ROOT "/hyph_en_US.dic");
	CHECK(env != NULL);
	for (unsigned seed = first; seed <= last; seed++) {
		struct arena *own = arena_new();

		state = seed * 0x9e3779b97f4a7c15u;
		bad += !check(own, seed % 2 ? left : justify,
		    random_book(own), seed);
		arena_free(own);
	}
	is_int(bad, 0, "random books");
	test_hostile(a, justify);
	test_linear(a, left);
	layout_env_close(env);
	arena_free(a);
	return tap_done();
}
