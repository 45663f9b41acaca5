/* grade_inputs.c - what was named on the command line, one after another. */
#include "grade/grade_inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/base_messages.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "grade/grade_kind.h"
#include "grade/grade_messages.h"
#include "grade/grade_part.h"
#include "grade/grade_results.h"
#include "grade/grade_sink.h"

#define STANDARD_INPUT "standard input"

enum {
	RESULT_MAX = 1 << 20	/* bytes of a results document */
};

/* The files of one run. */
struct inputs {
	struct grade_run *g;
	struct grade_reader *results;
	char *buf;		/* of RESULT_MAX + 1 bytes */
};

size_t
grade_source_read(struct grade_source *s, char *to, size_t n)
{
	ssize_t got;

	if (s->begun.len > 0) {
		n = n < s->begun.len ? n : s->begun.len;
		memcpy(to, s->begun.ptr, n);
		s->begun = str_sub(s->begun, n, s->begun.len);
		got = (ssize_t)n;
	} else {
		do
			got = read(s->fd, to, n);
		while (got < 0 && errno == EINTR);
	}
	if (got < 0)
		s->error = errno;
	if (got <= 0)
		return 0;
	if (s->digest != NULL)
		digest_add(s->digest, (struct str){ to, (size_t)got });
	return (size_t)got;
}

static void
report_read(struct grade_run *g, const char *name)
{
	diag_error(g->diag, (struct pos){ name, 0, 0 }, MSG_FILE_READ,
	    "the system reported a fault");
	diag_status(g->diag, EXIT_IO);
	if (!strcmp(name, STANDARD_INPUT))
		diag_hint(g->diag, "give it something to read: precept-grade "
		    "--key=KEY.zip - <FILE");
	else
		diag_hint(g->diag, "try again; to look: ls -l %s",
		    file_typed(g->arena, name));
	grade_refuse(g);
}

static void
read_result(struct inputs *in, struct grade_source *s, size_t begun,
    enum grade_kind kind)
{
	struct grade_run *g = in->g;
	struct str text = { in->buf, begun };
	size_t n, good;

	s->begun.len = 0;
	while (text.len <= RESULT_MAX && (n = grade_source_read(s,
	    in->buf + text.len, RESULT_MAX + 1 - text.len)) > 0)
		text.len += n;
	if (s->error != 0) {
		report_read(g, s->name);
		return;
	}
	if (text.len > RESULT_MAX) {
		diag_error(g->diag, (struct pos){ s->name, 0, 0 },
		    MSG_GRADE_RESULT_LARGE, (int)RESULT_MAX);
		diag_hint(g->diag, "one person's answers are a few thousand "
		    "bytes: is it the right file?");
		grade_refuse(g);
		return;
	}
	good = utf8_check(text);
	if (good == text.len && kind == GRADE_IS_WRAPPED) {
		grade_kind_refuse(g, kind, s->name, text);
		grade_refuse(g);
		return;
	}
	if (good == text.len) {
		grade_result(g, in->results, s->name, text);
		return;
	}
	if (text.ptr[good] == '\0')
		diag_error(g->diag, diag_place(s->name, text, good), MSG_NUL);
	else
		diag_error(g->diag, diag_place(s->name, text, good),
		    MSG_NOT_UTF8, (unsigned)(unsigned char)text.ptr[good]);
	diag_hint(g->diag, "save the answers again, from the page that the "
	    "person took the quiz in");
	grade_refuse(g);
}

static void
read_source(struct inputs *in, struct grade_source *s)
{
	struct grade_run *g = in->g;
	const size_t errors = diag_errors(g->diag), refused = g->refused;
	enum grade_kind kind;
	size_t begun = 0, n;

	/* A pipe may hand over less than there is. */
	while (begun < GRADE_LOOK && (n = grade_source_read(s, in->buf + begun,
	    GRADE_LOOK - begun)) > 0) {
		begun += n;
		if (!str_empty(str_trim((struct str){ in->buf, begun })))
			break;
	}
	s->begun = (struct str){ in->buf, begun };
	kind = grade_kind_of(s->begun);
	if (s->error == 0 && (kind == GRADE_IS_RESULTS ||
	    kind == GRADE_IS_WRAPPED)) {
		read_result(in, s, begun, kind);
		return;
	}
	if (s->error == 0 && kind != GRADE_IS_CSV) {
		grade_kind_refuse(g, kind, s->name, s->begun);
		grade_refuse(g);
		return;
	}
	if (s->error == 0) {	/* grade_rows ends the digest */
		if (grade_sink_wants_digests(g))
			s->digest = digest_new();
		grade_rows(g, s);
	}
	if (s->error != 0)
		report_read(g, s->name);
	/* A header that can't be read refuses all below it. */
	if (diag_errors(g->diag) > errors && g->refused == refused)
		grade_refuse(g);
}

