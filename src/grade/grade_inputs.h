/* grade_inputs.h - bytes that come in pieces: a file or standard input. */
#ifndef PRECEPT_GRADE_INPUTS_H
#define PRECEPT_GRADE_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/str.h"

struct grade_source {
	const char *name;	/* in findings */
	int fd;
	size_t size;		/* of all of it; 0: not known */
	struct str begun;	/* read already, by who looked what it is */
	struct digest_ctx *digest;	/* of all bytes; NULL: not wanted */
	int error;		/* errno of a failed read */
};

/* Up to n bytes; 0 at the end, or with error set. */
size_t grade_source_read(struct grade_source *s, char *to, size_t n);

#endif
