#include <hb-subset.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "pdf/pdf_messages.h"
#include "pdf/pdf_part.h"

/*
 * The fonts of one file: Type0 over CIDFontType2, a code (CID) for every pair
 * of glyph and text in order of first use, so that ToUnicode is exact. CID 0
 * stays the missing glyph, which no text uses.
 */

#define CIDS_MAX 65536
#define BF_BLOCK 100		/* entries in one beginbfchar, by the CMap rules */

struct face {
	struct pdf_slot **slots;	/* by CID; [0] is NULL */
	size_t n, cap;
};

struct pdf_embed {
	struct arena *arena;
	const struct pdf_fonts *fonts;
	struct face *faces;
	uint64_t epoch;
};

struct pdf_embed *
pdf_embed_new(struct pdf_job *j)
{
	struct pdf_embed *e = ARENA_NEW(j->arena, struct pdf_embed);

	e->arena = j->arena;
	e->fonts = pdf_measurer_fonts(j->measurer);
	e->faces = arena_array(j->arena, e->fonts->n_faces, sizeof *e->faces);
	e->epoch = pdf_measurer_epoch(j->measurer);
	return e;
}

static void
face_add(struct pdf_embed *e, struct face *f, struct pdf_slot *s)
{
	f->slots = arena_grow(e->arena, f->slots, f->n, &f->cap,
	    sizeof *f->slots);
	f->slots[f->n++] = s;
}

unsigned
pdf_embed_cid(struct pdf_embed *e, struct pdf_slot *s)
{
	struct face *f = &e->faces[s->face];

	if (s->epoch != e->epoch) {
		if (f->n == 0)
			face_add(e, f, NULL);
		CHECK(f->n < CIDS_MAX);
		s->epoch = e->epoch;
		s->cid = (unsigned)f->n;
		face_add(e, f, s);
	}
	return s->cid;
}

/*
 * What draws no glyph: viewers of PDF do not shape, and without layout tables
 * and hinting the bytes are the same in all versions of HarfBuzz that were
 * tried.
 */
static const char *const drop[] = {
	"GSUB", "GPOS", "GDEF", "BASE", "JSTF", "kern", "name", "post",
	"OS/2", "cmap", "gasp", "GPKG", "Feat", "Glat", "Gloc", "Silf",
	"Sill", "FFTM", "DSIG", "meta", "STAT", "morx", "feat", "prop",
	"kerx", "hdmx", "VDMX", "LTSH", "PCLT"
};

static bool
draws(hb_tag_t tag)
{
	for (size_t i = 0; i < NELEM(drop); i++)
		if (hb_tag_from_string(drop[i], 4) == tag)
			return false;
	return true;
}

/*
 * A cut of the whole face goes through its cmap each time, for characters that
 * nobody asks for: five times the work of the cut itself.
 */
hb_face_t *
pdf_embed_source(hb_face_t *face)
{
	hb_face_t *lean = hb_face_builder_create();
	hb_tag_t tags[64];
	unsigned n = NELEM(tags), from = 0;

	while (n == NELEM(tags)) {
		hb_face_get_table_tags(face, from, &n, tags);
		for (unsigned i = 0; i < n; i++) {
			hb_blob_t *table;

			if (!draws(tags[i]))
				continue;
			table = hb_face_reference_table(face, tags[i]);
			(void)hb_face_builder_add_table(lean, tags[i], table);
			hb_blob_destroy(table);
		}
		from += n;
	}
	hb_face_make_immutable(lean);
	return lean;
}

/*
 * Cut the face down to its glyphs. gids becomes a map from old glyph to new.
 * NULL when the font is too broken for it.
 */
static hb_blob_t *
subset(const struct pdf_face *face, const struct face *f, struct buf *gids)
{
	hb_subset_input_t *in = hb_subset_input_create_or_fail();
	hb_set_t *glyphs, *tables;
	hb_subset_plan_t *plan;
	const hb_map_t *map;
	hb_face_t *small = NULL;
	hb_blob_t *blob = NULL;

	CHECK(in != NULL);
	hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_NO_HINTING);
	glyphs = hb_subset_input_glyph_set(in);
	for (size_t i = 1; i < f->n; i++)
		hb_set_add(glyphs, f->slots[i]->gid);
	tables = hb_subset_input_set(in, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < NELEM(drop); i++)
		hb_set_add(tables, hb_tag_from_string(drop[i], 4));
	plan = hb_subset_plan_create_or_fail(face->lean, in);
	if (plan == NULL)
		goto out;
	map = hb_subset_plan_old_to_new_glyph_mapping(plan);
	for (size_t i = 0; i < f->n; i++) {
		const hb_codepoint_t gid = i == 0 ? 0 :
		    hb_map_get(map, f->slots[i]->gid);

		if (gid > 0xffff)
			goto out;
		buf_putc(gids, (char)(gid >> 8));
		buf_putc(gids, (char)(gid & 0xff));
	}
	small = hb_subset_plan_execute_or_fail(plan);
	if (small != NULL)
		blob = hb_face_reference_blob(small);
out:
	hb_face_destroy(small);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(in);
	return blob;
}

