/*
 * item_quiz.h - items bound to one quiz: quiz.xml, the package that holds it,
 * and the paper of a person. The formats are in precept-quiz(5).
 *
 * A package is a QTI 3.0 content package in a zip: imsmanifest.xml, test.xml,
 * items/ID.xml, stimuli/ID.xml, and of ours quiz.xml and digests.txt.
 * digests.txt lists "HEX  NAME" of all other files, sorted, as sha256sum does.
 * SHA-256 of the open part's digests.txt is the quiz digest; the key part holds
 * that list as open-digests.txt, and SHA-256 of its own digests.txt is the key
 * digest. quiz.xml has the same bytes in both.
 */
#ifndef PRECEPT_ITEM_QUIZ_H
#define PRECEPT_ITEM_QUIZ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/digest.h"
#include "base/str.h"
#include "item/item.h"

#define ITEM_QUIZ_NS "urn:precept:quiz:1"

/* Each chapter of the handbook that has questions, in its order. */
struct item_chapter {
	struct str id, title;
	unsigned quota;		/* questions at least; 0: none asked for */
};

/* What the quiz knows of one item. */
struct item_entry {
	struct str id;		/* the item's */
	struct str rule;	/* "photo-device" */
	struct str section;	/* its number in the handbook: "3.5.1" */
	unsigned chapter;	/* index */
	unsigned difficulty;	/* 1-3 */
	bool critical;
	struct str scenario;	/* id shared by the items of one text; absent */
	/* Where the rule stands, "policies/photos.md:41": in the key part's
	 * manifest only, so that a moved line makes no new quiz. */
	struct str place;
};

struct item_form {
	struct str id;		/* "A" */
	unsigned *items;	/* indexes into entries, in printed order */
	size_t n;
};

struct item_quiz {
	struct str id;		/* the role's: "nurse" */
	struct str title, organization, lang;
	struct str number, version, effective;	/* of the document */
	struct digest handbook;	/* of the PDF */
	struct str statement;	/* what is attested */
	struct digest statement_digest;	/* of its UTF-8 bytes */
	unsigned questions, attempts;
	unsigned pass;		/* thousandths of the most points */
	unsigned levels[4];	/* of difficulty 1-3: questions at least */
	struct item_chapter *chapters;
	size_t n_chapters;
	struct item_entry *entries;	/* in the handbook's order */
	size_t n;
	struct item_form *forms;
	size_t n_forms;
};

#define ITEM_CHAPTERS_MAX 1000	/* of one quiz */
#define ITEM_FORMS_MAX 26	/* A to Z */
#define ITEM_ATTEMPTS_MAX 1000

/*
 * quiz.xml, called name, which is kept as the place of findings. Reading
 * checks all of it: ids, indexes, limits, and that what is asked for is there.
 * Everything is in a. -1 after findings, *out is as it was then. Writing takes
 * what reading gives.
 */
NODISCARD int item_quiz_read(struct arena *a, struct diag *dg,
    const char *name, struct str text, struct item_quiz *out);
void item_quiz_write(struct buf *b, const struct item_quiz *q);

/* A package as read. */
struct item_package {
	struct item_quiz *quiz;	/* NULL: another maker's, without quiz.xml */
	struct item *items;	/* as quiz->entries; else in the test's order */
	size_t n;
	bool *critical;		/* of each item */
	struct item_stimulus *stimuli;
	size_t n_stimuli;
	/* From quiz.xml, or from a test whose outcome processing is of our
	 * form; -1: the package has no pass rule. */
	long pass;		/* thousandths of the most points */
	struct digest digest;	/* the quiz digest; of another maker's package
				   the digest of its bytes */
	struct digest key_digest;
	bool has_key;
};

/*
 * Read a package from the bytes of a zip called name, which is kept as the
 * place of findings; all else is in a. All digests are checked where there is a
 * digests.txt. Refused are more than ITEM_PACKAGE_MAX items, what zip_unpack
 * refuses, and a key in an open part of ours or none in its key part; of
 * another maker's all items have a key or none. -1 after findings, *out is as
 * it was then.
 */
NODISCARD int item_package_read(struct arena *a, struct diag *dg,
    const char *name, struct str zip, struct item_package *out);

/*
 * Write the two parts of a quiz as zips, stored, with fixed times and sorted
 * names: equal input, equal bytes. items are as q->entries, with their keys;
 * each scenario is one of stimuli. The zips are in a. Sets *quiz_digest and
 * *key_digest. -1 after a finding at the first item of more than
 * ITEM_PACKAGE_MAX.
 */
NODISCARD int item_package_write(struct arena *a, struct diag *dg,
    const struct item_quiz *q, const struct item *items,
    const struct item_stimulus *stimuli, size_t n_stimuli, struct str *open,
    struct str *key, struct digest *quiz_digest, struct digest *key_digest);

/*
 * A person's id as it is compared: NFC, each code point in its simple lower
 * case, trimmed as JavaScript's trim() does; in a. Absent when nothing is left
 * or it is not UTF-8.
 */
struct str item_person(struct arena *a, struct str id);
#define ITEM_PERSON_MAX 200	/* bytes of an id, folded */
/*
 * Why a folded id is none that a person can be told by, in words; NULL when it
 * is fine. It may not hold what nobody can see, as "e1001" with a zero-width
 * space after it would be somebody else.
 */
const char *item_person_wrong(struct arena *a, struct str folded);
/* Does a typed name hold anything that can be seen? name may be absent. */
bool item_name_is_seen(struct str name);

/*
 * The id of a role that a table of people names, which may be as a person
 * writes it: " Front Desk" is front-desk. In a; absent where it is not UTF-8.
 */
struct str item_role(struct arena *a, struct str cell);

/* What a table may call the column of person ids, best first; ends in NULL. */
extern const char *const item_person_columns[];

/*
 * The paper of a person (as item_person gives it) and attempt, 1 and up:
 *   seed = hex of SHA-256(quiz digest in hex "|" person "|" attempt)
 *   a unit is an item, or a scenario with all its items, in file order
 *   units are sorted by SHA-256(seed "|" id of the item or scenario)
 * and taken in that order, four times:
 *   1. for each critical rule, in order of its first entry, that no taken item
 *      tests: the first unit that holds an item of it, always;
 *   2. for each chapter in order, units of it (by their first item) until its
 *      quota is reached;
 *   3. for each difficulty 1, 2, 3 likewise, units by their first item;
 *   4. any, until there are q->questions.
 * In 2 to 4 a unit is passed over that would exceed the quota at hand or the
 * number of questions; all items of a taken unit count for the chapter and the
 * difficulty of its first, whichever step took it. The paper is the taken units
 * in their sorted order.
 * items gets indexes into q->entries, room for q->n; returns how many. q is as
 * item_quiz_read checks it: all items of a rule are critical, or none.
 */
size_t item_draw(const struct item_quiz *q, const struct digest *quiz_digest,
    struct str person, unsigned attempt, unsigned *items);

#endif
