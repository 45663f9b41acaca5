#include "grade/grade_qti.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "base/xml_in.h"

static int
hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' :
	    c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Text that can be shown: what else is encoded stays as it is written. */
static bool
is_text(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((s.ptr[i] >= 0 && s.ptr[i] < ' ') || s.ptr[i] == 0x7f)
			return false;
	return utf8_check(s) == s.len;
}

struct str
grade_qti_text(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.len + 1);
	struct str out = { p, 0 };

	for (size_t i = 0; i < s.len; i++) {
		const int high = i + 2 < s.len ? hex(s.ptr[i + 1]) : -1;
		const int low = i + 2 < s.len ? hex(s.ptr[i + 2]) : -1;

		if (s.ptr[i] == '_' && high >= 0 && low >= 0) {
			p[out.len++] = (char)(high * 16 + low);
			i += 2;
		} else
			p[out.len++] = s.ptr[i];
	}
	return is_text(out) ? out : str_dup(a, s);
}

void
grade_qti_name(struct buf *b, const char *prefix, struct str s)
{
	buf_puts(b, prefix);
	for (size_t i = 0; i < s.len; i++)
		if (ascii_is_letter(s.ptr[i]) || ascii_is_digit(s.ptr[i]) ||
		    s.ptr[i] == '.' || s.ptr[i] == '-')
			buf_putc(b, s.ptr[i]);
		else
			buf_printf(b, "_%02X", (unsigned char)s.ptr[i]);
}

void
grade_qti_session(struct buf *b, const char *what, const char *prefix,
    struct str s)
{
	if (s.ptr == NULL)
		return;
	buf_printf(b, "    <sessionIdentifier sourceID=\"urn:precept:%s\" "
	    "identifier=\"", what);
	grade_qti_name(b, prefix, s);
	buf_puts(b, "\"/>\n");
}

void
grade_qti_outcome(struct buf *b, const char *indent, const char *name,
    const char *type, struct str value)
{
	buf_printf(b, "%s<outcomeVariable identifier=\"%s\" cardinality="
	    "\"single\" baseType=\"%s\"><value>", indent, name, type);
	xml_escape(b, value);
	buf_puts(b, "</value></outcomeVariable>\n");
}
