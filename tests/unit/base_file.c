#include "tap.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "child.h"

enum { PIECES = 600 << 10 };	/* three writes of file_write */

static struct arena *a;
static struct diag *dg;
static char dir[] = "/tmp/base_file.XXXXXX";

static char *
in_dir(const char *name)
{
	return file_join(a, dir, name);
}

static void
put(const char *name, const char *text, size_t len)
{
	FILE *f = fopen(in_dir(name), "wb");

	fwrite(text, 1, len, f);
	fclose(f);
}

/* The code of the only finding; "" when there is none. */
static const char *
code(void)
{
	return diag_len(dg) == 1 ? diag_at(dg, 0)->code : "";
}

static bool
found(const char *want, int status)
{
	bool good = !strcmp(code(), want) && diag_exit(dg) == status;

	if (!good)
		printf("# got %s, exit %d\n", code(), diag_exit(dg));
	dg = diag_new(a);
	return good;
}

static struct str
pieces(char c)
{
	char *p = arena_alloc(a, PIECES);

	memset(p, c, PIECES);
	return (struct str){ p, PIECES };
}

static void
test_read(void)
{
	struct str s = { NULL, 0 };

	put("a", "one\0two", 7);
	ok(file_read(a, dg, in_dir("a"), 7, &s) == 0 && s.len == 7 &&
	    !memcmp(s.ptr, "one\0two", 8), "all bytes, and a NUL");
	ok(file_read(a, dg, in_dir("a"), 6, &s) < 0 && found("P006", 65),
	    "one byte too many");
	put("empty", "", 0);
	ok(file_read(a, dg, in_dir("empty"), 0, &s) == 0 && s.len == 0,
	    "an empty file");
	ok(file_read(a, dg, in_dir("none"), 9, &s) < 0 && found("P003", 66),
	    "missing");
	ok(file_read(a, dg, in_dir("a/b"), 9, &s) < 0 && found("P004", 66),
	    "below a file");
	ok(file_read(a, dg, in_dir("none/b"), 9, &s) < 0 && found("P003", 66),
	    "below nothing");
	if (geteuid() != 0) {
		chmod(in_dir("empty"), 0);
		ok(file_read(a, dg, in_dir("empty"), 9, &s) < 0 &&
		    found("P004", 74), "not permitted");
	}
	ok(file_read(a, dg, "/proc/self/mem", 1 << 20, &s) < 0 &&
	    found("P007", 74), "a fault while reading");
}

static void
test_kinds(void)
{
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	struct str s;

	ok(file_read(a, dg, dir, 9, &s) < 0 && found("P005", 65), "a folder");
	mkfifo(in_dir("pipe"), 0600);
	ok(file_read(a, dg, in_dir("pipe"), 9, &s) < 0, "a pipe");
	is_text(diag_at(dg, 0)->text, "this is a pipe, not a file with text or "
	    "data", "does not wait for its writer");
	ok(found("P005", 65), "and is refused");
	ok(file_read(a, dg, "/dev/zero", 9, &s) < 0 && found("P005", 65),
	    "a device");
	snprintf(name.sun_path, sizeof(name.sun_path), "%s", in_dir("socket"));
	(void)!bind(fd, (struct sockaddr *)&name, sizeof(name));
	ok(file_read(a, dg, in_dir("socket"), 9, &s) < 0, "a socket");
	ok(diag_at(dg, 0)->hint.len != 0 && found("P005", 65), "and a hint");
	close(fd);
	unlink(in_dir("socket"));
	unlink(in_dir("pipe"));
}

