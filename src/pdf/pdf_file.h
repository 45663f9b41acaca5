/*
 * pdf_file.h - what is behind struct pdf_file, for the two files that speak to
 * libharu: pdf_obj.c fills it, pdf_save.c turns it into bytes.
 */
#ifndef PRECEPT_PDF_FILE_H
#define PRECEPT_PDF_FILE_H

#include "pdf/pdf_obj.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
#include <libdeflate.h>

/* What stands between << and >> of one of our objects, and its stream. */
struct pdf_raw {
	struct str entries, bytes;
	bool is_stream;
};

struct pdf_file {
	HPDF_Doc doc;
	struct arena *arena;
	struct libdeflate_compressor *compressor;
	char *packed;		/* room to compress in */
	size_t packed_cap;
};

/* How libharu prints one of ours: its attr is a struct pdf_raw. */
HPDF_STATUS pdf_raw_write(HPDF_Dict d, HPDF_Stream s);
struct str pdf_deflate(struct pdf_file *f, struct str bytes);

#endif
