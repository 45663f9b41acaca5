#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/base_messages.h"
#include "base/file_part.h"
#include "base/utf8.h"

const char *
file_reason(struct arena *a, int err)
{
	static const struct { int err; const char *words; } reasons[] = {
		{ EACCES, "you have no permission" },
		{ EPERM, "the system does not permit it" },
		{ ENOENT, "the folder does not exist" },
		{ ENOTDIR, "a part of the path is not a folder" },
		{ EISDIR, "it is a folder" },
		{ EEXIST, "something else has this name" },
		{ ENOTEMPTY, "it is a folder with files in it" },
		{ EROFS, "the disk is read-only" },
		{ ENOSPC, "the disk is full" },
		{ EDQUOT, "your share of the disk is used up" },
		{ EFBIG, "files may not grow that large here" },
		{ EIO, "the disk reported a fault" },
		{ ELOOP, "symbolic links lead in a circle" },
		{ ENAMETOOLONG, "the path is too long" },
		{ EMFILE, "too many files are open" },
		{ ENFILE, "too many files are open on this computer" },
		{ EPIPE, "the program that reads it has ended" },
		{ EBADF, "it is closed" },
		{ ETXTBSY, "a program is running from it" },
		{ EBUSY, "another program is using it" },
	};
	char text[128];

	for (size_t i = 0; i < NELEM(reasons); i++)
		if (reasons[i].err == err)
			return reasons[i].words;
	if (strerror_r(err, text, sizeof(text)) != 0)
		return "for a reason the system did not tell";
	return str_c(a, str_of(text));
}

static struct pos
place(const char *name)
{
	return (struct pos){ name, 0, 0 };
}

static const char *
kind_of(mode_t mode)
{
	return S_ISDIR(mode) ? "a folder" : S_ISFIFO(mode) ? "a pipe" :
	    S_ISSOCK(mode) ? "a socket" : "a device";
}

/*
 * The first part of path, with all before it, where the way ends: a link to
 * nothing or in a circle, a folder that is closed, something that is no
 * folder. NULL when path can be followed to its end, or up to where nothing
 * is. *err is then 0, or ENOENT.
 */
static char *
stuck_at(struct arena *a, const char *path, int *err)
{
	char *part = str_c(a, str_of(path));
	struct stat st;

	*err = 0;
	for (char *p = part; *p != '\0'; p++) {
		char c = p[1];

		if (c != '\0' && (c != '/' || *p == '/'))
			continue;
		p[1] = '\0';
		if (lstat(part, &st) != 0) {
			*err = errno;
			return errno == ENOENT ? NULL : part;
		}
		if (stat(part, &st) != 0) {
			*err = errno;
			return part;
		}
		if (c == '/' && !S_ISDIR(st.st_mode)) {
			*err = ENOTDIR;
			return part;
		}
		if (c == '/' && access(part, X_OK) != 0) {
			*err = errno;
			return part;
		}
		p[1] = c;
	}
	return NULL;
}

bool
file_absent(const char *path)
{
	struct arena *a = arena_new();
	int err;
	const bool absent = stuck_at(a, path, &err) == NULL && err == ENOENT;

	arena_free(a);
	return absent;
}

/* Means nothing to a shell, wherever it stands. */
static bool
is_typed_as_is(char c)
{
	return (unsigned char)c >= 0x80 || ascii_is_letter(c) ||
	    ascii_is_digit(c) || strchr("_./+@%:,=-", c) != NULL;
}

void
file_put_typed(struct buf *b, struct str word)
{
	bool plain = word.len > 0;

	for (size_t i = 0; i < word.len; i++)
		plain &= is_typed_as_is(word.ptr[i]);
	if (plain) {
		buf_str(b, word);
		return;
	}
	buf_putc(b, '\'');
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] == '\'')
			buf_puts(b, "'\\''");
		else
			buf_putc(b, word.ptr[i]);
	buf_putc(b, '\'');
}

const char *
file_typed(struct arena *a, const char *path)
{
	struct str out;
	struct buf b;

	if (*path == '\0')
		return "";
	buf_init(&b, SIZE_MAX);
	file_put_typed(&b, str_fmt(a, "%s%s", *path == '-' ? "./" : "", path));
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return str_c(a, out);
}

