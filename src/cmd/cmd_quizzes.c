#include "cmd/cmd_quizzes.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "cmd/cmd_private.h"
#include "cmd/cmd_quiz_old_key.h"
#include "cmd/cmd_quiz_page.h"
#include "cmd/cmd_quiz_paper.h"
#include "cmd/cmd_quiz_settings.h"
#include "cmd/cmd_workspace.h"
#include "edition/edition.h"
#include "edition/edition_messages.h"
#include "item/item_quiz.h"
#include "quiz/quiz.h"
#include "quiz/quiz_scorm.h"
#include "resolve/resolve.h"
#include "settings/settings.h"

struct quizzes {
	const struct workspace *ws;
	struct quiz_settings settings;
	struct quiz_page_in pages[QUIZ_PAGE_MODES];	/* templates */
	bool wanted[QUIZ_FILES_MAX];	/* as files[] */
	struct edition_entry *inputs;	/* the templates */
	size_t n_inputs;
};

/* --- the files --- */

static int
take_open(struct quiz_making *m, struct str *out)
{
	*out = m->open;
	return 0;
}

static int
take_key(struct quiz_making *m, struct str *out)
{
	*out = m->key;
	return 0;
}

static int
take_assessment(struct quiz_making *m, struct str *out)
{
	const enum quiz_page_mode mode = QUIZ_PAGE_ASSESSMENT;

	return cmd_quiz_page_make(m, &m->all->pages[mode], mode, out);
}

static int
take_practice(struct quiz_making *m, struct str *out)
{
	const enum quiz_page_mode mode = QUIZ_PAGE_PRACTICE;

	return cmd_quiz_page_make(m, &m->all->pages[mode], mode, out);
}

static int
take_scorm(struct quiz_making *m, struct str *out)
{
	struct quiz_scorm_in in = { .quiz = m->quiz, .quiz_digest = m->digest,
		.key_digest = m->key_digest };

	if (cmd_quiz_page_make(m, &m->all->pages[QUIZ_PAGE_SCORM],
	    QUIZ_PAGE_SCORM, &in.page) < 0)
		return -1;
	return quiz_scorm(m->a, m->diag, &in, out);
}

static const struct {
	const char *name;
	bool is_private;
	const char *form;	/* of output/quiz; NULL: always made */
	int (*make)(struct quiz_making *m, struct str *out);
} files[] = {
	{ "open.zip", false, NULL, take_open },
	{ "assessment.html", false, "html", take_assessment },
	{ "practice.html", false, "html", take_practice },
	{ "key.zip", true, NULL, take_key },
	{ "scorm12.zip", true, "scorm", take_scorm },
	{ "form-A.pdf", false, "paper", cmd_quiz_paper_form_a },
	{ "form-B.pdf", false, "paper", cmd_quiz_paper_form_b },
	{ "answer-sheet.pdf", false, "paper", cmd_quiz_paper_sheet },
	{ "answers-A.csv", false, "paper", cmd_quiz_paper_columns_a },
	{ "answers-B.csv", false, "paper", cmd_quiz_paper_columns_b },
	{ "key.pdf", true, "paper", cmd_quiz_paper_key },
};

/*
 * Beside the private files: what they were made from, and their digests. It is
 * private too, for who knows a digest can try out keys.
 */
#define MADE "made.txt"

/* What ws has had as inputs since it had n. */
static void
take_inputs(struct arena *a, struct quizzes *q, struct workspace *ws, size_t n)
{
	q->inputs = arena_array(a, ws->n_inputs - n + 1, sizeof(*q->inputs));
	while (ws->n_inputs > n)
		q->inputs[q->n_inputs++] = ws->inputs[--ws->n_inputs];
}

