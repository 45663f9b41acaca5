/* grade_sink_missing.c - columns and people that nothing came for. */
#include "grade/grade_sink_missing.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "grade/grade_messages.h"
#include "grade/grade_seen.h"
#include "grade/grade_sink.h"
#include "grade/grade_sink_part.h"

enum { NAMED_MAX = 20 };	/* people that a note names */

void
grade_missing_columns(struct grade_run *g)
{
	struct map *ours = NULL;

	for (size_t i = 0; g->graded > 0 && i < g->sink->n_columns; i++) {
		const struct grade_out_column *c = &g->sink->columns[i];
		struct str near;

		if (c->col != COL_CARRIED || c->found)
			continue;
		diag_warn(g->diag, (struct pos){ 0 }, MSG_GRADE_NO_SUCH_COLUMN,
		    STR_ARG(str_sub(c->name, 0, 60)));
		if (ours == NULL) {
			const char *name;

			ours = map_new(g->scratch);
			for (size_t n = 0; (name = grade_sink_column_name(n)) !=
			    NULL; n++)
				map_put(ours, str_of(name), g);
		}
		near = map_nearest(ours, utf8_fold(g->scratch, c->name));
		if (near.ptr != NULL)
			diag_hint(g->diag, "did you mean %.*s?", STR_ARG(near));
		else
			diag_hint(g->diag, "ours are listed by: man "
			    "precept-grade");
	}
}

/* Was anything of this person graded, now or by an earlier run? */
static bool
is_seen(struct grade_run *g, struct str folded)
{
	const uint32_t known = grade_seen_len(g->seen);
	const uint32_t person = grade_seen_person(g->seen,
	    grade_seen_hash(g->seen, folded), folded);
	const struct grade_person *p = grade_seen_at(g->seen, person);

	return person < known && p->given;
}

struct str *
grade_missing_people(struct grade_run *g, size_t *n)
{
	struct str *list;
	size_t people = 0;

	*n = 0;
	if (g->people == NULL)
		return NULL;
	people = grade_people_len(g->people);
	list = arena_array(g->arena, people + 1, sizeof(*list));
	for (size_t i = 0; i < people; i++) {
		const struct grade_listed *in = grade_people_at(g->people, i);

		if (in->asked && !is_seen(g, item_person(g->scratch, in->id)))
			list[(*n)++] = in->id;
	}
	return list;
}

void
grade_missing_note(struct grade_run *g)
{
	size_t n;
	const struct str *list = grade_missing_people(g, &n);
	struct buf b;

	if (n == 0)
		return;
	buf_init(&b, SIZE_MAX);
	for (size_t i = 0; i < n && i < NAMED_MAX; i++) {
		buf_puts(&b, i > 0 ? ", " : "");
		buf_str(&b, list[i]);
	}
	diag_note(g->diag, (struct pos){ g->want.people, 0, 0 },
	    MSG_GRADE_NO_ANSWERS, n, STR_ARG(buf_view(&b)),
	    n > NAMED_MAX ? ", ..." : "");
	buf_free(&b);
	diag_hint(g->diag, n > NAMED_MAX ? "all of them are the member missing "
	    "of --format=json" : "who was graded in another run counts with "
	    "--earlier=private/verdicts");
}