static void
test_absent(void)
{
	struct str s, *names;
	size_t n;

	ok(file_absent(in_dir("none")) && file_absent(in_dir("none/b/c")) &&
	    file_absent(in_dir("none/")), "nothing of this name");
	ok(!file_absent(in_dir("a")) && !file_absent(dir) && !file_absent("/"),
	    "files and folders are there");
	ok(!file_absent(in_dir("a/b")), "below a file: cannot be told");
	(void)!symlink("none", in_dir("dangling"));
	(void)!symlink("circle", in_dir("circle"));
	ok(!file_absent(in_dir("dangling")) &&
	    !file_absent(in_dir("dangling/b")), "a link to nothing is there");
	ok(!file_absent(in_dir("circle")) && !file_absent(in_dir("circle/b")),
	    "a link in a circle is there");
	ok(file_read(a, dg, in_dir("dangling"), 9, &s) < 0 &&
	    found("P004", 66), "a link to nothing can't be read");
	ok(file_read(a, dg, in_dir("circle"), 9, &s) < 0, "nor a circle");
	ok(diag_at(dg, 0)->hint.len != 0 && found("P004", 74), "with a hint");
	ok(file_list(a, dg, in_dir("dangling"), "", &names, &n) < 0 &&
	    found("P015", 66), "nor can its folder");
	unlink(in_dir("dangling"));
	unlink(in_dir("circle"));
}

static void
test_text(void)
{
	static const struct { const char *text, *hint; } wide[] = {
		{ "\xff\xfe<\0a\0", "iconv -f UTF-16 -t" },
		{ "\xfe\xff\0<\0a", "iconv -f UTF-16 -t" },
		{ "<\0a\0>\0", "iconv -f UTF-16LE -t" },
		{ "\0<\0a\0>", "iconv -f UTF-16BE -t" },
		{ "a\0bc\0\0", "remove the byte" },
		{ "a\xe9""bc\n\n", "iconv -f WINDOWS-1252 -t" },
	};
	struct str s;

	put("t", "\xef\xbb\xbfgr\xc3\xbc\xc3\x9f", 9);
	ok(file_read_text(a, dg, in_dir("t"), "t.md", &s) == 0, "UTF-8");
	is_text(s, "gr\xc3\xbc\xc3\x9f", "without its BOM");
	put("t", "one\ntw\xfc", 7);
	ok(file_read_text(a, dg, in_dir("t"), "t.md", &s) < 0, "not UTF-8");
	ok(diag_at(dg, 0)->at.line == 2 && diag_at(dg, 0)->at.col == 3 &&
	    !strcmp(diag_at(dg, 0)->at.file, "t.md"), "its place and name");
	ok(found("P008", 65), "refused");
	put("t", "a\0b", 3);
	ok(file_read_text(a, dg, in_dir("t"), "t.md", &s) < 0 &&
	    found("P009", 65), "a NUL");
	for (size_t i = 0; i < NELEM(wide); i++) {
		put("t", wide[i].text, 6);
		ok(file_read_text(a, dg, in_dir("t"), "t.md", &s) < 0 &&
		    str_find(diag_at(dg, 0)->hint, wide[i].hint, 0) <
		    diag_at(dg, 0)->hint.len, "UTF-16: %s", wide[i].hint);
		dg = diag_new(a);
	}
}

static size_t
temporaries(void)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	size_t n = 0;

	while ((e = readdir(d)) != NULL)
		n += strstr(e->d_name, ".tmp") != NULL;
	closedir(d);
	return n;
}

static mode_t
mode_of(const char *name)
{
	struct stat st = { 0 };

	stat(in_dir(name), &st);
	return st.st_mode & 07777;
}

static void
test_write(void)
{
	struct str s = { NULL, 0 };

	umask(022);
	ok(file_write(dg, in_dir("w"), STR_LIT("new"), 0644) == 0 &&
	    file_read(a, dg, in_dir("w"), 9, &s) == 0, "written");
	is_text(s, "new", "and read");
	is_int(mode_of("w"), 0644, "mode");
	ok(file_write(dg, in_dir("key"), STR_LIT(""), 0600) == 0, "a key");
	is_int(mode_of("key"), 0600, "is private");
	ok(file_write(dg, in_dir("none/w"), s, 0644) < 0 && found("P010", 73),
	    "no folder");
	ok(file_write(dg, dir, s, 0644) < 0 && found("P010", 73),
	    "onto a folder");
	ok(file_mkdir(dg, in_dir("m/n/o")) == 0 && file_is_dir(in_dir("m/n/o")),
	    "folders");
	ok(file_mkdir(dg, in_dir("m/n/o")) == 0, "which are there");
	is_int(mode_of("m/n"), 0755, "for all");
	ok(file_mkdir(dg, in_dir("w/n")) < 0 && found("P013", 73),
	    "not below a file");
	ok(file_mkdir_private(dg, in_dir("m/p/q")) == 0, "private ones");
	is_int(mode_of("m/p"), 0700, "for one alone");
	is_int(mode_of("m/p/q"), 0700, "and below");
	is_int(mode_of("m"), 0755, "what was there stays as it was");
	is_int(temporaries(), 0, "nothing left over");
}

