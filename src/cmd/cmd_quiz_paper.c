#include "cmd/cmd_quiz_paper.h"

#include "base/arena.h"
#include "cmd/cmd_press.h"
#include "cmd/cmd_quizzes.h"
#include "doc/doc.h"
#include "quiz/quiz_paper.h"

#define COLUMNS_MAX (1u << 20)

static struct quiz_paper
paper_of(const struct quiz_making *m)
{
	return (struct quiz_paper){ .quiz = m->quiz, .digest = m->digest,
		.key_digest = m->key_digest };
}

static int
print(struct quiz_making *m, const struct doc_node *book, struct str *out)
{
	return cmd_press_print(m->a, m->diag, m->press, m->measurer, book,
	    NULL, 0, out);
}

static int
form(struct quiz_making *m, size_t i, struct str *out)
{
	const struct quiz_paper p = paper_of(m);

	return print(m, quiz_paper_form(m->a, &p, i), out);
}

int
cmd_quiz_paper_form_a(struct quiz_making *m, struct str *out)
{
	return form(m, 0, out);
}

int
cmd_quiz_paper_form_b(struct quiz_making *m, struct str *out)
{
	return form(m, 1, out);
}

int
cmd_quiz_paper_sheet(struct quiz_making *m, struct str *out)
{
	const struct quiz_paper p = paper_of(m);

	return print(m, quiz_paper_sheet(m->a, &p), out);
}

int
cmd_quiz_paper_key(struct quiz_making *m, struct str *out)
{
	const struct quiz_paper p = paper_of(m);

	return print(m, quiz_paper_key(m->a, &p), out);
}

static int
columns(struct quiz_making *m, size_t i, struct str *out)
{
	const struct quiz_paper p = paper_of(m);
	struct buf b;

	buf_init(&b, COLUMNS_MAX);
	quiz_paper_columns(&b, &p, i);
	CHECK(!b.over);
	*out = str_dup(m->a, buf_view(&b));
	buf_free(&b);
	return 0;
}

int
cmd_quiz_paper_columns_a(struct quiz_making *m, struct str *out)
{
	return columns(m, 0, out);
}

int
cmd_quiz_paper_columns_b(struct quiz_making *m, struct str *out)
{
	return columns(m, 1, out);
}
