#include "grade/grade_sink.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "grade/grade_save.h"
#include "grade/grade_seen.h"
#include "grade/grade_sink_part.h"

enum {
	FLUSH_AT = 192 << 10,
	SAME = GRADE_SAME_ATTEMPT | GRADE_SAME_BYTES
};

int
grade_sink_new(struct grade_run *g, struct grade_sink **out)
{
	struct grade_sink *s = ARENA_NEW(g->arena, struct grade_sink);

	buf_init(&s->out, SIZE_MAX);
	if (grade_sink_read_columns(g, s) < 0)
		return -1;
	s->streams = !g->want.gate && !g->want.json &&
	    (g->want.format == GRADE_QTI || g->want.format == GRADE_CSV);
	for (size_t i = 0; i < s->n_columns; i++)
		if (s->columns[i].col >= COL_WHOLE &&
		    s->columns[i].col != COL_CARRIED &&
		    g->want.format == GRADE_CSV)
			s->streams = false;
	s->places = !s->streams || g->want.format != GRADE_CSV ||
	    grade_sink_has(s, COL_LINE) || grade_sink_has(s, COL_FILE);
	*out = s;
	return 0;
}

bool
grade_sink_wants_digests(const struct grade_run *g)
{
	if (g->want.json)
		return true;
	return !g->want.stats && (g->want.format == GRADE_TABLE ||
	    g->want.format == GRADE_JSON);
}

bool
grade_sink_wants_bytes(const struct grade_run *g)
{
	if (g->want.json || g->want.format == GRADE_JSON)
		return true;
	return g->want.format == GRADE_CSV &&
	    grade_sink_has(g->sink, COL_DIGEST);
}

bool
grade_sink_wants_others(const struct grade_run *g)
{
	if (g->want.stats && !g->want.json && !g->want.gate)
		return false;
	if (!g->sink->streams || g->want.format != GRADE_CSV)
		return true;
	return grade_sink_has(g->sink, COL_STATES);
}

void
grade_sink_flush(struct grade_run *g, bool all)
{
	struct buf *b = &g->sink->out;

	if (g->want.json || (!all && b->len < FLUSH_AT))
		return;
	file_print(buf_view(b));
	buf_clear(b);
}

struct str
grade_sink_name(const struct grade_run *g, const struct grade_kept *k)
{
	const struct grade_listed *in = g->people == NULL ? NULL :
	    grade_people_find(g->people, k->r->folded);

	return in != NULL && !str_empty(in->name) ? in->name :
	    k->r->typed_name;
}

struct str
grade_sink_digest(const struct grade_run *g, const struct grade_kept *k)
{
	const struct digest d = digest_of(k->r->bytes);

	return digest_text(g->scratch, &d);
}

/* --- keeping --- */

static struct str
keep_str(struct grade_run *g, struct str s)
{
	return s.ptr != NULL ? str_dup(g->arena, s) : s;
}

static const struct grade_paper *
keep_paper(struct grade_run *g, const struct grade_paper *p)
{
	struct grade_paper *copy;
	unsigned *items;

	if (p >= g->papers && p < g->papers + g->n_papers)
		return p;
	copy = ARENA_NEW(g->arena, struct grade_paper);
	*copy = *p;
	items = arena_array(g->arena, p->n + 1, sizeof(*items));
	memcpy(items, p->items, p->n * sizeof(*items));
	copy->items = items;
	return copy;
}

/* Marks of rows are their column's, which forgets: so each is copied. */
static const struct grade_mark **
keep_marks(struct grade_run *g, const struct grade_response *r)
{
	const struct grade_mark **marks = arena_array(g->arena, g->key.n + 1,
	    sizeof(*marks));
	struct grade_mark *copies = arena_array(g->arena, g->key.n + 1,
	    sizeof(*copies));

	for (size_t i = 0; i < g->key.n; i++)
		if (r->marks[i] != NULL) {
			copies[i] = *r->marks[i];
			marks[i] = &copies[i];
		}
	return marks;
}

static void
keep(struct grade_run *g, const struct grade_kept *from)
{
	struct grade_sink *s = g->sink;
	struct grade_response *r;
	struct grade_kept *k;
	size_t carried = 0;

	s->kept = arena_grow(g->arena, s->kept, s->n_kept, &s->cap,
	    sizeof(*s->kept));
	k = &s->kept[s->n_kept++];
	*k = *from;
	r = ARENA_NEW(g->arena, struct grade_response);
	*r = *from->r;
	k->r = r;
	k->p = keep_paper(g, from->p);
	r->person = keep_str(g, from->r->person);
	r->folded = keep_str(g, from->r->folded);
	r->submitted = keep_str(g, from->r->submitted);
	r->started = keep_str(g, from->r->started);
	r->typed_name = keep_str(g, from->r->typed_name);
	r->token = keep_str(g, from->r->token);
	r->quiz = keep_str(g, from->r->quiz);
	r->number = keep_str(g, from->r->number);
	r->version = keep_str(g, from->r->version);
	r->handbook = keep_str(g, from->r->handbook);
	r->statement = keep_str(g, from->r->statement);
	r->bytes = keep_str(g, from->r->bytes);
	r->marks = keep_marks(g, from->r);
	k->carried = arena_array(g->arena, s->n_carried + 1,
	    sizeof(*k->carried));
	for (size_t i = 0; i < s->n_columns; i++) {
		const struct grade_out_column *c = &s->columns[i];

		if (c->col != COL_CARRIED)
			continue;
		if (from->r->row && c->column != SIZE_MAX)
			k->carried[carried] = str_dup(g->arena,
			    grade_rows_cell(from->r->reader, c->column));
		carried++;
	}
}

