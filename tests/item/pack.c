/* pack.c - write the sample quiz: pack OPEN.zip KEY.zip, for tests/prop. */
#include "sample.h"

#include <stdio.h>

#include "base/diag.h"
#include "base/file.h"

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct diag *dg = diag_new(a);
	struct digest quiz, key_digest;
	struct str open, key;
	struct sample s;
	int rc = 1;

	sample_make(a, &s);
	if (argc == 3 && item_package_write(a, dg, &s.quiz, s.items,
	    &s.stimulus, 1, &open, &key, &quiz, &key_digest) == 0 &&
	    file_write(dg, argv[1], open, 0644) == 0 &&
	    file_write(dg, argv[2], key, 0600) == 0) {
		file_print(digest_hex(a, &quiz));
		file_print(STR_LIT("\n"));
		rc = file_flush_stdout(dg) < 0;
	}
	diag_print(dg, stderr, false);
	arena_free(a);
	return rc;
}
