#include "settings/settings_part.h"

#include "base/arena.h"
#include "base/xml_in.h"

#define OUT_MAX (4u << 20)

/*
 * The patterns are as strict as settings_type.c or looser, never stricter: what
 * precept reads, the schema accepts.
 */
static const struct {
	enum settings_type type;
	const char *name, *base, *facets;
} types[] = {
	{ SET_LINE, "line", "xs:token", "<xs:maxLength value=\"200\"/>" },
	{ SET_TEXT, "text", "xs:token", "<xs:maxLength value=\"4000\"/>" },
	{ SET_ID, "id", "xs:token",
	    "<xs:pattern value=\"[a-z][a-z0-9\\-]{0,63}\"/>" },
	{ SET_VERSION, "version", "xs:token",
	    "<xs:pattern value=\"[0-9]+(\\.[0-9]+)*\"/>" },
	{ SET_DATE, "date", "xs:date",
	    "<xs:pattern value=\"[0-9]{4}-[0-9]{2}-[0-9]{2}\"/>" },
	{ SET_PERCENT, "share", "xs:decimal", "<xs:minInclusive value=\"0\"/>"
	    "<xs:maxInclusive value=\"1\"/><xs:fractionDigits value=\"3\"/>" },
	{ SET_BOOL, "yes-no", "xs:token", "<xs:enumeration value=\"yes\"/>"
	    "<xs:enumeration value=\"no\"/>" },
	{ SET_PHONE, "phone", "xs:token",
	    "<xs:pattern value=\"[0-9 ()+./xet\\-]{3,40}\"/>" },
	{ SET_EMAIL, "email", "xs:token",
	    "<xs:pattern value=\"[^@\\s]+@[^@\\s]+\\.[^@\\s]+\"/>" },
	{ SET_URL, "url", "xs:token",
	    "<xs:pattern value=\"https?://[^\\s]+\"/>" },
	{ SET_COLOR, "color", "xs:token",
	    "<xs:pattern value=\"#[0-9A-Fa-f]{6}\"/>" },
	{ SET_FILE, "file", "xs:token", "<xs:pattern value=\"[^/].*\"/>" },
};

static const char *
type_name(enum settings_type type)
{
	for (size_t i = 0; i < NELEM(types); i++)
		if (types[i].type == type)
			return types[i].name;
	/* References are ids. */
	return "id";
}

static void
put_doc(struct buf *b, const char *words)
{
	buf_puts(b, "<xs:annotation><xs:documentation>");
	xml_escape(b, str_of(words));
	buf_puts(b, "</xs:documentation></xs:annotation>\n");
}

static void
put_enumeration(struct buf *b, const struct settings_choice *c)
{
	buf_puts(b, "<xs:restriction base=\"xs:token\">\n");
	for (; c->id != NULL; c++) {
		buf_printf(b, "<xs:enumeration value=\"%s\">", c->id);
		put_doc(b, c->label);
		buf_puts(b, "</xs:enumeration>\n");
	}
	buf_puts(b, "</xs:restriction>\n");
}

static void
put_open(struct buf *b, const struct settings_choice *c)
{
	buf_puts(b, "<xs:union memberTypes=\"line\"><xs:simpleType>\n");
	put_enumeration(b, c);
	buf_puts(b, "</xs:simpleType></xs:union>\n");
}

static bool
is_list(const struct settings_field *f)
{
	return f->place == SET_ATTR && (f->flags & SET_MANY) != 0;
}

/* Name of the simple type of one value of f: of the field where it has
 * choices or a range, shared otherwise. */
static struct str
value_type(struct arena *a, const struct settings_block *b,
    const struct settings_field *f)
{
	if (f->type == SET_STATE)
		return STR_LIT("state");
	if (f->choices != NULL || f->type == SET_INT || is_list(f))
		return str_fmt(a, "%s.%s", b->name, f->name);
	return str_of(type_name(f->type));
}

static void
put_own_type(struct buf *out, struct arena *a, const struct settings_block *b,
    const struct settings_field *f)
{
	if (f->type == SET_STATE ||
	    (f->choices == NULL && f->type != SET_INT && !is_list(f)))
		return;
	buf_printf(out, "<xs:simpleType name=\"%.*s\">\n",
	    STR_ARG(value_type(a, b, f)));
	if (is_list(f) && f->choices != NULL) {
		buf_puts(out, "<xs:list><xs:simpleType>\n");
		put_enumeration(out, f->choices);
		buf_puts(out, "</xs:simpleType></xs:list>\n");
	} else if (is_list(f)) {
		buf_printf(out, "<xs:list itemType=\"%s\"/>\n",
		    type_name(f->type));
	} else if (f->type == SET_OPEN) {
		put_open(out, f->choices);
	} else if (f->choices != NULL) {
		put_enumeration(out, f->choices);
	} else {
		buf_printf(out, "<xs:restriction base=\"xs:integer\">"
		    "<xs:minInclusive value=\"%ld\"/>"
		    "<xs:maxInclusive value=\"%ld\"/></xs:restriction>\n",
		    f->min, f->max);
	}
	buf_puts(out, "</xs:simpleType>\n");
}

static void
put_types(struct buf *out, struct arena *a)
{
	for (size_t i = 0; i < NELEM(types); i++)
		buf_printf(out, "<xs:simpleType name=\"%s\">"
		    "<xs:restriction base=\"%s\">%s</xs:restriction>"
		    "</xs:simpleType>\n", types[i].name, types[i].base,
		    types[i].facets);
	buf_puts(out, "<xs:simpleType name=\"state\">\n");
	put_enumeration(out, settings_states);
	buf_puts(out, "</xs:simpleType>\n");
	for (size_t i = 0; i < settings_blocks_len; i++)
		for (size_t k = 0; k < settings_blocks[i].n; k++)
			put_own_type(out, a, &settings_blocks[i],
			    &settings_blocks[i].fields[k]);
}

