/* file_write.c - the writing half of file.h. */
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

/* Called before every step of a write; true: it is to fail with errno set. */
static bool
fault(void)
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

/* Length of path's folder with its slash; 0: the current one. */
static size_t
folder_len(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? (size_t)(slash - path) + 1 : 0;
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
		    "%.*s.precept-%ld-%u.tmp", (int)folder_len(path), path,
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

		if (fault())
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

	if (write_all(fd, bytes) != 0 || fault() || fsync(fd) != 0)
		err = errno;
	if (close(fd) != 0 && err == 0)
		err = errno;
	if (err == 0 && fault()) /* a close that fails has closed */
		err = errno;
	errno = err;
	return err == 0 ? 0 : -1;
}

static int
sync_folder(struct arena *a, const char *path)
{
	size_t len = folder_len(path);
	const char *dir = len == 0 ? "." : str_c(a, str_sub(str_of(path), 0,
	    len));
	int fd, rc;

	fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return errno == EACCES ? 0 : -1; /* may be write-only to us */
	rc = fault() ? -1 : fsync(fd);
	if (rc != 0 && (errno == EINVAL || errno == ENOTSUP))
		rc = 0; /* some file systems have no such thing for folders */
	close(fd);
	return rc;
}

static void
cannot_create(struct arena *a, struct diag *dg, const char *path, int err)
{
	diag_error(dg, (struct pos){ path, 0, 0 }, MSG_FILE_NO_CREATE,
	    file_reason(a, err));
	diag_status(dg, EXIT_CANNOT_CREATE);
	if (err == ENOENT)
		diag_hint(dg, "make the folder with: mkdir -p %.*s",
		    (int)folder_len(path), path);
	else
		diag_hint(dg, "choose another place, or to look: ls -ld %.*s",
		    folder_len(path) != 0 ? (int)folder_len(path) : 1,
		    folder_len(path) != 0 ? path : ".");
}

static int
write_temporary(struct arena *a, struct diag *dg, struct temporary *t,
    const char *path, struct str bytes, unsigned mode)
{
	struct pos at = { path, 0, 0 };
	int fd, err;

	if (file_is_dir(path)) {
		cannot_create(a, dg, path, EISDIR);
		return -1;
	}
	fd = open_beside(t, path, mode);
	if (fd < 0) {
		cannot_create(a, dg, path, errno);
		return -1;
	}
	if (fill(fd, bytes) != 0 || fault() || rename(t->path, path) != 0) {
		err = errno;
		unlink(t->path);
		diag_error(dg, at, MSG_FILE_WRITE, file_reason(a, err));
		diag_status(dg, EXIT_IO);
		if (err == ENOSPC || err == EDQUOT)
			diag_hint(dg, "make room and run the command again; "
			    "to look: df -h .");
		return -1;
	}
	atomic_store(&t->state, TAKEN);
	if (sync_folder(a, path) != 0) {
		diag_error(dg, at, MSG_FILE_UNSURE, file_reason(a, errno));
		diag_status(dg, EXIT_IO);
		diag_hint(dg, "run the command again");
		return -1;
	}
	return 0;
}

int
file_write(struct diag *dg, const char *path, struct str bytes, unsigned mode)
{
	struct arena *a = arena_new();
	struct temporary *t = temporary_new();
	int rc = write_temporary(a, dg, t, path, bytes, mode);

	atomic_store(&t->state, FREE);
	arena_free(a);
	return rc;
}

int
file_mkdir(struct diag *dg, const char *path)
{
	struct arena *a;
	char *part;
	int err = 0;

	if (file_is_dir(path) || path[0] == '\0')
		return 0;
	a = arena_new();
	part = str_c(a, str_of(path));
	for (char *p = part + 1; err == 0 && p[-1] != '\0'; p++) {
		char c = *p;

		if (c != '/' && c != '\0')
			continue;
		*p = '\0';
		if (mkdir(part, 0777) != 0)
			err = errno == EEXIST ? ENOTDIR : errno;
		if (err != 0 && file_is_dir(part)) {
			err = 0;
		} else if (err != 0) {
			diag_error(dg, (struct pos){ path, 0, 0 }, MSG_MKDIR,
			    file_reason(a, err));
			diag_status(dg, EXIT_CANNOT_CREATE);
			diag_hint(dg, "to look: ls -ld %s", part);
		}
		*p = c;
	}
	arena_free(a);
	return err == 0 ? 0 : -1;
}

int
file_flush_stdout(struct diag *dg)
{
	struct arena *a;
	int err = 0;

	errno = 0;
	if (fault() || fflush(stdout) != 0)
		err = errno != 0 ? errno : EIO;
	else if (ferror(stdout))
		err = EIO; /* an earlier write failed, and took errno with it */
	if (err == 0)
		return 0;
	a = arena_new();
	diag_error(dg, (struct pos){ NULL, 0, 0 }, MSG_STDOUT,
	    file_reason(a, err));
	diag_status(dg, EXIT_IO);
	diag_hint(dg, "make room, or write the output to another place");
	arena_free(a);
	return -1;
}
