#include "tap.h"

#include <pthread.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "child.h"

#ifdef PRECEPT_SAN
int
main(void)
{
	puts("1..0 # SKIP the sanitizers have a malloc of their own");
	return 0;
}
#else

/* Not declared under _POSIX_C_SOURCE. */
void *reallocarray(void *p, size_t n, size_t size);

static void *volatile kept;

static void *
busy(void *arg)
{
	void *volatile p;

	for (size_t i = 0; i < 20000; i++) {
		p = malloc(1 + i % 100);
		free(p);
	}
	return arg;
}

/* What the children do; each is to end in out_of_memory. */
static int
child(const char *what)
{
	volatile size_t huge = SIZE_MAX / 2;
	pthread_t threads[4];
	void *p;

	if (!strcmp(what, "malloc")) {
		kept = malloc(huge);
	} else if (!strcmp(what, "calloc")) {
		kept = calloc(huge, 4);
	} else if (!strcmp(what, "realloc")) {
		kept = malloc(1);
		kept = realloc(kept, huge);
	} else if (!strcmp(what, "reallocarray")) {
		kept = reallocarray(NULL, huge / 2 + 2, 4); /* 4 mod 2^64 */
	} else if (!strcmp(what, "memalign")) {
		p = NULL;
		(void)!posix_memalign(&p, 64, huge);
		kept = p;
	} else if (!strcmp(what, "mem_alloc")) {
		kept = mem_alloc(huge);
	} else if (!strcmp(what, "arena")) {
		kept = arena_array(arena_new(), huge, huge);
	} else if (!strcmp(what, "library")) {
		/* libc's own call: 3 allocations, then the fault */
		for (int i = 0; i < 4; i++)
			kept = strdup("words");
	} else if (!strcmp(what, "threads")) {
		for (size_t i = 0; i < NELEM(threads); i++)
			pthread_create(&threads[i], NULL, busy, NULL);
		for (size_t i = 0; i < NELEM(threads); i++)
			pthread_join(threads[i], NULL);
	} else if (!strcmp(what, "check")) {
		CHECK(huge == 0);
	}
	return 0;
}

static struct str
file_text(struct arena *a, const char *path)
{
	struct str s = { NULL, 0 };

	if (file_read(a, diag_new(a), path, 4096, &s) != 0)
		printf("# %s can't be read\n", path);
	return s;
}

int
main(int argc, char **argv)
{
	static const char *const huge[] = { "malloc", "calloc", "realloc",
		"reallocarray", "memalign", "mem_alloc", "arena" };
	struct arena *a = arena_new();
	char err[] = "/tmp/base_mem.XXXXXX";
	void *p = NULL;

	if (argc > 1)
		return child(argv[1]);
	close(mkstemp(err));
	for (size_t i = 0; i < NELEM(huge); i++)
		is_int(child_run(huge[i], NULL, NULL, NULL, err), 71, huge[i]);
	is_text(file_text(a, err), "precept: error: the computer has no "
	    "memory left; no file is left half-written [P001]\n"
	    "  hint: close other programs, or build one role at a time "
	    "with --role\n", "says so");
	is_int(child_run("library", NULL, "PRECEPT_FAULT_ALLOC", "3", err), 71,
	    "the third allocation fails, also one of a library");
	is_int(child_run("library", NULL, "PRECEPT_FAULT_ALLOC", "1", err), 71,
	    "and the first");
	is_int(child_run("library", NULL, "PRECEPT_FAULT_ALLOC", "1000", err),
	    0, "a later one is not reached");
	is_int(child_run("threads", NULL, "PRECEPT_FAULT_ALLOC", "50000", err),
	    71, "counted over all threads");
	is_int(child_run("threads", NULL, NULL, NULL, err), 0, "threads");
	is_int(child_run("check", NULL, NULL, NULL, err), 70,
	    "a mistake of ours");
	ok(str_find(file_text(a, err), "\"huge == 0\" does not hold [P002]", 0)
	    < file_text(a, err).len, "says where");
	p = malloc(0);
	ok(p != NULL, "0 bytes are something");
	free(p);
	p = calloc(7, 9);
	ok(p != NULL && !memcmp(p, (char[63]){ 0 }, 63), "calloc clears");
	p = realloc(p, 1000);
	ok(!memcmp(p, (char[63]){ 0 }, 63), "realloc keeps");
	free(p);
	ok(posix_memalign(&p, 3, 10) != 0, "alignment that is none");
	ok(posix_memalign(&p, 4096, 10) == 0 && (uintptr_t)p % 4096 == 0,
	    "aligned");
	free(p);
	unlink(err);
	arena_free(a);
	return tap_done();
}
#endif
