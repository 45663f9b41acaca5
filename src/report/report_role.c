#include "report/report_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "doc/doc.h"
#include "resolve/resolve.h"

/* A shorter one is a label or a name, which two pages may well share. */
enum { SENTENCE_WORDS = 4 };

/* --- the page of the role --- */

static size_t
count_words(struct str sentence)
{
	size_t n = 0;

	for (size_t at = 0; policy_next_word(sentence, &at).ptr != NULL;)
		n++;
	return n;
}

static void
add_sentences(struct arena *a, struct report_page *page, struct map *seen,
    const struct doc_node *block)
{
	const struct str words = policy_block_words(a, block);
	struct str s;

	for (size_t at = 0; (s = policy_next_sentence(words, &at)).ptr !=
	    NULL;) {
		if (count_words(s) < SENTENCE_WORDS ||
		    map_put(seen, s, page) != NULL)
			continue;
		page->sentences = arena_grow(a, page->sentences, page->n,
		    &page->cap, sizeof(*page->sentences));
		page->sentences[page->n++] = s;
	}
}

static const struct policy *
find_policy(const struct resolve_book *book, struct str id)
{
	for (size_t i = 0; i < book->n_policies; i++)
		if (str_eq(book->policies[i]->id, id))
			return book->policies[i];
	return NULL;
}

/* The heading of a page has its policy's id: "role-nurse". */
static struct report_page *
add_page(struct arena *a, struct report_role *role,
    const struct resolve_book *book, const struct doc_node *heading)
{
	struct report_page *page;
	const struct policy *policy = find_policy(book, heading->id);

	if (policy == NULL || !str_starts(heading->id, "role-"))
		return NULL;
	role->pages = arena_grow(a, role->pages, role->n_pages,
	    &role->cap_pages, sizeof(*role->pages));
	page = &role->pages[role->n_pages++];
	*page = (struct report_page){ .policy = policy,
		.role = str_sub(policy->id, strlen("role-"),
		policy->id.len) };
	return page;
}

static void
add_pages(struct arena *a, struct report_role *role,
    const struct resolve_book *book, const struct doc_node *part)
{
	struct report_page *page = NULL;
	struct map *seen = NULL;
	const struct doc_node *n = part->first, *next;

	for (; n != NULL; n = next) {
		next = doc_next(part, n);
		if (n->kind == DOC_HEADING && n->level == 2) {
			page = add_page(a, role, book, n);
			seen = map_new(a);
		} else if (n->kind == DOC_BASIS) {
			next = doc_skip(part, n);
		} else if (page != NULL && (n->kind == DOC_PARA ||
		    n->kind == DOC_CELL)) {
			add_sentences(a, page, seen, n);
			next = doc_skip(part, n);
		}
	}
}

/* --- rules and questions --- */

static void
count_rule(struct report_role *role, const struct report_rule *r)
{
	bool has[REPORT_BASES] = { false };

	role->levels[r->rule->level]++;
	role->critical += r->rule->critical;
	role->baseless += r->rule->nbasis == 0;
	role->untested += r->n == 0;
	for (size_t i = 0; i < r->rule->nbasis; i++)
		has[r->rule->basis[i].kind] = true;
	for (size_t i = 0; i < REPORT_BASES; i++)
		role->bases[i] += has[i];
}

static void
add_question(struct arena *a, struct report_role *role,
    const struct map *rules, const struct policy_question *q)
{
	struct report_rule *r = map_get(rules, q->rule.text);

	CHECK(r != NULL); /* a book has the rules of its questions */
	r->questions = arena_grow(a, r->questions, r->n, &r->cap,
	    sizeof(*r->questions));
	r->questions[r->n++] = q;
	r->exam += !q->practice;
	role->exam += !q->practice;
	role->practice += q->practice;
	role->kinds[q->kind]++;
	role->allowed += q->allowed;
	policy_keys_add(a, &role->keys, q);
}

static void
add_rules(struct arena *a, struct report_role *role,
    const struct resolve_book *book)
{
	struct map *by_id = map_new(a);

	role->rules = arena_array(a, book->n_rules, sizeof(*role->rules));
	for (size_t i = 0; i < book->n_rules; i++) {
		struct report_rule *r = &role->rules[role->n_rules++];

		r->rule = book->rules[i].rule;
		r->number = str_dup(a, book->rules[i].number);
		map_put(by_id, r->rule->id, r);
	}
	for (size_t i = 0; i < book->n_questions; i++)
		add_question(a, role, by_id, book->questions[i]);
	for (size_t i = 0; i < role->n_rules; i++)
		count_rule(role, &role->rules[i]);
}

const struct report_role *
report_role_new(struct arena *a, const struct resolve_book *book)
{
	struct report_role *role = ARENA_NEW(a, struct report_role);
	const struct doc_node *part = book->root->first;

	role->id = str_dup(a, book->id);
	role->n_questions = book->n_questions;
	role->questions = arena_array(a, book->n_questions,
	    sizeof(*role->questions));
	for (size_t i = 0; i < book->n_questions; i++)
		role->questions[i] = book->questions[i];
	role->n_policies = book->n_policies;
	role->policies = arena_array(a, book->n_policies,
	    sizeof(*role->policies));
	for (size_t i = 0; i < book->n_policies; i++)
		role->policies[i] = book->policies[i];
	add_rules(a, role, book);
	for (; part != NULL; part = part->next)
		if (str_is(part->style, "role"))
			add_pages(a, role, book, part);
	return role;
}
