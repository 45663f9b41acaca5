/* Strips to pages: where they end, what stands around, contents, fields. */
#include "layout_book.h"

static struct theme *theme;

/* Pages as "label: lines", a line's first words shown, parted by bars. */
static struct str
pages_of(struct arena *a, const struct layout *l)
{
	struct buf b;
	struct str out;

	buf_init(&b, 1 << 20);
	for (size_t p = 0; l != NULL && p < l->n_pages; p++) {
		const struct layout_page *page = &l->pages[p];
		int32_t y = -1;

		if (p > 0)
			buf_puts(&b, "\n");
		buf_str(&b, page->label);
		buf_puts(&b, ":");
		for (size_t i = 0; i < page->n_boxes; i++) {
			const struct layout_box *box = &page->boxes[i];

			if (box->kind != LAYOUT_TEXT || box->y < 40000 ||
			    box->y > 460000)
				continue;
			buf_puts(&b, y == box->y ? "" : " |");
			buf_putc(&b, ' ');
			if (box->node == NULL)
				buf_puts(&b, "again ");
			y = box->y;
			if (box->n_words > 0)
				buf_str(&b, box->words[0].run->text);
		}
	}
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static struct layout *
set(struct arena *a, const char *tree)
{
	struct diag *dg = diag_new(a);
	struct layout *l = fake_layout(a, dg, NULL, theme,
	    plain_tree(a, tree));

	diag_print(dg, stdout, false);
	return l;
}

/* n paragraphs of one line, then more. */
static const char *
after(struct arena *a, int n, const char *more)
{
	struct buf b;
	char *out;

	buf_init(&b, 1 << 20);
	buf_puts(&b, "book |Title\n  part\n");
	for (int i = 0; i < n; i++)
		buf_puts(&b, "    paragraph |-\n");
	buf_puts(&b, more);
	out = str_c(a, buf_view(&b));
	buf_free(&b);
	return out;
}

/* What stands on the second page of that. */
static struct str
second(struct arena *a, int n, const char *more)
{
	struct layout *l = set(a, after(a, n, more));
	struct str all = pages_of(a, l);
	size_t at = str_chr(all, '\n', 0);

	return at < all.len ? str_sub(all, at + 1, all.len - at - 1) :
	    STR_LIT("none");
}

#define LINE "123456789 123456789 123456789 123456789 12345 "
#define LINES(a, b, c) "    paragraph |" a LINE b LINE c "\n"

#define ITEM(word) "      item label=*\n        paragraph |" word "\n"

static void
test_ends(struct arena *a)
{
	is_text(second(a, 33, ""), "none", "a page holds 33 lines");
	is_text(second(a, 34, ""), "2: | -", "the next one is on the next");
	is_text(second(a, 32, "    heading level=2 |head\n    paragraph |p\n"),
	    "2: | head | p", "a heading goes with what follows");
	is_text(second(a, 32, "    paragraph |so:\n    list\n      item "
	    "label=*\n        paragraph |p\n"),
	    "2: | so: | * p", "so does what ends in a colon");
	is_text(second(a, 32, "    list\n" ITEM("p") ITEM("q") ITEM("r")),
	    "2: | * p | * q | * r", "the first two items stay together");
	is_text(second(a, 29, "    list\n" ITEM("p") ITEM("q") ITEM("r")
	    ITEM("s") ITEM("t")), "2: | * s | * t", "and the last two");
	is_text(second(a, 30, "    table columns=1\n      row\n        cell |p\n"
	    "      row\n        cell |q\n      row\n        cell |r\n"
	    "      row\n        cell |s\n"),
	    "2: | p | q | r | s", "a small table stays on one page");
	is_text(second(a, 32, LINES("one ", "two ", "three ") ),
	    "2: | one | two | three", "no first line alone");
	is_text(second(a, 31, LINES("one ", "two ", "three ")),
	    "2: | one | two | three", "no last line alone either");
	is_text(second(a, 30, "    rule\n      paragraph |p\n"
	    "      paragraph |q\n      paragraph |r\n      basis |must\n"),
	    "2: | p | q | r | must", "a short rule stays on one page");
	is_text(second(a, 25, "    rule\n      paragraph |1\n"
	    "      paragraph |2\n      paragraph |3\n      paragraph |4\n"
	    "      paragraph |5\n      paragraph |6\n      paragraph |7\n"
	    "      paragraph |8\n      basis |must\n"),
	    "2: | 8 | must", "the small print stays with its rule");
}

static void
test_new_page(struct arena *a)
{
	struct doc_node *book = plain_tree(a, after(a, 2, ""));

	book->first->last->flags |= DOC_NEW_PAGE;
	is_text(pages_of(a, fake_layout(a, diag_new(a), NULL, theme, book)),
	    "1: | -\n2: | -", "a block that begins a page does");
	book = plain_tree(a, after(a, 30, "    table columns=1\n"
	    "      row\n        cell |a\n      row\n        cell |b\n"
	    "      row\n        cell |c\n"));
	ok(fake_layout(a, diag_new(a), NULL, theme, book)->n_pages == 2,
	    "a table goes on");
	book->first->last->flags |= DOC_KEEP;
	is_text(pages_of(a, fake_layout(a, diag_new(a), NULL, theme, book)),
	    "1: | - | - | - | - | - | - | - | - | - | - | - | - | - | - | - "
	    "| - | - | - | - | - | - | - | - | - | - | - | - | - | - | -\n"
	    "2: | a | b | c", "unless it is to be kept whole");
}

static void
test_tables(struct arena *a)
{
	struct layout *l = set(a, after(a, 25, "    table columns=2\n"
	    "      row header=1\n        cell |H1\n        cell |H2\n"
	    "      row\n        cell |a\n        cell |1\n"
	    "      row\n        cell |b\n        cell |2\n"
	    "      row\n        cell |c\n        cell |30\n"
	    "      row\n        cell |d\n        cell |4\n"));
	const struct layout_page *page = &l->pages[1];
	int32_t right[2] = { 0, 0 };
	struct buf b;

	is_text(str_sub(pages_of(a, l), 26 * 4 - 1, 100),
	    "| H1 H2 | a 1 | b 2\n2: | again H1 again H2 | c 30 | d 4",
	    "the header again, as an artifact; two rows at least on a page");
	for (size_t i = 0; i < page->n_boxes; i++) {
		const struct layout_box *box = &page->boxes[i];

		if (box->kind == LAYOUT_TEXT && box->node != NULL &&
		    box->words[0].run->text.ptr[0] < '9')
			right[box->words[0].run->text.len - 1] =
			    box->x + box->w;
	}
	ok(right[0] > 0 && right[0] == right[1], "numbers end in one line");
	buf_init(&b, 1 << 20);
	buf_puts(&b, "    table columns=2\n      row\n        cell |a\n"
	    "        cell |");
	for (int i = 0; i < 400; i++)
		buf_printf(&b, "word%d ", i);
	buf_puts(&b, "\n");
	l = set(a, after(a, 0, str_c(a, buf_view(&b))));
	ok(l->n_pages > 1, "a row taller than a page is cut");
	buf_free(&b);
}

static void
test_frames(struct arena *a)
{
	struct layout *l = set(a, after(a, 28, "    box\n  " LINES("one ",
	    "two ", "three ") "  " LINES("four ", "five ", "six ")
	    "  " LINES("seven ", "eight ", "nine ") "  " LINES("ten ",
	    "eleven ", "twelve ")));
	int fills = 0;

	for (size_t p = 0; p < l->n_pages; p++)
		for (size_t i = 0; i < l->pages[p].n_boxes; i++) {
			const struct layout_box *b = &l->pages[p].boxes[i];

			if (b->kind != LAYOUT_RECT || b->color != 0xeeeeee)
				continue;
			fills++;
			ok(b->y >= 52000 && b->y + b->h <= 448000,
			    "its part on page %zu is within it", p + 1);
			if (p == 1)
				is_int(b->y, 52000, "it goes on at the top");
		}
	is_int(fills, 2, "a box is drawn on both its pages");
}

static void
test_around(struct arena *a)
{
	struct doc_node *book = plain_tree(a, "book label=Org target=HR-1 "
	    "|Title\n  part style=cover\n    heading level=1 |Cover\n"
	    "    paragraph |below\n  part style=approval\n"
	    "    heading level=1 |Approval\n  part style=contents\n"
	    "    contents\n      entry level=1 label=1 target=#one |One\n"
	    "      entry level=2 target=#two |Two\n      entry level=2 "
	    "target=#none |None\n"
	    "  part style=chapter\n    heading level=1 label=1 id=one |One\n"
	    "    paragraph |p\n  part style=appendix\n"
	    "    heading level=1 id=two |Two\n  part style=role\n"
	    "    heading level=1 label=2 |Role\n");
	struct layout *l = fake_layout(a, diag_new(a), NULL, theme, book);
	const struct layout_page *page = l->pages;

	is_text(pages_of(a, l), "i: | Cover | below\nii: | Approval\n"
	    "iii: | 1 One 1 | Two again . 2 | None again . \n"
	    "1: | 1 | One | p\n2: | Two\n3: | 2 | Role", "page labels; contents");
	is_int(page[0].n_boxes, 3, "a cover has neither header nor footer");
	is_int(page[0].boxes[2].y, 447500 - 2000, "and its foot is low");
	is_int(l->n_places, 2, "places of what has an id");
	ok(l->places[0].page == 3 && str_is(l->places[0].node->id, "one"),
	    "in order");
	is_int(page[5].n_boxes, page[3].n_boxes - 1, "the first page of a role's "
	    "has a foot alone, as that of a chapter, which has a paragraph");
	is_int(page[1].n_boxes, 5, "other pages have both");
	is_text(page[1].boxes[1].words[0].run->text, "Org", "organization");
	is_text(page[1].boxes[3].words[0].run->text, "HR-1", "number");
	is_text(page[1].boxes[4].words[0].run->text, "ii", "page");
}

/* The words at the foot's right of page i. */
static const char *
foot(struct arena *a, const struct layout *l, size_t i)
{
	const struct layout_page *page = &l->pages[i];
	const struct layout_box *box = &page->boxes[page->n_boxes - 1];
	struct str out = STR_LIT("");

	for (size_t w = 0; w < box->n_words; w++)
		out = str_fmt(a, "%.*s%s%.*s", STR_ARG(out), w ? " " : "",
		    STR_ARG(box->words[w].run->text));
	return str_c(a, out);
}

/* Of loose papers a page can get lost: each says how many there are. */
static void
test_loose(struct arena *a)
{
	static const struct { const char *style, *more, *feet[2]; } all[] = {
		{ "form", "", { "1 of 2", "2 of 2" } },
		{ "booklet", "", { "1 of 2", "2 of 2" } },
		{ "chapter", "", { "1", "2" } },
		{ "form", "  part style=form\n    paragraph |other\n",
			{ "1", "2" } }
	};

	for (size_t i = 0; i < NELEM(all); i++) {
		const struct str lines = str_of(after(a, 40, all[i].more));
		const size_t head = sizeof("book |Title\n  part\n") - 1;
		struct layout *l = set(a, str_c(a, str_fmt(a, "book label=Org "
		    "target=HR-1 |T\n  part style=%s\n%.*s", all[i].style,
		    STR_ARG(str_sub(lines, head, lines.len - head)))));

		for (size_t k = 0; k < 2; k++)
			is_text(str_of(foot(a, l, k)), all[i].feet[k],
			    "the foot of each page");
		is_text(l->pages[1].label, "2", "its label is its number");
	}
	is_text(str_of(foot(a, set(a, "book label=Org target=HR-1 |T\n"
	    "  part style=form\n    paragraph |one\n"), 0)), "1",
	    "one page is all there is");
}

static void
test_fields(struct arena *a)
{
	struct layout *l = set(a, "book\n  part\n    field style=signature "
	    "widget=1 id=s label=Sign\n    field style=area label=Words\n"
	    "    field style=checkbox label=Yes\n    image target=logo.png\n");
	const struct layout_page *page = l->pages;
	size_t rects = 0, fields = 0, images = 0;
	struct diag *dg = diag_new(a);

	for (size_t i = 0; i < page->n_boxes; i++) {
		rects += page->boxes[i].kind == LAYOUT_RECT;
		fields += page->boxes[i].kind == LAYOUT_FIELD;
		images += page->boxes[i].kind == LAYOUT_IMAGE;
	}
	is_int(rects, 1 + 4 + 4, "lines to write on, and a square");
	is_int(fields, 1, "a widget where there is one");
	is_int(images, 1, "an image");
	is_int(l->n_places, 1, "a field has a place");
	ok(fake_layout(a, dg, NULL, theme, plain_tree(a, "book\n  part\n"
	    "    image target=none.png\n")) == NULL &&
	    str_is(str_of(diag_at(dg, 0)->code), "P424"),
	    "an image that can't be read is a finding");
}

static void
test_places(struct arena *a)
{
	struct layout *l = set(a, "book\n  part id=p\n    table columns=2\n"
	    "      row id=r\n        cell |a\n        cell\n"
	    "          rule id=q\n            paragraph |words\n"
	    "    list\n      item id=i label=*\n        paragraph |x\n"
	    "    table id=none\n");

	is_int(l->n_places, 5, "ids of parts, rows, rules in cells, items");
	ok(l->places[2].x > l->places[1].x && l->places[2].y ==
	    l->places[1].y, "a rule in a cell is where its cell is");
	ok(str_is(l->places[4].node->id, "none"), "and of what has no words");
}

/* A page to be pulled out takes the margin before it takes a second page. */
static void
test_closer(struct arena *a)
{
	struct doc_node *book = plain_tree(a, after(a, 11, ""));
	struct layout *l;

	for (struct doc_node *n = book->first->first; n != NULL; n = n->next)
		n->first->text = STR_LIT(LINE LINE LINE "12345678");
	book->first->style = STR_LIT("form");
	l = fake_layout(a, diag_new(a), NULL, theme, book);
	is_int(l->n_pages, 1, "a form that has room in the margin");
	is_int(l->pages[0].boxes[0].x, 50000, "begins there");
	book->first->style = STR_LIT("chapter");
	l = fake_layout(a, diag_new(a), NULL, theme, book);
	is_int(l->n_pages, 2, "a chapter does not");
}

static void
test_dump(struct arena *a)
{
	struct layout *l = set(a, "book label=Org |T\n  part\n"
	    "    heading level=2 label=1.2 id=x |Title\n"
	    "    paragraph |See \n      link target=https://x.org\n"
	    "        text |this\n      text | and \n      gap |name\n"
	    "    list\n      item label=*\n        paragraph |one\n");
	struct buf b;

	buf_init(&b, 1 << 16);
	layout_dump(&b, l);
	is_text(buf_view(&b), "page 1\n"
	    "  text 50000 61500 15000 size 10000 #000000 heading label "
	    "\"1.2\"\n"
	    "  text 100000 61500 25000 size 10000 #000000 text \"Title\"\n"
	    "  rect 50000 45000 300000 500 #000000\n"
	    "  text 100000 73500 15000 size 10000 #000000 text \"See \"\n"
	    "  text 120000 73500 20000 size 10000 #0b5563 text underlined "
	    "\"this\"\n"
	    "  text 140000 73500 20000 size 10000 #000000 text \" and \"\n"
	    "  rect 163750 64834 22500 11166 #ffefb3\n"
	    "  text 165000 73500 20000 size 10000 #000000 gap \"name\"\n"
	    "  text 100000 85500 5000 size 10000 #000000 item label \"*\"\n"
	    "  text 120000 85500 15000 size 10000 #000000 text \"one\"\n"
	    "  text 50000 30000 15000 size 10000 #000000 \"Org\"\n"
	    "  text 345000 30000 5000 size 10000 #000000 \"T\"\n"
	    "  text 345000 470000 5000 size 10000 #000000 \"1\"\n"
	    "place x 0 100000 52000\n", "a page as text");
	buf_free(&b);
}

int
main(void)
{
	struct arena *a = arena_new();
	struct layout_env *env;

	theme = fake_theme(a, "left", "no");
	env = layout_env_open(diag_new(a), theme, NULL);
	test_ends(a);
	test_new_page(a);
	test_tables(a);
	test_frames(a);
	test_around(a);
	test_loose(a);
	test_fields(a);
	test_places(a);
	test_closer(a);
	test_dump(a);
	layout_env_close(env);
	arena_free(a);
	return tap_done();
}
