#include "settings/settings_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/xml_in.h"
#include "settings/settings_messages.h"
#include "settings/settings_profile.h"

#define OUT_MAX (1u << 20)
#define WIDTH 78		/* of a line, a tab counted as 8 */

/* A value that stands in the starter; sample ones are to be replaced. */
struct live {
	bool row, sample;
	const char *block, *field, *value;
};

/*
 * Examples that go with each other, where those of the table would repeat what
 * stands in the file already.
 */
static const struct live examples[] = {
	{ true, false, "person", "id", "hr-lead" },
	{ false, false, "person", "name", "Kim Sample" },
	{ false, false, "person", "title", "Director of human resources" },
	{ false, false, "person", "credentials", "SHRM-CP" },
	{ false, false, "person", "phone", "(555) 555-0108" },
	{ false, false, "person", "email", "kim.sample@example.org" },
	{ true, false, "person", "id", "comms-lead" },
	{ false, false, "person", "name", "Sasha Sample" },
	{ true, false, "person", "id", "admin" },
	{ false, false, "person", "name", "Alex Sample" },
	{ true, false, "contact", "role", "human-resources" },
	{ false, false, "contact", "person", "hr-lead" },
	{ false, false, "contact", "deputy", "privacy-lead" },
	{ true, false, "contact", "role", "communications" },
	{ false, false, "contact", "person", "comms-lead" },
	{ true, false, "contact", "role", "administrator" },
	{ false, false, "contact", "person", "admin" },
	{ true, false, "law-review", "state", "IA" },
	{ false, false, "law-review", "date", "2026-11-24" },
	{ false, false, "law-review", "counsel", "Sample Law, LLP" },
	{ true, false, "role", "id", "reception" },
	{ false, false, "role", "combines", "front-desk billing" },
	{ false, false, "role", "name", "Reception" },
};

/* The person of the starter. */
static const struct live officer[] = {
	{ true, true, "person", "id", "privacy-lead" },
	{ false, true, "person", "name", "Robin Sample" },
	{ false, true, "person", "title", "Privacy officer" },
	{ false, true, "person", "phone", "(555) 555-0103" },
	{ false, true, "person", "email", "robin.sample@example.org" },
};

struct starter {
	struct arena *a;
	struct buf b;
	struct live live[64];
	size_t n;
};

static void
live_add(struct starter *w, bool row, bool sample, const char *block,
    const char *field, const char *value)
{
	CHECK(w->n < NELEM(w->live));
	w->live[w->n++] = (struct live){ row, sample, block, field, value };
}

/* Words in lines of at most WIDTH, each after indent (columns wide). */
static void
wrap(struct buf *b, const char *indent, size_t columns, const char *words,
    size_t at)
{
	struct str rest = str_of(words);

	while (rest.ptr != NULL) {
		struct str word = str_cut(&rest, ' ');

		if (at > columns && at + 1 + word.len > WIDTH) {
			buf_printf(b, "\n%s", indent);
			at = columns;
		} else if (at > columns) {
			buf_putc(b, ' ');
			at++;
		}
		buf_str(b, word);
		at += word.len;
	}
}

/* What people need to know of a field, in one line or more. */
static void
put_about(struct starter *w, const struct settings_field *f)
{
	const char *indent = "\t                    ";
	struct str words = str_of(f->about);

	if (f->place == SET_BODY)
		words = str_fmt(w->a, "%s Written between the tags.",
		    f->about);
	if ((f->flags & SET_REQUIRED) != 0)
		words = str_fmt(w->a, "%.*s Required.", STR_ARG(words));
	else if (f->preset != NULL && f->preset[0] != '=')
		words = str_fmt(w->a, "%.*s Default: %s%s", STR_ARG(words),
		    f->preset, f->preset[strlen(f->preset) - 1] == '.' ? "" :
		    ".");
	else if (f->preset != NULL)
		words = str_fmt(w->a, "%.*s Default: as %s.", STR_ARG(words),
		    f->preset + 1);
	if ((f->flags & SET_MANY) != 0)
		words = str_fmt(w->a, "%.*s May be repeated%s.",
		    STR_ARG(words), f->place == SET_ATTR ?
		    ", with spaces between" : "");
	if (f->choices != NULL && f->choices != settings_roles) {
		words = str_fmt(w->a, "%.*s One of:", STR_ARG(words));
		for (const struct settings_choice *c = f->choices;
		    c->id != NULL; c++)
			words = str_fmt(w->a, "%.*s %s%s", STR_ARG(words),
			    c->id, c[1].id != NULL ? "," :
			    f->type == SET_OPEN ? ", or your own." : ".");
	}
	buf_printf(&w->b, "\t  %-17s ", f->name);
	wrap(&w->b, indent, 28, str_c(w->a, words),
	    strlen(f->name) > 17 ? 11 + strlen(f->name) : 28);
	buf_putc(&w->b, '\n');
}

