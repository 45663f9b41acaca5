/* item_package_read.c - a package of ours; others are item_import.c's. */
#include "item/item_quiz.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/zip.h"
#include "item/item_messages.h"
#include "item/item_part.h"

static void
remake_hint(struct diag *dg)
{
	diag_hint(dg, "take the file that precept build made, or have it made "
	    "again");
}

bool
item_zip_text(struct item_zip *z, struct pos wants, struct str name,
    const char **called, struct str *text)
{
	const struct zip_part *part = map_get(z->files, name);

	if (part == NULL) {
		diag_error(z->r.dg, wants, MSG_PACKAGE_FILE, STR_ARG(name));
		diag_hint(z->r.dg, "take the whole package, as it was made");
		return false;
	}
	*called = str_c(z->r.a, str_fmt(z->r.a, "%s/%.*s", z->r.name,
	    STR_ARG(name)));
	*text = part->bytes;
	if (str_starts(*text, "\xef\xbb\xbf"))
		*text = str_sub(*text, 3, text->len);
	if (utf8_check(*text) == text->len)
		return true;
	diag_error(z->r.dg, diag_place(*called, *text, utf8_check(*text)),
	    MSG_PACKAGE_TEXT);
	diag_hint(z->r.dg, "save it as UTF-8");
	return false;
}

/* --- digests --- */

/* A list as sha256sum writes it: name to digest. -1 after a finding. */
static int
read_list(struct item_zip *z, const char *file, struct map **out)
{
	const struct pos at = { z->r.name, 0, 0 };
	struct str rest, line, name;
	const char *called;
	struct digest *d;
	struct pos place = { NULL, 0, 1 };

	*out = map_new(z->r.a);
	if (!item_zip_text(z, at, str_of(file), &called, &rest))
		return -1;
	place.file = called;
	while (rest.len != 0) {
		line = str_cut(&rest, '\n');
		place.line++;
		d = ARENA_NEW(z->r.a, struct digest);
		name = str_sub(line, 66, line.len);
		if (line.len <= 66 ||
		    !digest_parse_hex(str_sub(line, 0, 64), d) ||
		    !str_is(str_sub(line, 64, 2), "  ") ||
		    map_put(*out, name, d) != NULL) {
			diag_error(z->r.dg, place, MSG_PACKAGE_LINE);
			remake_hint(z->r.dg);
			return -1;
		}
	}
	return 0;
}

static int
digest_wrong(struct item_zip *z, struct str name)
{
	diag_error(z->r.dg, (struct pos){ z->r.name, 0, 0 },
	    MSG_PACKAGE_DIGEST, STR_ARG(name));
	remake_hint(z->r.dg);
	return -1;
}

/* Every file is listed as it is, and every listed file is there. */
static int
check_digests(struct item_zip *z, struct map **list)
{
	const struct pos at = { z->r.name, 0, 0 };
	const struct digest *listed;
	struct digest d;

	if (read_list(z, "digests.txt", list) < 0)
		return -1;
	for (size_t i = 0; i < z->n; i++) {
		const struct str name = z->parts[i].name;

		if (str_is(name, "digests.txt"))
			continue;
		listed = map_get(*list, name);
		if (listed == NULL) {
			diag_error(z->r.dg, at, MSG_PACKAGE_SURPLUS,
			    STR_ARG(name));
			remake_hint(z->r.dg);
			return -1;
		}
		d = digest_of(z->parts[i].bytes);
		if (!digest_same(&d, listed))
			return digest_wrong(z, name);
	}
	for (size_t i = 0; i < map_len(*list); i++)
		if (map_get(z->files, map_key(*list, i)) == NULL)
			return digest_wrong(z, map_key(*list, i));
	return 0;
}

/* What both parts hold alike must be alike: all but items and manifest. */
static int
check_parts(struct item_zip *z, const struct map *list)
{
	struct map *open;

	if (read_list(z, "open-digests.txt", &open) < 0)
		return -1;
	for (size_t i = 0; i < map_len(list); i++) {
		const struct str name = map_key(list, i);
		const struct digest *there = map_get(open, name);
		const bool shared = !str_starts(name, "items/") &&
		    !str_is(name, "imsmanifest.xml") &&
		    !str_is(name, "open-digests.txt");

		if (str_is(name, "open-digests.txt") ? there == NULL :
		    there != NULL && (!shared || digest_same(there,
		    map_value(list, i))))
			continue;
		diag_error(z->r.dg, (struct pos){ z->r.name, 0, 0 },
		    MSG_PACKAGE_PARTS, STR_ARG(name));
		remake_hint(z->r.dg);
		return -1;
	}
	return 0;
}

static struct digest
digest_of_file(const struct item_zip *z, const char *name)
{
	const struct zip_part *p = map_get(z->files, str_of(name));

	CHECK(p != NULL);
	return digest_of(p->bytes);
}

/* --- items --- */

