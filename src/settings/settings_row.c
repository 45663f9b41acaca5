#include "settings/settings_part.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/xml_in.h"
#include "settings/settings_meant.h"
#include "settings/settings_messages.h"

void
settings_cell_add(struct arena *a, struct settings_cell *c,
    const struct settings_value *v)
{
	c->v = arena_grow(a, c->v, c->n, &c->cap, sizeof(*c->v));
	c->v[c->n++] = v;
}

struct settings_row *
settings_row_add(struct arena *a, struct settings_table *t, struct pos at)
{
	struct settings_row *row = ARENA_NEW(a, struct settings_row);

	row->block = t->block;
	row->at = at;
	row->cells = arena_array(a, t->block->n, sizeof(*row->cells));
	t->rows = arena_grow(a, t->rows, t->n, &t->cap, sizeof(*t->rows));
	t->rows[t->n++] = row;
	return row;
}

/* Where the words of n begin, past white space. */
static struct pos
words_at(const struct xml_node *n)
{
	const struct xml_node *t = n->first;
	struct pos at;

	if (t == NULL || t->name.ptr != NULL)
		return n->at;
	at = t->at;
	for (size_t i = 0; i < t->text.len; i++) {
		if (t->text.ptr[i] == '\n') {
			at.line++;
			at.col = 1;
		} else if (memchr(" \t\r", t->text.ptr[i], 3) != NULL) {
			at.col++;
		} else {
			return at;
		}
	}
	return n->at;
}

