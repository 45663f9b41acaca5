#include "resolve/resolve_part.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/xml_in.h"

#define NS "urn:precept:handbook:1"
/*
 * Ids become names of files, and of the chapters of a quiz: there they are
 * names of XML, and "form-" and an id of a form at most 64 bytes.
 */
#define ID_MAX 59

/* --- what may stand where --- */

enum { ID = 1, TITLE = 2, POLICY = 4, REF = 8, IF = 16 };

static const struct { unsigned bit; const char *name, *words; } attrs[] = {
	{ ID, "id", "an id" }, { TITLE, "title", "a title" },
	{ POLICY, "policy", "a policy" }, { REF, "ref", "a ref" },
	{ IF, "if", "a condition" }
};

struct element {
	const char *name;
	unsigned needs, may;
	enum plan_kind kind;
	bool once;
};

static const struct element parts[] = {
	{ "cover", 0, 0, PLAN_COVER, true },
	{ "approval", TITLE, 0, PLAN_APPROVAL, true },
	{ "page", POLICY, IF, PLAN_PAGE, false },
	{ "contents", TITLE, 0, PLAN_CONTENTS, true },
	{ "chapter", ID | TITLE, IF, PLAN_CHAPTER, false },
	{ "role-pages", ID | TITLE, IF, PLAN_ROLE_PAGES, true },
	{ "form", REF, IF, PLAN_FORM, false },
	{ "law", TITLE, 0, PLAN_LAW, true },
	{ "glossary", TITLE, 0, PLAN_GLOSSARY, true },
	{ "contacts", TITLE, 0, PLAN_CONTACTS, true },
	{ "revisions", TITLE, 0, PLAN_REVISIONS, true },
	{ "card", TITLE, POLICY, PLAN_CARD, true }
};

static const struct element section = { "section", POLICY, IF, 0, false };
static const struct element book_element = { "book", ID | TITLE, 0, 0, true };
static const struct element list_form = { "form", ID | TITLE | POLICY, 0, 0,
	false };

struct reader {
	struct arena *a;
	struct diag *dg;
	const struct policy_library *policies;
	struct plan *plan;
	struct map *forms;	/* id -> struct resolve_form */
	struct map *seen;	/* "chapter why", "policy photos": once each */
};

/* --- attributes --- */

static unsigned
bit_of(struct str name)
{
	for (size_t i = 0; i < NELEM(attrs); i++)
		if (str_is(name, attrs[i].name))
			return attrs[i].bit;
	return 0;
}

static void
no_attr(struct reader *r, const struct xml_node *n, const struct xml_attr *x)
{
	diag_error(r->dg, x->at, MSG_PLAN_ATTR, STR_ARG(n->name),
	    STR_ARG(x->name));
	diag_hint(r->dg, "remove %.*s=\"%.*s\"", STR_ARG(x->name),
	    STR_ARG(x->value));
}

static void
check_attrs(struct reader *r, const struct xml_node *n,
    const struct element *e)
{
	for (const struct xml_attr *x = n->attrs; x != NULL; x = x->next)
		if ((bit_of(x->name) & (e->needs | e->may)) == 0)
			no_attr(r, n, x);
	for (size_t i = 0; i < NELEM(attrs); i++) {
		const struct xml_attr *x = xml_attr(n, attrs[i].name);

		if ((e->needs & attrs[i].bit) == 0 ||
		    (x != NULL && !str_empty(str_trim(x->value))))
			continue;
		diag_error(r->dg, n->at, MSG_PLAN_MISSING, STR_ARG(n->name),
		    attrs[i].words);
		diag_hint(r->dg, "write <%.*s %s=\"...\">", STR_ARG(n->name),
		    attrs[i].name);
	}
}

static bool
is_id(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		const char c = s.ptr[i];

		if (!(ascii_is_small(c) || ascii_is_digit(c) ||
		    c == '-'))
			return false;
	}
	return s.len > 0 && s.len <= ID_MAX && ascii_is_small(s.ptr[0]);
}

static struct str
read_id(struct reader *r, const struct xml_node *n)
{
	const struct xml_attr *x = xml_attr(n, "id");

	if (x == NULL)
		return (struct str){ NULL, 0 };
	if (!is_id(x->value)) {
		diag_error(r->dg, x->at, MSG_PLAN_ID, STR_ARG(x->value));
		diag_hint(r->dg, "use small letters, digits and hyphens, "
		    "begin with a letter, at most %d in all", ID_MAX);
	}
	return x->value;
}

