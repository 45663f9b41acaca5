#include "pdf/pdf_font.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hpdf_version.h>
#include <libdeflate.h>
#include <png.h>

#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/mem.h"
#include "layout/theme.h"
#include "pdf/pdf_messages.h"

/* A face larger than this is a CJK collection or no font at all. */
#define FACE_BYTES_MAX (64u << 20)

/* OS/2 fsType: "must not be modified, embedded or exchanged". */
#define FSTYPE_RESTRICTED 0x0002
#define FSTYPE_BITMAP_ONLY 0x0200

/* FontDescriptor Flags, ISO 32000-1 table 123. */
#define FONT_FIXED_PITCH 1u
#define FONT_SYMBOLIC 4u
#define FONT_ITALIC 64u

/* Debian's packages by the folder they fill, for the hint. */
static const struct { const char *folder, *package; } packages[] = {
	{ "gentiumplus/", "fonts-sil-gentiumplus" },
	{ "GentiumBook", "fonts-sil-gentiumplus" },
	{ "lato/", "fonts-lato" },
	{ "dejavu/", "fonts-dejavu-core" },
	{ "liberation2/", "fonts-liberation2" },
	{ "liberation/", "fonts-liberation" },
	{ "noto/", "fonts-noto-core" },
	{ "vollkorn/", "fonts-vollkorn" },
	{ "open-sans/", "fonts-open-sans" },
	{ "crosextra/", "fonts-crosextra-carlito" },
	{ "charis/", "fonts-sil-charis" },
};

/* A table of the face as bytes that can be read past their end as zeros. */
struct table {
	hb_blob_t *blob;
	const char *ptr;
	unsigned len;
};

static struct table
table_open(hb_face_t *face, hb_tag_t tag)
{
	struct table t = { hb_face_reference_table(face, tag), NULL, 0 };

	t.ptr = hb_blob_get_data(t.blob, &t.len);
	return t;
}

static int32_t
table_i16(const struct table *t, unsigned at)
{
	unsigned v;

	if (t->len < 2 || at > t->len - 2)
		return 0;
	v = (unsigned)(unsigned char)t->ptr[at] << 8 |
	    (unsigned char)t->ptr[at + 1];
	return v < 0x8000 ? (int32_t)v : (int32_t)v - 0x10000;
}

static struct str
face_name(struct arena *a, hb_face_t *face, hb_ot_name_id_t id)
{
	char text[128];
	unsigned len = sizeof text;

	hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &len,
	    text);
	return str_dup(a, (struct str){ text, len });
}

static bool
family_is(struct arena *a, hb_face_t *face, struct str want, struct str *found)
{
	static const hb_ot_name_id_t ids[] = {
		HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_OT_NAME_ID_FONT_FAMILY
	};

	*found = STR_LIT("");
	for (size_t i = 0; i < NELEM(ids); i++) {
		struct str name = face_name(a, face, ids[i]);

		if (str_eq(name, want))
			return true;
		if (!str_empty(name))
			*found = name;
	}
	return false;
}

static int32_t
metric(hb_font_t *font, hb_ot_metrics_tag_t tag, int32_t otherwise)
{
	hb_position_t at;

	return hb_ot_metrics_get_position(font, tag, &at) ? at : otherwise;
}

static int32_t
magnitude(int32_t n)
{
	return n < 0 ? -n : n;
}

static void
read_metrics(struct pdf_face *f)
{
	struct text_metrics *m = &f->metrics;
	hb_font_extents_t x;

	hb_font_get_h_extents(f->font, &x);
	m->ascent = magnitude(x.ascender);
	m->descent = magnitude(x.descender);
	m->cap_height = magnitude(metric(f->font,
	    HB_OT_METRICS_TAG_CAP_HEIGHT, 700));
	m->x_height = magnitude(metric(f->font,
	    HB_OT_METRICS_TAG_X_HEIGHT, 500));
	m->underline_at = magnitude(metric(f->font,
	    HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -100));
	m->underline_thick = magnitude(metric(f->font,
	    HB_OT_METRICS_TAG_UNDERLINE_SIZE, 50));
}

/*
 * What the font descriptor wants. StemV is not in TrueType fonts; nothing
 * reads it of an embedded one, so that a value from the weight will do.
 */
static void
read_descriptor(struct arena *a, struct pdf_face *f)
{
	struct table head = table_open(f->face, HB_TAG('h', 'e', 'a', 'd'));
	struct table post = table_open(f->face, HB_TAG('p', 'o', 's', 't'));
	struct table os2 = table_open(f->face, HB_TAG('O', 'S', '/', '2'));
	const int32_t em = (int32_t)hb_face_get_upem(f->face);
	const int32_t weight = table_i16(&os2, 4);

	for (unsigned i = 0; i < 4; i++)
		f->box[i] = table_i16(&head, 36 + 2 * i) * 1000 / em;
	f->italic_angle = table_i16(&post, 4);
	f->stem_v = 50 + weight * weight / (65 * 65);
	f->flags = FONT_SYMBOLIC;
	if (f->italic_angle != 0)
		f->flags |= FONT_ITALIC;
	if (table_i16(&post, 12) != 0 || table_i16(&post, 14) != 0)
		f->flags |= FONT_FIXED_PITCH;
	f->ps_name = face_name(a, f->face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
	hb_blob_destroy(os2.blob);
	hb_blob_destroy(post.blob);
	hb_blob_destroy(head.blob);
}

/* Letters that need no escape in a PDF name; the fonts we know have no other. */
static bool
name_is_plain(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] <= ' ' || s.ptr[i] > '~' ||
		    strchr("()<>[]{}/%#", s.ptr[i]) != NULL)
			return false;
	return s.len > 0;
}

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
	struct table t = table_open(face, tag);
	bool has = t.len > 0;

	hb_blob_destroy(t.blob);
	return has;
}

