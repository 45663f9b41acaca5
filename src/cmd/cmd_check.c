#include "base/arena.h"
#include "base/diag.h"
#include "base/json_out.h"
#include "cmd/cmd.h"
#include "cmd/cmd_books.h"
#include "cmd/cmd_messages.h"
#include "policy/policy_lint.h"
#include "report/report.h"
#include "settings/settings.h"

/* What is still as init made it. */
static void
list_samples(struct cmd *c, const struct settings *set)
{
	for (size_t i = 0; i < settings_samples(set); i++) {
		diag_warn(c->diag, settings_sample_at(set, i), MSG_SAMPLE,
		    STR_ARG(settings_sample_name(set, i)));
		diag_hint(c->diag,
		    "write your own and take sample=\"yes\" out");
	}
}

/* What HR wrote into the settings is printed and posted like a policy. */
static void
lint_settings(struct cmd *c, const struct settings *set)
{
	const struct settings_value *v;
	struct settings_values grounds;

	for (size_t i = 0; (v = settings_words_at(set, i)) != NULL; i++)
		policy_lint_words(c->diag, v->at, v->text);
	/* What a page removes is named by itself, without the verb. */
	if (settings_get(c->arena, set, STR_LIT("comments.removal-ground"),
	    &grounds) != SETTINGS_SET)
		return;
	for (size_t i = 0; i < grounds.n; i++)
		policy_lint_words(c->diag, grounds.v[i]->at, str_fmt(c->arena,
		    "remove %.*s", STR_ARG(grounds.v[i]->text)));
}

/* r: NULL where not every book could be made. */
static void
say(struct cmd *c, const struct books *b, const struct report *r)
{
	const size_t errors = diag_errors(c->diag);
	const size_t warnings = diag_warnings(c->diag);
	size_t pages = 0;
	struct json_out j;

	for (size_t i = 0; i < b->n; i++)
		pages += b->jobs[i].book.pages;
	if (c->json) {
		json_members(&j, &c->out, false);
		json_key(&j, "coverage");
		if (r != NULL)
			report_json(r, json_value(&j));
		else
			json_null(&j);
		json_put_count(&j, "documents", b->n);
		json_put_count(&j, "errors", errors);
		json_put_count(&j, "pages", pages);
		json_put_count(&j, "warnings", warnings);
	} else if (errors == 0)
		buf_printf(&c->out, "No errors, %zu warning%s: %zu document%s "
		    "of %zu pages can be made.\n", warnings,
		    warnings == 1 ? "" : "s", b->n, b->n == 1 ? "" : "s",
		    pages);
	else
		buf_printf(&c->out, "%zu error%s, %zu warning%s: mend the "
		    "errors, then check again.\n", errors,
		    errors == 1 ? "" : "s", warnings,
		    warnings == 1 ? "" : "s");
	if (!c->json && r != NULL)
		report_summary(r, &c->out);
}

/* A wrong setting or policy is this command's clear no; that a file is
 * missing or cannot be read is not. */
static int
status(const struct diag *dg)
{
	const int exit = diag_exit(dg);

	return exit == EXIT_BAD_INPUT || exit == EXIT_SETTINGS ? EXIT_NO : exit;
}

int
cmd_check(struct cmd *c)
{
	const struct report *r = NULL;
	struct books b;

	if (cmd_books_open(c, cmd_arg(c, 0, "."), &b) == 0) {
		list_samples(c, b.ws.settings);
		policy_lint(c->arena, c->diag, b.ws.library->policies);
		lint_settings(c, b.ws.settings);
		if (cmd_books_make(c, &b, NULL, NULL) == 0 &&
		    diag_errors(c->diag) == 0)
			r = cmd_books_report(c->arena, &b);
	}
	if (r != NULL)
		report_check(r, c->diag);
	say(c, &b, r);
	cmd_books_close(&b);
	return status(c->diag);
}
