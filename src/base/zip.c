#include "base/zip.h"

#include <stdbool.h>

#include <zip.h>

#include "base/arena.h"
#include "base/base_messages.h"
#include "base/diag.h"
#include "base/utf8.h"

#define RATIO_FREE (1u << 20)
#define END_RECORD 22		/* bytes every zip ends in */
#define DOS_1980 0x0021		/* January 1, 1980: the earliest there is */
/* Modes as zips of Unix carry them, whatever system reads them. */
#define UNIX_TYPE 0170000u
#define UNIX_LINK 0120000u
#define UNIX_FILE 0100644u

struct reader {
	struct arena *a;
	struct diag *dg;
	struct pos at;
	zip_t *zip;
	size_t left;		/* bytes that may still be unpacked */
};

/* NULL: a name that can be used below any folder. */
static const char *
name_fault(struct str name)
{
	struct str rest = name, step;
	size_t at = 0;

	if (utf8_check(name) != name.len)
		return "its name is not UTF-8 text";
	while (at < name.len)
		if (utf8_is_invisible(utf8_next(name, &at)))
			return "its name holds a control character";
	if (str_chr(name, '\\', 0) < name.len ||
	    str_chr(name, ':', 0) < name.len)
		return "its name holds a backslash or a colon";
	while (rest.ptr != NULL) {
		step = str_cut(&rest, '/');
		if (step.len == 0 || str_is(step, ".") || str_is(step, ".."))
			return "its name leads out of the folder";
	}
	return NULL;
}

static int
refuse(struct reader *r, struct str name, const char *why)
{
	diag_error(r->dg, r->at, MSG_ZIP_REFUSED,
	    STR_ARG(str_sub(name, 0, 200)), why);
	diag_hint(r->dg, "ask whoever made it for a plain zip of plain files");
	return -1;
}

static int
not_a_zip(struct diag *dg, struct pos at, zip_error_t *e)
{
	diag_error(dg, at, MSG_ZIP_BROKEN,
	    zip_error_code_zip(e) == ZIP_ER_EXISTS ?
	    "two of its files have one name" : zip_error_strerror(e));
	diag_hint(dg, "copy or download it again; unzip -t tells if it is "
	    "whole");
	return -1;
}

/* What the zip says of its i-th file; -1 when that is reason to refuse it. */
static int
look(struct reader *r, size_t i, zip_stat_t *st, struct str *name)
{
	const zip_uint64_t all = ZIP_STAT_NAME | ZIP_STAT_SIZE |
	    ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	zip_uint8_t system = 0;
	zip_uint32_t attributes = 0;
	const char *fault;

	if (zip_stat_index(r->zip, i, ZIP_FL_ENC_RAW, st) < 0 ||
	    (st->valid & all) != all)
		return not_a_zip(r->dg, r->at, zip_get_error(r->zip));
	*name = str_dup(r->a, str_of(st->name));
	if (str_ends(*name, "/") && st->size == 0)
		return 0;
	fault = name_fault(*name);
	if (fault != NULL)
		return refuse(r, *name, fault);
	if (st->encryption_method != ZIP_EM_NONE)
		return refuse(r, *name, "it is encrypted");
	if (st->comp_method != ZIP_CM_STORE &&
	    st->comp_method != ZIP_CM_DEFLATE)
		return refuse(r, *name, "it is compressed in an unusual way");
	if (zip_file_get_external_attributes(r->zip, i, 0, &system,
	    &attributes) == 0 && system == ZIP_OPSYS_UNIX &&
	    (attributes >> 16 & UNIX_TYPE) == UNIX_LINK)
		return refuse(r, *name, "it is a symbolic link");
	if (st->size > r->left) {
		diag_error(r->dg, r->at, MSG_ZIP_LARGE);
		diag_hint(r->dg, "a zip may hold %u bytes, and %d times its "
		    "own size", ZIP_TOTAL_MAX, ZIP_RATIO_MAX);
		return -1;
	}
	return 0;
}

/*
 * Exactly as many bytes as announced and not one more. Reading to the end also
 * makes libzip compare the checksum.
 */
static int
take(struct reader *r, size_t i, size_t size, struct zip_part *out)
{
	zip_file_t *f = zip_fopen_index(r->zip, i, 0);
	char *bytes, more;
	zip_int64_t got;

	if (f == NULL)
		return not_a_zip(r->dg, r->at, zip_get_error(r->zip));
	bytes = arena_alloc(r->a, size + 1);
	got = zip_fread(f, bytes, size);
	if (got >= 0 && (size_t)got == size)
		got = zip_fread(f, &more, 1);
	else
		got = -1;
	(void)zip_fclose(f);
	if (got != 0)
		return refuse(r, out->name, "it is damaged");
	out->bytes = (struct str){ bytes, size };
	r->left -= size;
	return 0;
}