static bool
below(const char *path, const char *folder)
{
	return file_is_below(in_dir(path), in_dir(folder));
}

/* The folders m/n/o and m/p/q are there. */
static void
test_below(void)
{
	ok(symlink(in_dir("m/n"), in_dir("l")) == 0, "a link to m/n");
	ok(below("m/n", "m/n") && below("m/n/", "m//n/."), "a folder itself");
	ok(below("m/n/o", "m/n") && below("m/n/x/y", "m/n"), "what is in it");
	ok(!below("m", "m/n") && !below("m/p", "m/n"), "not what is beside");
	ok(!below("m/nn", "m/n") && !below("m/n2/x", "m/n"),
	    "nor what is called nearly so");
	ok(below("l/o", "m/n") && below("l/x", "m/n") && below("m/n/x", "l"),
	    "over a link");
	ok(below("m/p/../n/x", "m/n") && !below("m/n/../p", "m/n"), "and back");
	ok(below("x/y", "x") && !below("x", "x/y"), "what is not there yet");
	ok(file_is_below("/", "/") && file_is_below(dir, "/") &&
	    !file_is_below("/", dir), "the root");
	ok(file_is_below("x", "") && file_is_below("x", "."),
	    "the working directory");
	unlink(in_dir("l"));
}

static bool
holds(const char *name, const char *want)
{
	struct str s;

	return file_read(a, dg, in_dir(name), 9, &s) == 0 && str_is(s, want);
}

static void
test_batch(void)
{
	struct file_batch *b = file_batch_new(), *more;

	ok(file_write(dg, in_dir("b1"), STR_LIT("old"), 0644) == 0, "before");
	ok(file_stage(b, dg, in_dir("b1"), STR_LIT("new"), 0644) == 0 &&
	    file_stage(b, dg, in_dir("b2"), STR_LIT("new"), 0644) == 0,
	    "staged");
	ok(holds("b1", "old") && file_absent(in_dir("b2")) &&
	    temporaries() == 2, "nothing has changed");
	ok(file_stage(b, dg, dir, STR_LIT("new"), 0644) < 0 &&
	    found("P010", 73), "one that can't be staged");
	file_abandon(b);
	ok(holds("b1", "old") && file_absent(in_dir("b2")) &&
	    temporaries() == 0, "abandoned");
	b = file_batch_new();
	ok(file_stage(b, dg, in_dir("b1"), STR_LIT("new"), 0644) == 0 &&
	    file_stage(b, dg, in_dir("b2"), STR_LIT("new"), 0644) == 0 &&
	    file_commit(b, dg) == 0, "committed");
	file_abandon(b);
	ok(holds("b1", "new") && holds("b2", "new") && temporaries() == 0,
	    "both are new");
	b = file_batch_new();
	more = file_batch_new();
	ok(file_stage(b, dg, in_dir("b1"), STR_LIT("1"), 0644) == 0 &&
	    file_stage(more, dg, in_dir("b1"), STR_LIT("2"), 0644) == 0 &&
	    file_stage(more, dg, in_dir("b2"), STR_LIT("2"), 0644) == 0,
	    "two batches");
	file_batch_join(b, more);
	file_batch_join(b, file_batch_new());
	ok(file_stage(b, dg, in_dir("b2"), STR_LIT("3"), 0644) == 0 &&
	    file_commit(b, dg) == 0 && holds("b1", "2") && holds("b2", "3"),
	    "become one, in their order");
	file_abandon(b);
	b = file_batch_new();
	more = file_batch_new();
	ok(file_stage(more, dg, in_dir("b1"), STR_LIT("4"), 0644) == 0,
	    "another one");
	file_batch_join(b, more);
	file_abandon(b);
	ok(holds("b1", "2") && temporaries() == 0, "is abandoned with it");
	b = file_batch_new();
	ok(file_stage(b, dg, in_dir("b1"), STR_LIT("3rd"), 0644) == 0 &&
	    file_stage(b, dg, in_dir("b2"), STR_LIT("3rd"), 0644) == 0 &&
	    unlink(in_dir("b2")) == 0 && mkdir(in_dir("b2"), 0700) == 0 &&
	    file_commit(b, dg) < 0, "a folder comes in between");
	is_text(str_of(diag_at(dg, 0)->code), "P011", "the one that is not");
	is_text(str_of(diag_at(dg, 1)->code), "P016", "the one that is new");
	ok(diag_len(dg) == 2 && !strcmp(diag_at(dg, 1)->at.file,
	    in_dir("b1")) && diag_exit(dg) == 74, "is named");
	dg = diag_new(a);
	file_abandon(b);
	ok(holds("b1", "3rd") && temporaries() == 0, "and whole");
	file_abandon(NULL);
	ok(file_rename(dg, in_dir("b1"), in_dir("b3")) == 0 &&
	    holds("b3", "3rd") && file_absent(in_dir("b1")), "renamed");
	ok(file_rename(dg, in_dir("b1"), in_dir("b3")) < 0 &&
	    found("P017", 74), "not what is not there");
	rmdir(in_dir("b2"));
}

