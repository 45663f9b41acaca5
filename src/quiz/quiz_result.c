#include "quiz/quiz_result.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/utf8.h"
#include "quiz/quiz_paper_part.h"

static struct str
recorded(struct str s)
{
	return str_empty(s) ? STR_LIT("not recorded") : s;
}

/* "84" of "84.00": two decimals stay where they say something. */
static struct str
plain_percent(struct str s)
{
	if (str_chr(s, '.', 0) == s.len)
		return s;
	while (s.len > 0 && s.ptr[s.len - 1] == '0')
		s.len--;
	if (s.len > 0 && s.ptr[s.len - 1] == '.')
		s.len--;
	return s;
}

/*
 * A day in words; of a time in UTC to the second, as the quiz page and the
 * grader write it, its hour and minute too. Anything else as it was recorded.
 */
static struct str
day_in_words(struct paper *p, struct str s)
{
	enum { DAY = 10, SECOND = 20 };	/* characters */
	struct date d;

	if (!date_parse(str_sub(s, 0, s.len < DAY ? s.len : DAY), &d))
		return s;
	if (s.len == DAY)
		return date_long(p->a, d);
	if (s.len != SECOND || s.ptr[DAY] != 'T' || s.ptr[SECOND - 1] != 'Z')
		return s;
	return str_fmt(p->a, "%.*s, %.*s UTC", STR_ARG(date_long(p->a, d)),
	    STR_ARG(str_sub(s, DAY + 1, 5)));
}

static void
heading(struct paper *p, struct doc_node *part, const char *words)
{
	struct doc_node *h = paper_add(p, part, DOC_HEADING, "h3");

	h->level = 2;
	paper_words(p, h, str_of(words));
}

static void
add_list(struct paper *p, struct doc_node *part, const struct str *items,
    size_t n)
{
	struct doc_node *list;

	if (n == 0)
		return;
	list = paper_add(p, part, DOC_LIST, "");
	list->flags |= DOC_TIGHT;
	for (size_t i = 0; i < n; i++)
		paper_para(p, paper_item(p, list, STR_LIT("\xe2\x80\xa2")), "",
		    items[i]);
}

/* A line holds so many letters of a word, in a title too. */
enum { UNBROKEN = 16 };

/*
 * What somebody typed: where a word goes on and on, a line may end in it. A
 * space of no width is no part of the text that a reader copies.
 */
static struct str
typed(struct paper *p, struct str s)
{
	struct str out;
	struct buf b;
	size_t run = 0;

	buf_init(&b, SIZE_MAX);
	for (size_t at = 0; at < s.len; ) {
		const size_t from = at;

		run = s.ptr[at] == ' ' ? 0 : run + 1;
		(void)utf8_next(s, &at);
		if (run > UNBROKEN) {
			buf_puts(&b, "\xe2\x80\x8b");
			run = 1;
		}
		buf_str(&b, str_sub(s, from, at - from));
	}
	out = str_dup(p->a, buf_view(&b));
	buf_free(&b);
	return out;
}

static void
add_row(struct paper *p, struct doc_node *table, const char *label,
    struct str value)
{
	struct doc_node *row = paper_add(p, table, DOC_ROW, ""), *c;

	c = paper_add(p, row, DOC_CELL, "");
	c->flags |= DOC_HEADER;
	paper_words(p, c, str_of(label));
	paper_words(p, paper_add(p, row, DOC_CELL, ""), recorded(value));
}

static struct doc_node *
new_table(struct paper *p, struct doc_node *part)
{
	struct doc_node *t = paper_add(p, part, DOC_TABLE, "");

	t->columns = 2;
	return t;
}

/* --- what it says --- */

static void
add_verdict(struct paper *p, struct doc_node *part,
    const struct quiz_result *r)
{
	struct doc_node *box = paper_add(p, part, DOC_BOX,
	    r->passed ? "box" : "caution"), *n;

	paper_para(p, box, "box-title", r->passed ? STR_LIT("Passed") :
	    STR_LIT("Not passed"));
	n = paper_para(p, box, "", STR_LIT(""));
	paper_strong(p, n, str_fmt(p->a, "%.*s of %.*s points",
	    STR_ARG(r->points), STR_ARG(r->most)));
	paper_words(p, n, str_fmt(p->a, ", that is %.*s percent; the quiz "
	    "asks for %.*s.", STR_ARG(plain_percent(r->percent)),
	    STR_ARG(plain_percent(r->cut))));
	add_list(p, box, r->reasons, r->n_reasons);
}

