#include "cmd/cmd_build.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/json_out.h"
#include "cmd/cmd.h"
#include "settings/settings.h"

static void
list_json(struct cmd *c, struct json_out *j, const struct quiz_job *quiz,
    bool private)
{
	json_key(j, private ? "private" : "files");
	json_array(j);
	for (size_t i = 0; i < quiz->n; i++)
		if (quiz->files[i].is_private == private)
			json_str(j, str_of(cmd_quizzes_path(c->arena, quiz,
			    &quiz->files[i])));
	json_array_end(j);
}

static void
say_quizzes_json(struct cmd *c, struct json_out *j, const struct build *b)
{
	json_key(j, "quizzes");
	json_array(j);
	for (size_t i = 0; i < b->books.n; i++) {
		const struct press_job *job = &b->books.jobs[i];

		if (!job->quiz.there)
			continue;
		json_object(j);
		json_put_str(j, "digest", digest_text(c->arena,
		    &job->quiz.quiz));
		list_json(c, j, &job->quiz, false);
		json_put_str(j, "id", job->id);
		json_put_str(j, "key", digest_text(c->arena, &job->quiz.key));
		json_put_bool(j, "made", !job->quiz.same);
		list_json(c, j, &job->quiz, true);
		json_object_end(j);
	}
	json_array_end(j);
}

void
cmd_build_say_json(struct cmd *c, const struct build *b, bool whole)
{
	struct json_out j;

	json_members(&j, &c->out, false);
	json_key(&j, "books");
	json_array(&j);
	for (size_t i = 0; i < b->books.n; i++) {
		const struct press_job *job = &b->books.jobs[i];

		json_object(&j);
		json_put_str(&j, "id", job->id);
		json_put_bool(&j, "made", !job->same);
		json_put_count(&j, "pages", job->book.pages);
		json_put_str(&j, "path", str_of(job->before_path));
		json_put_count(&j, "words", job->book.words);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_key(&j, "edition");
	if (whole)
		json_str(&j, str_of(b->edition_path));
	else
		json_null(&j);
	say_quizzes_json(c, &j, b);
	json_key(&j, "reports");
	json_array(&j);
	for (size_t i = 0; whole && i < REPORTS; i++)
		json_str(&j, str_of(b->reports[i].path));
	json_array_end(&j);
}

/* Their folders, and where what must not be handed out lies. */
static void
say_quizzes(struct cmd *c, const struct build *b)
{
	bool any = false;

	for (size_t i = 0; i < b->books.n; i++) {
		const struct quiz_job *quiz = &b->books.jobs[i].quiz;

		if (!quiz->there)
			continue;
		any = true;
		buf_printf(&c->out, "%-44s quiz%s\n",
		    cmd_shown(c->arena, quiz->dir),
		    quiz->same ? "        unchanged" : "");
	}
	if (any && b->keys != NULL)
		buf_printf(&c->out, "%-44s their keys: for you alone\n",
		    cmd_shown(c->arena, file_join(c->arena, b->keys,
		    "quizzes")));
}

void
cmd_build_say(struct cmd *c, const struct build *b, bool whole)
{
	size_t gaps = 0;

	for (size_t i = 0; i < b->books.n; i++) {
		const struct press_job *job = &b->books.jobs[i];

		buf_printf(&c->out, "%-44s %4zu page%s%s\n",
		    cmd_shown(c->arena, job->before_path),
		    job->book.pages, job->book.pages == 1 ? " " : "s",
		    job->same ? "  unchanged" : "");
		gaps += job->gaps;
	}
	say_quizzes(c, b);
	for (size_t i = 0; whole && i < REPORTS; i++)
		buf_printf(&c->out, "%s\n",
		    cmd_shown(c->arena, b->reports[i].path));
	if (whole)
		buf_printf(&c->out, "%s\n",
		    cmd_shown(c->arena, b->edition_path));
	else
		buf_puts(&c->out, "Only these; \"precept build\" without "
		    "--role makes the edition.\n");
	if (settings_samples(b->books.ws.settings) > 0)
		buf_puts(&c->out, "The covers say \"Sample\": some settings "
		    "are still samples. \"precept check\" lists them.\n");
	if (gaps > 0)
		buf_printf(&c->out, "%zu marked gap%s: settings that are not "
		    "filled in yet.\n", gaps, gaps == 1 ? "" : "s");
}
