/*
 * item_import.c - packages of other makers: the manifest names a test or
 * items, the test names its items, and these are scored when they keep to the
 * standard. A test that would choose among its items is refused: which of them
 * a person got is nowhere recorded.
 */
#include "item/item_quiz.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/map.h"
#include "base/xml_in.h"
#include "base/zip.h"
#include "item/item_messages.h"
#include "item/item_part.h"

struct import {
	struct item_zip *z;
	struct item_package *p;
	size_t cap, cap_critical;
	struct map *ids;
	bool full;		/* said that there are too many */
	const char *test;	/* what findings call the test */
	struct str folder;	/* of the test, with its slash; or "" */
};

static const struct xml_node *
child(const struct xml_node *n, const char *name)
{
	return n != NULL ? xml_child(n, name) : NULL;
}

/* --- names of files --- */

static int
hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' :
	    c >= 'a' && c <= 'f' ? c - 'a' + 10 :
	    c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* %20 and its like. */
static struct str
decode(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < s.len; i++) {
		p[len] = s.ptr[i];
		if (s.ptr[i] == '%' && i + 2 < s.len &&
		    hex(s.ptr[i + 1]) >= 0 && hex(s.ptr[i + 2]) >= 0) {
			p[len] = (char)(hex(s.ptr[i + 1]) * 16 +
			    hex(s.ptr[i + 2]));
			i += 2;
		}
		len++;
	}
	return (struct str){ p, len };
}

/* The file that href means from inside folder, with %XX or without; href
 * itself when it means none. */
static struct str
find_file(const struct item_zip *z, struct str folder, struct str href)
{
	const struct str tries[] = { href, decode(z->r.a, href) };

	for (size_t i = 0; i < NELEM(tries); i++) {
		const char *path = file_below(z->r.a, "",
		    str_join(z->r.a, folder, tries[i]));

		if (path != NULL && map_get(z->files, str_of(path)) != NULL)
			return str_of(path);
	}
	return href;
}

static struct str
folder_of(struct str name)
{
	size_t len = name.len;

	while (len != 0 && name.ptr[len - 1] != '/')
		len--;
	return str_sub(name, 0, len);
}

/* --- items --- */

/* Is word one of the words of list? */
static bool
holds_word(struct str list, const char *word)
{
	while (list.ptr != NULL)
		if (str_is(str_trim(str_cut(&list, ' ')), word))
			return true;
	return false;
}

/* Read the item that n refers to; id is what responses will call it. */
static void
add_item(struct import *m, const struct xml_node *n, struct str folder,
    struct str id, struct str href, bool critical)
{
	struct item_package *p = m->p;
	struct arena *a = m->z->r.a;
	const char *called;
	struct str text;
	struct item it;

	if (p->n == ITEM_PACKAGE_MAX && !m->full) {
		diag_error(m->z->r.dg, n->at, MSG_ITEM_MANY, ITEM_PACKAGE_MAX,
		    "items in one quiz");
		diag_hint(m->z->r.dg, "make several quizzes");
		m->full = true;
	}
	if (m->full || !item_zip_text(m->z, n->at,
	    find_file(m->z, folder, href), &called, &text) ||
	    item_read(a, m->z->r.dg, called, text, &it) < 0)
		return;
	if (id.len != 0)
		it.id = id;
	if (map_put(m->ids, it.id, p) != NULL) {
		item_twice(&m->z->r, n->at, "item", it.id);
		return;
	}
	p->items = arena_grow(a, p->items, p->n, &m->cap, sizeof(*p->items));
	p->critical = arena_grow(a, p->critical, p->n, &m->cap_critical,
	    sizeof(*p->critical));
	p->items[p->n] = it;
	p->critical[p->n++] = critical;
}

/* --- the test --- */

static const char *const unscored[] = { "qti-selection", "qti-pre-condition",
	"qti-branch-rule", "qti-assessment-section-ref",
	"qti-adaptive-selection", "qti-template-default" };

static void
refuse(struct import *m, const struct xml_node *n, const char *hint)
{
	diag_error(m->z->r.dg, n->at, MSG_ITEM_TEST,
	    STR_ARG(item_qti_name(m->z->r.a, n)));
	diag_hint(m->z->r.dg, "%s", hint);
}

/* Points are added as they are earned: another weight would be left out. */
static void
check_weight(struct import *m, const struct xml_node *n)
{
	int64_t units;

	if (item_is(n, "qti-weight") && !(item_is_units(item_qti_attr(n,
	    "value"), &units) && units == ITEM_POINT))
		refuse(m, n, "write value=\"1\", and map the item's choices to "
		    "more points instead");
}

