/*
 * item_key.c - the key of an item: what is right, and how a response becomes
 * points. Only three ways are known; all else is refused by name, because a
 * score by half-understood rules is worse than none.
 */
#include "item/item_part.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/xml_in.h"
#include "item/item.h"
#include "item/item_messages.h"

/* Where the standard templates live; "match_correct" follows, or with .xml. */
static const char *const template_homes[] = {
	ITEM_TEMPLATES,
	"http://purl.imsglobal.org/spec/qti/v3p0/rptemplates/",
	"http://www.imsglobal.org/question/qti_v3p0/rptemplates/",
	"http://www.imsglobal.org/question/qti_v2p1/rptemplates/",
	"https://www.imsglobal.org/question/qti_v2p1/rptemplates/",
	"http://www.imsglobal.org/question/qti_v2p2/rptemplates/",
	"https://www.imsglobal.org/question/qti_v2p2/rptemplates/",
	"http://purl.imsglobal.org/spec/qti/v2p1/rptemplates/",
	"https://purl.imsglobal.org/spec/qti/v2p1/rptemplates/",
	"http://purl.imsglobal.org/spec/qti/v2p2/rptemplates/",
	"https://purl.imsglobal.org/spec/qti/v2p2/rptemplates/",
};

/* What may stand in response processing at all. */
static const char *const operators[] = { "qti-response-condition",
	"qti-response-if", "qti-response-else", "qti-set-outcome-value",
	"qti-variable", "qti-correct", "qti-match", "qti-map-response",
	"qti-is-null", "qti-base-value", "qti-divide" };

#define TOO_MANY "more values are right than may be chosen"

static void
key_wrong(struct item_reader *r, const struct xml_node *n, const char *why)
{
	diag_error(r->dg, n->at, MSG_ITEM_KEY, why);
	diag_hint(r->dg, "correct it where the item was written");
}

static void
scored_hint(struct item_reader *r)
{
	diag_hint(r->dg, "use the template match_correct or map_response");
}

/* --- values --- */

static size_t
find(const struct item_choice *choices, size_t n, struct str id)
{
	size_t i = 0;

	while (i < n && !str_eq(choices[i].id, id))
		i++;
	return i;
}

/* "A", or of a match "R1 D1"; of base type pair also the other way around. */
static bool
read_value(struct item_reader *r, const struct item *it, bool either,
    struct pos at, struct str text, struct item_value *out)
{
	struct str first = str_trim(text), second;
	size_t space = 0, c, t = 0;

	if (it->kind == ITEM_MATCH) {
		while (space < first.len && first.ptr[space] != ' ' &&
		    first.ptr[space] != '\t' && first.ptr[space] != '\n')
			space++;
		second = str_trim(str_sub(first, space, first.len));
		first = str_sub(first, 0, space);
		t = find(it->targets, it->n_targets, second);
		if (either && t == it->n_targets) {
			const struct str swap = first;

			first = second;
			second = swap;
			t = find(it->targets, it->n_targets, second);
		}
	}
	c = find(it->choices, it->n_choices, first);
	if (c == it->n_choices || (it->kind == ITEM_MATCH &&
	    t == it->n_targets)) {
		item_unknown(r, at, it->kind == ITEM_MATCH ? "pair of choices" :
		    "choice", str_trim(text));
		return false;
	}
	*out = (struct item_value){ (uint16_t)c, (uint16_t)t };
	return true;
}

static int
by_choice(const void *x, const void *y)
{
	const struct item_value *a = x, *b = y;

	return (int)a->choice - (int)b->choice;
}

static size_t
count(const struct xml_node *n, const char *name)
{
	size_t found = 0;

	for (n = item_child(n, name); n != NULL; n = item_next(n, name))
		found++;
	return found;
}

