#include "resolve/resolve_part.h"

#include "base/arena.h"

/* --- switches --- */

/* <section id="fundraising" print="no"/> */
void
resolve_switches(struct maker *m)
{
	const struct settings_table *t = settings_table_find(m->set,
	    STR_LIT("sections"));
	struct settings_values id, print;

	for (size_t i = 0; t != NULL && i < settings_table_len(t); i++) {
		const struct settings_row *row = settings_table_row(t, i);

		if (settings_cell(m->a, m->set, row, STR_LIT("id"), &id) ==
		    SETTINGS_SET && settings_cell(m->a, m->set, row,
		    STR_LIT("print"), &print) == SETTINGS_SET &&
		    settings_has(&print, "no"))
			map_put(m->off, id.v[0]->text, m);
	}
}

static bool
is_on(struct maker *m, const struct policy *p, const struct policy_test *test)
{
	return map_get(m->off, p->id) == NULL &&
	    (test == NULL || resolve_test(m, test));
}

/* --- parts --- */

static struct str
part_id(struct maker *m, const char *kind, struct str id)
{
	return str_fmt(m->a, "%s%.*s", kind, STR_ARG(id));
}

/* One policy as a page of its own; NULL when nothing of it is left. */
static struct doc_node *
add_page(struct maker *m, const struct policy *p, const char *style,
    struct str id)
{
	struct doc_node *part = resolve_part_add(m, style, id);
	struct doc_node *title = resolve_copy(m, part, p, 0);

	if (title == NULL) {
		doc_unlink(part);
		return NULL;
	}
	title->id = id;
	return part;
}

static void
add_section(struct maker *m, struct doc_node *part, const struct policy *p)
{
	struct doc_node *title = resolve_copy(m, part, p, 1);

	if (title != NULL)
		title->id = p->id;
}

static void
end_chapter(struct maker *m, struct doc_node *part,
    const struct doc_node *heading, const struct plan_part *p)
{
	if (part->last != heading)
		return;
	doc_unlink(part);
	diag_note(m->dg, p->at, MSG_EMPTY_CHAPTER, STR_ARG(p->title));
}

static void
add_chapter(struct maker *m, const struct plan_part *p)
{
	struct doc_node *part = resolve_part_add(m, "chapter",
	    part_id(m, "chapter-", p->id));
	struct doc_node *heading = resolve_heading_add(m, part, 1,
	    part_id(m, "chapter/", p->id), p->title);

	for (size_t i = 0; i < p->n; i++)
		if (is_on(m, p->sections[i].policy, p->sections[i].test))
			add_section(m, part, p->sections[i].policy);
	end_chapter(m, part, heading, p);
}

static const struct policy *
role_page(struct maker *m, struct str role)
{
	return policy_find(m->lib->policies, part_id(m, "role-", role));
}

/*
 * The reader's own page, those of the roles it is made of, and of their
 * parents, each on a page of its own. A role that others were combined into need not have one; nor need a
 * parent.
 */
static void
add_role_pages(struct maker *m, const struct plan_part *p)
{
	struct doc_node *part = resolve_part_add(m, "role",
	    part_id(m, "chapter-", p->id));
	struct doc_node *heading = resolve_heading_add(m, part, 1,
	    part_id(m, "chapter/", p->id), p->title);

	m->repeats = map_new(m->a);
	for (size_t i = 0; i < m->n_roles; i++) {
		const struct policy *page = role_page(m, m->roles[i]);
		struct doc_node *last = part->last;

		if (page == NULL || map_get(m->policies, page->path) != NULL ||
		    !is_on(m, page, NULL))
			continue;
		add_section(m, part, page);
		/* Each is a page to pin up: the first is the opener's. */
		if (last != heading && last->next != NULL)
			last->next->flags |= DOC_NEW_PAGE;
	}
	m->repeats = NULL;
	if (part->last == heading)
		doc_unlink(part);
	if (role_page(m, m->role->id) != NULL)
		return;
	for (size_t i = 0; i < m->role->n; i++) {
		if (role_page(m, m->role->parts[i]) != NULL)
			continue;
		diag_warn(m->dg, m->role->at, MSG_NO_ROLE_PAGE,
		    STR_ARG(m->role->parts[i]));
		diag_hint(m->dg, "write policies/roles/%.*s.md",
		    STR_ARG(m->role->parts[i]));
	}
}

