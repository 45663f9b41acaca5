/* item_package_write.c - the open and the key part of a quiz as zips. */
#include "item/item_quiz.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/zip.h"
#include "item/item_messages.h"
#include "item/item_part.h"

struct part {
	struct arena *a;
	struct zip_part *files;
	size_t n;
};

static void
add(struct part *p, struct str name, struct buf *b)
{
	CHECK(!b->over);
	p->files[p->n].name = name;
	p->files[p->n].bytes = str_dup(p->a, buf_view(b));
	p->n++;
	buf_clear(b);
}

static int
by_name(const void *x, const void *y)
{
	const struct zip_part *a = x, *b = y;

	return str_cmp(a->name, b->name);
}

/* The files but digests.txt itself, as sha256sum lists and checks them. */
static struct str
list(struct part *p)
{
	struct buf b;
	struct str text;

	qsort(p->files, p->n, sizeof(*p->files), by_name);
	buf_init(&b, SIZE_MAX);
	for (size_t i = 0; i < p->n; i++) {
		const struct digest d = digest_of(p->files[i].bytes);

		buf_str(&b, digest_hex(p->a, &d));
		buf_puts(&b, "  ");
		buf_str(&b, p->files[i].name);
		buf_putc(&b, '\n');
	}
	text = str_dup(p->a, buf_view(&b));
	buf_free(&b);
	return text;
}

/*
 * All files of a part and, when open is the list of the open part, the key's.
 * Sets *digests to the list, which is a file itself.
 */
static struct str
make_part(struct arena *a, const struct item_quiz *q,
    const struct item *items, const struct item_stimulus *stimuli,
    size_t n_stimuli, struct str open, struct str *digests)
{
	struct part p = { .a = a,
		.files = arena_array(a, q->n + n_stimuli + 5,
		    sizeof(*p.files)) };
	const bool key = open.ptr != NULL;
	struct buf b;

	buf_init(&b, ZIP_TOTAL_MAX);
	item_quiz_write(&b, q);
	add(&p, STR_LIT("quiz.xml"), &b);
	item_write_test(&b, q);
	add(&p, STR_LIT("test.xml"), &b);
	item_write_manifest(a, &b, q, items, key);
	add(&p, STR_LIT("imsmanifest.xml"), &b);
	for (size_t i = 0; i < q->n; i++) {
		item_write(&b, &items[i], key);
		add(&p, str_fmt(a, "items/%.*s.xml", STR_ARG(items[i].id)),
		    &b);
	}
	for (size_t i = 0; i < n_stimuli; i++) {
		item_write_stimulus(&b, &stimuli[i]);
		add(&p, str_fmt(a, "stimuli/%.*s.xml",
		    STR_ARG(stimuli[i].id)), &b);
	}
	if (key) {
		buf_str(&b, open);
		add(&p, STR_LIT("open-digests.txt"), &b);
	}
	*digests = list(&p);
	buf_str(&b, *digests);
	add(&p, STR_LIT("digests.txt"), &b);
	buf_free(&b);
	qsort(p.files, p.n, sizeof(*p.files), by_name);
	return zip_pack(a, p.files, p.n);
}

/* What the caller made is whole: anything else is a mistake of ours. */
static void
check_parts(const struct item_quiz *q, const struct item *items,
    const struct item_stimulus *stimuli, size_t n_stimuli)
{
	for (size_t i = 0; i < q->n; i++) {
		bool found = items[i].stimulus.len == 0;

		CHECK(str_eq(items[i].id, q->entries[i].id));
		CHECK(str_eq(items[i].stimulus, q->entries[i].scenario));
		for (size_t k = 0; k < n_stimuli && !found; k++)
			found = str_eq(items[i].stimulus, stimuli[k].id);
		CHECK(found);
	}
}

int
item_package_write(struct arena *a, struct diag *dg,
    const struct item_quiz *q, const struct item *items,
    const struct item_stimulus *stimuli, size_t n_stimuli, struct str *open,
    struct str *key, struct digest *quiz_digest, struct digest *key_digest)
{
	const struct str no_list = { NULL, 0 };
	struct str open_list, key_list;

	if (q->n > ITEM_PACKAGE_MAX) {
		diag_error(dg, items[ITEM_PACKAGE_MAX].at, MSG_ITEM_MANY,
		    ITEM_PACKAGE_MAX, str_c(a, str_fmt(a,
		    "items in the quiz of %.*s", STR_ARG(q->id))));
		diag_hint(dg, "narrow some of them to other roles: add "
		    "| roles: NAME");
		return -1;
	}
	check_parts(q, items, stimuli, n_stimuli);
	*open = make_part(a, q, items, stimuli, n_stimuli, no_list,
	    &open_list);
	*key = make_part(a, q, items, stimuli, n_stimuli, open_list,
	    &key_list);
	*quiz_digest = digest_of(open_list);
	*key_digest = digest_of(key_list);
	return 0;
}
