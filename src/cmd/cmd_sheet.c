#include "cmd/cmd_sheet.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/json_out.h"
#include "cmd/cmd_workspace.h"
#include "doc/doc.h"
#include "edition/edition.h"

#define TEXT_MAX (256u << 20)

/* What was written to b, in a; b is freed. */
static struct str
finish(struct arena *a, struct buf *b)
{
	struct str out;

	CHECK(!b->over);
	out = str_dup(a, buf_view(b));
	buf_free(b);
	return out;
}

struct pdf_attachment
cmd_sheet_tree(struct arena *a, const struct doc_node *root)
{
	struct buf b;

	buf_init(&b, TEXT_MAX);
	doc_xml(&b, root);
	return (struct pdf_attachment){ STR_LIT("book.xml"),
		STR_LIT("application/xml"),
		STR_LIT("The text of this document"), PDF_SOURCE,
		finish(a, &b) };
}

static struct str
values_json(struct arena *a, const struct resolve_book *book)
{
	struct json_out j;
	struct buf b;

	buf_init(&b, TEXT_MAX);
	json_begin(&j, &b, true);
	json_array(&j);
	for (size_t i = 0; i < book->n_values; i++) {
		json_object(&j);
		json_put_str(&j, "path", book->values[i].path);
		json_put_str(&j, "text", book->values[i].text);
		json_object_end(&j);
	}
	json_array_end(&j);
	buf_putc(&b, '\n');
	return finish(a, &b);
}

static int
by_name(const void *x, const void *y)
{
	const struct edition_entry *a = x, *b = y;

	return str_cmp(a->name, b->name);
}

static void
list_inputs(struct arena *a, const struct workspace *ws, struct sheet *s)
{
	const struct resolve_book *book = s->book;
	size_t n = 0;

	s->inputs = arena_array(a, ws->n_inputs + book->n_policies +
	    s->n_pictures, sizeof(*s->inputs));
	for (size_t i = 0; i < ws->n_inputs; i++)
		s->inputs[n++] = ws->inputs[i];
	for (size_t i = 0; i < book->n_policies; i++)
		s->inputs[n++] = (struct edition_entry){
			.name = cmd_workspace_policy_name(a, book->policies[i]),
			.digest = book->policies[i]->digest };
	for (size_t i = 0; i < s->n_pictures; i++)
		s->inputs[n++] = (struct edition_entry){
			.name = s->pictures[i].target,
			.digest = digest_of(s->pictures[i].bytes) };
	qsort(s->inputs, n, sizeof(*s->inputs), by_name);
	s->n_inputs = n;
}

static struct str
inputs_json(struct arena *a, const struct sheet *s,
    const struct edition_fact *facts, size_t n_facts)
{
	struct json_out j;
	struct buf b;

	buf_init(&b, TEXT_MAX);
	json_begin(&j, &b, true);
	json_object(&j);
	json_key(&j, "fingerprint");
	json_object(&j);
	for (size_t i = 0; i < n_facts; i++) {
		json_key_str(&j, facts[i].name);
		json_str(&j, facts[i].value);
	}
	json_object_end(&j);
	json_key(&j, "inputs");
	json_object(&j);
	for (size_t i = 0; i < s->n_inputs; i++) {
		json_key_str(&j, s->inputs[i].name);
		json_str(&j, digest_text(a, &s->inputs[i].digest));
	}
	json_object_end(&j);
	json_object_end(&j);
	buf_putc(&b, '\n');
	return finish(a, &b);
}

static bool
is_read(const struct sheet *s, struct str target)
{
	for (size_t i = 0; i < s->n_pictures; i++)
		if (str_eq(s->pictures[i].target, target))
			return true;
	return false;
}

/* Pictures are named from the workspace. */
static int
read_pictures(struct arena *a, struct diag *dg, const struct workspace *ws,
    struct sheet *s)
{
	const struct doc_node *root = s->book->root;
	size_t cap = 0;

	for (const struct doc_node *n = root; n != NULL;
	    n = doc_next(root, n)) {
		struct pdf_picture picture = { .target = n->target };
		const char *path;

		if (n->kind != DOC_IMAGE || is_read(s, n->target))
			continue;
		path = file_below(a, ws->dir, n->target);
		if (path == NULL || file_absent(path))
			continue; /* layout says so: it knows the place */
		if (file_read(a, dg, path, FILE_MAX_BLOB, &picture.bytes) < 0)
			return -1;
		s->pictures = arena_grow(a, s->pictures, s->n_pictures, &cap,
		    sizeof(*s->pictures));
		s->pictures[s->n_pictures++] = picture;
	}
	return 0;
}

int
cmd_sheet_make(struct arena *a, struct diag *dg, const struct workspace *ws,
    enum resolve_what what, struct str id, const struct pdf_meta *meta,
    const struct edition_fact *facts, size_t n_facts, struct sheet *out)
{
	struct sheet *s = out;

	*s = (struct sheet){ .what = { .meta = *meta } };
	if (resolve_book(a, dg, ws->library, ws->settings, what, id,
	    &s->book) < 0 || read_pictures(a, dg, ws, s) < 0)
		return -1;
	list_inputs(a, ws, s);
	s->what.meta.title = s->book->title;
	s->files[0] = cmd_sheet_tree(a, s->book->root);
	s->files[1] = (struct pdf_attachment){ STR_LIT("values.json"),
		STR_LIT("application/json"),
		STR_LIT("The settings printed in this document"), PDF_DATA,
		values_json(a, s->book) };
	s->files[2] = (struct pdf_attachment){ STR_LIT("inputs.json"),
		STR_LIT("application/json"),
		STR_LIT("Digests of all that this document was made from"),
		PDF_DATA, inputs_json(a, s, facts, n_facts) };
	s->what.attachments = s->files;
	s->what.n_attachments = NELEM(s->files);
	return 0;
}

struct digest
cmd_sheet_digest(const struct sheet *s, const struct digest *looks)
{
	const struct pdf_meta *meta = &s->what.meta;
	struct digest_ctx *c = digest_new();
	struct buf b;

	digest_add_field(c, (struct str){ (const char *)looks->bytes,
	    sizeof(looks->bytes) });
	digest_add_field(c, meta->title);
	digest_add_field(c, meta->subject);
	digest_add_field(c, meta->organization);
	digest_add_field(c, meta->lang);
	digest_add_field(c, meta->number);
	digest_add_field(c, meta->version);
	for (size_t i = 0; i < s->what.n_attachments; i++)
		digest_add_field(c, s->files[i].bytes);
	for (size_t i = 0; i < s->n_pictures; i++)
		digest_add_field(c, s->pictures[i].bytes);
	/* The tree as layout reads it: more than what the book carries. */
	buf_init(&b, TEXT_MAX);
	doc_dump(&b, s->book->root, false);
	CHECK(!b.over);
	digest_add_field(c, buf_view(&b));
	buf_free(&b);
	return digest_end(c);
}