static void
read_file(struct inputs *in, const char *path)
{
	struct grade_source s = { .name = path };
	struct stat st;
	struct str none;

	s.fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (s.fd < 0 || fstat(s.fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		/* Which of many reasons it is, file_read says. */
		if (file_read(in->g->scratch, in->g->diag, path, 0,
		    &none) == 0)
			report_read(in->g, path);
		else
			grade_refuse(in->g);
	} else {
		s.size = (size_t)st.st_size;
		read_source(in, &s);
	}
	if (s.fd >= 0)
		close(s.fd);
}

static bool
ends_so(struct arena *a, struct str name, const char *ending)
{
	return str_ends(utf8_fold(a, name), ending);
}

/* Has a file that is not called *.xml or *.csv answers in it all the same? */
static bool
holds_answers(struct inputs *in, const char *path)
{
	struct grade_source s = { .name = path };
	struct stat st;
	size_t have = 0, n;

	s.fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (s.fd < 0)
		return false;
	if (fstat(s.fd, &st) == 0 && S_ISREG(st.st_mode))
		while (have < GRADE_LOOK && (n = grade_source_read(&s,
		    in->buf + have, GRADE_LOOK - have)) > 0)
			have += n;
	close(s.fd);
	return grade_kind_has_answers((struct str){ in->buf, have });
}

/*
 * What is in a folder besides *.xml and *.csv: answers that came as the text
 * of an e-mail, which are read, and all else, of which people are told, so
 * that nobody's answers lie there unseen. Returns how many were read.
 */
static size_t
read_others(struct inputs *in, const char *dir, const struct str *names,
    size_t n)
{
	struct grade_run *g = in->g;
	size_t found = 0, others = 0;
	struct str first = { NULL, 0 };

	for (size_t i = 0; i < n; i++) {
		const char *path;

		if (ends_so(g->scratch, names[i], ".csv") ||
		    ends_so(g->scratch, names[i], ".xml"))
			continue;
		path = file_join(g->arena, dir, names[i].ptr);
		if (holds_answers(in, path)) {
			read_file(in, path);
			found++;
		} else if (others++ == 0)
			first = names[i];
	}
	if (others > 0) {
		diag_note(g->diag, (struct pos){ dir, 0, 0 },
		    MSG_GRADE_FOLDER_OTHERS, others, STR_ARG(first));
		diag_hint(g->diag, "to look: ls %s",
		    file_typed(g->arena, dir));
	}
	return found;
}

/*
 * The answers in a folder: *.xml and *.csv in any case, as some systems write
 * them, then what else holds answers; not in folders below it.
 */
static void
read_folder(struct inputs *in, const char *dir)
{
	static const char *const endings[] = { ".csv", ".xml" };
	struct grade_run *g = in->g;
	size_t found = 0, n;
	struct str *names;

	if (file_list(g->arena, g->diag, dir, "", &names, &n) < 0) {
		grade_refuse(g);
		return;
	}
	for (size_t e = 0; e < NELEM(endings); e++)
		for (size_t i = 0; i < n; i++) {
			if (!ends_so(g->scratch, names[i], endings[e]))
				continue;
			read_file(in, file_join(g->arena, dir,
			    names[i].ptr));
			found++;
		}
	found += read_others(in, dir, names, n);
	if (found == 0) {
		diag_error(g->diag, (struct pos){ dir, 0, 0 },
		    MSG_GRADE_FOLDER_EMPTY);
		diag_hint(g->diag, "answers are files *.xml and *.csv in it");
	}
}

void
grade_inputs(struct grade_run *g, const char *const *paths, size_t n)
{
	struct inputs in = { .g = g, .results = grade_reader_new() };

	in.buf = mem_alloc(RESULT_MAX + 1);
	for (size_t i = 0; i < n; i++) {
		if (!strcmp(paths[i], "-")) {
			struct grade_source s = { .name = STANDARD_INPUT,
				.fd = STDIN_FILENO };

			read_source(&in, &s);
		} else if (file_is_dir(paths[i]))
			read_folder(&in, paths[i]);
		else
			read_file(&in, paths[i]);
	}
	mem_free(in.buf);
	grade_reader_free(in.results);
}
