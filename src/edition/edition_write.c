#include "edition/edition.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/json_out.h"

static int
by_fact(const void *x, const void *y)
{
	const struct edition_fact *a = x, *b = y;

	return str_cmp(a->name, b->name);
}

static int
by_entry(const void *x, const void *y)
{
	const struct edition_entry *a = x, *b = y;

	return str_cmp(a->name, b->name);
}

static int
by_book(const void *x, const void *y)
{
	const struct edition_book *a = x, *b = y;

	return str_cmp(a->id, b->id);
}

static int
by_report(const void *x, const void *y)
{
	const struct edition_report *a = x, *b = y;

	return str_cmp(a->id, b->id);
}

static int
by_name(const void *x, const void *y)
{
	const struct str *a = x, *b = y;

	return str_cmp(*a, *b);
}

static void
sort(void *list, size_t n, size_t size,
    int (*order)(const void *, const void *))
{
	if (n > 1)
		qsort(list, n, size, order);
}

static void
sort_books(struct edition_book *list, size_t n)
{
	sort(list, n, sizeof(*list), by_book);
	for (size_t i = 0; i < n; i++) {
		sort(list[i].rules, list[i].n_rules, sizeof(*list[i].rules),
		    by_entry);
		sort(list[i].inputs, list[i].n_inputs,
		    sizeof(*list[i].inputs), by_name);
		if (list[i].quiz != NULL) {
			sort(list[i].quiz->files, list[i].quiz->n_files,
			    sizeof(*list[i].quiz->files), by_entry);
			sort(list[i].quiz->inputs, list[i].quiz->n_inputs,
			    sizeof(*list[i].quiz->inputs), by_name);
		}
	}
}

static void
member_digest(struct json_out *j, const char *key, struct arena *a,
    const struct digest *d)
{
	json_put_str(j, key, digest_text(a, d));
}

static void
write_rule(struct json_out *j, struct arena *a, const struct edition_entry *r)
{
	json_key_str(j, r->name);
	json_object(j);
	member_digest(j, "digest", a, &r->digest);
	json_put_str(j, "number", r->number);
	json_object_end(j);
}

static void
write_inputs(struct json_out *j, const struct str *inputs, size_t n)
{
	json_key(j, "inputs");
	json_array(j);
	for (size_t i = 0; i < n; i++)
		json_str(j, inputs[i]);
	json_array_end(j);
}

static void
write_quiz(struct json_out *j, struct arena *a, const struct edition_quiz *q)
{
	json_key(j, "quiz");
	json_object(j);
	member_digest(j, "digest", a, &q->quiz);
	json_key(j, "files");
	json_object(j);
	for (size_t i = 0; i < q->n_files; i++) {
		json_key_str(j, q->files[i].name);
		json_str(j, digest_text(a, &q->files[i].digest));
	}
	json_object_end(j);
	write_inputs(j, q->inputs, q->n_inputs);
	member_digest(j, "key", a, &q->key);
	member_digest(j, "source", a, &q->source);
	json_object_end(j);
}

static void
write_books(struct json_out *j, const char *key, struct arena *a,
    const struct edition_book *list, size_t n)
{
	json_key(j, key);
	json_object(j);
	for (size_t i = 0; i < n; i++) {
		json_key_str(j, list[i].id);
		json_object(j);
		member_digest(j, "file", a, &list[i].file);
		write_inputs(j, list[i].inputs, list[i].n_inputs);
		json_put_count(j, "pages", list[i].pages);
		json_put_str(j, "path", list[i].path);
		if (list[i].quiz != NULL)
			write_quiz(j, a, list[i].quiz);
		json_key(j, "rules");
		json_object(j);
		for (size_t k = 0; k < list[i].n_rules; k++)
			write_rule(j, a, &list[i].rules[k]);
		json_object_end(j);
		member_digest(j, "source", a, &list[i].source);
		json_put_count(j, "words", list[i].words);
		json_object_end(j);
	}
	json_object_end(j);
}

static void
write_reports(struct json_out *j, struct arena *a, const struct edition *e)
{
	json_key(j, "reports");
	json_object(j);
	for (size_t i = 0; i < e->n_reports; i++) {
		json_key_str(j, e->reports[i].id);
		json_object(j);
		member_digest(j, "file", a, &e->reports[i].file);
		json_put_str(j, "path", e->reports[i].path);
		json_object_end(j);
	}
	json_object_end(j);
}

void
edition_write(struct buf *b, struct edition *e)
{
	struct arena *a = arena_new();
	struct json_out j;

	sort(e->fingerprint, e->n_fingerprint, sizeof(*e->fingerprint),
	    by_fact);
	sort(e->inputs, e->n_inputs, sizeof(*e->inputs), by_entry);
	sort_books(e->roles, e->n_roles);
	sort_books(e->forms, e->n_forms);
	sort(e->reports, e->n_reports, sizeof(*e->reports), by_report);
	json_begin(&j, b, true);
	json_object(&j);
	json_key(&j, "document");
	json_object(&j);
	json_put_str(&j, "effective", e->effective);
	json_put_str(&j, "number", e->number);
	json_put_str(&j, "organization", e->organization);
	json_put_bool(&j, "sample", e->sample);
	json_put_str(&j, "version", e->version);
	json_object_end(&j);
	json_key(&j, "fingerprint");
	json_object(&j);
	for (size_t i = 0; i < e->n_fingerprint; i++) {
		json_key_str(&j, e->fingerprint[i].name);
		json_str(&j, e->fingerprint[i].value);
	}
	json_object_end(&j);
	json_put_str(&j, "format", STR_LIT(EDITION_FORMAT));
	write_books(&j, "forms", a, e->forms, e->n_forms);
	json_key(&j, "inputs");
	json_object(&j);
	for (size_t i = 0; i < e->n_inputs; i++) {
		json_key_str(&j, e->inputs[i].name);
		json_str(&j, digest_text(a, &e->inputs[i].digest));
	}
	json_object_end(&j);
	write_reports(&j, a, e);
	write_books(&j, "roles", a, e->roles, e->n_roles);
	json_object_end(&j);
	buf_putc(b, '\n');
	arena_free(a);
}