void
grade_sink_put(struct grade_run *g, const struct grade_response *r,
    const struct grade_paper *p, const struct grade_verdict *v)
{
	struct grade_sink *s = g->sink;
	struct grade_kept k = { .r = r, .p = p, .v = *v };
	const bool silent = g->want.stats && !g->want.json;

	if (silent && !g->want.gate)
		return;
	if (s->places)
		k.at = r->where(r, GRADE_F_ROW);
	/* QTI says nothing that depends on others. */
	if (g->want.format == GRADE_QTI && !g->want.json && !silent) {
		grade_put_qti(g, &s->out, &k);
		if (s->written > 1)
			grade_sink_flush(g, false);
	}
	if (!s->streams) {
		keep(g, &k);
	} else if (g->want.format == GRADE_CSV) {
		grade_put_csv(g, &k);
	}
}

void
grade_sink_file(struct grade_run *g, const char *name,
    const struct digest *d)
{
	struct grade_sink *s = g->sink;

	if (d == NULL || !grade_sink_wants_digests(g))
		return;
	s->files = arena_grow(g->arena, s->files, s->n_files, &s->files_cap,
	    sizeof(*s->files));
	s->files[s->n_files++] = (struct grade_out_file){
		str_dup(g->arena, str_of(name)), *d };
}

/* --- the end --- */

/* Each person's attempts, of now and of before, to what they come to. */
static bool
conclude(struct grade_run *g)
{
	struct grade_sink *s = g->sink;
	const size_t earlier = grade_save_earlier(g);
	const size_t people = grade_seen_len(g->seen);
	struct grade_try *t = arena_array(g->arena, s->n_kept + earlier + 1,
	    sizeof(*t));
	bool all = true;
	size_t n = 0;

	for (size_t i = 0; i < s->n_kept; i++) {
		const struct grade_verdict *v = &s->kept[i].v;

		t[n++] = (struct grade_try){ v->person, v->attempt, v->units,
			v->max, v->passed, (v->reasons & GRADE_ATTEMPT) != 0 ||
			(v->states & SAME) != 0, v->reasons, i };
	}
	for (size_t i = 0; i < earlier; i++)
		if (grade_save_try(g, i, &t[n]))
			n++;
	s->finals = arena_array(g->arena, people + 1, sizeof(*s->finals));
	grade_finals(g, t, n, s->finals, people);
	for (size_t i = 0; i < s->n_kept; i++) {
		struct grade_kept *k = &s->kept[i];

		k->final = &s->finals[k->v.person];
		k->counts = g->want.policy == GRADE_AVERAGE ?
		    !(k->v.reasons & GRADE_ATTEMPT) &&
		    !(k->v.states & SAME) :
		    k->final->counted == i;
		all = all && k->final->passed;
	}
	return all;
}

bool
grade_sink_end(struct grade_run *g)
{
	struct grade_sink *s = g->sink;
	bool all = true;

	if (!s->streams)
		all = conclude(g);
	if (g->want.stats && !g->want.json) {
		buf_clear(&s->out);
	} else if (g->want.json || g->want.format == GRADE_JSON) {
		grade_put_json(g, &s->out);
	} else if (g->want.format == GRADE_TABLE) {
		grade_put_table(g);
	} else if (g->want.format == GRADE_CSV) {
		grade_put_csv_header(g);
		for (size_t i = 0; i < s->n_kept; i++) {
			grade_put_csv(g, &s->kept[i]);
			arena_reset(g->scratch);
		}
	} else
		buf_puts(&s->out, s->written == 0 ?
		    QTI_DECLARATION QTI_BEGIN QTI_END :
		    s->written == 1 ? "" : QTI_END);
	grade_sink_flush(g, true);
	return all;
}

struct str
grade_sink_result(struct grade_run *g)
{
	if (g->sink == NULL)
		return (struct str){ NULL, 0 };
	if (!g->want.json)
		return (struct str){ NULL, 0 };
	buf_str(&g->sink->out, buf_view(&g->tail));
	return buf_view(&g->sink->out);
}

void
grade_sink_free(struct grade_run *g)
{
	if (g->sink != NULL)
		buf_free(&g->sink->out);
}
