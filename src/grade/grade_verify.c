#include "grade/grade_verify.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"
#include "grade/grade_messages.h"
#include "item/item_code.h"

/* A CSV with what it says of its rows. */
struct keyed {
	const char *name;
	struct csv_row head;
	struct csv_row *rows;
	size_t n, cap;
	size_t person, attempt;	/* columns; SIZE_MAX: none */
	struct map *by_who;	/* "person\nattempt" -> struct csv_row */
	bool broken;
};

static size_t
column(struct grade_run *g, const struct csv_row *head, struct str name)
{
	const struct str wanted = utf8_fold(g->scratch, str_trim(name));

	for (size_t i = 0; i < head->n; i++)
		if (str_eq(utf8_fold(g->scratch,
		    str_trim(head->cells[i].text)), wanted))
			return i;
	return SIZE_MAX;
}

/* Whose row it is, and of which attempt: "", "1" and "01" are the same. */
static struct str
who(struct grade_run *g, const struct keyed *k, const struct csv_row *row)
{
	struct str attempt = csv_text(row, k->attempt);

	while (attempt.len > 1 && attempt.ptr[0] == '0')
		attempt = str_sub(attempt, 1, attempt.len);
	return str_fmt(g->arena, "%.*s\n%.*s",
	    STR_ARG(item_person(g->scratch, csv_text(row, k->person))),
	    STR_ARG(str_empty(attempt) ? STR_LIT("1") : attempt));
}

static void
add_row(struct grade_run *g, struct keyed *k, const struct csv_row *row)
{
	struct csv_row *kept = ARENA_NEW(g->arena, struct csv_row);
	const struct str key = who(g, k, row);
	const struct csv_row *other;

	*kept = *row;
	k->rows = arena_grow(g->arena, k->rows, k->n, &k->cap,
	    sizeof(*k->rows));
	k->rows[k->n++] = *row;
	other = map_get(k->by_who, key);
	if (other == NULL) {
		map_put(k->by_who, key, kept);
		return;
	}
	diag_error(g->diag, row->at, MSG_GRADE_ROW_TWICE,
	    STR_ARG(csv_text(row, k->person)), STR_ARG(csv_text(row, k->attempt)),
	    other->at.line);
	diag_hint(g->diag, "give them different attempts, or remove one");
	k->broken = true;
}

static int
read_keyed(struct grade_run *g, const char *path, struct keyed *k)
{
	static const char *const attempt[] = { "attempt", NULL };
	struct str text;
	struct csv_row row;
	struct csv csv;
	int rc;

	*k = (struct keyed){ .name = path, .by_who = map_new(g->arena) };
	if (file_read_text(g->arena, g->diag, path, path, &text) < 0)
		return -1;
	csv_open(&csv, g->arena, g->diag, path, text);
	if (csv_next(&csv, &k->head) <= 0)
		k->head.n = 0;
	k->person = csv_column(&k->head, item_person_columns);
	if (k->person == SIZE_MAX) {
		diag_error(g->diag, (struct pos){ path, 1, 1 },
		    MSG_GRADE_NO_PERSON);
		diag_hint(g->diag, "name the column with each person's id: "
		    "person");
		return -1;
	}
	k->attempt = csv_column(&k->head, attempt);
	while ((rc = csv_next(&csv, &row)) != 0) {
		if (rc > 0)
			add_row(g, k, &row);
		else
			k->broken = true;
	}
	return k->broken ? -1 : 0;
}

/* Two cells of an item that say the same, though they may look different. */
static bool
is_same_answer(struct grade_run *g, const struct item *it, struct str a,
    struct str b)
{
	struct item_value v[ITEM_CHOICES_MAX], w[ITEM_CHOICES_MAX];
	size_t n, m;

	/* Of answers that are none as well: the reader says what is wrong. */
	if (str_eq(utf8_fold(g->scratch, a), utf8_fold(g->scratch, b)))
		return true;
	return grade_values_parse(it, a, v, &n) == NULL &&
	    grade_values_parse(it, b, w, &m) == NULL &&
	    grade_values_same(it, v, n, w, m);
}

static bool
is_form(struct str name)
{
	return name.len == 4 && !strncasecmp(name.ptr, "form", 4);
}

static int
differ(struct grade_run *g, const struct csv_row *x, size_t i,
    const struct csv_row *y, size_t j, struct str name)
{
	struct str a = csv_text(x, i), b = csv_text(y, j);
	struct pos at = i < x->n ? x->cells[i].at : x->at;
	struct pos other = j < y->n ? y->cells[j].at : y->at;
	const struct grade_item *gi = grade_key_find(&g->key, g->scratch,
	    name);

	if (str_eq(a, b) || (gi != NULL && is_same_answer(g, gi->item, a, b)) ||
	    (is_form(name) && item_code_same(g->scratch, a, b)))
		return 0;
	diag_error(g->diag, at, MSG_GRADE_DIFFERS, STR_ARG(str_sub(a, 0, 60)),
	    STR_ARG(str_sub(b, 0, 60)), other.file, other.line, other.col);
	diag_hint(g->diag, "look at the paper, column %.*s, and correct the "
	    "file that is wrong", STR_ARG(str_sub(name, 0, 60)));
	return -1;
}

