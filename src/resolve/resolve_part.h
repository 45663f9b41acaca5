/*
 * resolve_part.h - what the files of resolve share: the plan that
 * handbook.xml holds, and the state of one book while it is made.
 *
 * A book is made in passes, each in a file of its own:
 *   resolve_book.c	places parts and policies as the plan says
 *   resolve_copy.c	copies a policy's tree: conditions decided, values
 *			put in, what lost its words taken out
 *   resolve_number.c	chapters, sections, rules, markers of items; ids
 *   resolve_refs.c	links, the small print under rules
 *   resolve_front.c, resolve_back.c	pages made from settings and data
 *   resolve_questions.c	what the reader is asked, resolved as the pages are
 *   resolve_tally.c	what is on the pages: rules, values, gaps
 * Each walks the tree once, so that a book of 2,000 pages costs a hundred
 * times what one of twenty does.
 */
#ifndef PRECEPT_RESOLVE_PART_H
#define PRECEPT_RESOLVE_PART_H

#include "base/date.h"
#include "base/diag.h"
#include "base/map.h"
#include "doc/doc.h"
#include "policy/policy_data.h"
#include "resolve/resolve.h"
#include "resolve/resolve_messages.h"
#include "settings/settings.h"

/* The hint where no name is near the one that is not there. */
#define RESOLVE_NAMES "precept-settings(5) lists every name: " \
	"man 5 precept-settings"
#define RESOLVE_NO_LAW "give it an <entry cite=\"...\"> in policies/law.xml, " \
	"or write \"practice\" where no law asks it"

/* --- the plan (resolve_plan.c) --- */

enum plan_kind {
	PLAN_COVER, PLAN_APPROVAL, PLAN_PAGE, PLAN_CONTENTS, PLAN_CHAPTER,
	PLAN_ROLE_PAGES, PLAN_FORM, PLAN_LAW, PLAN_GLOSSARY, PLAN_CONTACTS,
	PLAN_REVISIONS, PLAN_CARD
};

/* A section of a chapter. */
struct xml_node;

struct plan_section {
	const struct policy *policy;
	const struct policy_test *test;	/* NULL: always */
	struct pos at;
};

struct plan_part {
	enum plan_kind kind;
	struct str id, title;		/* absent where it has none */
	const struct policy *policy;	/* page, form, card; else NULL */
	const struct policy_test *test;
	const struct resolve_form *form;
	struct plan_section *sections;
	size_t n, cap;
	struct pos at;
};

struct plan {
	struct str id, title;
	struct plan_part *parts;
	size_t n, cap;
	struct resolve_form *forms;
	size_t n_forms, cap_forms;
	struct map *policies;		/* id of each policy it names */
};

/* The ids that root, a handbook.xml, names; NULL: any policy may be wanted. */
const struct map *resolve_plan_wants(struct arena *a,
    const struct xml_node *root);
/* Read root, which must live as long as a. */
NODISCARD int resolve_plan_read(struct arena *a, struct diag *dg,
    const struct xml_node *root, const struct policy_library *policies,
    const struct plan **out);
/* Does a page, section or form of the plan print this policy? Role pages are
 * not named there. */
bool resolve_plan_reads(const struct plan *p, const struct policy *policy);

/* --- one book --- */

/* Flags on nodes while a book is made; doc_flags ends far below. */
#define LOST (1u << 31)		/* goes: data is the struct policy_value that
				   is optional and unset */
#define NUMBER (1u << 30)	/* TEXT: a number that is ours, not a word */
#define SAMPLE (1u << 29)	/* VALUE, LINK: from sample="yes" */

