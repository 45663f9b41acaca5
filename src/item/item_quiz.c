/* item_quiz.c - quiz.xml, read. */
#include "item/item_quiz.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/map.h"
#include "base/xml_in.h"
#include "item/item_messages.h"
#include "item/item_part.h"

struct reader {
	struct item_reader r;
	struct item_quiz *q;
	struct map *chapters, *items, *forms, *scenarios;
	struct map *rules;	/* to the first entry of each */
};

/* The elements of a quiz, in their order. */
enum { TITLE, ORGANIZATION, DOCUMENT, STATEMENT, RULE, CHAPTER, ITEM, FORM,
	KINDS };
static const struct {
	const char *name;
	unsigned min, max;
} kinds[KINDS] = {
	[TITLE] = { "title", 1, 1 },
	[ORGANIZATION] = { "organization", 1, 1 },
	[DOCUMENT] = { "document", 1, 1 },
	[STATEMENT] = { "statement", 1, 1 },
	[RULE] = { "rule", 1, 1 },
	[CHAPTER] = { "chapter", 1, ITEM_CHAPTERS_MAX },
	[ITEM] = { "item", 1, ITEM_PACKAGE_MAX },
	[FORM] = { "form", 0, ITEM_FORMS_MAX },
};

/* Only these attributes: what is not read must not stand there. */
static void
check_attrs(struct reader *r, const struct xml_node *n, const char *list)
{
	const struct str names = str_of(list);

	for (const struct xml_attr *at = n->attrs; at != NULL; at = at->next) {
		struct str rest = names, name;
		bool known = false;

		while (rest.ptr != NULL) {
			name = str_cut(&rest, ' ');
			known = known || str_eq(name, at->name);
		}
		if (!known)
			item_unknown(&r->r, at->at, "attribute", at->name);
	}
}

/* The text of n as it stands, not empty: digests are taken of it. */
static struct str
words_of(struct reader *r, const struct xml_node *n)
{
	if (xml_first_element(n) != NULL)
		item_odd_element(&r->r, xml_first_element(n));
	else if (n->first == NULL || str_trim(n->first->text).len == 0)
		item_missing(&r->r, n, "words");
	else
		return n->first->text;
	return STR_LIT("");
}

static void
need_digest(struct reader *r, const struct xml_node *n, const char *name,
    struct digest *out)
{
	const struct str value = item_attr(&r->r, n, name);

	if (value.len != 0 && !digest_parse(value, out))
		item_wrong(&r->r, xml_attr(n, name)->at, value,
		    "\"sha256:\" and 64 hexadecimal digits");
}

static void
read_document(struct reader *r, const struct xml_node *n)
{
	struct item_quiz *q = r->q;
	struct date day;

	check_attrs(r, n, "number version effective handbook");
	q->number = item_attr(&r->r, n, "number");
	q->version = item_attr(&r->r, n, "version");
	q->effective = item_attr(&r->r, n, "effective");
	if (q->effective.len != 0 && !date_parse(q->effective, &day))
		item_wrong(&r->r, xml_attr(n, "effective")->at, q->effective,
		    "a date such as 2026-12-01");
	need_digest(r, n, "handbook", &q->handbook);
}

static void
read_statement(struct reader *r, const struct xml_node *n)
{
	const size_t errors = diag_errors(r->r.dg);
	struct digest d;

	check_attrs(r, n, "digest");
	r->q->statement = words_of(r, n);
	need_digest(r, n, "digest", &r->q->statement_digest);
	d = digest_of(r->q->statement);
	if (diag_errors(r->r.dg) == errors &&
	    !digest_same(&d, &r->q->statement_digest)) {
		diag_error(r->r.dg, n->at, MSG_QUIZ_STATEMENT);
		diag_hint(r->r.dg, "have the quiz made again: precept build");
	}
}

/* "0.800" as thousandths. */
static void
read_pass(struct reader *r, const struct xml_node *n)
{
	const struct str value = item_attr(&r->r, n, "pass");
	unsigned whole = 0, part = 0;

	if (value.len == 5 && value.ptr[1] == '.' &&
	    item_is_number(str_sub(value, 0, 1), 1, &whole) &&
	    item_is_number(str_sub(value, 2, 3), whole ? 0 : 999, &part))
		r->q->pass = whole * 1000 + part;
	else if (value.len != 0)
		item_wrong(&r->r, xml_attr(n, "pass")->at, value,
		    "a number from 0.000 to 1.000");
}

static void
read_rule(struct reader *r, const struct xml_node *n)
{
	struct item_quiz *q = r->q;

	check_attrs(r, n, "questions attempts pass level-1 level-2 level-3");
	q->questions = item_attr_number(&r->r, n, "questions", 1,
	    ITEM_PACKAGE_MAX);
	q->attempts = item_attr_number(&r->r, n, "attempts", 1,
	    ITEM_ATTEMPTS_MAX);
	read_pass(r, n);
	q->levels[1] = item_attr_number(&r->r, n, "level-1", 0,
	    ITEM_PACKAGE_MAX);
	q->levels[2] = item_attr_number(&r->r, n, "level-2", 0,
	    ITEM_PACKAGE_MAX);
	q->levels[3] = item_attr_number(&r->r, n, "level-3", 0,
	    ITEM_PACKAGE_MAX);
}