static void
missing(struct diag *dg, const struct theme_face *tf, const char *path)
{
	diag_error(dg, tf->at, MSG_FONT_MISSING, path);
	diag_status(dg, EXIT_MISSING_INPUT);
	for (size_t i = 0; i < NELEM(packages); i++)
		if (strstr(path, packages[i].folder) != NULL) {
			diag_hint(dg, "apt-get install %s",
			    packages[i].package);
			return;
		}
	diag_hint(dg, "install the font, or name another file in the theme");
}

static int
face_open(struct arena *a, struct diag *dg, const struct theme_face *tf,
    const char *root, struct pdf_face *f)
{
	const char *path = file_below(a, root, tf->file);
	struct table os2;
	struct str family;
	struct stat st;
	int32_t fstype;

	if (path == NULL || stat(path, &st) != 0) {
		missing(dg, tf, path != NULL ? path : str_c(a, tf->file));
		return -1;
	}
	/* A mapped file: only the pages that are used cost memory. */
	if (S_ISREG(st.st_mode) && st.st_size <= FACE_BYTES_MAX)
		f->blob = hb_blob_create_from_file_or_fail(path);
	if (f->blob != NULL) {
		hb_blob_make_immutable(f->blob);
		f->face = hb_face_create(f->blob, 0);
	}
	if (f->face == NULL || hb_face_get_glyph_count(f->face) == 0 ||
	    !has_table(f->face, HB_TAG('g', 'l', 'y', 'f')) ||
	    !has_table(f->face, HB_TAG('c', 'm', 'a', 'p'))) {
		diag_error(dg, tf->at, MSG_FONT_BAD, path);
		diag_hint(dg, "the theme takes .ttf files with TrueType outlines");
		return -1;
	}
	if (!family_is(a, f->face, tf->family, &family)) {
		diag_error(dg, tf->at, MSG_FONT_FAMILY, path,
		    STR_ARG(family), STR_ARG(tf->family));
		diag_hint(dg, "write family=\"%.*s\" in the theme, "
		    "or name the file that was meant", STR_ARG(family));
		return -1;
	}
	os2 = table_open(f->face, HB_TAG('O', 'S', '/', '2'));
	fstype = table_i16(&os2, 8);
	hb_blob_destroy(os2.blob);
	if ((fstype & 0xf) == FSTYPE_RESTRICTED || fstype & FSTYPE_BITMAP_ONLY) {
		diag_error(dg, tf->at, MSG_FONT_LICENCE, path);
		diag_hint(dg, "name another font in the theme");
		return -1;
	}
	hb_face_make_immutable(f->face);
	f->font = hb_font_create(f->face);
	hb_font_set_scale(f->font, 1000, 1000);
	hb_font_make_immutable(f->font);
	f->lean = pdf_embed_source(f->face);
	f->fallback = tf->fallback;
	f->at = tf->at;
	f->path = path;
	read_metrics(f);
	read_descriptor(a, f);
	if (!name_is_plain(f->ps_name))
		f->ps_name = STR_LIT("Face");
	return 0;
}

struct pdf_fonts *
pdf_fonts_open(struct diag *dg, const struct theme *t, const char *root)
{
	struct arena *a = arena_new();
	struct pdf_fonts *f = ARENA_NEW(a, struct pdf_fonts);
	int rc = 0;

	f->arena = a;
	f->n_faces = t->n_faces;
	f->faces = arena_array(a, t->n_faces, sizeof *f->faces);
	for (size_t i = 0; i < t->n_faces; i++)
		if (face_open(a, dg, &t->faces[i], root, &f->faces[i]) != 0)
			rc = -1;
	if (rc != 0) {
		pdf_fonts_free(f);
		return NULL;
	}
	return f;
}

void
pdf_fonts_free(struct pdf_fonts *f)
{
	if (f == NULL)
		return;
	for (size_t i = 0; i < f->n_faces; i++) {
		hb_face_destroy(f->faces[i].lean);
		hb_font_destroy(f->faces[i].font);
		hb_face_destroy(f->faces[i].face);
		hb_blob_destroy(f->faces[i].blob);
	}
	arena_free(f->arena);
}

struct str
pdf_fonts_bytes(const struct pdf_fonts *f, size_t face)
{
	unsigned len;
	const char *ptr;

	CHECK(face < f->n_faces);
	ptr = hb_blob_get_data(f->faces[face].blob, &len);
	return (struct str){ ptr, len };
}

void
pdf_libraries(struct buf *b)
{
	buf_printf(b, "HarfBuzz %s, libharu %s, libdeflate %s, libpng %s",
	    hb_version_string(), HPDF_VERSION_TEXT, LIBDEFLATE_VERSION_STRING,
	    png_get_libpng_ver(NULL));
}
