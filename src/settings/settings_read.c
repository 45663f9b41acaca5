#include "settings/settings_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/map.h"
#include "base/xml_in.h"
#include "settings/settings_meant.h"
#include "settings/settings_messages.h"

#define XSI_PREFIX "xsi:"	/* editors point at the schema so */

static void
wrong_block(struct settings_reader *r, const struct xml_node *n)
{
	size_t max = settings_near_max(n->name);
	const char *near = NULL;

	for (size_t i = 0; i < settings_blocks_len; i++) {
		size_t d = str_distance(str_of(settings_blocks[i].name),
		    n->name, max);

		if (d < max || (d == max && near == NULL)) {
			near = settings_blocks[i].name;
			max = d;
		}
	}
	diag_error(r->dg, n->at, MSG_SET_ELEMENT,
	    STR_ARG(str_of(SETTINGS_ROOT)),
	    STR_ARG(str_sub(n->name, 0, SETTINGS_QUOTE_MAX)));
	if (near != NULL) {
		r->s->tables[settings_block_index(str_of(near))].wrong = true;
		diag_hint(r->dg, "did you mean <%s>?", near);
	} else {
		diag_hint(r->dg, "precept-settings(5) lists the elements");
	}
}

static void
read_block(struct settings_reader *r, const struct xml_node *n)
{
	struct settings_table *t;
	struct settings_row *row;
	const size_t i = settings_block_index(n->name);

	if (i == settings_blocks_len) {
		wrong_block(r, n);
		return;
	}
	t = &r->s->tables[i];
	if (t->block->source == NULL && t->given > 0) {
		diag_error(r->dg, n->at, MSG_SET_TWICE, STR_ARG(n->name));
		diag_hint(r->dg, "put all of it into the one at line %u",
		    t->rows[0]->at.line);
		return;
	}
	if (t->given >= SETTINGS_MAX_ROWS) {
		if (t->given++ > SETTINGS_MAX_ROWS)
			return;
		diag_error(r->dg, n->at, MSG_SET_ROWS, SETTINGS_MAX_ROWS,
		    t->block->name);
		diag_hint(r->dg, "keep fewer: a handbook names those whom its "
		    "readers may need");
		return;
	}
	if (t->block->source == NULL) {
		row = t->rows[0];
		row->at = n->at;
	} else {
		row = settings_row_add(r->a, t, n->at);
	}
	t->given++;
	settings_row_read(r, row, n);
}

/* en, en-US: a language and its subtags (BCP 47), loosely. */
static bool
is_lang(struct str s)
{
	struct str rest = s;
	bool first = true;

	while (rest.ptr != NULL) {
		struct str tag = str_cut(&rest, '-');

		if (tag.len < (first ? 2 : 1) || tag.len > 8)
			return false;
		for (size_t i = 0; i < tag.len; i++) {
			char c = tag.ptr[i];

			if (!(ascii_is_letter(c) ||
			    (!first && ascii_is_digit(c))))
				return false;
		}
		first = false;
	}
	return s.len <= 35;
}

static void
read_root_attributes(struct settings_reader *r, const struct xml_node *root)
{
	for (const struct xml_attr *at = root->attrs; at != NULL;
	    at = at->next) {
		if (str_starts(at->name, XSI_PREFIX))
			continue;
		if (!str_is(at->name, "xml:lang")) {
			diag_error(r->dg, at->at, MSG_SET_ATTRIBUTE,
			    STR_ARG(root->name),
			    STR_ARG(str_sub(at->name, 0, SETTINGS_QUOTE_MAX)));
			diag_hint(r->dg, "it has: xml:lang");
		} else if (is_lang(at->value)) {
			r->s->lang = str_dup(r->a, at->value);
		} else {
			diag_error(r->dg, at->at, MSG_SET_TYPE,
			    STR_ARG(str_sub(at->value, 0, SETTINGS_QUOTE_MAX)),
			    "a language");
			diag_hint(r->dg, "write xml:lang=\"en-US\"");
		}
	}
}

static int
check_root(struct settings_reader *r, const struct xml_node *root)
{
	r->ns = root->ns;
	if (!str_is(root->name, SETTINGS_ROOT)) {
		diag_error(r->dg, root->at, MSG_SET_ROOT,
		    STR_ARG(str_sub(root->name, 0, SETTINGS_QUOTE_MAX)),
		    SETTINGS_ROOT);
		diag_hint(r->dg, "begin with <%s xmlns=\"%s\">", SETTINGS_ROOT,
		    SETTINGS_NS);
		return -1;
	}
	if (!str_is(root->ns, SETTINGS_NS)) {
		diag_error(r->dg, root->at, MSG_SET_NS, STR_ARG(root->name),
		    STR_ARG(str_sub(root->ns, 0, SETTINGS_QUOTE_MAX)),
		    SETTINGS_NS);
		diag_hint(r->dg, "begin with <%s xmlns=\"%s\">", SETTINGS_ROOT,
		    SETTINGS_NS);
	}
	return 0;
}

static void
make_tables(struct arena *a, struct settings *s)
{
	s->tables = arena_array(a, settings_blocks_len, sizeof(*s->tables));
	for (size_t i = 0; i < settings_blocks_len; i++) {
		s->tables[i].block = &settings_blocks[i];
		if (settings_blocks[i].source == NULL)
			settings_row_add(a, &s->tables[i], (struct pos){ 0 });
	}
	s->people = map_new(a);
	s->tools = map_new(a);
	s->sites = map_new(a);
	s->named = map_new(a);
	s->wrong_ids = map_new(a);
}

