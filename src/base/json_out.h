/*
 * json_out.h - canonical JSON in our restricted subset: members in the order
 * written (the caller writes them sorted), integers only, no white space but
 * what pretty asks for, only " \ and control characters escaped.
 */
#ifndef PRECEPT_JSON_OUT_H
#define PRECEPT_JSON_OUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct json_out {
	struct buf *buf;
	unsigned depth;
	bool comma, keyed, pretty;	/* its own; set by json_begin */
};

/*
 * Hidden from shared libraries: jansson has functions called json_object,
 * json_array and json_null, and would find these in the place of its own.
 */
#pragma GCC visibility push(hidden)
void json_begin(struct json_out *j, struct buf *b, bool pretty);
/*
 * Members, without white space, of an object whose braces somebody else
 * writes; more: it has members before these.
 */
void json_members(struct json_out *j, struct buf *b, bool more);
void json_object(struct json_out *j);
void json_object_end(struct json_out *j);
void json_array(struct json_out *j);
void json_array_end(struct json_out *j);
void json_key(struct json_out *j, const char *key);
void json_key_str(struct json_out *j, struct str key);
void json_str(struct json_out *j, struct str s);
void json_int(struct json_out *j, int64_t n);
void json_bool(struct json_out *j, bool yes);
void json_null(struct json_out *j);
/* The next value is the caller's, who writes it as JSON into what this is. */
struct buf *json_value(struct json_out *j);

/* A key and its value at once. */
void json_put_str(struct json_out *j, const char *key, struct str s);
void json_put_int(struct json_out *j, const char *key, int64_t n);
void json_put_count(struct json_out *j, const char *key, uint64_t n);
void json_put_bool(struct json_out *j, const char *key, bool yes);
/* A text that is not there is null, or no member at all. */
void json_put_str_or_null(struct json_out *j, const char *key, struct str s);
void json_put_str_if_any(struct json_out *j, const char *key, struct str s);
#pragma GCC visibility pop

#endif