static void
test_sweep(void)
{
	static const char *const stay[] = { ".precept-%ld-.tmp",
		".precept-0%ld-1.tmp", ".precept-%ld-1.tmp2", "precept-%ld-1.tmp",
		".precept-%ld-x.tmp", ".precept-%ld-1.txt", ".precept--%ld-1.tmp",
		".precept-%ld99999999999-1.tmp" };
	const pid_t dead = child_start("none", "none", NULL, NULL,
	    in_dir("err"));
	char name[64];
	size_t left = 0;

	child_wait(dead);
	for (size_t i = 0; i < NELEM(stay); i++) {
		const size_t n = strcspn(stay[i], "%");

		snprintf(name, sizeof(name), "%.*s%ld%s", (int)n, stay[i],
		    (long)dead, stay[i] + n + 3);
		put(name, "", 0);
	}
	snprintf(name, sizeof(name), ".precept-%ld-0.tmp", (long)getpid());
	put(name, "", 0);
	file_sweep(in_dir("none"));
	file_sweep(dir);
	ok(!file_absent(in_dir(name)), "ours stays");
	unlink(in_dir(name));
	snprintf(name, sizeof(name), ".precept-%ld-12.tmp", (long)dead);
	put(name, "", 0);
	file_sweep(dir);
	ok(file_absent(in_dir(name)), "that of a dead process is removed");
	for (size_t i = 0; i < NELEM(stay); i++) {
		const size_t n = strcspn(stay[i], "%");

		snprintf(name, sizeof(name), "%.*s%ld%s", (int)n, stay[i],
		    (long)dead, stay[i] + n + 3);
		left += unlink(in_dir(name)) == 0;
	}
	is_int((int)left, (int)NELEM(stay), "other names stay");
}

