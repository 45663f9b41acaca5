#include "resolve/resolve_part.h"

#include <stdlib.h>

#include "base/arena.h"

static const struct pos nowhere;

static struct doc_node *
para(struct maker *m, struct doc_node *to, const char *words)
{
	struct doc_node *p = resolve_para_add(m, to, "");

	if (words != NULL)
		resolve_words_add(m, p, words);
	return p;
}

static struct doc_node *
cell(struct maker *m, struct doc_node *row, struct str words)
{
	struct doc_node *c = resolve_cell_add(m, row, false);

	doc_add_text(m->a, c, row->at, words);
	return c;
}

static void
strong(struct maker *m, struct doc_node *to, struct str words)
{
	doc_add_text(m->a, doc_add(m->a, to, DOC_STRONG, to->at), to->at,
	    words);
}

/* Words of an element stand somewhere in it. */
static struct pos
line_of(struct pos at)
{
	return (struct pos){ at.file, at.line, 0 };
}

/* --- law --- */

/* Was it compared with a source? Only then is there a day to print. */
static bool
is_verified(const struct policy_law *law)
{
	return str_is(law->certainty, "verified");
}

static void
add_law(struct maker *m, struct doc_node *table, const struct policy_law *law,
    bool dates)
{
	const bool old = resolve_law_old(m, law);
	struct doc_node *row = resolve_row_add(m, table), *c;

	row->at = line_of(law->at);
	row->id = resolve_law_id(m->a, law->cite);
	c = resolve_cell_add(m, row, false);
	strong(m, c, law->cite);
	if (!is_verified(law))
		resolve_words_add(m, c, " *");
	c = cell(m, row, str_fmt(m->a, "%s%.*s. %.*s",
	    law->guidance ? "Guidance. " : "", STR_ARG(law->title),
	    STR_ARG(law->line)));
	if (old)
		resolve_words_add(m, c, " Checked more than a year before this "
		    "book took effect: ask before you rely on it.");
	if (dates)
		cell(m, row, is_verified(law) ?
		    date_iso(m->a, law->checked) : STR_LIT("\xe2\x80\x93"));
}

/* The days on which entries were compared with a source. */
struct days {
	struct date first, last;
	size_t n;		/* entries that were compared at all */
};

static struct days
days_of(const struct maker *m)
{
	struct days d = { .first = { 2999, 12, 31 } };

	for (size_t i = 0; i < map_len(m->laws); i++) {
		const struct policy_law *law = map_value(m->laws, i);

		if (!is_verified(law))
			continue;
		if (date_cmp(law->checked, d.first) < 0)
			d.first = law->checked;
		if (date_cmp(law->checked, d.last) > 0)
			d.last = law->checked;
		d.n++;
	}
	return d;
}

/* What the days say, and what an entry without one is. */
static void
say_checked(struct maker *m, struct doc_node *p, const struct days *d,
    bool same)
{
	if (d->n > 0) {
		resolve_words_add(m, p, same ?
		    "Entries were compared with a published text on " :
		    "The last column says when an entry was compared with a "
		    "published text, the first on ");
		doc_add_text(m->a, p, nowhere, date_long(m->a, d->first));
		resolve_words_add(m, p, ".");
	}
	if (d->n < map_len(m->laws))
		resolve_words_add(m, p, " Those with a star (*) are settled "
		    "texts, put in our words without opening them again: have "
		    "counsel confirm them.");
}

/* --- review by counsel --- */

/* The review of the law of this state, or NULL. */
static const struct settings_row *
find_review(struct maker *m, struct str state, size_t *number)
{
	const struct settings_table *t = settings_table_find(m->set,
	    STR_LIT("law-reviews"));
	struct settings_values v;

	for (size_t i = 0; t != NULL && i < settings_table_len(t); i++)
		if (settings_cell(m->a, m->set, settings_table_row(t, i),
		    STR_LIT("state"), &v) == SETTINGS_SET &&
		    str_eq(v.v[0]->text, state)) {
			*number = i + 1;
			return settings_table_row(t, i);
		}
	return NULL;
}

