#include "quiz/quiz_part.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "doc/doc.h"
#include "policy/policy.h"
#include "resolve/resolve.h"

/* A rule of the book, and what the bank has on it. */
struct rule {
	const struct resolve_rule *rule;
	size_t index;		/* in the book */
	const struct doc_node *part;
	size_t units;		/* that test it: items, or scenarios */
};

struct row {
	struct quiz_asked asked;
	struct rule *rule;
	size_t unit;		/* place in the book of the first rule of it */
	size_t given;		/* place among the book's questions */
};

struct bank {
	struct arena *a;
	const struct resolve_book *book;
	struct quiz *out;
	struct map *rules;	/* id -> struct rule */
	struct row *rows;	/* exam, then practice, each in order */
	size_t n, exam;
};

/* --- rules and the parts they stand in --- */

static void
list_rules(struct bank *b)
{
	const struct resolve_book *book = b->book;
	struct rule *rules = arena_array(b->a, book->n_rules, sizeof(*rules));

	b->rules = map_new(b->a);
	for (size_t i = 0; i < book->n_rules; i++) {
		const struct doc_node *n = book->rules[i].node;

		if (map_get(b->rules, book->rules[i].id) != NULL)
			continue; /* it stands in the book twice */
		while (n->kind != DOC_PART)
			n = n->parent;
		rules[i] = (struct rule){ &book->rules[i], i, n, 0 };
		map_put(b->rules, book->rules[i].id, &rules[i]);
	}
}

static const struct doc_node *
heading_of(const struct doc_node *part)
{
	const struct doc_node *n = part->first;

	while (n != NULL && n->kind != DOC_HEADING)
		n = n->next;
	return n;
}

static struct str
title_of(struct arena *a, const struct doc_node *part)
{
	const struct doc_node *h = heading_of(part);

	return h != NULL ? quiz_words(a, h->first, NULL) : part->style;
}

/* "privacy" of "chapter/privacy"; "form-incident-report". */
static struct str
chapter_id(struct arena *a, const struct doc_node *part)
{
	const struct doc_node *h = heading_of(part);
	const struct str id = h != NULL ? h->id : part->id;
	char *out;

	if (str_starts(id, "chapter/"))
		return str_sub(id, sizeof("chapter/") - 1, id.len);
	out = str_c(a, id);
	for (size_t i = 0; i < id.len; i++)
		if (out[i] == '/')
			out[i] = '-';
	return (struct str){ out, id.len };
}

/* --- the handbook's order --- */

static int
by_place(const void *x, const void *y)
{
	const struct row *a = x, *b = y;
	const bool pa = a->asked.question->practice;
	const bool pb = b->asked.question->practice;

	if (pa != pb)
		return pa ? 1 : -1;
	if (a->unit != b->unit)
		return a->unit < b->unit ? -1 : 1;
	return (a->given > b->given) - (a->given < b->given);
}

/* The questions of a text go where the first rule that they test stands. */
static void
keep_together(struct bank *b)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct policy_question *q = b->rows[i].asked.question;

		b->rows[i].unit = b->rows[i].rule->index;
		for (size_t k = 0; q->scenario != NULL && k < b->n; k++) {
			const struct row *r = &b->rows[k];

			if (r->asked.question->scenario == q->scenario &&
			    r->asked.question->practice == q->practice &&
			    r->rule->index < b->rows[i].unit)
				b->rows[i].unit = r->rule->index;
		}
	}
}

static void
list_rows(struct bank *b)
{
	const struct resolve_book *book = b->book;

	b->rows = arena_array(b->a, book->n_asked, sizeof(*b->rows));
	for (size_t i = 0; i < book->n_asked; i++) {
		const struct policy_question *q = book->asked[i];
		struct row *r = &b->rows[b->n];

		r->rule = map_get(b->rules, q->rule.text);
		if (r->rule == NULL)
			continue;
		r->given = i;
		quiz_item_ask(b->a, q, &r->asked);
		b->n++;
		b->exam += !q->practice;
	}
	keep_together(b);
	if (b->n > 1)
		qsort(b->rows, b->n, sizeof(*b->rows), by_place);
}

