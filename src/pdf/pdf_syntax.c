/* pdf_syntax.c - pieces of PDF syntax: the second half of pdf_obj.h. */
#include "pdf/pdf_obj.h"

#include "base/utf8.h"

static bool
is_plain(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < ' ' || s.ptr[i] > '~')
			return false;
	return true;
}

static void
put_literal(struct buf *b, struct str s)
{
	buf_putc(b, '(');
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '(' || s.ptr[i] == ')' || s.ptr[i] == '\\')
			buf_putc(b, '\\');
		buf_putc(b, s.ptr[i]);
	}
	buf_putc(b, ')');
}

void
pdf_put_utf16(struct buf *b, struct str text)
{
	size_t at = 0;

	while (at < text.len) {
		const uint32_t cp = utf8_next(text, &at);

		if (cp >= 0x10000)
			buf_printf(b, "%04X%04X",
			    0xd800 + ((cp - 0x10000) >> 10),
			    0xdc00 + ((cp - 0x10000) & 0x3ff));
		else
			buf_printf(b, "%04X", cp);
	}
}

void
pdf_put_text(struct buf *b, struct str text)
{
	if (is_plain(text)) {
		put_literal(b, text);
		return;
	}
	buf_puts(b, "<FEFF");
	pdf_put_utf16(b, text);
	buf_putc(b, '>');
}

void
pdf_put_bytes(struct buf *b, struct str bytes)
{
	if (is_plain(bytes)) {
		put_literal(b, bytes);
		return;
	}
	buf_putc(b, '<');
	for (size_t i = 0; i < bytes.len; i++)
		buf_printf(b, "%02X", (unsigned char)bytes.ptr[i]);
	buf_putc(b, '>');
}

void
pdf_put_int(struct buf *b, int64_t n)
{
	char digits[24];
	size_t at = sizeof digits;
	uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

	do {
		digits[--at] = (char)('0' + left % 10);
		left /= 10;
	} while (left != 0);
	if (n < 0)
		digits[--at] = '-';
	buf_add(b, digits + at, sizeof digits - at);
}

void
pdf_put_mpt(struct buf *b, int64_t mpt)
{
	const uint64_t n = mpt < 0 ? 0 - (uint64_t)mpt : (uint64_t)mpt;
	const unsigned part = (unsigned)(n % 1000);
	const char digits[4] = { '.', (char)('0' + part / 100),
		(char)('0' + part / 10 % 10), (char)('0' + part % 10) };
	size_t len = 4;

	if (mpt < 0)
		buf_putc(b, '-');
	pdf_put_int(b, (int64_t)(n / 1000));
	while (len > 1 && digits[len - 1] == '0')
		len--;
	if (len > 1)
		buf_add(b, digits, len);
}

void
pdf_put_ref(struct buf *b, unsigned obj)
{
	pdf_put_int(b, obj);
	buf_puts(b, " 0 R");
}

void
pdf_put_date(struct buf *b, struct date d)
{
	buf_printf(b, "(D:%04d%02d%02d000000Z)", d.year, d.month, d.day);
}
