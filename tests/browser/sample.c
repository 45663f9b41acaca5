/*
 * sample.c - for the browser tests. sample DIR writes there the pages of the
 * sample quiz, its package (open.zip, key.zip) and key.tsv: id, right values
 * parted by "|". sample --draw HEX reads lines "PERSON TAB ATTEMPT" and prints
 * the ids of each paper of the sample quiz under this digest. sample --score
 * reads lines "ID TAB VALUES" of practice items and prints the units earned and
 * whether it is right.
 */
#include <inttypes.h>
#include <string.h>

#include "quiz_page_files.h"
#include "quiz_sample.h"

static int
draw(struct arena *a, const char *hex)
{
	struct quiz q = sample_quiz(a);
	unsigned *items = arena_array(a, q.quiz.n, sizeof(*items));
	struct digest digest;
	char line[4096];

	if (!digest_parse_hex(str_of(hex), &digest))
		return 64;
	while (fgets(line, sizeof(line), stdin)) {
		struct str rest = str_of(line), person;
		size_t n;

		person = str_cut(&rest, '\t');
		n = item_draw(&q.quiz, &digest, item_person(a, person),
		    (unsigned)strtoul(rest.ptr, NULL, 10), items);
		for (size_t i = 0; i < n; i++)
			printf("%s%.*s", i ? "|" : "",
			    STR_ARG(q.items[items[i]].id));
		putchar('\n');
	}
	return 0;
}

static const struct item *
find_practice(const struct quiz *q, struct str id)
{
	for (size_t i = 0; i < q->n_practice; i++)
		if (str_eq(q->practice[i].item.id, id))
			return &q->practice[i].item;
	fprintf(stderr, "sample: no practice item %.*s\n", STR_ARG(id));
	exit(64);
}

static int
score(struct arena *a)
{
	struct quiz q = sample_quiz(a);
	char line[4096];

	while (fgets(line, sizeof(line), stdin)) {
		struct str rest = str_trim(str_of(line)), id;
		const struct item *it;
		struct item_value v[ITEM_CHOICES_MAX];
		size_t n = 0;

		id = str_cut(&rest, '\t');
		it = find_practice(&q, id);
		while (!str_empty(rest) && n < NELEM(v))
			if (item_value_parse(it, str_cut(&rest, '|'),
			    &v[n++]) != ITEM_FINE)
				return 65;
		if (item_response_check(it, v, n) != ITEM_FINE)
			return 65;
		printf("%" PRId64 " %d\n", item_score(it, v, n),
		    item_is_right(it, v, n));
	}
	return 0;
}

static void
write_file(struct arena *a, const char *dir, const char *name, struct str text)
{
	struct diag *dg = diag_new(a);

	if (file_write(dg, file_join(a, dir, name), text, 0600) < 0) {
		diag_print(dg, stderr, false);
		exit(1);
	}
}

static void
write_key(struct arena *a, const char *dir, const struct quiz *q)
{
	struct buf b;

	buf_init(&b, 1u << 20);
	for (size_t i = 0; i < q->quiz.n; i++) {
		const struct item *it = &q->items[i];

		buf_printf(&b, "%.*s\t", STR_ARG(it->id));
		for (size_t j = 0; j < it->n_correct; j++) {
			struct item_value v = it->correct[j];

			buf_printf(&b, "%s%.*s", j ? "|" : "",
			    STR_ARG(it->choices[v.choice].id));
			if (it->kind == ITEM_MATCH)
				buf_printf(&b, " %.*s",
				    STR_ARG(it->targets[v.target].id));
		}
		buf_putc(&b, '\n');
	}
	write_file(a, dir, "key.tsv", buf_view(&b));
	buf_free(&b);
}

static int
write_all(struct arena *a, const char *dir)
{
	static const struct { const char *name; enum quiz_page_mode mode; }
	pages[] = {
		{ "assessment.html", QUIZ_PAGE_ASSESSMENT },
		{ "practice.html", QUIZ_PAGE_PRACTICE }
	};
	struct quiz q = sample_quiz(a);
	struct diag *dg = diag_new(a);
	struct digest digest, key_digest;
	struct str open, key;

	if (item_package_write(a, dg, &q.quiz, q.items, q.stimuli, q.n_stimuli,
	    &open, &key, &digest, &key_digest) < 0) {
		diag_print(dg, stderr, false);
		return 1;
	}
	write_file(a, dir, "open.zip", open);
	write_file(a, dir, "key.zip", key);
	for (size_t i = 0; i < NELEM(pages); i++) {
		struct quiz_page_in in = page_in(a, &q, pages[i].mode);
		struct str out;

		in.digest = digest;
		if (quiz_page(a, dg, &in, pages[i].mode, &out) < 0) {
			diag_print(dg, stderr, false);
			return 1;
		}
		write_file(a, dir, pages[i].name, out);
	}
	write_key(a, dir, &q);
	return 0;
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	int status = 64;

	if (argc == 3 && !strcmp(argv[1], "--draw"))
		status = draw(a, argv[2]);
	else if (argc == 2 && !strcmp(argv[1], "--score"))
		status = score(a);
	else if (argc == 2)
		status = write_all(a, argv[1]);
	arena_free(a);
	return status;
}
