#include "tap.h"

#include "base/json_out.h"

static void
test_document(bool pretty, const char *want, const char *what)
{
	struct json_out j;
	struct buf b;

	buf_init(&b, SIZE_MAX);
	json_begin(&j, &b, pretty);
	json_object(&j);
	json_key(&j, "a");
	json_array(&j);
	json_int(&j, -1);
	buf_puts(json_value(&j), "[]");
	json_null(&j);
	json_array(&j);
	json_array_end(&j);
	json_array_end(&j);
	json_put_bool(&j, "b", true);
	json_put_count(&j, "c", INT64_MAX);
	json_put_int(&j, "d", INT64_MIN);
	json_put_str(&j, "e", STR_LIT("\"\\\b\t\n\f\r\x1b/\x7f"));
	json_key(&j, "f");
	buf_puts(json_value(&j), "{}");
	json_key_str(&j, STR_LIT("\"g"));
	json_object(&j);
	json_object_end(&j);
	json_object_end(&j);
	is_text(buf_view(&b), want, what);
	buf_free(&b);
}

/* What is not there: an empty text, null, or no member; "" is a text. */
static void
test_absent(void)
{
	const struct str none = { NULL, 0 };
	struct json_out j;
	struct buf b;

	buf_init(&b, SIZE_MAX);
	json_begin(&j, &b, false);
	json_object(&j);
	json_put_str_if_any(&j, "a", none);
	json_put_str(&j, "b", none);
	json_put_str_or_null(&j, "c", none);
	json_put_str_or_null(&j, "d", STR_LIT(""));
	json_put_str_if_any(&j, "e", STR_LIT(""));
	json_put_str_if_any(&j, "f", none);
	json_object_end(&j);
	is_text(buf_view(&b), "{\"b\":\"\",\"c\":null,\"d\":\"\",\"e\":\"\"}",
	    "texts that are not there");
	buf_free(&b);
}

/* Members in braces of another's, from more than one hand. */
static void
test_members(void)
{
	struct json_out j;
	struct buf b;

	buf_init(&b, SIZE_MAX);
	json_members(&j, &b, false);
	json_put_int(&j, "a", 1);
	json_key(&j, "b");
	json_object(&j);
	json_put_int(&j, "c", 2);
	json_object_end(&j);
	json_members(&j, &b, true);
	json_put_int(&j, "d", 3);
	is_text(buf_view(&b), "\"a\":1,\"b\":{\"c\":2},\"d\":3", "members");
	buf_free(&b);
}

int
main(void)
{
	test_document(false, "{\"a\":[-1,[],null,[]],\"b\":true,"
	    "\"c\":9223372036854775807,\"d\":-9223372036854775808,"
	    "\"e\":\"\\\"\\\\\\b\\t\\n\\f\\r\\u001b/\x7f\",\"f\":{},"
	    "\"\\\"g\":{}}", "close together");
	test_document(true, "{\n  \"a\": [\n    -1,\n    [],\n    null,\n"
	    "    []\n  ],\n  \"b\": true,\n  \"c\": 9223372036854775807,\n"
	    "  \"d\": -9223372036854775808,\n"
	    "  \"e\": \"\\\"\\\\\\b\\t\\n\\f\\r\\u001b/\x7f\",\n"
	    "  \"f\": {},\n  \"\\\"g\": {}\n}", "on lines");
	test_absent();
	test_members();
	return tap_done();
}