static int
take_all(struct reader *r, struct zip_part **parts, size_t *n)
{
	const zip_int64_t count = zip_get_num_entries(r->zip, 0);
	zip_stat_t st;
	size_t used = 0;

	if (count > ZIP_PARTS_MAX) {
		diag_error(r->dg, r->at, MSG_ZIP_MANY, ZIP_PARTS_MAX);
		diag_hint(r->dg, "split it");
		return -1;
	}
	*parts = arena_array(r->a, (size_t)count + 1, sizeof(**parts));
	for (size_t i = 0; i < (size_t)count; i++) {
		struct zip_part *p = *parts + used;

		if (look(r, i, &st, &p->name) < 0)
			return -1;
		if (str_ends(p->name, "/"))
			continue;
		if (take(r, i, (size_t)st.size, p) < 0)
			return -1;
		used++;
	}
	*n = used;
	return 0;
}

int
zip_unpack(struct arena *a, struct diag *dg, const char *name,
    struct str bytes, struct zip_part **parts, size_t *n)
{
	struct reader r = { .a = a, .dg = dg, .at = { name, 0, 0 },
		.left = ZIP_TOTAL_MAX };
	zip_source_t *source;
	zip_error_t e;
	int rc = -1;

	if (bytes.len < END_RECORD) {	/* libzip calls it an empty zip */
		diag_error(dg, r.at, MSG_ZIP_BROKEN, "it is too short");
		diag_hint(dg, "copy or download it again");
		return -1;
	}
	if (bytes.len < (ZIP_TOTAL_MAX - RATIO_FREE) / ZIP_RATIO_MAX)
		r.left = RATIO_FREE + bytes.len * ZIP_RATIO_MAX;
	zip_error_init(&e);
	source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &e);
	CHECK(source != NULL);
	r.zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &e);
	if (r.zip == NULL) {
		not_a_zip(dg, r.at, &e);
		zip_source_free(source);
	} else {
		rc = take_all(&r, parts, n);
		zip_discard(r.zip);
	}
	zip_error_fini(&e);
	return rc;
}

/* The bytes that closing the zip left in its source. */
static struct str
drain(struct arena *a, zip_source_t *source)
{
	zip_stat_t st;
	char *bytes;

	CHECK(zip_source_stat(source, &st) == 0 &&
	    (st.valid & ZIP_STAT_SIZE) != 0);
	CHECK(zip_source_open(source) == 0);
	bytes = arena_alloc(a, (size_t)st.size + 1);
	CHECK(zip_source_read(source, bytes, st.size) ==
	    (zip_int64_t)st.size);
	(void)zip_source_close(source);
	return (struct str){ bytes, (size_t)st.size };
}

/* Nothing here can fail but by a mistake of the caller's: it is in memory. */
struct str
zip_pack(struct arena *a, const struct zip_part *parts, size_t n)
{
	zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, NULL), *in;
	zip_t *zip;
	zip_int64_t i;
	struct str bytes;

	CHECK(out != NULL);
	zip = zip_open_from_source(out, ZIP_CREATE | ZIP_TRUNCATE, NULL);
	CHECK(zip != NULL);
	zip_source_keep(out);
	for (size_t k = 0; k < n; k++) {
		CHECK(name_fault(parts[k].name) == NULL);
		in = zip_source_buffer(zip, parts[k].bytes.ptr,
		    parts[k].bytes.len, 0);
		CHECK(in != NULL);
		i = zip_file_add(zip, str_c(a, parts[k].name), in,
		    ZIP_FL_ENC_UTF_8);
		CHECK(i >= 0);
		CHECK(zip_set_file_compression(zip, (zip_uint64_t)i,
		    ZIP_CM_STORE, 0) == 0);
		CHECK(zip_file_set_dostime(zip, (zip_uint64_t)i, 0, DOS_1980,
		    0) == 0);
		CHECK(zip_file_set_external_attributes(zip, (zip_uint64_t)i, 0,
		    ZIP_OPSYS_UNIX, (zip_uint32_t)UNIX_FILE << 16) == 0);
	}
	CHECK(zip_close(zip) == 0);
	bytes = drain(a, out);
	zip_source_free(out);
	return bytes;
}
