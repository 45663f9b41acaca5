#include "grade/grade_save.h"

#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/json_in.h"
#include "base/json_out.h"
#include "base/map.h"
#include "base/opt.h"
#include "grade/grade_messages.h"
#include "grade/grade_save_again.h"
#include "grade/grade_seen.h"

#define FORMAT "precept-verdict-1"
#define PUT_BACK "put back the file as it was saved, or move it out of " \
	"this folder"

#define WRONG UINT_MAX
enum { BITS_MAX = 0xffff };	/* of reasons and states, with room for more */

/* A verdict that is there. */
struct earlier {
	struct str digest;	/* of the response, hex */
	struct str key;		/* digest of the key, as digest_text */
	unsigned version;	/* 1: HEX.json; 2: HEX-2.json */
	unsigned attempt, reasons, states;
	uint32_t person;
	int64_t units, max;
	bool passed, given;	/* given: with this run, too */
	const char *dir;	/* where it is kept */
	struct str again;	/* options that made it from the one before */
};

struct grade_saved {
	struct map *by_digest;	/* -> struct earlier, of the last version */
	struct earlier **list;
	size_t n, cap;
	struct file_batch *batch;
	int lock;
	size_t staged;
	bool failed;		/* then nothing is written */
};

/* --- reading --- */

static int
altered(struct grade_run *g, const char *path, const char *what)
{
	diag_error(g->diag, (struct pos){ path, 0, 0 }, MSG_GRADE_ALTERED,
	    what);
	diag_hint(g->diag, "%s", PUT_BACK);
	return -1;
}

/* HEX.json is version 1, HEX-N.json version N; 0: neither. */
static unsigned
version_of(struct str name)
{
	struct str rest = str_sub(name, 64, name.len);
	unsigned n = 0;

	if (str_is(rest, ".json"))
		return 1;
	if (!str_starts(rest, "-"))
		return 0;
	for (size_t i = 1; i < rest.len && rest.ptr[i] >= '0' &&
	    rest.ptr[i] <= '9' && n < 100000; i++)
		n = n * 10 + (unsigned)(rest.ptr[i] - '0');
	return n;
}

static int64_t
number(const struct json_value *v, const char *key, int64_t otherwise)
{
	const struct json_value *at = json_get(v, key);

	return at != NULL && (at->kind == JSON_INT || at->kind == JSON_BOOL) ?
	    at->num : otherwise;
}

/* One from 0 to most; whatever else is there is WRONG, and not cut to fit. */
static unsigned
small(const struct json_value *v, const char *key, int64_t most)
{
	const int64_t n = number(v, key, -1);

	return n >= 0 && n <= most ? (unsigned)n : WRONG;
}

static void
add(struct grade_run *g, const struct earlier *e, struct str person)
{
	struct grade_saved *s = g->saved;
	const struct str folded = item_person(g->scratch, person);
	struct earlier *copy, *there = map_get(s->by_digest, e->digest);

	if (there != NULL && there->version >= e->version)
		return;
	copy = there;
	if (copy == NULL) {
		copy = ARENA_NEW(g->arena, struct earlier);
		s->list = arena_grow(g->arena, s->list, s->n, &s->cap,
		    sizeof(*s->list));
		s->list[s->n++] = copy;
	}
	*copy = *e;
	copy->person = grade_seen_person(g->seen,
	    grade_seen_hash(g->seen, folded), folded);
	map_put(s->by_digest, copy->digest, copy);
	grade_seen_attempt(g->seen, copy->person, e->attempt);
	grade_seen_at(g->seen, copy->person)->saved = true;
}

