/*
 * item_package_read past the checksums: the input is a list of files, each
 * after a line "=== NAME", which are packed with the digests they have. A file
 * called "sign" asks for digests.txt to be made.
 */
#include "fuzz.h"

#include "base/map.h"
#include "base/zip.h"
#include "item/item_quiz.h"

#define FILES_MAX 40

static bool
is_plain(struct str name)
{
	if (name.len == 0 || name.len > 40)
		return false;
	for (size_t i = 0; i < name.len; i++)
		if ((name.ptr[i] < 'a' || name.ptr[i] > 'z') &&
		    name.ptr[i] != '-' && (name.ptr[i] != '.' || i == 0 ||
		    name.ptr[i - 1] < 'a') && (name.ptr[i] != '/' || i == 0 ||
		    name.ptr[i - 1] < 'a'))
			return false;
	return name.ptr[name.len - 1] >= 'a';
}

static size_t
split(struct fuzz *f, struct zip_part *parts, bool *sign)
{
	struct map *names = map_new(f->a);
	struct str rest = f->text;
	size_t n = 0;

	while (n < FILES_MAX && str_starts(rest, "=== ")) {
		struct str name;
		size_t end;

		rest = str_sub(rest, 4, rest.len);
		name = str_cut(&rest, '\n');
		end = str_find(rest, "\n=== ", 0);
		if (str_is(name, "sign"))
			*sign = true;
		else if (is_plain(name) && map_put(names, name, f) == NULL)
			parts[n++] = (struct zip_part){ name,
				str_sub(rest, 0, end) };
		rest = str_sub(rest, end + 1, rest.len);
	}
	if (map_get(names, STR_LIT("digests.txt")) != NULL)
		*sign = false;
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zip_part parts[FILES_MAX + 1];
	struct item_package p;
	bool sign = false;
	struct fuzz f;
	struct buf b;
	size_t n;

	if (!fuzz_begin_text(&f, data, size))
		return 0;
	n = split(&f, parts, &sign);
	if (n == 0) {
		arena_free(f.a);
		return 0;
	}
	buf_init(&b, SIZE_MAX);
	for (size_t i = 0; i < n; i++) {
		const struct digest d = digest_of(parts[i].bytes);

		buf_str(&b, digest_hex(f.a, &d));
		buf_puts(&b, "  ");
		buf_str(&b, parts[i].name);
		buf_putc(&b, '\n');
	}
	if (sign)
		parts[n++] = (struct zip_part){ STR_LIT("digests.txt"),
			buf_view(&b) };
	fuzz_end(&f, item_package_read(f.a, f.dg, "x.zip",
	    zip_pack(f.a, parts, n), &p) < 0);
	buf_free(&b);
	return 0;
}