/* White space as one space, trimmed; text itself where nothing changes. */
static struct str
tidy(struct arena *a, struct str text)
{
	const struct str s = str_trim(text);
	char *out;
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		if (memchr("\t\r\n", s.ptr[i], 3) != NULL ||
		    (s.ptr[i] == ' ' && s.ptr[i + 1] == ' '))
			goto copy;
	return s;
copy:
	out = arena_alloc(a, s.len + 1);
	for (size_t i = 0; i < s.len; i++) {
		if (memchr(" \t\r\n", s.ptr[i], 4) == NULL)
			out[n++] = s.ptr[i];
		else if (n > 0 && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	return (struct str){ out, n };
}

/* "yes" is true, "no" is false, anything else a finding. */
static bool
is_sample(struct settings_reader *r, const struct xml_node *n)
{
	const struct xml_attr *at = xml_attr(n, "sample");

	if (at == NULL || str_is(at->value, "no"))
		return false;
	if (str_is(at->value, "yes"))
		return true;
	diag_error(r->dg, at->at, MSG_SET_TYPE,
	    STR_ARG(str_sub(at->value, 0, SETTINGS_QUOTE_MAX)),
	    settings_type_words(SET_BOOL));
	diag_hint(r->dg, "write yes or no");
	return false;
}

static void
note_sample(struct settings_reader *r, struct pos at, struct str name)
{
	struct settings *s = r->s;

	s->samples = arena_grow(r->a, s->samples, s->n_samples,
	    &s->cap_samples, sizeof(*s->samples));
	s->samples[s->n_samples++] = (struct settings_sample){ at, name };
}

static bool
holds(const struct settings_cell *c, struct str text)
{
	for (size_t i = 0; i < c->n; i++)
		if (str_eq(c->v[i]->text, text))
			return true;
	return false;
}

/* A list of names or choices gains nothing from the second of a kind. */
static bool
is_set(const struct settings_field *f)
{
	return f->type != SET_LINE && f->type != SET_TEXT &&
	    (f->flags & SET_MANY) != 0;
}

/* Does a value of f refer to the id of another element? */
static bool
refers(const struct settings_field *f)
{
	return f->type == SET_PERSON || f->type == SET_TOOL ||
	    f->type == SET_SITE || f->type == SET_WHO || f->type == SET_ROLE;
}

/* A person's name where the id belongs: reported, with the id. */
static bool
is_name(struct settings_reader *r, const struct settings_field *f,
    struct str text, struct pos at)
{
	struct str id;

	if (settings_has_form(f, text))
		return false;
	id = settings_named(r->s, f, text);
	if (id.ptr == NULL)
		return false;
	diag_error(r->dg, at, MSG_SET_TYPE, STR_ARG(str_sub(text, 0,
	    SETTINGS_QUOTE_MAX)), settings_type_words(f->type));
	diag_hint(r->dg, SETTINGS_NAMED, STR_ARG(id));
	return true;
}

/* In a list of ids, which spaces part: is all of it one name? */
static bool
is_one_name(struct settings_reader *r, const struct settings_field *f,
    struct str text)
{
	struct str rest = text;

	return !settings_has_form(f, str_cut(&rest, ' ')) &&
	    rest.ptr != NULL && settings_named(r->s, f, text).ptr != NULL;
}

static void
add_value(struct settings_reader *r, struct settings_row *row,
    const struct settings_field *f, struct str text, struct pos at,
    bool sample)
{
	struct settings_cell *c = &row->cells[f - row->block->fields];
	struct settings_value *v;

	if (c->n >= SETTINGS_MAX_ROWS) {
		diag_error(r->dg, row->at, MSG_SET_ROWS, SETTINGS_MAX_ROWS,
		    f->name);
		diag_hint(r->dg, "keep fewer, or put them into a policy of "
		    "your own");
		return;
	}
	if ((refers(f) && map_get(r->s->wrong_ids, text) != NULL) ||
	    is_name(r, f, text, at) ||
	    settings_type_check(r->dg, f, text, at) != 0) {
		c->wrong = true;
		return;
	}
	if (is_set(f) && holds(c, text)) {
		diag_warn(r->dg, at, MSG_SET_VALUE_TWICE,
		    settings_field_name(r->a, row, f), STR_ARG(text));
		diag_hint(r->dg, "delete the second one");
		return;
	}
	v = ARENA_NEW(r->a, struct settings_value);
	*v = (struct settings_value){ .field = f, .text = text, .at = at,
		.sample = sample || row->sample };
	settings_cell_add(r->a, c, v);
}

static void
read_value(struct settings_reader *r, struct settings_row *row,
    const struct settings_field *f, struct str text, struct pos at,
    bool sample)
{
	struct settings_cell *c = &row->cells[f - row->block->fields];
	const bool required = (f->flags & SET_REQUIRED) != 0;
	struct str rest = tidy(r->a, text);

	c->given = true;
	if (rest.len == 0) {
		if (required)
			diag_error(r->dg, at, MSG_SET_EMPTY,
			    settings_field_name(r->a, row, f));
		else
			diag_warn(r->dg, at, MSG_SET_EMPTY,
			    settings_field_name(r->a, row, f));
		if (required)
			diag_hint(r->dg, "write it like this: %s", f->example);
		else
			diag_hint(r->dg, "write it like this: %s; or leave it "
			    "out", f->example);
		return;
	}
	if (f->place != SET_ATTR || (f->flags & SET_MANY) == 0 ||
	    is_one_name(r, f, rest)) {
		add_value(r, row, f, rest, at, sample);
		return;
	}
	while (rest.ptr != NULL) {
		struct str one = str_cut(&rest, ' ');

		if (one.len > 0)
			add_value(r, row, f, one, at, sample);
	}
}

/* The name of a field of b in this place that is nearest to name, or NULL. */
static const char *
near_field(const struct settings_block *b, struct str name, bool attribute)
{
	size_t max = settings_near_max(name);
	const char *best = NULL;

	for (size_t i = 0; i < b->n; i++) {
		const struct settings_field *f = &b->fields[i];
		size_t d;

		if (f->place == SET_BODY ||
		    (f->place == SET_ATTR) != attribute)
			continue;
		d = str_distance(str_of(f->name), name, max);
		if (d <= max) {
			best = f->name;
			if (d == 0)
				break;
			max = d - 1;
		}
	}
	return best;
}

/* All names of fields in this place: "id, site". */
static struct str
list_fields(struct arena *a, const struct settings_block *b, bool attribute)
{
	struct str all = { NULL, 0 };

	for (size_t i = 0; i < b->n; i++) {
		const struct settings_field *f = &b->fields[i];

		if (f->place == SET_BODY ||
		    (f->place == SET_ATTR) != attribute)
			continue;
		all = str_fmt(a, "%.*s%s%s", STR_ARG(all),
		    all.len > 0 ? ", " : "", f->name);
	}
	return all;
}

/* Say that the only block with a field called so has it. False: none, many. */
static bool
hint_home(struct settings_reader *r, struct str name, struct str text)
{
	const struct settings_field *f = NULL;
	const char *home = NULL;

	for (size_t i = 0; i < settings_blocks_len; i++) {
		const struct settings_field *one = settings_field_find(
		    &settings_blocks[i], name);

		if (one == NULL)
			continue;
		if (f != NULL)
			return false;
		f = one;
		home = settings_blocks[i].name;
	}
	if (f == NULL || f->place == SET_BODY)
		return false;
	text = str_sub(text, 0, SETTINGS_QUOTE_MAX);
	if (f->place == SET_ATTR)
		diag_hint(r->dg, "it belongs to <%s>: <%s %s=\"%.*s\">", home,
		    home, f->name, STR_ARG(text));
	else
		diag_hint(r->dg, "it belongs into <%s>: <%s>%.*s</%s>", home,
		    f->name, STR_ARG(text), f->name);
	return true;
}

/* The field called so was meant, so it is not missing too. */
static void
note_meant(const struct settings_row *row, const char *field)
{
	if (field != NULL)
		settings_row_cell(row, field)->wrong = true;
}

/* The beginning of a value as it is typed between tags. */
static struct str
typed(struct arena *a, struct str value)
{
	struct buf b;
	struct str out;

	buf_init(&b, SIZE_MAX);
	xml_escape(&b, str_sub(value, 0, SETTINGS_QUOTE_MAX));
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static void
wrong_attribute(struct settings_reader *r, const struct settings_row *row,
    const struct xml_node *n, const struct xml_attr *at)
{
	const struct settings_block *b = row->block;
	const struct settings_field *f = settings_field_find(b, at->name);
	const char *near = near_field(b, at->name, true);
	struct str all = list_fields(r->a, b, true);

	note_meant(row, f != NULL ? f->name : near);
	diag_error(r->dg, at->at, MSG_SET_ATTRIBUTE, STR_ARG(n->name),
	    STR_ARG(str_sub(at->name, 0, SETTINGS_QUOTE_MAX)));
	if (f != NULL && f->place == SET_CHILD)
		diag_hint(r->dg, "write it as an element: <%s>%.*s</%s>",
		    f->name, STR_ARG(typed(r->a, at->value)), f->name);
	else if (f != NULL && f->place == SET_BODY)
		diag_hint(r->dg, "write the words between <%s> and </%s>",
		    b->name, b->name);
	else if (near != NULL)
		diag_hint(r->dg, "did you mean \"%s\"?", near);
	else if (hint_home(r, at->name, at->value))
		return;
	else if (all.len > 0)
		diag_hint(r->dg, "it has: %.*s", STR_ARG(all));
	else
		diag_hint(r->dg, "delete it: <%s> has no attributes", b->name);
}

static void
read_attributes(struct settings_reader *r, struct settings_row *row,
    const struct xml_node *n)
{
	const struct settings_block *b = row->block;

	for (const struct xml_attr *at = n->attrs; at != NULL; at = at->next) {
		const struct settings_field *f = settings_field_find(b,
		    at->name);

		if (str_is(at->name, "sample"))
			continue;
		if (f != NULL && f->place == SET_ATTR)
			read_value(r, row, f, at->value, at->at, false);
		else
			wrong_attribute(r, row, n, at);
	}
}

static void
wrong_child(struct settings_reader *r, const struct settings_row *row,
    const struct xml_node *n)
{
	const struct settings_block *b = row->block;
	const struct settings_field *f = settings_field_find(b, n->name);
	const char *near = near_field(b, n->name, false);
	const size_t block = settings_block_index(n->name);
	struct str all = list_fields(r->a, b, false);

	if (all.len == 0 && f == NULL && block == settings_blocks_len) {
		diag_error(r->dg, n->at, MSG_SET_INSIDE,
		    STR_ARG(str_of(b->name)));
		diag_hint(r->dg, "take <%.*s> away",
		    STR_ARG(str_sub(n->name, 0, SETTINGS_QUOTE_MAX)));
		return;
	}
	note_meant(row, f != NULL ? f->name : near);
	diag_error(r->dg, n->at, MSG_SET_ELEMENT, STR_ARG(str_of(b->name)),
	    STR_ARG(str_sub(n->name, 0, SETTINGS_QUOTE_MAX)));
	if (f != NULL && f->place == SET_ATTR)
		diag_hint(r->dg, "write it as an attribute: <%s %s=\"%.*s\">",
		    b->name, f->name,
		    STR_ARG(str_sub(xml_text(r->a, n), 0, SETTINGS_QUOTE_MAX)));
	else if (near != NULL)
		diag_hint(r->dg, "did you mean <%s>?", near);
	else if (block < settings_blocks_len)
		diag_hint(r->dg, "close </%s> before <%s>", b->name,
		    settings_blocks[block].name);
	else if (!hint_home(r, n->name, xml_text(r->a, n)))
		diag_hint(r->dg, "it has: %.*s", STR_ARG(all));
}

static void
read_child(struct settings_reader *r, struct settings_row *row,
    const struct settings_field *f, const struct xml_node *n)
{
	const struct settings_cell *c = &row->cells[f - row->block->fields];
	const struct xml_node *inner = xml_first_element(n);
	bool sample;

	if (c->given && (f->flags & SET_MANY) == 0) {
		diag_error(r->dg, n->at, MSG_SET_TWICE, STR_ARG(n->name));
		diag_hint(r->dg, "keep one of them");
		return;
	}
	for (const struct xml_attr *at = n->attrs; at != NULL; at = at->next)
		if (!str_is(at->name, "sample")) {
			diag_error(r->dg, at->at, MSG_SET_ATTRIBUTE,
			    STR_ARG(n->name),
			    STR_ARG(str_sub(at->name, 0, SETTINGS_QUOTE_MAX)));
			diag_hint(r->dg, "delete it");
		}
	if (inner != NULL) {
		diag_error(r->dg, inner->at, MSG_SET_INSIDE, STR_ARG(n->name));
		diag_hint(r->dg, "take <%.*s> away",
		    STR_ARG(str_sub(inner->name, 0, SETTINGS_QUOTE_MAX)));
		row->cells[f - row->block->fields].given = true;
		return;
	}
	sample = is_sample(r, n);
	if (sample && !row->sample)
		note_sample(r, n->at, str_fmt(r->a, "%s.%s", row->block->name,
		    f->name));
	read_value(r, row, f, xml_text(r->a, n), words_at(n), sample);
}

bool
settings_right_ns(struct settings_reader *r, const struct xml_node *n)
{
	if (str_eq(n->ns, r->ns))
		return true;
	diag_error(r->dg, n->at, MSG_SET_NS,
	    STR_ARG(str_sub(n->name, 0, SETTINGS_QUOTE_MAX)),
	    STR_ARG(str_sub(n->ns, 0, SETTINGS_QUOTE_MAX)), SETTINGS_NS);
	diag_hint(r->dg, "delete the xmlns or the prefix of <%.*s>",
	    STR_ARG(str_sub(n->name, 0, SETTINGS_QUOTE_MAX)));
	return false;
}

void
settings_stray_words(struct settings_reader *r, const struct xml_node *in,
    const struct xml_node *text)
{
	struct str words = tidy(r->a, text->text);
	struct xml_node parent = { .first = NULL };
	struct xml_node copy = *text;

	if (words.len == 0)
		return;
	copy.next = NULL;
	parent.first = &copy;
	parent.at = text->at;
	diag_error(r->dg, words_at(&parent), MSG_SET_WORDS, STR_ARG(in->name),
	    STR_ARG(str_sub(words, 0, SETTINGS_QUOTE_MAX)));
	if (str_is(words, "-->"))
		diag_hint(r->dg, "delete it: no comment is open here");
	else if (str_ends(words, "-->"))
		diag_hint(r->dg, "write <!-- before them: their comment has "
		    "no begin");
	else
		diag_hint(r->dg, "delete them, or put them between <!-- and "
		    "-->");
}

static void
read_children(struct settings_reader *r, struct settings_row *row,
    const struct xml_node *n)
{
	const struct settings_block *b = row->block;
	const struct settings_field *body = NULL;

	for (size_t i = 0; i < b->n; i++)
		if (b->fields[i].place == SET_BODY)
			body = &b->fields[i];
	for (const struct xml_node *c = n->first; c != NULL; c = c->next) {
		const struct settings_field *f;

		if (c->name.ptr == NULL) {
			if (body == NULL)
				settings_stray_words(r, n, c);
			continue;
		}
		if (!settings_right_ns(r, c))
			continue;
		f = settings_field_find(b, c->name);
		if (f != NULL && f->place == SET_CHILD)
			read_child(r, row, f, c);
		else
			wrong_child(r, row, c);
	}
	if (body != NULL) {
		struct str words = xml_text(r->a, n);

		if (words.len > 0)
			read_value(r, row, body, words, words_at(n), false);
	}
}

static void
check_required(struct settings_reader *r, const struct settings_row *row)
{
	for (size_t i = 0; i < row->block->n; i++) {
		const struct settings_field *f = &row->block->fields[i];

		if ((f->flags & SET_REQUIRED) == 0 || row->cells[i].given ||
		    row->cells[i].wrong)
			continue;
		if (f->place == SET_BODY)
			diag_error(r->dg, row->at, MSG_SET_EMPTY,
			    settings_field_name(r->a, row, f));
		else
			diag_error(r->dg, row->at, MSG_SET_MISSING,
			    settings_field_name(r->a, row, f));
		if (f->place == SET_ATTR)
			diag_hint(r->dg, "write %s=\"%s\" into <%s>", f->name,
			    f->example, row->block->name);
		else if (f->place == SET_CHILD)
			diag_hint(r->dg, "add <%s>%s</%s> inside <%s>",
			    f->name, f->example, f->name, row->block->name);
		else
			diag_hint(r->dg, "write <%s ...>%s</%s>",
			    row->block->name, f->example, row->block->name);
	}
}

/* What a sample block is called: by its key or id, where it has one. */
static struct str
sample_name(struct arena *a, const struct settings_row *row)
{
	const char *key = row->block->key != NULL ? row->block->key : "id";
	const struct settings_value *v = settings_row_value(row, key);

	if (v == NULL)
		return str_of(row->block->name);
	return str_fmt(a, "%s.%.*s", row->block->name, STR_ARG(v->text));
}

void
settings_row_read(struct settings_reader *r, struct settings_row *row,
    const struct xml_node *n)
{
	row->sample = is_sample(r, n);
	read_attributes(r, row, n);
	read_children(r, row, n);
	check_required(r, row);
	if (row->sample)
		note_sample(r, row->at, sample_name(r->a, row));
}
