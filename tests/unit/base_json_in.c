#include "tap.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/json_in.h"

static struct arena *a;
static struct diag *dg;

static struct json_value *
read_text(struct str text)
{
	struct json_value *v = NULL;

	arena_reset(a);
	dg = diag_new(a);
	return json_read(a, dg, "t.json", text, &v) == 0 ? v : NULL;
}

static struct json_value *
read_c(const char *text)
{
	return read_text(str_of(text));
}

static void
test_read(void)
{
	const struct json_value *v = read_c("{\"z\": 1, \"a\": [true, false, "
	    "null, -5, \"x\\u00e4\\n\"], \"m\": {},\n"
	    "\"big\": 999999999999999999, \"dots\": \"1.5e3 [[\\\"{\"}\n");
	const struct json_value *l;

	if (!ok(v != NULL, "read"))
		return;
	is_int(v->kind, JSON_OBJECT, "an object");
	is_text(v->first->key, "z", "members in their order");
	is_text(v->first->next->key, "a", "and the next");
	is_int(json_get(v, "z")->num, 1, "number");
	l = json_get(v, "a");
	is_int(l->kind, JSON_ARRAY, "array");
	l = l->first;
	ok(l->kind == JSON_BOOL && l->num == 1, "true");
	l = l->next;
	ok(l->kind == JSON_BOOL && l->num == 0, "false");
	l = l->next;
	is_int(l->kind, JSON_NULL, "null");
	l = l->next;
	ok(l->kind == JSON_INT && l->num == -5, "negative");
	l = l->next;
	ok(l->kind == JSON_STR, "string");
	is_text(l->str, "x\xc3\xa4\n", "with escapes");
	ok(l->next == NULL && l->key.ptr == NULL, "items have no key");
	ok(json_get(v, "m")->first == NULL, "empty object");
	is_int(json_get(v, "big")->num, 999999999999999999, "18 digits");
	is_text(json_get_str(v, "dots"), "1.5e3 [[\"{", "string like numbers");
	ok(json_get(v, "none") == NULL, "no such member");
	ok(json_get_str(v, "none").ptr == NULL &&
	    json_get_str(v, "z").ptr == NULL, "and no such text");
	ok(json_get(json_get(v, "z"), "x") == NULL, "a number has no members");
	ok(read_c("5")->num == 5, "a value alone");
}

static void
refuse(const char *text, const char *code, unsigned line, unsigned col)
{
	const struct finding *f;

	ok(read_c(text) == NULL && diag_len(dg) == 1, "refused: %s", text);
	f = diag_at(dg, 0);
	is_text(str_of(f->code), code, "code");
	ok(f->at.line == line && f->at.col == col, "at %u:%u", f->at.line,
	    f->at.col);
	printf("# %.*s\n", STR_ARG(f->text));
}

static void
test_refused(void)
{
	refuse("", "P030", 1, 1);
	refuse("{\"a\":\n 1} x", "P030", 2, 5);
	refuse("[1,\n2", "P030", 2, 1);
	refuse("{\"a\" 1}", "P030", 1, 6);
	refuse("\"\\u0000\"", "P030", 1, 8);
	refuse("\"\xff\"", "P030", 1, 1);
	refuse("[1.5]", "P032", 1, 2);
	refuse("[\n1e3]", "P032", 2, 1);
	refuse("[-1234567890123456789]", "P032", 1, 2);
	refuse("{\"a\": 1,\n \"b\": {\"b\": 1},\n \"a\": 2}", "P031", 3, 2);
	is_text(diag_at(dg, 0)->text, "the member \"a\" stands here twice",
	    "its name");
	refuse("{\"x\\\"y\": 1, \"x\\\"y\": 2}", "P031", 1, 13);
}

static void
test_deep(void)
{
	char text[200] = { 0 };

	memset(text, '[', 64);
	memset(text + 64, ']', 64);
	ok(read_c(text) != NULL, "64 deep");
	ok(read_c("[[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[]"
	    ",[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],"
	    "[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],"
	    "[],[],[],[],[],[],[],[],[],[],[],[]]") != NULL, "wide is not");
	memset(text, '[', 65);
	memset(text + 65, ']', 65);
	ok(read_c(text) == NULL && !strcmp(diag_at(dg, 0)->code, "P033"),
	    "65 deep is too deep");
}

static void
test_damaged(void)
{
	static const char good[] =
	    "{\"a\": [1, -2, true], \"b\\\\\": \"c\", \"d\": null}";
	static const char with[] = "{}[]\",:\\-0.e x\xc3";
	char text[sizeof(good)];
	size_t odd = 0;

	for (size_t i = 0; i + 1 < sizeof(good); i++) {
		for (size_t k = 0; k + 1 < sizeof(with); k++) {
			memcpy(text, good, sizeof(good));
			text[i] = with[k];
			odd += (read_c(text) == NULL) != (diag_errors(dg) != 0);
		}
		odd += read_text((struct str){ good, i }) != NULL;
	}
	is_int(odd, 0, "every damage is read or refused");
}

int
main(void)
{
	a = arena_new();
	test_read();
	test_refused();
	test_deep();
	test_damaged();
	arena_free(a);
	return tap_done();
}
