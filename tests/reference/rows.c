/*
 * rows SEED PEOPLE KIND DIR: made-up answers for R to compute with, and what we
 * say of them. KIND is "right" (right or wrong) or "parts" (twelfths of a
 * point, some below 0). Writes DIR/rows.csv (points, then choices as bits) and
 * DIR/ours.csv.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "grade/grade_report.h"
#include "grade/grade_stats.h"

#include "gen.h"
#include "stats.h"

static void
points_of(struct gen *g, const struct gen_row *row, bool parts,
    int64_t *units)
{
	for (int k = 0; k < GEN_ITEMS; k++) {
		const bool right = row->chosen[k] == gen_key[k];

		units[k] = right ? ITEM_POINT : 0;
		if (parts && k % 3 == 0)
			units[k] = ITEM_POINT / 12 * (right ? 6 +
			    (int64_t)(gen_next(g) % 7) :
			    (int64_t)(gen_next(g) % 8) - 2);
	}
}

static void
write_row(FILE *f, const int64_t *units, const struct gen_row *row)
{
	for (int k = 0; k < GEN_ITEMS; k++)
		fprintf(f, "%.17g,", (double)units[k] / (double)ITEM_POINT);
	for (int k = 0; k < GEN_ITEMS; k++)
		fprintf(f, "%u%c", (unsigned)row->chosen[k],
		    k + 1 < GEN_ITEMS ? ',' : '\n');
}

static FILE *
create(struct arena *a, const char *dir, const char *name)
{
	FILE *f = fopen(str_c(a, str_fmt(a, "%s/%s", dir, name)), "w");

	if (f == NULL) {
		perror(dir);
		exit(1);
	}
	return f;
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	const struct grade_stats_plan *plan = stats_plan(a);
	struct grade_stats *st = grade_stats_new(plan);
	struct gen g;
	struct gen_row row;
	struct buf b;
	FILE *f;
	int64_t units[GEN_ITEMS];
	uint64_t chosen[GEN_ITEMS];

	if (argc != 5)
		return 64;
	gen_start(&g, strtoull(argv[1], NULL, 10));
	f = create(a, argv[4], "rows.csv");
	for (int k = 0; k < 2 * GEN_ITEMS; k++)
		fprintf(f, "%s%02d%c", k < GEN_ITEMS ? "q" : "c",
		    k % GEN_ITEMS + 1, k + 1 < 2 * GEN_ITEMS ? ',' : '\n');
	for (long i = 0; i < strtol(argv[2], NULL, 10); i++) {
		gen_person(&g, &row);
		points_of(&g, &row, !strcmp(argv[3], "parts"), units);
		write_row(f, units, &row);
		for (int k = 0; k < GEN_ITEMS; k++)
			chosen[k] = row.chosen[k];
		grade_stats_add(st, &(struct grade_stats_row){
		    .n = GEN_ITEMS, .units = units, .chosen = chosen,
		    .passed = row.right >= 16 });
	}
	fclose(f);
	buf_init(&b, 1 << 24);
	grade_report_csv(&b, grade_stats_finish(st, a));
	f = create(a, argv[4], "ours.csv");
	fwrite(b.ptr, 1, b.len, f);
	fclose(f);
	buf_free(&b);
	grade_stats_free(st);
	arena_free(a);
	return 0;
}
