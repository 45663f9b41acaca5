#include "settings/settings_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/map.h"
#include "settings/settings_messages.h"

struct checker {
	struct arena *a;
	struct diag *dg;
	const struct settings *s;
	bool alone;		/* self-approval="yes" */
};

/*
 * Somebody checks on themselves: an error, or a warning where the settings
 * say that the office has nobody else.
 */
#define SELF(c, at, ...) ((c)->alone ? \
	diag_warn((c)->dg, (at), __VA_ARGS__) : \
	diag_error((c)->dg, (at), __VA_ARGS__))

static void
hint_alone(struct checker *c, const char *whom)
{
	if (c->alone)
		diag_hint(c->dg, "nothing to do while the office is as small "
		    "as self-approval=\"yes\" says; every report repeats it");
	else
		diag_hint(c->dg, "name %s, or write <approval "
		    "self-approval=\"yes\"/> where there is nobody else",
		    whom);
}

/* later has to be after earlier; both in row. */
static void
in_order(struct checker *c, const struct settings_row *row,
    const char *earlier, const char *later)
{
	const struct settings_value *x = settings_row_value(row, earlier);
	const struct settings_value *y = settings_row_value(row, later);
	struct date dx, dy;

	if (x == NULL || y == NULL || !settings_date(x, &dx) ||
	    !settings_date(y, &dy) || date_cmp(dx, dy) < 0)
		return;
	diag_error(c->dg, y->preset ? x->at : y->at, MSG_SET_DATES, later,
	    STR_ARG(y->text), earlier, STR_ARG(x->text));
	diag_hint(c->dg, "write %s=\"%.*s\" or a later date", later,
	    STR_ARG(date_iso(c->a, date_add_months(dx, 12))));
}

static void
check_document(struct checker *c)
{
	const struct settings_row *row =
	    settings_block_table(c->s, "document")->rows[0];

	in_order(c, row, "effective", "next-review");
	in_order(c, row, "last-reviewed", "next-review");
}

static void
check_revision(struct checker *c, const struct settings_row *row,
    struct map *versions)
{
	const struct settings_row *doc =
	    settings_block_table(c->s, "document")->rows[0];
	const struct settings_value *effective = settings_row_value(doc,
	    "effective");
	const struct settings_value *v = settings_row_value(row, "version");
	const struct settings_value *d = settings_row_value(row, "date");
	struct date written, from;

	if (v == NULL)
		return;
	if (map_get(versions, v->text) != NULL) {
		diag_error(c->dg, v->at, MSG_SET_REVISION_TWICE,
		    STR_ARG(v->text));
		diag_hint(c->dg, "give each change a version of its own, or "
		    "put both sentences into one <revision>");
		return;
	}
	map_put(versions, v->text, &versions);
	if (d == NULL || effective == NULL || !settings_date(d, &written) ||
	    !settings_date(effective, &from) || date_cmp(written, from) <= 0)
		return;
	diag_error(c->dg, d->at, MSG_SET_REVISION_DATE, STR_ARG(v->text),
	    STR_ARG(d->text), STR_ARG(effective->text));
	diag_hint(c->dg, "a version is written before it binds: write "
	    "effective=\"%.*s\" or later into <document>", STR_ARG(d->text));
}

static void
check_revisions(struct checker *c)
{
	const struct settings_table *t = settings_block_table(c->s,
	    "revision");
	const struct settings_value *version = settings_row_value(
	    settings_block_table(c->s, "document")->rows[0], "version");
	struct map *versions = map_new(c->a);
	bool wrong = t->wrong;

	for (size_t i = 0; i < t->n; i++) {
		check_revision(c, t->rows[i], versions);
		wrong = wrong || settings_row_cell(t->rows[i],
		    "version")->wrong;
	}
	if (t->n == 0 || wrong || version == NULL ||
	    map_get(versions, version->text) != NULL)
		return;
	diag_warn(c->dg, version->preset ? t->rows[0]->at : version->at,
	    MSG_SET_REVISION, STR_ARG(version->text));
	diag_hint(c->dg, "add <revision version=\"%.*s\" "
	    "date=\"YYYY-MM-DD\">What changed.</revision>",
	    STR_ARG(version->text));
}

