#include "grade/grade_tally.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/json_out.h"
#include "grade/grade_report.h"
#include "grade/grade_seen.h"
#include "grade/grade_stats.h"

struct grade_tally {
	struct grade_stats_plan plan;
	struct grade_stats *stats;
	int64_t *units;		/* of the paper's items */
	uint64_t *chosen;
};

void
grade_tally_new(struct grade_run *g)
{
	struct grade_tally *t = ARENA_NEW(g->arena, struct grade_tally);

	grade_stats_plan_of(g->arena, g->key.pack, &t->plan);
	t->plan.pass = g->key.pass;
	t->stats = grade_stats_new(&t->plan);
	t->units = arena_array(g->arena, g->key.n, sizeof(*t->units));
	t->chosen = arena_array(g->arena, g->key.n, sizeof(*t->chosen));
	g->tally = t;
}

/* The forms of the plan are our fixed papers in their order, "all" last. */
static unsigned
form_of(const struct grade_run *g, const struct grade_paper *p)
{
	if (p >= g->papers && p < g->papers + g->n_papers)
		return (unsigned)(p - g->papers);
	return GRADE_STATS_DRAWN;
}

/*
 * Who took the quiz before knows more of it than the questions taught. A number
 * says so, or that the same attempt was given before, or an earlier verdict
 * where there is no number.
 */
static bool
is_first(const struct grade_run *g, const struct grade_verdict *v)
{
	struct grade_person *who = grade_seen_at(g->seen, v->person);

	if (who->analyzed || v->attempt > 1 ||
	    (v->states & (GRADE_SAME_ATTEMPT | GRADE_SAME_BYTES)) != 0 ||
	    (who->saved && (v->unrecorded & GRADE_ATTEMPT_NUMBER) != 0))
		return false;
	who->analyzed = true;
	return true;
}

void
grade_tally_add(struct grade_run *g, const struct grade_response *r,
    const struct grade_paper *p, const struct grade_verdict *v)
{
	static const struct grade_mark none;
	struct grade_tally *t = g->tally;
	const struct grade_listed *in = g->people == NULL ? NULL :
	    grade_people_find(g->people, r->folded);
	struct grade_stats_row row = { .form = form_of(g, p), .n = p->n,
		.units = t->units, .chosen = t->chosen, .passed = v->passed };
	unsigned groups[2];

	if (!is_first(g, v)) {
		grade_stats_leave_out(t->stats);
		return;
	}
	if (row.form == GRADE_STATS_DRAWN)
		row.items = p->items;
	for (size_t i = 0; i < p->n; i++) {
		const struct grade_mark *m = r->marks[p->items[i]];

		m = m != NULL ? m : &none;
		t->units[i] = m->units;
		t->chosen[i] = m->chosen;
	}
	if (in != NULL) {
		groups[0] = grade_stats_group(t->stats,
		    STR_LIT("department"), in->department);
		groups[1] = grade_stats_group(t->stats, STR_LIT("role"),
		    in->role);
		row.groups = groups;
		row.n_groups = NELEM(groups);
	}
	grade_stats_add(t->stats, &row);
}

int
grade_tally_end(struct grade_run *g, struct buf *out)
{
	const struct grade_stats_result *result;
	struct json_out j;
	struct buf page;
	int rc = 0;

	result = grade_stats_finish(g->tally->stats, g->arena);
	if (g->want.stats && g->want.json) {
		json_members(&j, out, true);
		json_key(&j, "statistics");
		grade_report_json(json_value(&j), result);
	} else if (g->want.stats && g->want.format == GRADE_JSON)
		grade_report_json(out, result);
	else if (g->want.stats && g->want.format == GRADE_CSV)
		grade_report_csv(out, result);
	else if (g->want.stats)
		grade_report_text(out, result);
	if (!g->want.json)
		file_print(buf_view(out));
	if (g->want.report != NULL) {
		buf_init(&page, SIZE_MAX);
		grade_report_html(&page, result);
		rc = file_write(g->diag, g->want.report, buf_view(&page),
		    0600);
		buf_free(&page);
	}
	return rc;
}

void
grade_tally_free(struct grade_run *g)
{
	if (g->tally != NULL)
		grade_stats_free(g->tally->stats);
}
