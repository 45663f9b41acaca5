/* file_folder.c - folders, and the names in them. */
#define _XOPEN_SOURCE 700 /* realpath; NOLINT(bugprone-reserved-identifier) */

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/base_messages.h"
#include "base/file_part.h"

size_t
file_folder_len(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? (size_t)(slash - path) + 1 : 0;
}

int
file_sync_folder(struct arena *a, const char *path)
{
	size_t len = file_folder_len(path);
	const char *dir = len == 0 ? "." : str_c(a, str_sub(str_of(path), 0,
	    len));
	int fd, rc;

	fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return errno == EACCES ? 0 : -1; /* may be write-only to us */
	rc = file_fault() ? -1 : fsync(fd);
	if (rc != 0 && (errno == EINVAL || errno == ENOTSUP))
		rc = 0; /* some file systems have no such thing for folders */
	close(fd);
	return rc;
}

/* A place that can't be written is another thing than a disk that gave out. */
static int
status_of(int err)
{
	return err == ENOSPC || err == EDQUOT || err == EIO ||
	    err == EMFILE || err == ENFILE || err == ENOMEM ? EXIT_IO :
	    EXIT_CANNOT_CREATE;
}

void
file_no_create(struct arena *a, struct diag *dg, const char *path, int err)
{
	diag_error(dg, (struct pos){ path, 0, 0 }, MSG_FILE_NO_CREATE,
	    file_reason(a, err));
	diag_status(dg, status_of(err));
	if (err == ENOSPC || err == EDQUOT)
		diag_hint(dg, "make room and run the command again; to look: "
		    "df -h . && df -i .");
	else if (err == ENOENT)
		diag_hint(dg, "make the folder with: mkdir -p %.*s",
		    (int)file_folder_len(path), path);
	else
		diag_hint(dg, "choose another place, or to look: ls -ld %.*s",
		    file_folder_len(path) != 0 ? (int)file_folder_len(path) : 1,
		    file_folder_len(path) != 0 ? path : ".");
}

static int
make(struct diag *dg, const char *path, mode_t mode)
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
		if (mkdir(part, mode) != 0)
			err = errno == EEXIST ? ENOTDIR : errno;
		if (err != 0 && file_is_dir(part)) {
			err = 0;
		} else if (err != 0) {
			diag_error(dg, (struct pos){ path, 0, 0 }, MSG_MKDIR,
			    file_reason(a, err));
			diag_status(dg, status_of(err));
			diag_hint(dg, "to look: ls -ld %s",
			    file_typed(a, part));
		}
		*p = c;
	}
	arena_free(a);
	return err == 0 ? 0 : -1;
}

int
file_mkdir(struct diag *dg, const char *path)
{
	return make(dg, path, 0777);
}

int
file_mkdir_private(struct diag *dg, const char *path)
{
	return make(dg, path, 0700);
}

enum { BELOW_MAX = 16 };	/* folders in each other */

static void
not_closed(struct diag *dg, const char *path, int err)
{
	struct arena *a = arena_new();

	diag_warn(dg, (struct pos){ path, 0, 0 }, MSG_FOLDER_OPEN,
	    file_reason(a, err));
	diag_hint(dg, "whoever owns it can close it: chmod go= %s",
	    file_typed(a, path));
	arena_free(a);
}

/* fd: of the folder path; it is closed here. How many were open. */
static size_t
close_below(struct arena *a, struct diag *dg, const char *path, int fd,
    unsigned depth)
{
	struct dirent *e;
	struct stat st;
	size_t n = 0;
	DIR *dir;
	int sub;

	if (fstat(fd, &st) == 0 && (st.st_mode & 077) != 0) {
		/* Some file systems have no such thing, and say nothing. */
		if (fchmod(fd, st.st_mode & 0700) == 0 && fstat(fd, &st) == 0 &&
		    (st.st_mode & 077) == 0)
			n++;
		else
			not_closed(dg, path, errno != 0 ? errno : ENOTSUP);
	}
	dir = fdopendir(fd);
	if (dir == NULL) {
		close(fd);
		return n;
	}
	while (depth < BELOW_MAX && (e = readdir(dir)) != NULL) {
		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		sub = openat(dirfd(dir), e->d_name, O_RDONLY | O_DIRECTORY |
		    O_NOFOLLOW | O_CLOEXEC);
		if (sub >= 0)
			n += close_below(a, dg, file_join(a, path, e->d_name),
			    sub, depth + 1);
	}
	closedir(dir);
	return n;
}

void
file_close_folder(struct diag *dg, const char *path)
{
	const int fd = open(path, O_RDONLY | O_DIRECTORY |
	    O_NOFOLLOW | O_CLOEXEC);
	struct arena *a;
	size_t n;

	if (fd < 0)
		return;
	a = arena_new();
	n = close_below(a, dg, path, fd, 0);
	if (n > 0) {
		diag_note(dg, (struct pos){ path, 0, 0 }, MSG_FOLDER_CLOSED,
		    n, n == 1 ? "" : "s");
		diag_hint(dg, "what was in there may have been read; to look: "
		    "ls -lR %s", file_typed(a, path));
	}
	arena_free(a);
}

