#include "base/xml_in.h"

#include <limits.h>
#include <pthread.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "base/arena.h"
#include "base/base_messages.h"
#include "base/map.h"
#include "base/xml_part.h"

/*
 * libxml2 hands over elements and text in order, but its own columns are those
 * of a tag's end and its lines stop at 65,535. So every place is an offset in
 * the text: the parser's own gives the tag's end, the '<' before it the tag's
 * begin (no value may hold one), and the attributes' places are read from what
 * is between. Text begins where the markup before it ended.
 */
struct reader {
	struct arena *a;
	struct diag *dg;
	struct str text;
	xmlParserCtxtPtr ctxt;
	struct xml_cursor cursor;	/* for the tree */
	struct xml_cursor errors;	/* for findings, which may run ahead */
	struct map *names;		/* each is kept once */
	struct xml_node *root, *above;
	struct buf chars;		/* the text node being gathered */
	size_t chars_at;		/* the offset where it began */
	size_t mark;			/* where the last markup ended */
	bool broken;			/* nothing after it is to be trusted */
};

static size_t
offset_now(const struct reader *r)
{
	long n = xmlByteConsumed(r->ctxt);

	return n < 0 ? r->text.len :
	    (size_t)n < r->text.len ? (size_t)n : r->text.len;
}

static struct str
keep_name(struct reader *r, const xmlChar *name)
{
	struct str s = str_of((const char *)name);
	char *kept;

	if (s.ptr == NULL)
		return s;
	kept = map_get(r->names, s);
	if (kept == NULL) {
		kept = str_c(r->a, s);
		map_put(r->names, (struct str){ kept, s.len }, kept);
	}
	return (struct str){ kept, s.len };
}

static struct xml_node *
append(struct reader *r)
{
	struct xml_node *n = ARENA_NEW(r->a, struct xml_node);

	n->parent = r->above;
	if (r->above == NULL)
		r->root = n;
	else if (r->above->last == NULL)
		r->above->first = n;
	else
		r->above->last->next = n;
	if (r->above != NULL)
		r->above->last = n;
	return n;
}

/* The text gathered so far becomes a node. */
static void
end_text(struct reader *r)
{
	struct xml_node *n;

	if (r->chars.len == 0)
		return;
	n = append(r);
	n->text = str_dup(r->a, buf_view(&r->chars));
	n->at = n->end = xml_cursor_to(&r->cursor, r->chars_at);
	buf_clear(&r->chars);
}

static void
on_text(void *user, const xmlChar *chars, int len)
{
	struct reader *r = user;
	struct str rest;

	if (r->broken || r->above == NULL || len <= 0)
		return;
	if (r->chars.len == 0) {
		rest = str_sub(r->text, r->mark, r->text.len);
		while (str_starts(rest, "<![CDATA[")) {
			rest = str_sub(rest, 9, rest.len);
			if (str_starts(rest, "]]>")) /* an empty one */
				rest = str_sub(rest, 3, rest.len);
		}
		r->chars_at = r->text.len - rest.len;
	}
	buf_add(&r->chars, chars, (size_t)len);
}

/* A comment or an instruction: text may begin after it. */
static void
on_comment(void *user, const xmlChar *text)
{
	struct reader *r = user;

	(void)text;
	r->mark = offset_now(r);
}

static void
on_instruction(void *user, const xmlChar *target, const xmlChar *text)
{
	(void)target;
	on_comment(user, text);
}

/*
 * Where the attribute called name stands, at or after *from, which moves past
 * it: libxml2 keeps the order, and leaves out those that declare a namespace.
 */
static struct pos
attr_place(struct reader *r, const struct xml_node *n, struct str name,
    size_t *from)
{
	struct str found;

	while (xml_scan_attr(r->text, from, &found))
		if (str_eq(found, name))
			return xml_cursor_to(&r->cursor,
			    (size_t)(found.ptr - r->text.ptr));
	return n->at;
}

