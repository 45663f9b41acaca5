/* layout_table_part.h - a table, between the files that set it. */
#ifndef PRECEPT_LAYOUT_TABLE_PART_H
#define PRECEPT_LAYOUT_TABLE_PART_H

#include "layout/layout_part.h"

#define CELL_MIN 24000		/* narrowest column that holds anything */
#define COLUMN_GUTTER 12000	/* between columns */

struct layout_column {
	int32_t least, tight, most;
	int32_t x, w;
	bool numbers;
	enum theme_align align;
};

struct layout_table {
	struct layout_job *j;
	const struct layout_place_in *in;
	const struct doc_node *node;
	int32_t x, w;
	struct layout_column *cols;
	size_t n;
	int64_t *asks;		/* by row and column: room for a cell's words */
	size_t n_rows;
};

size_t layout_columns_count(const struct doc_node *table);
const struct theme_style *layout_cell_style(const struct layout_job *j,
    const struct doc_node *cell);
/* Where the table stands and how wide its columns are; false after reporting
 * that the page is too narrow. */
bool layout_columns_set(struct layout_table *t);

#endif