/* Reports what stands here for the second time. */
static void
once(struct reader *r, struct pos at, const char *what, struct str name)
{
	struct str key = str_fmt(r->a, "%s %.*s", what, STR_ARG(name));

	if (map_put(r->seen, key, r) != NULL) {
		diag_error(r->dg, at, MSG_PLAN_TWICE, what, STR_ARG(name));
		diag_hint(r->dg, "remove one of them");
	}
}

static const struct policy *
read_policy(struct reader *r, const struct xml_node *n)
{
	const struct xml_attr *x = xml_attr(n, "policy");
	const struct policy *p;
	struct str near;

	if (x == NULL || str_empty(str_trim(x->value)))
		return NULL;
	p = policy_find(r->policies, x->value);
	if (p != NULL) {
		map_put(r->plan->policies, p->id, r);
		return p;
	}
	near = map_nearest(r->policies->by_id, x->value);
	diag_error(r->dg, x->at, MSG_PLAN_POLICY, STR_ARG(x->value));
	if (near.ptr != NULL)
		diag_hint(r->dg, "did you mean \"%.*s\"?", STR_ARG(near));
	else
		diag_hint(r->dg, "write policies/%.*s.md, or remove this",
		    STR_ARG(x->value));
	return NULL;
}

/* --- conditions --- */

/*
 * A condition is read by the one reader there is, that of policies: it stands
 * in the first mark of a small policy made for it.
 */
#define BEFORE "---\nid: handbook\n---\n# Plan\n\n<!-- if: "
#define AFTER " -->\nWords.\n\n<!-- end if -->\n"
enum { MARK_LINE = 6, MARK_COLUMN = sizeof("<!-- if: ") };

/* Where in the attribute is what the small policy has at this place? */
static struct pos
place(struct pos value, struct pos at)
{
	if (at.line == MARK_LINE && at.col >= MARK_COLUMN)
		value.col += at.col - MARK_COLUMN;
	return value;
}

/* As deep as the condition, which the reader of policies bounds. */
static struct policy_test *
move(struct arena *a, const struct policy_test *t, struct pos value)
{
	struct policy_test *out = ARENA_NEW(a, struct policy_test);

	*out = *t;
	out->at = place(value, t->at);
	out->values = arena_array(a, t->nvalues, sizeof(*out->values));
	for (size_t i = 0; i < t->nvalues; i++) {
		out->values[i] = t->values[i];
		out->values[i].at = place(value, t->values[i].at);
	}
	if (t->left != NULL)
		out->left = move(a, t->left, value);
	if (t->right != NULL)
		out->right = move(a, t->right, value);
	return out;
}

static const struct policy_test *
first_test(const struct policy *p)
{
	for (const struct doc_node *n = p->root; n != NULL;
	    n = doc_next(p->root, n))
		if (n->kind == DOC_BRANCH)
			return n->data;
	return NULL;
}

/* NULL after reporting. */
static const struct policy_test *
test_in(struct arena *a, struct diag *dg, struct pos at, struct str words)
{
	struct diag *own = diag_new(a);
	struct pos value = at;
	struct policy *p;

	value.col += sizeof("if=\"") - 1;
	if (str_find(words, "--", 0) == words.len &&
	    str_chr(words, '|', 0) == words.len && policy_read(a, own,
	    "handbook.md", str_fmt(a, BEFORE "%.*s" AFTER, STR_ARG(words)),
	    &p) == 0 && first_test(p) != NULL)
		return move(a, first_test(p), value);
	for (size_t i = 0; i < diag_len(own); i++) {
		const struct finding *f = diag_at(own, i);

		if (f->level != DIAG_ERROR)
			continue;
		diag_error(dg, place(value, f->at), f->code, "%.*s",
		    STR_ARG(f->text));
		if (f->hint.ptr != NULL)
			diag_hint(dg, "%.*s", STR_ARG(f->hint));
	}
	if (diag_errors(own) == 0) {
		diag_error(dg, value, MSG_PLAN_TEST, STR_ARG(words));
		diag_hint(dg, "write it as after \"if:\" in a policy, as in "
		    "if=\"role is nurse\"");
	}
	return NULL;
}

static const struct policy_test *
read_test(struct reader *r, const struct xml_node *n)
{
	const struct xml_attr *x = xml_attr(n, "if");

	return x == NULL ? NULL : test_in(r->a, r->dg, x->at, x->value);
}