struct quizzes *
cmd_quizzes_open(struct arena *a, struct diag *dg, struct workspace *ws)
{
	struct quizzes *q = ARENA_NEW(a, struct quizzes);
	const size_t n = ws->n_inputs;

	q->ws = ws;
	cmd_quiz_settings(a, ws, &q->settings);
	if (cmd_quiz_wants(a, ws, "html") && (
	    cmd_quiz_page_read(a, dg, ws, QUIZ_PAGE_ASSESSMENT,
		&q->pages[QUIZ_PAGE_ASSESSMENT]) < 0 ||
	    cmd_quiz_page_read(a, dg, ws, QUIZ_PAGE_PRACTICE,
		&q->pages[QUIZ_PAGE_PRACTICE]) < 0))
		return NULL;
	if (cmd_quiz_wants(a, ws, "scorm") && cmd_quiz_page_read(a, dg, ws,
	    QUIZ_PAGE_SCORM, &q->pages[QUIZ_PAGE_SCORM]) < 0)
		return NULL;
	for (size_t i = 0; i < NELEM(files); i++)
		q->wanted[i] = files[i].form == NULL ||
		    cmd_quiz_wants(a, ws, files[i].form);
	take_inputs(a, q, ws, n);
	return q;
}

/* --- is it there already? --- */

const char *
cmd_quizzes_path(struct arena *a, const struct quiz_job *job,
    const struct quiz_file *f)
{
	return file_join(a, f->is_private ? job->private_dir : job->dir,
	    f->name);
}

static bool
digest_file(struct arena *a, const char *path, struct digest *out)
{
	struct str bytes;

	if (!file_exists(path) || file_read(a, diag_new(a), path,
	    FILE_MAX_BLOB, &bytes) < 0)
		return false;
	*out = digest_of(bytes);
	return true;
}

static struct digest
source_of(struct arena *a, const struct quizzes *all,
    const struct edition_book *made)
{
	struct digest_ctx *c = digest_new();

	digest_add_field(c, digest_text(a, &made->source));
	digest_add_field(c, digest_text(a, &made->file));
	for (size_t i = 0; i < all->n_inputs; i++) {
		digest_add_field(c, all->inputs[i].name);
		digest_add_field(c, digest_text(a, &all->inputs[i].digest));
	}
	return digest_end(c);
}

static bool
public_same(struct arena *a, const struct quiz_job *job, struct quiz_file *f,
    const struct edition_quiz *before, struct str role)
{
	const struct str name = str_fmt(a, "quizzes/%.*s/%s", STR_ARG(role),
	    f->name);

	for (size_t i = 0; i < before->n_files; i++)
		if (str_eq(before->files[i].name, name))
			return digest_file(a, cmd_quizzes_path(a, job, f), &f->digest) &&
			    digest_same(&f->digest, &before->files[i].digest);
	return false;
}

static struct str
made_line(struct arena *a, const struct digest *d, const char *name)
{
	return str_fmt(a, "%.*s  %s\n", STR_ARG(digest_hex(a, d)), name);
}

/* The line of name, as made_line gives it, with a line before it. */
static bool
is_made(struct arena *a, struct str made, const struct digest *d,
    const char *name)
{
	const char *line = str_c(a, str_join(a, STR_LIT("\n"),
	    made_line(a, d, name)));

	return str_find(made, line, 0) < made.len;
}

static struct str
read_made(struct arena *a, const struct quiz_job *job)
{
	const char *path = file_join(a, job->private_dir, MADE);
	struct str text;

	if (!file_exists(path) || file_read(a, diag_new(a), path,
	    FILE_MAX_TEXT, &text) < 0)
		return STR_LIT("");
	return str_join(a, STR_LIT("\n"), text);
}

/* The digest of a file that is there, and closed where it is private. */
static bool
digest_there(struct arena *a, const struct quiz_job *job,
    const struct quiz_file *f, struct digest *there)
{
	const char *path = cmd_quizzes_path(a, job, f);

	return (!f->is_private || cmd_private_is_closed(path)) &&
	    digest_file(a, path, there);
}