struct maker {
	struct arena *a;
	struct diag *dg;
	const struct library *lib;
	const struct settings *set;
	enum resolve_what what;
	struct str id;
	const struct settings_role *role;	/* NULL for a form */
	const struct str *roles;	/* role, its parts, their parents */
	size_t n_roles;
	struct date effective;
	bool dated;		/* effective is known */
	struct resolve_book *out;
	struct doc_node *book;
	/* All in order of first use. */
	struct map *ids;	/* id -> doc_node that carries it */
	struct map *policies;	/* path -> struct policy */
	struct map *printed;	/* rule id -> its RULE */
	struct map *laws;	/* cite -> struct policy_law */
	struct map *terms;	/* id -> struct policy_term */
	struct map *off;	/* ids of policies that settings switch off */
	struct map *repeats;	/* role pages: words of a rule -> its RULE */
	const struct policy_question **questions;
	size_t n_questions, cap_questions;
	/* Parts that are filled after the words were copied; NULL: none. And
	 * the paragraph of the cover that says what the book is not. */
	struct doc_node *contents, *law, *glossary, *card, *notice;
	struct doc_node *asked;		/* the part of the questions' copies */
};

/* Fill effective and dated (resolve_book.c). */
void resolve_effective(struct maker *m);
/* Fill off, which is an empty map (resolve_book.c). */
void resolve_switches(struct maker *m);

/* resolve_survey.c: was it checked too long before the document's date? Is it
 * past its shelf life on that day? */
bool resolve_law_old(const struct maker *m, const struct policy_law *law);
bool resolve_figure_old(const struct maker *m, const struct policy_figure *f);
/* "nurse" for roles/nurse.md; absent for other policies. */
struct str resolve_role_of(const struct policy *p);

/* --- roles (resolve_roles.c) --- */

/*
 * The roles that a reader of role has: itself, the built-in roles it is made
 * of, and their parents, each once. A NULL role has none.
 */
void resolve_roles_of(struct arena *a, const struct settings_role *role,
    const struct str **out, size_t *n);
/* Those of a built-in role or parent, whether the settings use it or not. */
void resolve_roles_named(struct arena *a, const struct settings *set,
    struct str role, const struct str **out, size_t *n);
/* Can `role is WORD` be true? A role of settings, built in, or a parent. */
bool resolve_role_known(const struct settings *set, struct str word);
/* Reports when it is not. */
bool resolve_role_check(const struct maker *m, const struct policy_word *w);
bool resolve_is_role(const struct maker *m, struct str word);

/* --- tests (resolve_tests.c) --- */

/* Does t hold in this book? What it names wrongly is reported and false. */
bool resolve_test(struct maker *m, const struct policy_test *t);
/* Report each name in t that nothing has. */
void resolve_test_check(const struct maker *m, const struct policy_test *t);
/* Can t hold in the book of the role that m has, whatever else is set? */
bool resolve_test_may(const struct maker *m, const struct policy_test *t);

/* --- values (resolve_values.c) --- */

/* Report that no setting has this name, and which one is near. */
void resolve_no_setting(const struct maker *m, struct pos at, struct str path);
/* Is there such a value (set or not)? If not, report. */
bool resolve_value_known(const struct maker *m, const struct policy_value *v);
/* Put v below to: a VALUE, or a GAP, or a mark that what is around it goes. */
void resolve_value_put(struct maker *m, struct doc_node *to,
    const struct doc_node *from);
/* These values as VALUE below to; path is its label. */
void resolve_values_add(struct maker *m, struct doc_node *to, struct pos at,
    struct str path, const struct settings_values *values,
    enum settings_style style);
/* The value at path, below to. False when it is unset: nothing is added. */
bool resolve_value_add(struct maker *m, struct doc_node *to, const char *path);
/* What it would print; absent when unset. Not remembered as printed. */
struct str resolve_value_text(const struct maker *m, const char *path);
void resolve_gap_add(struct maker *m, struct doc_node *to, struct pos at,
    struct str path);
/* Copy a link whose address holds values. */
void resolve_link_put(struct maker *m, struct doc_node *link,
    const struct policy_url *url);
/* The values that stand in a LINK's address: its data until the tally. */
struct url_values {
	struct resolve_value *v;
	size_t n;
};

/* --- tables (resolve_tables.c) --- */