/* A key that may stand once. */
static void
check_keys(struct checker *c, const struct settings_table *t)
{
	struct map *keys;

	if (!t->block->unique)
		return;
	keys = map_new(c->a);
	for (size_t i = 0; i < t->n; i++) {
		const struct settings_value *v = settings_row_value(t->rows[i],
		    t->block->key);

		if (v == NULL)
			continue;
		if (map_put(keys, v->text, t->rows[i]) == NULL)
			continue;
		diag_error(c->dg, v->at, MSG_SET_KEY_TWICE, t->block->name,
		    t->block->key, STR_ARG(v->text));
		if (!strcmp(t->block->name, "contact"))
			diag_hint(c->dg, "keep one of them; the other person "
			    "can be its deputy=\"...\"");
		else
			diag_hint(c->dg, "keep one of them");
	}
}

static void
check_offices(struct checker *c)
{
	const struct settings_table *t = settings_block_table(c->s, "contact");
	const struct settings_table *people = settings_block_table(c->s,
	    "person");
	const struct settings_value *id = NULL;

	for (size_t i = 0; i < t->n; i++) {
		const struct settings_value *person = settings_row_value(
		    t->rows[i], "person");
		const struct settings_value *deputy = settings_row_value(
		    t->rows[i], "deputy");

		if (person == NULL || deputy == NULL ||
		    !str_eq(person->text, deputy->text))
			continue;
		SELF(c, deputy->at, MSG_SET_DEPUTY, STR_ARG(deputy->text));
		hint_alone(c, "somebody else");
	}
	if (settings_office(c->s, STR_LIT("privacy-officer")) != NULL)
		return;
	if (t->wrong)
		return;			/* misspelled: reported */
	for (size_t i = 0; i < t->n; i++)
		if (settings_row_cell(t->rows[i], "role")->n == 0)
			return;
	if (people->n > 0)
		id = settings_row_value(people->rows[0], "id");
	diag_error(c->dg, t->n > 0 ? t->rows[0]->at : c->s->at,
	    MSG_SET_OFFICE);
	diag_hint(c->dg, "add <contact role=\"privacy-officer\" "
	    "person=\"%.*s\"/>", STR_ARG(id != NULL ? id->text :
	    STR_LIT("privacy-lead")));
}

static void
check_accounts(struct checker *c)
{
	const struct settings_table *t = settings_block_table(c->s, "account");

	for (size_t i = 0; i < t->n; i++) {
		const struct settings_value *owner = settings_row_value(
		    t->rows[i], "owner");
		const struct settings_value *backup = settings_row_value(
		    t->rows[i], "backup");

		in_order(c, t->rows[i], "opened", "last-audit");
		if (owner == NULL || backup == NULL ||
		    !str_eq(owner->text, backup->text))
			continue;
		SELF(c, backup->at, MSG_SET_BACKUP, "owner",
		    STR_ARG(backup->text));
		hint_alone(c, "a second administrator");
	}
}

/* Do both name the same person, or the same office or role? */
static bool
same(const struct settings *s, const struct settings_value *x,
    const struct settings_value *y)
{
	const struct settings_row *rx, *ry;

	if (x == NULL || y == NULL)
		return false;
	if (str_eq(x->text, y->text))
		return true;
	rx = settings_row_referred(s, x);
	ry = settings_row_referred(s, y);
	return rx != NULL && rx == ry;
}

static void
check_contents(struct checker *c)
{
	const struct settings_table *t = settings_block_table(c->s, "content");

	for (size_t i = 0; i < t->n; i++) {
		const struct settings_row *row = t->rows[i];
		const struct settings_value *drafter = settings_row_value(row,
		    "drafter");
		const struct settings_value *approver = settings_row_value(row,
		    "approver");
		const struct settings_value *backup = settings_row_value(row,
		    "backup");
		const struct settings_value *alone = settings_row_value(row,
		    "without-review");

		/* Where no review is asked for, none can be missing. */
		if (alone != NULL && str_is(alone->text, "yes"))
			continue;
		if (same(c->s, drafter, approver)) {
			SELF(c, approver->at, MSG_SET_APPROVER,
			    STR_ARG(approver->text), STR_ARG(drafter->text));
			hint_alone(c, "another approver");
		}
		if (same(c->s, approver, backup)) {
			SELF(c, backup->at, MSG_SET_BACKUP, "approver",
			    STR_ARG(backup->text));
			hint_alone(c, "a backup");
		}
	}
}

