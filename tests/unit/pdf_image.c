#include <png.h>

#include <stdio.h>

#include "pdf/pdf_part.h"
#include "pdf_book.h"
#include "tap.h"

static bool
reads(struct arena *a, struct str png, struct pdf_pixels *p)
{
	unsigned components;

	*p = (struct pdf_pixels){ 0, 0, 0, NULL, NULL };
	return pdf_picture_header(png, &p->w, &p->h, &components) == PDF_PNG &&
	    pdf_png_read(a, png, p) == NULL;
}

/* A PNG of some format, w by h, all of one pixel. */
static struct str
png_of(struct arena *a, uint32_t w, uint32_t h, unsigned format,
    const unsigned char *pixel)
{
	png_image image = { .version = PNG_IMAGE_VERSION, .width = w,
		.height = h, .format = format };
	const size_t size = PNG_IMAGE_PIXEL_SIZE(format);
	unsigned char *pixels = arena_array(a, (size_t)w * h, size);
	png_alloc_size_t n = 0;
	char *out;

	for (size_t i = 0; i < (size_t)w * h; i++)
		memcpy(pixels + i * size, pixel, size);
	CHECK(png_image_write_to_memory(&image, NULL, &n, 0, pixels, 0, NULL));
	out = arena_alloc(a, n);
	CHECK(png_image_write_to_memory(&image, out, &n, 0, pixels, 0, NULL));
	return (struct str){ out, n };
}

static void
test_kinds(struct arena *a)
{
	static const unsigned char red[] = { 200, 10, 20, 255 },
	    clear[] = { 200, 10, 20, 7 }, gray[] = { 90 },
	    deep[] = { 0, 0x40, 0, 0x40, 0, 0x40 };
	struct pdf_pixels p;

	ok(reads(a, png_of(a, 3, 2, PNG_FORMAT_RGBA, clear), &p) &&
	    p.w == 3 && p.h == 2 && p.components == 3 && p.alpha != NULL &&
	    p.alpha[5] == 7 && p.color[15] == 200, "RGB with alpha");
	ok(reads(a, png_of(a, 3, 2, PNG_FORMAT_RGBA, red), &p) &&
	    p.alpha == NULL, "alpha that hides nothing is dropped");
	ok(reads(a, png_of(a, 3, 2, PNG_FORMAT_GRAY, gray), &p) &&
	    p.components == 1 && p.color[5] == 90, "gray stays gray");
	ok(reads(a, png_of(a, 3, 2, PNG_FORMAT_LINEAR_RGB, deep), &p) &&
	    p.components == 1, "16 bits become 8");
	ok(reads(a, (struct str){ (const char *)plain_png, sizeof plain_png },
	    &p) && p.alpha != NULL && p.alpha[2] == 0, "the sample's");
}

static void
test_refused(struct arena *a)
{
	static const unsigned char red[] = { 200, 10, 20, 255 };
	const struct str good = png_of(a, 30, 20, PNG_FORMAT_RGBA, red);
	char *bytes = str_c(a, good);
	struct pdf_pixels p;
	uint32_t w, h;
	size_t passed = 0;

	/* Without the 12 bytes of the end mark all pixels are still there. */
	for (size_t n = 0; n < good.len - 12; n++)
		passed += reads(a, str_sub(good, 0, n), &p);
	is_int(passed, 0, "no cut file is read, wherever it is cut");
	memcpy(bytes + 16, "\0\0\xff\xff\0\0\xff\xff", 8);
	ok(!pdf_picture_size((struct str){ bytes, good.len }, &w, &h),
	    "a picture of 65,535 by 65,535 is not even tried");
	memcpy(bytes + 16, "\0\0\x20\0\0\0\x08\0", 8);
	ok(pdf_picture_size((struct str){ bytes, good.len }, &w, &h) &&
	    !reads(a, (struct str){ bytes, good.len }, &p),
	    "one that promises more than it holds is refused");
	is_text(str_of(pdf_picture_trouble((struct str){ bytes, 10 })),
	    "it is a damaged PNG file", "it is said why");
	is_text(str_of(pdf_picture_trouble(STR_LIT("GIF89a"))),
	    "it is neither a PNG nor a JPEG file", "for each kind");
	is_text(str_of(pdf_picture_trouble(STR_LIT(""))), "the file is empty",
	    "of trouble");
	ok(!pdf_picture_size(STR_LIT("GIF89a"), &w, &h), "other kinds too");
	ok(!pdf_picture_size(STR_LIT(""), &w, &h), "and nothing");
}

static void
test_mutated(struct arena *a)
{
	static const unsigned char red[] = { 200, 10, 20, 100 };
	const struct str good = png_of(a, 30, 20, PNG_FORMAT_RGBA, red);
	uint32_t random = 7;
	int passed = 0;

	for (int turn = 0; turn < 2000; turn++) {
		struct arena *scratch = arena_new();
		char *bytes = str_c(scratch, good);
		struct pdf_pixels p;

		for (int i = 0; i < 1 + turn % 4; i++) {
			random = random * 1664525 + 1013904223;
			bytes[(random >> 8) % good.len] = (char)(random >> 3);
		}
		passed += reads(scratch, (struct str){ bytes, good.len }, &p);
		arena_free(scratch);
	}
	ok(passed < 2000, "2000 broken PNGs, %d still read", passed);
}

/* SOI, one frame, one scan, EOI: as little as the reader asks for. */
static const unsigned char jpeg[] = {
	0xff, 0xd8, 0xff, 0xc0, 0x00, 0x0b, 8, 0x00, 0x10, 0x00, 0x20, 1,
	1, 0x11, 0, 0xff, 0xda, 0x00, 0x08, 1, 1, 0, 0, 0x3f, 0,
	0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9
};

static void
test_jpeg(struct arena *a)
{
	const struct str good = { (const char *)jpeg, sizeof jpeg };
	uint32_t w = 0, h = 0, random = 3;
	unsigned components = 0;
	char *bytes;
	size_t passed = 0;

	is_int(pdf_picture_header(good, &w, &h, &components), PDF_JPEG,
	    "a JPEG's header is read");
	ok(w == 32 && h == 16 && components == 1, "with size and components");
	for (size_t n = 0; n < good.len; n++)
		passed += pdf_picture_size(str_sub(good, 0, n), &w, &h);
	is_int(passed, 0, "no cut file is taken");
	bytes = str_c(a, good);
	bytes[6] = 12;
	ok(pdf_picture_header((struct str){ bytes, good.len }, &w, &h,
	    &components) == PDF_JPEG && components == 0,
	    "12 bits a sample are refused later");
	for (int turn = 0; turn < 5000; turn++) {
		random = random * 1664525 + 1013904223;
		bytes[(random >> 8) % good.len] = (char)(random >> 3);
		passed += pdf_picture_size((struct str){ bytes, good.len }, &w,
		    &h);
		if (turn % 10 == 0)
			memcpy(bytes, good.ptr, good.len);
	}
	ok(passed < 5000, "5000 broken JPEGs, %zu with a header", passed);
}

int
main(void)
{
	struct arena *a = arena_new();

	test_kinds(a);
	test_refused(a);
	test_mutated(a);
	test_jpeg(a);
	arena_free(a);
	return tap_done();
}
