/* grade_key.c - the key: what each answer is worth, and changes to it. */
#include "grade/grade_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "base/opt.h"
#include "base/utf8.h"
#include "grade/grade_messages.h"

/* Sums of units stay far from overflow. */
_Static_assert(ITEM_POINT * ITEM_POINTS_MAX * ITEM_PACKAGE_MAX <
    INT64_MAX / 100, "units of a package");

static const struct pos nowhere;

int64_t
grade_key_max(const struct grade_key *k, size_t item)
{
	return k->items[item].dropped ? 0 : k->items[item].item->max;
}

int
grade_key_read(struct grade_run *g, const char *path, struct grade_key *k)
{
	struct item_package *p = ARENA_NEW(g->arena, struct item_package);
	struct str zip;

	if (file_read(g->arena, g->diag, path, FILE_MAX_BLOB, &zip) < 0 ||
	    item_package_read(g->arena, g->diag, path, zip, p) < 0)
		return -1;
	*k = (struct grade_key){ .name = path, .pack = p, .n = p->n,
		.by_id = map_new(g->arena), .by_folded = map_new(g->arena),
		.pass = p->pass };
	if (!p->has_key) {
		diag_error(g->diag, (struct pos){ path, 0, 0 },
		    MSG_GRADE_NO_KEY);
		diag_hint(g->diag, "name the key: "
		    "private/quizzes/ROLE/key.zip");
		return -1;
	}
	k->items = arena_array(g->arena, p->n + 1, sizeof(*k->items));
	for (size_t i = 0; i < p->n; i++) {
		k->items[i].item = &p->items[i];
		k->items[i].critical = p->critical[i];
		map_put(k->by_id, p->items[i].id, &k->items[i]);
		/* Others may tell "q1" from "Q1". */
		if (map_put(k->by_folded, utf8_fold(g->arena, p->items[i].id),
		    &k->items[i]) != NULL)
			map_put(k->by_folded, utf8_fold(g->arena,
			    p->items[i].id), &k->items[p->n]);
	}
	if (g->want.pass >= 0)
		k->pass = g->want.pass;
	if (k->pass < 0) {
		diag_error(g->diag, (struct pos){ path, 0, 0 },
		    MSG_GRADE_NO_RULE);
		diag_hint(g->diag, "say how much passes: --pass=0.80");
		return -1;
	}
	return 0;
}

struct grade_item *
grade_key_find(const struct grade_key *k, struct arena *a, struct str id)
{
	struct grade_item *gi = map_get(k->by_id, str_trim(id));

	if (gi == NULL)
		gi = map_get(k->by_folded, utf8_fold(a, str_trim(id)));
	return gi != NULL && gi->item != NULL ? gi : NULL;
}

const char *
grade_fault_words(enum item_fault f)
{
	switch (f) {
	case ITEM_FINE:
		return NULL;
	case ITEM_UNKNOWN:
		return "this item has no such choice";
	case ITEM_TWICE:
		return "a choice stands there twice";
	case ITEM_TOO_MANY:
		return "it has more answers than this kind of item takes";
	case ITEM_NOT_A_PAIR:
		return "it is not a pair of a source and a target";
	}
	return NULL;
}

const char *
grade_values_parse(const struct item *it, struct str text,
    struct item_value *out, size_t *n_out)
{
	struct str rest = str_trim(text);
	size_t n = 0;
	enum item_fault f;

	*n_out = 0;
	if (str_empty(rest))
		return NULL;
	while (rest.ptr != NULL) {
		const char sep = it->kind == ITEM_ORDER &&
		    str_chr(rest, '>', 0) < rest.len ? '>' : '|';
		struct str value = str_trim(str_cut(&rest, sep));

		/* Some forms write a last | too. */
		if (str_empty(value) && n > 0 && rest.ptr == NULL)
			break;
		if (n == ITEM_CHOICES_MAX)
			return grade_fault_words(ITEM_TOO_MANY);
		f = item_value_parse(it, value, &out[n++]);
		if (f != ITEM_FINE)
			return grade_fault_words(f);
	}
	*n_out = n;
	return grade_fault_words(item_response_check(it, out, n));
}

bool
grade_values_same(const struct item *it, const struct item_value *v, size_t n,
    const struct item_value *w, size_t n_w)
{
	size_t found = 0;

	if (n != n_w)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (it->kind == ITEM_ORDER) {
			found += v[i].choice == w[i].choice;
			continue;
		}
		for (size_t j = 0; j < n; j++)
			found += v[i].choice == w[j].choice &&
			    v[i].target == w[j].target;
	}
	return found == n;
}

/* --- marking --- */

