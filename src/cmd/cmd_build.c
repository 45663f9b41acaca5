#include "cmd/cmd_build.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/map.h"
#include "cmd/cmd.h"
#include "cmd/cmd_messages.h"
#include "cmd/cmd_private.h"
#include "edition/edition_messages.h"
#include "settings/settings.h"

#define EDITION_FILE "edition.json"
#define EDITION_BEFORE "edition-before.json"
#define EDITION_MAX (64u << 20)

/* --- the edition before --- */

/* An edition that can't be read only costs the time to make all again. */
static void
read_before(struct cmd *c, struct build *b)
{
	struct diag *why = diag_new(c->arena);
	const bool vouches = file_exists(b->edition_path);
	const char *path = vouches ? b->edition_path : b->aside_path;
	struct str text;

	if (!file_exists(path))
		return;
	if (file_read_text(c->arena, why, path, path, &text) == 0 &&
	    edition_read(c->arena, why, path, text, &b->before) == 0) {
		if (vouches)
			b->before_text = text;
		return;
	}
	b->before = (struct edition){ 0 };
	diag_note(c->diag, (struct pos){ path, 0, 0 }, MSG_EDITION_AGAIN);
}

/* Where the quiz of a role belongs. */
static void
quiz_dirs(struct arena *a, const struct build *b, struct str role,
    struct quiz_job *out)
{
	const char *below = str_c(a, str_fmt(a, "quizzes/%.*s",
	    STR_ARG(role)));

	out->dir = file_join(a, b->out, below);
	out->private_dir = b->keys != NULL ? file_join(a, b->keys, below) :
	    NULL;
}

static void
point_at_before(struct cmd *c, struct build *b)
{
	for (size_t i = 0; i < b->books.n; i++) {
		struct press_job *job = &b->books.jobs[i];
		const struct edition *e = &b->before;

		job->before = job->what == RESOLVE_ROLE ?
		    edition_find(e->roles, e->n_roles, job->id) :
		    edition_find(e->forms, e->n_forms, job->id);
		job->before_path = file_join(c->arena, b->out,
		    str_c(c->arena, cmd_books_path(c->arena, job)));
		if (job->what == RESOLVE_ROLE)
			quiz_dirs(c->arena, b, job->id, &job->quiz);
	}
}

/* --- one build at a time --- */

/*
 * Two builds into one folder would each put files under the other's edition, so
 * the second waits. What the first made is then what was before.
 */
static int
take_turn(struct cmd *c, struct build *b)
{
	b->there = file_is_dir(b->out);
	/* Who has the folder may take it away again. */
	while (b->lock < 0) {
		if (file_mkdir(c->diag, b->out) < 0)
			return -1;
		if (!file_lock(b->out, false, &b->lock)) {
			if (cmd_shows_progress(c))
				fprintf(stderr, "Waiting for another build "
				    "in %s\n", cmd_shown(c->arena, b->out));
			(void)file_lock(b->out, true, &b->lock);
		}
		if (b->lock < 0 && file_is_dir(b->out))
			break; /* none can be kept here */
	}
	read_before(c, b);
	point_at_before(c, b);
	return 0;
}

/* --- the edition made now --- */

/* Those that seen has not yet. */
static void
add_inputs(struct arena *a, struct edition *e, struct map *seen, size_t *cap,
    const struct edition_entry *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (map_put(seen, list[i].name, e) != NULL)
			continue;
		e->inputs = arena_grow(a, e->inputs, e->n_inputs, cap,
		    sizeof(*e->inputs));
		e->inputs[e->n_inputs++] = list[i];
	}
}

static void
add_all_inputs(struct arena *a, struct edition *e, const struct build *b)
{
	struct map *seen = map_new(a);
	size_t cap = 0;

	for (size_t i = 0; i < b->books.n; i++) {
		const struct press_job *job = &b->books.jobs[i];

		add_inputs(a, e, seen, &cap, job->inputs, job->n_inputs);
		if (job->quiz.there)
			add_inputs(a, e, seen, &cap, job->quiz.inputs,
			    job->quiz.n_inputs);
	}
}