/* --- elements --- */

static void
no_words(struct reader *r, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c != NULL; c = c->next)
		if (c->name.ptr == NULL && !str_empty(str_trim(c->text))) {
			diag_error(r->dg, c->at, MSG_PLAN_WORDS,
			    STR_ARG(n->name));
			diag_hint(r->dg, "write them in a policy, or between "
			    "<!-- and --> where they are a remark");
		}
}

/* What may stand in an element, as words of a hint. */
static struct str
may_hold(struct reader *r, struct str name)
{
	struct str list = { NULL, 0 };

	if (str_is(name, "handbook"))
		return STR_LIT("<form> and <book>");
	if (str_is(name, "chapter"))
		return STR_LIT("<section policy=\"...\"/>");
	if (!str_is(name, "book"))
		return list;
	for (size_t i = 0; i < NELEM(parts); i++)
		list = str_fmt(r->a, "%.*s%s<%s>", STR_ARG(list),
		    list.ptr != NULL ? ", " : "", parts[i].name);
	return list;
}

static void
wrong_element(struct reader *r, const struct xml_node *n)
{
	const struct str may = may_hold(r, n->parent->name);

	diag_error(r->dg, n->at, MSG_PLAN_ELEMENT, STR_ARG(n->name),
	    STR_ARG(n->parent->name));
	if (may.ptr != NULL)
		diag_hint(r->dg, "here may stand: %.*s", STR_ARG(may));
	else
		diag_hint(r->dg, "end it before: write <%.*s .../>",
		    STR_ARG(n->parent->name));
}

static void
no_elements(struct reader *r, const struct xml_node *n)
{
	no_words(r, n);
	for (const struct xml_node *c = xml_first_element(n); c != NULL;
	    c = xml_next_element(c))
		wrong_element(r, c);
}

static void
read_sections(struct reader *r, const struct xml_node *n, struct plan_part *p)
{
	struct plan_section s;

	no_words(r, n);
	for (const struct xml_node *c = xml_first_element(n); c != NULL;
	    c = xml_next_element(c)) {
		if (!str_is(c->name, section.name)) {
			wrong_element(r, c);
			continue;
		}
		check_attrs(r, c, &section);
		no_elements(r, c);
		s = (struct plan_section){ read_policy(r, c),
			read_test(r, c), c->at };
		if (s.policy == NULL)
			continue;
		once(r, c->at, "policy", s.policy->id);
		p->sections = arena_grow(r->a, p->sections, p->n, &p->cap,
		    sizeof(*p->sections));
		p->sections[p->n++] = s;
	}
}

static void
read_ref(struct reader *r, const struct xml_node *n, struct plan_part *p)
{
	const struct xml_attr *x = xml_attr(n, "ref");
	struct str near;

	if (x == NULL)
		return;
	p->form = map_get(r->forms, x->value);
	if (p->form != NULL) {
		p->policy = p->form->policy;
		once(r, n->at, "form", x->value);
		return;
	}
	near = map_nearest(r->forms, x->value);
	diag_error(r->dg, x->at, MSG_NO_FORM, STR_ARG(x->value));
	if (near.ptr != NULL)
		diag_hint(r->dg, "did you mean \"%.*s\"?", STR_ARG(near));
	else
		diag_hint(r->dg, "list it first: <form id=\"%.*s\" "
		    "title=\"...\" policy=\"...\"/>", STR_ARG(x->value));
}

static void
read_part(struct reader *r, const struct xml_node *n, const struct element *e)
{
	struct plan *plan = r->plan;
	struct plan_part p = { .kind = e->kind, .at = n->at };

	check_attrs(r, n, e);
	p.id = read_id(r, n);
	p.title = xml_attr_value(n, "title");
	p.policy = read_policy(r, n);
	p.test = read_test(r, n);
	if (e->once)
		once(r, n->at, "element", str_of(e->name));
	if (p.id.ptr != NULL)
		once(r, n->at, "chapter", p.id);
	if (p.policy != NULL)
		once(r, n->at, "policy", p.policy->id);
	if (p.kind == PLAN_CHAPTER)
		read_sections(r, n, &p);
	else
		no_elements(r, n);
	if (p.kind == PLAN_FORM)
		read_ref(r, n, &p);
	if ((p.kind == PLAN_PAGE || p.kind == PLAN_FORM) && p.policy == NULL)
		return;
	plan->parts = arena_grow(r->a, plan->parts, plan->n, &plan->cap,
	    sizeof(*plan->parts));
	plan->parts[plan->n++] = p;
}

