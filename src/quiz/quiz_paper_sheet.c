#include "base/arena.h"
#include "quiz/quiz_paper_part.h"

/*
 * The answer sheet: all of a form on one page. How many columns that takes is
 * reckoned here, in points of the pages that the theme has by itself; layout
 * finds room for whatever comes of it.
 */
#define WIDTH 470		/* of the page between its margins */
#define GUTTER 10
#define NUMBER 19		/* room before the squares */
#define SQUARE 17		/* with what parts it from the next */
#define BLANK 32		/* with its letter */
#define ROWS 24			/* of squares below each other */
#define COLUMNS_MAX 5
#define NOTES_COLUMNS 3		/* more leave no room for identifiers */
#define GROUP 5			/* questions close together */
#define ID_SQUARES 16
#define ATTEMPTS_MAX 6		/* as squares; else one to write in */

static bool
is_written(const struct item *it)
{
	return it->kind == ITEM_ORDER || it->kind == ITEM_MATCH;
}

/* Rows that an item takes in a column so wide. */
static size_t
rows_of(const struct item *it, size_t width)
{
	const size_t each = is_written(it) ? BLANK : SQUARE;
	const size_t in_row = width > NUMBER + each ? (width - NUMBER) / each :
	    1;

	return (it->n_choices + in_row - 1) / in_row;
}

static unsigned
columns_for(const struct paper *p, const struct item_form *f)
{
	for (unsigned n = 2; n < COLUMNS_MAX; n++) {
		const size_t width = (WIDTH - (n - 1) * GUTTER) / n;
		size_t rows = 0;

		for (size_t i = 0; i < f->n; i++)
			rows += rows_of(paper_item_of(p, f, i), width);
		/* A group that is higher than others may leave gaps. */
		if (rows + (n - 1) * 2 <= ROWS * (size_t)n)
			return n;
	}
	return COLUMNS_MAX;
}

static struct str
letters(struct paper *p, const struct item *it)
{
	struct str out = STR_LIT("");

	for (size_t i = 0; i < it->n_choices; i++)
		out = str_fmt(p->a, "%.*s%s%.*s", STR_ARG(out),
		    i > 0 ? " " : "", STR_ARG(it->choices[i].id));
	return out;
}

static void
add_item(struct paper *p, struct doc_node *to, const struct item_form *f,
    size_t i, bool note)
{
	const struct item *it = paper_item_of(p, f, i);
	const bool written = is_written(it);
	struct doc_node *n = paper_field(p, to, written ? "blanks" : "choices",
	    str_fmt(p->a, "%zu", i + 1));

	paper_words(p, n, str_fmt(p->a, "%.*s%s", STR_ARG(written ?
	    paper_blanks(p, it) : letters(p, it)), note ? " " : ""));
	if (note)
		paper_words(p, paper_add(p, n, DOC_EMPH, ""), it->id);
}

static void
add_items(struct paper *p, struct doc_node *part, const struct item_form *f)
{
	const unsigned columns = columns_for(p, f);
	struct doc_node *side = paper_group(p, part, columns), *group = NULL;

	for (size_t i = 0; i < f->n; i++) {
		if (i % GROUP == 0)
			group = paper_group(p, side, 1);
		add_item(p, group, f, i, columns <= NOTES_COLUMNS);
	}
}

static void
add_attempts(struct paper *p, struct doc_node *to)
{
	const unsigned most = p->q->quiz.attempts;
	struct str words = STR_LIT("1");
	struct doc_node *n;

	if (most < 2)
		return;
	for (unsigned i = 2; i <= most && most <= ATTEMPTS_MAX; i++)
		words = str_fmt(p->a, "%.*s %u", STR_ARG(words), i);
	if (most > ATTEMPTS_MAX)
		words = STR_LIT("no.");
	n = paper_field(p, to, most > ATTEMPTS_MAX ? "blanks" : "choices",
	    STR_LIT("Attempt"));
	paper_words(p, n, words);
}

static void
add_person(struct paper *p, struct doc_node *part)
{
	struct doc_node *side = paper_group(p, part, 2), *n;

	n = paper_field(p, side, "comb", STR_LIT("Staff ID"));
	n->start = ID_SQUARES;
	paper_field(p, side, "text", STR_LIT("Name, printed"));
}

static void
add_sheet(struct paper *p, const struct item_form *f)
{
	struct doc_node *part, *n;

	part = paper_part(p, "form", str_fmt(p->a, "sheet-%.*s",
	    STR_ARG(f->id)), str_fmt(p->a, "Answer sheet, form %.*s",
	    STR_ARG(f->id)), "sheet-title");
	n = paper_para(p, part, "sheet", STR_LIT(""));
	paper_strong(p, n, str_fmt(p->a, "Code %.*s",
	    STR_ARG(paper_code(p, f))));
	paper_words(p, n, str_fmt(p->a, " \xc2\xb7 %.*s \xc2\xb7 %zu "
	    "questions. Put a cross in the square of your answer; to take it "
	    "back, fill the square.",
	    STR_ARG(paper_title(p)), f->n));
	paper_sample(p, part);
	add_person(p, part);
	add_attempts(p, part);
	add_items(p, part, f);
	paper_para(p, part, "sheet", p->q->quiz.statement);
	paper_field(p, part, "signature", STR_LIT("Signature"));
	paper_field(p, part, "date", STR_LIT("Date"));
}

struct doc_node *
quiz_paper_sheet(struct arena *a, const struct quiz_paper *in)
{
	struct paper p = { .a = a, .in = in, .q = in->quiz };

	paper_book(&p, str_fmt(a, "%.*s, answer sheets",
	    STR_ARG(paper_title(&p))), STR_LIT(""));
	for (size_t i = 0; i < p.q->quiz.n_forms; i++)
		add_sheet(&p, &p.q->quiz.forms[i]);
	return p.book;
}
