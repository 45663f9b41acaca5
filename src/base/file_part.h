/* file_part.h - what the files of file.h share. */
#ifndef PRECEPT_FILE_PART_H
#define PRECEPT_FILE_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct diag;

/* What the names of temporaries begin with; PID-NUMBER.tmp follows. */
#define FILE_TEMPORARY ".precept-"

/* Plain words for an errno, in a where they are not constant. */
const char *file_reason(struct arena *a, int err);

/* Called before every step of a write; true: it is to fail with errno set. */
bool file_fault(void);

/* Length of path's folder with its slash; 0: the current one. */
size_t file_folder_len(const char *path);
/* The names in path's folder to the disk; -1 with errno. */
int file_sync_folder(struct arena *a, const char *path);
/* Report that path can't be made. */
void file_no_create(struct arena *a, struct diag *dg, const char *path,
    int err);

#endif
