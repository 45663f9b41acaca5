/* CSV: cells with their places, what is refused, and writing. */
#include "tap.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/csv.h"
#include "base/diag.h"

static struct csv csv;
static struct csv_row row;

static void
open_text(struct arena *a, struct diag *dg, const char *text)
{
	csv_open(&csv, a, dg, "t.csv", str_of(text));
}

static void
test_cells(struct arena *a)
{
	struct diag *dg = diag_new(a);

	open_text(a, dg, "\xef\xbb\xbf" "a;\"b;c\";\"d\"\"e\"\r\n\r\n"
	    "x;\"two\nlines\";\r\ny;z;w");
	ok(csv.delimiter == ';', "semicolons");
	is_int(csv_next(&csv, &row), 1, "a row");
	is_int(row.n, 3, "three cells");
	is_text(row.cells[1].text, "b;c", "a delimiter inside marks");
	is_text(row.cells[2].text, "d\"e", "a doubled mark");
	is_int(row.cells[1].at.col, 3, "its column");
	is_int(csv_next(&csv, &row), 1, "past an empty line");
	is_int(row.at.line, 3, "its line");
	is_text(row.cells[1].text, "two\nlines", "a newline inside marks");
	is_text(row.cells[2].text, "", "an empty cell, without the CR");
	is_int(csv_next(&csv, &row), 1, "without a last newline");
	is_int(row.at.line, 5, "its line after two lines in one cell");
	is_text(row.cells[2].text, "w", "its last cell");
	is_int(csv_next(&csv, &row), 0, "the end");
	is_int(csv_next(&csv, &row), 0, "again the end");
	is_int(diag_len(dg), 0, "nothing to say");
}

static void
test_wrong(struct arena *a)
{
	struct diag *dg = diag_new(a);
	struct buf wide;

	open_text(a, dg, "a,b\nc,d\"e\n\"f\"g,h\ni,\"j\nk,l\n");
	is_int(csv_next(&csv, &row), 1, "right");
	is_int(csv_next(&csv, &row), -1, "a mark inside a cell");
	is_int(csv_next(&csv, &row), -1, "text after a mark");
	is_int(csv_next(&csv, &row), -1, "a mark that is not closed");
	is_int(csv_next(&csv, &row), 1, "the line after it is read");
	is_text(row.cells[0].text, "k", "its cell");
	is_int(row.at.line, 5, "its line");
	is_int(diag_len(dg), 3, "three findings");
	is_int(diag_at(dg, 2)->at.col, 3, "the place of the open mark");
	is_text(str_of(diag_at(dg, 2)->code), "P035", "its code");
	is_text(str_of(diag_at(dg, 1)->code), "P036", "the code before");

	buf_init(&wide, SIZE_MAX);
	for (int i = 0; i < CSV_COLUMNS_MAX; i++)
		buf_putc(&wide, ',');
	buf_puts(&wide, "\nx,y\n");
	csv_open(&csv, a, dg, "t.csv", buf_view(&wide));
	is_int(csv_next(&csv, &row), -1, "too many cells");
	is_text(str_of(diag_at(dg, 3)->code), "P037", "its code");
	is_int(csv_next(&csv, &row), 1, "the row after it");
	buf_free(&wide);
}

static struct str
put(struct buf *b, const char *cell, bool safe)
{
	buf_clear(b);
	csv_put(b, str_of(cell), safe);
	return buf_view(b);
}

static void
test_put(void)
{
	struct buf b;

	buf_init(&b, SIZE_MAX);
	is_text(put(&b, "plain", true), "plain", "as it is");
	is_text(put(&b, "a,b", true), "\"a,b\"", "a comma");
	is_text(put(&b, "a\"b", true), "\"a\"\"b\"", "a mark");
	is_text(put(&b, "a\nb", true), "\"a\nb\"", "a newline");
	is_text(put(&b, "=1+1", true), "\"'=1+1\"", "a formula");
	is_text(put(&b, "+1", true), "\"'+1\"", "plus");
	is_text(put(&b, "-1", true), "\"'-1\"", "minus");
	is_text(put(&b, "@x", true), "\"'@x\"", "at");
	is_text(put(&b, "\tx", true), "\"'\tx\"", "a tab");
	is_text(put(&b, "\rx", true), "\"'\rx\"", "a carriage return");
	is_text(put(&b, "\n=1", true), "\"'\n=1\"", "a line feed");
	is_text(put(&b, "=1", false), "=1", "as it was read");
	is_text(put(&b, "", true), "", "nothing");
	buf_free(&b);
}

int
main(void)
{
	struct arena *a = arena_new();

	test_cells(a);
	test_wrong(a);
	test_put();
	is_int(csv_delimiter_of(STR_LIT("a\tb\tc,d\n;;;;")), '\t', "tabs");
	is_int(csv_delimiter_of(STR_LIT("\"a;b;c\",d\n")), ',',
	    "what is inside marks does not count");
	arena_free(a);
	return tap_done();
}
