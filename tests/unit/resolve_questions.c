/* What readers are asked: resolved as the words of their book are. */
#include "resolve_world.h"

#define RULE "<!-- rule: r | must | practice -->\nDo it.\n\n"
#define ASK "<!-- question: q | rule: r -->\n"
#define END "<!-- end question -->\n\n"

static const struct resolve_book *
book_of(struct world *w, const char *body)
{
	world_put(w, "policies/t.md", str_fmt(w->a,
	    "---\nid: t\n---\n# T\n\n" RULE "%s", body).ptr);
	world_settings(w, "<role use=\"nurse\"/>");
	return world_book(w, "nurse");
}

static void
values(void)
{
	struct world w = world_new();
	const struct resolve_book *b = book_of(&w,
	    "<!-- scenario: s -->\nAt {{identity.legal-name}} on Monday.\n\n"
	    ASK "Who *asks*, see [them](ref:t) and [PHI](term:phi)?\n"
	    "- [ ] {{contact.privacy-officer.name}}, "
	    "<!-- if: role is nurse -->your<!-- else -->our<!-- end if --> own"
	    "\n- [x] No one\n- [ ] All\n\n> As {{role}}.\n" END
	    "<!-- question: q2 | rule: r -->\nWhat then?\n1. First\n2. Then\n"
	    END "<!-- end scenario -->\n");
	const struct policy_question *q, *p;

	is_int(b->n_asked, 2, "two are asked");
	is_int(b->n_questions, 2, "and listed as written");
	q = b->asked[0];
	p = b->asked[1];
	ok(q != b->questions[0] && q->node != b->questions[0]->node,
	    "with a tree of its own");
	is_text(doc_words(w.a, q->node->first),
	    "Who asks, see them (1.1) and PHI?", "the stem");
	is_text(doc_words(w.a, q->options[0].node->first),
	    "Dana *Example*, your own", "a value, a condition; no markup");
	ok(!q->options[0].right && q->options[1].right, "the key stays");
	is_int(q->noptions, 3, "all answers");
	is_text(doc_words(w.a, q->reason), "As Nurse.", "the reason");
	ok(q->answer->parent == q->node, "the answer is in the tree");
	is_text(q->scenario->label, "s", "the scenario");
	is_text(doc_words(w.a, q->scenario), "At Elm & Co on Monday.",
	    "has its words alone");
	ok(p->scenario == q->scenario, "and is shared");
	is_text(p->options[1].node->label, "2.", "lists are marked");
	for (const struct doc_node *n = q->node; n != NULL;
	    n = doc_next(q->node, n))
		ok(n->kind != DOC_REF && n->kind != DOC_IF &&
		    (n->kind != DOC_VALUE || n->first != NULL),
		    "nothing of a policy's tree is left: %s",
		    doc_kind_name(n->kind));
	for (const struct doc_node *n = b->root->first; n != NULL; n = n->next)
		ok(!str_is(n->style, "questions"), "no part of the book");
	world_free(&w);
}

static void
lacking(void)
{
	struct world w = world_new();
	const struct resolve_book *b = book_of(&w,
	    ASK "Who?\n- [ ] A\n- [x] B\n- [ ] {{contact.media.name?}}\n" END
	    "<!-- question: q2 | rule: r -->\nWho, {{contact.media.name?}}?\n"
	    "- [ ] A\n- [x] B\n" END
	    "<!-- question: q3 | rule: r -->\nWho, {{contact.media.name}}?\n"
	    "- [ ] A\n- [x] B\n" END);

	is_int(b->n_questions, 3, "three are there");
	is_int(b->n_asked, 1, "and one can be asked");
	is_text(b->asked[0]->id, "q3", "that with a gap");
	ok(world_says(&w, "warning P347 share/policies/t.md:9:1"),
	    "an answer is gone");
	ok(world_says(&w, "warning P347 share/policies/t.md:16:1"),
	    "the stem is gone");
	ok(world_says(&w, "warning P348 share/policies/t.md:23:6 "
	    "contact.media.name"), "the gap is told");
	is_int(b->gaps, 0, "but is none of the book's");
	world_free(&w);
}

int
main(void)
{
	values();
	lacking();
	return tap_done();
}
