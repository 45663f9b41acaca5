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
long_slot(struct str bytes)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < bytes.len; i++)
		hash = (hash ^ (unsigned char)bytes.ptr[i]) *
		    UINT64_C(0x100000001b3);
	return (size_t)(hash >> 56);
}

static const char *
mark(struct grade_run *g, size_t item, struct str text, struct grade_mark *out)
{
	struct item_value v[ITEM_CHOICES_MAX];
	const char *why;
	size_t n;

	why = grade_values_parse(g->key.items[item].item, text, v, &n);
	if (why == NULL)
		grade_key_mark(g, item, v, n, out);
	return why;
}

static const struct grade_mark *
add_long(struct grade_run *g, struct grade_cells *c, struct str bytes,
    struct str text, const char **why)
{
	struct grade_long_cell *at;
	struct grade_mark m;

	if (c->long_ones == NULL)
		c->long_ones = arena_array(g->arena, GRADE_LONG_CELLS,
		    sizeof(*c->long_ones));
	at = &c->long_ones[long_slot(bytes)];
	if (at->bytes.ptr != NULL && str_eq(at->bytes, bytes))
		return &at->mark;
	*why = mark(g, c->item, text, &m);
	if (*why != NULL)
		return NULL;
	/* Texts that only spaces make different could fill memory. */
	at->bytes = bytes.len <= 256 ? str_dup(g->arena, bytes) :
	    (struct str){ NULL, 0 };
	at->mark = m;
	return &at->mark;
}

const struct grade_mark *
grade_cells_add(struct grade_run *g, struct grade_cells *c, struct str bytes,
    struct str text, const char **why)
{
	struct grade_cell cell = { .word = 0 }, *to;

	if (bytes.len > sizeof(cell.word))
		return add_long(g, c, bytes, text, why);
	*why = mark(g, c->item, text, &cell.mark);
	if (*why != NULL)
		return NULL;
	memcpy(&cell.word, bytes.ptr, bytes.len);
	to = &c->short_ones[grade_cells_slot(cell.word)];
	*to = cell;
	return &to->mark;
}
