/* item_part.h - what the readers of this stage share. */
#ifndef PRECEPT_ITEM_PART_H
#define PRECEPT_ITEM_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/str.h"

struct arena;
struct item;
struct item_package;
struct item_quiz;
struct map;
struct xml_node;
struct zip_part;

#define ITEM_QTI_NS "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
#define ITEM_QTI_21_NS "http://www.imsglobal.org/xsd/imsqti_v2p1"
#define ITEM_QTI_22_NS "http://www.imsglobal.org/xsd/imsqti_v2p2"
#define ITEM_TEMPLATES \
	"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/"

/* One file being read. */
struct item_reader {
	struct arena *a;
	struct diag *dg;
	const char *name;
};

/* A whole number of digits alone, at most max. */
bool item_is_number(struct str s, unsigned max, unsigned *out);

/* Findings of more than one file. */
void item_missing(struct item_reader *r, const struct xml_node *n,
    const char *what);
void item_wrong(struct item_reader *r, struct pos at, struct str value,
    const char *what);
void item_odd_element(struct item_reader *r, const struct xml_node *n);
void item_twice(struct item_reader *r, struct pos at, const char *what,
    struct str id);
void item_unknown(struct item_reader *r, struct pos at, const char *what,
    struct str id);
/* Words that stand directly in n, where only elements may, are a finding. */
void item_no_words(struct item_reader *r, const struct xml_node *n);

/* Attributes: reported when missing or wrong. An empty text is then returned,
 * or 0. */
struct str item_attr(struct item_reader *r, const struct xml_node *n,
    const char *name);
/*
 * An identifier of XML without a colon (NCName), at most ITEM_ID_MAX bytes; of
 * the letters beyond ASCII all are taken.
 */
struct str item_attr_id(struct item_reader *r, const struct xml_node *n,
    const char *name);
unsigned item_attr_number(struct item_reader *r, const struct xml_node *n,
    const char *name, unsigned min, unsigned max);

/* --- QTI 3.0, and 2.1 and 2.2 by the names of 3.0 --- */

/* The file's element is name in one of the three namespaces. */
bool item_is(const struct xml_node *n, const char *name);
/* Has n a namespace of QTI at all? */
bool item_is_qti(const struct xml_node *n);
/* Child, or next sibling, elements of that name; n may be NULL, as may what
 * is returned. */
const struct xml_node *item_child(const struct xml_node *n, const char *name);
const struct xml_node *item_next(const struct xml_node *n, const char *name);
/* The attribute of that name, trimmed; absent when it is not there. */
struct str item_qti_attr(const struct xml_node *n, const char *name);
/* The name in 3.0, in a: "responseIf" gives "qti-response-if". */
struct str item_qti_name(struct arena *a, const struct xml_node *n);
/* Points as a decimal number to units; at most six decimals. */
bool item_is_units(struct str s, int64_t *out);

/*
 * The operators in and below n as one line, "" when that is very long; what is
 * none of QTI's has a "?" before its name.
 */
struct str item_form(struct arena *a, const struct xml_node *n);

/*
 * What people read inside n as XHTML of a short list of elements, and as plain
 * text; interactions, feedback and rubrics left out.
 */
void item_markup(struct arena *a, const struct xml_node *n, struct str *body,
    struct str *words);
/* The key of an item whose choices are read. Reports. */
void item_read_key(struct item_reader *r, const struct xml_node *root,
    const struct xml_node *declaration, struct item *it);

/* --- a package --- */

/* A zip being read; r.name is the zip's. */
struct item_zip {
	struct item_reader r;
	struct zip_part *parts;
	size_t n;
	struct map *files;	/* name to its struct zip_part */
};

/*
 * The text of a file in the zip, and what findings call it ("key.zip/x.xml").
 * false, after a finding at the place of who wants it, when it is not there or
 * no text.
 */
bool item_zip_text(struct item_zip *z, struct pos wants, struct str name,
    const char **called, struct str *text);
/* A package without quiz.xml: manifest, test, items. */
NODISCARD int item_import(struct item_zip *z, struct item_package *out);
/* Places of the rules, from a manifest of ours, into the entries. */
NODISCARD int item_read_places(struct item_zip *z, struct item_quiz *q);

/* --- writing --- */

void item_write_attr(struct buf *b, const char *name, struct str value);
/* Units as a decimal number of points: "0.5". */
void item_write_units(struct buf *b, int64_t units);
/* test.xml, and imsmanifest.xml of the open or the key part. */
void item_write_test(struct buf *b, const struct item_quiz *q);
void item_write_manifest(struct arena *a, struct buf *b,
    const struct item_quiz *q, const struct item *items, bool key);

#endif