static void
put_attributes(struct buf *out, struct arena *a,
    const struct settings_block *b)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct settings_field *f = &b->fields[i];

		if (f->place != SET_ATTR)
			continue;
		buf_printf(out, "<xs:attribute name=\"%s\" type=\"%.*s\"%s>",
		    f->name, STR_ARG(value_type(a, b, f)),
		    (f->flags & SET_REQUIRED) != 0 ?
		    " use=\"required\"" : "");
		put_doc(out, f->about);
		buf_puts(out, "</xs:attribute>\n");
	}
	buf_puts(out, "<xs:attribute name=\"sample\" type=\"yes-no\"/>\n");
}

static void
put_child(struct buf *out, struct arena *a, const struct settings_block *b,
    const struct settings_field *f, bool all)
{
	const char *occurs = "";

	if (all && (f->flags & SET_REQUIRED) == 0)
		occurs = " minOccurs=\"0\"";
	buf_printf(out, "<xs:element name=\"%s\"%s>", f->name, occurs);
	put_doc(out, f->about);
	buf_printf(out, "<xs:complexType><xs:simpleContent>"
	    "<xs:extension base=\"%.*s\">"
	    "<xs:attribute name=\"sample\" type=\"yes-no\"/>"
	    "</xs:extension></xs:simpleContent></xs:complexType>"
	    "</xs:element>\n", STR_ARG(value_type(a, b, f)));
}

/*
 * Children come in any order. XSD 1.0 can count them only where none is
 * repeated (xs:all); elsewhere it leaves counting to precept check.
 */
static void
put_children(struct buf *out, struct arena *a, const struct settings_block *b)
{
	bool all = true, any = false;

	for (size_t i = 0; i < b->n; i++)
		if (b->fields[i].place == SET_CHILD) {
			any = true;
			all = all && (b->fields[i].flags & SET_MANY) == 0;
		}
	if (!any)
		return;
	buf_puts(out, all ? "<xs:all>\n" :
	    "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n");
	for (size_t i = 0; i < b->n; i++)
		if (b->fields[i].place == SET_CHILD)
			put_child(out, a, b, &b->fields[i], all);
	buf_puts(out, all ? "</xs:all>\n" : "</xs:choice>\n");
}

static void
put_block(struct buf *out, struct arena *a, const struct settings_block *b)
{
	const struct settings_field *body = NULL;

	for (size_t i = 0; i < b->n; i++)
		if (b->fields[i].place == SET_BODY)
			body = &b->fields[i];
	buf_printf(out, "<xs:element name=\"%s\">", b->name);
	put_doc(out, b->about);
	buf_puts(out, "<xs:complexType>\n");
	if (body != NULL)
		buf_printf(out, "<xs:simpleContent><xs:extension "
		    "base=\"%s\">\n", type_name(body->type));
	else
		put_children(out, a, b);
	put_attributes(out, a, b);
	if (body != NULL)
		buf_puts(out, "</xs:extension></xs:simpleContent>\n");
	buf_puts(out, "</xs:complexType></xs:element>\n");
}

/* Ids of one block, and the attributes that name one of them. */
static void
put_keys(struct buf *out, const char *block, enum settings_type type)
{
	buf_printf(out, "<xs:key name=\"%s-ids\"><xs:selector "
	    "xpath=\"o:%s\"/><xs:field xpath=\"@id\"/></xs:key>\n", block,
	    block);
	for (size_t i = 0; i < settings_blocks_len; i++) {
		const struct settings_block *b = &settings_blocks[i];

		for (size_t k = 0; k < b->n; k++) {
			const struct settings_field *f = &b->fields[k];

			if (f->type != type || f->place != SET_ATTR ||
			    is_list(f))
				continue;
			buf_printf(out, "<xs:keyref name=\"%s.%s-id\" "
			    "refer=\"o:%s-ids\"><xs:selector "
			    "xpath=\"o:%s\"/><xs:field xpath=\"@%s\"/>"
			    "</xs:keyref>\n", b->name, f->name, block,
			    b->name, f->name);
		}
	}
}

struct str
settings_schema(struct arena *a)
{
	struct buf out;
	struct str text;

	buf_init(&out, OUT_MAX);
	buf_puts(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<!-- Made by precept from its table of settings; lets an editor "
	    "complete and check\n     organization.xml. The last word has: "
	    "precept check -->\n"
	    "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"\n"
	    "    xmlns=\"" SETTINGS_NS "\" xmlns:o=\"" SETTINGS_NS "\"\n"
	    "    targetNamespace=\"" SETTINGS_NS "\"\n"
	    "    elementFormDefault=\"qualified\">\n");
	put_types(&out, a);
	buf_puts(&out, "<xs:element name=\"" SETTINGS_ROOT "\">\n"
	    "<xs:complexType>\n"
	    "<xs:choice minOccurs=\"1\" maxOccurs=\"unbounded\">\n");
	for (size_t i = 0; i < settings_blocks_len; i++)
		put_block(&out, a, &settings_blocks[i]);
	buf_puts(&out, "</xs:choice>\n"
	    "<xs:anyAttribute namespace=\"http://www.w3.org/XML/1998/"
	    "namespace\" processContents=\"skip\"/>\n"
	    "</xs:complexType>\n");
	put_keys(&out, "person", SET_PERSON);
	put_keys(&out, "tool", SET_TOOL);
	put_keys(&out, "site", SET_SITE);
	buf_puts(&out, "</xs:element>\n</xs:schema>\n");
	CHECK(!out.over);
	text = str_dup(a, buf_view(&out));
	buf_free(&out);
	return text;
}