static const char *
shown_value(const struct settings_field *f)
{
	return f->preset != NULL && f->preset[0] != '=' ? f->preset :
	    f->example;
}

static void
put_attribute(struct starter *w, const char *name, const char *value,
    size_t *at)
{
	size_t more = strlen(name) + strlen(value) + 4;

	if (*at + more > WIDTH) {
		buf_puts(&w->b, "\n\t   ");
		*at = 11;
	}
	buf_printf(&w->b, " %s=\"", name);
	xml_escape(&w->b, str_of(value));
	buf_putc(&w->b, '"');
	*at += more;
}

static void
put_child(struct starter *w, const char *name, const char *value, bool sample)
{
	buf_printf(&w->b, "<%s%s>", name, sample ? " sample=\"yes\"" : "");
	xml_escape(&w->b, str_of(value));
	buf_printf(&w->b, "</%s>", name);
}

/* The block with all its fields, as it is shown inside a comment. */
static void
put_example(struct starter *w, const struct settings_block *b)
{
	const struct settings_field *body = NULL;
	size_t children = 0, at = 9 + strlen(b->name);

	buf_printf(&w->b, "\t<%s", b->name);
	for (size_t i = 0; i < b->n; i++) {
		if (b->fields[i].place == SET_ATTR)
			put_attribute(w, b->fields[i].name,
			    shown_value(&b->fields[i]), &at);
		else if (b->fields[i].place == SET_BODY)
			body = &b->fields[i];
		else
			children++;
	}
	if (body != NULL) {
		buf_puts(&w->b, ">");
		xml_escape(&w->b, str_of(body->example));
		buf_printf(&w->b, "</%s>\n", b->name);
		return;
	}
	if (children == 0) {
		buf_puts(&w->b, "/>\n");
		return;
	}
	buf_puts(&w->b, ">\n");
	for (size_t i = 0; i < b->n; i++)
		if (b->fields[i].place == SET_CHILD) {
			buf_puts(&w->b, "\t\t");
			put_child(w, b->fields[i].name,
			    shown_value(&b->fields[i]), false);
			buf_putc(&w->b, '\n');
		}
	buf_printf(&w->b, "\t</%s>\n", b->name);
}

static const struct live *
live_find(const struct live *from, const struct live *end, const char *field)
{
	for (; from < end; from++)
		if (!strcmp(from->field, field))
			return from;
	return NULL;
}

