/* What is made from the table: the starter, the schema, the manual. */
#include "settings/settings.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "base/xml_in.h"
#include "tap.h"

static struct arena *a;
static struct diag *dg;
static const struct date day = { 2026, 12, 1 };

static struct settings *
read_text(struct str text)
{
	struct settings *s = NULL;

	dg = diag_new(a);
	if (settings_read(a, dg, "organization.xml", text, &s) != 0) {
		diag_print(dg, stdout, false);
		return NULL;
	}
	return s;
}

/*
 * The starter with everything in its comments moved out of them: comments
 * hold words up to an empty line, then examples.
 */
static struct str
uncomment(struct str text)
{
	struct str rest = text, out;
	bool words = false;
	struct buf b;

	buf_init(&b, 1u << 22);
	while (rest.ptr != NULL) {
		struct str line = str_cut(&rest, '\n');
		struct str s = str_trim(line);

		if (str_is(s, "<!--")) {
			words = true;
		} else if (str_is(s, "-->")) {
			words = false;
		} else if (words && s.len == 0) {
			words = false;
		} else if (!words && str_starts(s, "<!-- ") &&
		    str_ends(s, " -->")) {
			buf_str(&b, str_sub(s, 5, s.len - 9));
			buf_putc(&b, '\n');
		} else if (!words) {
			buf_str(&b, line);
			buf_putc(&b, '\n');
		}
	}
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static struct str
get(const struct settings *s, const char *path)
{
	struct settings_values v;

	if (settings_get(a, s, str_of(path), &v) != SETTINGS_SET)
		return STR_LIT("(none)");
	return settings_print(a, s, &v, SETTINGS_CELL);
}

static void
test_starter(const char *profile)
{
	struct settings *s;
	struct str text, again;

	dg = diag_new(a);
	is_int(settings_starter(a, dg, profile, day, &text), 0, profile);
	is_int(settings_starter(a, dg, profile, day, &again), 0, "again");
	ok(str_eq(text, again), "the same bytes");
	s = read_text(text);
	ok(s != NULL, "reads without an error");
	if (s == NULL)
		return;
	is_int(settings_samples(s), 4, "samples: name, state, document, "
	    "person");
	is_text(get(s, "document.effective"), "December 1, 2026", "date");
	is_text(get(s, "contact.privacy-officer.name"), "Robin Sample",
	    "officer");
	ok(settings_roles_len(s) >= 2, "roles");
	ok(read_text(uncomment(text)) != NULL,
	    "and so it does with all examples in force");
}

/* A mark that is taken away while the sample stays is noticed. */
static void
test_unmarked(void)
{
	struct str text, rest;
	size_t still = 0;
	struct buf b;

	dg = diag_new(a);
	is_int(settings_starter(a, dg, "hospital", day, &text), 0, "hospital");
	buf_init(&b, 1u << 22);
	for (rest = text; rest.len > 0;) {
		size_t at = str_find(rest, " sample=\"yes\"", 0);

		buf_str(&b, str_sub(rest, 0, at));
		rest = str_sub(rest, at + 13, rest.len);
	}
	ok(read_text(str_dup(a, buf_view(&b))) != NULL, "no marks");
	for (size_t i = 0; i < diag_len(dg); i++)
		still += !strcmp(diag_at(dg, i)->code, "P142");
	is_int(still, 4, "name, person, telephone and e-mail are seen");
	ok(read_text(text) != NULL, "with the marks");
	for (size_t i = 0; i < diag_len(dg); i++)
		ok(strcmp(diag_at(dg, i)->code, "P142") != 0, "none is");
	buf_free(&b);
}

static void
test_profiles(void)
{
	const char *about;
	struct str text;
	size_t n = 0;

	for (; settings_profile(n, &about) != NULL; n++) {
		test_starter(settings_profile(n, &about));
		is_int(settings_starter(a, dg, settings_profile(n, NULL), day,
		    &text), 0, "again");
		ok(str_find(text, "\n\t\t<size>", 0) < text.len,
		    "no words for a smaller office than it is");
		ok(*about != '\0', "says what it is");
	}
	is_int(n, 6, "six profiles");
	is_int(settings_starter(a, dg, "small-practice", day, &text), 0,
	    "a small practice");
	ok(str_find(text, "<contact role=\"communications\" "
	    "person=\"privacy-lead\"/>", 0) < text.len &&
	    str_find(text, "person=\"comms-lead\"/>", 0) == text.len,
	    "has one person for several offices");
	dg = diag_new(a);
	is_int(settings_starter(a, dg, "hospitall", day, &text), -1,
	    "no such profile");
	is_int(diag_exit(dg), EXIT_BAD_USAGE, "wrong usage");
	is_text(diag_at(dg, 0)->hint, "did you mean \"hospital\"?", "hint");
	is_int(settings_starter(a, dg, NULL, day, &text), 0, "by default");
	ok(str_find(text, "Cedar Sample Clinic, Inc.", 0) < text.len,
	    "a clinic");
}

/* Every field of the table stands in the file, with a value. */
static void
test_maximal(void)
{
	const char *path = "tests/orgs/maximal/organization.xml";
	struct str text;
	struct settings *s;
	struct settings_values v;

	dg = diag_new(a);
	ok(file_read_text(a, dg, path, path, &text) == 0, "maximal is there");
	s = read_text(text);
	ok(s != NULL && diag_len(dg) == 0, "and reads without a finding");
	if (s == NULL)
		return;
	for (size_t i = 0; i < settings_blocks_len; i++)
		for (size_t k = 0; k < settings_blocks[i].n; k++) {
			const struct settings_block *b = &settings_blocks[i];
			struct str name = str_fmt(a, "%s.%s", b->name,
			    b->fields[k].name);

			if (settings_get(a, s, name, &v) != SETTINGS_SET ||
			    v.v[0]->at.file == NULL)
				ok(false, "%.*s is not in the file",
				    STR_ARG(name));
		}
}

/* Sound defaults: each would be accepted in the file. */
static void
test_table(void)
{
	for (size_t i = 0; i < settings_blocks_len; i++) {
		const struct settings_block *b = &settings_blocks[i];

		ok(b->about != NULL && b->n > 0 && str_ends(str_of(b->about),
		    "."), "<%s> is explained", b->name);
		for (size_t k = 0; k < b->n; k++) {
			const struct settings_field *f = &b->fields[k];

			if (f->about == NULL || *f->about == '\0' ||
			    f->example == NULL)
				ok(false, "%s.%s has no words", b->name,
				    f->name);
			if (strstr(f->about, "--") != NULL ||
			    strstr(f->example, "--") != NULL)
				ok(false, "%s.%s can't stand in a comment",
				    b->name, f->name);
			if ((f->type == SET_CHOICE || f->type == SET_OPEN) !=
			    (f->choices != NULL))
				ok(false, "%s.%s: choices", b->name, f->name);
			if (f->type == SET_INT && f->min >= f->max)
				ok(false, "%s.%s: range", b->name, f->name);
		}
	}
}

/* What is "kept for policies of your own" stands in none of ours. */
static void
test_kept(void)
{
	FILE *in = popen("cat policies/*.md policies/*/*.md", "r");
	char bytes[4096];
	size_t n, kept = 0;
	struct str all;
	struct buf b;

	buf_init(&b, 1u << 24);
	ok(in != NULL, "the policies are there");
	while (in != NULL && (n = fread(bytes, 1, sizeof(bytes), in)) > 0)
		buf_add(&b, bytes, n);
	if (in != NULL)
		(void)pclose(in);
	all = buf_view(&b);
	ok(str_find(all, "{{union.contact", 0) < all.len, "and are read");
	for (size_t i = 0; i < settings_blocks_len; i++) {
		const struct settings_block *block = &settings_blocks[i];

		for (size_t k = 0; k < block->n; k++) {
			const struct settings_field *f = &block->fields[k];

			if (strstr(f->about, "kept for") == NULL &&
			    strstr(block->about, "print none of it") == NULL)
				continue;
			kept++;
			if (str_find(all, str_c(a, str_fmt(a, "{{%s.%s",
			    block->name, f->name)), 0) < all.len ||
			    str_find(all, str_c(a, str_fmt(a, "if: %s.%s ",
			    block->name, f->name)), 0) < all.len)
				ok(false, "%s.%s is printed", block->name,
				    f->name);
		}
	}
	ok(kept > 10, "%zu fields are kept", kept);
	buf_free(&b);
}

static void
test_schema(void)
{
	static const char *const files[] = { "tiny", "family-clinic",
		"teaching-hospital", "dental-practice", "maximal",
		"long-term-care", "public-district", "behavioral-health",
		"hostile/markup" };
	static const char *const bad[] = { "mistakes", "nothing",
		"other-root", "path", "long-name" };
	struct str schema = settings_schema(a);
	char path[] = "/tmp/precept-schema-XXXXXX", command[300];
	struct xml_node *root;
	int fd;

	dg = diag_new(a);
	ok(xml_read(a, dg, "schema", schema, &root) == 0, "schema is XML");
	if (system("xmllint --version >/dev/null 2>&1") != 0) {
		ok(true, "# SKIP xmllint is not installed");
		return;
	}
	fd = mkstemp(path);
	ok(fd >= 0 && write(fd, schema.ptr, schema.len) ==
	    (ssize_t)schema.len, "schema written");
	for (size_t i = 0; i < NELEM(files) + NELEM(bad); i++) {
		const bool good = i < NELEM(files);
		const char *name = good ? files[i] : bad[i - NELEM(files)];

		(void)snprintf(command, sizeof(command), "xmllint --nonet "
		    "--noout --schema %s tests/orgs/%s%s%s >/dev/null 2>&1",
		    path, good ? "" : "hostile/", name,
		    good ? "/organization.xml" : ".xml");
		ok((system(command) == 0) == good, "%s %s", good ? "accepts" :
		    "refuses", name);
	}
	(void)unlink(path);
	(void)close(fd);
}

static void
test_manual(void)
{
	struct str m = settings_manual(a);
	struct str rest = m;
	size_t items = 0, blocks = 0, fields = 0;

	while (rest.ptr != NULL) {
		struct str line = str_cut(&rest, '\n');

		items += str_starts(line, ".It Ic ");
		blocks += str_starts(line, ".Ss Aq ");
		if (line.len > 80 && !str_starts(line, ".Ql"))
			ok(false, "long line: %.*s", STR_ARG(line));
	}
	for (size_t i = 0; i < settings_blocks_len; i++)
		fields += settings_blocks[i].n;
	is_int(items, fields, "every field");
	is_int(blocks, settings_blocks_len, "every block");
}

int
main(void)
{
	a = arena_new();
	test_table();
	test_kept();
	test_profiles();
	test_unmarked();
	test_maximal();
	test_schema();
	test_manual();
	arena_free(a);
	return tap_done();
}
