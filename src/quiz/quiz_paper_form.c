#include "base/arena.h"
#include "policy/policy.h"
#include "quiz/quiz_paper_part.h"

/* The booklet. */

static bool
has_kind(const struct paper *p, const struct item_form *f, enum item_kind kind)
{
	for (size_t i = 0; i < f->n; i++)
		if (paper_item_of(p, f, i)->kind == kind)
			return true;
	return false;
}

static bool
has_critical(const struct paper *p, const struct item_form *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (p->q->quiz.entries[f->items[i]].critical)
			return true;
	return false;
}

/* --- how it is done --- */

static void
step(struct paper *p, struct doc_node *list, struct str words)
{
	paper_para(p, paper_item(p, list, STR_LIT("\xe2\x80\xa2")), "", words);
}

static void
how_to_mark(struct paper *p, struct doc_node *list, const struct item_form *f)
{
	step(p, list, str_fmt(p->a, "Mark your answers on the answer sheet "
	    "with the code %.*s; nothing in this booklet is graded.",
	    STR_ARG(paper_code(p, f))));
	step(p, list, STR_LIT("Choose one answer and put a cross in its "
	    "square. Where more than one is right the question says so: mark "
	    "all that are."));
	step(p, list, STR_LIT("To take a cross back, fill its square."));
	if (has_kind(p, f, ITEM_ORDER))
		step(p, list, STR_LIT("Where steps are put in order, write "
		    "one letter in each square: the first step in square 1."));
	if (has_kind(p, f, ITEM_MATCH))
		step(p, list, STR_LIT("Where things are matched, write beside "
		    "each R the D that belongs to it. A D may serve twice, or "
		    "not at all."));
}

static struct str
who(struct paper *p, struct str name, struct str email, struct str phone)
{
	struct str out = name;

	if (!str_empty(email))
		out = str_fmt(p->a, "%.*s, %.*s", STR_ARG(out),
		    STR_ARG(email));
	if (!str_empty(phone))
		out = str_fmt(p->a, "%.*s, %.*s", STR_ARG(out),
		    STR_ARG(phone));
	return out;
}

static void
what_counts(struct paper *p, struct doc_node *list, const struct item_form *f)
{
	const struct item_quiz *q = &p->q->quiz;
	const struct quiz_texts *t = &p->q->texts;

	step(p, list, str_fmt(p->a, "You pass with %.*s of the points%s You "
	    "have %u attempt%s.", STR_ARG(paper_percent(p, q->pass)),
	    has_critical(p, f) ? ". Some questions are about rules that must "
	    "never be broken: all of these must be right, too." : ".",
	    q->attempts, q->attempts == 1 ? "" : "s"));
	step(p, list, t->open_book ? STR_LIT("You may look into your "
	    "handbook.") : STR_LIT("Work without your handbook and by "
	    "yourself."));
	if (!str_empty(t->hand_in_to))
		step(p, list, str_fmt(p->a, "Hand in booklet and answer sheet "
		    "to %.*s.", STR_ARG(t->hand_in_to)));
	if (!str_empty(t->help_to))
		step(p, list, str_fmt(p->a, "Questions about the quiz go to "
		    "%.*s.", STR_ARG(who(p, t->help_to, t->help_email,
		    t->help_phone))));
}

static void
add_front(struct paper *p, struct doc_node *part, const struct item_form *f)
{
	const struct item_quiz *q = &p->q->quiz;
	struct doc_node *n, *side;

	n = paper_para(p, part, "", STR_LIT(""));
	paper_strong(p, n, str_fmt(p->a, "Form %.*s", STR_ARG(f->id)));
	paper_words(p, n, str_fmt(p->a, " \xc2\xb7 %zu questions \xc2\xb7 "
	    "code %.*s", f->n, STR_ARG(paper_code(p, f))));
	paper_para(p, part, "", str_fmt(p->a, "%.*s, %.*s, "
	    "version %.*s \xc2\xb7 %.*s",
	    STR_ARG(q->title), STR_ARG(q->number), STR_ARG(q->version),
	    STR_ARG(q->organization)));
	paper_sample(p, part);
	side = paper_group(p, part, 3);
	paper_field(p, side, "text", STR_LIT("Name, printed"));
	paper_field(p, side, "text", STR_LIT("Staff ID"));
	paper_field(p, side, "text", STR_LIT("Date"));
	n = paper_add(p, part, DOC_LIST, "");
	n->flags |= DOC_TIGHT;
	how_to_mark(p, n, f);
	what_counts(p, n, f);
}

/* --- a question --- */

static void
add_choice(struct paper *p, struct doc_node *list,
    const struct item_choice *choice, const struct doc_node *from)
{
	struct doc_node *item = paper_item(p, list, choice->id);

	/* A cell holds its words itself, an item has paragraphs. */
	if (from->kind == DOC_CELL)
		item = paper_add(p, item, DOC_PARA, "");
	paper_copy(p, item, from);
}

static const struct doc_node *
cell(const struct doc_node *row, size_t column)
{
	const struct doc_node *c = row->first;

	for (; column > 0; column--)
		c = c->next;
	return c;
}

static void
add_choices(struct paper *p, struct doc_node *to, const struct item *it,
    const struct quiz_source *s)
{
	struct doc_node *list = paper_add(p, to, DOC_LIST, "");

	list->flags |= DOC_TIGHT;
	for (size_t i = 0; i < it->n_choices; i++) {
		const struct doc_node *o =
		    s->question->options[s->choices[i]].node;

		add_choice(p, list, &it->choices[i],
		    it->kind == ITEM_MATCH ? cell(o, 0) : o);
	}
}

