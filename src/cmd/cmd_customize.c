#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/json_out.h"
#include "base/map.h"
#include "cmd/cmd.h"
#include "cmd/cmd_messages.h"
#include "cmd/cmd_words.h"
#include "cmd/cmd_workspace.h"
#include "policy/policy.h"

#define OVERRIDES "policies/overrides.md"

/* --- finding what is meant --- */

static struct policy_library *
built_in(struct cmd *c)
{
	const char *words = cmd_words_dir(c->arena, c->diag);
	struct policy_library *lib;
	struct policy_folder folder;

	if (words == NULL)
		return NULL;
	folder.dir = file_join(c->arena, words, "policies");
	folder.name = WORKSPACE_BUILT_IN "/policies";
	if (policy_library_read(c->arena, c->diag, &folder, 1, NULL,
	    &lib) < 0)
		return NULL;
	return lib;
}

/* By id ("role-nurse") or by file ("roles/nurse", with or without .md). */
static const struct policy *
find_policy(struct arena *a, const struct policy_library *lib,
    struct str what)
{
	const struct policy *p = policy_find(lib, what);
	struct str path = str_ends(what, ".md") ? what :
	    str_fmt(a, "%.*s.md", STR_ARG(what));

	for (size_t i = 0; p == NULL && i < lib->n; i++)
		if (str_eq(lib->policies[i]->path, path))
			p = lib->policies[i];
	return p;
}

/* nurse for role-nurse, photo-device for rule/photo-device, or a title. */
static struct str
meant(struct arena *a, const struct policy_library *lib, struct str what)
{
	static const char *const kinds[] = { "role-", "form-" };

	for (size_t i = 0; i < NELEM(kinds); i++) {
		const struct str id = str_fmt(a, "%s%.*s", kinds[i],
		    STR_ARG(what));

		if (map_get(lib->by_id, id) != NULL)
			return id;
	}
	if (map_get(lib->rules, what) != NULL)
		return str_fmt(a, "rule/%.*s", STR_ARG(what));
	for (size_t i = 0; i < lib->n; i++)
		if (lib->policies[i]->title.len == what.len &&
		    !strncasecmp(lib->policies[i]->title.ptr, what.ptr,
		    what.len))
			return lib->policies[i]->id;
	return str_of(NULL);
}

/* The plan is no policy; nothing of ours changes when it is copied. */
static bool
is_plan(struct str what)
{
	return str_is(what, "handbook") || str_is(what, "handbook.xml") ||
	    str_is(what, "templates/handbook.xml");
}

static void
hint_plan(struct cmd *c)
{
	const char *to = file_typed(c->arena, file_join(c->arena,
	    cmd_arg(c, 1, ""), "templates"));

	diag_hint(c->diag, "the plan of the books is a file by itself: "
	    "mkdir -p %s; cp %s/templates/handbook.xml %s", to,
	    file_typed(c->arena, cmd_words_dir(c->arena, c->diag)), to);
}

static int
unknown(struct cmd *c, const struct policy_library *lib, struct str what,
    const char *prefix, const struct map *names)
{
	struct str near = *prefix == '\0' ? meant(c->arena, lib, what) :
	    str_of(NULL);

	if (near.ptr == NULL)
		near = map_nearest(names, str_sub(what, strlen(prefix),
		    what.len));
	diag_error(c->diag, (struct pos){ 0 }, MSG_CUSTOMIZE_WHAT,
	    cmd_arg(c, 0, ""));
	if (is_plan(what))
		hint_plan(c);
	else if (near.ptr != NULL)
		diag_hint(c->diag, "did you mean %s%.*s?", prefix,
		    STR_ARG(near));
	else
		diag_hint(c->diag, "\"precept customize\" alone lists the "
		    "policies and rules there are");
	diag_status(c->diag, EXIT_BAD_USAGE);
	return -1;
}

static int
refuse(struct cmd *c, const char *what, struct pos at)
{
	diag_error(c->diag, at, MSG_CUSTOMIZED, what);
	diag_hint(c->diag, "reword it there; to begin again from the built-in "
	    "words, remove it first");
	diag_status(c->diag, EXIT_CANNOT_CREATE);
	return -1;
}