/* --- how likely a paper has an item --- */

static void
count_units(struct bank *b)
{
	for (size_t i = 0; i < b->exam; i++) {
		const struct row *r = &b->rows[i];
		const void *scenario = r->asked.question->scenario;

		if (i > 0 && scenario != NULL && r[-1].rule == r->rule &&
		    r[-1].asked.question->scenario == scenario)
			continue;
		r->rule->units++;
	}
}

/*
 * A critical rule is asked by one of its units; what is left of the paper is
 * filled from all the others. In thousandths.
 */
static void
weigh(struct bank *b, unsigned questions)
{
	size_t critical = 0, rest = 1000;

	for (size_t i = 0; i < map_len(b->rules); i++) {
		const struct rule *r = map_value(b->rules, i);

		critical += r->rule->critical && r->units > 0;
	}
	if (questions <= critical)
		rest = 0;
	else if (b->exam > questions)
		rest = (questions - critical) * 1000 / (b->exam - critical);
	for (size_t i = 0; i < b->n; i++) {
		struct row *r = &b->rows[i];
		const size_t once = r->rule->rule->critical &&
		    r->rule->units > 0 ? 1000 / r->rule->units : 0;

		r->asked.order.weight = i >= b->exam ? 1000 :
		    (unsigned)(once + (1000 - once) * rest / 1000);
	}
}

static void
mix(struct bank *b)
{
	struct quiz_order *list = arena_array(b->a, b->n, sizeof(*list));
	struct digest_ctx *c = digest_new();
	struct digest seed;

	for (size_t i = 0; i < b->n; i++) {
		quiz_item_digest(b->a, c, &b->rows[i].asked);
		list[i] = b->rows[i].asked.order;
	}
	seed = digest_end(c);
	quiz_order_mix(&seed, list, b->exam);
	quiz_order_mix(&seed, list + b->exam, b->n - b->exam);
}

/* --- scenarios --- */

struct stimuli {
	struct item_stimulus *list;
	const struct doc_node **nodes;
	size_t n, cap, cap_nodes;
};

static bool
is_taken(const struct bank *b, const struct stimuli *s, struct str id)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->list[i].id, id))
			return true;
	for (size_t i = 0; i < b->n; i++)
		if (str_eq(b->rows[i].asked.question->id, id))
			return true;
	return false;
}

/*
 * Files may call their scenarios alike, or as a question: then a paper could
 * not be drawn, as one hash would decide on both.
 */
static struct str
free_id(const struct bank *b, const struct stimuli *s, struct str id)
{
	struct str out = id;

	for (size_t next = 2; is_taken(b, s, out); next++)
		out = str_fmt(b->a, "%.*s-%zu",
		    STR_ARG(str_sub(id, 0, ITEM_ID_MAX - 5)), next);
	return out;
}

static struct str
stimulus_of(const struct bank *b, struct stimuli *s,
    const struct doc_node *node, struct str title)
{
	struct arena *a = b->a;
	struct item_stimulus *new;

	for (size_t i = 0; i < s->n; i++)
		if (s->nodes[i] == node)
			return s->list[i].id;
	s->list = arena_grow(a, s->list, s->n, &s->cap, sizeof(*s->list));
	s->nodes = arena_grow(a, s->nodes, s->n, &s->cap_nodes,
	    sizeof(const struct doc_node *));
	s->nodes[s->n] = node;
	new = &s->list[s->n];
	new->id = free_id(b, s, node->label);
	new->title = title;
	new->body = quiz_markup(a, node->first, NULL, false);
	new->words = quiz_words(a, node->first, NULL);
	s->n++;
	return new->id;
}

/* --- exam and practice --- */

