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
 */
#ifndef PRECEPT_RESOLVE_PART_H
#define PRECEPT_RESOLVE_PART_H

#include "base/date.h"
#include "base/diag.h"
#include "base/map.h"
#include "doc/doc.h"
#include "policy/policy_data.h"
#include "resolve/resolve.h"
#include "settings/settings.h"

/* --- the plan (resolve_plan.c) --- */

enum plan_kind {
	PLAN_COVER, PLAN_APPROVAL, PLAN_PAGE, PLAN_CONTENTS, PLAN_CHAPTER,
	PLAN_ROLE_PAGES, PLAN_FORM, PLAN_LAW, PLAN_GLOSSARY, PLAN_CONTACTS,
	PLAN_REVISIONS, PLAN_CARD
};

/* A section of a chapter. */
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
	size_t n;
	struct pos at;
};

struct plan {
	struct str title;
	struct plan_part *parts;
	size_t n;
	struct resolve_form *forms;
	size_t n_forms;
};

/* Read text, the handbook.xml called name, which must live as long as a. */
NODISCARD int resolve_plan_read(struct arena *a, struct diag *dg,
    const char *name, struct str text, const struct policy_library *policies,
    const struct plan **out);
/* Does a page, section or form of the plan print this policy? Role pages are
 * not named there. */
bool resolve_plan_reads(const struct plan *p, const struct policy *policy);

/* --- one book --- */

/* Flags on nodes while a book is made; doc_flags ends far below. */
#define LOST (1u << 31)		/* an optional value in it is unset */

struct maker {
	struct arena *a;
	struct diag *dg;
	const struct library *lib;
	const struct settings *set;
	enum resolve_what what;
	struct str id;
	const struct settings_role *role;	/* NULL for a form */
	struct str *roles;	/* role, its parts, their parents; each once */
	size_t n_roles;
	struct date effective;
	bool dated;		/* effective is known */
	struct resolve_book *out;
	struct doc_node *book;
	/* All in order of first use. */
	struct map *ids;	/* id -> doc_node that carries it */
	struct map *policies;	/* path -> struct policy */
	struct map *values;	/* path LF text -> struct resolve_value */
	struct map *gaps;	/* path -> struct pos of the first */
	struct map *printed;	/* rule id -> struct policy_rule */
	struct map *laws;	/* cite -> struct policy_law */
	struct map *terms;	/* id -> struct policy_term */
	struct policy_question **questions;
	size_t n_questions, cap_questions;
	/* Generated parts, filled after the words were copied; NULL: none. */
	struct doc_node *contents, *law, *glossary, *card;
	struct str lost;	/* path that took words away in this rule */
};

/*
 * roles: a role's parents, see resolve_roles.c. Fills n strings at *out: the
 * role, the built-in roles it is made of, and theirs. Absent role: none.
 */
void resolve_roles_of(struct arena *a, const struct settings *set,
    const struct settings_role *role, struct str **out, size_t *n);
/* Can `role is WORD` be true? A role of settings, built in, or a parent. */
bool resolve_role_known(const struct settings *set, struct str word);
struct str resolve_role_near(struct arena *a, const struct settings *set,
    struct str word);
bool resolve_is_role(const struct maker *m, struct str word);

/* --- tests (resolve_tests.c) --- */

/* Does t hold in this book? What it names wrongly is reported and false. */
bool resolve_test(struct maker *m, const struct policy_test *t);
/* Report each name in t that nothing has. */
void resolve_test_check(struct arena *a, struct diag *dg,
    const struct library *lib, const struct settings *set,
    const struct policy_test *t);

/* --- values (resolve_values.c) --- */

/* Is there such a value (set or not)? If not, report. */
bool resolve_value_known(struct arena *a, struct diag *dg,
    const struct library *lib, const struct settings *set,
    const struct policy_value *v);
/* Put v below to: a VALUE, or a GAP, or a mark that what is around it goes. */
void resolve_value_put(struct maker *m, struct doc_node *to,
    const struct doc_node *from);
/* The value at path as text, remembered as printed; absent when unset. */
struct str resolve_value_text(struct maker *m, const char *path,
    enum settings_style style);
/* The same as VALUE below to, or a GAP. Returns whether it is set. */
bool resolve_value_add(struct maker *m, struct doc_node *to, const char *path,
    enum settings_style style);
void resolve_value_note(struct maker *m, struct str path, struct str text);
void resolve_gap_add(struct maker *m, struct doc_node *to, struct pos at,
    struct str path);
/* An address with its values percent-encoded; absent when one is unset, whose
 * path is then in *unset. */
struct str resolve_url(struct maker *m, const struct policy_url *u,
    const struct policy_value **unset);
/* Mark what an unset optional value takes with it. */
void resolve_lose(struct maker *m, struct doc_node *inside, struct str path);

/* --- tables (resolve_tables.c) --- */

void resolve_table_check(struct arena *a, struct diag *dg,
    const struct library *lib, const struct settings *set,
    const struct policy_table *t);
/* The table as the mark asks for, below to. */
void resolve_table_put(struct maker *m, struct doc_node *to,
    const struct policy_table *t, struct pos at);
/* A table of ours with the columns named; false (and nothing made) when it
 * has no rows. A NULL ends the names. */
bool resolve_table_add(struct maker *m, struct doc_node *to,
    const char *source, const char *const *columns);
struct doc_node *resolve_table_new(struct maker *m, struct doc_node *to,
    struct pos at, unsigned columns);
/* A row whose cells are these texts; a NULL ends them. */
struct doc_node *resolve_row_add(struct maker *m, struct doc_node *table,
    bool header, const char *const *cells);
struct doc_node *resolve_cell_add(struct maker *m, struct doc_node *row,
    bool header);

/* --- copying (resolve_copy.c) --- */

/* Copy what holds of policy below to; headings go down by shift levels.
 * Returns the title's heading, or NULL when nothing of it is left. */
struct doc_node *resolve_copy(struct maker *m, struct doc_node *to,
    const struct policy *policy, int shift);

/* --- numbers and links --- */

void resolve_number(struct maker *m);
/* Fill m->laws and m->terms with what the book uses. */
void resolve_refs_collect(struct maker *m);
void resolve_refs(struct maker *m);
struct str resolve_law_id(struct arena *a, struct str cite);
/* Is there anything target could mean, in any book? If not, report. */
bool resolve_ref_known(struct arena *a, struct diag *dg,
    const struct library *lib, struct pos at, struct str target);
void resolve_rules(struct maker *m);	/* m->out->rules, with digests */

/* --- pages from settings and data --- */

struct doc_node *resolve_part_add(struct maker *m, const char *style,
    const char *id);
struct doc_node *resolve_heading_add(struct maker *m, struct doc_node *to,
    int level, struct str words, unsigned flags);
struct doc_node *resolve_para_add(struct maker *m, struct doc_node *to,
    const char *style, struct str words);
void resolve_cover(struct maker *m, const struct plan_part *p);
void resolve_approval(struct maker *m, const struct plan_part *p);
void resolve_contents(struct maker *m);
void resolve_contacts(struct maker *m, const struct plan_part *p);
void resolve_revisions(struct maker *m, const struct plan_part *p);
void resolve_card(struct maker *m);
void resolve_law(struct maker *m);
void resolve_glossary(struct maker *m);
/* The latest... oldest day on which a law of this book was checked. */
bool resolve_law_checked(const struct maker *m, struct date *out);

#endif