/* A field of a review, if it is set. */
static bool
add_field(struct maker *m, struct doc_node *to,
    const struct settings_row *review, size_t number, const char *field)
{
	struct settings_values v;

	if (review == NULL || settings_cell(m->a, m->set, review,
	    str_of(field), &v) != SETTINGS_SET)
		return false;
	if (to->first != NULL)
		resolve_words_add(m, to, ", ");
	resolve_values_add(m, to, settings_row_at(review),
	    str_fmt(m->a, "law-reviews[%zu].%s", number, field), &v,
	    SETTINGS_CELL);
	return true;
}

static void
add_review(struct maker *m, struct doc_node *table,
    const struct settings_value *state)
{
	const struct policy_state *facts = map_get(
	    m->lib->policies->data->state_by_code, state->text);
	const struct settings_values one = { &state, 1 };
	size_t number = 0;
	const struct settings_row *review = find_review(m, state->text,
	    &number);
	struct doc_node *row = resolve_row_add(m, table), *c;
	bool named;

	resolve_values_add(m, resolve_cell_add(m, row, false), state->at,
	    STR_LIT("identity.state"), &one, SETTINGS_CELL);
	cell(m, row, facts == NULL ? STR_LIT("not covered") :
	    date_long(m->a, facts->checked));
	c = resolve_cell_add(m, row, false);
	named = add_field(m, c, review, number, "person");
	named = add_field(m, c, review, number, "counsel") || named;
	if (!named)
		resolve_words_add(m, c, "not recorded");
	c = resolve_cell_add(m, row, false);
	if (!add_field(m, c, review, number, "date"))
		resolve_words_add(m, c, "not recorded");
}

static void
add_reviews(struct maker *m)
{
	static const char *const heads[] = { "State", "Facts checked",
		"Reviewed by counsel", "On", NULL };
	struct settings_values states;
	struct doc_node *table;

	if (settings_get(m->a, m->set, STR_LIT("identity.state"), &states) !=
	    SETTINGS_SET)
		return;
	resolve_heading_add(m, m->law, 2, STR_LIT("law/reviews"),
	    STR_LIT("Who reviewed the law of our states"));
	para(m, m->law, "State law differs, and counsel knows what ours asks "
	    "of us. For each state: when the facts that we print were checked, "
	    "and who reviewed its law for us.");
	table = resolve_table_new(m, m->law, nowhere, NELEM(heads) - 1);
	resolve_header_add(m, table, heads);
	for (size_t i = 0; i < states.n; i++)
		add_review(m, table, states.v[i]);
}

/* --- the law table --- */

/* By citation as people count: 5 USC, 16 CFR 465, 45 CFR 164.502(a), letters. */
static int
by_cite(const void *x, const void *y)
{
	const struct policy_law *const *p = x, *const *q = y;

	return str_natural_cmp((*p)->cite, (*q)->cite);
}

static void
add_laws(struct maker *m, struct doc_node *table, bool dates)
{
	const size_t n = map_len(m->laws);
	const struct policy_law **laws = arena_array(m->a, n, sizeof(*laws));

	for (size_t i = 0; i < n; i++)
		laws[i] = map_value(m->laws, i);
	qsort(laws, n, sizeof(*laws), by_cite);
	for (size_t i = 0; i < n; i++)
		add_law(m, table, laws[i], dates);
}

void
resolve_law_fill(struct maker *m)
{
	static const char *const heads[] = { "Citation", "What it says",
		"Checked", NULL };
	static const char *const heads_same[] = { "Citation", "What it says",
		NULL };
	const struct days d = days_of(m);
	/* All on one day: a column of it would say nothing. */
	const bool same = d.n == 0 || date_cmp(d.first, d.last) == 0;
	struct doc_node *p, *table;

	if (m->law == NULL)
		return;
	if (map_len(m->laws) == 0) {
		doc_unlink(m->law);
		m->law = NULL;
		return;
	}
	p = para(m, m->law, "Each law and guidance that this book cites, in "
	    "our words. It is not legal advice: ask counsel before you act "
	    "on it in a case. ");
	say_checked(m, p, &d, same);
	table = resolve_table_new(m, m->law, nowhere, same ? 2 : 3);
	resolve_header_add(m, table, same ? heads_same : heads);
	add_laws(m, table, !same);
	add_reviews(m);
}