/* Each is five pointers: name, prefix, namespace, value, end of value. */
static void
add_attrs(struct reader *r, struct xml_node *n, size_t from, int count,
    const xmlChar **attrs)
{
	struct xml_attr **last = &n->attrs, *attr;

	for (; count > 0; count--, attrs += 5) {
		attr = ARENA_NEW(r->a, struct xml_attr);
		attr->name = attrs[1] == NULL ? keep_name(r, attrs[0]) :
		    str_fmt(r->a, "%s:%s", (const char *)attrs[1],
		    (const char *)attrs[0]);
		attr->value = str_dup(r->a, (struct str){
		    (const char *)attrs[3], (size_t)(attrs[4] - attrs[3]) });
		attr->at = attr_place(r, n, attr->name, &from);
		*last = attr;
		last = &attr->next;
	}
}

static void
on_start(void *user, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *ns, int n_spaces, const xmlChar **spaces, int n_attrs,
    int n_defaults, const xmlChar **attrs)
{
	struct reader *r = user;
	size_t from, to = offset_now(r);
	struct xml_node *n;

	(void)n_spaces, (void)spaces, (void)n_defaults;
	if (r->broken)
		return;
	end_text(r);
	for (from = to; from > r->mark; from--)
		if (from < r->text.len && r->text.ptr[from] == '<')
			break;
	n = append(r);
	n->name = keep_name(r, name);
	n->ns = keep_name(r, ns);
	n->at = xml_cursor_to(&r->cursor, from);
	from += 1 + strlen((const char *)name) + (prefix != NULL ?
	    strlen((const char *)prefix) + 1 : 0);
	add_attrs(r, n, from, n_attrs, attrs);
	/* There is a >, unless the text ends here: that error comes next. */
	r->mark = str_chr(r->text, '>', to) + 1;
	if (r->mark > r->text.len)
		r->mark = r->text.len;
	n->end = xml_cursor_to(&r->cursor, r->mark);
	r->above = n;
}

static void
on_end(void *user, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *ns)
{
	struct reader *r = user;

	(void)name, (void)prefix, (void)ns;
	if (r->broken)
		return;
	end_text(r);
	CHECK(r->above != NULL);
	r->above = r->above->parent;
	r->mark = offset_now(r);
}

/*
 * Our words for libxml2's commonest ones: before and after are around what the
 * message is about, if it names that. back: the place is where this character
 * stands last before the one where libxml2 stopped.
 */
#define FIRST_LINE "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>"
static const struct phrase {
	int code;
	char back;
	const char *before, *after, *hint;
} phrases[] = {
	{ XML_ERR_DOCUMENT_EMPTY, 0, "the file does not begin with an element",
	    NULL, "the first character of the text is to be a <" },
	{ XML_ERR_DOCUMENT_END, 0, "something follows the last end tag", NULL,
	    "a file holds one element with all others inside it" },
	{ XML_ERR_UNDECLARED_ENTITY, '&', "there is no character named &",
	    ";", "write the character itself; for an & write &amp;" },
	{ XML_ERR_NAME_REQUIRED, '&', "an & or < stands alone", NULL,
	    "write &amp; for an &, &lt; for a <" },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING, '&', "an & stands alone", NULL,
	    "write &amp; for an &" },
	{ XML_ERR_LT_IN_ATTRIBUTE, 0, "a < stands in an attribute's value",
	    NULL, "write &lt;, or close the value with its quotation mark" },
	{ XML_ERR_ATTRIBUTE_REDEFINED, 0, "the attribute \"",
	    "\" stands here twice", "remove one of them" },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED, 0,
	    "an attribute's value stands without quotation marks", NULL,
	    "write name=\"value\"" },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE, 0, "the attribute \"",
	    "\" has no value", "write name=\"value\", or before it the > that "
	    "is missing" },
	{ XML_ERR_GT_REQUIRED, '<', "this tag does not end with a >", NULL,
	    "put a > after its last attribute" },
	{ XML_ERR_SPACE_REQUIRED, 0, "a space is missing here", NULL,
	    "put one between two attributes, or the quotation mark that is "
	    "missing before" },
	{ XML_ERR_INVALID_CHAR, 0, "here is a character that XML does not "
	    "allow", NULL, "remove it: control characters can't be written" },
	{ XML_ERR_ATTRIBUTE_NOT_FINISHED, 0,
	    "an attribute's value is not closed, or far too long", NULL,
	    "close it with the quotation mark that it begins with" },
	{ XML_ERR_NAME_TOO_LONG, 0, "a name is far too long", NULL,
	    "names end at the first space: is one missing?" },
	{ XML_ERR_MISPLACED_CDATA_END, 0, "]]> stands in the text", NULL,
	    "write ]]&gt;" },
	{ XML_ERR_CDATA_NOT_FINISHED, 0, "a <![CDATA[ is not closed, or holds "
	    "a character that XML does not allow", NULL, "close it with ]]>" },
	{ XML_ERR_PI_NOT_STARTED, 0, "a <? has no name", NULL,
	    "for a < write &lt;" },
	{ XML_ERR_PI_NOT_FINISHED, 0, "a <? is not closed", NULL,
	    "close it with ?>" },
	{ XML_ERR_RESERVED_XML_NAME, '<', "<?xml stands where it may not",
	    NULL, "it may only be the first thing in a file: remove it, or "
	    "what stands before it" },
	{ XML_ERR_UNKNOWN_VERSION, '<', "this is another version of XML than "
	    "1.0", NULL, FIRST_LINE },
	{ XML_WAR_UNKNOWN_VERSION, '<', "this is another version of XML than "
	    "1.0", NULL, FIRST_LINE },
	{ XML_ERR_VERSION_MISSING, '<', "<?xml does not say which version",
	    NULL, FIRST_LINE },
	{ XML_ERR_STANDALONE_VALUE, '<', "standalone is neither yes nor no",
	    NULL, FIRST_LINE },
	{ XML_ERR_XMLDECL_NOT_FINISHED, '<', "<?xml is not closed", NULL,
	    FIRST_LINE },
	{ XML_ERR_COMMENT_NOT_FINISHED, 0, "a comment is not closed", NULL,
	    "write --> where it ends" },
	{ XML_ERR_HYPHEN_IN_COMMENT, 0, "two hyphens stand inside a comment",
	    NULL, "write one; two may only stand in its -->" },
	{ XML_NS_ERR_UNDEFINED_NAMESPACE, '<', "the prefix \"",
	    "\" is not declared", "remove it, or declare it with xmlns" },
};

