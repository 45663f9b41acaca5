#include "quiz/quiz_paper.h"

#include "base/arena.h"
#include "item/item_code.h"
#include "quiz/quiz_paper_part.h"

static const struct pos nowhere;

/* --- pieces --- */

struct doc_node *
paper_add(struct paper *p, struct doc_node *to, enum doc_kind kind,
    const char *style)
{
	struct doc_node *n = doc_add(p->a, to, kind, nowhere);

	n->style = str_of(style);
	return n;
}

void
paper_words(struct paper *p, struct doc_node *to, struct str words)
{
	if (!str_empty(words))
		doc_add_text(p->a, to, nowhere, words);
}

void
paper_strong(struct paper *p, struct doc_node *to, struct str words)
{
	paper_words(p, paper_add(p, to, DOC_STRONG, ""), words);
}

struct doc_node *
paper_para(struct paper *p, struct doc_node *to, const char *style,
    struct str words)
{
	struct doc_node *n = paper_add(p, to, DOC_PARA, style);

	paper_words(p, n, words);
	return n;
}

struct doc_node *
paper_item(struct paper *p, struct doc_node *list, struct str label)
{
	struct doc_node *n = paper_add(p, list, DOC_ITEM, "");

	n->label = label;
	return n;
}

struct doc_node *
paper_group(struct paper *p, struct doc_node *to, unsigned columns)
{
	struct doc_node *n = paper_add(p, to, DOC_BOX, "");

	n->columns = columns;
	return n;
}

struct doc_node *
paper_field(struct paper *p, struct doc_node *to, const char *style,
    struct str label)
{
	struct doc_node *n = paper_add(p, to, DOC_FIELD, style);

	n->label = label;
	return n;
}

struct doc_node *
paper_book(struct paper *p, struct str title, struct str before)
{
	const struct item_quiz *q = &p->q->quiz;

	p->book = doc_new(p->a, DOC_BOOK, nowhere);
	p->book->text = title;
	p->book->label = q->organization;
	p->book->target = str_fmt(p->a, "%.*s%s%.*s, version %.*s",
	    STR_ARG(before), str_empty(before) ? "" : " \xc2\xb7 ",
	    STR_ARG(q->number), STR_ARG(q->version));
	return p->book;
}

struct doc_node *
paper_part(struct paper *p, const char *style, struct str id,
    struct str heading, const char *look)
{
	struct doc_node *part = paper_add(p, p->book, DOC_PART, style);
	struct doc_node *h = paper_add(p, part, DOC_HEADING, look);

	part->id = str_fmt(p->a, "part/%.*s", STR_ARG(id));
	h->level = 1;
	h->id = id;
	paper_words(p, h, heading);
	return part;
}

void
paper_sample(struct paper *p, struct doc_node *to)
{
	if (p->q->texts.sample)
		paper_para(p, to, "cover-sample", STR_LIT("Sample. Some "
		    "settings are made up: this paper proves nothing."));
}

/* --- copies --- */

static void
copy_children(struct paper *p, struct doc_node *to,
    const struct doc_node *from)
{
	for (const struct doc_node *n = from->first; n != NULL; n = n->next) {
		struct doc_node *c;

		if (n->kind == DOC_QUESTION)
			continue;
		if (n->kind == DOC_LINK || n->kind == DOC_REF) {
			copy_children(p, to, n);
			continue;
		}
		c = doc_clone(p->a, n);
		c->id = STR_LIT("");
		c->data = NULL;
		c->flags &= ~(unsigned)(DOC_TASK | DOC_CHECKED);
		doc_append(to, c);
		copy_children(p, c, n);
	}
}

void
paper_copy(struct paper *p, struct doc_node *to, const struct doc_node *from)
{
	copy_children(p, to, from);
}

/* --- facts --- */

struct str
paper_title(struct paper *p)
{
	const struct quiz *q = p->q;

	return str_fmt(p->a, "Quiz: %.*s", STR_ARG(str_empty(q->texts.role) ?
	    q->quiz.title : q->texts.role));
}

struct str
paper_code(struct paper *p, const struct item_form *f)
{
	return item_code_of(p->a, f->id, &p->in->digest);
}

struct str
paper_percent(struct paper *p, unsigned thousandths)
{
	if (thousandths % 10 == 0)
		return str_fmt(p->a, "%u percent", thousandths / 10);
	return str_fmt(p->a, "%u.%u percent", thousandths / 10,
	    thousandths % 10);
}

const struct item *
paper_item_of(const struct paper *p, const struct item_form *f, size_t i)
{
	CHECK(i < f->n && f->items[i] < p->q->quiz.n);
	return &p->q->items[f->items[i]];
}

struct str
paper_blanks(struct paper *p, const struct item *it)
{
	struct str out = STR_LIT("");

	for (size_t i = 0; i < it->n_choices; i++)
		out = it->kind == ITEM_MATCH ? str_fmt(p->a, "%.*s%s%.*s",
		    STR_ARG(out), i > 0 ? " " : "",
		    STR_ARG(it->choices[i].id)) :
		    str_fmt(p->a, "%.*s%s%zu.", STR_ARG(out),
		    i > 0 ? " " : "", i + 1);
	return out;
}

void
quiz_paper_columns(struct buf *b, const struct quiz_paper *in, size_t form)
{
	const struct item_quiz *q = &in->quiz->quiz;
	const struct item_form *f = &q->forms[form];

	buf_puts(b, "person,name,attempt,submitted,form,attested");
	for (size_t i = 0; i < f->n; i++) {
		buf_putc(b, ',');
		buf_str(b, q->entries[f->items[i]].id);
	}
	buf_putc(b, '\n');
}
