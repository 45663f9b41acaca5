/* grade.h - a run of the grader on a key of four items, for its readers. */
#ifndef PRECEPT_FUZZ_GRADE_H
#define PRECEPT_FUZZ_GRADE_H

#include "fuzz.h"

#include "base/map.h"
#include "base/opt.h"
#include "grade/grade_part.h"
#include "grade/grade_seen.h"
#include "grade/grade_sink.h"

static struct item_choice fuzz_choices[] = {
	{ .id = { "A", 1 } }, { .id = { "B", 1 } }, { .id = { "C", 1 } }
};
static struct item_choice fuzz_targets[] = {
	{ .id = { "D1", 2 } }, { .id = { "D2", 2 } }
};
static struct item_value fuzz_right[] = { { 0, 1 }, { 1, 0 }, { 2, 1 } };
static struct item fuzz_items[] = {
	{ .id = { "q1", 2 }, .kind = ITEM_SINGLE, .choices = fuzz_choices,
	    .n_choices = 3, .correct = fuzz_right, .n_correct = 1 },
	{ .id = { "q2", 2 }, .kind = ITEM_MULTIPLE, .choices = fuzz_choices,
	    .n_choices = 3, .correct = fuzz_right, .n_correct = 2 },
	{ .id = { "q3", 2 }, .kind = ITEM_ORDER, .choices = fuzz_choices,
	    .n_choices = 3, .correct = fuzz_right, .n_correct = 3 },
	{ .id = { "q4", 2 }, .kind = ITEM_MATCH, .choices = fuzz_choices,
	    .n_choices = 3, .targets = fuzz_targets, .n_targets = 2,
	    .correct = fuzz_right, .n_correct = 3 },
};
static bool fuzz_critical[] = { true, false, false, false };
static struct item_package fuzz_package = { .items = fuzz_items, .n = 4,
	.critical = fuzz_critical, .pass = 800, .has_key = true };

/* g has the arena and the diag of f. */
__attribute__((unused)) static void
fuzz_grade_begin(struct grade_run *g, struct fuzz *f, struct opt_set *o)
{
	f->a = arena_new();
	f->dg = diag_new(f->a);
	*o = (struct opt_set){ .arena = f->a, .diag = f->dg };
	*g = (struct grade_run){ .arena = f->a, .scratch = arena_new(),
		.diag = f->dg, .opts = o, .row_bytes = true };
	g->want.format = GRADE_JSON;
	g->want.json = true;
	g->key = (struct grade_key){ .name = "key.zip", .pack = &fuzz_package,
		.n = 4, .by_id = map_new(f->a),
		.by_folded = map_new(f->a), .pass = 800 };
	g->key.items = arena_array(f->a, 4, sizeof(*g->key.items));
	for (size_t i = 0; i < 4; i++) {
		fuzz_items[i].max = ITEM_POINT;
		g->key.items[i].item = &fuzz_items[i];
		g->key.items[i].critical = fuzz_critical[i];
		map_put(g->key.by_id, fuzz_items[i].id, &g->key.items[i]);
		map_put(g->key.by_folded, fuzz_items[i].id, &g->key.items[i]);
	}
	g->quiz = digest_hex(f->a, &fuzz_package.digest);
	g->seen = grade_seen_new();
	CHECK(grade_papers(g) == 0 && grade_sink_new(g, &g->sink) == 0);
}

/* What was graded is fit to print, and no score is out of bounds. */
__attribute__((unused)) static void
fuzz_grade_end(struct grade_run *g, struct fuzz *f)
{
	struct str out;

	grade_sink_end(g);
	out = grade_sink_result(g);
	CHECK(utf8_check(out) == out.len);
	CHECK((g->refused > 0) == (diag_errors(f->dg) > 0));
	grade_sink_free(g);
	grade_seen_free(g->seen);
	arena_free(g->scratch);
	fuzz_end(f, diag_errors(f->dg) > 0);
}

#endif