/* --- writing it out --- */

static int
write_new(struct cmd *c, const char *path, const struct buf *text)
{
	const char *slash = strrchr(path, '/');
	const struct str dir = { path, (size_t)(slash - path) };

	CHECK(!text->over);
	return file_mkdir(c->diag, str_c(c->arena, dir)) < 0 ? -1 :
	    file_write(c->diag, path, buf_view(text), 0644);
}

/* The file with one more line in its front matter. */
static int
copy_policy(struct cmd *c, const char *dir, const struct policy *p,
    const char **path)
{
	const size_t first_line = str_chr(p->text, '\n', 0) + 1;
	struct str there;
	struct buf b;
	int rc;

	*path = file_join(c->arena, dir, str_c(c->arena,
	    str_fmt(c->arena, "policies/%.*s", STR_ARG(p->path))));
	if (!file_absent(*path))
		return file_read(c->arena, c->diag, *path, FILE_MAX_TEXT,
		    &there) < 0 ? -1 : refuse(c, *path, (struct pos){ 0 });
	buf_init(&b, 2 * POLICY_FILE_MAX);
	buf_str(&b, str_sub(p->text, 0, first_line));
	buf_printf(&b, "based-on: %.*s\n",
	    STR_ARG(digest_text(c->arena, &p->digest)));
	buf_str(&b, str_sub(p->text, first_line, p->text.len));
	rc = write_new(c, *path, &b);
	buf_free(&b);
	return rc;
}

/* What is in overrides.md so far; refuses when the rule is. */
static int
read_overrides(struct cmd *c, const char *path, struct str id,
    struct str *text)
{
	struct policy *p;

	*text = STR_LIT("---\nid: overrides\n---\n\n# Reworded rules\n\n"
	    "<!-- # Each rule here prints in place of the built-in rule of "
	    "the same id. -->\n");
	if (file_absent(path))
		return 0;
	if (file_read_text(c->arena, c->diag, path, path, text) < 0 ||
	    policy_read(c->arena, c->diag, path, *text, &p) < 0)
		return -1;
	for (size_t i = 0; i < p->nrules; i++)
		if (str_eq(p->rules[i]->id, id))
			return refuse(c, cmd_arg(c, 0, ""),
			    p->rules[i]->at);
	return 0;
}

static int
copy_rule(struct cmd *c, const char *dir, const struct policy_rule *r,
    const char **path)
{
	const struct str mark = str_trim(r->mark);
	struct str before;
	struct buf b;
	int rc;

	*path = file_join(c->arena, dir, OVERRIDES);
	if (read_overrides(c, *path, r->id, &before) < 0)
		return -1;
	CHECK(str_ends(mark, "-->"));
	buf_init(&b, 2 * POLICY_FILE_MAX);
	buf_str(&b, before);
	if (!str_ends(before, "\n"))
		buf_putc(&b, '\n');
	buf_putc(&b, '\n');
	buf_str(&b, str_trim(str_sub(mark, 0, mark.len - strlen("-->"))));
	buf_printf(&b, " | based-on: %.*s -->\n",
	    STR_ARG(digest_text(c->arena, &r->digest)));
	buf_str(&b, str_trim(r->source));
	buf_putc(&b, '\n');
	rc = write_new(c, *path, &b);
	buf_free(&b);
	return rc;
}

/* One rule prints for all of its id: who reads other words now must know. */
static void
warn_of_branches(struct cmd *c, const struct policy_rule *r)
{
	const struct policy *p = r->policy;

	for (size_t i = 0; i < p->nrules; i++) {
		const struct policy_rule *other = p->rules[i];

		if (!str_eq(other->id, r->id) ||
		    (str_eq(other->mark, r->mark) &&
		    str_eq(other->source, r->source)))
			continue;
		diag_warn(c->diag, other->at, MSG_CUSTOMIZE_BRANCH,
		    STR_ARG(r->id), r->at.line);
		diag_hint(c->diag, "to keep both, take the rule out of "
		    OVERRIDES " again, and copy the whole policy: precept "
		    "customize %.*s", STR_ARG(p->id));
	}
}

