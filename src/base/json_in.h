/* json_in.h - JSON text to a tree. The only door to jansson. */
#ifndef PRECEPT_JSON_IN_H
#define PRECEPT_JSON_IN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"

enum json_kind {
	JSON_NULL, JSON_BOOL, JSON_INT, JSON_STR, JSON_ARRAY, JSON_OBJECT
};

struct json_value {
	enum json_kind kind;
	struct json_value *next, *first;	/* members of array or object */
	struct str key;		/* inside an object */
	struct str str;
	int64_t num;		/* int, or bool as 0 and 1 */
};

/*
 * Read text (copied) called name. Members and items keep their order.
 * Duplicates, numbers that are not whole or have more than 18 digits, values
 * more than 64 deep and trailing text are errors. One finding, with its place,
 * and -1 with *out untouched when it is not read.
 */
NODISCARD int json_read(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct json_value **out);
/* The member, or NULL: there is none, or it is not an object. */
const struct json_value *json_get(const struct json_value *object,
    const char *key);
/* The string at key, absent when it is not there or not a string. */
struct str json_get_str(const struct json_value *object,
    const char *key);

#endif