static const struct element *
part_of(struct str name)
{
	for (size_t i = 0; i < NELEM(parts); i++)
		if (str_is(name, parts[i].name))
			return &parts[i];
	return NULL;
}

static void
read_book(struct reader *r, const struct xml_node *n)
{
	check_attrs(r, n, &book_element);
	no_words(r, n);
	r->plan->id = read_id(r, n);
	r->plan->title = xml_attr_value(n, "title");
	for (const struct xml_node *c = xml_first_element(n); c != NULL;
	    c = xml_next_element(c)) {
		const struct element *e = part_of(c->name);

		if (e == NULL)
			wrong_element(r, c);
		else
			read_part(r, c, e);
	}
}

static void
read_form(struct reader *r, const struct xml_node *n)
{
	struct plan *plan = r->plan;
	struct resolve_form f = { .at = n->at };
	const struct policy *p;

	check_attrs(r, n, &list_form);
	no_elements(r, n);
	f.id = read_id(r, n);
	f.title = xml_attr_value(n, "title");
	p = read_policy(r, n);
	if (p == NULL || f.id.ptr == NULL || f.title.ptr == NULL)
		return;
	f.policy = p;
	once(r, n->at, "listed form", f.id);
	plan->forms = arena_grow(r->a, plan->forms, plan->n_forms,
	    &plan->cap_forms, sizeof(*plan->forms));
	plan->forms[plan->n_forms++] = f;
}

static void
second_book(struct reader *r, const struct xml_node *n)
{
	diag_error(r->dg, n->at, MSG_PLAN_TWICE, "element", STR_ARG(n->name));
	diag_hint(r->dg, "move its chapters to the first");
}

static void
missing_book(struct reader *r, const struct xml_node *root)
{
	diag_error(r->dg, root->at, MSG_PLAN_MISSING, STR_ARG(root->name),
	    "a <book>");
	diag_hint(r->dg, "put <book id=\"handbook\" title=\"...\"> after the "
	    "forms");
}

/* Forms first, so that the book may stand before or after their list. */
static void
read_root(struct reader *r, const struct xml_node *root)
{
	const struct xml_node *n, *book = NULL;

	no_words(r, root);
	for (n = xml_first_element(root); n != NULL; n = xml_next_element(n))
		if (str_is(n->name, "form"))
			read_form(r, n);
		else if (!str_is(n->name, "book"))
			wrong_element(r, n);
		else if (book != NULL)
			second_book(r, n);
		else
			book = n;
	for (size_t i = 0; i < r->plan->n_forms; i++)
		map_put(r->forms, r->plan->forms[i].id, &r->plan->forms[i]);
	if (book != NULL)
		read_book(r, book);
	else
		missing_book(r, root);
}

int
resolve_plan_read(struct arena *a, struct diag *dg,
    const struct xml_node *root, const struct policy_library *policies,
    const struct plan **out)
{
	const size_t errors = diag_errors(dg);
	struct reader r = { .a = a, .dg = dg, .policies = policies,
		.plan = ARENA_NEW(a, struct plan), .forms = map_new(a),
		.seen = map_new(a) };

	r.plan->policies = map_new(a);
	if (!str_is(root->name, "handbook") || !str_is(root->ns, NS)) {
		diag_error(dg, root->at, MSG_PLAN_ROOT, NS);
		diag_hint(dg, "begin with <handbook xmlns=\"%s\">", NS);
		return -1;
	}
	read_root(&r, root);
	if (diag_errors(dg) > errors)
		return -1;
	*out = r.plan;
	return 0;
}

/* false: roles have their pages by name, so that all may be wanted. */
static bool
wants_below(struct map *wanted, const struct xml_node *n)
{
	const struct xml_attr *x = xml_attr(n, "policy");

	if (str_is(n->name, "role-pages"))
		return false;
	if (x != NULL)
		map_put(wanted, x->value, wanted);
	for (n = xml_first_element(n); n != NULL; n = xml_next_element(n))
		if (!wants_below(wanted, n))
			return false;
	return true;
}

const struct map *
resolve_plan_wants(struct arena *a, const struct xml_node *root)
{
	struct map *wanted = map_new(a);

	return wants_below(wanted, root) ? wanted : NULL;
}

bool
resolve_plan_reads(const struct plan *p, const struct policy *policy)
{
	return map_get(p->policies, policy->id) != NULL;
}