static int
read_one(struct grade_run *g, const char *dir, struct str name)
{
	char *path = file_join(g->arena, dir, str_c(g->arena, name));
	struct earlier e = { .version = version_of(name), .dir = dir };
	struct json_value *v;
	struct str text, quiz;
	struct digest d;

	if (e.version == 0 || !digest_parse_hex(str_sub(name, 0, 64), &d))
		return 0;	/* not one of ours */
	if (file_read_text(g->scratch, g->diag, path, path, &text) < 0)
		return -1;
	if (json_read(g->scratch, g->diag, path, text, &v) < 0) {
		diag_hint(g->diag, "%s", PUT_BACK);
		return -1;
	}
	if (!str_is(json_get_str(v, "format"), FORMAT))
		return altered(g, path, "it is no verdict");
	d = digest_of(json_get_str(v, "response"));
	e.digest = digest_hex(g->arena, &d);
	if (!str_starts(name, str_c(g->scratch, e.digest)))
		return altered(g, path, "its response is not the one it is "
		    "named after");
	quiz = json_get_str(v, "quiz");
	if (!str_starts(quiz, "sha256:") ||
	    !str_eq(str_sub(quiz, 7, quiz.len), g->quiz))
		return 0;	/* of another quiz */
	e.key = str_dup(g->arena, json_get_str(v, "key"));
	e.attempt = small(v, "attempt", GRADE_ATTEMPT_MAX);
	e.reasons = small(v, "reason-bits", BITS_MAX);
	e.states = small(v, "state-bits", BITS_MAX);
	/* Another maker's key may take points away, below none. */
	e.units = number(v, "units", INT64_MAX);
	e.max = number(v, "max", -1);
	e.passed = number(v, "passed", 0) != 0;
	e.again = grade_again_read(g->arena, v);
	/* Lacking figures are no figures: without its states a verdict that
	 * does not count would. */
	if (e.attempt == 0 || e.attempt == WRONG || e.reasons == WRONG ||
	    e.states == WRONG || e.max <= 0 || e.units > e.max ||
	    json_get(v, "passed") == NULL || e.passed != (e.reasons == 0))
		return altered(g, path, "its figures can't be");
	if (str_empty(item_person(g->scratch, json_get_str(v, "person"))))
		return altered(g, path, "it names nobody");
	add(g, &e, json_get_str(v, "person"));
	return 0;
}

static int
read_folder(struct grade_run *g, const char *dir)
{
	struct str *names;
	size_t n;
	int rc = 0;

	if (file_list(g->arena, g->diag, dir, ".json", &names, &n) < 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (read_one(g, dir, names[i]) < 0)
			rc = -1;
		arena_reset(g->scratch);
	}
	return rc;
}

int
grade_save_folder(struct arena *a, struct diag *dg, const char *dir)
{
	struct digest d;
	struct str *names;
	size_t n;
	bool ours = true;

	if (file_mkdir_private(dg, dir) < 0 ||
	    file_list(a, dg, dir, "", &names, &n) < 0)
		return -1;
	for (size_t i = 0; i < n && ours; i++) {
		const size_t from = str_starts(names[i], "lms-") ? 4 : 0;

		ours = digest_parse_hex(str_sub(names[i], from, 64), &d) &&
		    str_ends(names[i], ".json");
	}
	if (ours)
		file_close_folder(dg, dir);
	return 0;
}

int
grade_save_open(struct grade_run *g)
{
	struct grade_saved *s;
	int rc = 0;

	if (g->want.save == NULL && g->want.earlier == NULL)
		return 0;
	s = g->saved = ARENA_NEW(g->arena, struct grade_saved);
	s->by_digest = map_new(g->arena);
	s->lock = -1;
	if (g->want.save != NULL) {
		if (grade_save_folder(g->arena, g->diag, g->want.save) < 0)
			return -1;
		file_lock(g->want.save, true, &s->lock);
		file_sweep(g->want.save);
		s->batch = file_batch_new();
		rc = read_folder(g, g->want.save);
	}
	if (g->want.earlier != NULL && read_folder(g, g->want.earlier) < 0)
		rc = -1;
	return rc;
}

void
grade_save_close(struct grade_run *g)
{
	if (g->saved == NULL)
		return;
	file_abandon(g->saved->batch);
	file_unlock(g->saved->lock);
}

static struct earlier *
find(struct grade_run *g, const struct grade_response *r, struct str *hex)
{
	const struct digest d = digest_of(r->bytes);

	*hex = digest_hex(g->scratch, &d);
	return map_get(g->saved->by_digest, *hex);
}

bool
grade_save_known(struct grade_run *g, const struct grade_response *r,
    struct grade_verdict *v)
{
	struct str hex;
	struct earlier *e = find(g, r, &hex);
	bool given;

