/* Pictures: the header of a PNG or JPEG, and all of a small PNG. */
#include "fuzz.h"

#include "pdf/pdf_part.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { (const char *)data, size };
	struct pdf_pixels pixels = { 0 };
	struct arena *a = arena_new();
	unsigned components;

	/* Large ones take no other way, only longer. */
	if (pdf_picture_header(bytes, &pixels.w, &pixels.h, &components) ==
	    PDF_PNG && pixels.w <= 256 && pixels.h <= 256)
		(void)pdf_png_read(a, bytes, &pixels);
	arena_free(a);
	return 0;
}
