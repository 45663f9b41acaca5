#include "pdf/pdf_file.h"

#include "base/arena.h"
#include "base/digest.h"

/*
 * libharu would write every object by itself and a table of plain text: a
 * tagged book becomes more than twice as large as with its objects packed by
 * the hundred, compressed (object streams and a cross-reference stream, PDF
 * 1.5). So libharu prints the objects, and the file around them is made here.
 */

#define OBJECTS_IN_STREAM 200

/* Rows of the cross-reference stream: 1 + 4 + 2 bytes, after PNG's "up". */
#define ROW 7

enum where { FREE = 0, AT_OFFSET = 1, IN_STREAM = 2 };

struct row {
	unsigned char where;
	uint32_t first;		/* offset; number of the object stream */
	uint16_t second;	/* generation; index in the stream */
};

/* An object stream being filled. */
struct pack {
	unsigned obj, n;
	struct buf index, bodies;
};

struct save {
	struct pdf_file *f;
	struct buf out, scratch;
	struct row *rows;	/* by object number */
	unsigned n_rows, cap_rows;
	struct pack pack;
	HPDF_Stream printer;	/* what libharu prints goes to scratch */
};

HPDF_STATUS
pdf_raw_write(HPDF_Dict d, HPDF_Stream s)
{
	const struct pdf_raw *r = d->attr;

	return HPDF_Stream_Write(s, (const HPDF_BYTE *)r->entries.ptr,
	    (HPDF_UINT)r->entries.len);
}

static HPDF_STATUS HPDF_STDCALL
print_to_buf(HPDF_Stream s, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	buf_add(s->attr, bytes, n);
	return HPDF_OK;
}

static void
put_row(struct save *s, unsigned obj, enum where where, size_t first,
    unsigned second)
{
	CHECK(obj < s->cap_rows && first <= UINT32_MAX && second <= UINT16_MAX);
	s->rows[obj] = (struct row){ (unsigned char)where, (uint32_t)first,
		(uint16_t)second };
	if (obj >= s->n_rows)
		s->n_rows = obj + 1;
}

static void
put_stream(struct save *s, unsigned obj, struct str entries, struct str bytes)
{
	put_row(s, obj, AT_OFFSET, s->out.len, 0);
	pdf_put_int(&s->out, obj);
	buf_puts(&s->out, " 0 obj\n<<");
	buf_str(&s->out, entries);
	buf_puts(&s->out, ">>\nstream\n");
	buf_str(&s->out, bytes);
	buf_puts(&s->out, "\nendstream\nendobj\n");
}

static void
pack_end(struct save *s)
{
	struct pack *p = &s->pack;
	const size_t first = p->index.len;
	struct str packed, entries;

	if (p->n == 0)
		return;
	buf_str(&p->index, buf_view(&p->bodies));
	packed = pdf_deflate(s->f, buf_view(&p->index));
	entries = str_fmt(s->f->arena, "/Type/ObjStm/N %u/First %zu"
	    "/Filter/FlateDecode/Length %zu", p->n, first, packed.len);
	put_stream(s, p->obj, entries, packed);
	buf_clear(&p->index);
	buf_clear(&p->bodies);
	p->n = 0;
	p->obj++;
}

static void
pack_add(struct save *s, unsigned obj, struct str body)
{
	struct pack *p = &s->pack;

	put_row(s, obj, IN_STREAM, p->obj, p->n++);
	pdf_put_int(&p->index, obj);
	buf_putc(&p->index, ' ');
	pdf_put_int(&p->index, (int64_t)p->bodies.len);
	buf_putc(&p->index, ' ');
	buf_str(&p->bodies, body);
	buf_putc(&p->bodies, '\n');
	if (p->n == OBJECTS_IN_STREAM)
		pack_end(s);
}

