/* grade_sink_json.c - verdicts as one JSON document; members are sorted. */
#include "grade/grade_sink_missing.h"
#include "grade/grade_sink_part.h"

#include "base/arena.h"
#include "base/json_out.h"
#include "grade/grade_save.h"

static void
put_buf(struct json_out *j, const char *key, struct buf *b)
{
	json_put_str(j, key, buf_view(b));
	buf_clear(b);
}

/* A list of words: of texts parted by sep. */
static void
put_list(struct json_out *j, const char *key, struct buf *b, const char *sep)
{
	struct str rest = buf_view(b);

	json_key(j, key);
	json_array(j);
	while (rest.len > 0) {
		const size_t at = str_find(rest, sep, 0);

		json_str(j, str_sub(rest, 0, at));
		rest = str_sub(rest, at + str_of(sep).len, rest.len);
	}
	json_array_end(j);
	buf_clear(b);
}

static void
put_points(struct json_out *j, const char *key, int64_t units)
{
	struct buf b;

	buf_init(&b, SIZE_MAX);
	grade_put_points(&b, units);
	put_buf(j, key, &b);
	buf_free(&b);
}

static void
put_items(struct json_out *j, struct grade_run *g, const struct grade_kept *k)
{
	json_key(j, "items");
	json_array(j);
	for (size_t i = 0; i < k->p->n; i++) {
		const struct grade_item *gi = &g->key.items[k->p->items[i]];
		const struct grade_mark *m = k->r->marks[k->p->items[i]];

		json_object(j);
		json_put_bool(j, "answered", m != NULL && !m->blank);
		json_put_str(j, "id", gi->item->id);
		put_points(j, "max", gi->dropped ? 0 : gi->item->max);
		put_points(j, "score", m != NULL ? m->units :
		    gi->credited ? gi->item->max : 0);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_response(struct json_out *j, struct grade_run *g,
    const struct grade_kept *k)
{
	struct buf b;

	buf_init(&b, SIZE_MAX);
	json_object(j);
	json_put_int(j, "attempt", k->v.attempt);
	if (g->regrade) {
		json_key(j, "before");
		json_object(j);
		json_put_bool(j, "passed", k->v.passed_before);
		grade_put_reasons(&b, g, k->r, k->p, &k->v,
		    k->v.reasons_before, true);
		put_list(j, "reasons", &b, "; ");
		put_points(j, "score", k->v.units_before);
		json_object_end(j);
		json_put_bool(j, "changed", k->v.passed != k->v.passed_before);
	}
	json_put_bool(j, "counts", k->counts);
	json_put_str(j, "digest", grade_sink_digest(g, k));
	json_put_str(j, "file", str_of(k->at.file));
	json_put_str(j, "form", k->p->form);
	put_items(j, g, k);
	json_put_int(j, "line", k->at.line);
	put_points(j, "max", k->v.max);
	json_put_str_or_null(j, "name", grade_sink_name(g, k));
	grade_put_unrecorded(&b, &k->v);
	put_list(j, "not-recorded", &b, " ");
	json_put_bool(j, "passed", k->v.passed);
	grade_put_percent(&b, k->v.units, k->v.max);
	put_buf(j, "percent", &b);
	json_put_str(j, "person", k->r->person);
	grade_put_reasons(&b, g, k->r, k->p, &k->v, k->v.reasons, false);
	put_list(j, "reasons", &b, "; ");
	put_points(j, "score", k->v.units);
	grade_put_states(&b, g, &k->v);
	put_list(j, "states", &b, "; ");
	json_put_str_or_null(j, "submitted", k->r->submitted);
	json_object_end(j);
	buf_free(&b);
	arena_reset(g->scratch);
}

static void
put_people(struct json_out *j, struct grade_run *g)
{
	struct grade_sink *s = g->sink;
	struct buf b;

	buf_init(&b, SIZE_MAX);
	json_key(j, "people");
	json_array(j);
	for (size_t i = 0; i < s->n_kept; i++) {
		const struct grade_kept *k = &s->kept[i];
		struct grade_final *f = &s->finals[k->v.person];

		if (f->told)
			continue;
		f->told = true;
		json_object(j);
		json_put_bool(j, "passed", f->passed);
		grade_put_percent(&b, f->units, f->max);
		put_buf(j, "percent", &b);
		json_put_str(j, "person", k->r->folded);
		json_object_end(j);
	}
	json_array_end(j);
	buf_free(&b);
}

static void
put_missing(struct json_out *j, struct grade_run *g)
{
	size_t n;
	const struct str *list = grade_missing_people(g, &n);

	if (list == NULL)
		return;
	json_key(j, "missing");
	json_array(j);
	for (size_t i = 0; i < n; i++)
		json_str(j, list[i]);
	json_array_end(j);
}

/* The members of the result; the braces are the caller's. */
static void
put_members(struct grade_run *g, struct json_out *j)
{
	struct grade_sink *s = g->sink;

	json_key(j, "files");
	json_array(j);
	for (size_t i = 0; i < s->n_files; i++) {
		json_object(j);
		json_put_str(j, "digest", digest_text(g->scratch,
		    &s->files[i].digest));
		json_put_str(j, "name", s->files[i].name);
		json_object_end(j);
	}
	json_array_end(j);
	json_put_count(j, "graded", s->n_kept);
	json_put_str(j, "key", digest_text(g->scratch,
	    &g->key.pack->key_digest));
	put_missing(j, g);
	put_people(j, g);
	json_put_str(j, "quiz", digest_text(g->scratch, &g->key.pack->digest));
	if (g->want.reason != NULL)
		json_put_str_or_null(j, "reason", str_of(g->want.reason));
	json_put_count(j, "refused", g->refused);
	json_key(j, "responses");
	json_array(j);
	for (size_t i = 0; i < s->n_kept; i++)
		put_response(j, g, &s->kept[i]);
	json_array_end(j);
}

void
grade_put_json(struct grade_run *g, struct buf *b)
{
	struct json_out j;

	if (g->want.json) {	/* whose result has braces */
		json_members(&j, b, false);
		put_members(g, &j);
		return;
	}
	json_begin(&j, b, true);
	json_object(&j);
	put_members(g, &j);
	json_object_end(&j);
	buf_putc(b, '\n');
}
