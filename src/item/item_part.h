/* item_part.h - what the readers of this stage share. */
#ifndef PRECEPT_ITEM_PART_H
#define PRECEPT_ITEM_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;
struct item;
struct item_quiz;
struct xml_node;

#define ITEM_QTI_NS "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
#define ITEM_QTI_21_NS "http://www.imsglobal.org/xsd/imsqti_v2p1"
#define ITEM_TEMPLATES \
	"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/"

/* One file being read. */
struct item_reader {
	struct arena *a;
	struct diag *dg;
	const char *name;
};

/*
 * An identifier of XML without a colon (NCName), at most ITEM_ID_MAX bytes; of
 * the letters beyond ASCII all are taken.
 */
bool item_is_id(struct str s);
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
struct str item_attr_id(struct item_reader *r, const struct xml_node *n,
    const char *name);
unsigned item_attr_number(struct item_reader *r, const struct xml_node *n,
    const char *name, unsigned min, unsigned max);

/* --- writing --- */

void item_write_attr(struct buf *b, const char *name, struct str value);
/* Units as a decimal number of points: "0.5". */
void item_write_units(struct buf *b, int64_t units);
/* test.xml, and imsmanifest.xml of the open or the key part. */
void item_write_test(struct buf *b, const struct item_quiz *q);
void item_write_manifest(struct arena *a, struct buf *b,
    const struct item_quiz *q, const struct item *items, bool key);

#endif
