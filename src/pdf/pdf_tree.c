#include "base/arena.h"
#include "pdf/pdf_part.h"

#define FAN_OUT 64

/* A node of the tree, with the pairs it spans. */
struct node {
	unsigned obj;
	size_t first, last;
};

static void
put_limits(struct buf *b, const struct pdf_pair *pairs, const struct node *n)
{
	buf_puts(b, "/Limits[");
	buf_str(b, pairs[n->first].key);
	buf_putc(b, ' ');
	buf_str(b, pairs[n->last].key);
	buf_putc(b, ']');
}

static void
put_pairs(struct buf *b, enum pdf_tree_kind kind, const struct pdf_pair *pairs,
    size_t n)
{
	buf_puts(b, kind == PDF_NAMES ? "/Names[" : "/Nums[");
	for (size_t i = 0; i < n; i++) {
		buf_str(b, pairs[i].key);
		buf_putc(b, ' ');
		buf_str(b, pairs[i].value);
		buf_putc(b, i + 1 < n ? '\n' : ']');
	}
	if (n == 0)
		buf_putc(b, ']');
}

static size_t
at_most(size_t n)
{
	return n < FAN_OUT ? n : FAN_OUT;
}

/* One level up: a node for each FAN_OUT below. Returns how many. */
static size_t
level_up(struct pdf_job *j, const struct pdf_pair *pairs, struct node *nodes,
    size_t n)
{
	const bool root = n <= FAN_OUT;
	size_t made = 0;

	for (size_t i = 0; i < n; i += FAN_OUT) {
		const size_t take = at_most(n - i);
		struct node up = { 0, nodes[i].first, nodes[i + take - 1].last };
		struct buf *b = pdf_begin(j);

		if (!root)
			put_limits(b, pairs, &up);
		buf_puts(b, "/Kids[");
		for (size_t k = 0; k < take; k++) {
			if (k > 0)
				buf_putc(b, ' ');
			pdf_put_ref(b, nodes[i + k].obj);
		}
		buf_putc(b, ']');
		up.obj = pdf_end(j);
		nodes[made++] = up;
	}
	return made;
}

unsigned
pdf_tree_add(struct pdf_job *j, enum pdf_tree_kind kind,
    const struct pdf_pair *pairs, size_t n)
{
	struct node *nodes;
	size_t made = 0;

	if (n <= FAN_OUT) {
		put_pairs(pdf_begin(j), kind, pairs, n);
		return pdf_end(j);
	}
	nodes = arena_array(j->arena, n / FAN_OUT + 1, sizeof *nodes);
	for (size_t i = 0; i < n; i += FAN_OUT) {
		const size_t take = at_most(n - i);
		struct node *leaf = &nodes[made++];
		struct buf *b = pdf_begin(j);

		*leaf = (struct node){ 0, i, i + take - 1 };
		put_limits(b, pairs, leaf);
		put_pairs(b, kind, pairs + i, take);
		leaf->obj = pdf_end(j);
	}
	do
		made = level_up(j, pairs, nodes, made);
	while (made > 1);
	return nodes[0].obj;
}
