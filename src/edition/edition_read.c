#include "edition/edition.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/json_in.h"
#include "edition/edition_messages.h"

struct reader {
	struct arena *arena;
	struct diag *diag;
	struct pos at;
};

static int
damaged(const struct reader *r, const char *part)
{
	diag_error(r->diag, r->at, MSG_EDITION_PART, part);
	diag_hint(r->diag, "delete it; the next build makes it again");
	return -1;
}

static size_t
members(const struct json_value *v)
{
	size_t n = 0;

	for (const struct json_value *m = v->first; m != NULL; m = m->next)
		n++;
	return n;
}

static const struct json_value *
object_at(const struct json_value *above, const char *key)
{
	const struct json_value *v = json_get(above, key);

	return v != NULL && v->kind == JSON_OBJECT ? v : NULL;
}

static int
number_at(const struct json_value *above, const char *key, size_t *out)
{
	const struct json_value *v = json_get(above, key);

	if (v == NULL || v->kind != JSON_INT || v->num < 0)
		return -1;
	*out = (size_t)v->num;
	return 0;
}

static int
read_rules(const struct reader *r, const struct json_value *rules,
    struct edition_book *book)
{
	const struct json_value *m;

	book->rules = arena_array(r->arena, members(rules) + 1,
	    sizeof(*book->rules));
	for (m = rules->first; m != NULL; m = m->next) {
		struct edition_entry *e = &book->rules[book->n_rules++];

		if (m->kind != JSON_OBJECT ||
		    !digest_parse(json_get_str(m, "digest"), &e->digest))
			return damaged(r, "rules");
		e->name = m->key;
		e->number = json_get_str(m, "number");
	}
	return 0;
}

static int
read_inputs(const struct reader *r, const struct json_value *v,
    struct str **list, size_t *n)
{
	const struct json_value *inputs = json_get(v, "inputs");

	if (inputs == NULL || inputs->kind != JSON_ARRAY)
		return damaged(r, "inputs");
	*list = arena_array(r->arena, members(inputs) + 1, sizeof(**list));
	for (v = inputs->first; v != NULL; v = v->next) {
		if (v->kind != JSON_STR)
			return damaged(r, "inputs");
		(*list)[(*n)++] = v->str;
	}
	return 0;
}

static int
read_quiz(const struct reader *r, const struct json_value *v,
    struct edition_book *book)
{
	const struct json_value *files = object_at(v, "files");
	struct edition_quiz *q = ARENA_NEW(r->arena, struct edition_quiz);

	if (files == NULL || !digest_parse(json_get_str(v, "digest"),
	    &q->quiz) || !digest_parse(json_get_str(v, "key"), &q->key) ||
	    !digest_parse(json_get_str(v, "source"), &q->source))
		return damaged(r, "quizzes");
	if (read_inputs(r, v, &q->inputs, &q->n_inputs) < 0)
		return -1;
	q->files = arena_array(r->arena, members(files) + 1,
	    sizeof(*q->files));
	for (v = files->first; v != NULL; v = v->next) {
		if (!digest_parse(v->str, &q->files[q->n_files].digest))
			return damaged(r, "quizzes");
		q->files[q->n_files++].name = v->key;
	}
	book->quiz = q;
	return 0;
}

static int
read_book(const struct reader *r, const struct json_value *v,
    struct edition_book *book)
{
	const struct json_value *rules = object_at(v, "rules");
	const struct json_value *quiz = json_get(v, "quiz");

	book->id = v->key;
	book->path = json_get_str(v, "path");
	if (book->path.ptr == NULL || rules == NULL ||
	    number_at(v, "pages", &book->pages) < 0 ||
	    number_at(v, "words", &book->words) < 0 ||
	    !digest_parse(json_get_str(v, "file"), &book->file) ||
	    !digest_parse(json_get_str(v, "source"), &book->source))
		return damaged(r, "books");
	if (read_inputs(r, v, &book->inputs, &book->n_inputs) < 0)
		return -1;
	if (quiz != NULL && read_quiz(r, quiz, book) < 0)
		return -1;
	return read_rules(r, rules, book);
}