static bool
all_there(struct arena *a, struct quiz_job *job,
    const struct edition_book *made, const struct edition_book *before)
{
	struct str text;

	if (before == NULL || before->quiz == NULL ||
	    !digest_same(&before->quiz->source, &job->source))
		return false;
	text = job->private_dir != NULL ? read_made(a, job) : STR_LIT("");
	if (job->private_dir != NULL && !is_made(a, text, &job->source,
	    "source"))
		return false;
	for (size_t i = 0; i < job->n; i++) {
		struct quiz_file *f = &job->files[i];

		f->same = f->is_private ?
		    digest_there(a, job, f, &f->digest) &&
		    is_made(a, text, &f->digest, f->name) :
		    public_same(a, job, f, before->quiz, made->id);
		if (!f->same)
			return false;
	}
	job->quiz = before->quiz->quiz;
	job->key = before->quiz->key;
	return true;
}

/* --- making --- */

static void
list_files(const struct quizzes *all, struct quiz_job *job)
{
	job->n = 0;
	for (size_t i = 0; i < NELEM(files); i++)
		if (all->wanted[i] && (!files[i].is_private ||
		    job->private_dir != NULL))
			job->files[job->n++] = (struct quiz_file){
				.name = files[i].name,
				.is_private = files[i].is_private };
}

static int
make_files(struct quiz_making *m, struct quiz_job *job)
{
	size_t n = 0;

	for (size_t i = 0; i < NELEM(files) && n < job->n; i++) {
		struct quiz_file *f = &job->files[n];
		struct digest there;

		if (strcmp(files[i].name, f->name) != 0)
			continue;
		if (files[i].make(m, &f->bytes) < 0)
			return -1;
		f->digest = digest_of(f->bytes);
		f->same = digest_there(m->a, job, f, &there) &&
		    digest_same(&there, &f->digest);
		n++;
	}
	return 0;
}

static struct str
made_text(struct arena *a, const struct quiz_job *job)
{
	struct str text = made_line(a, &job->source, "source");

	for (size_t i = 0; i < job->n; i++)
		if (job->files[i].is_private)
			text = str_join(a, text, made_line(a,
			    &job->files[i].digest, job->files[i].name));
	return text;
}

static struct str
role_name(const struct quizzes *all, struct str role)
{
	const struct str name = settings_role_name(all->ws->settings, role);

	return name.ptr != NULL ? name : role;
}

/* Do the settings ask for what quiz_make has to hold against the bank? */
static bool
has_blueprint(const struct quiz_settings *s)
{
	return s->n_quotas > 0 || s->pass < QUIZ_PASS_LEAST ||
	    s->levels[1] + s->levels[2] + s->levels[3] > 0;
}

int
cmd_quizzes_make(struct arena *a, struct diag *dg,
    const struct quizzes *all, const struct press *press,
    struct pdf_measurer *measurer, const struct resolve_book *book,
    const struct edition_book *made, const struct edition_book *before,
    struct quiz_job *job)
{
	struct quiz_settings settings = all->settings;
	struct quiz quiz;
	struct quiz_making m = { .a = a, .diag = dg, .all = all,
		.press = press, .measurer = measurer, .quiz = &quiz };

	list_files(all, job);
	job->source = source_of(a, all, made);
	job->inputs = all->inputs;
	job->n_inputs = all->n_inputs;
	/* Without a blueprint there is nothing to say of a bank. */
	if (!has_blueprint(&settings) && (job->dir == NULL ||
	    all_there(a, job, made, before))) {
		job->there = job->same = job->dir != NULL;
		return 0;
	}
	settings.texts.role = role_name(all, book->id);
	if (quiz_make(a, dg, book, &settings, &made->file, &quiz) < 0)
		return -1;
	job->there = quiz.quiz.n > 0;
	if (!job->there)
		job->n = 0;
	if (!job->there || job->dir == NULL)
		return 0;
	job->same = all_there(a, job, made, before);
	if (job->same)
		return 0;
	if (item_package_write(a, dg, &quiz.quiz, quiz.items, quiz.stimuli,
	    quiz.n_stimuli, &m.open, &m.key, &m.digest, &m.key_digest) < 0)
		return -1;
	job->quiz = m.digest;
	job->key = m.key_digest;
	if (make_files(&m, job) < 0)
		return -1;
	if (job->private_dir != NULL)
		job->made = made_text(a, job);
	return 0;
}