	if (e == NULL)
		return false;
	given = e->given;
	e->given = true;
	if (v->attempt == 0)
		v->attempt = e->attempt;
	v->states |= e->states & (GRADE_SAME_ATTEMPT | GRADE_SAME_BYTES);
	return !given;
}

size_t
grade_save_earlier(const struct grade_run *g)
{
	return g->saved != NULL ? g->saved->n : 0;
}

bool
grade_save_try(const struct grade_run *g, size_t i, struct grade_try *t)
{
	const struct earlier *e = g->saved->list[i];

	if (e->given)
		return false;
	*t = (struct grade_try){ e->person, e->attempt, e->units, e->max,
		e->passed, (e->reasons & GRADE_ATTEMPT) != 0 ||
		(e->states & (GRADE_SAME_ATTEMPT | GRADE_SAME_BYTES)) != 0,
		e->reasons, SIZE_MAX };
	return true;
}

/* --- writing --- */

static void
put_words(struct json_out *j, const char *key, struct buf *b)
{
	json_put_str(j, key, buf_view(b));
	buf_clear(b);
}

static void
put_changes(struct json_out *j, const struct grade_run *g)
{
	static const char *const kinds[] = { "accept", "credit", "drop" };

	json_key(j, "changes");
	json_array(j);
	for (size_t k = 0; k < NELEM(kinds); k++)
		for (size_t i = 0; i < opt_count(g->opts, kinds[k]); i++)
			json_str(j, str_fmt(g->scratch, "%s %s", kinds[k],
			    opt_nth(g->opts, kinds[k], i)));
	json_array_end(j);
}

static void
put_items(struct json_out *j, const struct grade_run *g,
    const struct grade_response *r, const struct grade_paper *p)
{
	json_key(j, "items");
	json_array(j);
	for (size_t i = 0; i < p->n; i++) {
		const struct grade_item *gi = &g->key.items[p->items[i]];
		const struct grade_mark *m = r->marks[p->items[i]];

		json_object(j);
		json_put_str(j, "id", gi->item->id);
		json_put_int(j, "max", grade_key_max(&g->key, p->items[i]));
		json_put_int(j, "units", m != NULL ? m->units : gi->credited ?
		    gi->item->max : 0);
		json_object_end(j);
	}
	json_array_end(j);
}

/* before: the name of the file of the verdict before; NULL: none. */
static void
put_verdict(struct grade_run *g, struct buf *b, const struct grade_response *r,
    const struct grade_paper *p, const struct grade_verdict *v,
    const struct earlier *e, const char *before)
{
	const struct item_quiz *q = g->key.pack->quiz;
	struct json_out j;
	struct buf words;

	buf_init(&words, SIZE_MAX);
	json_begin(&j, b, true);
	json_object(&j);
	json_put_int(&j, "attempt", v->attempt);
	if (before != NULL) {
		json_key(&j, "before");
		json_object(&j);
		json_put_str(&j, "file", str_of(before));
		json_put_int(&j, "max", e->max);
		json_put_bool(&j, "passed", e->passed);
		json_put_int(&j, "units", e->units);
		json_object_end(&j);
		put_changes(&j, g);
	}
	if (q != NULL)
		json_put_str_if_any(&j, "document", q->number);
	json_put_str(&j, "form", p->form);
	json_put_str(&j, "format", STR_LIT(FORMAT));
	put_items(&j, g, r, p);
	json_put_str(&j, "key", digest_text(g->scratch,
	    &g->key.pack->key_digest));
	json_put_int(&j, "max", v->max);
	json_put_str_if_any(&j, "name", r->typed_name);
	grade_put_unrecorded(&words, v);
	put_words(&j, "not-recorded", &words);
	json_put_bool(&j, "passed", v->passed);
	json_put_str(&j, "person", r->person);
	json_put_str(&j, "quiz", digest_text(g->scratch, &g->key.pack->digest));
	if (before != NULL)
		json_put_str_if_any(&j, "reason", str_of(g->want.reason));
	json_put_int(&j, "reason-bits", v->reasons);
	grade_put_reasons(&words, g, r, p, v, v->reasons, false);
	put_words(&j, "reasons", &words);
	json_put_str(&j, "response", r->bytes);
	json_put_int(&j, "state-bits", v->states);
	grade_put_states(&words, g, v);
	put_words(&j, "states", &words);
	json_put_str_if_any(&j, "submitted", r->submitted);
	json_put_int(&j, "units", v->units);
	if (q != NULL)
		json_put_str_if_any(&j, "version", q->version);
	json_object_end(&j);
	buf_putc(b, '\n');
	buf_free(&words);
}