/* A row that stands: from to end are its values. */
static void
put_row(struct starter *w, const struct settings_block *b,
    const struct live *from, const struct live *end)
{
	bool children = false, sample = false;
	size_t at = 9 + strlen(b->name);
	const struct live *l;

	/* An attribute has no mark of its own: it marks its element. */
	for (l = from; l < end; l++)
		sample = sample || (l->sample && settings_field_find(b,
		    str_of(l->field))->place == SET_ATTR);
	buf_printf(&w->b, "\t<%s", b->name);
	for (size_t i = 0; i < b->n; i++) {
		l = live_find(from, end, b->fields[i].name);
		if (b->fields[i].place == SET_CHILD)
			children = true;
		else if (l != NULL)
			put_attribute(w, l->field, l->value, &at);
	}
	if (sample)
		put_attribute(w, "sample", "yes", &at);
	/* Rows of lists were shown with all they can hold in the comment. */
	if (b->source != NULL) {
		children = false;
		for (l = from; l < end; l++)
			children = children || settings_field_find(b,
			    str_of(l->field))->place == SET_CHILD;
	}
	if (!children) {
		buf_puts(&w->b, "/>\n");
		return;
	}
	buf_puts(&w->b, ">\n");
	for (size_t i = 0; i < b->n; i++) {
		const struct settings_field *f = &b->fields[i];

		if (f->place != SET_CHILD)
			continue;
		l = live_find(from, end, f->name);
		if (l == NULL && b->source != NULL)
			continue;
		buf_puts(&w->b, "\t\t");
		if (l != NULL) {
			put_child(w, f->name, l->value, l->sample && !sample);
			buf_putc(&w->b, '\n');
		} else {
			buf_puts(&w->b, "<!-- ");
			put_child(w, f->name, shown_value(f), false);
			buf_puts(&w->b, " -->\n");
		}
	}
	buf_printf(&w->b, "\t</%s>\n", b->name);
}

/* Does the row that begins with l stand in the file already? */
static bool
stands_live(const struct starter *w, const struct settings_block *b,
    const struct live *l)
{
	if (!b->unique || strcmp(l->field, b->key) != 0)
		return false;
	for (size_t i = 0; i < w->n; i++)
		if (w->live[i].row && !strcmp(w->live[i].block, b->name) &&
		    !strcmp(w->live[i].value, l->value))
			return true;
	return false;
}

/* The rows of b among n values of all blocks; returns how many. */
static size_t
put_rows(struct starter *w, const struct settings_block *b,
    const struct live *all, size_t n)
{
	struct live mine[NELEM(w->live)] = { { 0 } };
	size_t count = 0, rows = 0;

	for (size_t i = 0; i < n; i++)
		if (!strcmp(all[i].block, b->name))
			mine[count++] = all[i];
	for (size_t i = 0, from; i < count; rows++) {
		from = i++;
		while (i < count && (!mine[i].row || b->source == NULL))
			i++;
		if (all == w->live || !stands_live(w, b, mine + from))
			put_row(w, b, mine + from, mine + i);
	}
	return rows;
}

/* Which rows stand without being written. */
static void
put_builtins(struct starter *w, const struct settings_block *b)
{
	struct str words = STR_LIT("Built in:");
	const char *last = NULL;
	bool whole;

	if (!settings_builtin_block(b, &whole))
		return;
	for (size_t i = 0; i < settings_builtins_len; i++) {
		const struct settings_builtin *row = &settings_builtins[i];

		if (strcmp(row->block, b->name) != 0 ||
		    (last != NULL && !strcmp(row->key, last)))
			continue;
		words = str_fmt(w->a, "%.*s%s %s", STR_ARG(words),
		    last != NULL ? "," : "", row->key);
		last = row->key;
	}
	words = str_fmt(w->a, "%.*s. %s", STR_ARG(words), whole ?
	    "One of your own replaces all of them." :
	    "Yours replaces the one with the same name.");
	buf_puts(&w->b, "\t  ");
	wrap(&w->b, "\t  ", 10, str_c(w->a, words), 10);
	buf_putc(&w->b, '\n');
}

static void
put_block(struct starter *w, const struct settings_block *b)
{
	bool stands = false;

	for (size_t i = 0; i < w->n; i++)
		stands = stands || !strcmp(w->live[i].block, b->name);
	buf_puts(&w->b, "\n\t<!--\n\t");
	wrap(&w->b, "\t", 8, b->about, 8);
	buf_putc(&w->b, '\n');
	for (size_t i = 0; i < b->n; i++)
		put_about(w, &b->fields[i]);
	put_builtins(w, b);
	/* A block of a list shows what one more looks like. */
	if (!stands || b->source != NULL) {
		buf_putc(&w->b, '\n');
		if (put_rows(w, b, examples, NELEM(examples)) == 0)
			put_example(w, b);
	}
	buf_puts(&w->b, "\t-->\n");
	(void)put_rows(w, b, w->live, w->n);
}

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!--\n"
    "  The settings of your handbooks. Replace what is marked "
    "sample=\"yes\" and take\n"
    "  the mark away: while one is left, covers say \"Sample\" and nothing "
    "can be sealed.\n"
    "  Everything else may stay as it is. What stands in comments shows the "
    "defaults,\n"
    "  or an example where there is none: move it out of the comment to "
    "change it.\n"
    "  Then run: precept check\n"
    "-->\n"
    "<organization xmlns=\"" SETTINGS_NS "\" xml:lang=\"en-US\">\n";

