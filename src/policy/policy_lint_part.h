/* policy_lint_part.h - what the files of the wording lint share. */
#ifndef PRECEPT_POLICY_LINT_PART_H
#define PRECEPT_POLICY_LINT_PART_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct diag;
struct doc_node;
struct policy;
struct policy_library;

/* policy_lint_risk.c: the words of one block. binding: not in a rule of what
 * one may do. ban: in a rule of what one must not. */
void policy_lint_risk(struct diag *dg, const struct doc_node *block,
    struct str words, bool binding, bool ban);
/* policy_lint_key.c */
void policy_lint_keys(struct arena *a, struct diag *dg,
    const struct policy_library *lib);

#endif
