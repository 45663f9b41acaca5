#include "resolve/resolve_part.h"

#include <stdint.h>

#include "base/arena.h"

/* --- names --- */

static bool
figure_known(const struct maker *m, const struct policy_value *v)
{
	const struct map *figures = m->lib->policies->data->figure_by_id;
	struct str near;

	if (map_get(figures, v->figure) != NULL)
		return true;
	near = map_nearest(figures, v->figure);
	diag_error(m->dg, v->at, MSG_NO_FIGURE, STR_ARG(v->figure));
	if (near.ptr != NULL)
		diag_hint(m->dg, "did you mean \"figure.%.*s\"?",
		    STR_ARG(near));
	else
		diag_hint(m->dg, "give it a <figure id=\"%.*s\"> in "
		    "policies/figures.xml", STR_ARG(v->figure));
	return false;
}

/* Have the values a number, or is there a number of them? */
static bool
counts(const struct settings_values *values)
{
	const struct settings_field *f = values->v[0]->field;

	return f->type == SET_INT || (f->flags & SET_MANY) != 0 ||
	    values->n > 1;
}

void
resolve_no_setting(const struct maker *m, struct pos at, struct str path)
{
	const struct str near = settings_nearest(m->a, m->set, path);

	diag_error(m->dg, at, MSG_NO_SETTING, STR_ARG(path));
	if (near.ptr != NULL)
		diag_hint(m->dg, "did you mean \"%.*s\"?", STR_ARG(near));
	else
		diag_hint(m->dg, RESOLVE_NAMES);
}

bool
resolve_value_known(const struct maker *m, const struct policy_value *v)
{
	struct settings_values values;

	if (v->figure.ptr != NULL)
		return figure_known(m, v);
	if (str_is(v->path, "role"))
		return true;
	switch (settings_get(m->a, m->set, v->path, &values)) {
	case SETTINGS_SET:
		if (v->one.ptr == NULL || counts(&values) ||
		    settings_table_find(m->set, v->path) != NULL)
			return true;
		diag_error(m->dg, v->at, MSG_COUNT, STR_ARG(v->path));
		diag_hint(m->dg, "write {{%.*s}}", STR_ARG(v->path));
		return false;
	case SETTINGS_UNSET:
		return true;
	case SETTINGS_UNKNOWN:
		break;
	}
	resolve_no_setting(m, v->at, v->path);
	return false;
}

/* --- where a value stands --- */

static bool
ends_sentence(struct str s)
{
	while (s.len > 0 && s.ptr[s.len - 1] == ' ')
		s.len--;
	return str_ends(s, ".") || str_ends(s, "?") || str_ends(s, "!");
}

/* The last words already below the block that to stands in; NULL: none. */
static const struct doc_node *
words_before(const struct doc_node *to)
{
	const struct doc_node *n;

	for (;; to = to->parent) {
		for (n = to->last; n != NULL && n->last != NULL; n = n->last)
			continue;
		if (n != NULL && doc_is_inline(n->kind))
			return n;
		if (!doc_is_inline(to->kind))
			return NULL;
	}
}

static enum settings_style
style_at(const struct doc_node *to)
{
	const struct doc_node *before = words_before(to), *block = to;

	while (doc_is_inline(block->kind))
		block = block->parent;
	if (before == NULL)
		return block->kind == DOC_CELL ? SETTINGS_CELL :
		    SETTINGS_START;
	if (before->kind == DOC_LINE_BREAK ||
	    (before->kind == DOC_TEXT && ends_sentence(before->text)))
		return SETTINGS_START;
	return SETTINGS_PROSE;
}

/* --- putting it there --- */

static bool
has_sample(const struct settings_values *values)
{
	for (size_t i = 0; i < values->n; i++)
		if (values->v[i]->sample)
			return true;
	return false;
}

static struct doc_node *
add(struct maker *m, struct doc_node *to, struct pos at, struct str path,
    struct str text)
{
	struct doc_node *n = doc_add(m->a, to, DOC_VALUE, at);

	n->label = path;
	doc_add_text(m->a, n, at, text);
	return n;
}

