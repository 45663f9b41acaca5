#include "grade/grade_cells.h"

#include <string.h>

#include "base/arena.h"

/* Of no text: UTF-8 has no such byte. */
#define FREE UINT64_MAX

struct grade_cells *
grade_cells_new(struct grade_run *g, size_t item)
{
	struct grade_cells *c = ARENA_NEW(g->arena, struct grade_cells);

	c->item = item;
	for (size_t i = 0; i < GRADE_CELLS; i++)
		c->short_ones[i].word = FREE;
	return c;
}

static size_t
long_slot(struct str text)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.ptr[i]) *
		    UINT64_C(0x100000001b3);
	return (size_t)(hash >> 56);
}

static const char *
fill(struct grade_run *g, size_t item, struct str text,
    struct grade_cell *cell)
{
	struct item_value v[ITEM_CHOICES_MAX];
	const struct grade_item *gi = &g->key.items[item];
	const char *why;
	size_t n;

	why = grade_values_parse(gi->item, text, v, &n);
	if (why != NULL)
		return why;
	grade_key_mark(g, item, v, n, &cell->mark);
	cell->missed = gi->critical && !gi->dropped && !cell->mark.right;
	if (g->regrade)
		cell->missed_before = g->before.items[item].critical &&
		    !g->before.items[item].dropped &&
		    !cell->mark.right_before;
	return NULL;
}

const struct grade_cell *
grade_cells_add(struct grade_run *g, struct grade_cells *c, struct str text,
    const char **why)
{
	struct grade_cell cell = { .word = 0 };
	struct grade_cell *to;

	if (text.len > 8) {
		struct grade_long_cell *at;

		if (c->long_ones == NULL)
			c->long_ones = arena_array(g->arena, GRADE_LONG_CELLS,
			    sizeof(*c->long_ones));
		at = &c->long_ones[long_slot(text)];
		if (at->text.ptr != NULL && str_eq(at->text, text))
			return &at->cell;
		*why = fill(g, c->item, text, &cell);
		if (*why != NULL)
			return NULL;
		/* Texts that only spaces make different could fill memory. */
		at->text = text.len <= 256 ? str_dup(g->arena, text) :
		    (struct str){ NULL, 0 };
		to = &at->cell;
	} else {
		*why = fill(g, c->item, text, &cell);
		if (*why != NULL)
			return NULL;
		memcpy(&cell.word, text.ptr, text.len);
		to = &c->short_ones[grade_cells_slot(cell.word)];
	}
	*to = cell;
	return to;
}
