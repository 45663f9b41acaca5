/* file_write.c - whole files: the writing half of file.h. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/base_messages.h"
#include "base/file_part.h"
#include "base/mem.h"

/*
 * Temporaries that may be on disk. A signal handler walks this list at any
 * moment and several threads add to it, so entries are only ever pushed, and
 * used again when free. There are as many as files were written at once.
 */
struct temporary {
	struct temporary *next;
	atomic_int state;
	char path[PATH_MAX];
};

enum { FREE, TAKEN, ON_DISK };

static _Atomic(struct temporary *) temporaries;

/* Steps left until one fails, or kills us; 0: none does. See file.h. */
static atomic_ulong fault_in, kill_in;

__attribute__((constructor)) static void
fault_read(void)
{
	const char *fault = getenv("PRECEPT_FAULT_WRITE");
	const char *killed = getenv("PRECEPT_KILL_WRITE");

	if (fault != NULL)
		atomic_store(&fault_in, strtoul(fault, NULL, 10));
	if (killed != NULL)
		atomic_store(&kill_in, strtoul(killed, NULL, 10));
}

bool
file_fault(void)
{
	if (atomic_load(&kill_in) != 0 && atomic_fetch_sub(&kill_in, 1) == 1)
		raise(SIGKILL);
	if (atomic_load(&fault_in) == 0 || atomic_fetch_sub(&fault_in, 1) != 1)
		return false;
	errno = ENOSPC;
	return true;
}

void
file_remove_temporaries(void)
{
	struct temporary *t = atomic_load(&temporaries);

	for (; t != NULL; t = t->next)
		if (atomic_load(&t->state) == ON_DISK)
			unlink(t->path);
}

static void
on_signal(int sig)
{
	file_remove_temporaries();
	raise(sig); /* now with its default action: SA_RESETHAND */
}

void
file_catch_signals(void)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT,
		SIGPIPE };
	struct sigaction act = { .sa_handler = on_signal }, before;

	act.sa_flags = (int)SA_RESETHAND;
	sigfillset(&act.sa_mask);
	for (size_t i = 0; i < NELEM(signals); i++)
		if (sigaction(signals[i], NULL, &before) == 0 &&
		    before.sa_handler != SIG_IGN) /* nohup */
			sigaction(signals[i], &act, NULL);
	act.sa_handler = SIG_IGN;
	sigaction(SIGXFSZ, &act, NULL);
}

static struct temporary *
temporary_new(void)
{
	struct temporary *t = atomic_load(&temporaries);
	int is_free;

	for (; t != NULL; t = t->next) {
		is_free = FREE;
		if (atomic_compare_exchange_strong(&t->state, &is_free, TAKEN))
			return t;
	}
	t = mem_alloc(sizeof(*t));
	atomic_init(&t->state, TAKEN);
	t->next = atomic_load(&temporaries);
	while (!atomic_compare_exchange_weak(&temporaries, &t->next, t))
		;
	return t;
}

/*
 * Make a file of a name nobody has, in the folder of path. It is on the list
 * before it is on disk, so that no signal can come in between.
 */
static int
open_beside(struct temporary *t, const char *path, unsigned mode)
{
	static atomic_uint number;
	int fd = -1, n;

	for (int tries = 0; tries < 1000 && fd < 0; tries++) {
		n = snprintf(t->path, sizeof(t->path),
		    "%.*s" FILE_TEMPORARY "%ld-%u.tmp", (int)file_folder_len(path), path,
		    (long)getpid(), atomic_fetch_add(&number, 1));
		if (n < 0 || (size_t)n >= sizeof(t->path)) {
			errno = ENAMETOOLONG;
			return -1;
		}
		atomic_store(&t->state, ON_DISK);
		fd = open(t->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		    (mode_t)mode);
		if (fd >= 0)
			break;
		atomic_store(&t->state, TAKEN);
		if (errno != EEXIST)
			break;
	}
	return fd;
}

static int
write_all(int fd, struct str bytes)
{
	enum { PIECE = 256 << 10 };	/* so that tests can stop us midway */
	size_t done = 0;
	ssize_t n;

	while (done < bytes.len) {
		struct str piece = str_sub(bytes, done, PIECE);

		if (file_fault())
			return -1;
		n = write(fd, piece.ptr, piece.len);
		if (n < 0 && errno != EINTR)
			return -1;
		if (n > 0)
			done += (size_t)n;
	}
	return 0;
}

