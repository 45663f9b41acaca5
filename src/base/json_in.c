#include "base/json_in.h"

/* jansson's names for its kinds are ours too: here they get others. */
#define JSON_OBJECT LIB_OBJECT
#define JSON_ARRAY LIB_ARRAY
#define JSON_NULL LIB_NULL
#include <jansson.h>
#undef JSON_OBJECT
#undef JSON_ARRAY
#undef JSON_NULL

#include "base/arena.h"
#include "base/ascii.h"
#include "base/base_messages.h"

enum { DEPTH_MAX = 64, DIGITS_MAX = 18 };

/* Past the string whose quotation mark stands at i. */
static size_t
skip_string(struct str text, size_t i)
{
	for (i++; i < text.len && text.ptr[i] != '"'; i++)
		i += text.ptr[i] == '\\';
	return i < text.len ? i + 1 : text.len;
}

/* Past the number at *i; false when it is not one that we read. */
static bool
skip_number(struct str text, size_t *i)
{
	size_t digits = 0, k = *i;
	bool whole = true;

	for (; k < text.len; k++) {
		char c = text.ptr[k];

		if (ascii_is_digit(c))
			digits++;
		else if (c == '.' || c == 'e' || c == 'E')
			whole = false;
		else if (c != '-' && c != '+')
			break;
	}
	if (!whole || digits > DIGITS_MAX)
		return false;
	*i = k;
	return true;
}

/*
 * What jansson would read, but without saying where it stands: numbers that
 * are not whole or too long, and values nested too deep. Text that is not JSON
 * passes: jansson says so better.
 */
static int
scan(struct diag *dg, const char *name, struct str text)
{
	size_t i = 0, depth = 0;

	while (i < text.len) {
		char c = text.ptr[i];

		if (c == '"') {
			i = skip_string(text, i);
			continue;
		}
		if ((ascii_is_digit(c) || c == '-') && !skip_number(text, &i)) {
			diag_error(dg, diag_place(name, text, i), MSG_JSON_NUMBER);
			return -1;
		}
		if ((c == '{' || c == '[') && depth++ == DEPTH_MAX) {
			diag_error(dg, diag_place(name, text, i), MSG_JSON_DEPTH,
			    (int)DEPTH_MAX);
			return -1;
		}
		depth -= (c == '}' || c == ']') && depth > 0;
		i += !ascii_is_digit(c) && c != '-';
	}
	return 0;
}

static void
refuse(struct diag *dg, const char *name, struct str text,
    const json_error_t *e)
{
	size_t end = e->position > 0 ? (size_t)e->position : 0, from;

	if (end > text.len)
		end = text.len;
	if (json_error_code(e) == json_error_duplicate_key && end > 1) {
		/* jansson stops just behind the name that it saw before */
		from = end - 1;
		while (from > 0 && (text.ptr[from - 1] != '"' ||
		    (from > 1 && text.ptr[from - 2] == '\\')))
			from--;
		diag_error(dg, diag_place(name, text, from > 0 ? from - 1 : 0),
		    MSG_JSON_DUPLICATE,
		    STR_ARG(str_sub(text, from, end - 1 - from)));
		diag_hint(dg, "remove one of them");
		return;
	}
	diag_error(dg, diag_place(name, text, end > 0 ? end - 1 : 0),
	    MSG_JSON_BROKEN, json_error_code(e) == json_error_null_character ?
	    "\\u0000 is not read" : e->text);
}

static struct json_value *convert(struct arena *a, json_t *from);

static struct json_value *
convert_object(struct arena *a, json_t *from)
{
	struct json_value *first = NULL, **last = &first;

	for (void *it = json_object_iter(from); it != NULL;
	    it = json_object_iter_next(from, it)) {
		*last = convert(a, json_object_iter_value(it));
		(*last)->key = str_dup(a, str_of(json_object_iter_key(it)));
		last = &(*last)->next;
	}
	return first;
}

static struct json_value *
convert_array(struct arena *a, json_t *from)
{
	struct json_value *first = NULL, **last = &first;

	for (size_t i = 0; i < json_array_size(from); i++) {
		*last = convert(a, json_array_get(from, i));
		last = &(*last)->next;
	}
	return first;
}

/* Goes no deeper than scan has let through. */
static struct json_value *
convert(struct arena *a, json_t *from)
{
	struct json_value *v = ARENA_NEW(a, struct json_value);

	switch (json_typeof(from)) {
	case LIB_OBJECT:
		v->kind = JSON_OBJECT;
		v->first = convert_object(a, from);
		break;
	case LIB_ARRAY:
		v->kind = JSON_ARRAY;
		v->first = convert_array(a, from);
		break;
	case JSON_STRING:
		v->kind = JSON_STR;
		v->str = str_dup(a, (struct str){ json_string_value(from),
		    json_string_length(from) });
		break;
	case JSON_INTEGER:
		v->kind = JSON_INT;
		v->num = json_integer_value(from);
		break;
	case JSON_TRUE:
	case JSON_FALSE:
		v->kind = JSON_BOOL;
		v->num = json_typeof(from) == JSON_TRUE;
		break;
	case LIB_NULL:
		v->kind = JSON_NULL;
		break;
	case JSON_REAL: /* scan let none through */
		CHECK(json_typeof(from) != JSON_REAL);
	}
	return v;
}

int
json_read(struct arena *a, struct diag *dg, const char *name, struct str text,
    struct json_value **out)
{
	json_error_t e;
	json_t *all;

	if (scan(dg, name, text) != 0)
		return -1;
	all = json_loadb(text.ptr != NULL ? text.ptr : "", text.len,
	    JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &e);
	if (all == NULL) {
		refuse(dg, name, text, &e);
		return -1;
	}
	*out = convert(a, all);
	json_decref(all);
	return 0;
}

const struct json_value *
json_get(const struct json_value *object, const char *key)
{
	const struct json_value *v = object->first;

	if (object->kind != JSON_OBJECT)
		return NULL;
	while (v != NULL && !str_is(v->key, key))
		v = v->next;
	return v;
}

struct str
json_get_str(const struct json_value *object, const char *key)
{
	const struct json_value *v = json_get(object, key);

	return v != NULL && v->kind == JSON_STR ? v->str :
	    (struct str){ NULL, 0 };
}
