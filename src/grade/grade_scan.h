/*
 * grade_scan.h - where the cells of a piece of CSV end, 64 bytes at a time.
 */
#ifndef PRECEPT_GRADE_SCAN_H
#define PRECEPT_GRADE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { GRADE_SCAN_SLACK = 64 };	/* bytes that may be read past the text */

/* What is in one piece, which begins where a row does. */
struct grade_scan {
	/*
	 * Offset of each delimiter and newline outside quotation marks, in
	 * order; ends[-1] is there too, and one more than it is 0.
	 */
	uint32_t *ends;
	size_t n_ends;
	uint32_t *rows;		/* of each newline: its index in ends */
	size_t n_rows;
	size_t newlines;	/* inside quotation marks too */
	bool quotes;		/* there are quotation marks */
	bool doubled;		/* some stand for themselves: "" */
	bool dirty;		/* bytes beyond ASCII, or NULs */
	/*
	 * The first quotation mark that stands inside a cell, or byte that
	 * follows a closed one; SIZE_MAX: none. What ended before is right.
	 */
	size_t fault;
	bool open;		/* the piece ends inside quotation marks */
	size_t cap;
	uint32_t *memory;
};

void grade_scan_init(struct grade_scan *s);
void grade_scan_free(struct grade_scan *s);
/* text has GRADE_SCAN_SLACK readable bytes after it; len below 4 GB. */
void grade_scan(struct grade_scan *s, const char *text, size_t len,
    char delimiter);

#endif