static struct doc_node *
notice_page(struct maker *m)
{
	struct doc_node *part = resolve_part_add(m, "summary",
	    STR_LIT("notice"));

	resolve_heading_add(m, part, 1, STR_LIT("notice"),
	    STR_LIT("About this handbook"));
	if (m->book->first != part)
		doc_insert_before(m->book->first, part);
	return para(m, part, NULL);
}

/*
 * What no handbook goes without, whatever its plan prints: on the cover, else on
 * a page of its own.
 */
void
resolve_notice_fill(struct maker *m)
{
	const struct days d = days_of(m);
	struct doc_node *p = m->notice != NULL ? m->notice : notice_page(m);

	resolve_words_add(m, p, "This handbook is not legal advice. ");
	if (map_len(m->laws) == 0) {
		resolve_words_add(m, p, "It cites no law.");
		return;
	}
	if (d.n == 0) {
		resolve_words_add(m, p, "When the law it cites was checked is "
		    "not recorded.");
		return;
	}
	resolve_words_add(m, p, "The law it cites was checked on ");
	doc_add_text(m->a, p, nowhere, date_long(m->a, d.first));
	if (date_cmp(d.first, d.last) != 0) {
		resolve_words_add(m, p, " and later, last on ");
		doc_add_text(m->a, p, nowhere, date_long(m->a, d.last));
	}
	if (d.n < map_len(m->laws))
		resolve_words_add(m, p, str_fmt(m->a, ", but for %zu of %zu "
		    "entries that were not compared with its text",
		    map_len(m->laws) - d.n, map_len(m->laws)).ptr);
	resolve_words_add(m, p, ".");
}

/* --- glossary --- */

void
resolve_glossary_fill(struct maker *m)
{
	static const char *const heads[] = { "Term", "What it means here",
		NULL };
	const struct policy_data *data = m->lib->policies->data;
	struct doc_node *table, *row;

	if (m->glossary == NULL)
		return;
	if (map_len(m->terms) == 0) {
		doc_unlink(m->glossary);
		m->glossary = NULL;
		return;
	}
	table = resolve_table_new(m, m->glossary, nowhere, NELEM(heads) - 1);
	resolve_header_add(m, table, heads);
	for (size_t i = 0; i < data->nterms; i++) {
		const struct policy_term *t = data->terms[i];

		if (map_get(m->terms, t->id) == NULL)
			continue;
		row = resolve_row_add(m, table);
		row->at = line_of(t->at);
		row->id = str_fmt(m->a, "term/%.*s", STR_ARG(t->id));
		strong(m, resolve_cell_add(m, row, false), t->name);
		cell(m, row, t->text);
	}
}

/* --- contacts --- */

static void
add_list(struct maker *m, struct doc_node *part, const char *title,
    const char *source, const struct resolve_column *columns, size_t n)
{
	struct doc_node *h = resolve_heading_add(m, part, 2,
	    str_fmt(m->a, "%.*s/%s", STR_ARG(part->first->id), source),
	    str_of(title));

	if (resolve_table_add(m, part, source, columns, n) == NULL)
		doc_unlink(h);
}

static const struct resolve_column lines[] = {
	{ "For", { "kind", "name" }, { NULL } },
	{ "Call or write", { "phone", "text-message", "email", "url" },
	    { NULL, "Text: " } },
	{ "When", { "hours" }, { NULL } }
};

void
resolve_contacts(struct maker *m, const struct plan_part *p)
{
	static const struct resolve_column offices[] = {
		{ "Office", { "office" }, { NULL } },
		{ "Who", { "person", "person.title" }, { NULL } },
		{ "Call or write", { "person.phone", "person.email" },
		    { NULL } },
		{ "When away", { "deputy" }, { NULL } }
	}, sites[] = {
		{ "Site", { "name", "address" }, { NULL } },
		{ "Telephone", { "phone" }, { NULL } },
		{ "Questions to", { "contact" }, { NULL } }
	}, boards[] = {
		{ "Board", { "name", "state" }, { NULL } },
		{ "For", { "profession" }, { NULL } },
		{ "Call or look up", { "phone", "web-site" }, { NULL } }
	};
	struct doc_node *part = resolve_part_add(m, "appendix",
	    STR_LIT("contacts"));
	struct doc_node *h = resolve_heading_add(m, part, 1,
	    STR_LIT("appendix/contacts"), p->title);

	add_list(m, part, "Hotlines", "hotlines", lines, NELEM(lines));
	add_list(m, part, "People and offices", "contacts", offices,
	    NELEM(offices));
	add_list(m, part, "Sites", "sites", sites, NELEM(sites));
	add_list(m, part, "Licensing boards", "boards", boards, NELEM(boards));
	if (part->last == h)
		doc_unlink(part);
}

