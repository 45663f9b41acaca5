/* Quizzes on paper: numbers agree, letters are the key's, nothing leaks. */
#include "tap.h"

#include "policy.h"
#include "quiz/quiz_paper.h"
#include "quiz_world.h"

static const char text[] =
    "<!-- rule: one | must, critical | practice -->\nOne.\n\n"
    "<!-- rule: two | must | practice -->\nTwo.\n\n"
    "<!-- question: q-single | rule: one -->\nWhat *now*?\n"
    "- [ ] Post it to [us](https://example.org)\n- [x] Report it\n"
    "- [ ] Wait\n\n> Because one.\n<!-- end question -->\n\n"
    "<!-- question: q-many | rule: two | scoring: partial -->\nWhich two?\n"
    "- [x] This\n- [ ] That\n- [x] Those\n\n> Because two.\n"
    "<!-- end question -->\n\n"
    "<!-- scenario: s-story -->\nA nurse sees a post.\n\n"
    "<!-- question: q-true | rule: one -->\nMay she?\n"
    "- [x] Yes\n- [ ] No\n<!-- end question -->\n\n"
    "<!-- question: q-order | rule: two -->\nSteps:\n\n- an aside\n\n"
    "In which order?\n\n1. First\n2. Then\n3. Last\n\n> As it is.\n"
    "<!-- end question -->\n<!-- end scenario -->\n\n"
    "<!-- question: q-match | rule: two -->\nWhich with which?\n\n"
    "| a | b |\n| --- | --- |\n| left 1 | right 1 |\n"
    "| left 2 | right 2 |\n\n> They fit.\n<!-- end question -->\n";

static struct quiz_paper
make(void)
{
	struct policy *p = read_text(text);
	struct quiz_paper paper = { .digest = digest_of(STR_LIT("open")),
		.key_digest = digest_of(STR_LIT("key")) };

	diag_print(dg, stdout, false);
	CHECK(p != NULL);
	paper.quiz = world_quiz(a, (const struct policy_question *const *)
	    p->questions, p->nquestions);
	return paper;
}