static const struct settings_profile *
profile_find(const char *name)
{
	const struct settings_profile *p;

	for (size_t i = 0; (p = settings_profile_at(i)) != NULL; i++)
		if (name == NULL || !strcmp(p->name, name))
			return p;
	return NULL;
}

static void
unknown_profile(struct arena *a, struct diag *dg, const char *name)
{
	const struct settings_profile *p;
	size_t max = settings_near_max(str_of(name));
	struct str all = { NULL, 0 };
	const char *near = NULL;

	for (size_t i = 0; (p = settings_profile_at(i)) != NULL; i++) {
		size_t d = str_distance(str_of(p->name), str_of(name), max);

		if (d < max || (d == max && near == NULL)) {
			near = p->name;
			max = d;
		}
		all = str_fmt(a, "%.*s%s%s", STR_ARG(all),
		    i > 0 ? ", " : "", p->name);
	}
	diag_error(dg, (struct pos){ 0 }, MSG_SET_PROFILE, name);
	if (near != NULL)
		diag_hint(dg, "did you mean \"%s\"?", near);
	else
		diag_hint(dg, "choose one of: %.*s", STR_ARG(all));
	diag_status(dg, EXIT_BAD_USAGE);
}

int
settings_starter(struct arena *a, struct diag *dg, const char *profile,
    struct date effective, struct str *out)
{
	const struct settings_profile *p = profile_find(profile);
	struct starter w = { .a = a };

	if (p == NULL) {
		unknown_profile(a, dg, profile);
		return -1;
	}
	live_add(&w, true, true, "identity", "legal-name", p->legal_name);
	live_add(&w, false, true, "identity", "state", "IA");
	live_add(&w, true, true, "document", "effective",
	    date_iso(a, effective).ptr);
	for (size_t i = 0; i < NELEM(officer); i++)
		live_add(&w, officer[i].row, true, officer[i].block,
		    officer[i].field, officer[i].value);
	live_add(&w, true, false, "contact", "role", "privacy-officer");
	live_add(&w, false, false, "contact", "person", "privacy-lead");
	for (size_t i = 0; i < p->n; i++)
		live_add(&w, p->values[i].row, false, p->values[i].block,
		    p->values[i].field, p->values[i].value);
	buf_init(&w.b, OUT_MAX);
	buf_puts(&w.b, head);
	for (size_t i = 0; i < settings_blocks_len; i++)
		put_block(&w, &settings_blocks[i]);
	buf_puts(&w.b, "</organization>\n");
	CHECK(!w.b.over);
	*out = str_dup(a, buf_view(&w.b));
	buf_free(&w.b);
	return 0;
}

static bool
live_has(const struct live *from, const struct live *end, const char *field,
    struct str text)
{
	for (; from < end; from++)
		if (!strcmp(from->block, "person") &&
		    !strcmp(from->field, field) && str_is(text, from->value))
			return true;
	return false;
}

bool
settings_starter_has(const struct settings_block *b,
    const struct settings_field *f, struct str text)
{
	const struct settings_profile *p;

	if (!strcmp(b->name, "identity") && !strcmp(f->name, "legal-name")) {
		for (size_t i = 0; (p = settings_profile_at(i)) != NULL; i++)
			if (str_is(text, p->legal_name))
				return true;
		return str_is(text, f->example);
	}
	if (strcmp(b->name, "person") != 0 || (strcmp(f->name, "name") != 0 &&
	    f->type != SET_PHONE && f->type != SET_EMAIL))
		return false;
	return str_is(text, f->example) ||
	    live_has(officer, officer + NELEM(officer), f->name, text) ||
	    live_has(examples, examples + NELEM(examples), f->name, text);
}