static int
conflict(struct grade_run *g, const struct grade_response *r,
    struct earlier *e, const char *name)
{
	e->given = false;	/* it stands, and counts in place of this one */
	diag_error(g->diag, r->where(r, GRADE_F_ROW), MSG_GRADE_CONFLICT,
	    e->dir, name, e->passed ? "passed" : "not passed");
	grade_again_hint(g, e->again, e->key);
	return -1;
}

static const char *
name_of(struct grade_run *g, struct str hex, unsigned version)
{
	return version <= 1 ? str_fmt(g->arena, "%.*s.json", STR_ARG(hex)).ptr :
	    str_fmt(g->arena, "%.*s-%u.json", STR_ARG(hex), version).ptr;
}

static bool
same_verdict(const struct earlier *e, const struct grade_verdict *v)
{
	return e->units == v->units && e->max == v->max &&
	    e->passed == v->passed;
}

/* Where nothing is written, two verdicts on one response are a warning. */
static void
compare_earlier(struct grade_run *g, const struct grade_response *r,
    const struct grade_verdict *v)
{
	struct str hex;
	const struct earlier *e = find(g, r, &hex);

	if (e == NULL || g->regrade || same_verdict(e, v))
		return;
	diag_warn(g->diag, r->where(r, GRADE_F_ROW), MSG_GRADE_CONFLICT,
	    e->dir, name_of(g, hex, e->version), e->passed ? "passed" :
	    "not passed");
	grade_again_hint(g, e->again, e->key);
}

int
grade_save(struct grade_run *g, const struct grade_response *r,
    const struct grade_paper *p, const struct grade_verdict *v)
{
	struct grade_saved *s = g->saved;
	const char *before = NULL, *path;
	struct earlier *e, now;
	struct str hex;
	struct buf b;
	int rc;

	if (g->want.save == NULL) {
		compare_earlier(g, r, v);
		return 0;
	}
	e = find(g, r, &hex);
	now = (struct earlier){ .digest = str_dup(g->arena, hex),
		.key = digest_text(g->arena, &g->key.pack->key_digest),
		.version = 1, .attempt = v->attempt, .reasons = v->reasons,
		.states = v->states,
		.person = v->person, .units = v->units, .max = v->max,
		.passed = v->passed, .given = true, .dir = g->want.save };
	/* The same again, or by another key that says the same. */
	if (e != NULL && same_verdict(e, v) && (!g->regrade ||
	    str_eq(e->key, now.key)))
		return 0;
	if (e != NULL) {
		before = name_of(g, hex, e->version);
		if (!g->regrade)
			return conflict(g, r, e, before);
		now.version = e->version + 1;
	}
	buf_init(&b, SIZE_MAX);
	put_verdict(g, &b, r, p, v, e, before);
	path = file_join(g->arena, g->want.save,
	    name_of(g, hex, now.version));
	rc = file_stage(s->batch, g->diag, path, buf_view(&b), 0600);
	buf_free(&b);
	if (rc < 0) {
		s->failed = true;
		return -1;
	}
	s->staged++;
	if (e == NULL) {
		e = ARENA_NEW(g->arena, struct earlier);
		s->list = arena_grow(g->arena, s->list, s->n, &s->cap,
		    sizeof(*s->list));
		s->list[s->n++] = e;
	}
	*e = now;
	map_put(s->by_digest, e->digest, e);
	return 0;
}

int
grade_save_end(struct grade_run *g)
{
	if (g->saved == NULL)
		return 0;
	if (g->saved->failed)
		return -1;
	if (g->saved->staged == 0)
		return 0;
	return file_commit(g->saved->batch, g->diag);
}
