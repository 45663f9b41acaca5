#include <string.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "policy/policy_data_messages.h"
#include "policy/policy_messages.h"
#include "policy/policy_part.h"

#define POLICY_OPTIONS_MIN 2
#define POLICY_OPTIONS_MAX 12	/* a paper letters them A to L */

static const char *const kinds[] = { "single choice", "multiple response",
	"true or false", "order", "match" };

const char *
policy_question_kind_name(enum policy_question_kind kind)
{
	CHECK((size_t)kind < NELEM(kinds));
	return kinds[kind];
}

/* --- the mark --- */

static const char *const keys[] = { "rule", "roles", "difficulty", "scoring",
	"share", "answer", NULL };
enum { KEY_RULE, KEY_ROLES, KEY_DIFFICULTY, KEY_SCORING, KEY_SHARE,
	KEY_ANSWER };
static const char *const key_hints[] = { "rule: photo-device",
	"roles: nurse, aide", "difficulty: 2", "scoring: partial",
	"share: practice", "answer: allowed" };

static void
wrong_value(struct diag *dg, const struct policy_arg *arg, const char *what,
    const char *hint)
{
	diag_error(dg, arg->value_at, MSG_POLICY_MARK_PART, what,
	    STR_ARG(str_sub(arg->value, 0, 80)));
	diag_hint(dg, "%s", hint);
}

static void
read_value(struct arena *a, struct diag *dg, struct policy_question *q,
    size_t key, const struct policy_arg *arg)
{
	switch (key) {
	case KEY_RULE:
		q->rule = (struct policy_word){ arg->value, arg->value_at };
		policy_id_check(dg, arg->value, arg->value_at);
		break;
	case KEY_ROLES:
		q->roles = policy_words(a, dg, arg->value, arg->value_at, ',',
		    &q->nroles);
		for (size_t i = 0; i < q->nroles; i++)
			policy_id_check(dg, q->roles[i].text,
			    q->roles[i].at);
		break;
	case KEY_DIFFICULTY:
		if (arg->value.len == 1 && arg->value.ptr[0] >= '1' &&
		    arg->value.ptr[0] <= '3')
			q->difficulty = (unsigned)(arg->value.ptr[0] - '0');
		else
			wrong_value(dg, arg, "the difficulty",
			    "write difficulty: 1, 2 or 3");
		break;
	case KEY_SCORING:
		q->partial = str_is(arg->value, "partial");
		if (!q->partial)
			wrong_value(dg, arg, "the scoring", "write scoring: "
			    "partial, or leave it out: all or nothing");
		break;
	case KEY_SHARE:
		q->practice = str_is(arg->value, "practice");
		if (!q->practice)
			wrong_value(dg, arg, "the share", "write share: "
			    "practice, or leave it out");
		break;
	default:
		CHECK(key == KEY_ANSWER);
		q->allowed = str_is(arg->value, "allowed");
		if (!q->allowed)
			wrong_value(dg, arg, "the answer", "write answer: "
			    "allowed where the right one is that one may, or "
			    "leave it out");
	}
}

static void
read_args(struct arena *a, struct diag *dg, struct policy_question *q,
    const struct policy_mark *mark)
{
	unsigned seen = 0;

	for (size_t i = 0; i < mark->nargs; i++) {
		const struct policy_arg *arg = &mark->args[i];
		const struct str name = arg->key.ptr != NULL ? arg->key :
		    arg->text;
		struct str near;
		size_t key;

		if (!policy_name_find(name, keys, &key, &near)) {
			diag_error(dg, arg->at, MSG_QUESTION_MARK,
			    STR_ARG(str_sub(name, 0, 80)));
			if (near.ptr != NULL)
				diag_hint(dg, "did you mean \"%.*s\"?",
				    STR_ARG(near));
			else
				diag_hint(dg, "there are rule, roles, "
				    "difficulty, scoring, share and answer");
		} else if (seen & 1u << key) {
			diag_error(dg, arg->at, MSG_POLICY_MARK_TWICE,
			    STR_ARG(name));
			diag_hint(dg, "keep one of the two");
		} else if (arg->value.len == 0) {
			seen |= 1u << key;
			diag_error(dg, arg->at, MSG_POLICY_MARK_LACKS,
			    "what stands after the colon");
			diag_hint(dg, "%s", key_hints[key]);
		} else {
			seen |= 1u << key;
			read_value(a, dg, q, key, arg);
		}
	}
	if (!(seen & 1u << KEY_RULE)) {
		diag_error(dg, mark->at, MSG_POLICY_MARK_LACKS,
		    "the rule that the question tests");
		diag_hint(dg, "<!-- question: %.*s | rule: photo-device -->",
		    STR_ARG(q->id));
	}
}

/* --- the shape --- */

static bool
has_task(const struct doc_node *list)
{
	for (const struct doc_node *n = list->first; n != NULL; n = n->next)
		if (n->flags & DOC_TASK)
			return true;
	return false;
}