void resolve_table_check(const struct maker *m, const struct policy_table *t);
/* The table as the mark asks for, below to; nothing when it has no rows. */
void resolve_table_put(struct maker *m, struct doc_node *to,
    const struct policy_table *t, struct pos at);
/* A column of a table of ours: its fields stand below each other. */
struct resolve_column {
	const char *title;
	const char *fields[4];	/* or paths from them; NULL: no more */
	const char *before[4];	/* NULL: nothing */
};
/* Columns that are empty in every row are left out. Nothing is made of no
 * rows: NULL. */
struct doc_node *resolve_table_add(struct maker *m, struct doc_node *to,
    const char *source, const struct resolve_column *columns, size_t n);
struct doc_node *resolve_table_new(struct maker *m, struct doc_node *to,
    struct pos at, unsigned columns);
/* The header row, of these words; a NULL ends them. */
void resolve_header_add(struct maker *m, struct doc_node *table,
    const char *const *words);
struct doc_node *resolve_row_add(struct maker *m, struct doc_node *table);
struct doc_node *resolve_cell_add(struct maker *m, struct doc_node *row,
    bool header);

/* --- copying (resolve_copy.c) --- */

/*
 * Copy what holds of policy below to; headings go down by shift levels.
 * Returns the title's heading, or NULL when nothing of it is left.
 */
struct doc_node *resolve_copy(struct maker *m, struct doc_node *to,
    const struct policy *policy, int shift);
/*
 * Copy n, which stands in a question or a scenario, below to, without the
 * questions in it. Returns the copy, the last one of what a condition holds,
 * or NULL when nothing is left.
 */
struct doc_node *resolve_copy_asked(struct maker *m, struct doc_node *to,
    const struct doc_node *n);

/* --- questions (resolve_questions.c) --- */

/*
 * Once it is known what is printed: list the reader's questions, and copy them
 * into a part of their own, in which numbers and links are then made.
 */
void resolve_questions(struct maker *m);
/* Take that part out of the book; report what its words lack. */
void resolve_questions_end(struct maker *m);

/* --- numbers and links --- */

void resolve_number(struct maker *m);
/* Fill m->laws and m->terms with what the book uses. */
void resolve_refs_collect(struct maker *m);
void resolve_refs(struct maker *m);
struct str resolve_law_id(struct arena *a, struct str cite);
/* Is there anything target could mean, in any book? If not, report. */
bool resolve_ref_known(const struct maker *m, struct pos at,
    struct str target);
/* Does p have a link to the policy id, to a heading or a rule of it? */
bool resolve_points_at(const struct maker *m, const struct policy *p,
    struct str id);
/* The words of a rule: markers and all, but no numbers and no small print. */
struct str resolve_rule_words(struct arena *a, const struct doc_node *rule);

/* --- what is on the pages (resolve_tally.c) --- */

void resolve_tally(struct maker *m);

/* --- pages from settings and data --- */

struct doc_node *resolve_part_add(struct maker *m, const char *style,
    struct str id);
struct doc_node *resolve_heading_add(struct maker *m, struct doc_node *to,
    int level, struct str id, struct str words);
struct doc_node *resolve_para_add(struct maker *m, struct doc_node *to,
    const char *style);
void resolve_words_add(struct maker *m, struct doc_node *to, const char *words);
void resolve_cover(struct maker *m);
/* Once the values are known: the notice that some are samples. */
void resolve_cover_sample(struct maker *m);
void resolve_approval(struct maker *m, const struct plan_part *p);
void resolve_contents_fill(struct maker *m);
void resolve_contacts(struct maker *m, const struct plan_part *p);
void resolve_revisions(struct maker *m, const struct plan_part *p);
/* These fill m->law, m->glossary, m->card, or take them out when empty. */
void resolve_law_fill(struct maker *m);
/* "not legal advice", and when the law was checked: in every handbook. */
void resolve_notice_fill(struct maker *m);
void resolve_glossary_fill(struct maker *m);
void resolve_card_fill(struct maker *m);

#endif
