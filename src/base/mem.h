/*
 * mem.h - the malloc family, defined by the program over glibc's own so that
 * libraries get it too: it never returns NULL. Memory gone: a message,
 * temporary files removed, exit 71. Also the fault point of tests:
 * PRECEPT_FAULT_ALLOC=n makes the n-th allocation fail; for writes see file.h.
 * Left out under SAN=1, which it would blind. Any thread may call it.
 */
#ifndef PRECEPT_MEM_H
#define PRECEPT_MEM_H

#include <stddef.h>

/* For our own heap use (arena blocks, buffers); never NULL. */
void *mem_alloc(size_t size);
void *mem_zeroed(size_t size);
void *mem_realloc(void *p, size_t size);
void mem_free(void *p);
/*
 * Ask the system for large pages under a table of megabytes that is soon
 * filled: fewer faults, and fewer misses where it is looked up all over.
 * Nothing is promised.
 */
void mem_large(void *p, size_t size);

#endif