static void
read_chapter(struct reader *r, const struct xml_node *n)
{
	struct item_chapter *c = &r->q->chapters[r->q->n_chapters++];

	check_attrs(r, n, "id title quota");
	c->id = item_attr_id(&r->r, n, "id");
	c->title = item_attr(&r->r, n, "title");
	c->quota = item_attr_number(&r->r, n, "quota", 0, ITEM_PACKAGE_MAX);
	if (c->id.len != 0 && map_put(r->chapters, c->id, c) != NULL)
		item_twice(&r->r, n->at, "chapter", c->id);
}

/* Every item of a rule is critical, or none: the draw counts on it. */
static void
check_critical(struct reader *r, const struct xml_node *n,
    struct item_entry *e)
{
	const struct item_entry *first = map_get(r->rules, e->rule);

	if (first == NULL)
		map_put(r->rules, e->rule, e);
	else if (first->critical != e->critical) {
		diag_error(r->r.dg, n->at, MSG_QUIZ_CRITICAL,
		    STR_ARG(e->rule));
		diag_hint(r->r.dg, "write the same in both");
	}
}

static void
read_item(struct reader *r, const struct xml_node *n)
{
	struct item_entry *e = &r->q->entries[r->q->n++];
	const struct item_chapter *c;
	struct str chapter, critical;

	check_attrs(r, n,
	    "id rule section chapter difficulty critical scenario");
	e->id = item_attr_id(&r->r, n, "id");
	e->rule = item_attr_id(&r->r, n, "rule");
	e->section = item_attr(&r->r, n, "section");
	chapter = item_attr_id(&r->r, n, "chapter");
	e->difficulty = item_attr_number(&r->r, n, "difficulty", 1, 3);
	critical = item_attr(&r->r, n, "critical");
	e->critical = str_is(critical, "yes");
	if (critical.len != 0 && !e->critical && !str_is(critical, "no"))
		item_wrong(&r->r, xml_attr(n, "critical")->at, critical,
		    "yes or no");
	if (xml_attr(n, "scenario") != NULL)
		e->scenario = item_attr_id(&r->r, n, "scenario");
	if (e->scenario.len != 0)
		map_put(r->scenarios, e->scenario, e);
	if (e->id.len != 0 && map_put(r->items, e->id, e) != NULL)
		item_twice(&r->r, n->at, "item", e->id);
	if (e->rule.len != 0)
		check_critical(r, n, e);
	if (chapter.len == 0)
		return;
	c = map_get(r->chapters, chapter);
	if (c != NULL)
		e->chapter = (unsigned)(c - r->q->chapters);
	else
		item_unknown(&r->r, xml_attr(n, "chapter")->at, "chapter",
		    chapter);
}

static void
read_form(struct reader *r, const struct xml_node *n)
{
	struct item_form *f = &r->q->forms[r->q->n_forms++];
	bool *used = arena_array(r->r.a, r->q->n + 1, sizeof(*used));
	const struct item_entry *e;
	struct str id;

	check_attrs(r, n, "id");
	item_no_words(&r->r, n);
	f->id = item_attr_id(&r->r, n, "id");
	if (f->id.len != 0 && map_put(r->forms, f->id, f) != NULL)
		item_twice(&r->r, n->at, "form", f->id);
	f->items = arena_array(r->r.a, r->q->n, sizeof(*f->items));
	for (const struct xml_node *c = xml_first_element(n); c != NULL;
	    c = xml_next_element(c)) {
		if (!str_is(c->name, "use") ||
		    !str_is(c->ns, ITEM_QUIZ_NS) || c->first != NULL) {
			item_odd_element(&r->r, c);
			continue;
		}
		check_attrs(r, c, "item");
		id = item_attr_id(&r->r, c, "item");
		e = id.len != 0 ? map_get(r->items, id) : NULL;
		if (e == NULL) {
			if (id.len != 0)
				item_unknown(&r->r, c->at, "item", id);
		} else if (used[e - r->q->entries])
			item_twice(&r->r, c->at, "item", id);
		else {
			used[e - r->q->entries] = true;
			f->items[f->n++] = (unsigned)(e - r->q->entries);
		}
	}
	if (f->n == 0)
		item_missing(&r->r, n, "a <use> that is right");
}

