#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/ascii.h"

/*
 * Length of the sequence at p, of which n bytes are there; 0 when it is not
 * UTF-8: cut short, longer than needed, a surrogate, past U+10FFFF, or NUL.
 */
static size_t
sequence(const unsigned char *p, size_t n)
{
	size_t len;

	if (p[0] < 0x80)
		return p[0] != 0;
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	len = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (n < len)
		return 0;
	for (size_t i = 1; i < len; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) ||
	    (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
		return 0;
	return len;
}

size_t
utf8_check(struct str s)
{
	const uint64_t high = 0x8080808080808080u, ones = 0x0101010101010101u;
	const unsigned char *p = (const unsigned char *)s.ptr;
	size_t i = 0, n;
	uint64_t word;

	while (i < s.len) {
		/* Eight bytes at once while they are ASCII and not NUL. */
		while (s.len - i >= 8) {
			memcpy(&word, p + i, 8);
			if (((word - ones) | word) & high)
				break;
			i += 8;
		}
		if (i == s.len)
			break;
		n = sequence(p + i, s.len - i);
		if (n == 0)
			return i;
		i += n;
	}
	return s.len;
}

size_t
utf8_plain_run(struct str s, size_t at)
{
	const size_t from = at;

	while (at < s.len && s.ptr[at] >= ' ' && s.ptr[at] < 0x7f)
		at++;
	return at - from;
}

uint32_t
utf8_next(struct str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + *at;

	CHECK(*at < s.len);
	if (p[0] < 0x80) {
		*at += 1;
		return p[0];
	}
	if (p[0] < 0xe0) {
		CHECK(s.len - *at >= 2);
		*at += 2;
		return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	}
	if (p[0] < 0xf0) {
		CHECK(s.len - *at >= 3);
		*at += 3;
		return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 |
		    (p[2] & 0x3fu);
	}
	CHECK(s.len - *at >= 4);
	*at += 4;
	return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 |
	    (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}

size_t
utf8_put(char *out, uint32_t cp)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	CHECK(cp <= 0x10ffff);
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

size_t
utf8_len(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.ptr[i] & 0xc0) != 0x80;
	return n;
}

bool
utf8_is_invisible(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0x061c ||
	    cp == 0x200b || cp == 0x200e || cp == 0x200f ||
	    (cp >= 0x2028 && cp <= 0x202e) || (cp >= 0x2060 && cp <= 0x206f) ||
	    cp == 0xfeff || (cp >= 0xfff9 && cp <= 0xfffb) ||
	    (cp >= 0xfdd0 && cp <= 0xfdef) || (cp & 0xfffe) == 0xfffe ||
	    (cp >= 0xe0000 && cp <= 0xe0fff);
}

bool
utf8_is_rtl(uint32_t cp)
{
	utf8proc_propval_t c;

	if (cp < 0x590)		/* the first of Hebrew */
		return false;
	c = utf8proc_get_property((utf8proc_int32_t)cp)->bidi_class;
	return c == UTF8PROC_BIDI_CLASS_R || c == UTF8PROC_BIDI_CLASS_AL ||
	    c == UTF8PROC_BIDI_CLASS_RLE || c == UTF8PROC_BIDI_CLASS_RLO ||
	    c == UTF8PROC_BIDI_CLASS_RLI;
}

struct str
utf8_fold(struct arena *a, struct str s)
{
	const size_t plain = utf8_plain_run(s, 0);
	utf8proc_uint8_t *nfc = NULL;
	utf8proc_ssize_t len;
	struct str from, to;
	size_t at = 0;
	char *p;

	if (plain == s.len) {
		p = str_c(a, s);
		for (size_t i = 0; i < s.len; i++)
			p[i] = ascii_small(p[i]);
		return (struct str){ p, s.len };
	}
	len = utf8proc_map((const utf8proc_uint8_t *)s.ptr,
	    (utf8proc_ssize_t)s.len, &nfc,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	CHECK(len >= 0);
	from = (struct str){ (const char *)nfc, (size_t)len };
	p = arena_array(a, from.len + 1, 4);	/* of any code point */
	to = (struct str){ p, 0 };
	while (at < from.len)
		to.len += utf8_put(p + to.len, (uint32_t)utf8proc_tolower(
		    (utf8proc_int32_t)utf8_next(from, &at)));
	free(nfc);
	return to;
}

/* White_Space but U+0085, and the byte order mark: ECMA-262, WhiteSpace. */
static bool
is_space(uint32_t cp)
{
	return (cp >= 9 && cp <= 13) || cp == ' ' || cp == 0xa0 ||
	    cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200a) || cp == 0x2028 ||
	    cp == 0x2029 || cp == 0x202f || cp == 0x205f || cp == 0x3000 ||
	    cp == 0xfeff;
}

struct str
utf8_trim(struct str s)
{
	size_t from = 0, to = 0, at = 0;
	bool begun = false;

	while (at < s.len) {
		const size_t here = at;

		if (is_space(utf8_next(s, &at)))
			continue;
		if (!begun)
			from = here;
		begun = true;
		to = at;
	}
	return begun ? str_sub(s, from, to - from) : str_sub(s, 0, 0);
}