/* A block with what it must hold, to be typed in. */
static struct str
least(struct arena *a, const struct settings_block *b)
{
	struct str in = { NULL, 0 }, out = str_fmt(a, "<%s", b->name);

	for (size_t i = 0; i < b->n; i++) {
		const struct settings_field *f = &b->fields[i];

		/* A role has to have one of two; the first will do. */
		if ((f->flags & SET_REQUIRED) == 0 &&
		    (i > 0 || f->place != SET_ATTR))
			continue;
		if (f->place == SET_ATTR)
			out = str_fmt(a, "%.*s %s=\"%s\"", STR_ARG(out),
			    f->name, f->example);
		else
			in = str_fmt(a, "%.*s<%s>%s</%s>", STR_ARG(in),
			    f->name, f->example, f->name);
	}
	if (in.len == 0)
		return str_fmt(a, "%.*s/>", STR_ARG(out));
	return str_fmt(a, "%.*s>%.*s</%s>", STR_ARG(out), STR_ARG(in),
	    b->name);
}

/* A required block that is not there at all. */
static void
check_blocks(struct settings_reader *r, const struct xml_node *root)
{
	for (size_t i = 0; i < settings_blocks_len; i++) {
		const struct settings_block *b = &settings_blocks[i];

		/* settings_check has better words for a missing office. */
		if (!b->required || r->s->tables[i].given > 0 ||
		    r->s->tables[i].wrong ||
		    !strcmp(b->name, "contact"))
			continue;
		diag_error(r->dg, root->at, MSG_SET_MISSING,
		    str_fmt(r->a, "<%s>", b->name).ptr);
		diag_hint(r->dg, "add %.*s", STR_ARG(least(r->a, b)));
	}
}

static void
note_wrong_id(struct settings_reader *r, struct str id)
{
	struct str rest = id;
	struct meant m;

	(void)map_put(r->s->wrong_ids, id, r);
	meant_slug(&m, id);
	(void)map_put(r->s->wrong_ids, str_dup(r->a, meant_view(&m)), r);
	/* As it falls apart in a list. */
	while (rest.ptr != NULL)
		(void)map_put(r->s->wrong_ids, str_cut(&rest, ' '), r);
}

/* Somebody's id by a name; by one that two people have, none. */
static void
note_name(struct settings_reader *r, struct str name, char *id)
{
	static char none[] = "";
	char *was = map_get(r->s->named, name);

	(void)map_put(r->s->named, name, was == NULL ||
	    !strcmp(was, id) ? id : none);
}

/* People are also meant by their names, or by one word of these. */
static void
note_names(struct settings_reader *r, const struct xml_node *root)
{
	for (const struct xml_node *n = xml_child(root, "person"); n != NULL;
	    n = xml_next(n, "person")) {
		const struct xml_attr *id = xml_attr(n, "id");
		const struct xml_node *name = xml_child(n, "name");
		struct meant m;
		struct str slug, rest;

		if (id == NULL || name == NULL)
			continue;
		meant_slug(&m, xml_text(r->a, name));
		slug = rest = str_dup(r->a, meant_view(&m));
		if (slug.len == 0)
			continue;
		note_name(r, slug, str_c(r->a, str_trim(id->value)));
		while (str_chr(slug, '-', 0) < slug.len && rest.ptr != NULL)
			note_name(r, str_cut(&rest, '-'),
			    str_c(r->a, str_trim(id->value)));
	}
}

/* Ids that are none, and those of elements whose name is misspelled. */
static void
note_wrong_ids(struct settings_reader *r, const struct xml_node *root)
{
	const struct settings_field form = { .type = SET_ID };

	for (const struct xml_node *n = root->first; n != NULL; n = n->next) {
		const struct xml_attr *id = n->name.ptr == NULL ? NULL :
		    xml_attr(n, "id");

		if (id != NULL && (!settings_has_form(&form, id->value) ||
		    settings_block_index(n->name) == settings_blocks_len))
			note_wrong_id(r, str_trim(id->value));
	}
}

static int
read_all(struct settings_reader *r, struct str text)
{
	struct xml_node *root;

	if (xml_read(r->a, r->dg, r->s->name, text, &root) != 0 ||
	    check_root(r, root) != 0)
		return -1;
	r->s->at = root->at;
	read_root_attributes(r, root);
	note_wrong_ids(r, root);
	note_names(r, root);
	for (const struct xml_node *n = root->first; n != NULL; n = n->next) {
		if (n->name.ptr == NULL)
			settings_stray_words(r, root, n);
		else if (settings_right_ns(r, n))
			read_block(r, n);
	}
	check_blocks(r, root);
	settings_refs_index(r->dg, r->s);
	settings_roles_make(r->a, r->dg, r->s);
	settings_preset_apply(r->a, r->s);
	settings_check(r->a, r->dg, r->s);
	return diag_errors(r->dg) == 0 ? 0 : -1;
}

/*
 * Hand the findings on. The first error goes first, because it alone can
 * name the exit status; merging keeps it once.
 */
static void
hand_on(struct diag *dg, const struct diag *from)
{
	for (size_t i = 0; i < diag_len(from); i++) {
		const struct finding *f = diag_at(from, i);

		if (f->level != DIAG_ERROR)
			continue;
		diag_error(dg, f->at, f->code, "%.*s", STR_ARG(f->text));
		if (f->hint.ptr != NULL)
			diag_hint(dg, "%.*s", STR_ARG(f->hint));
		diag_status(dg, EXIT_SETTINGS);
		break;
	}
	diag_merge(dg, from);
}

int
settings_read(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct settings **out)
{
	struct settings *s = ARENA_NEW(a, struct settings);
	struct settings_reader r = { .a = a, .dg = diag_new(a), .s = s };
	int rc;

	s->name = name;
	s->lang = STR_LIT("en-US");
	make_tables(a, s);
	rc = read_all(&r, text);
	hand_on(dg, r.dg);
	if (rc == 0)
		*out = s;
	return rc;
}