/* Where its clause stands, as findings would say it from the workspace. */
static struct str
place_of(struct arena *a, const struct policy_rule *r)
{
	const struct policy *p = r->policy;

	if (p->source == 0)
		return str_fmt(a, "%s:%u", p->file, r->at.line);
	return str_fmt(a, "policies/%.*s:%u", STR_ARG(p->path), r->at.line);
}

static unsigned
chapter_of(const struct bank *b, const struct rule *r)
{
	struct item_quiz *q = &b->out->quiz;
	const struct str id = chapter_id(b->a, r->part);

	for (size_t i = q->n_chapters; i > 0; i--)
		if (str_eq(q->chapters[i - 1].id, id))
			return (unsigned)i - 1;
	q->chapters[q->n_chapters].id = id;
	q->chapters[q->n_chapters].title = title_of(b->a, r->part);
	return (unsigned)q->n_chapters++;
}

/* A text may ask about rules of several chapters: so not by the items. */
static void
list_chapters(const struct bank *b)
{
	b->out->quiz.chapters = arena_array(b->a, b->exam,
	    sizeof(*b->out->quiz.chapters));
	for (size_t i = 0; i < map_len(b->rules); i++) {
		const struct rule *r = map_value(b->rules, i);

		if (r->units > 0)
			(void)chapter_of(b, r);
	}
}

static void
fill_exam(struct bank *b)
{
	struct quiz *out = b->out;
	struct item_quiz *quiz = &out->quiz;
	struct stimuli s = { 0 };

	out->items = arena_array(b->a, b->exam, sizeof(*out->items));
	out->sources = arena_array(b->a, b->exam, sizeof(*out->sources));
	quiz->entries = arena_array(b->a, b->exam, sizeof(*quiz->entries));
	quiz->n = b->exam;
	list_chapters(b);
	for (size_t i = 0; i < b->exam; i++) {
		struct row *r = &b->rows[i];
		const struct policy_question *q = r->asked.question;
		struct item_entry *e = &quiz->entries[i];

		e->id = q->id;
		e->rule = r->rule->rule->id;
		e->section = r->rule->rule->number;
		e->chapter = chapter_of(b, r->rule);
		e->difficulty = q->difficulty;
		e->critical = r->rule->rule->critical;
		e->place = place_of(b->a, r->rule->rule->rule);
		quiz_item_make(b->a, &r->asked, title_of(b->a, r->rule->part),
		    &out->items[i], &out->sources[i]);
		if (q->scenario != NULL)
			e->scenario = out->items[i].stimulus = stimulus_of(
			    b, &s, q->scenario, out->items[i].title);
	}
	out->stimuli = s.list;
	out->n_stimuli = s.n;
}

static void
fill_practice(struct bank *b)
{
	struct quiz *out = b->out;
	struct stimuli s = { 0 };

	out->n_practice = b->n - b->exam;
	out->practice = arena_array(b->a, out->n_practice,
	    sizeof(*out->practice));
	for (size_t i = 0; i < out->n_practice; i++) {
		struct row *r = &b->rows[b->exam + i];
		const struct policy_question *q = r->asked.question;
		const struct doc_node *node = r->rule->rule->node;
		struct quiz_practice *p = &out->practice[i];
		struct quiz_source source;

		p->rule_body = quiz_markup(b->a, node->first, NULL, false);
		p->section = r->rule->rule->number;
		p->chapter = title_of(b->a, r->rule->part);
		quiz_item_make(b->a, &r->asked, p->chapter, &p->item,
		    &source);
		if (q->scenario != NULL)
			p->item.stimulus = stimulus_of(b, &s, q->scenario,
			    p->chapter);
	}
	out->practice_stimuli = s.list;
	out->n_practice_stimuli = s.n;
}

void
quiz_bank_fill(struct arena *a, const struct resolve_book *book,
    const struct quiz_settings *qs, struct quiz *out)
{
	struct bank b = { .a = a, .book = book, .out = out };

	list_rules(&b);
	list_rows(&b);
	count_units(&b);
	weigh(&b, qs->questions);
	mix(&b);
	fill_exam(&b);
	fill_practice(&b);
}
