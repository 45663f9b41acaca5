#include "pdf/pdf_file.h"

#include <hpdf_pages.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"

/* We reach into its structures: another one must be tried first. */
#if HPDF_MAJOR_VERSION != 2
#error "pdf_obj.c was written for libharu 2"
#endif

/* libharu's list of objects grows by copying itself byte by byte. */
#define XREF_STEP 65536
#define DEFLATE_LEVEL 6
#define PAGES_IN_ONE_NODE 32000	/* its arrays end at 32,767 */

/* Called by libharu for every refusal: each would be an error of ours. */
static void
refused(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
	(void)detail;
	(void)data;
	CHECK(error == HPDF_OK);
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
	mem_free(f->packed);
	libdeflate_free_compressor(f->compressor);
}

/* Make d one of ours: what it says is in its raw, not in libharu's lists. */
static struct pdf_raw *
raw_set(struct pdf_file *f, HPDF_Dict d)
{
	struct pdf_raw *r = ARENA_NEW(f->arena, struct pdf_raw);

	d->attr = r;
	d->write_fn = pdf_raw_write;
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
	struct pdf_raw *r = object(f, obj)->attr;

	r->entries = str_dup(f->arena, entries);
}

unsigned
pdf_obj_add(struct pdf_file *f, struct str entries)
{
	unsigned obj = pdf_obj_new(f);

	pdf_obj_set(f, obj, entries);
	return obj;
}

struct str
pdf_deflate(struct pdf_file *f, struct str bytes)
{
	const size_t max = libdeflate_zlib_compress_bound(f->compressor,
	    bytes.len);
	size_t len;

	if (max > f->packed_cap) {
		mem_free(f->packed);
		f->packed = mem_alloc(max);
		f->packed_cap = max;
	}
	len = libdeflate_zlib_compress(f->compressor, bytes.ptr, bytes.len,
	    f->packed, max);
	CHECK(len > 0);
	return str_dup(f->arena, (struct str){ f->packed, len });
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
	struct pdf_raw *r = raw_set(f, d);

	r->is_stream = true;
	r->bytes = packing == PDF_DEFLATE ? pdf_deflate(f, bytes) :
	    str_dup(f->arena, bytes);
	CHECK(r->bytes.len <= INT32_MAX);
	r->entries = str_fmt(f->arena, "%.*s%s/Length %zu", STR_ARG(entries),
	    filters[packing], r->bytes.len);
}

unsigned
pdf_stream_add(struct pdf_file *f, struct str entries, struct str bytes,
    enum pdf_packing packing)
{
	const unsigned obj = pdf_obj_new(f);

	stream_fill(f, object(f, obj), entries, bytes, packing);
	return obj;
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
