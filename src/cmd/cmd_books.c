#include "cmd/cmd_books.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/opt_messages.h"
#include "base/tty.h"
#include "cmd/cmd.h"
#include "cmd/cmd_messages.h"
#include "report/report.h"
#include "resolve/resolve.h"
#include "resolve/resolve_survey.h"
#include "settings/settings.h"

/* --- which books --- */

static void
add_job(struct books *b, enum resolve_what what, struct str id)
{
	b->jobs[b->n++] = (struct press_job){ .what = what, .id = id };
}

static int
add_role(struct cmd *c, struct books *b, const char *id)
{
	const struct settings *set = b->ws.settings;
	const struct settings_role *role = settings_role_find(set, str_of(id));
	struct str near;

	if (role != NULL) {
		for (size_t i = 0; i < b->n; i++)
			if (str_eq(b->jobs[i].id, role->id))
				return 0;
		add_job(b, RESOLVE_ROLE, role->id);
		return 0;
	}
	near = settings_role_nearest(c->arena, set, str_of(id));
	diag_error(c->diag, (struct pos){ 0 }, MSG_ROLE_NOT_USED, id,
	    WORKSPACE_SETTINGS);
	if (near.ptr != NULL &&
	    settings_role_find(set, near) != NULL && !str_is(near, id))
		diag_hint(c->diag, "did you mean --role=%.*s?", STR_ARG(near));
	else if (settings_roles_len(set) > 0)
		diag_hint(c->diag, "the roles there begin with \"%.*s\"; add "
		    "<role use=\"%s\"/> to have this one",
		    STR_ARG(settings_role_at(set, 0)->id), id);
	diag_status(c->diag, EXIT_BAD_USAGE);
	return -1;
}

static int
list_books(struct cmd *c, struct books *b)
{
	const struct library *lib = b->ws.library;
	const size_t roles = settings_roles_len(b->ws.settings);
	const size_t wanted = cmd_count(c, "role");
	int rc = 0;

	b->jobs = arena_array(c->arena, roles + wanted + lib->n_forms + 1,
	    sizeof(*b->jobs));
	for (size_t i = 0; i < wanted; i++)
		if (add_role(c, b, cmd_nth(c, "role", i)) < 0)
			rc = -1;
	if (wanted > 0)
		return rc;
	for (size_t i = 0; i < roles; i++)
		add_job(b, RESOLVE_ROLE,
		    settings_role_at(b->ws.settings, i)->id);
	for (size_t i = 0; i < lib->n_forms; i++)
		add_job(b, RESOLVE_FORM, lib->forms[i].id);
	return 0;
}

#define JOBS_MAX 64

static int
threads(struct cmd *c, unsigned *out)
{
	const char *given = cmd_value(c, "jobs");
	long n;
	char *end;

	if (given == NULL) {
		n = sysconf(_SC_NPROCESSORS_ONLN);
		*out = n < 1 ? 1 : n > JOBS_MAX ? JOBS_MAX : (unsigned)n;
		return 0;
	}
	errno = 0;
	n = strtol(given, &end, 10);
	if (errno != 0 || end == given || *end != '\0' || n < 1 ||
	    n > JOBS_MAX) {
		diag_error(c->diag, (struct pos){ 0 }, MSG_BAD_VALUE, "jobs",
		    given);
		diag_hint(c->diag, "a number from 1 to %d, as in --jobs=2",
		    JOBS_MAX);
		diag_status(c->diag, EXIT_BAD_USAGE);
		return -1;
	}
	*out = (unsigned)n;
	return 0;
}

int
cmd_books_open(struct cmd *c, const char *dir, struct books *b)
{
	*b = (struct books){ 0 };
	if (threads(c, &b->threads) < 0 ||
	    cmd_workspace_open(c->arena, c->diag, dir, &b->ws) < 0 ||
	    list_books(c, b) < 0)
		return -1;
	b->survey = resolve_survey(c->arena, b->ws.library, b->ws.settings);
	resolve_check(c->arena, c->diag, b->ws.library, b->ws.settings,
	    b->survey);
	b->press = cmd_press_open(c->arena, c->diag, &b->ws);
	return b->press != NULL ? 0 : -1;
}

void
cmd_books_close(struct books *b)
{
	cmd_press_jobs_free(b->jobs, b->n);
	cmd_press_close(b->press);
}

/* --- making them --- */

static void
progress(void *ctx, size_t done, size_t of)
{
	const char *what = ctx;

	/* The line is taken back at the end: findings come after it. */
	if (done < of)
		fprintf(stderr, "\r%s: %zu of %zu ", what, done, of);
	else
		fprintf(stderr, "\r\033[K");
	fflush(stderr);
}

bool
cmd_shows_progress(const struct cmd *c)
{
	return tty_is_terminal(stderr) && !c->quiet && !c->json;
}

int
cmd_books_make(struct cmd *c, struct books *b, press_take *take, void *ctx)
{
	char making[] = "Making documents", checking[] = "Checking documents";
	const bool show = cmd_shows_progress(c);
	int rc = 0;

	cmd_press_run(b->press, b->jobs, b->n, b->threads, take, ctx,
	    show ? progress : NULL, take != NULL ? making : checking);
	for (size_t i = 0; i < b->n; i++) {
		diag_merge(c->diag, b->jobs[i].diag);
		if (b->jobs[i].failed)
			rc = -1;
	}
	return rc;
}

const struct report *
cmd_books_report(struct arena *a, const struct books *b)
{
	const struct report_role **roles = arena_array(a, b->n,
	    sizeof(const struct report_role *));
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++)
		if (b->jobs[i].coverage != NULL)
			roles[n++] = b->jobs[i].coverage;
	return report_make(a, b->ws.library, b->ws.settings, b->survey, roles,
	    n);
}

struct str
cmd_books_path(struct arena *a, const struct press_job *job)
{
	return str_fmt(a, "%s/%.*s.pdf",
	    job->what == RESOLVE_ROLE ? "handbooks" : "forms",
	    STR_ARG(job->id));
}
