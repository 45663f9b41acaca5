/* xml_in.h - XML text to a small tree with places. The only door to libxml2. */
#ifndef PRECEPT_XML_IN_H
#define PRECEPT_XML_IN_H

#include "base/diag.h"
#include "base/str.h"

struct xml_attr {
	struct xml_attr *next;
	struct str name;	/* prefix:name for a prefixed one (xml:lang) */
	struct str value;
	struct pos at;		/* of the name */
};

struct xml_node {
	struct xml_node *parent, *first, *last, *next;
	struct str name;	/* local name; absent: a text node */
	struct str ns;		/* namespace URI, absent for none */
	struct str text;	/* text nodes: the characters, as written */
	struct xml_attr *attrs;	/* in source order */
	struct pos at;		/* of its '<', or of the first character */
	struct pos end;		/* just past the start tag */
};

/*
 * Read text (checked UTF-8; copied) called name. No network, no DOCTYPE (an
 * error), no entities but the five. At most 64 elements deep, 64 attributes
 * each. Places are exact in every line. Comments and processing instructions
 * are dropped and do not divide a text; CDATA is text. All namespace errors
 * become findings, and the first place where the text is not well-formed.
 * Returns -1 with *root untouched when anything was an error.
 */
NODISCARD int xml_read(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct xml_node **root);

/* First element child called name, or NULL; the next such sibling. */
struct xml_node *xml_child(const struct xml_node *n, const char *name);
struct xml_node *xml_next(const struct xml_node *n, const char *name);
/* First / next element of any name. */
struct xml_node *xml_first_element(const struct xml_node *n);
struct xml_node *xml_next_element(const struct xml_node *n);
const struct xml_attr *xml_attr(const struct xml_node *n, const char *name);
struct str xml_attr_value(const struct xml_node *n, const char *name); /* absent: none */
/* The node after n in the order of the text, below top; NULL after the last. */
const struct xml_node *xml_below(const struct xml_node *n,
    const struct xml_node *top);
/* All text below n, white space runs as one space, trimmed; in a. */
struct str xml_text(struct arena *a, const struct xml_node *n);

/* Add s to b as XML character data or attribute value. */
void xml_escape(struct buf *b, struct str s);

#endif
