/* pdf_open.h - for tests: all that is compressed in a PDF file of ours. */
#ifndef PRECEPT_PDF_OPEN_H
#define PRECEPT_PDF_OPEN_H

#include <libdeflate.h>

#include <stdlib.h>

#include "base/str.h"

#include "base/arena.h"

/* The file with every deflated stream added in clear at its end. */
__attribute__((unused)) static struct str
pdf_clear(struct arena *a, struct str pdf)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	const size_t room = 64u << 20;
	char *plain = malloc(room);
	struct buf b;
	struct str out;
	size_t at = 0, got;

	buf_init(&b, SIZE_MAX);
	buf_str(&b, pdf);
	while ((at = str_find(pdf, ">>\nstream\n", at)) < pdf.len) {
		at += 10;
		if (libdeflate_zlib_decompress_ex(d, pdf.ptr + at,
		    pdf.len - at, plain, room, NULL, &got) == 0) {
			buf_putc(&b, '\n');
			buf_add(&b, plain, got);
		}
	}
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	free(plain);
	libdeflate_free_decompressor(d);
	return out;
}

#endif
