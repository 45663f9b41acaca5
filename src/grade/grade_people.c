/* grade_people.c - the roster: who there is, and what is arranged for them. */
#include "grade/grade_part.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/map.h"
#include "grade/grade_messages.h"

struct grade_people {
	struct map *by_id;	/* folded id -> struct grade_listed */
};

/* Is the row about the role that the quiz is of? All are where none is said. */
static bool
asks(struct grade_run *g, const struct csv_row *row, size_t column)
{
	const struct item_quiz *q = g->key.pack->quiz;

	return q == NULL || column == SIZE_MAX ||
	    str_eq(item_role(g->scratch, csv_text(row, column)), q->id);
}

int
grade_people_read(struct grade_run *g, const char *path)
{
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
	    (id = csv_column(&head, item_person_columns)) == SIZE_MAX) {
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
		folded = item_person(g->arena, csv_text(&row, id));
		if (str_empty(folded))
			continue;
		/* Several rows of a person are several of their roles. */
		in = map_get(p->by_id, folded);
		if (in != NULL) {
			in->asked |= asks(g, &row, csv_column(&head, role));
			if (str_empty(in->accommodation))
				in->accommodation = csv_text(&row,
				    csv_column(&head, special));
			continue;
		}
		in = ARENA_NEW(g->arena, struct grade_listed);
		in->asked = asks(g, &row, csv_column(&head, role));
		in->id = csv_text(&row, id);
		in->name = csv_text(&row, csv_column(&head, name));
		in->department = csv_text(&row, csv_column(&head, dept));
		in->role = csv_text(&row, csv_column(&head, role));
		in->accommodation = csv_text(&row, csv_column(&head, special));
		map_put(p->by_id, folded, in);
	}
	g->people = p;
	return diag_errors(g->diag) > errors ? -1 : 0;
}

const struct grade_listed *
grade_people_find(const struct grade_people *p, struct str folded)
{
	return map_get(p->by_id, folded);
}

size_t
grade_people_len(const struct grade_people *p)
{
	return map_len(p->by_id);
}

const struct grade_listed *
grade_people_at(const struct grade_people *p, size_t i)
{
	return map_value(p->by_id, i);
}
