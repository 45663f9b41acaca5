/* buf.c - the growing half of str.h. */
#include "base/str.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

void
buf_init(struct buf *b, size_t max)
{
	*b = (struct buf){ .max = max < SIZE_MAX ? max : SIZE_MAX - 1 };
}

void
buf_free(struct buf *b)
{
	mem_free(b->ptr);
	*b = (struct buf){ .max = b->max };
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	b->over = false;
	if (b->ptr != NULL)
		b->ptr[0] = '\0';
}

/* Make room for n more bytes and the NUL; false when they go past max. */
static bool
room(struct buf *b, size_t n)
{
	size_t cap = b->cap;

	if (b->over || n > b->max - b->len) {
		b->over = true;
		return false;
	}
	if (b->len + n < cap)
		return true;
	if (cap < 128)
		cap = 128;
	while (cap <= b->len + n)
		cap = cap > SIZE_MAX / 2 ? b->len + n + 1 : cap * 2;
	b->ptr = mem_realloc(b->ptr, cap);
	b->cap = cap;
	return true;
}

void
buf_add(struct buf *b, const void *bytes, size_t n)
{
	if (!room(b, n))
		return;
	if (n != 0)
		memcpy(b->ptr + b->len, bytes, n);
	b->len += n;
	b->ptr[b->len] = '\0';
}

void
buf_str(struct buf *b, struct str s)
{
	buf_add(b, s.ptr, s.len);
}

void
buf_puts(struct buf *b, const char *cstr)
{
	buf_add(b, cstr, strlen(cstr));
}

void
buf_putc(struct buf *b, char c)
{
	if (b->over || b->len + 1 >= b->cap || b->len == b->max) {
		buf_add(b, &c, 1);
		return;
	}
	b->ptr[b->len++] = c;
	b->ptr[b->len] = '\0';
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(b, fmt, ap);
	va_end(ap);
}

void
buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
	va_list again;
	size_t free_bytes = b->cap - b->len;
	int n;

	va_copy(again, ap);
	n = vsnprintf(b->ptr != NULL ? b->ptr + b->len : NULL, free_bytes,
	    fmt, ap);
	CHECK(n >= 0);
	if (!room(b, (size_t)n)) {
		if (b->ptr != NULL)
			b->ptr[b->len] = '\0';
	} else {
		if ((size_t)n >= free_bytes)
			vsnprintf(b->ptr + b->len, (size_t)n + 1, fmt, again);
		b->len += (size_t)n;
	}
	va_end(again);
}

struct str
buf_view(const struct buf *b)
{
	return (struct str){ b->ptr != NULL ? b->ptr : "", b->len };
}
