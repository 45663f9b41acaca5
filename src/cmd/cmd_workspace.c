#include "cmd/cmd_workspace.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "cmd/cmd_messages.h"
#include "cmd/cmd_words.h"
#include "edition/edition.h"
#include "resolve/resolve.h"
#include "settings/settings.h"

static void
remember(struct arena *a, struct workspace *ws, struct str name,
    struct digest digest)
{
	for (size_t i = 0; i < ws->n_inputs; i++)
		if (str_eq(ws->inputs[i].name, name))
			return;	/* read for two purposes */
	ws->inputs = arena_grow(a, ws->inputs, ws->n_inputs, &ws->cap_inputs,
	    sizeof(*ws->inputs));
	ws->inputs[ws->n_inputs++] = (struct edition_entry){
		.name = name, .digest = digest };
}

const char *
cmd_workspace_misnamed(struct arena *a, const char *dir)
{
	struct str *names;
	size_t n;

	if (file_list(a, diag_new(a), *dir != '\0' ? dir : ".", "", &names,
	    &n) < 0)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		const struct str name = names[i];
		/* organisation.xml, too */
		if (name.len > 6 && !strncasecmp(name.ptr, "organi", 6) &&
		    (str_find(name, ".xml", 0) < name.len ||
		    str_find(name, ".XML", 0) < name.len) &&
		    !file_is_dir(file_join(a, dir, str_c(a, name))))
			return str_c(a, name);
	}
	return NULL;
}

static int
read_settings(struct arena *a, struct diag *dg, struct workspace *ws)
{
	const char *path = file_join(a, ws->dir, WORKSPACE_SETTINGS);
	const char *other;
	struct settings *settings;
	struct str text;

	if (file_absent(path)) {
		diag_error(dg, (struct pos){ 0 }, MSG_NOT_WORKSPACE,
		    *ws->dir != '\0' ? ws->dir : "this folder");
		other = cmd_workspace_misnamed(a, ws->dir);
		if (other != NULL)
			diag_hint(dg, "rename %s to " WORKSPACE_SETTINGS,
			    other);
		else
			diag_hint(dg, "go to the folder of your workspace, or "
			    "make one: precept init %s", *ws->dir != '\0' ?
			    file_typed(a, ws->dir) : "clinic");
		diag_status(dg, EXIT_MISSING_INPUT);
		return -1;
	}
	if (file_read_text(a, dg, path, path, &text) < 0) {
		if (diag_exit(dg) == EXIT_BAD_INPUT)
			diag_status(dg, EXIT_SETTINGS);
		return -1;
	}
	remember(a, ws, str_of(WORKSPACE_SETTINGS), digest_of(text));
	if (settings_read(a, dg, path, text, &settings) < 0)
		return -1;
	ws->settings = settings;
	return 0;
}

/* law.xml and its kin: policy_library_read reads them too, but a library is
 * the sum of its folders, and an edition names the files. */
static int
note_data(struct arena *a, struct diag *dg, struct workspace *ws)
{
	static const char *const files[] = {
		"policies/figures.xml", "policies/glossary.xml",
		"policies/law.xml", "policies/states.xml"
	};
	const struct {
		const char *dir, *prefix;
	} from[] = { { ws->words, WORKSPACE_BUILT_IN }, { ws->dir, "" } };
	struct str text;

	for (size_t i = 0; i < NELEM(from); i++)
		for (size_t k = 0; k < NELEM(files); k++) {
			const char *path = file_join(a, from[i].dir, files[k]);

			if (file_absent(path))
				continue;
			if (file_read(a, dg, path, FILE_MAX_TEXT, &text) < 0)
				return -1;
			remember(a, ws, str_of(file_join(a, from[i].prefix,
			    files[k])), digest_of(text));
		}
	return 0;
}

int
cmd_workspace_open(struct arena *a, struct diag *dg, const char *dir,
    struct workspace *out)
{
	struct workspace ws = { .dir = strcmp(dir, ".") != 0 ? dir : "" };
	struct resolve_folder folders[2];
	int rc;

	ws.words = cmd_words_dir(a, dg);
	if (ws.words == NULL)
		return -1;
	rc = read_settings(a, dg, &ws);
	if (rc < 0 && access(*ws.dir != '\0' ? file_join(a, dir, "") : ".",
	    X_OK) != 0) /* everything else is as closed as the settings */
		return -1;
	folders[0] = (struct resolve_folder){ ws.words, WORKSPACE_BUILT_IN };
	folders[1] = (struct resolve_folder){ ws.dir, ws.dir };
	if (resolve_library_read(a, dg, folders, NELEM(folders),
	    &ws.library) < 0 || note_data(a, dg, &ws) < 0)
		rc = -1;
	if (rc == 0) {
		const struct resolve_file *plan = &ws.library->handbook;
		bool built_in = str_starts(str_of(plan->file),
		    WORKSPACE_BUILT_IN "/");

		remember(a, &ws, built_in ? str_of(plan->file) : plan->path,
		    plan->digest);
		*out = ws;
	}
	return rc;
}

int
cmd_workspace_file(struct arena *a, struct diag *dg, struct workspace *ws,
    const char *relative, bool binary, const char **name, struct str *out)
{
	const char *path = file_join(a, ws->dir, relative);
	const char *input = relative;

	*name = path;
	if (file_absent(path)) {
		path = file_join(a, ws->words, relative);
		input = *name = file_join(a, WORKSPACE_BUILT_IN, relative);
	}
	if (binary ? file_read(a, dg, path, FILE_MAX_BLOB, out) < 0 :
	    file_read_text(a, dg, path, *name, out) < 0)
		return -1;
	remember(a, ws, str_of(input), digest_of(*out));
	return 0;
}

struct str
cmd_workspace_policy_name(struct arena *a, const struct policy *p)
{
	return str_fmt(a, "%spolicies/%.*s",
	    p->source == 0 ? WORKSPACE_BUILT_IN "/" : "", STR_ARG(p->path));
}

struct str
cmd_workspace_value(struct arena *a, const struct workspace *ws,
    const char *path)
{
	struct settings_values values;

	if (settings_get(a, ws->settings, str_of(path), &values) !=
	    SETTINGS_SET)
		return STR_LIT("");
	return settings_print(a, ws->settings, &values, SETTINGS_CELL);
}

struct str
cmd_workspace_raw(struct arena *a, const struct workspace *ws,
    const char *path)
{
	struct settings_values values;

	if (settings_get(a, ws->settings, str_of(path), &values) !=
	    SETTINGS_SET)
		return STR_LIT("");
	return values.v[0]->text;
}