/* The n-th step of a write fails, or the process dies just before it. */
static void
test_faults(void)
{
	char n[16], *err = in_dir("err");
	struct str s;
	size_t halves = 0, odd = 0, left = 0;
	int status = -1, i;

	for (i = 1; i < 20 && status != 0; i++) {
		ok(file_write(dg, in_dir("f"), pieces('o'), 0644) == 0,
		    "before");
		snprintf(n, sizeof(n), "%d", i);
		status = child_run("write", in_dir("f"), "PRECEPT_FAULT_WRITE",
		    n, err);
		odd += status != 74 && status != 0;
		if (file_read(a, dg, err, 9, &s) == 0 && status != 0)
			odd += !str_is(s, i == 7 ? "P012" : "P011");
		left += temporaries();
		halves += file_read(a, dg, in_dir("f"), PIECES, &s) != 0 ||
		    s.len != PIECES || s.ptr[0] != s.ptr[PIECES - 1] ||
		    (s.ptr[0] == 'n' && status != 0 && i != 7);
	}
	is_int(i, 9, "steps: 3 writes, fsync, close, rename, folder's fsync");
	is_int(odd, 0, "each that fails exits 74 and says so");
	is_int(left, 0, "none leaves a temporary");
	is_int(halves, 0, "none leaves half a file");
	halves = 0;
	for (i = 1; i < 8; i++) {
		snprintf(n, sizeof(n), "%d", i);
		status = child_run("write", in_dir("f"), "PRECEPT_KILL_WRITE",
		    n, err);
		halves += status != -SIGKILL ||
		    file_read(a, dg, in_dir("f"), PIECES, &s) != 0 ||
		    s.len != PIECES || s.ptr[0] != s.ptr[PIECES - 1];
	}
	is_int(halves, 0, "killed at any step: a whole file");
	is_int(child_run("stdout", "/dev/full", NULL, NULL, err), 74,
	    "stdout on a full disk");
	ok(file_read(a, dg, err, 4096, &s) == 0 && str_starts(s, "P014"),
	    "says so");
	is_int(child_run("print", "/dev/full", NULL, NULL, err), 74,
	    "more than a buffer, too");
	ok(file_read(a, dg, err, 4096, &s) == 0, "read");
	is_text(s, "the output could not be written in full: the disk is full",
	    "the first reason is the reason");
	ok(diag_len(dg) == 0, "no other finding");
}

static void
remove_temporaries(void)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	while ((e = readdir(d)) != NULL)
		if (strstr(e->d_name, ".tmp") != NULL)
			unlink(in_dir(e->d_name));
	closedir(d);
}

static void
test_signals(void)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
	char *err = in_dir("err");

	for (size_t i = 0; i < NELEM(signals); i++) {
		remove_temporaries();
		pid_t pid = child_start("loop", in_dir("f"), NULL, NULL, err);

		while (temporaries() == 0 && kill(pid, 0) == 0 &&
		    waitpid(pid, NULL, WNOHANG) == 0)
			;
		kill(pid, signals[i]);
		is_int(child_wait(pid), -signals[i], "ended by its signal");
		is_int(temporaries(), 0, "without a temporary");
	}
	is_int(child_run("limit", in_dir("f"), NULL, NULL, err), 74,
	    "a file size limit is an error, not a signal");
	is_int(child_run("files", in_dir("f"), NULL, NULL, err), 74,
	    "no file more: not the fault of the place");
}

static void
test_list(void)
{
	struct str *names;
	size_t n = 9;

	put("m/b.md", "", 0);
	put("m/.c.md", "", 0);
	put("m/a.md", "", 0);
	put("m/B.md", "", 0);
	put("m/x.txt", "", 0);
	ok(file_list(a, dg, in_dir("m"), ".md", &names, &n) == 0 && n == 3 &&
	    str_is(names[0], "B.md") && str_is(names[1], "a.md") &&
	    str_is(names[2], "b.md"), "sorted by bytes");
	ok(file_list(a, dg, in_dir("m/n/o"), "", &names, &n) == 0 && n == 0,
	    "an empty folder");
	ok(file_list(a, dg, in_dir("none"), "", &names, &n) < 0 &&
	    found("P015", 66), "a missing folder");
}