static void
check_entry(struct item_zip *z, const struct item *it,
    const struct item_entry *e, bool key)
{
	const bool has = it->n_correct != 0 || it->n_map != 0;

	if (!str_eq(it->id, e->id) || !str_eq(it->stimulus, e->scenario)) {
		diag_error(z->r.dg, it->at, MSG_PACKAGE_ENTRY,
		    str_eq(it->id, e->id) ? "it has another scenario" :
		    "it has another id");
		remake_hint(z->r.dg);
	} else if (key && !has) {
		diag_error(z->r.dg, it->at, MSG_PACKAGE_NO_KEY,
		    STR_ARG(it->id));
		remake_hint(z->r.dg);
	} else if (!key && (has || it->reason.len != 0)) {
		diag_error(z->r.dg, it->at, MSG_PACKAGE_KEY, STR_ARG(it->id));
		diag_hint(z->r.dg, "do not hand this file out; have it made "
		    "again");
	}
}

static void
read_items(struct item_zip *z, const struct item_quiz *q,
    struct item_package *p)
{
	const struct pos at = { z->r.name, 0, 0 };

	p->items = arena_array(z->r.a, q->n, sizeof(*p->items));
	p->critical = arena_array(z->r.a, q->n, sizeof(*p->critical));
	p->n = q->n;
	for (size_t i = 0; i < q->n; i++) {
		const struct item_entry *e = &q->entries[i];
		const char *called;
		struct str text;

		p->critical[i] = e->critical;
		if (item_zip_text(z, at, str_fmt(z->r.a, "items/%.*s.xml",
		    STR_ARG(e->id)), &called, &text) &&
		    item_read(z->r.a, z->r.dg, called, text,
		    &p->items[i]) == 0)
			check_entry(z, &p->items[i], e, p->has_key);
	}
}

static void
read_stimuli(struct item_zip *z, const struct item_quiz *q,
    struct item_package *p)
{
	const struct pos at = { z->r.name, 0, 0 };
	struct map *seen = map_new(z->r.a);

	p->stimuli = arena_array(z->r.a, q->n, sizeof(*p->stimuli));
	for (size_t i = 0; i < q->n; i++) {
		const struct str id = q->entries[i].scenario;
		struct item_stimulus *s = &p->stimuli[p->n_stimuli];
		const char *called;
		struct str text;

		if (id.len == 0 || map_put(seen, id, z) != NULL)
			continue;
		if (!item_zip_text(z, at, str_fmt(z->r.a, "stimuli/%.*s.xml",
		    STR_ARG(id)), &called, &text) ||
		    item_read_stimulus(z->r.a, z->r.dg, called, text, s) < 0)
			continue;
		if (!str_eq(s->id, id))
			item_wrong(&z->r, (struct pos){ called, 1, 1 }, s->id,
			    str_c(z->r.a, str_fmt(z->r.a, "\"%.*s\"",
			    STR_ARG(id))));
		p->n_stimuli++;
	}
}

static int
read_ours(struct item_zip *z, struct item_package *p)
{
	const size_t errors = diag_errors(z->r.dg);
	struct item_quiz *q = ARENA_NEW(z->r.a, struct item_quiz);
	struct map *list;
	const char *called;
	struct str text;

	p->has_key = map_get(z->files, STR_LIT("open-digests.txt")) != NULL;
	if (check_digests(z, &list) < 0 ||
	    (p->has_key && check_parts(z, list) < 0) ||
	    !item_zip_text(z, (struct pos){ z->r.name, 0, 0 },
	    STR_LIT("quiz.xml"), &called, &text) ||
	    item_quiz_read(z->r.a, z->r.dg, called, text, q) < 0)
		return -1;
	p->quiz = q;
	p->pass = (long)q->pass;
	p->digest = digest_of_file(z, p->has_key ? "open-digests.txt" :
	    "digests.txt");
	if (p->has_key)
		p->key_digest = digest_of_file(z, "digests.txt");
	read_items(z, q, p);
	read_stimuli(z, q, p);
	if (item_read_places(z, q) < 0)
		return -1;
	return diag_errors(z->r.dg) == errors ? 0 : -1;
}

int
item_package_read(struct arena *a, struct diag *dg, const char *name,
    struct str zip, struct item_package *out)
{
	struct item_zip z = { .r = { a, dg, name }, .files = map_new(a) };
	struct item_package p = { .pass = -1 };
	struct map *list;

	if (zip_unpack(a, dg, name, zip, &z.parts, &z.n) < 0)
		return -1;
	for (size_t i = 0; i < z.n; i++)
		map_put(z.files, z.parts[i].name, &z.parts[i]);
	if (map_get(z.files, STR_LIT("quiz.xml")) != NULL) {
		if (read_ours(&z, &p) < 0)
			return -1;
	} else {
		if (map_get(z.files, STR_LIT("digests.txt")) != NULL &&
		    check_digests(&z, &list) < 0)
			return -1;
		if (item_import(&z, &p) < 0)
			return -1;
		p.digest = p.key_digest = digest_of(zip);
	}
	*out = p;
	return 0;
}
