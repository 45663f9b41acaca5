/*
 * rows SEED PEOPLE KIND DIR: made-up answers for R to compute with, and what we
 * say of them. KIND is "right" (right or wrong) or "parts" (twelfths of a
 * point, some below 0). Writes DIR/rows.csv (points, then choices as bits) and
 * DIR/ours.csv; of "right" also DIR/key.zip, DIR/answers.csv and DIR/people.csv
 * for precept-grade.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/str.h"
#include "grade/grade_report.h"
#include "grade/grade_stats.h"
#include "item/item_quiz.h"

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

/* --- for precept-grade --- */

static void
item_of(struct arena *a, const struct grade_stats_item *from, struct item *it)
{
	struct item_choice *choices = arena_array(a, from->n_options,
	    sizeof(*choices));

	*it = (struct item){ .id = from->id, .title = from->id,
		.kind = from->kind, .words = from->words, .max = from->max,
		.body = str_fmt(a, "<p>%.*s</p>", STR_ARG(from->words)),
		.choices = choices, .n_choices = from->n_options,
		.map_lower = INT64_MIN, .map_upper = INT64_MAX };
	it->correct = arena_array(a, from->n_options, sizeof(*it->correct));
	for (size_t i = 0; i < from->n_options; i++) {
		choices[i] = from->options[i];
		choices[i].body = choices[i].words;
		if (from->key >> i & 1)
			it->correct[it->n_correct++].choice = (uint16_t)i;
	}
}

static void
quiz_of(struct arena *a, const struct grade_stats_plan *plan,
    struct item_quiz *q)
{
	*q = (struct item_quiz){ .id = plan->id, .title = plan->title,
		.organization = plan->organization, .lang = STR_LIT("en-US"),
		.number = STR_LIT("HR-114"), .version = plan->version,
		.effective = STR_LIT("2026-12-01"),
		.statement = STR_LIT("I have read the handbook."),
		.questions = (unsigned)plan->n, .attempts = 3,
		.pass = (unsigned)plan->pass, .n = plan->n,
		.n_chapters = plan->n_chapters };
	q->handbook = digest_of(STR_LIT("handbook"));
	q->statement_digest = digest_of(q->statement);
	q->chapters = arena_array(a, q->n_chapters, sizeof(*q->chapters));
	for (size_t i = 0; i < q->n_chapters; i++)
		q->chapters[i] = (struct item_chapter){
			str_fmt(a, "chapter-%zu", i + 1), plan->chapters[i],
			0 };
	q->entries = arena_array(a, plan->n, sizeof(*q->entries));
	for (size_t i = 0; i < plan->n; i++) {
		const struct grade_stats_item *it = &plan->items[i];

		q->entries[i] = (struct item_entry){ .id = it->id,
			.rule = it->rule, .section = it->section,
			.place = it->place, .chapter = it->chapter,
			.difficulty = 1, .critical = it->critical };
	}
}

static void
write_key(struct arena *a, const struct grade_stats_plan *plan,
    const char *dir)
{
	struct diag *dg = diag_new(a);
	struct item *items = arena_array(a, plan->n, sizeof(*items));
	struct item_quiz q;
	struct digest quiz, key;
	struct str open_zip, key_zip;
	const char *path = str_c(a, str_fmt(a, "%s/key.zip", dir));

	for (size_t i = 0; i < plan->n; i++)
		item_of(a, &plan->items[i], &items[i]);
	quiz_of(a, plan, &q);
	if (item_package_write(a, dg, &q, items, NULL, 0, &open_zip, &key_zip,
	    &quiz, &key) < 0 || file_write(dg, path, key_zip, 0600) < 0) {
		fprintf(stderr, "no key.zip\n");
		exit(1);
	}
}

/* "A|C", as a CSV has it. */
static void
write_answers(FILE *f, long person, const struct gen_row *row)
{
	fprintf(f, "e%06ld", person);
	for (int k = 0; k < GEN_ITEMS; k++) {
		const char *letters = k >= 14 && k < 17 ? "TF" : "ABCD";
		const char *between = "";

		fputc(',', f);
		for (int i = 0; i < 4; i++)
			if (row->chosen[k] >> i & 1) {
				fprintf(f, "%s%c", between, letters[i]);
				between = "|";
			}
	}
	fputc('\n', f);
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
	FILE *f, *answers, *people;
	int64_t units[GEN_ITEMS];
	uint64_t chosen[GEN_ITEMS];

	if (argc != 5)
		return 64;
	gen_start(&g, strtoull(argv[1], NULL, 10));
	f = create(a, argv[4], "rows.csv");
	for (int k = 0; k < 2 * GEN_ITEMS; k++)
		fprintf(f, "%s%02d%c", k < GEN_ITEMS ? "q" : "c",
		    k % GEN_ITEMS + 1, k + 1 < 2 * GEN_ITEMS ? ',' : '\n');
	answers = create(a, argv[4], "answers.csv");
	people = create(a, argv[4], "people.csv");
	fputs("person", answers);
	for (int k = 0; k < GEN_ITEMS; k++)
		fprintf(answers, ",q%02d", k + 1);
	fputs("\n", answers);
	fputs("person,department\n", people);
	for (long i = 0; i < strtol(argv[2], NULL, 10); i++) {
		gen_person(&g, &row);
		points_of(&g, &row, !strcmp(argv[3], "parts"), units);
		write_row(f, units, &row);
		write_answers(answers, i, &row);
		fprintf(people, "e%06ld,%s\n", i,
		    gen_departments[row.department]);
		for (int k = 0; k < GEN_ITEMS; k++)
			chosen[k] = row.chosen[k];
		grade_stats_add(st, &(struct grade_stats_row){
		    .n = GEN_ITEMS, .units = units, .chosen = chosen,
		    .passed = row.right >= 16 });
	}
	fclose(f);
	fclose(answers);
	fclose(people);
	if (strcmp(argv[3], "parts") != 0)
		write_key(a, plan, argv[4]);
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
