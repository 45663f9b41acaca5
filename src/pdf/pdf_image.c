#include "pdf/pdf_part.h"

#include <string.h>

/* Enough for a page at 600 dpi; 16 million pixels are 64 MB decoded. */
#define SIDE_MAX 8192u
#define PIXELS_MAX (16u << 20)

static unsigned
byte_at(struct str s, size_t at)
{
	return at < s.len ? (unsigned char)s.ptr[at] : 0;
}

static uint32_t
big16(struct str s, size_t at)
{
	return byte_at(s, at) << 8 | byte_at(s, at + 1);
}

static bool
is_png(struct str s)
{
	return s.len > 33 && memcmp(s.ptr, "\x89PNG\r\n\x1a\n", 8) == 0 &&
	    memcmp(s.ptr + 12, "IHDR", 4) == 0;
}

/* The frame header of a JPEG, as far as PDF asks. */
struct jpeg {
	uint32_t w, h;
	unsigned components, bits;
};

/*
 * Walk the marker segments from SOI to EOI. True: one baseline or progressive
 * frame before the first scan, every length inside the file, an end marker.
 */
static bool
read_jpeg(struct str s, struct jpeg *j)
{
	bool scan = false;
	size_t at = 2;

	*j = (struct jpeg){ 0, 0, 0, 0 };
	if (big16(s, 0) != 0xffd8)
		return false;
	while (at + 2 <= s.len) {
		const unsigned marker = byte_at(s, at + 1);

		if (byte_at(s, at) != 0xff) {
			if (!scan)
				return false;
			at++;		/* entropy-coded data */
			continue;
		}
		if (marker == 0xff || (scan && (marker == 0 ||
		    (marker >= 0xd0 && marker <= 0xd7)))) {
			at += marker == 0xff ? 1 : 2;
			continue;
		}
		if (marker == 0xd9)
			break;
		if (big16(s, at + 2) < 2 || at + 2 + big16(s, at + 2) > s.len)
			return false;
		if (marker >= 0xc0 && marker <= 0xc2) {
			if (j->components != 0)
				return false;
			j->bits = byte_at(s, at + 4);
			j->h = big16(s, at + 5);
			j->w = big16(s, at + 7);
			j->components = byte_at(s, at + 9);
		} else if (marker > 0xc2 && marker <= 0xcf && marker != 0xc4 &&
		    marker != 0xc8 && marker != 0xcc) {
			return false;	/* lossless, arithmetic: no DCTDecode */
		}
		if (marker == 0xda)
			scan = true;
		at += 2 + big16(s, at + 2);
	}
	return scan && j->components != 0 && at + 2 <= s.len &&
	    big16(s, at) == 0xffd9;
}

enum pdf_picture_kind
pdf_picture_header(struct str bytes, uint32_t *w, uint32_t *h,
    unsigned *components)
{
	enum pdf_picture_kind kind = PDF_NO_PICTURE;
	struct jpeg j;

	if (is_png(bytes)) {
		*w = big16(bytes, 16) << 16 | big16(bytes, 18);
		*h = big16(bytes, 20) << 16 | big16(bytes, 22);
		*components = 0;
		kind = PDF_PNG;
	} else if (read_jpeg(bytes, &j)) {
		*w = j.w;
		*h = j.h;
		*components = j.bits == 8 ? j.components : 0;
		kind = PDF_JPEG;
	}
	if (kind == PDF_NO_PICTURE || *w == 0 || *h == 0 || *w > SIDE_MAX ||
	    *h > SIDE_MAX || *w * *h > PIXELS_MAX)
		return PDF_NO_PICTURE;
	return kind;
}

const char *
pdf_picture_trouble(struct str bytes)
{
	uint32_t w = 0, h = 0;
	unsigned components;

	switch (pdf_picture_header(bytes, &w, &h, &components)) {
	case PDF_PNG:
		return NULL;
	case PDF_JPEG:
		return components == 1 || components == 3 ? NULL :
		    "a JPEG file must be gray or RGB";
	case PDF_NO_PICTURE:
		break;
	}
	if (w > SIDE_MAX || h > SIDE_MAX || (w != 0 && h != 0))
		return "it has more pixels than 8,192 to a side or 16 million "
		    "in all";
	if (bytes.len == 0)
		return "the file is empty";
	if (str_starts(bytes, "\x89PNG"))
		return "it is a damaged PNG file";
	if (str_starts(bytes, "\xff\xd8"))
		return "it is a damaged JPEG file, or of a kind that no PDF "
		    "file may hold";
	return "it is neither a PNG nor a JPEG file";
}

bool
pdf_picture_size(struct str bytes, uint32_t *w, uint32_t *h)
{
	unsigned components;

	return pdf_picture_header(bytes, w, h, &components) != PDF_NO_PICTURE;
}
