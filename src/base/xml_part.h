/* xml_part.h - what the files of xml_in.h share. */
#ifndef PRECEPT_XML_PART_H
#define PRECEPT_XML_PART_H

#include "base/diag.h"
#include "base/str.h"

struct arena;
struct xml_node;

enum {
	XML_DEPTH_MAX = 64,	/* elements in each other */
	XML_ATTRS_MAX = 64,	/* of one element, xmlns among them */
	XML_SPACES_MAX = 64,	/* namespaces declared around one place */
};

/* Turns offsets into places; cheap while the offsets grow. */
struct xml_cursor {
	const char *file;
	struct str text;
	size_t at, line_start;
	unsigned line;
};

void xml_cursor_init(struct xml_cursor *c, const char *file, struct str text);
struct pos xml_cursor_to(struct xml_cursor *c, size_t offset);

/*
 * Look the text over before libxml2 does: no DOCTYPE, an encoding that is
 * true, and none of the three limits above passed. The limits are checked
 * here because libxml2 compares each attribute with each, and each prefix with
 * each namespace. Text that is not well-formed passes: libxml2 says so better.
 */
NODISCARD int xml_scan(struct diag *dg, const char *file, struct str text);

/*
 * The attribute that begins at or after *at inside a tag: its name and where
 * that stands; *at moves past its value. false when there is none.
 */
bool xml_scan_attr(struct str text, size_t *at, struct str *name);

/*
 * Hint at what was meant by the end tag called end, or by the end of the text
 * if that is NULL, while the element is open.
 */
void xml_hint_end(struct diag *dg, struct str text, const struct xml_node *open,
    const char *end);
/*
 * The comment that begins at or after from has no end, or another one begins
 * in it before offset, where reading stopped: says so, at the place where
 * something has to be written. false: it is another fault.
 */
bool xml_comment_open(struct arena *a, struct diag *dg, struct xml_cursor *c,
    size_t from, size_t offset);
/*
 * Hint at why an attribute's value, in a tag that begins at or after from, ran
 * into what stands at offset. false: nothing tells.
 */
bool xml_hint_value(struct diag *dg, struct str text, size_t from,
    size_t offset);

#endif
