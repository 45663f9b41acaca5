/* item_score.c - responses: read, checked, scored. */
#include "item/item.h"

#include "base/ascii.h"

/* --- a value as text --- */

static bool
equal_folded(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ascii_small(a.ptr[i]) != ascii_small(b.ptr[i]))
			return false;
	return true;
}

/* Index of id; n when there is none, or without regard to case several. */
static size_t
find(const struct item_choice *choices, size_t n, struct str id)
{
	size_t found = n;

	for (size_t i = 0; i < n; i++)
		if (str_eq(choices[i].id, id))
			return i;
	for (size_t i = 0; i < n; i++)
		if (equal_folded(choices[i].id, id)) {
			if (found < n)
				return n;
			found = i;
		}
	return found;
}

/*
 * Ids may hold a '-' themselves, so every place where the two could part is
 * tried; more than one that fits is none. One without '-' in it is the rule.
 */
static enum item_fault
parse_pair(const struct item *it, struct str text, struct item_value *out)
{
	unsigned fits = 0;
	bool parted = false;

	for (size_t i = 1; i + 1 < text.len; i++) {
		size_t source, target;

		if (text.ptr[i] != ' ' && text.ptr[i] != '-')
			continue;
		parted = true;
		source = find(it->choices, it->n_choices,
		    str_trim(str_sub(text, 0, i)));
		target = find(it->targets, it->n_targets,
		    str_trim(str_sub(text, i + 1, text.len)));
		if (source == it->n_choices || target == it->n_targets ||
		    (fits != 0 && out->choice == source &&
		    out->target == target))
			continue;
		out->choice = (uint16_t)source;
		out->target = (uint16_t)target;
		fits++;
	}
	return fits == 1 ? ITEM_FINE : parted ? ITEM_UNKNOWN : ITEM_NOT_A_PAIR;
}

enum item_fault
item_value_parse(const struct item *it, struct str text,
    struct item_value *out)
{
	struct item_value v = { 0, 0 };
	enum item_fault fault = ITEM_FINE;
	size_t i;

	text = str_trim(text);
	if (it->kind == ITEM_MATCH)
		fault = parse_pair(it, text, &v);
	else {
		i = find(it->choices, it->n_choices, text);
		if (i == it->n_choices)
			fault = ITEM_UNKNOWN;
		else
			v.choice = (uint16_t)i;
	}
	if (fault == ITEM_FINE)
		*out = v;
	return fault;
}

/* --- a response --- */

static size_t
most_values(const struct item *it)
{
	switch (it->kind) {
	case ITEM_SINGLE:
	case ITEM_TRUE_FALSE:
		return 1;
	case ITEM_MULTIPLE:
		return it->limit != 0 ? it->limit : it->n_choices;
	case ITEM_ORDER:
	case ITEM_MATCH:
		break;
	}
	return it->n_choices;
}

enum item_fault
item_response_check(const struct item *it, const struct item_value *v,
    size_t n)
{
	uint64_t seen = 0;

	for (size_t i = 0; i < n; i++) {
		if (v[i].choice >= it->n_choices ||
		    (it->kind == ITEM_MATCH && v[i].target >= it->n_targets))
			return ITEM_UNKNOWN;
		if (seen >> v[i].choice & 1)
			return ITEM_TWICE;
		seen |= UINT64_C(1) << v[i].choice;
	}
	return n > most_values(it) ? ITEM_TOO_MANY : ITEM_FINE;
}

static int64_t
partial(unsigned right, unsigned wrong, size_t n)
{
	return right <= wrong || n == 0 ? 0 :
	    (int64_t)(right - wrong) * ITEM_POINT / (int64_t)n;
}

static bool
is_same(struct item_value x, struct item_value y)
{
	return x.choice == y.choice && x.target == y.target;
}

static int64_t
mapped_value(const struct item *it, struct item_value v)
{
	for (size_t i = 0; i < it->n_map; i++)
		if (is_same(it->map[i].value, v))
			return it->map[i].units;
	return it->map_default;
}

static int64_t
clamp(const struct item *it, int64_t units)
{
	if (units < it->map_lower)
		return it->map_lower;
	return units > it->map_upper ? it->map_upper : units;
}

/* Is v of the item's correct values? */
static bool
is_correct(const struct item *it, struct item_value v)
{
	for (size_t i = 0; i < it->n_correct; i++)
		if (is_same(it->correct[i], v))
			return true;
	return false;
}

/* All of the correct values and no other, in order where that matters. */
static bool
matches(const struct item *it, const struct item_value *v, size_t n)
{
	if (n != it->n_correct || n == 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if (it->kind == ITEM_ORDER ? !is_same(it->correct[i], v[i]) :
		    !is_correct(it, v[i]))
			return false;
	return true;
}

int64_t
item_score(const struct item *it, const struct item_value *v, size_t n)
{
	int64_t units = 0;
	unsigned right = 0;

	if (n == 0)
		return 0;
	switch (it->scoring) {
	case ITEM_CORRECT:
		return matches(it, v, n) ? ITEM_POINT : 0;
	case ITEM_PARTIAL:
		for (size_t i = 0; i < n; i++)
			right += is_correct(it, v[i]);
		return partial(right, (unsigned)n - right, it->n_correct);
	case ITEM_MAPPED:
		break;
	}
	for (size_t i = 0; i < n; i++)
		units += mapped_value(it, v[i]);
	return clamp(it, units);
}

bool
item_is_right(const struct item *it, const struct item_value *v, size_t n)
{
	if (it->n_correct != 0)
		return matches(it, v, n);
	return n != 0 && item_score(it, v, n) == it->max;
}