static void
read_correct(struct item_reader *r, const struct xml_node *correct,
    bool either, struct item *it)
{
	const size_t n = count(correct, "qti-value");

	if (n > ITEM_CHOICES_MAX) {
		key_wrong(r, correct, "it has more values than choices");
		return;
	}
	it->correct = arena_array(r->a, n + 1, sizeof(*it->correct));
	for (const struct xml_node *v = item_child(correct, "qti-value");
	    v != NULL; v = item_next(v, "qti-value"))
		if (read_value(r, it, either, v->at, xml_text(r->a, v),
		    &it->correct[it->n_correct]))
			it->n_correct++;
	if (it->n_correct != n)
		return;
	if (it->kind != ITEM_ORDER)
		qsort(it->correct, n, sizeof(*it->correct), by_choice);
	switch (item_response_check(it, it->correct, n)) {
	case ITEM_FINE:
		if (n == 0)
			item_missing(r, correct, "a value");
		break;
	case ITEM_TOO_MANY:
		key_wrong(r, correct, TOO_MANY);
		break;
	case ITEM_TWICE:
	case ITEM_UNKNOWN:
	case ITEM_NOT_A_PAIR:
		key_wrong(r, correct, "a choice stands in it twice");
	}
}

/* --- a mapping --- */

static int64_t
read_units(struct item_reader *r, const struct xml_node *n, const char *name,
    int64_t absent)
{
	const struct str s = item_qti_attr(n, name);
	int64_t units = 0;

	if (s.ptr == NULL)
		return absent;
	if (!item_is_units(s, &units))
		item_wrong(r, n->at, s,
		    "a number up to 1000 of at most six decimals");
	return units;
}

static void
read_mapping(struct item_reader *r, const struct xml_node *mapping,
    bool either, struct item *it)
{
	const size_t n = count(mapping, "qti-map-entry");
	bool *seen = arena_array(r->a, ITEM_CHOICES_MAX,
	    ITEM_CHOICES_MAX * sizeof(*seen));

	it->map_lower = read_units(r, mapping, "lower-bound", INT64_MIN);
	it->map_upper = read_units(r, mapping, "upper-bound", INT64_MAX);
	it->map_default = read_units(r, mapping, "default-value", 0);
	if (it->map_lower > it->map_upper)
		key_wrong(r, mapping, "its lower bound is above the upper");
	it->map = arena_array(r->a, n + 1, sizeof(*it->map));
	for (const struct xml_node *e = item_child(mapping, "qti-map-entry");
	    e != NULL; e = item_next(e, "qti-map-entry")) {
		struct item_mapped m = { .units =
		    read_units(r, e, "mapped-value", 0) };
		const struct str key = item_qti_attr(e, "map-key");
		bool *twice;

		if (item_qti_attr(e, "mapped-value").ptr == NULL)
			item_missing(r, e, "mapped-value");
		if (key.ptr == NULL)
			item_missing(r, e, "map-key");
		else if (read_value(r, it, either, e->at, key, &m.value)) {
			twice = &seen[m.value.choice * ITEM_CHOICES_MAX +
			    m.value.target];
			if (*twice)
				item_twice(r, e->at, "map key", key);
			*twice = true;
			it->map[it->n_map++] = m;
		}
	}
	if (n == 0)
		item_missing(r, mapping, "a <qti-map-entry>");
}

static int
by_units_down(const void *x, const void *y)
{
	const int64_t *a = x, *b = y;

	return *a < *b ? 1 : *a > *b ? -1 : 0;
}

/* Most units of the choice, in a match with its best target. */
static int64_t
best_of(const struct item *it, uint16_t choice)
{
	const size_t targets = it->kind == ITEM_MATCH ? it->n_targets : 1;
	int64_t best = INT64_MIN;
	size_t mapped = 0;

	for (size_t i = 0; i < it->n_map; i++)
		if (it->map[i].value.choice == choice) {
			mapped++;
			if (it->map[i].units > best)
				best = it->map[i].units;
		}
	return mapped < targets && it->map_default > best ? it->map_default :
	    best;
}

static int64_t
most_mapped(const struct item *it)
{
	size_t values = it->kind == ITEM_SINGLE ||
	    it->kind == ITEM_TRUE_FALSE ? 1 :
	    it->kind == ITEM_MULTIPLE && it->limit != 0 ? it->limit :
	    it->n_choices;
	int64_t best[ITEM_CHOICES_MAX] = { 0 }, sum;

	for (uint16_t i = 0; i < it->n_choices; i++)
		best[i] = best_of(it, i);
	qsort(best, it->n_choices, sizeof(*best), by_units_down);
	sum = best[0];
	for (size_t i = 1; i < it->n_choices && i < values && best[i] > 0; i++)
		sum += best[i];
	return sum < it->map_lower ? it->map_lower :
	    sum > it->map_upper ? it->map_upper : sum;
}

