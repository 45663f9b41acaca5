#include <png.h>

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "pdf/pdf_messages.h"
#include "pdf/pdf_part.h"

/* Pictures of one file: each is written once, however often it is shown. */

struct picture {
	unsigned obj;		/* 0: it can't be read, and that was said */
	int n;
};

struct pdf_pictures {
	struct pdf_job *job;
	struct map *by_target;
	int n;
};

struct pdf_pictures *
pdf_pictures_new(struct pdf_job *j)
{
	struct pdf_pictures *p = ARENA_NEW(j->arena, struct pdf_pictures);

	p->job = j;
	p->by_target = map_new(j->arena);
	return p;
}

/*
 * libpng's simplified reader turns every kind of PNG (palette, 16 bit,
 * interlaced, other gamma) into 8-bit sRGB and returns from errors.
 */
const char *
pdf_png_read(struct arena *a, struct str bytes, struct pdf_pixels *out)
{
	png_image png;
	unsigned char *rgba;
	size_t n;
	bool gray = true, opaque = true;

	memset(&png, 0, sizeof png);
	png.version = PNG_IMAGE_VERSION;
	if (!png_image_begin_read_from_memory(&png, bytes.ptr, bytes.len))
		return str_c(a, str_of(png.message));
	if (png.width != out->w || png.height != out->h) {
		png_image_free(&png);
		return "its header disagrees with itself";
	}
	png.format = PNG_FORMAT_RGBA;
	rgba = arena_alloc(a, PNG_IMAGE_SIZE(png));
	if (!png_image_finish_read(&png, NULL, rgba, 0, NULL))
		return str_c(a, str_of(png.message));
	n = (size_t)png.width * png.height;
	for (size_t i = 0; i < n; i++) {
		const unsigned char *p = rgba + 4 * i;

		gray &= p[0] == p[1] && p[1] == p[2];
		opaque &= p[3] == 0xff;
	}
	out->components = gray ? 1 : 3;
	out->color = arena_array(a, n, out->components);
	out->alpha = opaque ? NULL : arena_alloc(a, n);
	for (size_t i = 0; i < n; i++) {
		memcpy(out->color + i * out->components, rgba + 4 * i,
		    out->components);
		if (!opaque)
			out->alpha[i] = rgba[4 * i + 3];
	}
	return NULL;
}

static struct str
entries(struct arena *a, uint32_t w, uint32_t h, unsigned components,
    unsigned mask)
{
	struct str s = str_fmt(a, "/Type/XObject/Subtype/Image/Width %u"
	    "/Height %u/ColorSpace/Device%s/BitsPerComponent 8", w, h,
	    components == 1 ? "Gray" : "RGB");

	if (mask != 0)
		s = str_join(a, s, str_fmt(a, "/SMask %u 0 R", mask));
	return s;
}

static unsigned
write_png(struct pdf_job *j, struct arena *scratch, const struct pdf_pixels *p)
{
	const size_t n = (size_t)p->w * p->h;
	unsigned mask = 0;

	if (p->alpha != NULL)
		mask = pdf_stream_add(j->file, entries(scratch, p->w, p->h, 1,
		    0), (struct str){ (const char *)p->alpha, n }, PDF_DEFLATE);
	return pdf_stream_add(j->file, entries(scratch, p->w, p->h,
	    p->components, mask), (struct str){ (const char *)p->color,
	    n * p->components }, PDF_DEFLATE);
}

/* 0 after reporting. */
static unsigned
write_picture(struct pdf_job *j, const struct doc_node *image)
{
	const struct pdf_picture *p = pdf_measurer_picture(j->measurer,
	    image->target);
	struct pdf_pixels pixels = { 0, 0, 0, NULL, NULL };
	struct arena *scratch;
	const char *trouble;
	enum pdf_picture_kind kind;
	unsigned components, obj = 0;

	if (p == NULL) {
		diag_error(j->dg, image->at, MSG_NO_PICTURE,
		    STR_ARG(image->target));
		diag_hint(j->dg, "put the file into the workspace, or take "
		    "the picture out");
		return 0;
	}
	scratch = arena_new();
	kind = pdf_picture_header(p->bytes, &pixels.w, &pixels.h, &components);
	trouble = pdf_picture_trouble(p->bytes);
	if (trouble == NULL && kind == PDF_PNG)
		trouble = pdf_png_read(scratch, p->bytes, &pixels);
	if (trouble != NULL) {
		diag_error(j->dg, image->at, MSG_PICTURE_BAD,
		    STR_ARG(image->target), trouble);
		diag_hint(j->dg, "save the picture again as a PNG file");
	} else if (kind == PDF_PNG) {
		obj = write_png(j, scratch, &pixels);
	} else {
		obj = pdf_stream_add(j->file, entries(scratch, pixels.w,
		    pixels.h, components, 0), p->bytes, PDF_DCT);
	}
	arena_free(scratch);
	return obj;
}

int
pdf_pictures_use(struct pdf_pictures *p, const struct doc_node *image)
{
	struct pdf_job *j = p->job;
	struct picture *known = map_get(p->by_target, image->target);

	if (str_empty(str_trim(image->label))) {
		diag_error(j->dg, image->at, MSG_NO_ALT,
		    STR_ARG(image->target));
		diag_hint(j->dg, "say what it shows between the brackets: "
		    "![Logo of the clinic](%.*s)", STR_ARG(image->target));
	}
	if (known == NULL) {
		known = ARENA_NEW(j->arena, struct picture);
		known->obj = write_picture(j, image);
		known->n = p->n++;
		map_put(p->by_target, image->target, known);
	}
	return known->obj != 0 ? known->n : -1;
}

void
pdf_pictures_write(struct pdf_pictures *p, struct buf *b)
{
	for (size_t i = 0; i < map_len(p->by_target); i++) {
		const struct picture *k = map_value(p->by_target, i);

		if (k->obj == 0)
			continue;
		buf_printf(b, "/I%d ", k->n);
		pdf_put_ref(b, k->obj);
	}
}