static size_t
back_to(struct str text, size_t offset, char c)
{
	size_t at = offset < text.len ? offset : text.len;

	/* Not farther than a line is wide: beyond that it is not this one. */
	for (size_t i = 0; at > 0 && i < 4096; i++)
		if (text.ptr[--at] == c)
			return at;
	return offset;
}

/* What went wrong at the end tag, or at the end of the text. */
static void
not_closed(struct reader *r, const xmlError *err, size_t offset)
{
	const struct xml_node *open = r->above;

	if (err->code == XML_ERR_TAG_NAME_MISMATCH && err->str2 != NULL) {
		offset = back_to(r->text, offset, '<');
		diag_error(r->dg, xml_cursor_to(&r->errors, offset),
		    MSG_XML_BROKEN, str_fmt(r->a, "</%s> stands where <%.*s> "
		    "of line %u is still open", err->str2, STR_ARG(open->name),
		    open->at.line).ptr);
	} else {
		diag_error(r->dg, open->at, MSG_XML_BROKEN,
		    str_fmt(r->a, "<%.*s> is not closed",
		    STR_ARG(open->name)).ptr);
	}
	xml_hint_end(r->dg, r->text, open, err->code ==
	    XML_ERR_TAG_NAME_MISMATCH ? err->str2 : NULL);
}

