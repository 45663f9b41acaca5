#include "settings/settings_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/map.h"
#include "settings/settings_messages.h"

struct crosser {
	struct arena *a;
	struct diag *dg;
	const struct settings *s;
	const struct settings_value *effective;	/* or NULL */
};

/* Is x a date after y? False where one of them is unset. */
static bool
after(const struct settings_value *x, const struct settings_value *y)
{
	struct date dx, dy;

	return x != NULL && y != NULL && settings_date(x, &dx) &&
	    settings_date(y, &dy) && date_cmp(dx, dy) > 0;
}

static void
check_reviewed(struct crosser *c)
{
	const struct settings_value *last = settings_row_value(
	    settings_block_table(c->s, "document")->rows[0], "last-reviewed");

	if (!after(last, c->effective))
		return;
	diag_warn(c->dg, last->at, MSG_SET_REVIEWED, STR_ARG(last->text),
	    STR_ARG(c->effective->text));
	diag_hint(c->dg, "a version is read before it binds: write "
	    "effective=\"%.*s\" or later for what the review changed",
	    STR_ARG(last->text));
}

static void
check_agreements(struct crosser *c)
{
	const struct settings_table *t = settings_block_table(c->s, "union");

	for (size_t i = 0; i < t->n; i++) {
		const struct settings_value *name = settings_row_value(
		    t->rows[i], "name");
		const struct settings_value *end = settings_row_value(
		    t->rows[i], "expires");

		if (name == NULL || !after(c->effective, end))
			continue;
		diag_warn(c->dg, end->at, MSG_SET_EXPIRED, STR_ARG(name->text),
		    STR_ARG(end->text), STR_ARG(c->effective->text));
		diag_hint(c->dg, "write the date of the agreement in force, "
		    "or delete expires=\"\" while there is none");
	}
}

static void
check_order(struct crosser *c)
{
	const struct settings_table *t = settings_block_table(c->s,
	    "revision");

	for (size_t i = 1; i < t->n; i++) {
		const struct settings_value *above = settings_row_value(
		    t->rows[i - 1], "date");
		const struct settings_value *date = settings_row_value(
		    t->rows[i], "date");
		const struct settings_value *version = settings_row_value(
		    t->rows[i], "version");

		if (version == NULL || !after(date, above))
			continue;
		diag_warn(c->dg, date->at, MSG_SET_NEWEST,
		    STR_ARG(version->text), STR_ARG(date->text),
		    STR_ARG(above->text));
		diag_hint(c->dg, "move it up to line %u: the newest stands "
		    "first", t->rows[i - 1]->at.line);
	}
}

/* How people call an account: its name there, its address, the platform. */
static const struct settings_value *
account_name(const struct settings_row *row)
{
	const struct settings_value *v = settings_row_value(row, "handle");

	if (v == NULL)
		v = settings_row_value(row, "url");
	return v != NULL ? v : settings_row_value(row, "platform");
}

/*
 * What tells an account from others: its platform and its name or address,
 * where @Name is name. Absent for one without: two such may be two.
 */
static struct str
account_key(struct arena *a, const struct settings_row *row)
{
	const struct settings_value *platform = settings_row_value(row,
	    "platform");
	const struct settings_value *name = account_name(row);
	struct str words;
	char *key;

	if (platform == NULL || name == platform)
		return (struct str){ NULL, 0 };
	words = str_starts(name->text, "@") ? str_sub(name->text, 1,
	    name->text.len) : name->text;
	key = str_c(a, str_fmt(a, "%.*s %s %.*s", STR_ARG(platform->text),
	    name->field->name, STR_ARG(words)));
	for (char *c = key; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return str_of(key);
}

static void
check_account(struct crosser *c, const struct settings_row *row)
{
	const struct settings_cell *owner = settings_row_cell(row, "owner");
	const struct settings_value *status = settings_row_value(row,
	    "status");
	const struct settings_value *name = account_name(row);
	const struct settings_table *people = settings_block_table(c->s,
	    "person");
	const struct settings_value *id = people->n == 0 ? NULL :
	    settings_row_value(people->rows[0], "id");

	if (owner->n > 0 || owner->wrong || name == NULL ||
	    (status != NULL && str_is(status->text, "closed")))
		return;
	diag_warn(c->dg, row->at, MSG_SET_OWNER, STR_ARG(name->text));
	diag_hint(c->dg, "write owner=\"%.*s\", or the id of whoever does",
	    STR_ARG(id != NULL ? id->text : STR_LIT("comms-lead")));
}

static void
check_accounts(struct crosser *c)
{
	const struct settings_table *t = settings_block_table(c->s, "account");
	struct map *seen = map_new(c->a);

	for (size_t i = 0; i < t->n; i++) {
		struct settings_row *row = t->rows[i];
		const struct str key = account_key(c->a, row);
		const struct settings_row *first;

		check_account(c, row);
		if (key.ptr == NULL || (first = map_put(seen, key, row)) ==
		    NULL)
			continue;
		diag_warn(c->dg, row->at, MSG_SET_ACCOUNT_TWICE,
		    STR_ARG(account_name(row)->text),
		    STR_ARG(settings_row_value(row, "platform")->text));
		diag_hint(c->dg, "keep one of them, this or the one at line "
		    "%u", first->at.line);
	}
}

static bool
is_ours(const struct crosser *c, const struct settings_value *state)
{
	const struct settings_cell *ours = settings_row_cell(
	    settings_block_table(c->s, "identity")->rows[0], "state");

	for (size_t i = 0; i < ours->n; i++)
		if (str_eq(ours->v[i]->text, state->text))
			return true;
	return ours->wrong;
}

static void
check_law_review(struct crosser *c, const struct settings_row *row)
{
	const struct settings_value *state = settings_row_value(row, "state");
	const struct settings_value *date = settings_row_value(row, "date");
	if (state == NULL)
		return;
	if (!is_ours(c, state)) {
		diag_warn(c->dg, state->at, MSG_SET_LAW_STATE,
		    STR_ARG(state->text));
		diag_hint(c->dg, "add <state>%.*s</state> to <identity>, or "
		    "delete the review", STR_ARG(state->text));
	}
	if (after(date, c->effective)) {
		diag_warn(c->dg, date->at, MSG_SET_LAW_LATE,
		    STR_ARG(state->text), STR_ARG(date->text),
		    STR_ARG(c->effective->text));
		diag_hint(c->dg, "a version is read before it binds: write "
		    "effective=\"%.*s\" or later into <document>",
		    STR_ARG(date->text));
	}
}

static void
check_law_reviews(struct crosser *c)
{
	const struct settings_table *t = settings_block_table(c->s,
	    "law-review");

	for (size_t i = 0; i < t->n; i++)
		check_law_review(c, t->rows[i]);
}

void
settings_cross_check(struct arena *a, struct diag *dg,
    const struct settings *s)
{
	struct crosser c = { .a = a, .dg = dg, .s = s };

	c.effective = settings_row_value(
	    settings_block_table(s, "document")->rows[0], "effective");
	check_reviewed(&c);
	check_agreements(&c);
	check_order(&c);
	check_accounts(&c);
	check_law_reviews(&c);
}