/* "2 of 3, form A" */
static struct str
attempt_of(struct paper *p, const struct quiz_result *r)
{
	struct str out = r->attempt == 0 ? recorded(STR_LIT("")) :
	    str_fmt(p->a, "%u", r->attempt);

	if (r->attempt != 0 && r->attempts != 0)
		out = str_fmt(p->a, "%.*s of %u", STR_ARG(out), r->attempts);
	if (str_is(r->form, "drawn"))
		return str_fmt(p->a, "%.*s, a paper drawn for this person",
		    STR_ARG(out));
	return str_empty(r->form) ? out : str_fmt(p->a, "%.*s, form %.*s",
	    STR_ARG(out), STR_ARG(r->form));
}

static void
add_facts(struct paper *p, struct doc_node *part,
    const struct quiz_result *r)
{
	struct doc_node *t = new_table(p, part);

	add_row(p, t, "Staff ID", typed(p, r->person));
	add_row(p, t, "Name", typed(p, r->name));
	if (!str_empty(r->department))
		add_row(p, t, "Department", typed(p, r->department));
	add_row(p, t, "About", str_fmt(p->a, "%.*s, %.*s, version %.*s, in "
	    "force from %.*s", STR_ARG(r->title), STR_ARG(r->number),
	    STR_ARG(r->version), STR_ARG(recorded(day_in_words(p,
	    r->effective)))));
	add_row(p, t, "Handed in", day_in_words(p, r->submitted));
	add_row(p, t, "Attempt", attempt_of(p, r));
}

/* What the rule says; never what was asked of it. */
static void
add_missed(struct paper *p, struct doc_node *part,
    const struct quiz_missed *m)
{
	struct doc_node *box = paper_group(p, part, 1), *n;

	box->flags |= DOC_KEEP;
	n = paper_para(p, box, "", STR_LIT(""));
	paper_strong(p, n, str_fmt(p->a, "%.*s %.*s", STR_ARG(m->section),
	    STR_ARG(m->rule)));
	if (m->words != NULL)
		paper_copy(p, paper_add(p, box, DOC_QUOTE, ""), m->words);
	else
		paper_para(p, box, "", STR_LIT("Its words stand in the "
		    "handbook of the version named above."));
}

static void
add_rules(struct paper *p, struct doc_node *part,
    const struct quiz_result *r)
{
	if (r->n_missed == 0)
		return;
	heading(p, part, "Rules to read again");
	paper_para(p, part, "", STR_LIT("These must never be broken, and a "
	    "question on each was not answered right."));
	for (size_t i = 0; i < r->n_missed; i++)
		add_missed(p, part, &r->missed[i]);
}

static void
add_record(struct paper *p, struct doc_node *part,
    const struct quiz_result *r)
{
	struct doc_node *t;

	heading(p, part, "Record");
	t = new_table(p, part);
	add_row(p, t, "Quiz", r->quiz);
	add_row(p, t, "Key", r->key);
	add_row(p, t, "Handbook", r->handbook);
	add_row(p, t, "Statement", r->statement);
	add_row(p, t, "Response", r->response);
	add_row(p, t, "Graded by", r->grader);
}

static void
add_signatures(struct paper *p, struct doc_node *part)
{
	paper_field(p, part, "signature", STR_LIT("Employee: I have seen this "
	    "result"));
	paper_field(p, part, "date", STR_LIT("Date"));
	paper_field(p, part, "signature", STR_LIT("Talked over with: name, "
	    "signature"));
	paper_field(p, part, "date", STR_LIT("Date"));
}

struct doc_node *
quiz_result_sheet(struct arena *a, const struct quiz_result *r)
{
	const struct quiz q = { .quiz = { .organization = r->organization,
		.number = r->number, .version = r->version },
		.texts.sample = r->sample };
	struct paper p = { .a = a, .q = &q };
	struct str title = str_fmt(a, "Quiz result: %.*s",
	    STR_ARG(recorded(typed(&p, str_empty(r->name) ? r->person :
	    r->name))));
	struct doc_node *part;

	paper_book(&p, title, STR_LIT("Personnel file"));
	part = paper_part(&p, "form", STR_LIT("result"), title, "sheet-title");
	paper_sample(&p, part);
	add_verdict(&p, part, r);
	add_facts(&p, part, r);
	add_rules(&p, part, r);
	if (!str_empty(r->next)) {
		heading(&p, part, "What comes next");
		paper_para(&p, part, "", r->next);
	}
	if (r->n_notes > 0) {
		heading(&p, part, "Also noted");
		add_list(&p, part, r->notes, r->n_notes);
	}
	add_signatures(&p, part);
	add_record(&p, part, r);
	return p.book;
}