static void
add_form(struct maker *m, const struct resolve_form *f)
{
	(void)add_page(m, f->policy, "form",
	    part_id(m, "form/", f->id));
}

static struct doc_node *
add_appendix(struct maker *m, const char *style, const char *id,
    struct str title)
{
	struct doc_node *part = resolve_part_add(m, style, str_of(id));

	resolve_heading_add(m, part, 1, part_id(m, "appendix/", str_of(id)),
	    title);
	return part;
}

static void
add_contents(struct maker *m, const struct plan_part *p)
{
	m->contents = resolve_part_add(m, "contents", STR_LIT("contents"));
	resolve_heading_add(m, m->contents, 1, STR_LIT("contents"),
	    p->title)->flags |= DOC_NOT_LISTED;
}

static void
add_card(struct maker *m, const struct plan_part *p)
{
	if (p->policy != NULL && is_on(m, p->policy, NULL))
		m->card = add_page(m, p->policy, "card", p->policy->id);
	if (m->card != NULL)
		return;
	m->card = resolve_part_add(m, "card", STR_LIT("card"));
	resolve_heading_add(m, m->card, 1, STR_LIT("card"), p->title);
}

static void
add_part(struct maker *m, const struct plan_part *p)
{
	if (p->test != NULL && !resolve_test(m, p->test))
		return;
	switch (p->kind) {
	case PLAN_COVER:
		resolve_cover(m);
		break;
	case PLAN_APPROVAL:
		resolve_approval(m, p);
		break;
	case PLAN_PAGE:
		if (is_on(m, p->policy, NULL))
			(void)add_page(m, p->policy, "summary",
			    p->policy->id);
		break;
	case PLAN_CONTENTS:
		add_contents(m, p);
		break;
	case PLAN_CHAPTER:
		add_chapter(m, p);
		break;
	case PLAN_ROLE_PAGES:
		add_role_pages(m, p);
		break;
	case PLAN_FORM:
		if (is_on(m, p->form->policy, NULL))
			add_form(m, p->form);
		break;
	case PLAN_LAW:
		m->law = add_appendix(m, "appendix", "law", p->title);
		break;
	case PLAN_GLOSSARY:
		m->glossary = add_appendix(m, "appendix", "glossary",
		    p->title);
		break;
	case PLAN_CONTACTS:
		resolve_contacts(m, p);
		break;
	case PLAN_REVISIONS:
		resolve_revisions(m, p);
		break;
	case PLAN_CARD:
		add_card(m, p);
		break;
	}
	/* Where what the plan itself says is to be mended. */
	if (m->book->last != NULL && m->book->last->at.line == 0)
		m->book->last->at = p->at;
}

/* Forms can be pointed at as policies too: "form-x" is where "form/x" is. */
static void
add_aliases(struct maker *m)
{
	for (size_t i = 0; i < m->lib->n_forms; i++) {
		const struct resolve_form *f = &m->lib->forms[i];
		struct doc_node *n = map_get(m->ids,
		    part_id(m, "form/", f->id));

		if (n != NULL && map_get(m->ids, f->policy->id) == NULL)
			map_put(m->ids, f->policy->id, n);
	}
}

/* --- the book --- */

static const struct resolve_form *
find_form(const struct library *lib, struct str id)
{
	for (size_t i = 0; i < lib->n_forms; i++)
		if (str_eq(lib->forms[i].id, id))
			return &lib->forms[i];
	return NULL;
}

void
resolve_effective(struct maker *m)
{
	struct settings_values v;

	m->dated = settings_get(m->a, m->set, STR_LIT("document.effective"),
	    &v) == SETTINGS_SET && settings_date(v.v[0], &m->effective);
}

/* "HR-114, version 3.0" */
static struct str
number_and_version(struct maker *m)
{
	struct str number = resolve_value_text(m, "document.number");
	struct str version = resolve_value_text(m, "document.version");

	return str_fmt(m->a, "%.*s%sversion %.*s", STR_ARG(number),
	    str_empty(number) ? "" : ", ", STR_ARG(version));
}