static void
add_books(struct arena *a, struct edition *e, struct build *b)
{
	const size_t n = b->books.n;

	e->roles = arena_array(a, n, sizeof(*e->roles));
	e->forms = arena_array(a, n, sizeof(*e->forms));
	for (size_t i = 0; i < n; i++) {
		struct press_job *job = &b->books.jobs[i];

		job->book.path = cmd_books_path(a, job);
		job->book.quiz = cmd_quizzes_entry(a, job->id, &job->quiz);
		e->sample = e->sample || job->sample;
		if (job->what == RESOLVE_ROLE)
			e->roles[e->n_roles++] = job->book;
		else
			e->forms[e->n_forms++] = job->book;
	}
}

static void
add_reports(struct arena *a, struct edition *e, const struct build *b)
{
	e->reports = arena_array(a, REPORTS, sizeof(*e->reports));
	for (; e->n_reports < REPORTS; e->n_reports++)
		e->reports[e->n_reports] = b->reports[e->n_reports].entry;
}

static int
stage_edition(struct cmd *c, struct build *b)
{
	const struct workspace *ws = &b->books.ws;
	struct arena *a = c->arena;
	struct edition e = {
		.organization = cmd_workspace_value(a, ws,
		    "identity.legal-name"),
		.number = cmd_workspace_value(a, ws, "document.number"),
		.version = cmd_workspace_value(a, ws, "document.version"),
		.effective = cmd_workspace_raw(a, ws, "document.effective"),
		.sample = settings_samples(ws->settings) > 0
	};
	struct buf text;
	int rc = 0;

	cmd_press_fingerprint(b->books.press, &e.fingerprint,
	    &e.n_fingerprint);
	add_all_inputs(a, &e, b);
	add_books(a, &e, b);
	add_reports(a, &e, b);
	buf_init(&text, EDITION_MAX);
	edition_write(&text, &e);
	CHECK(!text.over);
	if (!str_eq(buf_view(&text), b->before_text))
		rc = file_stage(b->edition, c->diag, b->edition_path,
		    buf_view(&text), 0644);
	buf_free(&text);
	return rc;
}

/* --- files --- */

/* What earlier builds left that were killed. */
static void
sweep(struct cmd *c, const struct build *b)
{
	file_sweep(b->out);
	file_sweep(file_join(c->arena, b->out, "handbooks"));
	file_sweep(file_join(c->arena, b->out, "forms"));
	file_sweep(file_join(c->arena, b->out, "reports"));
	for (size_t i = 0; i < b->books.n; i++) {
		const struct quiz_job *quiz = &b->books.jobs[i].quiz;

		if (quiz->dir != NULL)
			file_sweep(quiz->dir);
		if (quiz->private_dir != NULL)
			file_sweep(quiz->private_dir);
	}
}

/* A name that can only be a file of ours. */
static bool
plain_id(struct str id)
{
	for (size_t i = 0; i < id.len; i++)
		if (strchr("abcdefghijklmnopqrstuvwxyz0123456789-",
		    id.ptr[i]) == NULL || id.ptr[i] == '\0')
			return false;
	return id.len > 0;
}

static void
remove_quiz(struct cmd *c, const struct build *b, struct str role)
{
	struct quiz_job gone;

	quiz_dirs(c->arena, b, role, &gone);
	cmd_quizzes_sweep(c->arena, c->diag, gone.dir, gone.private_dir,
	    NULL);
}

/* What the edition before made and this one does not must not be handed out
 * as if it were still in force. */