/* --- revisions --- */

void
resolve_revisions(struct maker *m, const struct plan_part *p)
{
	static const struct resolve_column columns[] = {
		{ "Version", { "version" }, { NULL } },
		{ "Date", { "date" }, { NULL } },
		{ "What changed", { "text" }, { NULL } },
		{ "Kind", { "change" }, { NULL } },
		{ "Author", { "author" }, { NULL } }
	};
	struct doc_node *part = resolve_part_add(m, "appendix",
	    STR_LIT("revisions")), *n;

	resolve_heading_add(m, part, 1, STR_LIT("appendix/revisions"),
	    p->title);
	if (resolve_table_add(m, part, "revisions", columns,
	    NELEM(columns)) == NULL) {
		n = para(m, part, "Version ");
		(void)resolve_value_add(m, n, "document.version");
		resolve_words_add(m, n, " is the first; no earlier version is "
		    "recorded.");
	}
	if (resolve_value_text(m, "document.supersedes").ptr == NULL)
		return;
	n = para(m, part, "This handbook replaces: ");
	(void)resolve_value_add(m, n, "document.supersedes");
	resolve_words_add(m, n, ".");
}

/* --- quick card --- */

/* On a card is room for this many. */
enum { CARD_RULES = 8 };

/* The first paragraph of a rule, to its first full stop. */
static bool
add_first_sentence(struct maker *m, struct doc_node *item,
    const struct doc_node *rule)
{
	const struct str words = resolve_rule_words(m->a, rule);
	struct doc_node *p = resolve_para_add(m, item, ""), *link;
	size_t end = 0;

	while (end < words.len && words.ptr[end] != '\n' &&
	    !(words.ptr[end] == '.' && (end + 1 == words.len ||
	    words.ptr[end + 1] == ' ' || words.ptr[end + 1] == '\n')))
		end++;
	if (end < words.len && words.ptr[end] == '.')
		end++;
	if (end == 0 || words.ptr[end - 1] == ':')
		return false;
	doc_add_text(m->a, p, rule->at, str_fmt(m->a, "%.*s ",
	    (int)end, words.ptr));
	link = doc_add(m->a, p, DOC_REF, rule->at);
	link->target = str_fmt(m->a, "ref:%.*s", STR_ARG(rule->id));
	return true;
}

/* The critical rules of the pages for the reader's own role. */
static void
add_critical(struct maker *m)
{
	struct doc_node *part = m->book->first, *list, *item;
	size_t n = 0;

	while (part != NULL && !str_is(part->style, "role"))
		part = part->next;
	if (part == NULL)
		return;
	list = doc_new(m->a, DOC_LIST, nowhere);
	list->flags = DOC_TIGHT;
	for (struct doc_node *r = part->first; r != NULL && n < CARD_RULES;
	    r = doc_next(part, r)) {
		if (r->kind != DOC_RULE || !(r->flags & DOC_CRITICAL))
			continue;
		item = doc_add(m->a, list, DOC_ITEM, nowhere);
		if (add_first_sentence(m, item, r))
			n++;
		else
			doc_unlink(item);
	}
	if (n == 0)
		return;
	resolve_heading_add(m, m->card, 2, str_fmt(m->a, "%.*s/critical",
	    STR_ARG(m->card->first->id)),
	    STR_LIT("In your role"));
	doc_append(m->card, list);
}

void
resolve_card_fill(struct maker *m)
{
	if (m->card == NULL)
		return;
	add_critical(m);
	add_list(m, m->card, "Who to call", "hotlines", lines, NELEM(lines));
	if (m->card->first == NULL || m->card->first->next == NULL)
		doc_unlink(m->card);
}
