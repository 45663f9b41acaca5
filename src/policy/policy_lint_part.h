/* policy_lint_part.h - what the files of the wording lint share. */
#ifndef PRECEPT_POLICY_LINT_PART_H
#define PRECEPT_POLICY_LINT_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct diag;
struct doc_node;
struct policy;
struct policy_library;
struct policy_rule;

/*
 * policy_risks.c: words that were found unlawful, or that led there. A phrase
 * is words in lower case with a space between. "|" in a word parts others that
 * may stand there, "*" ends one that may go on, "?" a word that may be missing.
 */
enum policy_risk_when {
	RISK_BANNED,	/* where the sentence forbids */
	RISK_DEMANDED,	/* where it demands, and does not forbid */
	RISK_EITHER,
	RISK_SAID	/* where it does not forbid; also where it allows */
};
struct policy_risk_class {
	const char *why;	/* "can be read as a ban on ..." */
	const char *reference;	/* the case or law */
	const char *hint;
	const char *const *saves;	/* words that make it narrow, or say
					   the opposite; NULL ends them */
};
struct policy_risk {
	const char *phrase;
	enum policy_risk_when when;
	const struct policy_risk_class *class;
};
extern const struct policy_risk policy_risks[];
extern const size_t policy_risks_len;

/* policy_lint_risk.c: the words of one block. binding: not in a rule of what
 * one may do. ban: in a rule of what one must not. */
void policy_lint_risk(struct diag *dg, const struct doc_node *block,
    struct str words, bool binding, bool ban);
/* policy_lint_level.c: do the words of the rule, in English, say its level? */
void policy_lint_level(struct arena *a, struct diag *dg,
    const struct policy_rule *rule);
/* policy_lint_key.c */
void policy_lint_keys(struct arena *a, struct diag *dg,
    const struct policy_library *lib);

#endif