static void
other_words(struct reader *r, const xmlError *err, size_t offset)
{
	struct str words = str_of(err->message != NULL ? err->message : "");
	const struct phrase *p = phrases;
	struct pos at;

	if ((err->code == XML_ERR_COMMENT_NOT_FINISHED ||
	    err->code == XML_ERR_HYPHEN_IN_COMMENT) &&
	    xml_comment_open(r->a, r->dg, &r->errors, r->mark, offset))
		return;
	while (p < phrases + NELEM(phrases) && p->code != err->code)
		p++;
	if (p == phrases + NELEM(phrases))
		p = NULL;
	else
		words = p->after == NULL ? str_of(p->before) :
		    str_fmt(r->a, "%s%s%s", p->before,
		    err->str1 != NULL ? err->str1 : "", p->after);
	if (p != NULL && p->back != 0)
		offset = back_to(r->text, offset, p->back);
	words = str_dup(r->a, str_trim(words));
	at = xml_cursor_to(&r->errors, offset);
	if (err->domain != XML_FROM_NAMESPACE)
		diag_error(r->dg, at, MSG_XML_BROKEN, words.ptr);
	else if (err->level == XML_ERR_WARNING)
		diag_warn(r->dg, at, MSG_XML_NAMESPACE, words.ptr);
	else
		diag_error(r->dg, at, MSG_XML_NAMESPACE, words.ptr);
	if ((err->code == XML_ERR_ATTRIBUTE_NOT_STARTED ||
	    err->code == XML_ERR_LT_IN_ATTRIBUTE) &&
	    xml_hint_value(r->dg, r->text, r->mark, offset))
		return;
	if (p != NULL && p->hint != NULL)
		diag_hint(r->dg, "%s", p->hint);
	else if (err->domain == XML_FROM_NAMESPACE)
		diag_hint(r->dg, "no name here needs a prefix: remove it, and "
		    "its xmlns:");
	else if (p == NULL)
		diag_hint(r->dg, "write & as &amp; and < as &lt;, close each "
		    "element, and put each value in quotation marks");
}

/* Newer versions of the library hand over a pointer to const. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *given_error;
#else
typedef xmlErrorPtr given_error;
#endif

/* After a fatal one, all others only say that the file is broken. */
static void
on_error(void *user, given_error err)
{
	struct reader *r = user;
	size_t offset;

	if (r->broken)
		return;
	offset = offset_now(r);
	r->broken = err->level == XML_ERR_FATAL;
	if (r->above != NULL && (err->code == XML_ERR_TAG_NAME_MISMATCH ||
	    err->code == XML_ERR_TAG_NOT_FINISHED ||
	    err->code == XML_ERR_LTSLASH_REQUIRED))
		not_closed(r, err, offset);
	else
		other_words(r, err, offset);
}

static void
parse(struct reader *r)
{
	const xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start, .endElementNs = on_end,
		.characters = on_text, .ignorableWhitespace = on_text,
		.cdataBlock = on_text, .comment = on_comment,
		.processingInstruction = on_instruction, .serror = on_error,
	};
	xmlDocPtr doc;

	r->ctxt = xmlNewParserCtxt();
	CHECK(r->ctxt != NULL);
	*r->ctxt->sax = handler;
	r->ctxt->userData = r;
	/* NOENT: or an & in an attribute would arrive as the text "&#38;". */
	doc = xmlCtxtReadMemory(r->ctxt, r->text.ptr, (int)r->text.len, NULL,
	    NULL, XML_PARSE_NONET | XML_PARSE_NOENT |
	    XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
	xmlFreeDoc(doc);
	if (!r->ctxt->wellFormed)
		r->broken = true;
	xmlFreeParserCtxt(r->ctxt);
}

int
xml_read(struct arena *a, struct diag *dg, const char *name, struct str text,
    struct xml_node **root)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	const size_t errors = diag_errors(dg);
	struct reader r = { .a = a, .dg = dg };

	if (str_starts(text, "\xef\xbb\xbf"))
		text = str_sub(text, 3, text.len);
	if (str_empty(str_trim(text))) {
		diag_error(dg, (struct pos){ name, 1, 1 }, MSG_XML_BROKEN,
		    "the file is empty");
		diag_hint(dg, "put back what it held, or remove the file");
		return -1;
	}
	if (xml_scan(dg, name, text) != 0)
		return -1;
	CHECK(text.len <= INT_MAX);
	pthread_once(&once, xmlInitParser);
	r.text = text;
	r.names = map_new(a);
	xml_cursor_init(&r.cursor, name, text);
	xml_cursor_init(&r.errors, name, text);
	buf_init(&r.chars, text.len);
	parse(&r);
	buf_free(&r.chars);
	if (diag_errors(dg) == errors && (r.broken || r.root == NULL)) {
		diag_error(dg, (struct pos){ name, 1, 1 }, MSG_XML_BROKEN,
		    "this is not XML");
		diag_hint(dg, "is it the right file? XML begins with <");
	}
	if (diag_errors(dg) != errors)
		return -1;
	*root = r.root;
	return 0;
}
