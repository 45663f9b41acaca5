/* item_quiz_read: a quiz is the same written again, and papers can be drawn. */
#include "fuzz.h"

#include "item/item_quiz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct item_quiz q, again;
	struct digest d;
	struct fuzz f;
	struct str text;
	struct buf b;
	unsigned *items;
	bool *seen;
	size_t n;
	int rc;

	if (!fuzz_begin_text(&f, data, size))
		return 0;
	rc = item_quiz_read(f.a, f.dg, "x.xml", f.text, &q);
	if (rc == 0) {
		d = digest_of(f.text);
		items = arena_array(f.a, q.n, sizeof(*items));
		seen = arena_array(f.a, q.n, sizeof(*seen));
		n = item_draw(&q, &d, STR_LIT("e1"), 1, items);
		CHECK(n <= q.n);
		while (n-- > 0) {
			CHECK(items[n] < q.n && !seen[items[n]]);
			seen[items[n]] = true;
		}
		buf_init(&b, SIZE_MAX);
		item_quiz_write(&b, &q);
		text = str_dup(f.a, buf_view(&b));
		CHECK(item_quiz_read(f.a, f.dg, "y.xml", text, &again) == 0);
		buf_clear(&b);
		item_quiz_write(&b, &again);
		CHECK(str_eq(buf_view(&b), text));
		buf_free(&b);
	}
	fuzz_end(&f, rc < 0);
	return 0;
}