/* What keeps us from opening path; *hint is what to type, never NULL. */
static const char *
obstacle(struct arena *a, const char *path, int err, const char **hint)
{
	int why;
	const char *stuck = stuck_at(a, path, &why);
	const char *at = stuck != NULL ? stuck : path;

	*hint = str_fmt(a, "to look: ls -ld %s",
	    file_typed(a, at)).ptr;
	if (err == EACCES)
		*hint = str_fmt(a, "allow it with: chmod u+%s %s",
		    file_is_dir(at) ? "rx" : "r", file_typed(a, at)).ptr;
	else if (err == EMFILE || err == ENFILE)
		*hint = "close other programs and try again";
	if (stuck != NULL && why == ENOENT)
		return str_fmt(a, "the symbolic link %s leads to nothing",
		    at).ptr;
	return file_reason(a, err);
}

static void
cannot_open(struct arena *a, struct diag *dg, const char *path,
    const char *name, int err)
{
	const char *hint, *reason;

	if (err == ENOENT && file_absent(path)) {
		diag_error(dg, place(name), MSG_FILE_MISSING);
		diag_status(dg, EXIT_MISSING_INPUT);
		diag_hint(dg, "is the name spelled right? to look: ls -l %s",
		    file_typed(a, path));
	} else if (err == ENXIO) { /* a socket */
		diag_error(dg, place(name), MSG_FILE_NOT_REGULAR, "a socket");
		diag_hint(dg, "name a file");
	} else {
		reason = obstacle(a, path, err, &hint);
		diag_error(dg, place(name), MSG_FILE_NO_READ, reason);
		diag_status(dg, err == ENOENT || err == ENOTDIR ?
		    EXIT_MISSING_INPUT : EXIT_IO);
		diag_hint(dg, "%s", hint);
	}
}

/* Refuse by what the system says about the file, before a byte is read. */
static int
check_stat(struct arena *a, struct diag *dg, int fd, const char *name,
    size_t max, size_t *size)
{
	struct stat st;

	if (fstat(fd, &st) != 0) {
		diag_error(dg, place(name), MSG_FILE_READ,
		    file_reason(a, errno));
		diag_status(dg, EXIT_IO);
		return -1;
	}
	if (!S_ISREG(st.st_mode)) {
		diag_error(dg, place(name), MSG_FILE_NOT_REGULAR,
		    kind_of(st.st_mode));
		diag_hint(dg, "name a file");
		return -1;
	}
	if (st.st_size < 0 || (unsigned long long)st.st_size > max) {
		diag_error(dg, place(name), MSG_FILE_TOO_LARGE,
		    (unsigned long long)st.st_size, (unsigned long long)max);
		diag_hint(dg, "is it the right file? divide it if it is");
		return -1;
	}
	*size = (size_t)st.st_size;
	return 0;
}

/* Returns the number of bytes read, at most size, or -1 with errno. */
static ssize_t
read_full(int fd, char *to, size_t size)
{
	size_t done = 0;
	ssize_t n;

	while (done < size) {
		n = read(fd, to + done, size - done);
		if (n == 0)
			break;
		if (n > 0)
			done += (size_t)n;
		else if (errno != EINTR)
			return -1;
	}
	return (ssize_t)done;
}

static int
read_named(struct arena *a, struct diag *dg, const char *path,
    const char *name, size_t max, struct str *out)
{
	/* Non-blocking, or opening a pipe would wait for its writer. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	size_t size;
	ssize_t n;
	char *p;
	int rc = -1;

	if (fd < 0) {
		cannot_open(a, dg, path, name, errno);
		return -1;
	}
	if (check_stat(a, dg, fd, name, max, &size) != 0)
		goto out;
	p = arena_alloc(a, size + 1);
	n = read_full(fd, p, size + 1); /* one more: it must not be there */
	if (n < 0 || (size_t)n > size) {
		diag_error(dg, place(name), MSG_FILE_READ, n < 0 ?
		    file_reason(a, errno) : "it grew while it was read");
		diag_status(dg, EXIT_IO);
		diag_hint(dg, "try again when no other program writes it");
		goto out;
	}
	*out = (struct str){ p, (size_t)n };
	rc = 0;
out:
	close(fd);
	return rc;
}

int
file_read(struct arena *a, struct diag *dg, const char *path, size_t max,
    struct str *out)
{
	return read_named(a, dg, path, path, max, out);
}