void
resolve_values_add(struct maker *m, struct doc_node *to, struct pos at,
    struct str path, const struct settings_values *values,
    enum settings_style style)
{
	struct doc_node *n = add(m, to, at.line != 0 ? at : values->v[0]->at,
	    path, settings_print(m->a, m->set, values, style));

	if (has_sample(values))
		n->flags |= SAMPLE;
}

void
resolve_gap_add(struct maker *m, struct doc_node *to, struct pos at,
    struct str path)
{
	struct doc_node *n = doc_add(m->a, to, DOC_GAP, at);

	n->label = path;
	n->text = str_fmt(m->a, "[not set: %.*s]", STR_ARG(path));
}

/* "72% of adults (Pew Research Center, 2021)" */
static void
put_figure(struct maker *m, struct doc_node *to, const struct policy_value *v)
{
	const struct policy_figure *f = map_get(
	    m->lib->policies->data->figure_by_id, v->figure);
	const bool old = resolve_figure_old(m, f);

	if (old) {
		diag_warn(m->dg, v->at, MSG_OLD_FIGURE, STR_ARG(f->id),
		    STR_ARG(date_iso(m->a, f->as_of)),
		    STR_ARG(date_iso(m->a, m->effective)));
		diag_hint(m->dg, "look it up again, then change figures.xml");
	}
	add(m, to, v->at, v->path, str_fmt(m->a, "%.*s (%.*s, %d%s)",
	    STR_ARG(f->value), STR_ARG(f->source), f->as_of.year,
	    old ? "; an older figure" : ""));
}

static struct str
counted(struct maker *m, const struct policy_value *v,
    const struct settings_values *values)
{
	long n = values->n == 1 ? settings_number(values->v[0]) : -1;

	if (n < 0)
		n = (long)values->n;
	return str_fmt(m->a, "%ld %.*s", n,
	    STR_ARG(n == 1 ? v->one : v->many));
}

/*
 * An optional value that is unset takes what it stands in: its row; its item,
 * when it stands in the item's first paragraph; else its paragraph. A rule is
 * gone when its first paragraph is. resolve_copy.c takes out what is marked
 * here, once it is whole and a critical rule in it would be seen.
 */
static void
lose(struct doc_node *inside, const struct policy_value *v)
{
	struct doc_node *n = inside;

	while (doc_is_inline(n->kind))
		n = n->parent;
	if (n->kind == DOC_CELL)
		n = n->parent;
	while (n->parent != NULL && n->parent->first == n &&
	    (n->parent->kind == DOC_RULE || n->parent->kind == DOC_ITEM) &&
	    n->kind != DOC_ITEM)
		n = n->parent;
	if (n->flags & LOST)
		return;
	n->flags |= LOST;
	n->data = v;
}

void
resolve_value_put(struct maker *m, struct doc_node *to,
    const struct doc_node *from)
{
	const struct policy_value *v = from->data;
	struct settings_values values;
	struct doc_node *n;

	if (!resolve_value_known(m, v))
		return;
	if (v->figure.ptr != NULL) {
		put_figure(m, to, v);
	} else if (str_is(v->path, "role")) {
		if (m->role != NULL)
			add(m, to, v->at, v->path, m->role->name);
		else if (v->optional)
			lose(to, v);
		else
			resolve_gap_add(m, to, v->at, v->path);
	} else if (settings_get(m->a, m->set, v->path, &values) !=
	    SETTINGS_SET) {
		if (v->optional)
			lose(to, v);
		else
			resolve_gap_add(m, to, v->at, v->path);
	} else if (v->one.ptr != NULL) {
		n = add(m, to, v->at, v->path, counted(m, v, &values));
		if (has_sample(&values))
			n->flags |= SAMPLE;
	} else {
		resolve_values_add(m, to, v->at, v->path, &values,
		    style_at(to));
	}
}

bool
resolve_value_add(struct maker *m, struct doc_node *to, const char *path)
{
	struct settings_values values;

	if (settings_get(m->a, m->set, str_of(path), &values) != SETTINGS_SET)
		return false;
	resolve_values_add(m, to, values.v[0]->at, str_of(path), &values,
	    SETTINGS_CELL);
	return true;
}