static void
add_targets(struct paper *p, struct doc_node *to, const struct item *it,
    const struct quiz_source *s)
{
	struct doc_node *list = paper_add(p, to, DOC_LIST, "");

	list->flags |= DOC_TIGHT;
	for (size_t i = 0; i < it->n_targets; i++)
		add_choice(p, list, &it->targets[i], cell(
		    s->question->options[s->targets[i]].node, 1));
}

/* Nothing here invites to answer in the booklet: the sheet has the squares. */
static void
add_answers(struct paper *p, struct doc_node *to, const struct item *it,
    const struct quiz_source *s)
{
	struct doc_node *side;

	if (it->kind == ITEM_MATCH) {
		side = paper_group(p, to, 2);
		add_choices(p, side, it, s);
		add_targets(p, side, it, s);
	} else {
		add_choices(p, to, it, s);
	}
}

static void
add_hint(struct paper *p, struct doc_node *to, const struct item *it)
{
	const char *hint = it->kind == ITEM_MULTIPLE ?
	    "More than one answer is right." : it->kind == ITEM_ORDER ?
	    "Put in order: first to last." : it->kind == ITEM_MATCH ?
	    "Match: which D belongs to each R?" : NULL;

	if (hint != NULL)
		paper_para(p, to, "small", str_of(hint));
}

/* The stem is what stands before the answers. */
static void
add_stem(struct paper *p, struct doc_node *to, const struct policy_question *q)
{
	struct doc_node stem = *q->node, *n;

	for (const struct doc_node *from = q->node->first;
	    from != q->answer; from = from->next) {
		stem.first = stem.last = NULL;
		n = doc_clone(p->a, from);
		n->id = STR_LIT("");
		n->data = NULL;
		if (n->kind == DOC_PARA && str_empty(n->style))
			n->style = STR_LIT("question");
		doc_append(to, n);
		paper_copy(p, n, from);
	}
}

static void
add_question(struct paper *p, struct doc_node *list,
    const struct item_form *f, size_t i)
{
	const struct item *it = paper_item_of(p, f, i);
	const struct quiz_source *s = &p->q->sources[f->items[i]];
	struct doc_node *item = paper_item(p, list,
	    str_fmt(p->a, "%zu.", i + 1));

	item->flags |= DOC_KEEP;
	add_stem(p, item, s->question);
	add_hint(p, item, it);
	add_answers(p, item, it, s);
}

/* --- all of them --- */

static struct doc_node *
new_list(struct paper *p, struct doc_node *to, const struct item_form *f,
    size_t first)
{
	struct doc_node *list = paper_add(p, to, DOC_LIST, "");

	list->columns = f->n > 99 ? 3 : f->n > 9 ? 2 : 1;
	list->flags |= DOC_ORDERED;
	list->start = (int)(first + 1);
	return list;
}

static const struct doc_node *
scenario_of(const struct paper *p, const struct item_form *f, size_t i)
{
	return i < f->n ? p->q->sources[f->items[i]].question->scenario : NULL;
}

/* What is told, in a box, then what is asked of it; on one page. */
static size_t
add_scenario(struct paper *p, struct doc_node *part,
    const struct item_form *f, size_t first)
{
	const struct doc_node *scenario = scenario_of(p, f, first);
	struct doc_node *group = paper_group(p, part, 1), *box, *list;
	size_t end = first + 1;

	while (scenario_of(p, f, end) == scenario)
		end++;
	group->flags |= DOC_KEEP;
	box = paper_add(p, group, DOC_BOX, "note");
	paper_para(p, box, "box-title", end - first == 1 ?
	    str_fmt(p->a, "For question %zu", first + 1) :
	    str_fmt(p->a, "For questions %zu to %zu", first + 1, end));
	paper_copy(p, box, scenario);
	list = new_list(p, group, f, first);
	for (size_t i = first; i < end; i++)
		add_question(p, list, f, i);
	return end;
}

static void
add_questions(struct paper *p, struct doc_node *part,
    const struct item_form *f)
{
	struct doc_node *list = NULL;

	for (size_t i = 0; i < f->n; )
		if (scenario_of(p, f, i) != NULL) {
			i = add_scenario(p, part, f, i);
			list = NULL;
		} else {
			if (list == NULL)
				list = new_list(p, part, f, i);
			add_question(p, list, f, i++);
		}
}

struct doc_node *
quiz_paper_form(struct arena *a, const struct quiz_paper *in, size_t form)
{
	struct paper p = { .a = a, .in = in, .q = in->quiz };
	const struct item_form *f = &p.q->quiz.forms[form];
	const struct str title = str_fmt(a, "%.*s, form %.*s",
	    STR_ARG(paper_title(&p)), STR_ARG(f->id));
	struct doc_node *part, *h;

	paper_book(&p, title, str_fmt(a, "Form %.*s, %.*s", STR_ARG(f->id),
	    STR_ARG(paper_code(&p, f))));
	part = paper_part(&p, "booklet", STR_LIT("quiz"), title, "");
	add_front(&p, part, f);
	h = paper_add(&p, part, DOC_HEADING, "");
	h->level = 2;
	paper_words(&p, h, STR_LIT("Questions"));
	add_questions(&p, part, f);
	paper_para(&p, part, "small", str_fmt(a, "End of form %.*s. Does "
	    "every question have an answer on the sheet, and have you signed "
	    "it?", STR_ARG(f->id)));
	return p.book;
}
