/* grade_rows.h - the reader of a wide CSV: what its two files share. */
#ifndef PRECEPT_GRADE_ROWS_H
#define PRECEPT_GRADE_ROWS_H

#include "grade/grade_cells.h"
#include "grade/grade_inputs.h"
#include "grade/grade_part.h"
#include "grade/grade_scan.h"

enum { GRADE_AHEAD = 8 };	/* rows whose person is looked for early */

/* What is known of a row before its turn. */
struct grade_ahead {
	struct str person;
	uint64_t hash, likeness;
	bool plain;		/* person is as it is compared, hash its hash */
};

struct grade_column {
	struct str name;	/* trimmed */
	size_t field;		/* enum grade_field, or GRADE_CARRIED */
};
#define GRADE_CARRIED SIZE_MAX	/* a column of no meaning to us */

struct grade_rows {
	struct grade_run *g;
	struct grade_source *from;
	char delimiter;
	/* The piece at hand. */
	char *memory;
	char *text;		/* in memory: what is left of the piece */
	size_t len, cap;	/* of text, of memory */
	bool eof;
	struct grade_scan scan;
	/* The row at hand. */
	size_t row_at;		/* offset in text */
	unsigned line;		/* where it begins */
	const uint32_t *row_ends;	/* one for each column, and [-1] */
	struct grade_ahead ahead[GRADE_AHEAD];
	struct grade_response response;
	/* What the header says. */
	struct grade_column *columns;
	size_t n_columns;
	struct grade_item_column {
		size_t column, item;
		struct grade_cells *cells;
	} *items;
	const struct grade_cell **found;	/* of the row, as items */
	size_t n_items;
	size_t *fields;		/* columns of fields, to be set for each row */
	size_t n_fields;
	size_t person, submitted;	/* columns */
	bool has_submitted;
	bool whole;		/* there is a column for every item */
	struct { size_t first, last; } *spans;	/* of items side by side */
	size_t n_spans;
	const struct grade_mark **marks;	/* response's */
	uint64_t masks[9];
};

/*
 * Read the first row; *consumed gets where the next one begins. -1 after
 * findings: then none of the rows means anything.
 */
int grade_rows_header(struct grade_rows *x, size_t *consumed);
/* Keep what is from consumed on and read more; false: there is no more. */
bool grade_rows_fill(struct grade_rows *x, size_t consumed);
/* The text of a cell of the row at hand; its 8 first bytes can be read. */
struct str grade_rows_cell(const struct grade_rows *x, size_t column);
/* The column of this name in any case, or SIZE_MAX. */
size_t grade_rows_column(const struct grade_rows *x, struct str name);

#endif