/* A row of the first file that is not to get a verdict. */
static void
doubt(struct grade_run *g, const struct csv_row *row)
{
	if (g->n_doubts > 0 && g->doubts[g->n_doubts - 1] == row->at.line)
		return;
	g->doubts = arena_grow(g->arena, g->doubts, g->n_doubts,
	    &g->doubts_cap, sizeof(*g->doubts));
	g->doubts[g->n_doubts++] = row->at.line;
}

static void
only_here(struct grade_run *g, const struct keyed *k,
    const struct csv_row *row, const char *other)
{
	diag_error(g->diag, row->at, MSG_GRADE_ONLY_HERE,
	    STR_ARG(str_sub(csv_text(row, k->person), 0, 60)),
	    STR_ARG(str_sub(csv_text(row, k->attempt), 0, 20)), other);
	diag_hint(g->diag, "key that sheet a second time, or remove the row "
	    "that is too many");
}

/*
 * What is graded has to be in both files: an item's column that one of them
 * lacks was keyed once.
 */
static int
check_columns(struct grade_run *g, const struct keyed *x,
    const struct keyed *y)
{
	int rc = 0;

	for (size_t i = 0; i < x->head.n; i++) {
		const struct str name = csv_text(&x->head, i);

		if (grade_key_find(&g->key, g->scratch, name) == NULL ||
		    column(g, &y->head, name) != SIZE_MAX)
			continue;
		diag_error(g->diag, x->head.cells[i].at, MSG_GRADE_COLUMN_ONCE,
		    STR_ARG(str_sub(name, 0, 60)), y->name);
		diag_hint(g->diag, "key that item a second time, or write the "
		    "column with empty cells");
		rc = -1;
	}
	return rc;
}

static bool
is_same_file(const char *one, const char *other)
{
	struct stat a, b;

	return stat(one, &a) == 0 && stat(other, &b) == 0 &&
	    a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static void
compare(struct grade_run *g, const struct keyed *x, const struct keyed *y)
{
	for (size_t r = 0; r < x->n; r++) {
		const struct csv_row *row = &x->rows[r];
		const struct csv_row *other = map_get(y->by_who,
		    who(g, x, row));

		if (other == NULL) {
			only_here(g, x, row, y->name);
			doubt(g, row);
			continue;
		}
		for (size_t i = 0; i < x->head.n; i++) {
			const struct str name = csv_text(&x->head, i);
			const size_t j = column(g, &y->head, name);

			if (i != x->person && i != x->attempt &&
			    j != SIZE_MAX &&
			    differ(g, row, i, other, j, name) < 0)
				doubt(g, row);
		}
		arena_reset(g->scratch);
	}
	for (size_t r = 0; r < y->n; r++)
		if (map_get(x->by_who, who(g, y, &y->rows[r])) == NULL)
			only_here(g, y, &y->rows[r], x->name);
}

int
grade_verify(struct grade_run *g, const char *const *paths, size_t n,
    const char *second)
{
	struct keyed x, y;
	bool lacks;

	if (n != 1 || file_is_dir(paths[0]) || !strcmp(paths[0], "-")) {
		diag_error(g->diag, (struct pos){ 0 }, MSG_GRADE_VERIFY, n);
		diag_status(g->diag, EXIT_BAD_USAGE);
		diag_hint(g->diag, "precept-grade --key=KEY.zip "
		    "--verify=SECOND.csv FIRST.csv");
		return -1;
	}
	if (is_same_file(paths[0], second)) {
		diag_error(g->diag, (struct pos){ second, 0, 0 },
		    MSG_GRADE_SAME_FILE, paths[0]);
		diag_hint(g->diag, "--verify=SECOND.csv, with what somebody "
		    "else keyed from the same sheets");
		return -1;
	}
	if (read_keyed(g, paths[0], &x) < 0 || read_keyed(g, second, &y) < 0)
		return -1;
	/* One after the other: a sum would leave their order open. */
	lacks = check_columns(g, &x, &y) < 0;
	if (check_columns(g, &y, &x) < 0 || lacks)
		return -1;
	compare(g, &x, &y);
	return 0;
}

bool
grade_doubted(const struct grade_run *g, unsigned line)
{
	for (size_t i = 0; i < g->n_doubts; i++)
		if (g->doubts[i] == line)
			return true;
	return false;
}