struct str
resolve_value_text(const struct maker *m, const char *path)
{
	struct settings_values values;

	if (settings_get(m->a, m->set, str_of(path), &values) != SETTINGS_SET)
		return (struct str){ NULL, 0 };
	return settings_print(m->a, m->set, &values, SETTINGS_CELL);
}

/* --- addresses --- */

/* RFC 3986, 2.3: what needs no escape anywhere. */
static bool
is_unreserved(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
	    c == '~';
}

static void
add_escaped(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		const unsigned char c = (unsigned char)s.ptr[i];

		if (is_unreserved(c))
			buf_putc(b, (char)c);
		else
			buf_printf(b, "%%%02X", c);
	}
}

/*
 * After mailto: and tel: an address is one value and keeps its own marks: "@"
 * and "+" mean there what they say.
 */
static void
add_address(struct buf *b, struct str s, bool tel)
{
	for (size_t i = 0; i < s.len; i++) {
		const unsigned char c = (unsigned char)s.ptr[i];

		if (tel ? c == '+' || (c >= '0' && c <= '9') :
		    is_unreserved(c) || c == '@' || c == '+')
			buf_putc(b, (char)c);
		else if (!tel)
			buf_printf(b, "%%%02X", c);
	}
}

/* A list, a count or a figure is no address. */
static bool
fits_url(const struct maker *m, const struct policy_value *v,
    const struct settings_values *values)
{
	if (v->figure.ptr == NULL && v->one.ptr == NULL && values->n == 1)
		return true;
	diag_error(m->dg, v->at, MSG_NOT_IN_URL, STR_ARG(v->path));
	diag_hint(m->dg, "only a single value can, as in "
	    "tel:{{identity.phone}}");
	return false;
}

struct address {
	struct buf b;
	struct url_values *used;
	const struct policy_value *unset;
	bool sample, wrong;
};

static void
add_value(struct maker *m, struct address *to, const struct policy_value *v)
{
	const struct str before = buf_view(&to->b);
	struct settings_values values = { NULL, 0 };
	struct str text;

	if (!resolve_value_known(m, v)) {
		to->wrong = true;
		return;
	}
	if (v->figure.ptr == NULL && settings_get(m->a, m->set, v->path,
	    &values) != SETTINGS_SET) {
		if (to->unset == NULL || v->optional)
			to->unset = v;
		return;
	}
	if (!fits_url(m, v, &values)) {
		to->wrong = true;
		return;
	}
	text = values.v[0]->text;
	if (str_is(before, "mailto:") || str_is(before, "tel:"))
		add_address(&to->b, text, str_is(before, "tel:"));
	else
		add_escaped(&to->b, text);
	to->used->v[to->used->n++] = (struct resolve_value){ v->path, text };
	to->sample = to->sample || has_sample(&values);
}

/* The link goes, its words stay. */
static void
unwrap(struct doc_node *link)
{
	struct doc_node *n, *next;

	for (n = link->first; n != NULL; n = next) {
		next = n->next;
		doc_insert_before(link, n);
	}
	doc_unlink(link);
}

void
resolve_link_put(struct maker *m, struct doc_node *link,
    const struct policy_url *url)
{
	struct address to = { .used = ARENA_NEW(m->a, struct url_values) };
	struct doc_node *above = link->parent;

	to.used->v = arena_array(m->a, url->n, sizeof(*to.used->v));
	buf_init(&to.b, SIZE_MAX);
	for (size_t i = 0; i < url->n; i++)
		if (url->parts[i].value == NULL)
			buf_str(&to.b, url->parts[i].text);
		else
			add_value(m, &to, url->parts[i].value);
	link->target = str_dup(m->a, buf_view(&to.b));
	link->data = to.used;
	if (to.sample)
		link->flags |= SAMPLE;
	buf_free(&to.b);
	if (to.unset == NULL || to.wrong)
		return;
	unwrap(link);
	if (to.unset->optional) {
		lose(above, to.unset);
		return;
	}
	doc_add_text(m->a, above, to.unset->at, STR_LIT(" "));
	resolve_gap_add(m, above, to.unset->at, to.unset->path);
}