/* The bytes to the file fd, and to the disk; closes fd in any case. */
static int
fill(int fd, struct str bytes)
{
	int err = 0;

	if (write_all(fd, bytes) != 0 || file_fault() || fsync(fd) != 0)
		err = errno;
	if (close(fd) != 0 && err == 0)
		err = errno;
	if (err == 0 && file_fault()) /* a close that fails has closed */
		err = errno;
	errno = err;
	return err == 0 ? 0 : -1;
}

/* --- several files, or one --- */

struct staged {
	struct staged *next;
	struct temporary *temporary;
	const char *path;
	bool renamed;
};

struct file_batch {
	struct arena *arena;
	struct staged *first, **last;
};

struct file_batch *
file_batch_new(void)
{
	struct arena *a = arena_new();
	struct file_batch *b = ARENA_NEW(a, struct file_batch);

	b->arena = a;
	b->last = &b->first;
	return b;
}

static void
add_staged(struct file_batch *b, struct temporary *t, const char *path)
{
	struct staged *s = ARENA_NEW(b->arena, struct staged);

	s->temporary = t;
	s->path = str_c(b->arena, str_of(path));
	*b->last = s;
	b->last = &s->next;
}

void
file_batch_join(struct file_batch *b, struct file_batch *from)
{
	for (const struct staged *s = from->first; s != NULL; s = s->next)
		add_staged(b, s->temporary, s->path);
	arena_free(from->arena);
}

static void
cannot_write(struct arena *a, struct diag *dg, const char *path, int err)
{
	diag_error(dg, (struct pos){ path, 0, 0 }, MSG_FILE_WRITE,
	    file_reason(a, err));
	diag_status(dg, EXIT_IO);
	if (err == ENOSPC || err == EDQUOT)
		diag_hint(dg, "make room and run the command again; "
		    "to look: df -h .");
	else
		diag_hint(dg, "run the command again");
}

int
file_stage(struct file_batch *b, struct diag *dg, const char *path,
    struct str bytes, unsigned mode)
{
	struct temporary *t;
	int fd, err;

	if (file_is_dir(path)) {
		file_no_create(b->arena, dg, path, EISDIR);
		return -1;
	}
	t = temporary_new();
	fd = open_beside(t, path, mode);
	if (fd < 0) {
		file_no_create(b->arena, dg, path, errno);
		atomic_store(&t->state, FREE);
		return -1;
	}
	if (fill(fd, bytes) != 0) {
		err = errno;
		unlink(t->path);
		atomic_store(&t->state, FREE);
		cannot_write(b->arena, dg, path, err);
		return -1;
	}
	add_staged(b, t, path);
	return 0;
}

static bool
same_folder(const char *x, const char *y)
{
	return str_eq(str_sub(str_of(x), 0, file_folder_len(x)),
	    str_sub(str_of(y), 0, file_folder_len(y)));
}

static void
say_renamed(const struct file_batch *b, struct diag *dg)
{
	for (const struct staged *s = b->first; s != NULL; s = s->next)
		if (s->renamed)
			diag_note(dg, (struct pos){ s->path, 0, 0 },
			    MSG_FILE_NEW);
}

int
file_commit(struct file_batch *b, struct diag *dg)
{
	for (struct staged *s = b->first; s != NULL; s = s->next) {
		if (file_fault() || rename(s->temporary->path, s->path) != 0) {
			cannot_write(b->arena, dg, s->path, errno);
			say_renamed(b, dg);
			return -1;
		}
		atomic_store(&s->temporary->state, TAKEN);
		s->renamed = true;
	}
	for (const struct staged *s = b->first; s != NULL; s = s->next) {
		if (s->next != NULL && same_folder(s->path, s->next->path))
			continue;
		if (file_sync_folder(b->arena, s->path) == 0)
			continue;
		diag_error(dg, (struct pos){ s->path, 0, 0 },
		    MSG_FILE_UNSURE, file_reason(b->arena, errno));
		diag_status(dg, EXIT_IO);
		diag_hint(dg, "run the command again");
		return -1;
	}
	return 0;
}

void
file_abandon(struct file_batch *b)
{
	if (b == NULL)
		return;
	for (const struct staged *s = b->first; s != NULL; s = s->next) {
		if (!s->renamed)
			unlink(s->temporary->path);
		atomic_store(&s->temporary->state, FREE);
	}
	arena_free(b->arena);
}

int
file_write(struct diag *dg, const char *path, struct str bytes, unsigned mode)
{
	struct file_batch *b = file_batch_new();
	int rc = file_stage(b, dg, path, bytes, mode) == 0 &&
	    file_commit(b, dg) == 0 ? 0 : -1;

	file_abandon(b);
	return rc;
}
