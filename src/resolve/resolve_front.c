#include "resolve/resolve_part.h"

#include "base/arena.h"

static const struct pos nowhere;

/* --- pieces --- */

struct doc_node *
resolve_part_add(struct maker *m, const char *style, struct str id)
{
	struct doc_node *part = doc_add(m->a, m->book, DOC_PART, nowhere);

	part->style = str_of(style);
	part->id = str_fmt(m->a, "part/%.*s", STR_ARG(id));
	return part;
}

struct doc_node *
resolve_heading_add(struct maker *m, struct doc_node *to, int level,
    struct str id, struct str words)
{
	struct doc_node *h = doc_add(m->a, to, DOC_HEADING, nowhere);

	h->level = level;
	h->id = id;
	doc_add_text(m->a, h, nowhere, words);
	return h;
}

struct doc_node *
resolve_para_add(struct maker *m, struct doc_node *to, const char *style)
{
	struct doc_node *p = doc_add(m->a, to, DOC_PARA, nowhere);

	p->style = str_of(style);
	return p;
}

void
resolve_words_add(struct maker *m, struct doc_node *to, const char *words)
{
	doc_add_text(m->a, to, nowhere, str_of(words));
}

static void
value_or_gap(struct maker *m, struct doc_node *to, const char *path)
{
	if (!resolve_value_add(m, to, path))
		resolve_gap_add(m, to, nowhere, str_of(path));
}

/* --- cover --- */

static const struct control {
	const char *label, *path;
	bool always;		/* a gap when it is unset */
	const char *also;	/* printed behind it: ", title" */
} controls[] = {
	{ "Title", "document.title", true, NULL },
	{ "Organization", "identity.legal-name", true, NULL },
	{ "Document number", "document.number", true, NULL },
	{ "Version", "document.version", true, NULL },
	{ "Effective", "document.effective", true, NULL },
	{ "Last reviewed", "document.last-reviewed", false, NULL },
	{ "Next review", "document.next-review", true, NULL },
	{ "Owner", "document.owner", true, "document.owner.title" },
	{ "Approving body", "document.approving-body", false,
	    "document.motion" },
	{ "Replaces", "document.supersedes", false, NULL },
	{ "Classification", "document.classification", false, NULL },
	{ "Kept at", "document.storage", false, NULL }
};

static void
control_row(struct maker *m, struct doc_node *table, const struct control *c)
{
	struct doc_node *row, *cell;

	if (!c->always &&
	    resolve_value_text(m, c->path).ptr == NULL)
		return;
	row = resolve_row_add(m, table);
	cell = resolve_cell_add(m, row, true);
	resolve_words_add(m, cell, c->label);
	cell = resolve_cell_add(m, row, false);
	value_or_gap(m, cell, c->path);
	if (c->also == NULL || resolve_value_text(m, c->also).ptr == NULL)
		return;
	resolve_words_add(m, cell, ", ");
	(void)resolve_value_add(m, cell, c->also);
}

static void
control_block(struct maker *m, struct doc_node *part)
{
	struct doc_node *table = resolve_table_new(m, part, nowhere, 2);

	for (size_t i = 0; i < NELEM(controls); i++)
		control_row(m, table, &controls[i]);
}

static void
add_logo(struct maker *m, struct doc_node *part)
{
	struct settings_values logo;
	struct doc_node *n;

	if (settings_get(m->a, m->set, STR_LIT("identity.logo"), &logo) !=
	    SETTINGS_SET)
		return;
	n = doc_add(m->a, part, DOC_IMAGE, logo.v[0]->at);
	n->target = logo.v[0]->text;
	n->label = resolve_value_text(m, "identity.logo-text");
}

void
resolve_cover(struct maker *m)
{
	struct doc_node *part = resolve_part_add(m, "cover", STR_LIT("cover"));
	struct doc_node *p;

	add_logo(m, part);
	value_or_gap(m, resolve_para_add(m, part, "cover-org"),
	    "identity.legal-name");
	value_or_gap(m, resolve_para_add(m, part, "cover-title"),
	    "document.title");
	p = doc_add(m->a, resolve_para_add(m, part, "cover-subtitle"),
	    DOC_VALUE, m->role->at);
	p->label = STR_LIT("role");
	doc_add_text(m->a, p, m->role->at, m->role->name);
	control_block(m, part);
	m->notice = resolve_para_add(m, part, "cover-text");
	resolve_words_add(m, m->notice, "A printed copy is a copy: the version "
	    "in force is the one that the owner keeps. ");
}

void
resolve_cover_sample(struct maker *m)
{
	struct doc_node *cover = m->book->first, *n, *p;

	if (!m->out->sample || cover == NULL ||
	    !str_is(cover->style, "cover"))
		return;
	n = cover->first;
	while (n != NULL && n->kind != DOC_TABLE)
		n = n->next;
	CHECK(n != NULL);
	p = resolve_para_add(m, cover, "cover-sample");
	resolve_words_add(m, p, "Sample. Some names, numbers or dates in this "
	    "book are made up to show how it looks. It binds nobody.");
	doc_insert_before(n, p);
}

/* --- approval --- */

static void
add_field(struct maker *m, struct doc_node *part, const char *style,
    struct str label)
{
	struct doc_node *f = doc_add(m->a, part, DOC_FIELD, nowhere);

