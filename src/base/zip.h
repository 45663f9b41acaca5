/* zip.h - zip files to and from bytes in memory. The only door to libzip. */
#ifndef PRECEPT_ZIP_H
#define PRECEPT_ZIP_H

#include <stddef.h>

#include "base/base.h"
#include "base/str.h"

struct arena;
struct diag;

#define ZIP_PARTS_MAX 20000
#define ZIP_TOTAL_MAX (64u << 20)	/* bytes of all files, unpacked */
/* Unpacked, at most this many bytes for each of the zip, and 1 MiB. */
#define ZIP_RATIO_MAX 200

/* One file in a zip; name such as "items/q-1.xml". */
struct zip_part {
	struct str name;
	struct str bytes;
};

/*
 * Unpack the zip called name, all in a, in its own order; folders are left
 * out. Refused, with findings and -1: what is no zip or is inconsistent, more
 * than the limits above, a name that is absolute, climbs, is no UTF-8 text,
 * holds a backslash or control character, or stands twice, a symbolic link,
 * encryption, any compression but deflate, a wrong checksum.
 */
NODISCARD int zip_unpack(struct arena *a, struct diag *dg, const char *name,
    struct str zip, struct zip_part **parts, size_t *n);

/*
 * The zip of n files, at least one, in the order given, not compressed, all of
 * 1980-01-01: equal input, equal bytes. Names must be such as zip_unpack takes.
 */
struct str zip_pack(struct arena *a, const struct zip_part *parts, size_t n);

#endif
