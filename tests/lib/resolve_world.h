/*
 * resolve_world.h - for tests of resolve: a small library written to a folder
 * of its own, settings, and what comes of them.
 *
 *	struct world w = world_new();
 *	world_put(&w, "policies/t.md", "...");
 *	world_settings(&w, "<role use=\"nurse\"/>");
 *	const struct resolve_book *b = world_book(&w, "nurse");
 *	... world_findings(&w) ...
 *	world_free(&w);
 */
#ifndef PRECEPT_RESOLVE_WORLD_H
#define PRECEPT_RESOLVE_WORLD_H

#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "doc/doc.h"
#include "resolve/resolve.h"
#include "settings/settings.h"
#include "tap.h"

#define WORLD_FILES 64

struct world {
	struct arena *a;
	struct diag *dg;
	char dir[64];
	const char *files[WORLD_FILES];
	size_t n;
	struct str settings_text;
	struct settings *set;
	const struct library *lib;
	bool read;
};

#define ORG_HEAD \
	"<organization xmlns=\"urn:precept:organization:1\">\n" \
	"<identity><legal-name>Elm &amp; Co</legal-name>" \
	"<state>IA</state></identity>\n" \
	"<document effective=\"2026-12-01\" number=\"HR-1\"/>\n"
#define ORG_TAIL "\n</organization>\n"

#define LAW_XML \
	"<law xmlns=\"urn:precept:law:1\">\n" \
	"<entry cite=\"45 CFR 164.508\" kind=\"law\" checked=\"2026-11-22\" " \
	"certainty=\"high\"><title>Authorization</title>" \
	"<line>Sign first.</line></entry>\n" \
	"<entry cite=\"FTC 2023\" kind=\"guidance\" checked=\"2025-01-02\" " \
	"certainty=\"verified\"><title>Ties</title><line>Say so.</line></entry>\n" \
	"<entry cite=\"Unused 1\" kind=\"law\" checked=\"2026-11-22\" " \
	"certainty=\"high\"><title>No</title><line>No.</line></entry>\n" \
	"</law>\n"
#define FIGURES_XML \
	"<figures xmlns=\"urn:precept:figures:1\">\n" \
	"<figure id=\"new\" as-of=\"2026-02-08\" months=\"24\">" \
	"<value>72%</value><source>Pew</source></figure>\n" \
	"<figure id=\"old\" as-of=\"2021-02-08\" months=\"24\">" \
	"<value>60%</value><source>Pew</source></figure>\n</figures>\n"
#define STATES_XML \
	"<states xmlns=\"urn:precept:states:1\">\n" \
	"<state code=\"IA\" name=\"Iowa\" checked=\"2026-11-22\">" \
	"<topic id=\"recording\" value=\"one-party\" cite=\"Iowa 1\" mark=\"V\">" \
	"One may.</topic><topic id=\"board\" cite=\"Board 3\" mark=\"V\" " \
	"guidance=\"yes\">No names.</topic></state>\n" \
	"<state code=\"CA\" name=\"California\" checked=\"2026-11-22\">" \
	"<topic id=\"recording\" value=\"all-party\" cite=\"Cal. 2\" mark=\"V\">" \
	"All must.</topic></state>\n</states>\n"
#define GLOSSARY_XML \
	"<glossary xmlns=\"urn:precept:glossary:1\">\n" \
	"<term id=\"phi\" name=\"PHI\">Patient information.</term>\n" \
	"<term id=\"unused\" name=\"Unused\">Nothing.</term>\n</glossary>\n"
#define PLAN_HEAD \
	"<handbook xmlns=\"urn:precept:handbook:1\">\n"
#define PLAN_T PLAN_HEAD \
	"<book id=\"handbook\" title=\"Handbook\">\n" \
	"<chapter id=\"one\" title=\"One\"><section policy=\"t\"/></chapter>\n" \
	"<law title=\"Law\"/><glossary title=\"Glossary\"/>\n" \
	"</book></handbook>\n"

__attribute__((unused)) static void
world_put(struct world *w, const char *path, const char *text)
{
	const char *file = file_join(w->a, w->dir, path);
	size_t i = 0;

	if (file_write(w->dg, file, str_of(text), 0600) < 0)
		abort();
	while (i < w->n && strcmp(w->files[i], file) != 0)
		i++;
	if (i == w->n && w->n < WORLD_FILES)
		w->files[w->n++] = file;
}

static const char *const world_folders[] = { "policies", "policies/roles",
	"policies/forms", "templates", "own", "own/policies",
	"own/policies/roles", "own/templates" };

__attribute__((unused)) static struct world
world_new(void)
{
	struct world w = { .a = arena_new() };

	w.dg = diag_new(w.a);
	snprintf(w.dir, sizeof(w.dir), "/tmp/precept-resolve.XXXXXX");
	if (mkdtemp(w.dir) == NULL)
		abort();
	for (size_t i = 0; i < NELEM(world_folders); i++)
		if (file_mkdir(w.dg, file_join(w.a, w.dir,
		    world_folders[i])) < 0)
			abort();
	world_put(&w, "policies/law.xml", LAW_XML);
	world_put(&w, "policies/figures.xml", FIGURES_XML);
	world_put(&w, "policies/states.xml", STATES_XML);
	world_put(&w, "policies/glossary.xml", GLOSSARY_XML);
	world_put(&w, "templates/handbook.xml", PLAN_T);
	return w;
}

