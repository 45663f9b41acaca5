/*
 * resolve.h - settings, policies and the plan of templates/handbook.xml become
 * one document tree (doc.h) for a role, or for a form.
 *
 * The order of use:
 *	resolve_library_read(a, dg, folders, n, &lib);		once
 *	survey = resolve_survey(a, lib, settings);		once
 *	resolve_check(a, dg, lib, settings, survey);		once
 *	resolve_book(a, dg, lib, settings, RESOLVE_ROLE, role, &book);  each
 * lib and settings are read-only after they were read: several threads may
 * resolve books at the same time, each with an arena and a diag of its own.
 *
 * The tree of a book:
 *   BOOK	text: title; label: organization; target: number and version; id:
 *		role or form; style: "sample" when sample values stand in it
 *   PART	style as in doc.h; id: "part/cover" and so on. Front matter, then
 *		numbered chapters, then lettered appendices, then the card
 *   HEADING	ids: "chapter/privacy", "form/incident-report" (level 1); the
 *		policy's id (level 2, in a chapter); "photos/words-of-it" below. In
 *		pages and forms of one policy its title is level 1
 *   RULE	id "rule/photo-device"; style: "must-not"; data: struct
 *		policy_rule; last child: BASIS with number, level and sources
 *   VALUE, GAP	label: path
 *   LINK	target "#id", or a URI whose values are percent-encoded
 *   FIELD	start: lines of an area; data is not kept
 * Ids of rows: "law/45-CFR-164.508", "term/phi".
 */
#ifndef PRECEPT_RESOLVE_H
#define PRECEPT_RESOLVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/digest.h"
#include "base/str.h"
#include "policy/policy.h"

struct arena;
struct diag;
struct doc_node;
struct settings;
struct survey;

/* A folder that holds policies/ and templates/; name is what findings call it
 * ("" or "." for the working directory). */
struct resolve_folder {
	const char *dir, *name;
};

/* A file of templates/ that was read. */
struct resolve_file {
	const char *file;	/* as findings call it */
	struct str path;	/* "templates/handbook.xml" */
	struct digest digest;
	unsigned source;	/* index of the folder it came from */
};

struct resolve_form {
	struct str id, title;
	const struct policy *policy;
	struct pos at;
};

struct library {
	const struct policy_library *policies;
	const struct plan *plan;	/* resolve_part.h */
	struct resolve_file handbook;
	const struct resolve_form *forms;	/* in the plan's order */
	size_t n_forms;
};

/*
 * Read the built-in folder, then those of a workspace: a later one adds files
 * and overrides those with the same path or the single rules of its
 * policies/overrides.md. Only the first must have both sub-folders. Everything
 * lives in a. Returns -1 when there were errors.
 */
NODISCARD int resolve_library_read(struct arena *a, struct diag *dg,
    const struct resolve_folder *folders, size_t n,
    const struct library **out);

/*
 * What can be said without making a book: names, citations and links that
 * nothing has, policies that no book reads, rules without basis or question,
 * data past its shelf life. survey is that of lib and set (resolve_survey.h).
 */
void resolve_check(struct arena *a, struct diag *dg,
    const struct library *lib, const struct settings *set,
    const struct survey *survey);

enum resolve_what { RESOLVE_ROLE, RESOLVE_FORM };

struct resolve_rule {
	struct str id, number;	/* "photo-device", "3.5.1" */
	enum policy_level level;
	bool critical;
	/* Of level, basis and resolved words; numbers of sections and rules in
	 * it are left out, so that it changes only when the rule does. */
	struct digest digest;
	const struct policy_rule *rule;	/* as printed, after overrides */
	const struct doc_node *node;	/* in the book */
};

struct resolve_value { struct str path, text; };

struct resolve_book {
	enum resolve_what what;
	struct str id, title;
	struct doc_node *root;
	/* Sorted by path; overrides.md when a rule of it is printed. */
	const struct policy **policies;
	size_t n_policies;
	/* What of the settings is printed: each path with each text once, in
	 * order of first use; rows of tables as "accounts[2].handle". */
	const struct resolve_value *values;
	size_t n_values;
	/* In order of their numbers. */
	const struct resolve_rule *rules;
	size_t n_rules;
	/* Those that test a rule of this book and are for this role. */
	const struct policy_question **questions;
	size_t n_questions;
	/*
	 * The same, in a, with trees of their own whose words are resolved as
	 * the book's are; one that an unset value leaves half is not there.
	 * Their scenario is a DOC_SCENARIO of blocks only; label: its id.
	 */
	const struct policy_question **asked;
	size_t n_asked;
	size_t gaps;		/* marked gaps on the pages */
	bool sample;		/* sample values are among the values */
};

/*
 * Make the book of a role of the settings, or a form of the plan as a file of
 * its own. Reports and returns -1 on errors; gaps, dead links and stale data
 * are warnings. Everything lives in a, but strings may be shared with lib and
 * set.
 */
NODISCARD int resolve_book(struct arena *a, struct diag *dg,
    const struct library *lib, const struct settings *set,
    enum resolve_what what, struct str id, const struct resolve_book **out);

#endif
