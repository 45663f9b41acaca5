/* file_part.h - what the files of file.h share. */
#ifndef PRECEPT_FILE_PART_H
#define PRECEPT_FILE_PART_H

#include "base/str.h"

/* Plain words for an errno, in a where they are not constant. */
const char *file_reason(struct arena *a, int err);

#endif
