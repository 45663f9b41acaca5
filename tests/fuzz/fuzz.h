/*
 * fuzz.h - what every target begins and ends with. A target is one file: one
 * door, given the bytes as its caller would give them.
 */
#ifndef PRECEPT_FUZZ_H
#define PRECEPT_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* In place of _exit, by the linker's --wrap: see run.sh. */
_Noreturn void __wrap__exit(int status);

_Noreturn void
__wrap__exit(int status)
{
	(void)status;
	abort();
}

struct fuzz {
	struct arena *a;
	struct diag *dg;
	struct str text;
};

/* Text as file_read_text hands it on: UTF-8 without NUL, or nothing. */
__attribute__((unused)) static bool
fuzz_begin_text(struct fuzz *f, const uint8_t *data, size_t size)
{
	const struct str s = { (const char *)data, size };

	if (utf8_check(s) != size)
		return false;
	f->a = arena_new();
	f->dg = diag_new(f->a);
	f->text = str_dup(f->a, s);
	return true;
}

/* What was reported must be fit to print; a failure says why. */
__attribute__((unused)) static void
fuzz_end(struct fuzz *f, bool failed)
{
	struct buf b;

	CHECK(failed == (diag_errors(f->dg) != 0));
	buf_init(&b, SIZE_MAX);
	diag_json(f->dg, &b);
	CHECK(utf8_check(buf_view(&b)) == b.len);
	buf_free(&b);
	arena_free(f->a);
}

#endif
