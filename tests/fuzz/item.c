/*
 * item_read: what is no item that can be scored is a finding; what is, is the
 * same written and read again, and no response earns more than its most.
 */
#include "fuzz.h"

#include "item/item.h"

static struct str
write(struct arena *a, const struct item *it)
{
	struct buf b;
	struct str s;

	buf_init(&b, SIZE_MAX);
	item_write(&b, it, true);
	s = str_dup(a, buf_view(&b));
	buf_free(&b);
	return s;
}

/* Responses made of the text's own bytes. */
static void
respond(const struct item *it, struct str bytes)
{
	struct item_value v[8];
	size_t n = 0;

	for (size_t i = 0; i + 1 < bytes.len && i < 2000; i++) {
		v[n].choice = (uint16_t)((unsigned char)bytes.ptr[i] %
		    it->n_choices);
		v[n].target = it->n_targets == 0 ? 0 : (uint16_t)
		    ((unsigned char)bytes.ptr[i + 1] % it->n_targets);
		n = (n + 1) % NELEM(v);
		if (item_response_check(it, v, n) == ITEM_FINE)
			CHECK(item_score(it, v, n) <= it->max ||
			    it->max == 0);
	}
	(void)item_value_parse(it, str_sub(bytes, 0, 40), &v[0]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct item it, again;
	struct item_stimulus s;
	struct fuzz f;
	struct str text;
	int rc;

	if (!fuzz_begin_text(&f, data, size))
		return 0;
	rc = item_read(f.a, f.dg, "x.xml", f.text, &it);
	if (rc == 0) {
		respond(&it, f.text);
		text = write(f.a, &it);
		CHECK(item_read(f.a, f.dg, "y.xml", text, &again) == 0);
		CHECK(str_eq(write(f.a, &again), text));
	}
	rc |= item_read_stimulus(f.a, f.dg, "x.xml", f.text, &s);
	fuzz_end(&f, rc < 0);
	return 0;
}