/* A review of the law has somebody who made it. */
static void
check_reviewers(struct checker *c)
{
	const struct settings_table *t = settings_block_table(c->s,
	    "law-review");

	for (size_t i = 0; i < t->n; i++) {
		const struct settings_row *row = t->rows[i];
		const struct settings_cell *person = settings_row_cell(row,
		    "person");
		const struct settings_cell *counsel = settings_row_cell(row,
		    "counsel");
		const struct settings_value *state = settings_row_value(row,
		    "state");

		if (state == NULL || person->given || person->wrong ||
		    counsel->given || counsel->wrong)
			continue;
		diag_error(c->dg, row->at, MSG_SET_REVIEWER,
		    STR_ARG(state->text));
		diag_hint(c->dg, "write person=\"...\" with the id of a "
		    "person, or <counsel>Sample Law, LLP</counsel> inside it");
	}
}

/*
 * The owner writes the handbook; is nobody else asked to approve it? Where
 * neither was written down, it is a gap of a new workspace: a warning.
 */
static void
check_approval(struct checker *c)
{
	const struct settings_row *row =
	    settings_block_table(c->s, "approval")->rows[0];
	const struct settings_row *doc =
	    settings_block_table(c->s, "document")->rows[0];
	const struct settings_value *owner = settings_row_value(doc, "owner");
	const struct settings_cell *by = settings_row_cell(row, "required");
	struct pos at;

	if (owner == NULL || by->n == 0)
		return;
	for (size_t i = 0; i < by->n; i++)
		if (!str_eq(by->v[i]->text, owner->text))
			return;
	at = !by->v[0]->preset ? by->v[0]->at :
	    !owner->preset ? owner->at : doc->at;
	if (c->alone || owner->preset || by->v[0]->preset)
		diag_warn(c->dg, at, MSG_SET_SELF, STR_ARG(owner->text));
	else
		diag_error(c->dg, at, MSG_SET_SELF, STR_ARG(owner->text));
	hint_alone(c, "a second person in <approval required=\"...\"/>");
}

/* Marks taken away from what the starter made up. */
static void
check_samples(struct checker *c)
{
	static const char *const blocks[] = { "identity", "person" };

	for (size_t b = 0; b < NELEM(blocks); b++) {
		const struct settings_table *t = settings_block_table(c->s,
		    blocks[b]);

		for (size_t i = 0; i < t->n * t->block->n; i++) {
			const struct settings_row *row =
			    t->rows[i / t->block->n];
			const struct settings_field *f =
			    &t->block->fields[i % t->block->n];
			const struct settings_value *v =
			    settings_row_value(row, f->name);

			if (v == NULL || v->preset || v->sample ||
			    !settings_starter_has(t->block, f, v->text))
				continue;
			diag_warn(c->dg, v->at, MSG_SET_STILL_SAMPLE,
			    settings_field_name(c->a, row, f),
			    STR_ARG(v->text));
			diag_hint(c->dg, "write your own, or put "
			    "sample=\"yes\" back until you have it");
		}
	}
}

void
settings_check(struct arena *a, struct diag *dg, struct settings *s)
{
	struct checker c = { .a = a, .dg = dg, .s = s };
	const struct settings_value *alone = settings_row_value(
	    settings_block_table(s, "approval")->rows[0], "self-approval");

	c.alone = alone != NULL && str_is(alone->text, "yes");
	settings_refs_check(a, dg, s);
	check_document(&c);
	check_revisions(&c);
	for (size_t i = 0; i < settings_blocks_len; i++)
		check_keys(&c, &s->tables[i]);
	check_offices(&c);
	check_accounts(&c);
	check_contents(&c);
	check_approval(&c);
	check_reviewers(&c);
	check_samples(&c);
	settings_cross_check(a, dg, s);
}
