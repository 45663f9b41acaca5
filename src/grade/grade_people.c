/* grade_people.c - the roster: who there is, and what is arranged for them. */
#include "grade/grade_part.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"
#include "grade/grade_messages.h"

struct grade_people {
	struct map *by_id;	/* folded id -> struct grade_listed */
};

/* The first of these names among the header's cells, or SIZE_MAX. */
static size_t
column(struct grade_run *g, const struct csv_row *head, const char *const *name)
{
	for (; *name != NULL; name++)
		for (size_t i = 0; i < head->n; i++)
			if (str_is(utf8_fold(g->scratch,
			    str_trim(head->cells[i].text)), *name))
				return i;
	return SIZE_MAX;
}

static struct str
cell(const struct csv_row *row, size_t i)
{
	return i < row->n ? str_trim(row->cells[i].text) :
	    (struct str){ NULL, 0 };
}

int
grade_people_read(struct grade_run *g, const char *path)
{
	static const char *const ids[] = { "person", "emp_id", "employee",
		"id", "user", NULL };
	static const char *const name[] = { "name", NULL };
	static const char *const dept[] = { "department", "dept", NULL };
	static const char *const role[] = { "role", NULL };
	static const char *const special[] = { "accommodation", NULL };
	struct grade_people *p = ARENA_NEW(g->arena, struct grade_people);
	const size_t errors = diag_errors(g->diag);
	struct csv_row head, row;
	struct str text;
	struct csv csv;
	size_t id;
	int rc;

	p->by_id = map_new(g->arena);
	if (file_read_text(g->arena, g->diag, path, path, &text) < 0)
		return -1;
	csv_open(&csv, g->arena, g->diag, path, text);
	if (csv_next(&csv, &head) <= 0 ||
	    (id = column(g, &head, ids)) == SIZE_MAX) {
		diag_error(g->diag, (struct pos){ path, 1, 1 },
		    MSG_GRADE_NO_PERSON);
		diag_hint(g->diag, "its first line names the columns: "
		    "person,name,department,accommodation");
		return -1;
	}
	while ((rc = csv_next(&csv, &row)) != 0) {
		struct grade_listed *in;
		struct str folded;

		if (rc < 0)
			continue;
		folded = item_person(g->arena, cell(&row, id));
		/* Several rows of a person are several of their roles. */
		if (str_empty(folded) || map_get(p->by_id, folded) != NULL)
			continue;
		in = ARENA_NEW(g->arena, struct grade_listed);
		in->id = cell(&row, id);
		in->name = cell(&row, column(g, &head, name));
		in->department = cell(&row, column(g, &head, dept));
		in->role = cell(&row, column(g, &head, role));
		in->accommodation = cell(&row, column(g, &head, special));
		map_put(p->by_id, folded, in);
		arena_reset(g->scratch);
	}
	g->people = p;
	return diag_errors(g->diag) > errors ? -1 : 0;
}

const struct grade_listed *
grade_people_find(const struct grade_people *p, struct str folded)
{
	return map_get(p->by_id, folded);
}
