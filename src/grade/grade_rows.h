/*
 * grade_rows.h - the reader of a wide CSV: what its files share. grade_header.c
 * reads the first row, grade_rows.c takes the pieces of the file apart and its
 * rows in turn, grade_rows_fields.c and grade_rows_marks.c read the cells of
 * one, grade_rows_ahead.c what will be asked for soon.
 */
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
	size_t n_items;
	size_t *fields;		/* columns of fields, to be set for each row */
	size_t n_fields;
	size_t person, submitted;	/* columns */
	bool has_submitted;
	bool whole;		/* there is a column for every item */
	/* Columns side by side of what makes rows alike: answers and time. */
	struct { size_t first, last; } *spans;
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
/* Where it begins, for a finding. */
struct pos grade_rows_place(const struct grade_rows *x, size_t column);
/* The column of this name in any case, or SIZE_MAX. */
size_t grade_rows_column(const struct grade_rows *x, struct str name);

/* The cells of the row at hand into its response, those of fields and those of
 * items. False after a finding. */
bool grade_rows_fields(struct grade_rows *x);
bool grade_rows_marks(struct grade_rows *x);
/* A response's values, from the row at hand. */
size_t grade_rows_values(const struct grade_response *r, size_t item,
    struct item_value *out);
/* Fill x->ahead of a row of the piece, and ask memory for what it will need. */
void grade_rows_ahead(struct grade_rows *x, size_t row);

/* Where the cells of a row of the piece end; [-1] is before the first. */
static inline const uint32_t *
grade_rows_ends(const struct grade_rows *x, size_t row)
{
	return x->scan.ends + (row == 0 ? 0 : x->scan.rows[row - 1] + 1);
}

static inline size_t
grade_rows_cells(const struct grade_rows *x, size_t row)
{
	return (size_t)(x->scan.ends + x->scan.rows[row] + 1 -
	    grade_rows_ends(x, row));
}

#endif