/* --- response processing --- */

static bool
is_template(struct str template, const char *name)
{
	for (size_t i = 0; i < NELEM(template_homes); i++) {
		struct str rest;

		if (!str_starts(template, template_homes[i]))
			continue;
		rest = str_sub(template, str_of(template_homes[i]).len,
		    template.len);
		if (str_ends(rest, ".xml"))
			rest.len -= 4;
		if (str_is(rest, name))
			return true;
	}
	return false;
}

#define IF_NULL \
	"(response-condition(response-if(is-null(variable:RESPONSE) " \
	"set-outcome-value:SCORE(base-value=0)) response-else("
#define MAPPED "set-outcome-value:SCORE(map-response:RESPONSE)"
#define PARTIAL "set-outcome-value:SCORE(divide(map-response:RESPONSE " \
	"base-value=%zu))"
#define MATCHED \
	"(response-condition(response-if(match(variable:RESPONSE " \
	"correct:RESPONSE) set-outcome-value:SCORE(base-value=1))"
#define MATCHED_ONLY MATCHED "))"	/* else the score is as it begins */

/* How many choices are mapped to 1; 0 when one has another value than -1. */
static size_t
ones_of(const struct item *it)
{
	size_t ones = 0;

	if (it->n_map != it->n_choices || it->map_lower != 0 ||
	    it->map_upper != INT64_MAX)
		return 0;
	for (size_t i = 0; i < it->n_map; i++)
		if (it->map[i].units == ITEM_POINT)
			ones++;
		else if (it->map[i].units != -ITEM_POINT)
			return 0;
	return ones;
}

/*
 * The choices of a partial item that are right, as its mapping has them. A part
 * that is no whole number of units would be cut off, and could cost a pass.
 */
static void
correct_by_map(struct item_reader *r, const struct xml_node *n,
    struct item *it)
{
	const size_t ones = ones_of(it);
	struct item_value *right = arena_array(r->a, ones + 1,
	    sizeof(*right));
	size_t used = 0;

	CHECK(ones > 0);	/* else it would be of no form that is known */
	for (size_t i = 0; i < it->n_map; i++)
		if (it->map[i].units == ITEM_POINT)
			right[used++] = it->map[i].value;
	qsort(right, used, sizeof(*right), by_choice);
	for (size_t i = 0; i < used && it->n_correct != 0; i++)
		if (it->n_correct != used ||
		    it->correct[i].choice != right[i].choice) {
			key_wrong(r, n, "its mapping and its correct "
			    "response differ");
			return;
		}
	if (item_response_check(it, right, used) == ITEM_TOO_MANY)
		key_wrong(r, n, TOO_MANY);
	if (ITEM_POINT % (int64_t)ones != 0)
		key_wrong(r, n, str_c(r->a, str_fmt(r->a, "a point divided "
		    "by %zu is not exact; let twelve choices or fewer be "
		    "right", ones)));
	it->correct = right;
	it->n_correct = used;
	it->map = NULL;
	it->n_map = 0;
	it->map_lower = INT64_MIN;
}

/* Which of the known forms is the text? */
static bool
known_form(struct item_reader *r, struct str form, struct item *it,
    enum item_scoring *out)
{
	const char *partial = str_c(r->a, str_fmt(r->a, PARTIAL,
	    ones_of(it)));
	const char *const forms[][2] = {
		{ MATCHED " response-else(set-outcome-value:SCORE("
		"base-value=0))))", "" },
		{ MATCHED_ONLY, "" },
		{ "(" MAPPED ")", "m" },
		{ IF_NULL MAPPED ")))", "m" },
		{ str_c(r->a, str_fmt(r->a, "(%s)", partial)), "p" },
		{ str_c(r->a, str_fmt(r->a, IF_NULL "%s)))", partial)), "p" },
	};

	for (size_t i = 0; i < NELEM(forms); i++)
		if (str_is(form, forms[i][0])) {
			*out = forms[i][1][0] == 'p' ? ITEM_PARTIAL :
			    forms[i][1][0] == 'm' ? ITEM_MAPPED : ITEM_CORRECT;
			return *out != ITEM_PARTIAL || (ones_of(it) != 0 &&
			    it->kind == ITEM_MULTIPLE);
		}
	return false;
}

