/* cmd_build_stage.c - documents go to the disk as they are made. */
#include "cmd/cmd_build.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "cmd/cmd.h"

/*
 * A hospital's quizzes and books are hundreds of megabytes: as soon as a
 * document is made its files are staged, and their bytes forgotten. Nothing has
 * its name before all documents are made. Each document has a batch of its own,
 * for several threads stage at once.
 */
struct staged {
	struct file_batch *files;
	struct diag *diag;	/* said when all is staged, or this failed */
	bool failed;
};

struct staging {
	const struct build *b;
	struct staged *by_job;
};

static int
stage(struct arena *scratch, const struct build *b,
    const struct press_job *job, struct staged *s)
{
	const char *folder = job->what == RESOLVE_ROLE ? "handbooks" : "forms";

	if (cmd_quizzes_stage(scratch, s->diag, s->files, &job->quiz) < 0)
		return -1;
	if (job->same)
		return 0;
	if (file_mkdir(s->diag, file_join(scratch, b->out, folder)) < 0)
		return -1;
	return file_stage(s->files, s->diag, job->before_path, job->bytes,
	    0644);
}

static int
take(void *ctx, struct arena *scratch, struct press_job *job)
{
	struct staging *all = ctx;
	struct staged *s = &all->by_job[job - all->b->books.jobs];

	s->diag = diag_new(job->arena);
	s->files = file_batch_new();
	s->failed = stage(scratch, all->b, job, s) < 0;
	return s->failed ? -1 : 0;
}

/* Folders that were made for files which then did not come. */
static void
remove_empty(struct cmd *c, const struct build *b)
{
	static const char *const folders[] = { "quizzes", "handbooks",
		"forms" };
	struct arena *a = c->arena;

	for (size_t i = 0; i < b->books.n; i++) {
		const struct quiz_job *quiz = &b->books.jobs[i].quiz;

		if (quiz->dir != NULL)
			(void)rmdir(quiz->dir);
		if (quiz->private_dir != NULL)
			(void)rmdir(quiz->private_dir);
	}
	for (size_t i = 0; i < NELEM(folders); i++)
		(void)rmdir(file_join(a, b->out, folders[i]));
	if (!b->there)
		(void)rmdir(b->out);
	if (b->keys != NULL)
		(void)rmdir(file_join(a, b->keys, "quizzes"));
	if (b->keys != NULL && !b->keys_there)
		(void)rmdir(b->keys);
}

int
cmd_build_make(struct cmd *c, struct build *b)
{
	const size_t n = b->books.n;
	struct staging all = { .b = b, .by_job = arena_array(c->arena, n,
	    sizeof(*all.by_job)) };
	int rc;

	b->keys_there = b->keys != NULL && file_is_dir(b->keys);
	rc = cmd_books_make(c, &b->books, take, &all);
	for (size_t i = 0; i < n; i++) {
		struct staged *s = &all.by_job[i];

		if (s->files == NULL)
			continue;
		if (rc == 0 || s->failed)
			diag_merge(c->diag, s->diag);
		if (rc == 0)
			file_batch_join(b->files, s->files);
		else
			file_abandon(s->files);
	}
	if (rc < 0)
		remove_empty(c, b);
	return rc;
}
