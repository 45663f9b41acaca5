/* str.h - text as pointer and length, and buffers that grow to a limit. */
#ifndef PRECEPT_STR_H
#define PRECEPT_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"

struct arena;

/*
 * A slice of bytes, normally UTF-8. Need not end in NUL. The empty string is
 * any slice of length 0; one with ptr NULL means "absent" where a header says
 * so.
 */
struct str {
	const char *ptr;
	size_t len;
};

/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).len, (s).ptr != NULL ? (s).ptr : ""
#define STR_LIT(lit) ((struct str){ "" lit, sizeof(lit) - 1 })

static inline bool
str_empty(struct str s)
{
	return s.len == 0;
}

struct str str_of(const char *cstr);	/* NULL gives the absent string */
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *cstr);
int str_cmp(struct str a, struct str b);	/* bytewise, shorter first */
/* The same, but runs of digits by their number: "5 USC" before "16 CFR". */
int str_natural_cmp(struct str a, struct str b);
bool str_starts(struct str s, const char *prefix);
bool str_ends(struct str s, const char *suffix);
struct str str_trim(struct str s);		/* ASCII white space, both ends */
struct str str_sub(struct str s, size_t from, size_t len); /* clipped */
/* Index of the first byte c at or after from, or s.len. */
size_t str_chr(struct str s, char c, size_t from);
/* Index of the first occurrence of needle at or after from, or s.len. */
size_t str_find(struct str s, const char *needle, size_t from);
/*
 * Cut s at the first sep: returns what is before it and leaves the rest in
 * *rest (absent when there was no sep). while (rest.ptr) walks a list.
 */
struct str str_cut(struct str *rest, char sep);

/* Copies in an arena; the copy ends in a NUL that is not counted. */
struct str str_dup(struct arena *a, struct str s);
char *str_c(struct arena *a, struct str s);
struct str str_fmt(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
struct str str_join(struct arena *a, struct str x, struct str y);

/* Edit distance, at most max + 1; for "did you mean". */
size_t str_distance(struct str a, struct str b, size_t max);

/*
 * A buffer of bytes on the heap with a ceiling. Past the ceiling nothing more
 * is kept and over is set: the caller checks it once at the end.
 */
struct buf {
	char *ptr;		/* always NUL-terminated once anything was added */
	size_t len, cap, max;
	bool over;
};

void buf_init(struct buf *b, size_t max);
void buf_free(struct buf *b);		/* also after buf_init only; twice is fine */
void buf_clear(struct buf *b);		/* empties, keeps the memory */
void buf_add(struct buf *b, const void *bytes, size_t n);
void buf_str(struct buf *b, struct str s);
void buf_puts(struct buf *b, const char *cstr);
void buf_putc(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));
struct str buf_view(const struct buf *b);	/* valid until the next change */

#endif