static struct str
book_title(struct maker *m)
{
	struct settings_values v;
	struct str title = m->lib->plan->title;

	if (settings_get(m->a, m->set, STR_LIT("document.title"), &v) ==
	    SETTINGS_SET && !v.v[0]->preset)
		title = v.v[0]->text;
	return str_fmt(m->a, "%.*s: %.*s", STR_ARG(title),
	    STR_ARG(m->role->name));
}

static void
make_handbook(struct maker *m)
{
	const struct plan *p = m->lib->plan;

	m->out->title = book_title(m);
	m->book->text = m->out->title;
	for (size_t i = 0; i < p->n; i++)
		add_part(m, &p->parts[i]);
}

static void
make_form(struct maker *m, const struct resolve_form *f)
{
	m->out->title = f->title;
	m->book->text = f->title;
	add_form(m, f);
}

/* What is known only when all words are there, in the order of need. */
static void
complete(struct maker *m)
{
	resolve_refs_collect(m);
	resolve_law_fill(m);
	resolve_glossary_fill(m);
	resolve_card_fill(m);
	if (m->what == RESOLVE_ROLE && m->book->first != NULL)
		resolve_notice_fill(m);
	resolve_questions(m);
	resolve_number(m);
	add_aliases(m);
	resolve_refs(m);
	resolve_questions_end(m);
	resolve_contents_fill(m);
	resolve_tally(m);
	resolve_cover_sample(m);
	if (m->out->sample)
		m->book->style = STR_LIT("sample");
	for (struct doc_node *n = m->book; n != NULL; n = doc_next(m->book, n))
		n->flags &= ~(LOST | NUMBER | SAMPLE);
}

static void
say_whole(struct maker *m, const struct resolve_form *form)
{
	const struct pos plan = { .file = m->lib->handbook.file };
	const char *what = m->what == RESOLVE_ROLE ? "the handbook" :
	    "the form";
	const size_t n = m->out->gaps;

	if (m->book->first == NULL) {
		diag_error(m->dg, form != NULL ? form->at : plan,
		    MSG_EMPTY_BOOK, what, STR_ARG(m->id));
		diag_hint(m->dg, "give it a part without a condition, or one "
		    "that holds for these settings");
	}
	if (n > 0)
		diag_note(m->dg, (struct pos){ 0 }, MSG_GAPS, what,
		    STR_ARG(m->id), n, n == 1 ? "" : "s");
}

int
resolve_book(struct arena *a, struct diag *dg, const struct library *lib,
    const struct settings *set, enum resolve_what what, struct str id,
    const struct resolve_book **out)
{
	const size_t errors = diag_errors(dg);
	const struct resolve_form *form = NULL;
	struct maker m = { .a = a, .dg = dg, .lib = lib, .set = set,
		.what = what, .id = id, .ids = map_new(a),
		.policies = map_new(a), .printed = map_new(a),
		.laws = map_new(a), .terms = map_new(a), .off = map_new(a),
		.out = ARENA_NEW(a, struct resolve_book) };

	if (what == RESOLVE_ROLE) {
		m.role = settings_role_find(set, id);
		if (m.role == NULL) {
			diag_error(dg, (struct pos){ 0 }, MSG_NO_ROLE,
			    STR_ARG(id));
			return -1;
		}
	} else if ((form = find_form(lib, id)) == NULL) {
		diag_error(dg, (struct pos){ 0 }, MSG_NO_FORM, STR_ARG(id));
		return -1;
	}
	resolve_roles_of(a, m.role, &m.roles, &m.n_roles);
	resolve_effective(&m);
	resolve_switches(&m);
	m.out->what = what;
	m.out->id = id;
	m.book = m.out->root = doc_new(a, DOC_BOOK, (struct pos){ 0 });
	m.book->id = id;
	m.book->label = resolve_value_text(&m, "identity.legal-name");
	m.book->target = number_and_version(&m);
	if (form != NULL)
		make_form(&m, form);
	else
		make_handbook(&m);
	complete(&m);
	say_whole(&m, form);
	if (diag_errors(dg) > errors)
		return -1;
	*out = m.out;
	return 0;
}