static void
put_object(struct save *s, unsigned obj, void *object)
{
	const HPDF_Obj_Header *header = object;
	const HPDF_Dict d = object;

	/* libharu keeps the length of each stream as an object: ours tell. */
	if (header->obj_class == HPDF_OCLASS_NUMBER) {
		put_row(s, obj, FREE, 0, 0);
		return;
	}
	if ((header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
	    d->write_fn == pdf_raw_write) {
		const struct pdf_raw *r = d->attr;

		if (r->is_stream) {
			put_stream(s, obj, r->entries, r->bytes);
			return;
		}
	}
	buf_clear(&s->scratch);
	CHECK(HPDF_Obj_WriteValue(object, s->printer, NULL) == HPDF_OK);
	pack_add(s, obj, buf_view(&s->scratch));
}

/* Big-endian rows, each less the one above it, so that they compress. */
static struct str
rows_bytes(struct save *s)
{
	unsigned char above[ROW] = { 0 };

	buf_clear(&s->scratch);
	for (unsigned i = 0; i < s->n_rows; i++) {
		const struct row *r = &s->rows[i];
		const unsigned char now[ROW] = { r->where,
			(unsigned char)(r->first >> 24),
			(unsigned char)(r->first >> 16),
			(unsigned char)(r->first >> 8),
			(unsigned char)r->first,
			(unsigned char)(r->second >> 8),
			(unsigned char)r->second };

		buf_putc(&s->scratch, 2);
		for (int k = 0; k < ROW; k++) {
			buf_putc(&s->scratch,
			    (char)(unsigned char)(now[k] - above[k]));
			above[k] = now[k];
		}
	}
	return pdf_deflate(s->f, buf_view(&s->scratch));
}

static unsigned
number_of(const HPDF_Dict d)
{
	return d->header.obj_id & 0x00ffffff;
}

/*
 * The cross-reference stream, which is the trailer too. The file's ID is the
 * digest of all that stands before it.
 */
static void
put_xref(struct save *s, unsigned obj)
{
	const size_t at = s->out.len;
	const struct digest d = digest_of(buf_view(&s->out));
	struct arena *a = s->f->arena;
	const struct str id = str_sub(digest_hex(a, &d), 0, 32);
	struct str rows;

	put_row(s, 0, FREE, 0, 0xffff);
	put_row(s, obj, AT_OFFSET, at, 0);
	rows = rows_bytes(s);
	put_stream(s, obj, str_fmt(a, "/Type/XRef/Size %u/W[1 4 2]"
	    "/Root %u 0 R/Info %u 0 R/ID[<%.*s><%.*s>]/Filter/FlateDecode"
	    "/DecodeParms<</Predictor 12/Columns %d>>/Length %zu", s->n_rows,
	    number_of(s->f->doc->catalog), number_of(s->f->doc->info),
	    STR_ARG(id), STR_ARG(id), ROW, rows.len), rows);
	buf_puts(&s->out, "startxref\n");
	pdf_put_int(&s->out, (int64_t)at);
	buf_puts(&s->out, "\n%%EOF\n");
}

static void
save_begin(struct save *s, unsigned n_objects)
{
	buf_init(&s->out, SIZE_MAX);
	buf_init(&s->scratch, SIZE_MAX);
	buf_init(&s->pack.index, SIZE_MAX);
	buf_init(&s->pack.bodies, SIZE_MAX);
	s->pack.obj = n_objects;
	s->cap_rows = n_objects + n_objects / OBJECTS_IN_STREAM + 3;
	s->rows = arena_array(s->f->arena, s->cap_rows, sizeof *s->rows);
	s->printer = HPDF_CallbackWriter_New(s->f->doc->mmgr, print_to_buf,
	    &s->scratch);
	CHECK(s->printer != NULL);
}

static void
save_end(struct save *s)
{
	HPDF_Stream_Free(s->printer);
	buf_free(&s->pack.bodies);
	buf_free(&s->pack.index);
	buf_free(&s->scratch);
	buf_free(&s->out);
}

struct str
pdf_file_save(struct pdf_file *f, struct arena *a)
{
	const HPDF_List entries = f->doc->xref->entries;
	struct save s = { .f = f };
	struct str out;

	CHECK(f->doc->error.error_no == HPDF_OK);
	save_begin(&s, entries->count);
	/* Four bytes above 127 say that this is no text file. */
	buf_puts(&s.out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
	for (unsigned i = 1; i < entries->count; i++) {
		const HPDF_XrefEntry e = HPDF_List_ItemAt(entries, i);

		put_object(&s, i, e->obj);
	}
	pack_end(&s);
	put_xref(&s, s.pack.obj);
	CHECK(f->doc->error.error_no == HPDF_OK);
	out = str_dup(a, buf_view(&s.out));
	save_end(&s);
	return out;
}
