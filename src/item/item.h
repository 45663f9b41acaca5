/*
 * item.h - one question of a quiz as data: read from QTI, written to QTI, and
 * scored. Knows no policies: the grader stays small by linking base and this.
 *
 * QTI here is 1EdTech QTI 3.0 (namespace .../imsqtiasi_v3p0); 2.1 is read too.
 * Scores are whole numbers of ITEM_POINT, so that no verdict hangs on rounding.
 */
#ifndef PRECEPT_ITEM_H
#define PRECEPT_ITEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/str.h"

struct arena;

/*
 * Units of one point: 100,000 times the least common multiple of 1 to 12, so
 * six decimals and parts of up to 12 equal options are exact. Other parts are
 * refused when an item is read.
 */
#define ITEM_POINT INT64_C(2772000000)
#define ITEM_POINTS_MAX 1000	/* of one item, and of one mapped value */
#define ITEM_CHOICES_MAX 64	/* of one item: a response fits a word */
#define ITEM_ID_MAX 64		/* bytes of any identifier */
#define ITEM_PACKAGE_MAX 5000	/* items of one package */

enum item_kind {
	ITEM_SINGLE, ITEM_MULTIPLE, ITEM_TRUE_FALSE,
	ITEM_ORDER,		/* qti-order-interaction */
	ITEM_MATCH		/* qti-match-interaction: one target a source */
};

enum item_scoring {
	ITEM_CORRECT,	/* template match_correct: all or nothing */
	ITEM_MAPPED,	/* template map_response */
	ITEM_PARTIAL	/* ours: (right - wrong) / n, not below 0: a mapping of
			   1 and -1 with lower bound 0, divided by n */
};

struct item_choice {
	struct str id;
	struct str body;	/* XHTML of QTI's subset; to be written */
	struct str words;	/* the same as plain text */
};

/* One value of a response: a choice, or of a match a source and its target. */
struct item_value {
	uint16_t choice, target;	/* indexes; target 0 unless a match */
};

struct item_mapped {
	struct item_value value;
	int64_t units;
};

struct item {
	struct str id, title;
	enum item_kind kind;
	struct str stimulus;	/* id of the scenario it is shown with; absent */
	struct str body, words;	/* what is asked: blocks; plain text */
	struct item_choice *choices;	/* of a match: the sources */
	size_t n_choices;
	struct item_choice *targets;	/* of a match */
	size_t n_targets;
	size_t limit;		/* of a multiple: most values; 0: all; of
				   others 0, their kind says it */
	/* --- the key: none of it in an open file (n_correct 0) --- */
	struct item_value *correct;	/* order: in order; multiple: sorted */
	size_t n_correct;
	enum item_scoring scoring;
	struct item_mapped *map;	/* ITEM_MAPPED */
	size_t n_map;
	int64_t map_default, map_lower, map_upper; /* INT64_MIN, _MAX: none */
	int64_t max;		/* most units a response can earn; 0: no key */
	struct str reason;	/* XHTML blocks: why; absent when none */
	struct pos at;		/* where it was read */
};

/* A text that several items share. */
struct item_stimulus {
	struct str id, title;
	struct str body, words;
};

/*
 * Read one QTI item (3.0, 2.2 or 2.1) from the XML text called name. What we
 * cannot score is refused by name: another template, operator, interaction,
 * base type or an adaptive item; so are more than ITEM_CHOICES_MAX choices or
 * ITEM_POINTS_MAX points, and part marks that ITEM_POINT does not divide into.
 * Everything is in a, text is copied; name is kept, as the place of findings
 * and of the item. -1 after findings, *out is as it was then.
 */
NODISCARD int item_read(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct item *out);
/* The same for a text that items share. */
NODISCARD int item_read_stimulus(struct arena *a, struct diag *dg,
    const char *name, struct str text, struct item_stimulus *out);

/*
 * Write QTI 3.0 of an item as item_read gives it. With key false nothing of
 * the key is written, nor the reason. Markup goes out as it is.
 */
void item_write(struct buf *b, const struct item *it, bool key);
void item_write_stimulus(struct buf *b, const struct item_stimulus *s);

/* What is wrong with a response; ITEM_FINE is 0. */
enum item_fault {
	ITEM_FINE,
	ITEM_UNKNOWN,		/* a value names no choice */
	ITEM_TWICE,		/* a value, or a match's source, stands twice */
	ITEM_TOO_MANY,		/* more values than the kind allows */
	ITEM_NOT_A_PAIR		/* of a match: not "source target" */
};

/*
 * One value as text: an id; of a match two ids parted by one of " -". Ids
 * compare exactly, then without regard to the case of ASCII letters where that
 * is unambiguous. ITEM_FINE, ITEM_UNKNOWN or ITEM_NOT_A_PAIR; *out is set when
 * it is fine.
 */
enum item_fault item_value_parse(const struct item *it, struct str text,
    struct item_value *out);
/* Are these n values one response? Order matters only to ITEM_ORDER. */
enum item_fault item_response_check(const struct item *it,
    const struct item_value *v, size_t n);
/*
 * Units earned by a response that item_response_check found fine: at most
 * it->max, below 0 only by a mapping without a lower bound of 0; no values earn
 * 0. By QTI 3.0's templates match_correct and map_response, and by ours, which
 * precept-quiz(5) writes out.
 */
int64_t item_score(const struct item *it, const struct item_value *v,
    size_t n);
/* All correct values and no others; without any, the most units. */
bool item_is_right(const struct item *it, const struct item_value *v,
    size_t n);

#endif
