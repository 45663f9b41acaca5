/* xml_walk.c - the second door to libxml2: its SAX calls as they come. */
#include "base/xml_walk.h"

#include <limits.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/xml_in.h"
#include "base/xml_part.h"

/*
 * libxml2 keeps every name it has met in a dictionary of the parser, so that
 * is a new one now and then.
 */
enum { TEXTS_OF_A_PARSER = 1000 };

struct xml_walk {
	xmlParserCtxtPtr ctxt;
	unsigned texts;
	struct str text;
	const struct xml_walker *to;
	bool broken, stopped;
};

struct xml_walk *
xml_walk_new(void)
{
	struct xml_walk *w = mem_alloc(sizeof(*w));

	*w = (struct xml_walk){ .ctxt = NULL };
	return w;
}

void
xml_walk_free(struct xml_walk *w)
{
	if (w == NULL)
		return;
	if (w->ctxt != NULL)
		xmlFreeParserCtxt(w->ctxt);
	mem_free(w);
}

size_t
xml_walk_offset(const struct xml_walk *w)
{
	const long n = xmlByteConsumed(w->ctxt);
	size_t at = n < 0 || (size_t)n > w->text.len ? w->text.len : (size_t)n;

	while (at > 0 && (at == w->text.len || w->text.ptr[at] != '<'))
		at--;
	return at;
}

void
xml_walk_stop(struct xml_walk *w)
{
	w->stopped = true;
	xmlStopParser(w->ctxt);
}

static struct str
name_of(const xmlChar *name)
{
	return str_of((const char *)name);
}

static void
on_start(void *user, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *ns, int n_spaces, const xmlChar **spaces, int n_attrs,
    int n_defaults, const xmlChar **attrs)
{
	struct xml_walk_attr list[XML_ATTRS_MAX];
	struct xml_walk *w = user;
	size_t n = 0;

	(void)prefix, (void)n_spaces, (void)spaces, (void)n_defaults;
	if (w->broken || w->stopped)
		return;
	for (int i = 0; i < n_attrs && n < NELEM(list); i++, attrs += 5) {
		if (attrs[1] != NULL)
			continue;
		list[n].name = name_of(attrs[0]);
		list[n++].value = (struct str){ (const char *)attrs[3],
			(size_t)(attrs[4] - attrs[3]) };
	}
	w->to->start(w->to->user, name_of(name), name_of(ns), list, n);
}

static void
on_end(void *user, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *ns)
{
	struct xml_walk *w = user;

	(void)prefix, (void)ns;
	if (!w->broken && !w->stopped)
		w->to->end(w->to->user, name_of(name));
}

static void
on_text(void *user, const xmlChar *chars, int len)
{
	struct xml_walk *w = user;

	if (!w->broken && !w->stopped && len > 0)
		w->to->text(w->to->user, (struct str){ (const char *)chars,
		    (size_t)len });
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *given_error;
#else
typedef xmlErrorPtr given_error;
#endif

/* What it is, xml_read will say; it reads the text alike. */
static void
on_error(void *user, given_error err)
{
	struct xml_walk *w = user;

	w->broken |= !w->stopped && err->level >= XML_ERR_ERROR;
}

static void
parse(struct xml_walk *w)
{
	const xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start, .endElementNs = on_end,
		.characters = on_text, .ignorableWhitespace = on_text,
		.cdataBlock = on_text, .serror = on_error,
	};
	xmlDocPtr doc;

	if (w->ctxt != NULL && w->texts % TEXTS_OF_A_PARSER == 0) {
		xmlFreeParserCtxt(w->ctxt);
		w->ctxt = NULL;
	}
	if (w->ctxt == NULL)
		w->ctxt = xmlNewParserCtxt();
	CHECK(w->ctxt != NULL);
	w->texts++;
	*w->ctxt->sax = handler;
	w->ctxt->userData = w;
	doc = xmlCtxtReadMemory(w->ctxt, w->text.ptr, (int)w->text.len, NULL,
	    NULL, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
	xmlFreeDoc(doc);
	w->broken |= !w->stopped && !w->ctxt->wellFormed;
}

int
xml_walk(struct xml_walk *w, struct arena *a, struct diag *dg,
    const char *name, struct str text, const struct xml_walker *to)
{
	struct xml_node *root;

	if (str_starts(text, "\xef\xbb\xbf"))
		text = str_sub(text, 3, text.len);
	if (!str_empty(str_trim(text))) {
		if (xml_scan(dg, name, text) != 0)
			return -1;
		CHECK(text.len <= INT_MAX);
		w->text = text;
		w->to = to;
		w->broken = w->stopped = false;
		parse(w);
		if (!w->broken)
			return 0;
	}
	return xml_read(a, dg, name, text, &root) < 0 ? -1 : 0;
}