__attribute__((unused)) static void
world_free(struct world *w)
{
	for (size_t i = 0; i < w->n; i++)
		unlink(w->files[i]);
	for (size_t i = NELEM(world_folders); i-- > 0;)
		rmdir(file_join(w->a, w->dir, world_folders[i]));
	rmdir(w->dir);
	arena_free(w->a);
}

/* body stands in the middle of the settings; people are there. */
__attribute__((unused)) static void
world_settings(struct world *w, const char *body)
{
	w->settings_text = str_fmt(w->a, ORG_HEAD
	    "<person id=\"lead\"><name>Dana *Example*</name></person>\n"
	    "<person id=\"boss\"><name>Ada Boss</name><title>Owner</title>"
	    "</person>\n"
	    "<contact role=\"privacy-officer\" person=\"lead\"/>\n"
	    "<approval required=\"boss\"/>\n"
	    "%s" ORG_TAIL, body);
}

__attribute__((unused)) static bool
world_read(struct world *w)
{
	const struct resolve_folder folders[] = { { w->dir, "share" },
		{ file_join(w->a, w->dir, "own"), "" } };

	w->read = true;
	if (w->settings_text.ptr == NULL)
		world_settings(w, "<role use=\"nurse\"/>");
	return settings_read(w->a, w->dg, "organization.xml",
	    w->settings_text, &w->set) == 0 && resolve_library_read(w->a,
	    w->dg, folders, NELEM(folders), &w->lib) == 0;
}

__attribute__((unused)) static const struct resolve_book *
world_make(struct world *w, enum resolve_what what, const char *id)
{
	const struct resolve_book *b = NULL;

	if (!w->read && !world_read(w))
		return NULL;
	if (w->lib == NULL || w->set == NULL || resolve_book(w->a, w->dg,
	    w->lib, w->set, what, str_of(id), &b) < 0)
		return NULL;
	return b;
}

__attribute__((unused)) static const struct resolve_book *
world_book(struct world *w, const char *role)
{
	return world_make(w, RESOLVE_ROLE, role);
}

/* "error P301 share/policies/t.md:8:4 text\n  hint\n" for each. */
__attribute__((unused)) static const char *
world_findings(const struct world *w)
{
	static const char *const levels[] = { "error", "warning", "note" };
	struct str out = STR_LIT("");

	for (size_t i = 0; i < diag_len(w->dg); i++) {
		const struct finding *f = diag_at(w->dg, i);

		out = str_fmt(w->a, "%.*s%s %s %s:%u:%u %.*s%s%.*s\n",
		    STR_ARG(out), levels[f->level], f->code,
		    f->at.file != NULL ? f->at.file : "", f->at.line,
		    f->at.col, STR_ARG(f->text), f->hint.ptr ? "\n  " : "",
		    STR_ARG(f->hint));
	}
	return str_c(w->a, out);
}

__attribute__((unused)) static bool
world_says(const struct world *w, const char *words)
{
	if (strstr(world_findings(w), words) != NULL)
		return true;
	printf("# %s\n", words);
	for (const char *s = world_findings(w); *s != '\0';) {
		const size_t n = strcspn(s, "\n");

		printf("#   %.*s\n", (int)n, s);
		s += n + (s[n] != '\0');
	}
	return false;
}

__attribute__((unused)) static const struct doc_node *
world_find(const struct resolve_book *b, const char *id)
{
	for (const struct doc_node *n = b != NULL ? b->root : NULL; n != NULL;
	    n = doc_next(b->root, n))
		if (str_is(n->id, id))
			return n;
	return NULL;
}

/* What the section t prints, below its title. */
__attribute__((unused)) static struct str
world_words(struct world *w, const struct resolve_book *b)
{
	const struct doc_node *n = world_find(b, "t");
	struct str out = STR_LIT("");

	if (n == NULL)
		return STR_LIT("(not there)");
	for (n = n->next; n != NULL; n = n->next)
		out = str_fmt(w->a, "%.*s%s%.*s", STR_ARG(out),
		    out.len > 0 ? "\n" : "", STR_ARG(doc_words(w->a, n)));
	return out;
}

__attribute__((unused)) static struct str
world_dump(struct world *w, const struct doc_node *n)
{
	struct buf b;
	struct str out;

	buf_init(&b, 1 << 24);
	if (n != NULL)
		doc_dump(&b, n, false);
	out = str_dup(w->a, buf_view(&b));
	buf_free(&b);
	return out;
}

/* One policy t with this body, in a book for a nurse: what it prints. */
__attribute__((unused)) static void
world_try(const char *file, int line, const char *settings, const char *body,
    const char *want, const char *finding, const char *name)
{
	struct world w = world_new();
	const struct resolve_book *b;
	struct str got;

	world_put(&w, "policies/t.md", str_fmt(w.a,
	    "---\nid: t\n---\n# T\n\n%s", body).ptr);
	world_settings(&w, str_fmt(w.a, "%s<role use=\"nurse\"/>",
	    settings).ptr);
	b = world_book(&w, "nurse");
	got = b != NULL ? world_words(&w, b) : STR_LIT("(no book)");
	tap_text(file, line, got, want, name);
	if (finding != NULL)
		tap_report(world_says(&w, finding), file, line, "%s: %s",
		    name, finding);
	else
		tap_report(diag_errors(w.dg) + diag_warnings(w.dg) == 0 ||
		    !world_says(&w, "nothing to say"), file, line,
		    "%s: no finding", name);
	world_free(&w);
}

#define try(settings, body, want, finding, name) \
	world_try(__FILE__, __LINE__, settings, body, want, finding, name)

#endif
