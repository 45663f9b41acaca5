#include "pdf/pdf_obj.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <libdeflate.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/mem.h"
#include "base/utf8.h"

/* We reach into its structures: another one must be tried first. */
#if HPDF_MAJOR_VERSION != 2
#error "pdf_obj.c was written for libharu 2"
#endif

/* libharu's list of objects grows by copying itself byte by byte. */
#define XREF_STEP 65536
#define DEFLATE_LEVEL 6
#define PAGES_IN_ONE_NODE 32000	/* its arrays end at 32,767 */

/* What stands between << and >> of one of our objects. */
struct raw {
	struct raw *next;	/* in order of creation */
	struct str entries, bytes;
};

struct pdf_file {
	HPDF_Doc doc;
	struct arena *arena;
	struct libdeflate_compressor *compressor;
	struct raw *first, *last;
};

/* Called by libharu for every refusal: each would be an error of ours. */
static void
refused(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
	(void)error;
	(void)detail;
	(void)data;
	CHECK(!"libharu refused an object");
}

static void
good(HPDF_STATUS status)
{
	CHECK(status == HPDF_OK);
}

/* HPDF's own calls that make something. */
static void *
made(void *p)
{
	CHECK(p != NULL);
	return p;
}

static void *HPDF_STDCALL
take_memory(HPDF_UINT size)
{
	return mem_alloc(size);
}

static void HPDF_STDCALL
drop_memory(void *p)
{
	mem_free(p);
}

struct pdf_file *
pdf_file_new(struct arena *a)
{
	struct pdf_file *f = ARENA_NEW(a, struct pdf_file);

	f->arena = a;
	/* Its pool aligns to 4 bytes: without. */
	f->doc = made(HPDF_NewEx(refused, take_memory, drop_memory, 0, NULL));
	f->doc->pdf_version = HPDF_VER_17;
	f->doc->xref->entries->items_per_block = XREF_STEP;
	good(HPDF_SetPagesConfiguration(f->doc, PAGES_IN_ONE_NODE));
	f->compressor = made(libdeflate_alloc_compressor(DEFLATE_LEVEL));
	return f;
}

void
pdf_file_free(struct pdf_file *f)
{
	if (f == NULL)
		return;
	HPDF_Free(f->doc);
	libdeflate_free_compressor(f->compressor);
}

static HPDF_STATUS
raw_write(HPDF_Dict d, HPDF_Stream s)
{
	const struct raw *r = d->attr;

	return HPDF_Stream_Write(s, (const HPDF_BYTE *)r->entries.ptr,
	    (HPDF_UINT)r->entries.len);
}

/* Make d print what we give it. */
static struct raw *
raw_set(struct pdf_file *f, HPDF_Dict d)
{
	struct raw *r = ARENA_NEW(f->arena, struct raw);

	if (f->last != NULL)
		f->last->next = r;
	else
		f->first = r;
	f->last = r;
	d->attr = r;
	d->write_fn = raw_write;
	return r;
}

static unsigned
number_of(HPDF_Dict d)
{
	return d->header.obj_id & 0x00ffffff;
}

static HPDF_Dict
object(struct pdf_file *f, unsigned obj)
{
	HPDF_XrefEntry e = made(HPDF_Xref_GetEntry(f->doc->xref, obj));

	return made(e->obj);
}

unsigned
pdf_obj_new(struct pdf_file *f)
{
	HPDF_Dict d = made(HPDF_Dict_New(f->doc->mmgr));

	good(HPDF_Xref_Add(f->doc->xref, d));
	raw_set(f, d);
	return number_of(d);
}

void
pdf_obj_set(struct pdf_file *f, unsigned obj, struct str entries)
{
	struct raw *r = object(f, obj)->attr;

	r->entries = str_dup(f->arena, entries);
}

unsigned
pdf_obj_add(struct pdf_file *f, struct str entries)
{
	unsigned obj = pdf_obj_new(f);

	pdf_obj_set(f, obj, entries);
	return obj;
}

static struct str
deflate(struct pdf_file *f, struct str bytes)
{
	const size_t max = libdeflate_zlib_compress_bound(f->compressor,
	    bytes.len);
	struct arena *scratch = arena_new();
	char *out = arena_alloc(scratch, max);
	struct str packed = { out, libdeflate_zlib_compress(f->compressor,
	    bytes.ptr, bytes.len, out, max) };

	CHECK(packed.len > 0);
	packed = str_dup(f->arena, packed);
	arena_free(scratch);
	return packed;
}

static void
stream_fill(struct pdf_file *f, HPDF_Dict d, struct str entries,
    struct str bytes, enum pdf_packing packing)
{
	static const char *const filters[] = {
		[PDF_PLAIN] = "",
		[PDF_DEFLATE] = "/Filter/FlateDecode",
		[PDF_DCT] = "/Filter/DCTDecode"
	};
	struct raw *r = raw_set(f, d);

	if (packing == PDF_DEFLATE)
		bytes = deflate(f, bytes);
	r->entries = str_join(f->arena, entries, str_of(filters[packing]));
	r->bytes = packing == PDF_DEFLATE ? bytes : str_dup(f->arena, bytes);
	CHECK(bytes.len <= INT32_MAX);
	good(HPDF_Stream_Write(d->stream, (const HPDF_BYTE *)bytes.ptr,
	    (HPDF_UINT)bytes.len));
}

unsigned
pdf_stream_add(struct pdf_file *f, struct str entries, struct str bytes,
    enum pdf_packing packing)
{
	HPDF_Dict d = made(HPDF_DictStream_New(f->doc->mmgr, f->doc->xref));

