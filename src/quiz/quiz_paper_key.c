#include "base/arena.h"
#include "policy/policy.h"
#include "quiz/quiz_paper_part.h"

/* The key: for each form what is right, which rule says so, and why. */

/* What does not break between two lines. */
#define SPACE "\xc2\xa0"

/* As it is marked: "B", "A, C", "B > A > C", and a line for each "R1 D2". */
static void
add_right(struct paper *p, struct doc_node *cell, const struct item *it)
{
	struct str out = STR_LIT("");

	for (size_t i = 0; i < it->n_correct; i++) {
		const struct item_value v = it->correct[i];
		const struct str id = it->choices[v.choice].id;

		if (it->kind == ITEM_MATCH) {
			paper_strong(p, paper_para(p, cell, "", STR_LIT("")),
			    str_fmt(p->a, "%.*s" SPACE "%.*s", STR_ARG(id),
			    STR_ARG(it->targets[v.target].id)));
			continue;
		}
		out = str_fmt(p->a, "%.*s%s%.*s", STR_ARG(out), i == 0 ? "" :
		    it->kind == ITEM_ORDER ? SPACE ">" SPACE : ", ",
		    STR_ARG(id));
	}
	if (!str_empty(out))
		paper_strong(p, paper_para(p, cell, "", STR_LIT("")), out);
}

static struct doc_node *
add_cell(struct paper *p, struct doc_node *row)
{
	struct doc_node *c = paper_add(p, row, DOC_CELL, "");

	c->flags |= row->flags & DOC_HEADER;
	return c;
}

static void
add_header(struct paper *p, struct doc_node *table)
{
	static const char *const heads[] = {
		"No.", "Right", "What is right, and why", "Rule"
	};
	struct doc_node *row = paper_add(p, table, DOC_ROW, "");

	row->flags |= DOC_HEADER;
	for (size_t i = 0; i < NELEM(heads); i++)
		paper_words(p, add_cell(p, row), str_of(heads[i]));
}

/* "Call: the privacy officer", "2. Call"; of others the words of the choice. */
static struct str
in_words(struct paper *p, const struct item *it, size_t i)
{
	const struct item_value v = it->correct[i];
	const struct str words = it->choices[v.choice].words;

	if (it->kind == ITEM_MATCH)
		return str_fmt(p->a, "%.*s: %.*s", STR_ARG(words),
		    STR_ARG(it->targets[v.target].words));
	return it->kind == ITEM_ORDER ? str_fmt(p->a, "%zu. %.*s", i + 1,
	    STR_ARG(words)) : words;
}

/* What is right in words, and the reason. */
static void
add_reason(struct paper *p, struct doc_node *cell, const struct item *it,
    const struct policy_question *q)
{
	for (size_t i = 0; i < it->n_correct; i++)
		paper_strong(p, paper_para(p, cell, "", STR_LIT("")),
		    in_words(p, it, i));
	if (it->scoring == ITEM_PARTIAL)
		paper_para(p, cell, "", str_fmt(p->a, "In parts: each right "
		    "one earns 1/%zu of a point, each wrong one takes 1/%zu "
		    "away, but not below 0.", it->n_correct, it->n_correct));
	if (q->reason != NULL)
		paper_copy(p, cell, q->reason);
}

static void
add_row(struct paper *p, struct doc_node *table, const struct item_form *f,
    size_t i)
{
	const struct item *it = paper_item_of(p, f, i);
	const struct item_entry *e = &p->q->quiz.entries[f->items[i]];
	struct doc_node *row = paper_add(p, table, DOC_ROW, ""), *c;

	c = add_cell(p, row);
	c->flags |= DOC_HEADER;
	paper_words(p, c, str_fmt(p->a, "%zu", i + 1));
	add_right(p, add_cell(p, row), it);
	add_reason(p, add_cell(p, row), it,
	    p->q->sources[f->items[i]].question);
	c = add_cell(p, row);
	if (e->critical)
		paper_strong(p, paper_para(p, c, "", STR_LIT("")),
		    STR_LIT("Critical"));
	paper_para(p, c, "", str_fmt(p->a, "%.*s %.*s", STR_ARG(e->section),
	    STR_ARG(e->rule)));
	paper_para(p, c, "", it->id);
}

static void
add_front(struct paper *p, struct doc_node *part, const struct item_form *f)
{
	const struct item_quiz *q = &p->q->quiz;
	size_t critical = 0;

	for (size_t i = 0; i < f->n; i++)
		critical += q->entries[f->items[i]].critical;
	paper_para(p, part, "", str_fmt(p->a, "For those who grade; not to be "
	    "handed out. Answer sheets of this form carry the code %.*s.",
	    STR_ARG(paper_code(p, f))));
	paper_para(p, part, "", str_fmt(p->a, "Passed with %.*s of the "
	    "points%s", STR_ARG(paper_percent(p, q->pass)), critical == 0 ?
	    "." : critical == 1 ? " and the one critical question right." :
	    str_c(p->a, str_fmt(p->a, " and all %zu critical questions "
	    "right.", critical))));
	paper_sample(p, part);
}

static void
add_key(struct paper *p, const struct item_form *f)
{
	struct doc_node *part, *table;

	part = paper_part(p, "appendix", str_fmt(p->a, "key-%.*s",
	    STR_ARG(f->id)), str_fmt(p->a, "Key, form %.*s",
	    STR_ARG(f->id)), "");
	add_front(p, part, f);
	table = paper_add(p, part, DOC_TABLE, "");
	table->columns = 4;
	add_header(p, table);
	for (size_t i = 0; i < f->n; i++)
		add_row(p, table, f, i);
}

static void
add_digests(struct paper *p)
{
	struct doc_node *last = p->book->last;

	paper_para(p, last, "small", str_fmt(p->a, "Quiz %.*s",
	    STR_ARG(digest_text(p->a, &p->in->digest))));
	paper_para(p, last, "small", str_fmt(p->a, "Key %.*s",
	    STR_ARG(digest_text(p->a, &p->in->key_digest))));
}

struct doc_node *
quiz_paper_key(struct arena *a, const struct quiz_paper *in)
{
	struct paper p = { .a = a, .in = in, .q = in->quiz };

	paper_book(&p, str_fmt(a, "%.*s, key", STR_ARG(paper_title(&p))),
	    STR_LIT("Private"));
	for (size_t i = 0; i < p.q->quiz.n_forms; i++)
		add_key(&p, &p.q->quiz.forms[i]);
	add_digests(&p);
	return p.book;
}