/* All item references below n, at most as deep as XML is read. */
static void
read_sections(struct import *m, const struct xml_node *n)
{
	for (const struct xml_node *c = xml_first_element(n); c != NULL;
	    c = xml_next_element(c)) {
		for (size_t i = 0; i < NELEM(unscored); i++)
			if (item_is(c, unscored[i]))
				refuse(m, c, "name all items in the test, for "
				    "everyone");
		check_weight(m, c);
		if (item_is(c, "qti-assessment-item-ref"))
			add_item(m, c, m->folder,
			    item_attr_id(&m->z->r, c, "identifier"),
			    item_attr(&m->z->r, c, "href"),
			    holds_word(item_qti_attr(c, "category"),
			    "critical"));
		read_sections(m, c);
	}
}

#define SCORE_AT_LEAST "gte(divide(sum(test-variables:SCORE) " \
	"outcome-maximum:SCORE) base-value="
#define ALL_CRITICAL \
	" equal(number-correct:critical number-selected:critical)"

/* What stands between the two texts at the ends of form, as thousandths. */
static bool
is_rule(struct str form, const char *before, const char *after, long *pass)
{
	const size_t ends = str_of(before).len + str_of(after).len;
	int64_t units;

	if (form.len <= ends || !str_starts(form, before) ||
	    !str_ends(form, after) ||
	    !item_is_units(str_sub(form, str_of(before).len, form.len - ends),
	    &units) || units < 0 || units > ITEM_POINT ||
	    units * 1000 % ITEM_POINT != 0)
		return false;
	*pass = (long)(units * 1000 / ITEM_POINT);
	return true;
}

/*
 * The pass rule, when outcome processing has ours. Critical items count only
 * if the rule is about them.
 */
static void
read_pass_rule(struct import *m, const struct xml_node *test)
{
	const struct xml_node *n = item_child(item_child(test,
	    "qti-outcome-processing"), "qti-set-outcome-value");
	bool critical = false;

	for (; n != NULL; n = item_next(n, "qti-set-outcome-value")) {
		const struct str form = item_form(m->z->r.a, n);

		critical = is_rule(form, "set-outcome-value:PASS(and("
		    SCORE_AT_LEAST, ")" ALL_CRITICAL "))", &m->p->pass);
		if (critical || is_rule(form, "set-outcome-value:PASS("
		    SCORE_AT_LEAST, "))", &m->p->pass))
			break;
	}
	for (size_t i = 0; i < m->p->n && m->p->pass >= 0 && !critical; i++)
		m->p->critical[i] = false;
}

static void
read_test(struct import *m, struct pos wants, struct str name)
{
	struct xml_node *root;
	struct str text;

	if (!item_zip_text(m->z, wants, name, &m->test, &text) ||
	    xml_read(m->z->r.a, m->z->r.dg, m->test, text, &root) < 0)
		return;
	if (!item_is(root, "qti-assessment-test")) {
		diag_error(m->z->r.dg, root->at, MSG_ITEM_ROOT, "a QTI test",
		    STR_ARG(root->name));
		diag_hint(m->z->r.dg, "<qti-assessment-test xmlns=\"%s\" ...>",
		    ITEM_QTI_NS);
		return;
	}
	m->folder = folder_of(name);
	read_sections(m, root);
	read_pass_rule(m, root);
}

/* --- the manifest --- */

/* NULL after a finding. */
static const struct xml_node *
read_manifest(struct item_zip *z)
{
	struct xml_node *root;
	const char *called;
	struct str text;

	if (!item_zip_text(z, (struct pos){ z->r.name, 0, 0 },
	    STR_LIT("imsmanifest.xml"), &called, &text) ||
	    xml_read(z->r.a, z->r.dg, called, text, &root) < 0)
		return NULL;
	if (str_is(root->name, "manifest") &&
	    xml_child(root, "resources") != NULL)
		return root;
	diag_error(z->r.dg, root->at, MSG_ITEM_ROOT,
	    "a manifest with resources", STR_ARG(root->name));
	diag_hint(z->r.dg, "<manifest ...> with <resources>");
	return NULL;
}

static const struct xml_node *
first_resource(const struct xml_node *manifest)
{
	return child(child(manifest, "resources"), "resource");
}

static bool
is_type(const struct xml_node *resource, const char *begin)
{
	return str_starts(xml_attr_value(resource, "type"), begin);
}