/* Its part that exists, with all links followed, and the rest as written. */
static struct str
real(struct arena *a, const char *path)
{
	const struct str whole = str_of(*path != '\0' ? path : ".");
	size_t len = whole.len;
	char *found = realpath(whole.ptr, NULL);
	struct str out;

	while (found == NULL && len > 0) {
		while (len > 0 && whole.ptr[len - 1] != '/')
			len--;
		while (len > 1 && whole.ptr[len - 1] == '/')
			len--;
		found = realpath(len == 0 ? "." :
		    str_c(a, str_sub(whole, 0, len)), NULL);
		if (len == 1)
			break;
	}
	out = str_fmt(a, "%s/%.*s", found != NULL ? found : "",
	    STR_ARG(str_sub(whole, len, whole.len)));
	free(found);
	return out;
}

/* "/srv//www/" has the names "srv" and "www". */
static bool
next_name(struct str *rest, struct str *name)
{
	do {
		if (rest->ptr == NULL)
			return false;
		*name = str_cut(rest, '/');
	} while (name->len == 0 || str_is(*name, "."));
	return true;
}

bool
file_is_below(const char *path, const char *folder)
{
	struct arena *a = arena_new();
	struct str in = real(a, path), out = real(a, folder), x, y;
	bool below = true;

	while (below && next_name(&out, &y))
		below = next_name(&in, &x) && str_eq(x, y);
	arena_free(a);
	return below;
}

/* Lock *lock, or close it and say why not. */
static int
lock_open(int *lock, bool wait)
{
	int err;

	do
		err = flock(*lock, LOCK_EX | (wait ? 0 : LOCK_NB)) == 0 ? 0 :
		    errno;
	while (err == EINTR);
	if (err != 0) {
		close(*lock);
		*lock = -1;
	}
	return err;
}

bool
file_lock(const char *dir, bool wait, int *lock)
{
	struct stat st;
	int err;

	for (;;) {
		*lock = open(*dir != '\0' ? dir : ".", O_RDONLY |
		    O_DIRECTORY | O_CLOEXEC);
		if (*lock < 0)
			return true;
		err = lock_open(lock, wait);
		if (err != 0)	/* some file systems have no such thing */
			return err != EWOULDBLOCK;
		/* Whoever had it may have removed it: then it keeps nobody out
		 * of a new one of that name. */
		if (fstat(*lock, &st) != 0 || st.st_nlink > 0)
			return true;
		close(*lock);
	}
}

void
file_unlock(int lock)
{
	if (lock >= 0)
		close(lock);
}

int
file_rename(struct diag *dg, const char *from, const char *to)
{
	struct arena *a;
	int err = 0;

	if (file_fault() || rename(from, to) != 0)
		err = errno;
	a = arena_new();
	if (err == 0 && file_sync_folder(a, to) != 0)
		err = errno;
	if (err != 0) {
		diag_error(dg, (struct pos){ from, 0, 0 }, MSG_FILE_RENAME,
		    to, file_reason(a, err));
		diag_status(dg, EXIT_IO);
		diag_hint(dg, "to look: ls -ld %s %s", file_typed(a, from),
		    file_typed(a, to));
	}
	arena_free(a);
	return err == 0 ? 0 : -1;
}

/* --- what killed processes left --- */

/* The digits that s begins with, which moves past them and the character end.
 * -1 when it is no number as we print it. */
static long
number_to(struct str *s, char end)
{
	const size_t len = str_chr(*s, end, 0);
	long n = 0;

	if (len == 0 || len > 10 || len == s->len ||
	    (s->ptr[0] == '0' && len > 1))
		return -1;
	for (size_t i = 0; i < len; i++) {
		if (s->ptr[i] < '0' || s->ptr[i] > '9')
			return -1;
		n = n * 10 + (s->ptr[i] - '0');
	}
	*s = str_sub(*s, len + 1, s->len);
	return n;
}

/* Whose temporary this is by its name; -1: it is none. See open_beside. */
static long
owner(struct str name)
{
	struct str rest = str_sub(name, strlen(FILE_TEMPORARY), name.len);
	long pid;

	if (!str_starts(name, FILE_TEMPORARY))
		return -1;
	pid = number_to(&rest, '-');
	return pid > 0 && pid <= INT_MAX && number_to(&rest, '.') >= 0 &&
	    str_is(rest, "tmp") ? pid : -1;
}

void
file_sweep(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	long pid;

	if (d == NULL)
		return;
	while ((e = readdir(d)) != NULL) {
		pid = owner(str_of(e->d_name));
		if (pid > 0 && kill((pid_t)pid, 0) != 0 && errno == ESRCH)
			unlinkat(dirfd(d), e->d_name, 0);
	}
	closedir(d);
}

/* --- stdout --- */

static int stdout_error;	/* of the first write that failed */

void
file_print(struct str text)
{
	errno = 0;
	if (fwrite(text.ptr, 1, text.len, stdout) != text.len &&
	    stdout_error == 0)
		stdout_error = errno;
}

int
file_flush_stdout(struct diag *dg)
{
	struct arena *a;
	int err = 0;

	errno = 0;
	if (file_fault() || fflush(stdout) != 0)
		err = errno != 0 ? errno : EIO;
	else if (ferror(stdout))
		err = EIO;
	if (err != 0 && stdout_error != 0)
		err = stdout_error; /* what came after it tells less */
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