/* What the score begins with when that is not 0; else NULL. */
static const struct xml_node *
find_head_start(const struct item_reader *r, const struct xml_node *root)
{
	const struct xml_node *o = item_child(root, "qti-outcome-declaration"),
	    *v;
	int64_t units;

	while (o != NULL && !str_is(item_qti_attr(o, "identifier"), "SCORE"))
		o = item_next(o, "qti-outcome-declaration");
	v = item_child(item_child(o, "qti-default-value"), "qti-value");
	return v == NULL || (item_is_units(str_trim(xml_text(r->a, v)),
	    &units) && units == 0) ? NULL : v->parent;
}

/* The first element that is no operator of ours, else n itself. */
static const struct xml_node *
odd_operator(const struct xml_node *n)
{
	for (const struct xml_node *c = xml_first_element(n); c != NULL;
	    c = xml_next_element(c)) {
		const struct xml_node *below = odd_operator(c);
		bool known = false;

		for (size_t i = 0; i < NELEM(operators); i++)
			known = known || item_is(c, operators[i]);
		if (!known)
			return c;
		if (below != c)
			return below;
	}
	return n;
}

/* false: refused, and said so. */
static bool
read_processing(struct item_reader *r, const struct xml_node *n,
    struct item *it)
{
	const struct str template = item_qti_attr(n, "template");
	const struct xml_node *odd = NULL;
	struct str form;

	if (template.len != 0) {
		it->scoring = is_template(template, "map_response") ?
		    ITEM_MAPPED : ITEM_CORRECT;
		if (it->scoring == ITEM_MAPPED ||
		    is_template(template, "match_correct"))
			return true;
		diag_error(r->dg, n->at, MSG_ITEM_TEMPLATE,
		    STR_ARG(str_sub(template, 0, 200)));
		scored_hint(r);
		return false;
	}
	form = item_form(r->a, n);
	form = str_sub(form, str_chr(form, '(', 0), form.len);
	if (!known_form(r, form, it, &it->scoring))
		odd = odd_operator(n);
	else if (str_is(form, MATCHED_ONLY))
		odd = find_head_start(r, n->parent);
	if (odd == NULL)
		return true;
	diag_error(r->dg, odd->at, MSG_ITEM_OPERATOR,
	    STR_ARG(item_qti_name(r->a, odd)));
	scored_hint(r);
	return false;
}

void
item_read_key(struct item_reader *r, const struct xml_node *root,
    const struct xml_node *declaration, struct item *it)
{
	const struct xml_node *processing = item_child(root,
	    "qti-response-processing");
	const struct xml_node *correct = item_child(declaration,
	    "qti-correct-response");
	const struct xml_node *mapping = item_child(declaration,
	    "qti-mapping");
	const bool either = str_is(item_qti_attr(declaration, "base-type"),
	    "pair");
	const size_t errors = diag_errors(r->dg);

	it->map_lower = INT64_MIN;
	it->map_upper = INT64_MAX;
	if (processing == NULL && correct == NULL && mapping == NULL)
		return;		/* an open item */
	if (processing == NULL) {
		item_missing(r, root, "<qti-response-processing>");
		return;
	}
	if (correct != NULL)
		read_correct(r, correct, either, it);
	if (mapping != NULL)
		read_mapping(r, mapping, either, it);
	if (diag_errors(r->dg) != errors ||
	    !read_processing(r, processing, it))
		return;
	if (it->scoring == ITEM_PARTIAL)
		correct_by_map(r, declaration, it);
	else if (it->scoring == ITEM_CORRECT && correct == NULL)
		item_missing(r, declaration, "<qti-correct-response>");
	else if (it->scoring == ITEM_MAPPED && mapping == NULL)
		item_missing(r, declaration, "<qti-mapping>");
	it->max = it->scoring == ITEM_MAPPED ? most_mapped(it) : ITEM_POINT;
	if (diag_errors(r->dg) == errors && it->max <= 0) {
		diag_error(r->dg, declaration->at, MSG_ITEM_NO_POINTS);
		diag_hint(r->dg, "map a choice to a number above 0");
	} else if (it->max > ITEM_POINTS_MAX * ITEM_POINT)
		key_wrong(r, declaration, "it gives more than 1000 points");
}