	stream_fill(f, d, entries, bytes, packing);
	return number_of(d);
}

static HPDF_Array
box(struct pdf_file *f, int32_t w, int32_t h)
{
	HPDF_Array a = made(HPDF_Array_New(f->doc->mmgr));

	good(HPDF_Array_AddNumber(a, 0));
	good(HPDF_Array_AddNumber(a, 0));
	good(HPDF_Array_AddReal(a, (HPDF_REAL)w / 1000));
	good(HPDF_Array_AddReal(a, (HPDF_REAL)h / 1000));
	return a;
}

unsigned
pdf_page_add(struct pdf_file *f, int32_t w, int32_t h)
{
	HPDF_Page page = made(HPDF_AddPage(f->doc));

	good(HPDF_Dict_Add(page, "MediaBox", box(f, w, h)));
	return number_of(page);
}

static HPDF_Array
refs(struct pdf_file *f, const unsigned *objs, size_t n)
{
	HPDF_Array a = made(HPDF_Array_New(f->doc->mmgr));

	for (size_t i = 0; i < n; i++)
		good(HPDF_Array_Add(a, object(f, objs[i])));
	return a;
}

void
pdf_page_fill(struct pdf_file *f, unsigned page,
    const struct pdf_page_parts *parts)
{
	HPDF_Page p = object(f, page);
	HPDF_PageAttr attr = p->attr;

	stream_fill(f, attr->contents, STR_LIT(""), parts->content,
	    PDF_DEFLATE);
	good(HPDF_Dict_Add(p, "Resources", object(f, parts->resources)));
	good(HPDF_Dict_AddNumber(p, "StructParents",
	    (HPDF_INT32)parts->struct_parents));
	good(HPDF_Dict_AddName(p, "Tabs", "S"));
	if (parts->n_annots > 0)
		good(HPDF_Dict_Add(p, "Annots",
		    refs(f, parts->annots, parts->n_annots)));
}

void
pdf_catalog_ref(struct pdf_file *f, const char *key, unsigned obj)
{
	good(HPDF_Dict_Add(f->doc->catalog, key, object(f, obj)));
}

void
pdf_catalog_refs(struct pdf_file *f, const char *key, const unsigned *objs,
    size_t n)
{
	good(HPDF_Dict_Add(f->doc->catalog, key, refs(f, objs, n)));
}

void
pdf_catalog_name(struct pdf_file *f, const char *key, const char *name)
{
	good(HPDF_Dict_AddName(f->doc->catalog, key, name));
}

void
pdf_catalog_text(struct pdf_file *f, const char *key, struct str text)
{
	good(HPDF_Dict_Add(f->doc->catalog, key, made(HPDF_String_New(
	    f->doc->mmgr, str_c(f->arena, text), NULL))));
}

void
pdf_info_set(struct pdf_file *f, struct str entries)
{
	/* libharu has begun one, with its own name in it. */
	good(HPDF_Dict_RemoveElement(f->doc->info, "Producer"));
	raw_set(f, f->doc->info)->entries = str_dup(f->arena, entries);
}

/* The file's identity: what is in it, and nothing else. */
static void
set_id(struct pdf_file *f)
{
	struct digest_ctx *ctx = digest_new();
	HPDF_Array id = made(HPDF_Array_New(f->doc->mmgr));
	struct digest d;

	for (const struct raw *r = f->first; r != NULL; r = r->next) {
		digest_add_field(ctx, r->entries);
		digest_add_field(ctx, r->bytes);
	}
	d = digest_end(ctx);
	for (int i = 0; i < 2; i++)
		good(HPDF_Array_Add(id, made(HPDF_Binary_New(f->doc->mmgr,
		    d.bytes, 16))));
	good(HPDF_Dict_Add(f->doc->trailer, "ID", id));
}

struct str
pdf_file_save(struct pdf_file *f, struct arena *a)
{
	HPDF_Stream s;
	HPDF_UINT n;
	size_t len, at = 0;
	char *out;

	set_id(f);
	good(HPDF_SaveToStream(f->doc));
	CHECK(f->doc->error.error_no == HPDF_OK);
	s = f->doc->stream;
	n = HPDF_MemStream_GetBufCount(s);
	len = s->size;
	out = arena_alloc(a, len + 1);
	for (HPDF_UINT i = 0; i < n; i++) {
		HPDF_UINT piece;
		const HPDF_BYTE *p = HPDF_MemStream_GetBufPtr(s, i, &piece);

		CHECK(piece <= len - at);
		for (HPDF_UINT k = 0; k < piece; k++)
			out[at++] = (char)p[k];
	}
	CHECK(at == len);
	return (struct str){ out, len };
}

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
pdf_put_text(struct buf *b, struct str text)
{
	size_t at = 0;

	if (is_plain(text)) {
		put_literal(b, text);
		return;
	}
	buf_puts(b, "<FEFF");
	while (at < text.len) {
		const uint32_t cp = utf8_next(text, &at);

		if (cp >= 0x10000)
			buf_printf(b, "%04X%04X",
			    0xd800 + ((cp - 0x10000) >> 10),
			    0xdc00 + ((cp - 0x10000) & 0x3ff));
		else
			buf_printf(b, "%04X", cp);
	}
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
	uint64_t part = n % 1000, scale = 100;

	if (mpt < 0)
		buf_putc(b, '-');
	pdf_put_int(b, (int64_t)(n / 1000));
	if (part != 0)
		buf_putc(b, '.');
	for (; part != 0; scale /= 10) {
		buf_putc(b, (char)('0' + part / scale));
		part %= scale;
	}
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
