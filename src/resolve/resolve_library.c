#include "resolve/resolve_part.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/xml_in.h"

#define HANDBOOK "templates/handbook.xml"

/*
 * Folders of a workspace are optional; without the first one's there is
 * nothing to print, and policy_library_read says so.
 */
static int
read_policies(struct arena *a, struct diag *dg,
    const struct resolve_folder *folders, size_t n, const struct map *wanted,
    struct policy_library **out)
{
	struct policy_folder *in = arena_array(a, n, sizeof(*in));
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		const char *dir = file_join(a, folders[i].dir, "policies");

		if (i > 0 && file_absent(dir))
			continue;
		in[used++] = (struct policy_folder){ dir,
			file_join(a, folders[i].name, "policies") };
	}
	return policy_library_read(a, dg, in, used, wanted, out);
}

/* The plan of the last folder that has one. */
static int
read_plan_text(struct arena *a, struct diag *dg,
    const struct resolve_folder *folders, size_t n, struct resolve_file *out,
    struct str *text)
{
	size_t i = n - 1;

	while (i > 0 && file_absent(file_join(a, folders[i].dir, HANDBOOK)))
		i--;
	out->file = file_join(a, folders[i].name, HANDBOOK);
	out->path = STR_LIT(HANDBOOK);
	out->source = (unsigned)i;
	if (file_read_text(a, dg, file_join(a, folders[i].dir, HANDBOOK),
	    out->file, text) < 0)
		return -1;
	out->digest = digest_of(*text);
	return 0;
}

int
resolve_library_read(struct arena *a, struct diag *dg,
    const struct resolve_folder *folders, size_t n,
    const struct library **out)
{
	struct library *lib = ARENA_NEW(a, struct library);
	const struct map *wanted = NULL;
	struct policy_library *policies;
	struct xml_node *plan = NULL;
	struct str text;
	int rc;

	CHECK(n > 0);
	rc = read_plan_text(a, dg, folders, n, &lib->handbook, &text);
	if (rc == 0)
		rc = xml_read(a, dg, lib->handbook.file, text, &plan);
	/* Under a workspace's own plan many of ours are in no book. */
	if (rc == 0 && lib->handbook.source > 0)
		wanted = resolve_plan_wants(a, plan);
	if (read_policies(a, dg, folders, n, wanted, &policies) < 0 || rc < 0 ||
	    resolve_plan_read(a, dg, plan, policies, &lib->plan) < 0)
		return -1;
	lib->policies = policies;
	lib->forms = lib->plan->forms;
	lib->n_forms = lib->plan->n_forms;
	*out = lib;
	return 0;
}