static struct str
dump_of(const struct doc_node *n)
{
	struct buf b;
	struct str out;

	buf_init(&b, 1 << 20);
	doc_dump(&b, n, false);
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

/* --- the trees --- */

static const char booklet[] =
    "list tight\n"
    "  item label=\"A\"\n"
    "    paragraph\n"
    "      text \"Post it to \"\n"
    "      text \"us\"\n"
    "  item label=\"B\"\n"
    "    paragraph\n"
    "      text \"Report it\"\n"
    "  item label=\"C\"\n"
    "    paragraph\n"
    "      text \"Wait\"\n";

/* The n-th node of a kind below root, from 0. */
static const struct doc_node *
nth(const struct doc_node *root, enum doc_kind kind, size_t n)
{
	for (const struct doc_node *x = root; x != NULL; x = doc_next(root, x))
		if (x->kind == kind && n-- == 0)
			return x;
	return NULL;
}

static const struct doc_node *
item_called(const struct doc_node *root, const char *label)
{
	for (const struct doc_node *n = root; n != NULL; n = doc_next(root, n))
		if (n->kind == DOC_ITEM && str_is(n->label, label))
			return n;
	return NULL;
}

static void
test_booklet(void)
{
	const struct quiz_paper paper = make();
	const struct doc_node *book = quiz_paper_form(a, &paper, 0);
	const struct doc_node *q1 = item_called(book, "1."), *group, *q5;

	ok(q1 != NULL && q1->flags & DOC_KEEP, "a question is kept whole");
	is_text(dump_of(nth(q1, DOC_LIST, 0)), booklet,
	    "choices by their letters, links as words, no marks");
	is_text(dump_of(q1->first), "paragraph style=\"question\"\n"
	    "  text \"What \"\n  emphasis\n    text \"now\"\n  text \"?\"\n",
	    "the stem keeps its emphasis");
	ok(str_find(doc_words(a, item_called(book, "2.")),
	    "More than one", 0) < 60, "several answers are said");
	group = item_called(book, "3.")->parent->parent;
	ok(group->kind == DOC_BOX && group->columns == 1 &&
	    group->flags & DOC_KEEP && group->first->kind == DOC_BOX,
	    "a scenario stands before its questions, kept with them");
	is_text(doc_words(a, group->first), "For questions 3 to 4\n"
	    "A nurse sees a post.", "it says for which");
	ok(item_called(group, "4.") != NULL && item_called(group, "5.") ==
	    NULL, "and has those and no other");
	q5 = item_called(book, "5.");
	is_text(doc_words(a, nth(q5, DOC_BOX, 0)),
	    "R1 left 1\nR2 left 2\nD1 right 1\nD2 right 2",
	    "a match in two columns");
	ok(nth(book, DOC_FIELD, 2) != NULL && nth(book, DOC_FIELD, 3) == NULL,
	    "but for who it is there is nothing to write in");
	ok(str_find(doc_words(a, book), "an aside", 0) <
	    doc_words(a, book).len, "a list within a stem is printed");
	ok(str_starts(book->target, "Form A, A-"), "the form at the foot of "
	    "each page");
}

static void
test_sheet(void)
{
	const struct quiz_paper paper = make();
	const struct doc_node *book = quiz_paper_sheet(a, &paper);

	is_int(book->first != NULL && book->first->next == book->last, 1,
	    "a part for each form");
	is_text(doc_words(a, nth(book->first, DOC_FIELD, 3)),
	    "1 A B C q-single", "letters and the item's name");
	is_text(doc_words(a, nth(book->first, DOC_FIELD, 6)),
	    "4 1. 2. 3. q-order", "as many squares as steps");
	is_text(doc_words(a, nth(book->last, DOC_FIELD, 3)),
	    "1 R1 R2 q-match", "form B begins with its own first");
}

static void
test_key(void)
{
	const struct quiz_paper paper = make();
	const struct doc_node *book = quiz_paper_key(a, &paper);
	const struct doc_node *rows = nth(book, DOC_TABLE, 0)->first->next;

	is_text(doc_words(a, rows), "1\nB\nReport it\nBecause one.\nCritical\n"
	    "3.1.1 one\nq-single", "right, why, rule");
	is_text(doc_words(a, rows->next), "2\nA, C\nThis\nThose\n"
	    "In parts: each right one earns 1/2 of a point, each wrong one "
	    "takes 1/2 away, but not below 0.\nBecause two.\n"
	    "3.1.2 two\nq-many", "several");
	is_text(doc_words(a, rows->next->next->next), "4\nA\xc2\xa0>\xc2\xa0"
	    "B\xc2\xa0>\xc2\xa0" "C\n1. First\n2. Then\n3. Last\nAs it is.\n"
	    "3.1.4 two\nq-order",
	    "an order");
	is_text(doc_words(a, nth(book, DOC_TABLE, 0)->last),
	    "5\nR1\xc2\xa0" "D1\nR2\xc2\xa0" "D2\nleft 1: right 1\n"
	    "left 2: right 2\nThey fit.\nCritical\n"
	    "3.1.5 two\nq-match", "a match");
	is_text(book->target, "Private \xc2\xb7 HR-114, version 3.0",
	    "every page says that it is private");
}

/* --- what holds of all --- */

/*
 * Another key: what was right is wrong, and reasons and critical rules are
 * others. Booklet and sheet must not change by a byte.
 */
static void
turn(struct quiz *q)
{
	for (size_t i = 0; i < q->quiz.n; i++) {
		struct item *it = &q->items[i];
		struct policy_question *from = ARENA_NEW(a,
		    struct policy_question);

		*from = *q->sources[i].question;
		from->reason = nth(from->node, DOC_QUOTE, 0) == NULL ? NULL :
		    from->node->last;
		for (size_t k = 0; k < from->noptions; k++) {
			from->options[k].right = !from->options[k].right;
			if (from->kind < POLICY_ORDER)
				from->options[k].node->flags ^= DOC_CHECKED;
		}
		from->rule.text = STR_LIT("other-rule");
		q->sources[i].question = from;
		it->n_correct = 1;
		it->correct[0].choice = (uint16_t)(it->n_choices - 1);
		it->reason = STR_LIT("<p>Another.</p>");
		it->scoring = ITEM_PARTIAL;
		q->quiz.entries[i].critical = i != 1;
		q->quiz.entries[i].rule = STR_LIT("other-rule");
		q->quiz.entries[i].section = STR_LIT("9.9");
	}
}

static void
test_leaks(void)
{
	const struct quiz_paper paper = make();
	struct quiz *q = ARENA_NEW(a, struct quiz);
	struct quiz_paper other = paper;
	struct str key = dump_of(quiz_paper_key(a, &paper));
	struct str forms[2], sheet = dump_of(quiz_paper_sheet(a, &paper));

	for (size_t f = 0; f < 2; f++)
		forms[f] = dump_of(quiz_paper_form(a, &paper, f));
	*q = *paper.quiz;
	turn(q);
	other.quiz = q;
	for (size_t f = 0; f < 2; f++)
		ok(str_eq(dump_of(quiz_paper_form(a, &other, f)), forms[f]),
		    "form %zu says nothing of the key", f);
	ok(str_eq(dump_of(quiz_paper_sheet(a, &other)), sheet),
	    "nor does the sheet");
	ok(!str_eq(dump_of(quiz_paper_key(a, &other)), key),
	    "the key is another");
	ok(str_find(forms[0], "Because", 0) == forms[0].len &&
	    str_find(sheet, "Because", 0) == sheet.len &&
	    str_find(key, "Because", 0) < key.len, "only it has reasons");
}

/* Each item of a form has one number in booklet, sheet, key and CSV. */
static void
test_numbers(void)
{
	const struct quiz_paper paper = make();
	const struct item_quiz *q = &paper.quiz->quiz;
	const struct doc_node *sheet = quiz_paper_sheet(a, &paper);
	const struct doc_node *key = quiz_paper_key(a, &paper);

	for (size_t f = 0; f < q->n_forms; f++) {
		const struct doc_node *book = quiz_paper_form(a, &paper, f);
		const struct doc_node *page = nth(sheet, DOC_PART, f);
		const struct doc_node *table = nth(key, DOC_TABLE, f);
		struct str columns;
		struct buf b;

		buf_init(&b, 4096);
		quiz_paper_columns(&b, &paper, f);
		columns = str_trim(buf_view(&b));
		for (int i = 0; i < 6; i++)
			(void)str_cut(&columns, ',');
		for (size_t i = 0; i < q->forms[f].n; i++) {
			const struct item *it =
			    &paper.quiz->items[q->forms[f].items[i]];
			const struct doc_node *n = item_called(book,
			    str_c(a, str_fmt(a, "%zu.", i + 1)));

			ok(str_starts(doc_words(a, n->first),
			    str_c(a, str_sub(it->id.len > 0 ? doc_words(a,
			    paper.quiz->sources[q->forms[f].items[i]]
			    .question->node->first) : it->id, 0, 8))),
			    "form %zu: %zu in the booklet", f, i + 1);
			ok(str_ends(doc_words(a, nth(page, DOC_FIELD, 3 + i)),
			    str_c(a, it->id)) && str_starts(doc_words(a,
			    nth(page, DOC_FIELD, 3 + i)), str_c(a, str_fmt(a,
			    "%zu ", i + 1))), "on the sheet");
			ok(str_ends(doc_words(a, nth(table, DOC_ROW, i + 1)),
			    str_c(a, it->id)), "in the key");
			ok(str_eq(str_cut(&columns, ','), it->id),
			    "in the CSV file");
		}
		ok(columns.ptr == NULL, "which has no other column");
		buf_free(&b);
	}
}

/* What the sheet cannot hold beside its squares is left out, not cut. */
static void
test_many(void)
{
	struct quiz_paper paper = make();
	struct quiz *q = ARENA_NEW(a, struct quiz);
	unsigned *items = arena_array(a, 100, sizeof(*items));
	const struct doc_node *sheet;
	struct item_form *forms = arena_array(a, 1, sizeof(*forms));

	*q = *paper.quiz;
	for (unsigned i = 0; i < 100; i++)
		items[i] = i % 2;
	forms[0] = (struct item_form){ STR_LIT("A"), items, 100 };
	q->quiz.forms = forms;
	q->quiz.n_forms = 1;
	paper.quiz = q;
	sheet = quiz_paper_sheet(a, &paper);
	is_text(doc_words(a, nth(sheet, DOC_FIELD, 3 + 99)), "100 A B C",
	    "a hundred questions: without names");
	q->quiz.attempts = 20;
	is_text(doc_words(a, nth(quiz_paper_sheet(a, &paper), DOC_FIELD, 2)),
	    "Attempt no.", "many attempts: one square to write in");
	q->quiz.attempts = 1;
	is_text(doc_words(a, nth(quiz_paper_sheet(a, &paper), DOC_FIELD, 2)),
	    "1 A B C", "one: none to mark");
}

int
main(void)
{
	a = arena_new();
	test_booklet();
	test_sheet();
	test_key();
	test_leaks();
	test_numbers();
	test_many();
	arena_free(a);
	return tap_done();
}
