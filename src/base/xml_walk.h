/*
 * xml_walk.h - XML text as calls, without a tree: for many small files, of
 * which little is kept. What is refused and said is as in xml_in.h.
 */
#ifndef PRECEPT_XML_WALK_H
#define PRECEPT_XML_WALK_H

#include <stddef.h>

#include "base/base.h"
#include "base/str.h"

struct arena;
struct diag;
struct xml_walk;

struct xml_walk_attr {
	struct str name;	/* without a prefix: those that have one are
				   left out */
	struct str value;
};

/* All texts live until the call returns. */
struct xml_walker {
	void *user;
	void (*start)(void *user, struct str name, struct str ns,
	    const struct xml_walk_attr *attrs, size_t n);
	void (*end)(void *user, struct str name);
	/* A text may come in several parts. */
	void (*text)(void *user, struct str chars);
};

struct xml_walk *xml_walk_new(void);
void xml_walk_free(struct xml_walk *w);	/* NULL does nothing */
/*
 * Read text (checked UTF-8) called name, one after another with the same w.
 * -1 after findings, which may come after calls: what they built is then of
 * no use. a: for the findings.
 */
NODISCARD int xml_walk(struct xml_walk *w, struct arena *a, struct diag *dg,
    const char *name, struct str text, const struct xml_walker *to);
/* Within a call: the offset of the '<' of the tag that it is about. */
size_t xml_walk_offset(const struct xml_walk *w);
/* Within a call: enough was seen; no more calls come. xml_walk returns 0. */
void xml_walk_stop(struct xml_walk *w);

#endif