static void
say(struct cmd *c, const char *path)
{
	struct json_out j;

	if (c->json) {
		json_members(&j, &c->out, false);
		json_put_str(&j, "file", str_of(path));
	} else
		buf_printf(&c->out, "%s is yours to reword now.\n",
		    cmd_shown(c->arena, path));
}

/* Branches of a condition may share a rule's id: it is listed once. */
static bool
is_branch(const struct policy *p, size_t rule)
{
	for (size_t i = 0; i < rule; i++)
		if (str_eq(p->rules[i]->id, p->rules[rule]->id))
			return true;
	return false;
}

/* All there is, by the names that can be asked for. */
static void
list(struct cmd *c, const struct policy_library *lib)
{
	struct json_out j;

	if (c->json) {
		json_members(&j, &c->out, false);
		json_key(&j, "policies");
		json_object(&j);
	}
	for (size_t i = 0; i < lib->n; i++) {
		const struct policy *p = lib->policies[i];

		if (c->json) {
			json_key_str(&j, p->id);
			json_array(&j);
		} else
			buf_printf(&c->out, "%-28.*s %.*s\n", STR_ARG(p->id),
			    STR_ARG(p->title));
		for (size_t k = 0; k < p->nrules; k++) {
			if (is_branch(p, k))
				continue;
			if (c->json)
				json_str(&j, p->rules[k]->id);
			else
				buf_printf(&c->out, "  rule/%.*s\n",
				    STR_ARG(p->rules[k]->id));
		}
		if (c->json)
			json_array_end(&j);
	}
	if (c->json)
		json_object_end(&j);
}

static int
copy(struct cmd *c, const struct policy_library *lib, struct str what,
    const char *dir)
{
	const struct policy_rule *rule;
	const struct policy *policy;
	const char *path = NULL;
	int rc;

	if (str_starts(what, "rule/")) {
		rule = map_get(lib->rules, str_sub(what, strlen("rule/"),
		    what.len));
		rc = rule != NULL ? copy_rule(c, dir, rule, &path) :
		    unknown(c, lib, what, "rule/", lib->rules);
		if (rc == 0)
			warn_of_branches(c, rule);
	} else {
		policy = find_policy(c->arena, lib, what);
		rc = policy != NULL ? copy_policy(c, dir, policy, &path) :
		    unknown(c, lib, what, "", lib->by_id);
	}
	if (rc == 0)
		say(c, path);
	return rc;
}

/* Is dir a workspace whose settings can be read? */
static int
look_at(struct cmd *c, struct str what, const char *dir)
{
	const char *settings = file_join(c->arena, dir, WORKSPACE_SETTINGS);
	const char *other;
	struct str text;

	if (!file_absent(settings))
		return file_read(c->arena, c->diag, settings, FILE_MAX_TEXT,
		    &text);
	diag_error(c->diag, (struct pos){ 0 }, MSG_NOT_WORKSPACE,
	    *dir != '\0' ? dir : "this folder");
	other = cmd_workspace_misnamed(c->arena, dir);
	if (other != NULL)
		diag_hint(c->diag, "rename %s to " WORKSPACE_SETTINGS, other);
	else if (*dir != '\0' && !file_absent(file_join(c->arena,
	    str_c(c->arena, what), WORKSPACE_SETTINGS)))
		diag_hint(c->diag, "the folder comes last: precept customize "
		    "%s %.*s", dir, STR_ARG(what));
	else
		diag_hint(c->diag, "name the folder of your workspace, as in: "
		    "precept customize %.*s clinic", STR_ARG(what));
	diag_status(c->diag, EXIT_MISSING_INPUT);
	return -1;
}

int
cmd_customize(struct cmd *c)
{
	const struct str what = str_of(cmd_arg(c, 0, NULL));
	const char *dir = cmd_arg(c, 1, "");
	const struct policy_library *lib;

	if (what.ptr != NULL && look_at(c, what, dir) < 0)
		return diag_exit(c->diag);
	lib = built_in(c);
	if (lib == NULL)
		return diag_exit(c->diag);
	if (what.ptr == NULL)
		list(c, lib);
	else if (copy(c, lib, what, dir) < 0)
		return diag_exit(c->diag);
	return EXIT_DONE;
}