static void
read_element(struct reader *r, const struct xml_node *n, size_t kind)
{
	switch (kind) {
	case TITLE:
		check_attrs(r, n, "");
		r->q->title = words_of(r, n);
		break;
	case ORGANIZATION:
		check_attrs(r, n, "");
		r->q->organization = words_of(r, n);
		break;
	case DOCUMENT:
		read_document(r, n);
		break;
	case STATEMENT:
		read_statement(r, n);
		break;
	case RULE:
		read_rule(r, n);
		break;
	case CHAPTER:
		read_chapter(r, n);
		break;
	case ITEM:
		read_item(r, n);
		break;
	default:
		read_form(r, n);
	}
	if (kind != TITLE && kind != ORGANIZATION && kind != STATEMENT &&
	    kind != FORM && n->first != NULL)
		item_wrong(&r->r, n->first->at, n->name,
		    "an element that holds nothing");
}

static size_t
kind_of(const struct xml_node *n)
{
	size_t kind = 0;

	while (kind < KINDS && !str_is(n->name, kinds[kind].name))
		kind++;
	return str_is(n->ns, ITEM_QUIZ_NS) ? kind : KINDS;
}

/* Count first, so that arrays have their size and never move. */
static int
count_elements(struct reader *r, const struct xml_node *root)
{
	const size_t errors = diag_errors(r->r.dg);
	unsigned found[KINDS] = { 0 };
	size_t kind, last = 0;

	for (const struct xml_node *n = xml_first_element(root); n != NULL;
	    n = xml_next_element(n)) {
		kind = kind_of(n);
		if (kind == KINDS || kind < last) {
			item_odd_element(&r->r, n);
			continue;
		}
		last = kind;
		found[kind]++;
		if (found[kind] == kinds[kind].max + 1) {
			if (kinds[kind].max == 1)
				item_twice(&r->r, n->at, "element", n->name);
			else {
				diag_error(r->r.dg, n->at, MSG_ITEM_MANY,
				    (int)kinds[kind].max, "elements of a kind");
				diag_hint(r->r.dg, "make several quizzes");
			}
		}
	}
	for (kind = 0; kind < KINDS; kind++)
		if (found[kind] < kinds[kind].min)
			item_missing(&r->r, root, str_c(r->r.a,
			    str_fmt(r->r.a, "<%s>", kinds[kind].name)));
	r->q->chapters = arena_array(r->r.a, found[CHAPTER] + 1,
	    sizeof(*r->q->chapters));
	r->q->entries = arena_array(r->r.a, found[ITEM] + 1,
	    sizeof(*r->q->entries));
	r->q->forms = arena_array(r->r.a, found[FORM] + 1,
	    sizeof(*r->q->forms));
	return diag_errors(r->r.dg) == errors ? 0 : -1;
}

static void
check_sum(struct reader *r, const struct xml_node *root, unsigned want,
    unsigned have, const char *where)
{
	if (want <= have)
		return;
	diag_error(r->r.dg, root->at, MSG_QUIZ_SUM, want, where, have);
	diag_hint(r->r.dg, "ask for %u, or add questions", have);
}

static void
check_sums(struct reader *r, const struct xml_node *root)
{
	const struct item_quiz *q = r->q;
	unsigned quotas = 0;

	for (size_t i = 0; i < q->n_chapters; i++)
		quotas += q->chapters[i].quota;	/* at most 1000 * 5000 */
	check_sum(r, root, q->questions, (unsigned)q->n, "in all");
	check_sum(r, root, quotas, q->questions, "by chapter");
	check_sum(r, root, q->levels[1] + q->levels[2] + q->levels[3],
	    q->questions, "by difficulty");
	/* One of each would be drawn by one hash. */
	for (size_t i = 0; i < map_len(r->scenarios); i++)
		if (map_get(r->items, map_key(r->scenarios, i)) != NULL)
			item_twice(&r->r, root->at, "item and scenario",
			    map_key(r->scenarios, i));
}

int
item_quiz_read(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct item_quiz *out)
{
	const size_t errors = diag_errors(dg);
	struct item_quiz q = { 0 };
	struct reader r = { .r = { a, dg, name }, .q = &q,
		.chapters = map_new(a), .items = map_new(a),
		.forms = map_new(a), .scenarios = map_new(a),
		.rules = map_new(a) };
	struct xml_node *root;

	if (xml_read(a, dg, name, text, &root) < 0)
		return -1;
	if (!str_is(root->name, "quiz") || !str_is(root->ns, ITEM_QUIZ_NS)) {
		diag_error(dg, root->at, MSG_ITEM_ROOT, "a quiz",
		    STR_ARG(root->name));
		diag_hint(dg, "<quiz xmlns=\"%s\" ...>", ITEM_QUIZ_NS);
		return -1;
	}
	check_attrs(&r, root, "id xml:lang");
	item_no_words(&r.r, root);
	q.id = item_attr_id(&r.r, root, "id");
	q.lang = item_attr(&r.r, root, "xml:lang");
	if (count_elements(&r, root) < 0)
		return -1;
	for (const struct xml_node *n = xml_first_element(root); n != NULL;
	    n = xml_next_element(n))
		read_element(&r, n, kind_of(n));
	if (diag_errors(dg) == errors)
		check_sums(&r, root);
	if (diag_errors(dg) != errors)
		return -1;
	*out = q;
	return 0;
}