static unsigned
write_to_unicode(struct pdf_job *j, const struct face *f)
{
	struct buf b;
	unsigned obj;

	buf_init(&b, SIZE_MAX);
	buf_puts(&b, "/CIDInit /ProcSet findresource begin\n"
	    "12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	    "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	for (size_t i = 1; i < f->n; i++) {
		const size_t left = f->n - i;

		if (i % BF_BLOCK == 1)
			buf_printf(&b, "%zu beginbfchar\n",
			    left < BF_BLOCK ? left : BF_BLOCK);
		buf_printf(&b, "<%04zX><", i);
		pdf_put_utf16(&b, f->slots[i]->text);
		buf_puts(&b, ">\n");
		if (i % BF_BLOCK == 0 || i + 1 == f->n)
			buf_puts(&b, "endbfchar\n");
	}
	buf_puts(&b, "endcmap\nCMapName currentdict /CMap defineresource pop\n"
	    "end\nend\n");
	obj = pdf_stream_add(j->file, STR_LIT(""), buf_view(&b), PDF_DEFLATE);
	buf_free(&b);
	return obj;
}

/* Six letters from what is inside, then the name. */
static struct str
subset_name(struct pdf_job *j, struct str bytes, struct str name)
{
	const struct digest d = digest_of(bytes);
	char tag[7];

	for (int i = 0; i < 6; i++)
		tag[i] = (char)('A' + d.bytes[i] % 26);
	tag[6] = '+';
	return str_join(j->arena, (struct str){ tag, 7 }, name);
}

static unsigned
write_descriptor(struct pdf_job *j, const struct pdf_face *face,
    struct str name, unsigned file)
{
	struct buf *b = pdf_begin(j);

	buf_printf(b, "/Type/FontDescriptor/FontName/%.*s/Flags %u"
	    "/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d"
	    "/CapHeight %d/StemV %d/FontFile2 ", STR_ARG(name), face->flags,
	    face->box[0], face->box[1], face->box[2], face->box[3],
	    face->italic_angle, face->metrics.ascent, -face->metrics.descent,
	    face->metrics.cap_height, face->stem_v);
	pdf_put_ref(b, file);
	return pdf_end(j);
}

static unsigned
write_cid_font(struct pdf_job *j, const struct face *f, struct str name,
    unsigned descriptor, unsigned gids)
{
	struct buf *b = pdf_begin(j);

	buf_printf(b, "/Type/Font/Subtype/CIDFontType2/BaseFont/%.*s"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/FontDescriptor ", STR_ARG(name));
	pdf_put_ref(b, descriptor);
	buf_puts(b, "/CIDToGIDMap ");
	pdf_put_ref(b, gids);
	buf_puts(b, "/W[1[");
	for (size_t i = 1; i < f->n; i++) {
		if (i > 1)
			buf_putc(b, ' ');
		pdf_put_int(b, f->slots[i]->width);
	}
	buf_puts(b, "]]");
	return pdf_end(j);
}

/* 0 after reporting. */
static unsigned
write_face(struct pdf_job *j, const struct pdf_face *face, const struct face *f)
{
	struct buf gids, *b;
	hb_blob_t *blob;
	struct str bytes, name;
	unsigned len, file, map, descriptor, cid_font, to_unicode;

	buf_init(&gids, SIZE_MAX);
	blob = subset(face, f, &gids);
	if (blob == NULL) {
		diag_error(j->dg, face->at, MSG_FONT_BAD, face->path);
		diag_hint(j->dg, "install the font's package again");
		buf_free(&gids);
		return 0;
	}
	bytes.ptr = hb_blob_get_data(blob, &len);
	bytes.len = len;
	name = subset_name(j, bytes, face->ps_name);
	file = pdf_stream_add(j->file, str_fmt(j->arena, "/Length1 %u", len),
	    bytes, PDF_DEFLATE);
	hb_blob_destroy(blob);
	map = pdf_stream_add(j->file, STR_LIT(""), buf_view(&gids),
	    PDF_DEFLATE);
	buf_free(&gids);
	to_unicode = write_to_unicode(j, f);
	descriptor = write_descriptor(j, face, name, file);
	cid_font = write_cid_font(j, f, name, descriptor, map);
	b = pdf_begin(j);
	buf_printf(b, "/Type/Font/Subtype/Type0/BaseFont/%.*s"
	    "/Encoding/Identity-H/DescendantFonts[", STR_ARG(name));
	pdf_put_ref(b, cid_font);
	buf_puts(b, "]/ToUnicode ");
	pdf_put_ref(b, to_unicode);
	return pdf_end(j);
}

int
pdf_embed_write(struct pdf_job *j, struct buf *b)
{
	const struct pdf_embed *e = j->embed;

	for (size_t i = 0; i < e->fonts->n_faces; i++)
		if (e->faces[i].n != 0) {
			const unsigned font = write_face(j,
			    &e->fonts->faces[i], &e->faces[i]);

			if (font == 0)
				return -1;
			buf_printf(b, "/F%zu ", i);
			pdf_put_ref(b, font);
		}
	return 0;
}