/* --- writing --- */

int
cmd_quizzes_stage(struct arena *a, struct diag *dg, struct file_batch *batch,
    const struct quiz_job *job)
{
	for (size_t i = 0; i < job->n; i++) {
		const struct quiz_file *f = &job->files[i];

		if (f->same)
			continue;
		if (strcmp(f->name, "key.zip") == 0 && cmd_quiz_old_key(a, dg,
		    batch, job->private_dir, &job->quiz) < 0)
			return -1;
		if ((f->is_private ? file_mkdir_private(dg, job->private_dir) :
		    file_mkdir(dg, job->dir)) < 0 ||
		    file_stage(batch, dg, cmd_quizzes_path(a, job, f), f->bytes,
		    f->is_private ? 0600 : 0644) < 0)
			return -1;
	}
	return job->made.ptr == NULL ? 0 : file_stage(batch, dg,
	    file_join(a, job->private_dir, MADE), job->made, 0600);
}

void
cmd_quizzes_drop(struct quiz_job *job)
{
	for (size_t i = 0; i < job->n; i++)
		job->files[i].bytes = (struct str){ NULL, 0 };
	job->made = (struct str){ NULL, 0 };
}

struct edition_quiz *
cmd_quizzes_entry(struct arena *a, struct str role,
    const struct quiz_job *job)
{
	struct edition_quiz *q;

	if (!job->there)
		return NULL;
	q = ARENA_NEW(a, struct edition_quiz);
	q->quiz = job->quiz;
	q->key = job->key;
	q->source = job->source;
	q->inputs = arena_array(a, job->n_inputs + 1, sizeof(*q->inputs));
	for (size_t i = 0; i < job->n_inputs; i++)
		q->inputs[q->n_inputs++] = job->inputs[i].name;
	q->files = arena_array(a, job->n, sizeof(*q->files));
	for (size_t i = 0; i < job->n; i++)
		if (!job->files[i].is_private)
			q->files[q->n_files++] = (struct edition_entry){
				.name = str_fmt(a, "quizzes/%.*s/%s",
				STR_ARG(role), job->files[i].name),
				.digest = job->files[i].digest };
	return q;
}

static bool
has(const struct quiz_job *job, const char *name)
{
	for (size_t i = 0; job != NULL && i < job->n; i++)
		if (strcmp(job->files[i].name, name) == 0)
			return true;
	return false;
}

static void
remove_one(struct diag *dg, const char *path)
{
	if (unlink(path) == 0)
		diag_note(dg, (struct pos){ path, 0, 0 }, MSG_STALE_REMOVED);
	else if (errno != ENOENT)
		diag_warn(dg, (struct pos){ path, 0, 0 }, MSG_STALE_LEFT,
		    strerror(errno));
}

void
cmd_quizzes_sweep(struct arena *a, struct diag *dg, const char *dir,
    const char *private_dir, const struct quiz_job *job)
{
	const bool none = job == NULL || job->n == 0;

	for (size_t i = 0; i < NELEM(files); i++) {
		const char *in = files[i].is_private ? private_dir : dir;

		if (in == NULL || has(job, files[i].name) ||
		    (strcmp(files[i].name, "key.zip") == 0 &&
		    cmd_quiz_retire_key(a, dg, in)))
			continue;
		remove_one(dg, file_join(a, in, files[i].name));
	}
	if (none && private_dir != NULL)
		(void)unlink(file_join(a, private_dir, MADE));
	/* Where something of somebody else's is left they stay. */
	if (none && dir != NULL)
		(void)rmdir(dir);
	if (none && private_dir != NULL)
		(void)rmdir(private_dir);
}