static void
test_paths(void)
{
	static const struct { const char *in, *want; } below[] = {
		{ "a", "/r/a" }, { "a/./b", "/r/a/b" }, { "a//b/", "/r/a/b" },
		{ "a/../b", "/r/b" }, { "a/b/../..", "/r" }, { ".", "/r" },
		{ "..", NULL }, { "a/../../b", NULL }, { "/a", NULL },
		{ "", NULL }, { "...", "/r/..." },
	};
	char *got;

	for (size_t i = 0; i < NELEM(below); i++) {
		got = file_below(a, "/r", str_of(below[i].in));
		ok(got == NULL ? below[i].want == NULL :
		    below[i].want != NULL && !strcmp(got, below[i].want),
		    "below: \"%s\"", below[i].in);
	}
	ok(file_below(a, "/r", STR_LIT("a\0b")) == NULL, "a NUL");
	is_text(str_of(file_join(a, "x/", "y")), "x/y", "one slash");
	is_text(str_of(file_typed(a, "in/a-1.csv")), "in/a-1.csv", "plain");
	is_text(str_of(file_typed(a, "caf\xc3\xa9")), "caf\xc3\xa9", "letters");
	is_text(str_of(file_typed(a, "-rf")), "./-rf", "no option");
	is_text(str_of(file_typed(a, "a b;$(c)`d`")), "'a b;$(c)`d`'",
	    "what a shell would take");
	is_text(str_of(file_typed(a, "-a'b'")), "'./-a'\\''b'\\'''", "marks");
	is_text(str_of(file_typed(a, "")), "", "nothing");
	is_text(str_of(file_join(a, "", "y")), "y", "no folder");
	is_text(str_of(file_join(a, "x", "/y")), "/y", "absolute");
	ok(file_exists("/") && !file_exists(in_dir("none")), "exists");
}

/* What the children do: see above. */
static int
child(const char *what, const char *path)
{
	if (!strcmp(what, "write")) {
		if (file_write(dg, path, pieces('n'), 0644) != 0)
			fprintf(stderr, "%s", code());
		return diag_exit(dg);
	}
	if (!strcmp(what, "none"))
		return 0;
	file_catch_signals();
	if (!strcmp(what, "print")) {
		if (freopen(path, "w", stdout) == NULL)
			return 1;
		file_print(pieces('n'));
		errno = 0;
		if (file_flush_stdout(dg) != 0)
			fprintf(stderr, "%s", diag_at(dg, 0)->text.ptr);
		return diag_exit(dg);
	}
	if (!strcmp(what, "stdout")) {
		if (freopen(path, "w", stdout) == NULL)
			return 1;
		puts("words");
		if (file_flush_stdout(dg) != 0)
			fprintf(stderr, "%s", code());
		return diag_exit(dg);
	}
	if (!strcmp(what, "files")) {
		struct rlimit few;
		rlim_t before;

		getrlimit(RLIMIT_NOFILE, &few);
		before = few.rlim_cur;
		few.rlim_cur = 3;
		setrlimit(RLIMIT_NOFILE, &few);
		(void)!file_write(dg, path, STR_LIT("words"), 0644);
		few.rlim_cur = before; /* the sanitizers open files at the end */
		setrlimit(RLIMIT_NOFILE, &few);
		return diag_exit(dg);
	}
	if (!strcmp(what, "limit")) {
		const struct rlimit small = { 300 << 10, 300 << 10 };

		setrlimit(RLIMIT_FSIZE, &small);
		if (file_write(dg, path, pieces('n'), 0644) != 0)
			fprintf(stderr, "%s", code());
		return diag_exit(dg);
	}
	for (struct str s = pieces('n');;)
		if (file_write(dg, path, s, 0644) != 0)
			return 1;
}

