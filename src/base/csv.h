/*
 * csv.h - tables as text (RFC 4180): a header, then rows of as many cells.
 * BOM, CRLF, quoted cells, and commas, semicolons or tabs between them.
 */
#ifndef PRECEPT_CSV_H
#define PRECEPT_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;

#define CSV_COLUMNS_MAX 10000

struct csv_cell {
	struct str text;	/* without its quotation marks, "" as " */
	struct pos at;
};

struct csv_row {
	struct csv_cell *cells;
	size_t n;
	struct pos at;
};

struct csv {
	struct arena *a;
	struct diag *dg;
	const char *name;
	struct str text;
	char delimiter;
	size_t at, line_start;
	unsigned line;
};

/*
 * Read text (checked UTF-8; not copied) called name. What stands between cells
 * is whichever of , ; and tab the first line has most of.
 */
void csv_open(struct csv *c, struct arena *a, struct diag *dg,
    const char *name, struct str text);
/*
 * The next row that is not empty: 1; 0 at the end. -1 after a finding when a
 * quotation mark stands wrong; reading then goes on after that line.
 */
NODISCARD int csv_next(struct csv *c, struct csv_row *row);
char csv_delimiter_of(struct str text);
/* The column of the first of names, which end in NULL, that the header has,
 * without regard to the case of ASCII; SIZE_MAX: none. */
size_t csv_column(const struct csv_row *header, const char *const *names);
/* The cell of a column, trimmed; absent where the row has none. */
struct str csv_text(const struct csv_row *row, size_t column);
/* Report a quotation mark: open, it is never closed; else it stands inside a
 * cell, or something follows the closing one. */
void csv_report_quote(struct diag *dg, struct pos at, bool open);

/*
 * Add a cell of output: quoted where it has to be. With safe, a cell that a
 * spreadsheet would take for a formula (= + - @, a tab, CR or LF first) gets an
 * apostrophe before it.
 */
void csv_put(struct buf *b, struct str cell, bool safe);

#endif
