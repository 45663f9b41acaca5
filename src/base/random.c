#include "base/random.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

#include "base/base.h"
#include "base/file.h"

void
random_fill(unsigned char *out, size_t n)
{
	while (n > 0) {
		const ssize_t got = getrandom(out, n, 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			fputs("precept: this system has no random numbers\n",
			    stderr);
			file_remove_temporaries();
			exit(EXIT_SYSTEM);
		}
		out += got;
		n -= (size_t)got;
	}
}