static bool
is_answer(const struct doc_node *n)
{
	if (n->kind == DOC_TABLE)
		return true;
	return n->kind == DOC_LIST &&
	    (n->flags & DOC_ORDERED || has_task(n));
}

/* What stands in the question: the stem, the answers, the reason. */
static void
find_parts(struct diag *dg, struct policy_question *q)
{
	for (struct doc_node *n = q->node->first; n != NULL; n = n->next) {
		if (is_answer(n) && q->answer != NULL) {
			diag_error(dg, n->at, MSG_QUESTION_TWO_ANSWERS,
			    q->answer->at.line);
			diag_hint(dg, "make a question of its own of it; "
			    "what only belongs to the story can be a plain "
			    "list");
		} else if (is_answer(n)) {
			q->answer = n;
			if (n != q->node->first)
				continue;
			diag_error(dg, n->at, MSG_QUESTION_NO_STEM);
			diag_hint(dg, "write what is asked above it");
		} else if (q->answer == NULL)
			continue;
		else if (n->kind == DOC_QUOTE && q->reason == NULL)
			q->reason = n;
		else {
			diag_error(dg, n->at, MSG_QUESTION_AFTER,
			    n->kind == DOC_QUOTE ? "a second quotation" :
			    doc_kind_name(n->kind));
			diag_hint(dg, "the reason is one quotation, each of "
			    "its lines beginning with \">\"; what is asked "
			    "stands above the answers");
		}
	}
	if (q->answer == NULL) {
		diag_error(dg, q->at, MSG_QUESTION_NO_ANSWER);
		diag_hint(dg, "add a list of answers, the right one marked: "
		    "- [x] Do not post it");
	}
}

static void
add_option(struct policy_question *q, struct doc_node *n, bool right)
{
	q->options[q->noptions].node = n;
	q->options[q->noptions++].right = right;
}

static void
refuse_condition(struct diag *dg, const struct doc_node *n)
{
	diag_error(dg, n->at, MSG_QUESTION_IF);
	diag_hint(dg, "write two questions and put a condition around each: "
	    "a key must fit everybody who gets the question");
}

static void
read_items(struct diag *dg, struct policy_question *q, bool task)
{
	for (struct doc_node *n = q->answer->first; n != NULL; n = n->next) {
		if (n->kind != DOC_ITEM)
			refuse_condition(dg, n);
		else if (!task && n->flags & DOC_TASK) {
			diag_error(dg, n->at, MSG_QUESTION_PLAIN);
			diag_hint(dg, "answers to choose from are marked "
			    "with \"- [ ]\", those to put in order with "
			    "\"1.\"");
		} else if (task && !(n->flags & DOC_TASK)) {
			diag_error(dg, n->at, MSG_QUESTION_PLAIN);
			diag_hint(dg, "begin it with \"- [ ] \" or, if it is "
			    "right, with \"- [x] \"");
		} else
			add_option(q, n, !task || n->flags & DOC_CHECKED);
	}
}

static void
read_rows(struct diag *dg, struct policy_question *q)
{
	if (q->answer->columns != 2) {
		diag_error(dg, q->answer->at, MSG_QUESTION_TABLE,
		    q->answer->columns);
		diag_hint(dg, "put what belongs together in two columns, or "
		    "the table above the question");
		return;
	}
	for (struct doc_node *n = q->answer->first; n != NULL; n = n->next) {
		if (n->kind != DOC_ROW)
			refuse_condition(dg, n);
		else if (!(n->flags & DOC_HEADER))
			add_option(q, n, true);
	}
}

static size_t
count_right(const struct policy_question *q)
{
	size_t right = 0;

	for (size_t i = 0; i < q->noptions; i++)
		right += q->options[i].right;
	return right;
}

static void
check_choices(struct diag *dg, struct policy_question *q)
{
	const size_t right = count_right(q);

	q->kind = right > 1 ? POLICY_MULTIPLE :
	    q->noptions == 2 ? POLICY_TRUE_FALSE : POLICY_SINGLE;
	if (right == 0) {
		diag_error(dg, q->answer->at, MSG_QUESTION_NO_RIGHT);
		diag_hint(dg, "mark the right one: - [x]");
	} else if (right == 2 && q->noptions == 2) {
		diag_error(dg, q->answer->at, MSG_QUESTION_BOTH_RIGHT);
		diag_hint(dg, "leave one of them as \"- [ ]\", or add "
		    "answers that are wrong");
	}
}

static void
check_count(struct diag *dg, const struct policy_question *q)
{
	const char *what = q->kind == POLICY_MATCH ? "rows" :
	    q->kind == POLICY_ORDER ? "items" : "answers";

	if (q->noptions < POLICY_OPTIONS_MIN) {
		diag_error(dg, q->answer->at, MSG_QUESTION_FEW, q->noptions,
		    what, POLICY_OPTIONS_MIN);
		diag_hint(dg, "add what someone might take for right");
	} else if (q->noptions > POLICY_OPTIONS_MAX) {
		diag_error(dg, q->answer->at, MSG_QUESTION_MANY, q->noptions,
		    what, POLICY_OPTIONS_MAX);
		diag_hint(dg, "make two questions of it");
	}
}

