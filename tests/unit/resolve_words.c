/* The words that come with us: every role of every profile and example. */

#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "base/map.h"
#include "doc/doc.h"
#include "resolve/resolve.h"
#include "resolve/resolve_survey.h"
#include "settings/settings.h"
#include "tap.h"

#define WORDS_MIN 8000	/* of a handbook: about twenty pages */

static struct arena *a;
static const struct library *lib;

/* Errors, and warnings about words of ours. */
static size_t
show(const struct diag *dg, bool warnings)
{
	size_t n = 0;

	for (size_t i = 0; i < diag_len(dg); i++) {
		const struct finding *f = diag_at(dg, i);

		if (f->level != DIAG_ERROR &&
		    (!warnings || f->level != DIAG_WARNING))
			continue;
		n++;
		printf("# %s:%u:%u %.*s [%s]\n", f->at.file ? f->at.file : "",
		    f->at.line, f->at.col, STR_ARG(f->text), f->code);
	}
	return n;
}

/* No node of a policy's tree and no unread placeholder is left. */
static bool
is_resolved(const struct doc_node *root)
{
	for (const struct doc_node *n = root; n != NULL;
	    n = doc_next(root, n)) {
		if (n->kind == DOC_NONE || n->kind >= DOC_POLICY ||
		    n->flags >= 1u << 20)
			return false;
		if (n->kind == DOC_VALUE && (n->first == NULL ||
		    n->first->kind != DOC_TEXT))
			return false;
		if ((n->kind == DOC_TEXT || n->kind == DOC_HEADING) &&
		    str_find(n->text, "{{", 0) < n->text.len)
			return false;
	}
	return true;
}

/* Every link within the book has a place to go to. */
static bool
links_hold(struct arena *t, const struct doc_node *root)
{
	struct map *ids = map_new(t);
	bool good = true;

	for (const struct doc_node *n = root; n != NULL; n = doc_next(root, n))
		if (!str_empty(n->id) && map_put(ids, n->id, ids) != NULL) {
			printf("# twice: %.*s\n", STR_ARG(n->id));
			good = false;
		}
	for (const struct doc_node *n = root; n != NULL; n = doc_next(root, n))
		if (str_starts(n->target, "#") && map_get(ids,
		    str_sub(n->target, 1, n->target.len)) == NULL) {
			printf("# dead: %.*s\n", STR_ARG(n->target));
			good = false;
		}
	return good;
}

static void
one_book(const struct settings *set, const char *org, enum resolve_what what,
    struct str id)
{
	struct arena *t = arena_new();
	struct diag *dg = diag_new(t);
	const struct resolve_book *b = NULL;
	const int rc = resolve_book(t, dg, lib, set, what, id, &b);

	if (rc == 0) {
		const size_t words = doc_count_words(b->root);

		show(dg, false);
		ok(is_resolved(b->root) && links_hold(t, b->root) &&
		    (what == RESOLVE_FORM || words >= WORDS_MIN),
		    "%s %.*s: %zu words, %zu rules, %zu questions, %zu gaps",
		    org, STR_ARG(id), words, b->n_rules, b->n_questions,
		    b->gaps);
	} else {
		show(dg, false);
		ok(false, "%s %.*s", org, STR_ARG(id));
	}
	arena_free(t);
}

static void
all_books(const char *org, struct str text)
{
	struct diag *dg = diag_new(a);
	struct settings *set;

	if (settings_read(a, dg, org, text, &set) < 0) {
		show(dg, false);
		ok(false, "%s: settings", org);
		return;
	}
	resolve_check(a, dg, lib, set, resolve_survey(a, lib, set));
	is_int(show(dg, false), 0, "no errors in check");
	for (size_t i = 0; i < settings_roles_len(set); i++)
		one_book(set, org, RESOLVE_ROLE, settings_role_at(set, i)->id);
	for (size_t i = 0; i < lib->n_forms; i++)
		one_book(set, org, RESOLVE_FORM, lib->forms[i].id);
}

static void
profiles(void)
{
	const struct date effective = { 2026, 12, 1 };
	const char *name, *about;

	for (size_t i = 0; (name = settings_profile(i, &about)) != NULL; i++) {
		struct diag *dg = diag_new(a);
		struct str text;

		if (ok(settings_starter(a, dg, name, effective, &text) == 0,
		    "starter of %s", name))
			all_books(name, text);
	}
}

static void
examples(void)
{
	static const char *const orgs[] = { "behavioral-health",
		"dental-practice", "family-clinic", "long-term-care", "maximal",
		"public-district", "teaching-hospital", "tiny" };

	for (size_t i = 0; i < NELEM(orgs); i++) {
		struct diag *dg = diag_new(a);
		const char *file = str_fmt(a, "tests/orgs/%s/organization.xml",
		    orgs[i]).ptr;
		struct str text;

		if (ok(file_read_text(a, dg, file, file, &text) == 0, "%s",
		    file))
			all_books(file, text);
	}
}

int
main(void)
{
	const struct resolve_folder here = { "", "share/precept" };
	struct diag *dg;

	a = arena_new();
	dg = diag_new(a);
	if (!ok(resolve_library_read(a, dg, &here, 1, &lib) == 0,
	    "the library reads")) {
		show(dg, true);
		return tap_done();
	}
	profiles();
	examples();
	arena_free(a);
	return tap_done();
}
