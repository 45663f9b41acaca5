/* grade_options.h - the command line of precept-grade. */
#ifndef PRECEPT_GRADE_OPTIONS_H
#define PRECEPT_GRADE_OPTIONS_H

#include "base/opt.h"
#include "grade/grade_part.h"

/* The options of this program, for grade_options_read. */
void grade_options_use(struct opt_set *o);
/* What o says, into out; -1 after findings (exit 64). */
NODISCARD int grade_options_read(struct opt_set *o,
    struct grade_options *out);
void grade_options_help(struct buf *b, const struct opt_set *o);

#endif