/* Folders that were opened are closed; files and what links lead to stay. */
static void
test_close_folder(void)
{
	static const char *const folders[] = { "shut", "shut/open",
		"shut/open/mine", "shut/wide", "elsewhere" };

	for (size_t i = 0; i < NELEM(folders); i++)
		(void)!mkdir(in_dir(folders[i]), 0700);
	chmod(in_dir("shut/open"), 0755);
	chmod(in_dir("shut/wide"), 0570);
	chmod(in_dir("elsewhere"), 0755);
	put("shut/file", "x", 1);
	chmod(in_dir("shut/file"), 0644);
	(void)!symlink("../elsewhere", in_dir("shut/link"));
	dg = diag_new(a);
	file_close_folder(dg, in_dir("shut"));
	ok(diag_len(dg) == 1 && !strcmp(code(), "P018"), "said once");
	ok(str_starts(diag_at(dg, 0)->text, "2 folders here stood open"),
	    "with how many");
	ok(mode_of("shut/open") == 0700 && mode_of("shut/wide") == 0500,
	    "closed, and no more than that");
	ok(mode_of("shut/file") == 0644 && mode_of("elsewhere") == 0755,
	    "files and what links lead to are as they were");
	dg = diag_new(a);
	file_close_folder(dg, in_dir("shut"));
	file_close_folder(dg, in_dir("none"));
	ok(diag_len(dg) == 0, "nothing to do, nothing said");
	/* The kernel lets nobody change these. */
	file_close_folder(dg, "/proc/self/fdinfo");
	if (access("/proc/self/fdinfo", F_OK) == 0)
		ok(!strcmp(code(), "P019") && diag_errors(dg) == 0,
		    "one that can't be closed is a warning");
	dg = diag_new(a);
}

static void
test_lock(void)
{
	int one, two, none;

	ok(file_lock(dir, false, &one) && one >= 0, "a folder is kept");
	ok(!file_lock(dir, false, &two) && two == -1, "from others");
	file_unlock(one);
	ok(file_lock(dir, true, &two) && two >= 0, "and let go");
	file_unlock(two);
	ok(file_lock(in_dir("none"), true, &none) && none == -1,
	    "a folder that is not there");
	file_unlock(none);
}

/* Say when we ask, say when we have it, keep it until we are told. */
NORETURN static void
wait_in_line(int inherited, int told, int say)
{
	int lock = -1;
	char c = 0;

	file_unlock(inherited);
	if (write(say, &c, 1) != 1)
		_exit(1);
	while (lock < 0)
		(void)file_lock(in_dir("line"), true, &lock);
	if (write(say, &c, 1) != 1 || read(told, &c, 1) != 1)
		_exit(1);
	_exit(0);
}

/* Whoever waited for a folder that is gone has the one of its name now. */
static void
test_lock_removed(void)
{
	int said[2], tell[2], mine, other, status;
	char c = 0;
	pid_t child;

	ok(mkdir(in_dir("line"), 0700) == 0 &&
	    file_lock(in_dir("line"), true, &mine) && mine >= 0 &&
	    pipe(said) == 0 && pipe(tell) == 0, "a folder is kept");
	child = fork();
	if (child == 0)
		wait_in_line(mine, tell[0], said[1]);
	/* It waits by then, or asks later: what we test holds for both. */
	ok(read(said[0], &c, 1) == 1 && poll(NULL, 0, 50) == 0 &&
	    rmdir(in_dir("line")) == 0 && mkdir(in_dir("line"), 0700) == 0,
	    "removed and made again");
	file_unlock(mine);
	ok(read(said[0], &c, 1) == 1 &&
	    !file_lock(in_dir("line"), false, &other), "and kept again");
	ok(write(tell[1], &c, 1) == 1 &&
	    waitpid(child, &status, 0) == child && status == 0 &&
	    rmdir(in_dir("line")) == 0, "by who waited");
	for (int i = 0; i < 2; i++) {
		close(said[i]);
		close(tell[i]);
	}
}

int
main(int argc, char **argv)
{
	a = arena_new();
	dg = diag_new(a);
	if (argc > 2)
		return child(argv[1], argv[2]);
	if (mkdtemp(dir) == NULL)
		return 1;
	test_read();
	test_kinds();
	test_absent();
	test_text();
	test_write();
	test_below();
	test_batch();
	test_sweep();
	test_close_folder();
	test_lock();
	test_lock_removed();
	test_list();
	test_paths();
	test_faults();
	test_signals();
	remove_temporaries();
	(void)!system(str_fmt(a, "rm -r %s", dir).ptr);
	arena_free(a);
	return tap_done();
}