static int64_t
mark_by(const struct grade_key *k, size_t item, const struct item_value *v,
    size_t n, bool *right)
{
	const struct grade_item *gi = &k->items[item];

	*right = true;
	if (gi->dropped)
		return 0;
	if (gi->credited)
		return gi->item->max;
	for (const struct grade_also *a = gi->also; a != NULL; a = a->next)
		if (grade_values_same(gi->item, v, n, a->values, a->n))
			return gi->item->max;
	*right = item_is_right(gi->item, v, n);
	return item_score(gi->item, v, n);
}

/* Critical, and not right. */
static bool
missed(const struct grade_key *k, size_t item, bool right)
{
	return !right && k->items[item].critical && !k->items[item].dropped;
}

void
grade_key_mark(const struct grade_run *g, size_t item,
    const struct item_value *v, size_t n, struct grade_mark *out)
{
	const struct item *it = g->key.items[item].item;

	*out = (struct grade_mark){ .blank = n == 0 };
	out->units = mark_by(&g->key, item, v, n, &out->right);
	out->before = out->units;
	out->right_before = out->right;
	out->missed = missed(&g->key, item, out->right);
	if (g->regrade) {
		out->before = mark_by(&g->before, item, v, n,
		    &out->right_before);
		out->missed_before = missed(&g->before, item,
		    out->right_before);
	}
	if (it->kind == ITEM_ORDER || it->kind == ITEM_MATCH)
		out->chosen = n > 0;
	else
		for (size_t i = 0; i < n; i++)
			out->chosen |= UINT64_C(1) << v[i].choice;
}

/* --- changes --- */

static struct grade_item *
change_of(struct grade_run *g, struct grade_key *k, const char *option,
    struct str id)
{
	struct grade_item *gi = grade_key_find(k, g->scratch, id);
	struct str near;

	if (gi != NULL)
		return gi;
	near = map_nearest(k->by_folded, utf8_fold(g->scratch, id));
	diag_error(g->diag, nowhere, MSG_GRADE_CHANGE, option, STR_ARG(id),
	    k->name);
	diag_status(g->diag, EXIT_BAD_USAGE);
	if (near.ptr != NULL)
		diag_hint(g->diag, "did you mean %.*s?", STR_ARG(near));
	else
		diag_hint(g->diag, "an item of this quiz: --%s=%.*s", option,
		    STR_ARG(k->items[0].item->id));
	return NULL;
}

static int
accept_also(struct grade_run *g, struct grade_key *k, const char *text)
{
	struct item_value v[ITEM_CHOICES_MAX];
	struct str value = str_of(text), id = str_cut(&value, '=');
	struct grade_item *gi;
	struct grade_also *also;
	const char *wrong;
	size_t n;

	if (value.ptr == NULL) {
		diag_error(g->diag, nowhere, MSG_GRADE_ACCEPT, text);
		diag_hint(g->diag, "write --accept=ITEM=ANSWER, as in "
		    "--accept=q-photo-1=B");
		diag_status(g->diag, EXIT_BAD_USAGE);
		return -1;
	}
	gi = change_of(g, k, "accept", id);
	if (gi == NULL)
		return -1;
	wrong = grade_values_parse(gi->item, value, v, &n);
	if (wrong == NULL && n == 0)
		wrong = "it is empty";
	if (wrong != NULL) {
		diag_error(g->diag, nowhere, MSG_GRADE_ANSWER,
		    STR_ARG(value), STR_ARG(gi->item->id), wrong);
		diag_hint(g->diag, "its first choice: --accept=%.*s=%.*s",
		    STR_ARG(gi->item->id),
		    STR_ARG(gi->item->choices[0].id));
		diag_status(g->diag, EXIT_BAD_USAGE);
		return -1;
	}
	also = ARENA_NEW(g->arena, struct grade_also);
	also->values = arena_array(g->arena, n, sizeof(*v));
	memcpy(also->values, v, n * sizeof(*v));
	also->n = n;
	also->next = gi->also;
	gi->also = also;
	return 0;
}

int
grade_key_change(struct grade_run *g, struct grade_key *k)
{
	static const char *const kinds[] = { "drop", "credit" };
	int rc = 0;

	for (size_t kind = 0; kind < NELEM(kinds); kind++)
		for (size_t i = 0; i < opt_count(g->opts, kinds[kind]); i++) {
			struct grade_item *gi = change_of(g, k, kinds[kind],
			    str_of(opt_nth(g->opts, kinds[kind], i)));

			if (gi == NULL)
				rc = -1;
			else if (kind == 0)
				gi->dropped = true;
			else
				gi->credited = true;
		}
	for (size_t i = 0; i < opt_count(g->opts, "accept"); i++)
		if (accept_also(g, k, opt_nth(g->opts, "accept", i)) < 0)
			rc = -1;
	return rc;
}
