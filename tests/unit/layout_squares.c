/* Squares for a pen, and groups of blocks in columns. */
#include "layout_book.h"

static struct theme *theme;

static struct layout *
set(struct arena *a, const char *tree)
{
	struct diag *dg = diag_new(a);
	struct layout *l = fake_layout(a, dg, NULL, theme,
	    plain_tree(a, tree));

	diag_print(dg, stdout, false);
	CHECK(l != NULL);
	return l;
}

/*
 * The words of a page in drawing order, each line with its height and place:
 * "row 10: word@100 word@130 | ...", in points; squares as [@x.
 */
static struct str
rows_of(struct arena *a, const struct layout *l, size_t page)
{
	struct buf b;
	struct str out;
	const struct layout_page *p = &l->pages[page];

	buf_init(&b, 1 << 20);
	for (size_t i = 0; i < p->n_boxes; i++) {
		const struct layout_box *box = &p->boxes[i];

		if (box->y < 40000 || box->y > 460000)
			continue;
		/* A square is four bars; the first is its upper one. */
		if (box->kind == LAYOUT_RECT && box->w > box->h &&
		    i + 1 < p->n_boxes && p->boxes[i + 1].kind == LAYOUT_RECT &&
		    p->boxes[i + 1].x == box->x && p->boxes[i + 1].y > box->y)
			buf_printf(&b, "%s[%d,%d]", b.len > 0 ? " " : "",
			    box->x / 1000, box->y / 1000);
		if (box->kind != LAYOUT_TEXT)
			continue;
		buf_printf(&b, "%s", b.len > 0 ? " " : "");
		fake_says(&b, box);
		buf_printf(&b, "@%d,%d", box->x / 1000, box->y / 1000);
	}
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

#define PART "book |Title\n  part\n"

static void
test_choices(struct arena *a)
{
	is_text(rows_of(a, set(a, PART
	    "    field style=choices label=1\n      text |A B\n"), 0),
	    "1@109,62 [118,52] A@123,62 [135,52]  B@140,62",
	    "each word in a square, behind the number");
	is_text(rows_of(a, set(a, PART
	    "    field style=choices label=7\n      text |A B \n"
	    "      emphasis\n        text |q-1\n"), 0),
	    "7@109,62 [118,52] A@123,62 [135,52]  B @140,62 q-1@338,62",
	    "a note ends the row");
	is_text(rows_of(a, set(a, PART
	    "    field style=choices label=Attempt\n      text |A\n"), 0),
	    "Attempt@100,62 [139,52] A@143,62",
	    "a label that is a word takes the room it needs");
	is_text(rows_of(a, set(a, PART
	    "    field style=choices\n      text |A B\n"), 0),
	    "[100,52] A@104,62 [117,52]  B@121,62", "none takes none");
	is_text(rows_of(a, set(a, PART "    box columns=4\n"
	    "      field style=choices label=1\n"
	    "        text |A B C D\n"), 0),
	    "1@109,62 [118,52] A@123,62 [135,52]  B@140,62 "
	    "[118,68]  C@123,79 [135,68]  D@140,79",
	    "what does not fit goes on below");
}

static void
test_blanks(struct arena *a)
{
	is_text(rows_of(a, set(a, PART
	    "    field style=blanks label=1\n      text |R1 R2\n"), 0),
	    "1@109,62 R1@118,62 [130,52]  R2@150,62 [162,52]",
	    "an empty square behind each word");
}

static void
test_comb(struct arena *a)
{
	struct doc_node *book = plain_tree(a, PART
	    "    field style=comb label=ID\n");
	struct diag *dg = diag_new(a);

	book->first->first->start = 3;
	is_text(rows_of(a, fake_layout(a, dg, NULL, theme, book), 0),
	    "ID@100,61 [100,66] [113,66] [127,66]", "squares in a row");
	book->first->first->start = 1000;
	ok(rows_of(a, fake_layout(a, dg, NULL, theme, book), 0).len < 300,
	    "no more than the line holds");
}

#define P(word) "      paragraph |" word "\n"

static void
test_columns(struct arena *a)
{
	is_text(rows_of(a, set(a, PART "    box columns=2\n" P("a") P("b")
	    P("c")), 0), "a@100,61 b@100,80 c@230,61",
	    "filled downwards, the first no less than the next");
	is_text(rows_of(a, set(a, PART "    box columns=2\n" P("a")), 0),
	    "a@100,61", "one block in two columns");
	is_text(rows_of(a, set(a, PART "    box columns=9\n" P("a") P("b")),
	    0), "a@100,61 b@100,73", "too many columns are none");
	is_text(rows_of(a, set(a, PART "    box columns=1\n" P("a") P("b")
	    "    paragraph |c\n"), 0), "a@100,61 b@100,73 c@100,85",
	    "one column is plain blocks");
}

/* More than the page has room for goes on in columns on the next. */
static void
test_overflow(struct arena *a)
{
	struct buf b;
	struct layout *l;
	size_t words = 0;

	buf_init(&b, 1 << 20);
	buf_puts(&b, PART "    paragraph |above\n    box columns=2\n");
	for (int i = 0; i < 60; i++)
		buf_printf(&b, P("w%d"), i);
	buf_puts(&b, "    paragraph |below\n");
	l = set(a, str_c(a, buf_view(&b)));
	buf_free(&b);
	is_int((long)l->n_pages, 2, "two pages");
	for (size_t p = 0; p < l->n_pages; p++)
		for (size_t i = 0; i < l->pages[p].n_boxes; i++) {
			const struct layout_box *box = &l->pages[p].boxes[i];

			words += box->kind == LAYOUT_TEXT && box->node != NULL;
			ok(box->y <= 500000 - 30000, "box %zu of page %zu is "
			    "on it", i, p + 1);
		}
	is_int((long)words, 62, "every word is there");
}

/* The pages of n lines and then a kept list of three lines an item. */
static size_t
page_of_last(struct arena *a, int n, const char *flag)
{
	struct doc_node *book, *list;
	struct diag *dg = diag_new(a);
	struct layout *l;
	struct buf b;

	buf_init(&b, 1 << 20);
	buf_puts(&b, PART);
	for (int i = 0; i < n; i++)
		buf_puts(&b, "    paragraph |-\n");
	buf_puts(&b, "    list\n      item label=1.\n"
	    "        paragraph |a\n        paragraph |b\n"
	    "        paragraph |c\n        paragraph |d\n");
	book = plain_tree(a, str_c(a, buf_view(&b)));
	buf_free(&b);
	list = book->first->last;
	if (*flag != '\0')
		list->first->flags |= DOC_KEEP;
	l = fake_layout(a, dg, NULL, theme, book);
	for (size_t i = 0; i < l->pages[0].n_boxes; i++)
		if (l->pages[0].boxes[i].node != NULL &&
		    l->pages[0].boxes[i].part == LAYOUT_LABEL)
			return 1;
	return 2;
}

static void
test_keep(struct arena *a)
{
	is_int((long)page_of_last(a, 31, ""), 1, "an item may be divided");
	is_int((long)page_of_last(a, 31, "keep"), 2, "unless it is kept");
	is_int((long)page_of_last(a, 29, "keep"), 1, "where it fits it stays");
}

int
main(void)
{
	struct arena *a = arena_new();

	theme = fake_theme(a, "left", "no");
	test_choices(a);
	test_blanks(a);
	test_comb(a);
	test_columns(a);
	test_overflow(a);
	test_keep(a);
	arena_free(a);
	return tap_done();
}
