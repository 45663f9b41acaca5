/*
 * grade_cells.h - what the cells of one column are worth, remembered by their
 * bytes as they stand in the file, with their quotation marks: of a million
 * rows nearly all have been seen before.
 */
#ifndef PRECEPT_GRADE_CELLS_H
#define PRECEPT_GRADE_CELLS_H

#include "grade/grade_part.h"

enum { GRADE_CELLS = 64, GRADE_LONG_CELLS = 256 };

struct grade_cell {
	struct grade_mark mark;
	uint64_t word;		/* up to 8 bytes, the rest zero */
};

struct grade_long_cell {
	struct grade_mark mark;
	struct str bytes;	/* absent: free */
};

struct grade_cells {
	size_t item;
	struct grade_cell short_ones[GRADE_CELLS];
	struct grade_long_cell *long_ones;	/* NULL until one was seen */
};

/* In g's arena. */
struct grade_cells *grade_cells_new(struct grade_run *g, size_t item);
/*
 * A cell of these bytes, that says text; remembered from now on. NULL: wrong,
 * as *why says.
 */
const struct grade_mark *grade_cells_add(struct grade_run *g,
    struct grade_cells *c, struct str bytes, struct str text,
    const char **why);

/*
 * Where a cell of up to 8 bytes would be: its word is the bytes, then zeroes.
 * What is there under another word has to be added.
 */
static inline size_t
grade_cells_slot(uint64_t word)
{
	return (size_t)((word * UINT64_C(0x9e3779b97f4a7c15)) >> 58);
}

#endif
