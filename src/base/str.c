#include "base/str.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/mem.h"

struct str
str_of(const char *cstr)
{
	return (struct str){ cstr, cstr != NULL ? strlen(cstr) : 0 };
}

bool
str_eq(struct str a, struct str b)
{
	return a.len == b.len &&
	    (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool
str_is(struct str a, const char *cstr)
{
	return str_eq(a, str_of(cstr));
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int c = n != 0 ? memcmp(a.ptr, b.ptr, n) : 0;

	return c != 0 ? c : (a.len > b.len) - (a.len < b.len);
}

/* The run of digits at i, without zeros before it. */
static struct str
digits_at(struct str s, size_t *i)
{
	size_t from;

	while (*i < s.len && s.ptr[*i] == '0')
		++*i;
	from = *i;
	while (*i < s.len && ascii_is_digit(s.ptr[*i]))
		++*i;
	return str_sub(s, from, *i - from);
}

int
str_natural_cmp(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	while (i < a.len && k < b.len) {
		int c;

		if (ascii_is_digit(a.ptr[i]) && ascii_is_digit(b.ptr[k])) {
			const struct str x = digits_at(a, &i);
			const struct str y = digits_at(b, &k);

			c = x.len != y.len ? (x.len > y.len) - (x.len < y.len) :
			    str_cmp(x, y);
		} else
			c = (unsigned char)a.ptr[i++] -
			    (unsigned char)b.ptr[k++];
		if (c != 0)
			return c;
	}
	return i < a.len || k < b.len ? (i < a.len) - (k < b.len) :
	    str_cmp(a, b);
}

bool
str_starts(struct str s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.len >= n && (n == 0 || memcmp(s.ptr, prefix, n) == 0);
}

bool
str_ends(struct str s, const char *suffix)
{
	size_t n = strlen(suffix);

	return s.len >= n &&
	    (n == 0 || memcmp(s.ptr + s.len - n, suffix, n) == 0);
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str
str_trim(struct str s)
{
	while (s.len != 0 && is_space(s.ptr[0]))
		s.ptr++, s.len--;
	while (s.len != 0 && is_space(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

struct str
str_sub(struct str s, size_t from, size_t len)
{
	if (s.ptr == NULL)
		return s;
	if (from > s.len)
		from = s.len;
	if (len > s.len - from)
		len = s.len - from;
	return (struct str){ s.ptr + from, len };
}

size_t
str_chr(struct str s, char c, size_t from)
{
	const char *p;

	if (from >= s.len)
		return s.len;
	p = memchr(s.ptr + from, c, s.len - from);
	return p != NULL ? (size_t)(p - s.ptr) : s.len;
}

size_t
str_find(struct str s, const char *needle, size_t from)
{
	size_t n = strlen(needle);

	if (n == 0)
		return from < s.len ? from : s.len;
	while ((from = str_chr(s, needle[0], from)) < s.len) {
		if (s.len - from < n)
			break;
		if (memcmp(s.ptr + from, needle, n) == 0)
			return from;
		from++;
	}
	return s.len;
}

struct str
str_cut(struct str *rest, char sep)
{
	struct str all = *rest;
	size_t i = str_chr(all, sep, 0);

	if (i == all.len)
		*rest = (struct str){ NULL, 0 };
	else
		*rest = str_sub(all, i + 1, all.len);
	return str_sub(all, 0, i);
}

struct str
str_dup(struct arena *a, struct str s)
{
	char *p;

	if (s.ptr == NULL)
		return s;
	CHECK(s.len < SIZE_MAX);
	p = arena_alloc(a, s.len + 1);
	if (s.len != 0)
		memcpy(p, s.ptr, s.len);
	return (struct str){ p, s.len };
}

char *
str_c(struct arena *a, struct str s)
{
	char *p;

	CHECK(s.len < SIZE_MAX);
	p = arena_alloc(a, s.len + 1);
	if (s.len != 0)
		memcpy(p, s.ptr, s.len);
	return p;
}

struct str
str_fmt(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	char *p;
	int n;

	CHECK(fmt != NULL);
	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	CHECK(n >= 0);
	p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (struct str){ p, (size_t)n };
}

struct str
str_join(struct arena *a, struct str x, struct str y)
{
	char *p;

	CHECK(x.len < SIZE_MAX - y.len);
	p = arena_alloc(a, x.len + y.len + 1);
	if (x.len != 0)
		memcpy(p, x.ptr, x.len);
	if (y.len != 0)
		memcpy(p + x.len, y.ptr, y.len);
	return (struct str){ p, x.len + y.len };
}

static size_t
min3(size_t a, size_t b, size_t c)
{
	a = a < b ? a : b;
	return a < c ? a : c;
}

/*
 * One row of the classic table, row[j] = distance between a's first i bytes
 * and b's first j; a row whose least entry is past max can't come back.
 */
static size_t
distance(struct str a, struct str b, size_t max, size_t *row)
{
	size_t diagonal, above, least;

	for (size_t j = 0; j <= b.len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		diagonal = row[0];
		row[0] = least = i;
		for (size_t j = 1; j <= b.len; j++) {
			above = row[j];
			row[j] = min3(above + 1, row[j - 1] + 1,
			    diagonal + (a.ptr[i - 1] != b.ptr[j - 1]));
			diagonal = above;
			least = row[j] < least ? row[j] : least;
		}
		if (least > max)
			return max + 1;
	}
	return row[b.len] <= max ? row[b.len] : max + 1;
}

size_t
str_distance(struct str a, struct str b, size_t max)
{
	size_t small[128], *row = small, d;

	if ((a.len > b.len ? a.len - b.len : b.len - a.len) > max)
		return max + 1;
	if (b.len >= NELEM(small)) {
		CHECK(b.len < SIZE_MAX / sizeof(*row));
		row = mem_alloc((b.len + 1) * sizeof(*row));
	}
	d = distance(a, b, max, row);
	if (row != small)
		mem_free(row);
	return d;
}
