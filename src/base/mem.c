#include "base/mem.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base.h"
#include "base/file.h"

/* Ends the program without asking for memory: nothing here may allocate. */
static void
say_out_of_memory(void)
{
	static const char words[] =
	    "precept: error: the computer has no memory left; "
	    "no file is left half-written [P001]\n"
	    "  hint: close other programs, or build one role at a time "
	    "with --role\n";
	ssize_t n = write(STDERR_FILENO, words, sizeof(words) - 1);

	(void)n;
}

NORETURN static void
out_of_memory(void)
{
	say_out_of_memory();
	file_remove_temporaries();
	_exit(EXIT_SYSTEM);
}

void
check_failed(const char *cond, const char *file, int line)
{
	fprintf(stderr,
	    "precept: error: a mistake of ours: %s:%d: \"%s\" "
	    "does not hold [P002]\n"
	    "  hint: please report it with this line and the files that "
	    "show it\n",
	    file, line, cond);
	file_remove_temporaries();
	_exit(EXIT_OUR_BUG);
}

#ifndef PRECEPT_SAN

/* The analyzer does not know that these are malloc and free themselves. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"
#endif

/* glibc's own, under the names it exports for programs that wrap malloc. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *p);

/* Not declared under _POSIX_C_SOURCE. */
void *memalign(size_t alignment, size_t size);
void *reallocarray(void *p, size_t n, size_t size);

/*
 * How many allocations are left until one fails; 0: none ever does. Read from
 * the environment before main, so what the loader and the libraries' own
 * constructors took before is not counted. With "each" every allocation fails
 * in a child of its own, and the program goes on when the child ended as it
 * should: one run instead of one for each n.
 */
static atomic_ulong fault_in;
static bool fault_each;

__attribute__((constructor)) static void
fault_read(void)
{
	const char *s = getenv("PRECEPT_FAULT_ALLOC");

	fault_each = s != NULL && strcmp(s, "each") == 0;
	if (s != NULL)
		atomic_store(&fault_in, strtoul(s, NULL, 10));
}

static void
fault_in_child(void)
{
	const pid_t child = fork();
	int status;

	/* The temporaries are the parent's, which goes on with them. */
	if (child == 0) {
		say_out_of_memory();
		_exit(EXIT_SYSTEM);
	}
	CHECK(child > 0 && waitpid(child, &status, 0) == child &&
	    WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SYSTEM);
}

static void
fault_count(void)
{
	if (fault_each)
		fault_in_child();
	else if (atomic_load_explicit(&fault_in, memory_order_relaxed) != 0 &&
	    atomic_fetch_sub(&fault_in, 1) == 1)
		out_of_memory();
}

static void *
given(void *p)
{
	if (p == NULL)
		out_of_memory();
	return p;
}

void *
malloc(size_t size)
{
	fault_count();
	return given(__libc_malloc(size));
}

void *
calloc(size_t n, size_t size)
{
	fault_count();
	return given(__libc_calloc(n, size));
}

/* As in glibc, a size of 0 frees: the one NULL that is not a failure. */
void *
realloc(void *p, size_t size)
{
	if (p != NULL && size == 0) {
		__libc_free(p);
		return NULL;
	}
	fault_count();
	return given(__libc_realloc(p, size));
}

void *
reallocarray(void *p, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		out_of_memory();
	return realloc(p, n * size); /* NOLINT: may be 0, as above */
}

void
free(void *p)
{
	__libc_free(p);
}

void *
memalign(size_t alignment, size_t size)
{
	fault_count();
	return given(__libc_memalign(alignment, size));
}

void *
aligned_alloc(size_t alignment, size_t size)
{
	return memalign(alignment, size);
}

int
posix_memalign(void **out, size_t alignment, size_t size)
{
	if (alignment % sizeof(void *) != 0 || alignment == 0 ||
	    (alignment & (alignment - 1)) != 0)
		return EINVAL;
	*out = memalign(alignment, size);
	return 0;
}

#endif

void *
mem_alloc(size_t size)
{
	void *p = malloc(size != 0 ? size : 1);

	if (p == NULL)
		out_of_memory();
	return p;
}

void *
mem_zeroed(size_t size)
{
	void *p = calloc(1, size != 0 ? size : 1);

	if (p == NULL)
		out_of_memory();
	return p;
}

void *
mem_realloc(void *p, size_t size)
{
	void *q = realloc(p, size != 0 ? size : 1);

	if (q == NULL)
		out_of_memory();
	return q;
}

void
mem_free(void *p)
{
	free(p);
}

#if defined(__linux__)

/* Not declared under _POSIX_C_SOURCE. */
int madvise(void *p, size_t size, int advice);

void
mem_large(void *p, size_t size)
{
	enum { HUGEPAGE = 14, PAGE = 2 << 20 };	/* of Linux, of most machines */
	const size_t before = (PAGE - (uintptr_t)p % PAGE) % PAGE;

	if (size >= before + PAGE)
		(void)madvise((char *)p + before,
		    (size - before) / PAGE * PAGE, HUGEPAGE);
}

#else

void
mem_large(void *p, size_t size)
{
	(void)p;
	(void)size;
}

#endif
