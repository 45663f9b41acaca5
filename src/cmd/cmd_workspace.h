/* cmd_workspace.h - a workspace as every command reads it. */
#ifndef PRECEPT_CMD_WORKSPACE_H
#define PRECEPT_CMD_WORKSPACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/digest.h"
#include "base/str.h"
#include "policy/policy.h"

struct arena;
struct diag;
struct edition_entry;
struct library;
struct settings;

#define WORKSPACE_SETTINGS "organization.xml"
#define WORKSPACE_SCHEMA "organization.xsd"

/* What findings and editions call the words that come with us. */
#define WORKSPACE_BUILT_IN "share/precept"

struct workspace {
	const char *dir;	/* as the user named it; "." is "" */
	const char *words;	/* the folder of the built-in words */
	const struct settings *settings;
	const struct library *library;
	/* Settings, templates and data files: read for every book. */
	struct edition_entry *inputs;
	size_t n_inputs, cap_inputs;
};

/*
 * Read settings, policies and templates of the workspace dir. Settings and
 * policies are both read when one of them is wrong, so that one run shows all
 * findings. Everything lives in a. Returns -1 when there were errors.
 */
NODISCARD int cmd_workspace_open(struct arena *a, struct diag *dg,
    const char *dir, struct workspace *out);

/*
 * The file of the folder dir that has the settings under nearly the right
 * name, as Organization.xml or organization.xml.txt; NULL: none.
 */
const char *cmd_workspace_misnamed(struct arena *a, const char *dir);

/*
 * Read relative ("templates/theme.xml") from the workspace, else from the
 * built-in words, and remember it as an input. *name is what findings call it.
 * With binary no check for UTF-8.
 */
NODISCARD int cmd_workspace_file(struct arena *a, struct diag *dg,
    struct workspace *ws, const char *relative, bool binary,
    const char **name, struct str *out);

/* How editions name a policy: "policies/photos.md", ours with the prefix
 * WORKSPACE_BUILT_IN. */
struct str cmd_workspace_policy_name(struct arena *a, const struct policy *p);

/* The value at path as it prints, or the empty string; in a. */
struct str cmd_workspace_value(struct arena *a, const struct workspace *ws,
    const char *path);
/* The same as written in the file: "2026-12-01", "letter". */
struct str cmd_workspace_raw(struct arena *a, const struct workspace *ws,
    const char *path);

#endif