static void
read_stimuli(struct import *m, const struct xml_node *manifest)
{
	struct item_package *p = m->p;
	struct map *ids = map_new(m->z->r.a);
	struct item_stimulus s;
	const char *called;
	struct str text;
	size_t cap = 0;

	for (const struct xml_node *n = first_resource(manifest); n != NULL;
	    n = xml_next(n, "resource")) {
		if (!is_type(n, "imsqti_stimulus_xml") ||
		    !item_zip_text(m->z, n->at, find_file(m->z, STR_LIT(""),
		    xml_attr_value(n, "href")), &called, &text) ||
		    item_read_stimulus(m->z->r.a, m->z->r.dg, called, text,
		    &s) < 0)
			continue;
		p->stimuli = arena_grow(m->z->r.a, p->stimuli, p->n_stimuli,
		    &cap, sizeof(*p->stimuli));
		p->stimuli[p->n_stimuli++] = s;
		map_put(ids, s.id, m);
	}
	/* The text is not needed for a score, so it may be missing. */
	for (size_t i = 0; i < p->n; i++)
		if (p->items[i].stimulus.len != 0 &&
		    map_get(ids, p->items[i].stimulus) == NULL)
			p->items[i].stimulus = (struct str){ NULL, 0 };
}

/* All items have a key, or none. */
static void
check_keys(struct import *m)
{
	const struct item_package *p = m->p;
	const struct item *without = NULL;
	size_t keys = 0;

	for (size_t i = 0; i < p->n; i++)
		if (p->items[i].max != 0)
			keys++;
		else if (without == NULL)
			without = &p->items[i];
	m->p->has_key = keys != 0;
	if (keys == 0 || without == NULL)
		return;
	diag_error(m->z->r.dg, without->at, MSG_PACKAGE_NO_KEY,
	    STR_ARG(without->id));
	diag_hint(m->z->r.dg, "add it, or take the item out");
}

int
item_import(struct item_zip *z, struct item_package *out)
{
	const size_t errors = diag_errors(z->r.dg);
	struct import m = { .z = z, .p = out, .ids = map_new(z->r.a) };
	const struct xml_node *manifest = read_manifest(z), *n, *test = NULL;

	if (manifest == NULL)
		return -1;
	for (n = first_resource(manifest); n != NULL && test == NULL;
	    n = xml_next(n, "resource"))
		if (is_type(n, "imsqti_test_xml") ||
		    is_type(n, "imsqti_assessment_xml"))
			test = n;
	if (test != NULL)
		read_test(&m, test->at, find_file(z, STR_LIT(""),
		    xml_attr_value(test, "href")));
	else
		for (n = first_resource(manifest); n != NULL;
		    n = xml_next(n, "resource"))
			if (is_type(n, "imsqti_item_xml"))
				add_item(&m, n, STR_LIT(""), STR_LIT(""),
				    xml_attr_value(n, "href"), false);
	if (diag_errors(z->r.dg) != errors)
		return -1;
	if (out->n == 0) {
		diag_error(z->r.dg, manifest->at, MSG_ITEM_MISSING,
		    STR_ARG(manifest->name), "a resource that is an item");
		diag_hint(z->r.dg, "take a QTI package, such as the key.zip "
		    "that precept build makes; one for an LMS holds no items");
		return -1;
	}
	read_stimuli(&m, manifest);
	check_keys(&m);
	return diag_errors(z->r.dg) == errors ? 0 : -1;
}

/* --- places, from our own manifest --- */

static void
read_place(const struct xml_node *resource, struct item_entry *e)
{
	const char *urn = "urn:precept:place:";
	const struct xml_node *n = child(child(child(child(child(resource,
	    "metadata"), "curriculumStandardsMetadataSet"),
	    "curriculumStandardsMetadata"), "setOfGUIDs"), "labelledGUID");

	for (; n != NULL; n = xml_next(n, "labelledGUID")) {
		const struct xml_node *guid = child(n, "GUID");
		struct str text;

		if (guid == NULL || guid->first == NULL)
			continue;
		text = guid->first->text;
		if (str_starts(text, urn))
			e->place = str_sub(text, str_of(urn).len, text.len);
	}
}

int
item_read_places(struct item_zip *z, struct item_quiz *q)
{
	const struct xml_node *manifest = read_manifest(z);
	struct map *entries = map_new(z->r.a);

	if (manifest == NULL)
		return -1;
	for (size_t i = 0; i < q->n; i++)
		map_put(entries, q->entries[i].id, &q->entries[i]);
	for (const struct xml_node *n = first_resource(manifest); n != NULL;
	    n = xml_next(n, "resource")) {
		const struct str id = xml_attr_value(n, "identifier");
		struct item_entry *e = str_starts(id, "item-") ?
		    map_get(entries, str_sub(id, 5, id.len)) : NULL;

		if (e != NULL)
			read_place(n, e);
	}
	return 0;
}
