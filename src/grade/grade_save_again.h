/*
 * grade_save_again.h - what to type where a kept verdict and that of this run
 * differ: a regrade is in the kept one, but not in what was typed now.
 */
#ifndef PRECEPT_GRADE_SAVE_AGAIN_H
#define PRECEPT_GRADE_SAVE_AGAIN_H

#include "grade/grade_part.h"

struct json_value;

/*
 * The options of the regrade that made this verdict, as they can be typed, in
 * a. Absent: none made it, or a corrected key alone, of which only the digest
 * is kept, or they hold a control character.
 */
struct str grade_again_read(struct arena *a, const struct json_value *verdict);
/*
 * The hint of such a finding: those options, or what else may differ; key is
 * the digest of the kept verdict's, as digest_text.
 */
void grade_again_hint(struct grade_run *g, struct str options, struct str key);

#endif