static int
read_books(const struct reader *r, const struct json_value *root,
    const char *key, struct edition_book **list, size_t *n)
{
	const struct json_value *books = object_at(root, key), *v;

	if (books == NULL)
		return damaged(r, key);
	*list = arena_array(r->arena, members(books) + 1, sizeof(**list));
	*n = 0;
	for (v = books->first; v != NULL; v = v->next) {
		if (v->kind != JSON_OBJECT)
			return damaged(r, key);
		if (read_book(r, v, &(*list)[(*n)++]) < 0)
			return -1;
	}
	return 0;
}

static int
read_lists(const struct reader *r, const struct json_value *root,
    struct edition *e)
{
	const struct json_value *facts = object_at(root, "fingerprint");
	const struct json_value *inputs = object_at(root, "inputs"), *v;

	if (facts == NULL || inputs == NULL)
		return damaged(r, "fingerprint");
	e->fingerprint = arena_array(r->arena, members(facts) + 1,
	    sizeof(*e->fingerprint));
	for (v = facts->first; v != NULL; v = v->next) {
		e->fingerprint[e->n_fingerprint].name = v->key;
		e->fingerprint[e->n_fingerprint++].value = v->str;
	}
	e->inputs = arena_array(r->arena, members(inputs) + 1,
	    sizeof(*e->inputs));
	for (v = inputs->first; v != NULL; v = v->next) {
		if (!digest_parse(v->str, &e->inputs[e->n_inputs].digest))
			return damaged(r, "inputs");
		e->inputs[e->n_inputs++].name = v->key;
	}
	return 0;
}

static int
read_reports(const struct reader *r, const struct json_value *root,
    struct edition *e)
{
	const struct json_value *reports = object_at(root, "reports"), *v;

	if (reports == NULL)
		return damaged(r, "reports");
	e->reports = arena_array(r->arena, members(reports) + 1,
	    sizeof(*e->reports));
	for (v = reports->first; v != NULL; v = v->next) {
		struct edition_report *report = &e->reports[e->n_reports++];

		report->id = v->key;
		if (v->kind != JSON_OBJECT ||
		    !digest_parse(json_get_str(v, "file"), &report->file))
			return damaged(r, "reports");
		report->path = json_get_str(v, "path");
		if (report->path.ptr == NULL)
			return damaged(r, "reports");
	}
	return 0;
}

int
edition_read(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct edition *out)
{
	const struct reader r = { a, dg, { .file = name } };
	const struct json_value *document, *sample;
	struct json_value *root;
	struct edition e = { .sample = false };

	if (json_read(a, dg, name, text, &root) < 0)
		return -1;
	if (root->kind != JSON_OBJECT ||
	    !str_is(json_get_str(root, "format"), EDITION_FORMAT)) {
		diag_error(dg, r.at, MSG_EDITION_FORMAT, EDITION_FORMAT);
		diag_hint(dg, "delete it; the next build makes it again");
		return -1;
	}
	document = object_at(root, "document");
	if (document == NULL)
		return damaged(&r, "document");
	e.organization = json_get_str(document, "organization");
	e.number = json_get_str(document, "number");
	e.version = json_get_str(document, "version");
	e.effective = json_get_str(document, "effective");
	sample = json_get(document, "sample");
	if (sample == NULL || sample->kind != JSON_BOOL)
		return damaged(&r, "sample");
	e.sample = sample->num != 0;
	if (read_lists(&r, root, &e) < 0 ||
	    read_books(&r, root, "roles", &e.roles, &e.n_roles) < 0 ||
	    read_books(&r, root, "forms", &e.forms, &e.n_forms) < 0 ||
	    read_reports(&r, root, &e) < 0)
		return -1;
	*out = e;
	return 0;
}

const struct edition_book *
edition_find(const struct edition_book *list, size_t n, struct str id)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i].id, id))
			return &list[i];
	return NULL;
}

const struct edition_report *
edition_find_report(const struct edition *e, struct str id)
{
	for (size_t i = 0; i < e->n_reports; i++)
		if (str_eq(e->reports[i].id, id))
			return &e->reports[i];
	return NULL;
}