static void
remove_stale(struct cmd *c, const struct build *b, enum resolve_what what,
    const struct edition_book *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct press_job gone = { .what = what, .id = list[i].id };
		const char *path;
		bool wanted = !plain_id(gone.id);

		for (size_t k = 0; k < b->books.n && !wanted; k++)
			wanted = b->books.jobs[k].what == what &&
			    str_eq(b->books.jobs[k].id, gone.id);
		if (wanted)
			continue;
		path = file_join(c->arena, b->out,
		    str_c(c->arena, cmd_books_path(c->arena, &gone)));
		if (unlink(path) == 0)
			diag_note(c->diag, (struct pos){ path, 0, 0 },
			    MSG_STALE_REMOVED);
		else if (errno != ENOENT)
			diag_warn(c->diag, (struct pos){ path, 0, 0 },
			    MSG_STALE_LEFT, strerror(errno));
		if (what == RESOLVE_ROLE)
			remove_quiz(c, b, gone.id);
	}
}

/* Forms of a quiz that are asked for no longer. */
static void
sweep_quizzes(struct cmd *c, const struct build *b)
{
	for (size_t i = 0; i < b->books.n; i++) {
		const struct quiz_job *quiz = &b->books.jobs[i].quiz;

		if (quiz->dir != NULL)
			cmd_quizzes_sweep(c->arena, c->diag, quiz->dir,
			    quiz->private_dir, quiz);
	}
}

/* --- all at once --- */

/* Would the edition before say something of the quiz that is no longer so? */
static bool
quiz_outdated(struct arena *a, const struct press_job *job)
{
	const struct edition_quiz *q = job->before->quiz, *now;
	size_t same = 0;

	if (q == NULL)
		return false;
	now = cmd_quizzes_entry(a, job->id, &job->quiz);
	for (size_t i = 0; now != NULL && i < now->n_files; i++)
		for (size_t k = 0; k < q->n_files; k++)
			same += str_eq(q->files[k].name,
			    now->files[i].name) && digest_same(
			    &q->files[k].digest, &now->files[i].digest);
	return now == NULL || same < q->n_files ||
	    !digest_same(&q->key, &now->key);
}

static bool
reports_outdated(const struct build *b)
{
	for (size_t i = 0; i < REPORTS; i++) {
		const struct report_file *f = &b->reports[i];
		const struct edition_report *before = edition_find_report(
		    &b->before, f->entry.id);

		if (!f->same && before != NULL &&
		    !digest_same(&before->file, &f->entry.file))
			return true;
	}
	return false;
}

/* Will the edition before say of a file what is no longer so? */
static bool
outdated(struct arena *a, const struct build *b, bool whole)
{
	const size_t listed = b->before.n_roles + b->before.n_forms;
	size_t known = 0;

	for (size_t i = 0; i < b->books.n; i++) {
		const struct press_job *job = &b->books.jobs[i];

		known += job->before != NULL;
		if (!job->same && (listed == 0 || (job->before != NULL &&
		    !digest_same(&job->before->file, &job->book.file))))
			return true;
		if (job->before != NULL && quiz_outdated(a, job))
			return true;
	}
	return whole && (known < listed || /* the others are removed */
	    reports_outdated(b));
}

/*
 * No instant may have an edition.json and files that it does not describe: not
 * when we are killed, nor when the power fails. So it gives up its name before
 * the first of them changes, and the new one gets it when all have. Under its
 * other name it still tells the next build what is made, and what is stale.
 */
static int
set_aside(struct cmd *c, const struct build *b, bool whole, bool *gone)
{
	if (!file_exists(b->edition_path) || !outdated(c->arena, b, whole))
		return 0;
	if (file_rename(c->diag, b->edition_path, b->aside_path) < 0)
		return -1;
	*gone = true;
	return 0;
}

static void
say_gone(struct cmd *c, const struct build *b)
{
	diag_note(c->diag, (struct pos){ b->edition_path, 0, 0 },
	    MSG_EDITION_GONE, EDITION_BEFORE);
	diag_hint(c->diag, "to make one: precept build%s%s",
	    *b->books.ws.dir != '\0' ? " " : "",
	    file_typed(c->arena, b->books.ws.dir));
}