/* What iconv calls this text when it is UTF-16; NULL: it does not look so. */
static const char *
utf16_of(struct str text)
{
	if (str_starts(text, "\xff\xfe") || str_starts(text, "\xfe\xff"))
		return "UTF-16";
	if (text.len < 4 || (text.ptr[0] != '\0') == (text.ptr[1] != '\0') ||
	    (text.ptr[0] != '\0') != (text.ptr[2] != '\0') ||
	    (text.ptr[1] != '\0') != (text.ptr[3] != '\0'))
		return NULL;
	return text.ptr[0] != '\0' ? "UTF-16LE" : "UTF-16BE";
}

static void
not_text(struct arena *a, struct diag *dg, const char *path,
    const char *name, struct str text, size_t offset)
{
	struct pos at = diag_place(name, text, offset);
	unsigned byte = (unsigned char)text.ptr[offset];
	const char *utf16 = utf16_of(text);

	if (byte != 0)
		diag_error(dg, at, MSG_NOT_UTF8, byte);
	else
		diag_error(dg, at, MSG_NUL);
	if (utf16 != NULL) {
		diag_hint(dg, "it is UTF-16: save it as UTF-8 in your editor, "
		    "or: iconv -f %s -t UTF-8 -o new.txt %s", utf16,
		    file_typed(a, path));
	} else if (byte != 0) {
		diag_hint(dg, "save the file as UTF-8 in your editor, or: "
		    "iconv -f WINDOWS-1252 -t UTF-8 -o new.txt %s",
		    file_typed(a, path));
	} else {
		diag_hint(dg, "is it a text file? remove the byte, or save it "
		    "as UTF-8 in your editor");
	}
}

int
file_read_text(struct arena *a, struct diag *dg, const char *path,
    const char *name, struct str *out)
{
	struct str text;
	size_t good;

	if (read_named(a, dg, path, name, FILE_MAX_TEXT, &text) != 0)
		return -1;
	if (str_starts(text, "\xef\xbb\xbf"))
		text = str_sub(text, 3, text.len);
	good = utf8_check(text);
	if (good != text.len) {
		not_text(a, dg, path, name, text, good);
		return -1;
	}
	*out = text;
	return 0;
}

bool
file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool
file_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int
by_bytes(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

int
file_list(struct arena *a, struct diag *dg, const char *dir,
    const char *ending, struct str **names, size_t *n)
{
	DIR *d = opendir(dir);
	struct str *list = NULL;
	struct dirent *e;
	size_t len = 0, cap = 0;
	int err = errno;

	if (d != NULL) {
		while (errno = 0, (e = readdir(d)) != NULL) {
			struct str name = str_of(e->d_name);

			if (name.ptr[0] == '.' || !str_ends(name, ending))
				continue;
			list = arena_grow(a, list, len, &cap, sizeof(*list));
			list[len++] = str_dup(a, name);
		}
		err = errno;
		closedir(d);
	}
	if (err != 0) {
		const char *hint, *why = obstacle(a, dir, err, &hint);

		diag_error(dg, place(dir), MSG_DIR_LIST, why);
		diag_status(dg, err == ENOENT || err == ENOTDIR ?
		    EXIT_MISSING_INPUT : EXIT_IO);
		diag_hint(dg, "%s", hint);
		return -1;
	}
	if (len > 1)
		qsort(list, len, sizeof(*list), by_bytes);
	*names = list;
	*n = len;
	return 0;
}

char *
file_join(struct arena *a, const char *dir, const char *name)
{
	struct str d = str_of(dir);
	const char *slash = str_ends(d, "/") ? "" : "/";

	if (d.len == 0 || name[0] == '/')
		return str_c(a, str_of(name));
	return str_c(a, str_fmt(a, "%s%s%s", dir, slash, name));
}

char *
file_below(struct arena *a, const char *root, struct str relative)
{
	struct str rest = relative, part;
	char *path;
	size_t len = 0;

	if (str_empty(relative) || relative.ptr[0] == '/' ||
	    str_chr(relative, '\0', 0) != relative.len)
		return NULL;
	path = arena_alloc(a, relative.len + 2);
	while (rest.ptr != NULL) {
		part = str_cut(&rest, '/');
		if (part.len == 0 || str_is(part, "."))
			continue;
		if (!str_is(part, "..")) {
			path[len++] = '/';
			memcpy(path + len, part.ptr, part.len);
			len += part.len;
			continue;
		}
		if (len == 0)
			return NULL;
		while (path[--len] != '/')
			;
	}
	path[len] = '\0';
	return len == 0 ? str_c(a, str_of(root)) :
	    file_join(a, root, path + 1);
}
