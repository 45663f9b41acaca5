#include "policy/policy_part.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "policy/policy_messages.h"

enum { LINES_MAX = 30, AREA_LINES = 4 };

static const char *const styles[] = { "signature", "text", "area", "date",
	"checkbox", NULL };
static const char *const field_keys[] = { "label", "lines", NULL };
static const char *const table_keys[] = { "columns", NULL };

/*
 * Which of keys the argument has; a value must stand beside it. seen is a bit
 * for each key so far. -1 after a report.
 */
static int
find_key(struct diag *dg, const struct policy_arg *arg,
    const char *const *keys, unsigned *seen)
{
	struct str near;
	size_t i;

	if (arg->key.ptr == NULL || arg->value.len == 0 ||
	    !policy_name_find(arg->key, keys, &i, &near)) {
		diag_error(dg, arg->at, MSG_POLICY_MARK_PART,
		    "a part of this mark", STR_ARG(arg->text));
		diag_hint(dg, "write \"%s: ...\"", keys[0]);
		return -1;
	}
	if (*seen & 1u << i) {
		diag_error(dg, arg->at, MSG_POLICY_MARK_TWICE,
		    STR_ARG(arg->key));
		diag_hint(dg, "keep one of the two");
		return -1;
	}
	*seen |= 1u << i;
	return (int)i;
}

static void
check_columns(struct diag *dg, const struct policy_table *t)
{
	for (size_t i = 1; i < t->ncolumns && i < POLICY_COLUMNS_MAX; i++)
		for (size_t k = 0; k < i; k++)
			if (str_eq(t->columns[i].text, t->columns[k].text)) {
				diag_error(dg, t->columns[i].at,
				    MSG_POLICY_MARK_TWICE,
				    STR_ARG(t->columns[i].text));
				diag_hint(dg, "name each column once");
				break;
			}
}

struct policy_table *
policy_table_read(struct arena *a, struct diag *dg,
    const struct policy_mark *mark)
{
	struct policy_table *t = ARENA_NEW(a, struct policy_table);
	const size_t errors = diag_errors(dg);
	unsigned seen = 0;

	t->source = mark->name.text;
	t->at = mark->name.at;
	for (size_t i = 0; i < mark->nargs; i++)
		if (find_key(dg, &mark->args[i], table_keys, &seen) == 0)
			t->columns = policy_words(a, dg, mark->args[i].value,
			    mark->args[i].value_at, ',', &t->ncolumns);
	check_columns(dg, t);
	if (t->ncolumns > POLICY_COLUMNS_MAX) {
		diag_error(dg, t->columns[POLICY_COLUMNS_MAX].at,
		    MSG_POLICY_COLUMNS, t->ncolumns, POLICY_COLUMNS_MAX);
		diag_hint(dg, "make several tables of it");
	}
	return diag_errors(dg) == errors ? t : NULL;
}

static unsigned
read_lines(struct diag *dg, const struct policy_arg *arg)
{
	unsigned n = 0;

	for (size_t i = 0; i < arg->value.len && n <= LINES_MAX; i++) {
		const char c = arg->value.ptr[i];

		n = ascii_is_digit(c) ? 10 * n + (unsigned)(c - '0') :
		    LINES_MAX + 1;
	}
	if (n >= 1 && n <= LINES_MAX)
		return n;
	diag_error(dg, arg->value_at, MSG_POLICY_MARK_PART,
	    "the number of lines", STR_ARG(arg->value));
	diag_hint(dg, "write a number from 1 to %d", LINES_MAX);
	return 0;
}

/* A label prints as it is written. */
static void
check_label(struct diag *dg, const struct policy_arg *arg)
{
	const size_t open = str_find(arg->value, "{{", 0);
	struct pos at = arg->value_at;

	if (open == arg->value.len)
		return;
	at.col += (unsigned)open;
	diag_error(dg, at, MSG_POLICY_LOOKS_LIKE, "{{", "placeholder");
	diag_hint(dg, "put the value into a paragraph above the field");
}

struct policy_field *
policy_field_read(struct arena *a, struct diag *dg,
    const struct policy_mark *mark)
{
	struct policy_field *f = ARENA_NEW(a, struct policy_field);
	const size_t errors = diag_errors(dg);
	unsigned seen = 0;
	struct str near;
	size_t style;

	f->style = mark->name.text;
	f->at = mark->at;
	f->lines = str_is(f->style, "area") ? AREA_LINES : 1;
	if (!policy_name_find(f->style, styles, &style, &near)) {
		diag_error(dg, mark->name.at, MSG_POLICY_MARK_PART,
		    "a field", STR_ARG(f->style));
		diag_hint(dg, "there are signature, text, area, date and "
		    "checkbox");
	}
	for (size_t i = 0; i < mark->nargs; i++) {
		const struct policy_arg *arg = &mark->args[i];
		const int key = find_key(dg, arg, field_keys, &seen);

		if (key == 0) {
			f->label = arg->value;
			check_label(dg, arg);
		} else if (key == 1 && str_is(f->style, "area"))
			f->lines = read_lines(dg, arg);
		else if (key == 1) {
			diag_error(dg, arg->at, MSG_POLICY_MARK_PART,
			    "a part of this field", STR_ARG(arg->text));
			diag_hint(dg, "only an area has lines: field: area");
		}
	}
	if (!(seen & 1)) {
		diag_error(dg, mark->at, MSG_POLICY_MARK_LACKS, "a label");
		diag_hint(dg, "<!-- field: %.*s | label: Name -->",
		    STR_ARG(f->style));
	}
	return diag_errors(dg) == errors ? f : NULL;
}
