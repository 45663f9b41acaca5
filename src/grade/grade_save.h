/*
 * grade_save.h - verdicts kept in a folder, one canonical JSON file for each
 * response, named by the SHA-256 of its bytes: HEX.json. Nothing there is ever
 * written over: what a regrade changes is a new file HEX-2.json, HEX-3.json,
 * that names the one before. The same response and verdict again change
 * nothing. The format is in precept-grade(1).
 */
#ifndef PRECEPT_GRADE_SAVE_H
#define PRECEPT_GRADE_SAVE_H

#include "grade/grade_part.h"

/*
 * Read the earlier verdicts on this quiz in --save and --earlier; people and
 * their attempts are then seen. Keeps others out of the folder until
 * grade_save_close. -1 after findings.
 */
NODISCARD int grade_save_open(struct grade_run *g);
void grade_save_close(struct grade_run *g);

/*
 * Make the folder of --save, or take it from all but its owner where somebody
 * opened it; not one that has other things than what we save, so that it may be
 * meant for others. -1 after a finding.
 */
NODISCARD int grade_save_folder(struct arena *a, struct diag *dg,
    const char *dir);

/*
 * Was this response graded in an earlier run, and is it given now for the first
 * time? Then it is that same try and not one more. Whenever it was graded
 * before, v's attempt is what it was counted as then, and it is still one that
 * was given before if it was so then.
 */
bool grade_save_known(struct grade_run *g, const struct grade_response *r,
    struct grade_verdict *v);
/* Keep a verdict until grade_save_end. -1 after a finding: refused. */
NODISCARD int grade_save(struct grade_run *g, const struct grade_response *r,
    const struct grade_paper *p, const struct grade_verdict *v);
/* Write all that was kept, or nothing. */
NODISCARD int grade_save_end(struct grade_run *g);

/* Earlier verdicts; those given again now are left out: false. */
size_t grade_save_earlier(const struct grade_run *g);
bool grade_save_try(const struct grade_run *g, size_t i, struct grade_try *t);

#endif
