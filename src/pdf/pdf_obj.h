/*
 * pdf_obj.h - numbered objects and the file made of them. The door to libharu,
 * which keeps and numbers the objects, makes the page tree, the catalog and
 * the pages, and prints them; what stands inside our own objects is ours, and
 * so is the packing of all of them into a file. Whatever libharu refuses is
 * our own mistake and ends the program.
 */
#ifndef PRECEPT_PDF_OBJ_H
#define PRECEPT_PDF_OBJ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/str.h"

struct arena;
struct pdf_file;

struct pdf_file *pdf_file_new(struct arena *a);	/* keeps its texts in a */
void pdf_file_free(struct pdf_file *f);

/*
 * A dictionary object, to be filled in later; its number may be referred to at
 * once. pdf_obj_set gives it what stands between << and >> (copied).
 */
unsigned pdf_obj_new(struct pdf_file *f);
void pdf_obj_set(struct pdf_file *f, unsigned obj, struct str entries);
unsigned pdf_obj_add(struct pdf_file *f, struct str entries);

/*
 * A stream object. entries without Length and Filter. bytes are copied, and
 * compressed where that is asked.
 */
enum pdf_packing {
	PDF_PLAIN,	/* as they are, to be read by any program (XMP) */
	PDF_DEFLATE,
	PDF_DCT		/* a JPEG file */
};
unsigned pdf_stream_add(struct pdf_file *f, struct str entries,
    struct str bytes, enum pdf_packing packing);

/* Pages in order. Sizes in mpt. content is compressed. annots may be 0 long. */
unsigned pdf_page_add(struct pdf_file *f, int32_t w, int32_t h);
struct pdf_page_parts {
	unsigned resources;
	struct str content;
	unsigned struct_parents;
	const unsigned *annots;
	size_t n_annots;
};
void pdf_page_fill(struct pdf_file *f, unsigned page,
    const struct pdf_page_parts *parts);

/* Entries of the catalog. */
void pdf_catalog_ref(struct pdf_file *f, const char *key, unsigned obj);
void pdf_catalog_refs(struct pdf_file *f, const char *key,
    const unsigned *objs, size_t n);
void pdf_catalog_name(struct pdf_file *f, const char *key, const char *name);
void pdf_catalog_text(struct pdf_file *f, const char *key, struct str text);
/* The document information dictionary. */
void pdf_info_set(struct pdf_file *f, struct str entries);

/*
 * The whole file, in a. Its ID is the digest of what is in it. Once only.
 */
struct str pdf_file_save(struct pdf_file *f, struct arena *a);

/*
 * Pieces of PDF syntax. put_utf16: hexadecimal digits alone; put_text: a text
 * string, plain where it is ASCII, else UTF-16; put_bytes: a byte string (names of destinations, URIs); put_mpt: a
 * length in points.
 */
void pdf_put_utf16(struct buf *b, struct str text);
void pdf_put_text(struct buf *b, struct str text);
void pdf_put_bytes(struct buf *b, struct str bytes);
void pdf_put_mpt(struct buf *b, int64_t mpt);
void pdf_put_int(struct buf *b, int64_t n);
void pdf_put_ref(struct buf *b, unsigned obj);	/* "12 0 R" */
void pdf_put_date(struct buf *b, struct date d);	/* (D:20261201000000Z) */

#endif