static int
commit(struct cmd *c, struct build *b, bool whole)
{
	bool gone = false;
	int rc = -1;

	if (whole)
		cmd_reports_make(c->arena, &b->books, b->out, b->reports);
	if ((whole && (cmd_reports_stage(c->arena, c->diag, b->files, b->out,
	    b->reports) < 0 || stage_edition(c, b) < 0)) ||
	    set_aside(c, b, whole, &gone) < 0 ||
	    file_commit(b->files, c->diag) < 0)
		goto out;
	if (whole) {
		remove_stale(c, b, RESOLVE_ROLE, b->before.roles,
		    b->before.n_roles);
		remove_stale(c, b, RESOLVE_FORM, b->before.forms,
		    b->before.n_forms);
		sweep_quizzes(c, b);
		if (file_commit(b->edition, c->diag) < 0)
			goto out;
		unlink(b->aside_path);
		gone = false;
	}
	rc = 0;
out:
	if (gone && file_absent(b->edition_path))
		say_gone(c, b);
	return rc;
}

/* --- the command --- */

/*
 * Where keys go: never below what is handed out. Results in another place than
 * the workspace's are proofs or a copy, so that their keys do not take the
 * place of those that go with its build/.
 */
static int
find_private(struct cmd *c, struct build *b, bool elsewhere)
{
	const char *given = cmd_value(c, "private");

	if (given == NULL && elsewhere) {
		diag_note(c->diag, (struct pos){ 0 }, MSG_KEYS_NOWHERE);
		diag_hint(c->diag, "to have them too: --private=DIR, another "
		    "folder that only you can read");
		return 0;
	}
	b->keys = given != NULL ? given : file_join(c->arena,
	    b->books.ws.dir, "private");
	if (cmd_private_check(c, b->keys, b->out) < 0)
		return -1;
	(void)cmd_private_folder(c->arena, c->diag, b->books.ws.dir, given,
	    "quizzes");
	return 0;
}

/* A link on the way to a role's keys may lead there too. */
static int
check_private(struct cmd *c, const struct build *b)
{
	for (size_t i = 0; i < b->books.n; i++) {
		const char *folder = b->books.jobs[i].quiz.private_dir;

		if (folder != NULL && cmd_private_check(c, folder, b->out) < 0)
			return -1;
	}
	return 0;
}

int
cmd_build(struct cmd *c)
{
	const char *dir = cmd_arg(c, 0, "."), *out = cmd_value(c, "out");
	const bool whole = cmd_count(c, "role") == 0;
	struct build b = { .lock = -1 };
	int rc = -1;

	if (cmd_books_open(c, dir, &b.books) < 0 || diag_errors(c->diag) > 0)
		goto out;
	b.out = out != NULL ? out : file_join(c->arena, b.books.ws.dir,
	    "build");
	b.edition_path = file_join(c->arena, b.out, EDITION_FILE);
	b.aside_path = file_join(c->arena, b.out, EDITION_BEFORE);
	if (find_private(c, &b, out != NULL) < 0)
		goto out;
	b.files = file_batch_new();
	b.edition = file_batch_new();
	if (take_turn(c, &b) < 0)
		goto out;
	sweep(c, &b);
	if (check_private(c, &b) < 0 || cmd_build_make(c, &b) < 0 ||
	    commit(c, &b, whole) < 0)
		goto out;
	if (c->json)
		cmd_build_say_json(c, &b, whole);
	else
		cmd_build_say(c, &b, whole);
	rc = 0;
out:
	file_abandon(b.edition);
	file_abandon(b.files);
	file_unlock(b.lock);
	cmd_books_close(&b.books);
	return rc == 0 ? EXIT_DONE : diag_exit(c->diag);
}