	f->style = str_of(style);
	f->label = label;
	f->start = 1;
}

/* Name and title, a line to sign on, and one for the day. */
static void
add_approver(struct maker *m, struct doc_node *part,
    const struct settings_row *row, size_t number)
{
	static const char *const columns[] = { "name", "credentials", "title" };
	struct doc_node *p = resolve_para_add(m, part, ""), *to;
	struct settings_values values;

	p->flags |= DOC_KEEP;
	for (size_t i = 0; i < NELEM(columns); i++) {
		if (settings_cell(m->a, m->set, row, str_of(columns[i]),
		    &values) != SETTINGS_SET)
			continue;
		to = p;
		if (i == 0)
			to = doc_add(m->a, p, DOC_STRONG, nowhere);
		else
			resolve_words_add(m, p, ", ");
		resolve_values_add(m, to, settings_row_at(row),
		    str_fmt(m->a, "approvers[%zu].%s", number, columns[i]),
		    &values, SETTINGS_CELL);
	}
	add_field(m, part, "signature", STR_LIT("Signature"));
	add_field(m, part, "date", STR_LIT("Date"));
}

static void
add_approvers(struct maker *m, struct doc_node *part)
{
	const struct settings_table *t = settings_table_find(m->set,
	    STR_LIT("approvers"));
	const size_t n = t != NULL ? settings_table_len(t) : 0;

	for (size_t i = 0; i < n; i++)
		add_approver(m, part, settings_table_row(t, i), i + 1);
	if (n == 0)
		resolve_gap_add(m, resolve_para_add(m, part, ""), nowhere,
		    STR_LIT("approval.required"));
}

static bool
is_yes(struct maker *m, const char *path)
{
	struct settings_values values;

	return settings_get(m->a, m->set, str_of(path), &values) ==
	    SETTINGS_SET && settings_has(&values, "yes");
}

void
resolve_approval(struct maker *m, const struct plan_part *p)
{
	struct doc_node *part = resolve_part_add(m, "approval",
	    STR_LIT("approval")), *n;

	resolve_heading_add(m, part, 1, STR_LIT("approval"), p->title);
	n = resolve_para_add(m, part, "");
	resolve_words_add(m, n, "Version ");
	value_or_gap(m, n, "document.version");
	resolve_words_add(m, n, " of this handbook binds from ");
	value_or_gap(m, n, "document.effective");
	resolve_words_add(m, n, ", once each person named here has approved "
	    "it.");
	if (resolve_value_text(m, "document.approving-body").ptr != NULL) {
		n = resolve_para_add(m, part, "");
		resolve_words_add(m, n, "Approving body: ");
		(void)resolve_value_add(m, n, "document.approving-body");
		if (resolve_value_text(m, "document.motion").ptr != NULL) {
			resolve_words_add(m, n, ", ");
			(void)resolve_value_add(m, n, "document.motion");
		}
		resolve_words_add(m, n, ".");
	}
	add_approvers(m, part);
	if (is_yes(m, "approval.self-approval")) {
		n = resolve_para_add(m, part, "");
		resolve_words_add(m, n, "In an organization of this size the "
		    "author and the approver may be the same person.");
	}
	n = doc_add(m->a, part, DOC_FIELD, nowhere);
	n->style = STR_LIT("signature");
	n->label = STR_LIT("Seal of the organization");
	n->id = STR_LIT("field/seal");
	n->start = 1;
	n->flags |= DOC_WIDGET;
}

/* --- contents --- */

enum { CONTENTS_LEVEL = 2 };

/* Words of a heading, not the heading itself: no ids, no notes of gaps. */
static void
copy_words(struct maker *m, struct doc_node *to, const struct doc_node *from)
{
	for (const struct doc_node *n = from->first; n != NULL; n = n->next) {
		if (n->kind == DOC_LINK || n->kind == DOC_VALUE) {
			copy_words(m, to, n);
			continue;
		}
		struct doc_node *c = doc_clone(m->a, n);

		c->data = NULL;
		doc_append(to, c);
		copy_words(m, c, n);
	}
}

static void
add_entry(struct maker *m, struct doc_node *contents,
    const struct doc_node *heading)
{
	struct doc_node *e = doc_add(m->a, contents, DOC_ENTRY,
	    heading->at.line != 0 ? heading->at : heading->parent->at);

	e->level = heading->level;
	e->label = heading->label;
	e->target = str_fmt(m->a, "#%.*s", STR_ARG(heading->id));
	copy_words(m, e, heading);
}

/* Headings stand at the top of their part, so only those are looked at. */
void
resolve_contents_fill(struct maker *m)
{
	struct doc_node *contents;

	if (m->contents == NULL)
		return;
	contents = doc_add(m->a, m->contents, DOC_CONTENTS, nowhere);
	for (struct doc_node *p = m->book->first; p != NULL; p = p->next)
		for (struct doc_node *n = p->first; n != NULL; n = n->next)
			if (n->kind == DOC_HEADING &&
			    n->level <= CONTENTS_LEVEL &&
			    !(n->flags & DOC_NOT_LISTED) &&
			    (n->level == 1 || n->label.len > 0))
				add_entry(m, contents, n);
}