/* Small letters, single spaces, no end punctuation. */
static struct str
plain(struct arena *a, struct str s)
{
	struct buf b;
	struct str out;
	bool space = false;

	buf_init(&b, POLICY_FILE_MAX);
	for (size_t i = 0; i < s.len; i++) {
		const char c = s.ptr[i];

		if (c == ' ' || c == '\n') {
			space = b.len != 0;
			continue;
		}
		if (space)
			buf_putc(&b, ' ');
		space = false;
		buf_putc(&b, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
	}
	while (b.len != 0 && strchr(".!? ", b.ptr[b.len - 1]) != NULL)
		b.len--;
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

/* The words as a reader sees them: values too, without the task's box. */
static struct str
option_words(struct arena *a, const struct doc_node *n)
{
	struct buf b;
	struct str out;

	buf_init(&b, POLICY_FILE_MAX);
	for (const struct doc_node *x = doc_next(n, n); x != NULL;
	    x = doc_next(n, x)) {
		if (x->kind == DOC_CELL && x != n)
			buf_putc(&b, '\n');
		if (x->kind == DOC_REF || x->kind == DOC_LINK)
			buf_str(&b, x->target);
		buf_str(&b, x->text);
	}
	out = plain(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static void
report_same(struct diag *dg, const struct doc_node *n,
    const struct doc_node *first)
{
	diag_error(dg, n->at, MSG_QUESTION_SAME, first->at.line);
	diag_hint(dg, "reword one: who chooses it could be right and be "
	    "marked wrong");
}

static void
check_same(struct arena *a, struct diag *dg, const struct policy_question *q)
{
	struct str seen[2][POLICY_OPTIONS_MAX];

	for (size_t i = 0; i < q->noptions && i < POLICY_OPTIONS_MAX; i++) {
		const struct doc_node *n = q->options[i].node;
		const bool match = q->kind == POLICY_MATCH;

		seen[0][i] = option_words(a, match ? n->first : n);
		seen[1][i] = match ? option_words(a, n->last) : seen[0][i];
		for (size_t k = 0; k < i; k++)
			if (str_eq(seen[0][k], seen[0][i]) ||
			    (match && str_eq(seen[1][k], seen[1][i]))) {
				report_same(dg, n, q->options[k].node);
				break;
			}
	}
}

static void
read_answer(struct arena *a, struct diag *dg, struct policy_question *q)
{
	const size_t errors = diag_errors(dg);
	size_t n = 0;

	for (const struct doc_node *x = q->answer->first; x != NULL;
	    x = x->next)
		n++;
	q->options = arena_array(a, n, sizeof(*q->options));
	if (q->answer->kind == DOC_TABLE) {
		q->kind = POLICY_MATCH;
		read_rows(dg, q);
	} else if (q->answer->flags & DOC_ORDERED) {
		q->kind = POLICY_ORDER;
		read_items(dg, q, false);
	} else
		read_items(dg, q, true);
	if (diag_errors(dg) != errors)
		return;	/* what is counted below would mislead */
	if (q->kind != POLICY_MATCH && q->kind != POLICY_ORDER)
		check_choices(dg, q);
	check_count(dg, q);
	check_same(a, dg, q);
}

/* --- the whole --- */

static void
append(struct arena *a, struct policy *p, struct policy_question *q)
{
	const size_t n = p->nquestions;

	/* Full whenever n is a power of two. */
	if ((n & (n - 1)) == 0) {
		struct policy_question **more = arena_array(a,
		    n == 0 ? 1 : n * 2, sizeof(struct policy_question *));

		if (n != 0)
			memcpy(more, p->questions,
			    n * sizeof(struct policy_question *));
		p->questions = more;
	}
	p->questions[p->nquestions++] = q;
}

int
policy_question_read(struct arena *a, struct diag *dg, struct policy *p,
    struct doc_node *question, const struct policy_mark *mark)
{
	const size_t errors = diag_errors(dg);
	struct policy_question *q = ARENA_NEW(a, struct policy_question);

	q->id = mark->name.text;
	q->id_at = mark->name.at;
	q->at = mark->at;
	q->difficulty = 1;
	q->node = question;
	q->policy = p;
	question->id = q->id;
	for (struct doc_node *n = question->parent; n != NULL; n = n->parent)
		if (n->kind == DOC_SCENARIO)
			q->scenario = n;
	policy_id_check(dg, q->id, q->id_at);
	read_args(a, dg, q, mark);
	find_parts(dg, q);
	if (q->answer != NULL)
		read_answer(a, dg, q);
	if (q->partial && q->answer != NULL && q->kind != POLICY_MULTIPLE &&
	    diag_errors(dg) == errors) {
		diag_error(dg, q->at, MSG_QUESTION_PARTIAL);
		diag_hint(dg, "take it out, or mark every right answer with "
		    "\"- [x]\"");
	}
	if (diag_errors(dg) != errors)
		return -1;
	question->data = q;
	append(a, p, q);
	return 0;
}
