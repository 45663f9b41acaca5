#include "base/json_out.h"

#include <inttypes.h>

void
json_begin(struct json_out *j, struct buf *b, bool pretty)
{
	*j = (struct json_out){ .buf = b, .pretty = pretty };
}

void
json_members(struct json_out *j, struct buf *b, bool more)
{
	*j = (struct json_out){ .buf = b, .comma = more };
}

static void
new_line(struct json_out *j)
{
	if (!j->pretty)
		return;
	buf_putc(j->buf, '\n');
	for (unsigned i = 0; i < j->depth; i++)
		buf_puts(j->buf, "  ");
}

/* What stands between the last value and the next key or value. */
static void
between(struct json_out *j)
{
	if (j->keyed) {
		j->keyed = false;
		return;
	}
	if (j->comma)
		buf_putc(j->buf, ',');
	if (j->depth != 0)
		new_line(j);
	j->comma = true;
}

static void
open(struct json_out *j, char c)
{
	between(j);
	buf_putc(j->buf, c);
	j->depth++;
	j->comma = false;
}

static void
close(struct json_out *j, char c)
{
	CHECK(j->depth > 0 && !j->keyed);
	j->depth--;
	if (j->comma)
		new_line(j);
	buf_putc(j->buf, c);
	j->comma = true;
}

void
json_object(struct json_out *j)
{
	open(j, '{');
}

void
json_object_end(struct json_out *j)
{
	close(j, '}');
}

void
json_array(struct json_out *j)
{
	open(j, '[');
}

void
json_array_end(struct json_out *j)
{
	close(j, ']');
}

/* The short escapes of RFC 8785, and \u00xx in lower case for the others. */
static void
escape(struct buf *b, char c)
{
	switch (c) {
	case '"':
		buf_puts(b, "\\\"");
		break;
	case '\\':
		buf_puts(b, "\\\\");
		break;
	case '\b':
		buf_puts(b, "\\b");
		break;
	case '\t':
		buf_puts(b, "\\t");
		break;
	case '\n':
		buf_puts(b, "\\n");
		break;
	case '\f':
		buf_puts(b, "\\f");
		break;
	case '\r':
		buf_puts(b, "\\r");
		break;
	default:
		buf_printf(b, "\\u%04x", (unsigned)(unsigned char)c);
	}
}

static void
quoted(struct buf *b, struct str s)
{
	size_t from = 0;

	buf_putc(b, '"');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c >= ' ' && c != '"' && c != '\\')
			continue;
		buf_str(b, str_sub(s, from, i - from));
		escape(b, s.ptr[i]);
		from = i + 1;
	}
	buf_str(b, str_sub(s, from, s.len));
	buf_putc(b, '"');
}

void
json_key_str(struct json_out *j, struct str key)
{
	CHECK(!j->keyed);
	between(j);
	quoted(j->buf, key);
	buf_puts(j->buf, j->pretty ? ": " : ":");
	j->keyed = true;
}

void
json_key(struct json_out *j, const char *key)
{
	json_key_str(j, str_of(key));
}

void
json_str(struct json_out *j, struct str s)
{
	between(j);
	quoted(j->buf, s);
}

void
json_int(struct json_out *j, int64_t n)
{
	between(j);
	buf_printf(j->buf, "%" PRId64, n);
}

void
json_bool(struct json_out *j, bool yes)
{
	between(j);
	buf_puts(j->buf, yes ? "true" : "false");
}

void
json_null(struct json_out *j)
{
	between(j);
	buf_puts(j->buf, "null");
}

struct buf *
json_value(struct json_out *j)
{
	between(j);
	return j->buf;
}

void
json_put_str(struct json_out *j, const char *key, struct str s)
{
	json_key(j, key);
	json_str(j, s);
}

void
json_put_int(struct json_out *j, const char *key, int64_t n)
{
	json_key(j, key);
	json_int(j, n);
}

void
json_put_count(struct json_out *j, const char *key, uint64_t n)
{
	CHECK(n <= INT64_MAX);
	json_put_int(j, key, (int64_t)n);
}

void
json_put_bool(struct json_out *j, const char *key, bool yes)
{
	json_key(j, key);
	json_bool(j, yes);
}

void
json_put_str_or_null(struct json_out *j, const char *key, struct str s)
{
	json_key(j, key);
	if (s.ptr != NULL)
		json_str(j, s);
	else
		json_null(j);
}

void
json_put_str_if_any(struct json_out *j, const char *key, struct str s)
{
	if (s.ptr != NULL)
		json_put_str(j, key, s);
}
