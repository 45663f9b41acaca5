#include "policy/policy.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "policy/policy_messages.h"
#include "policy/policy_part.h"

/* Too large to be anyone's text: not even split into lines. */
static int
check_size(struct diag *dg, const char *name, struct str text)
{
	if (text.len <= POLICY_FILE_MAX)
		return 0;
	diag_error(dg, (struct pos){ name, 0, 0 }, MSG_POLICY_SIZE, text.len,
	    "bytes", POLICY_FILE_MAX);
	diag_hint(dg, "make several policies of it");
	return -1;
}

/*
 * Entities are looked at where they stand; in a target, and where words and
 * source do not agree, they are found here.
 */
static void
check_characters(struct diag *dg, const struct doc_node *root)
{
	for (const struct doc_node *n = root; n != NULL;
	    n = doc_next(root, n)) {
		const struct str s[] = { n->text, n->target };

		for (size_t i = 0; i < NELEM(s); i++)
			for (size_t at = 0; (at += utf8_plain_run(s[i], at)) <
			    s[i].len;) {
				const uint32_t cp = utf8_next(s[i], &at);

				if (cp != '\n' || n->kind != DOC_CODE_BLOCK)
					policy_source_char_check(dg, n->at, cp,
					    STR_LIT("an entity"));
			}
	}
}

int
policy_read(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct policy **out)
{
	const size_t errors = diag_errors(dg);
	struct policy *p = ARENA_NEW(a, struct policy);
	struct policy_source source;
	struct policy_maker m = { .a = a, .dg = dg, .source = &source,
		.policy = p };
	unsigned first;

	if (check_size(dg, name, text) < 0)
		return -1;
	p->file = name;
	p->text = str_dup(a, text);
	p->digest = digest_of(p->text);
	policy_source_split(a, name, p->text, &source);
	policy_front_read(a, dg, &source, p, &first);
	if (policy_source_check(dg, &source, first) < 0)
		return -1;
	p->root = policy_md_read(a, dg, &source, first);
	policy_blocks(&m, p->root);
	policy_lists(&m, p->root);
	policy_collect(&m);
	if (diag_errors(dg) == errors) {
		check_characters(dg, p->root);
		policy_sections(&m);
	}
	if (diag_errors(dg) != errors)
		return -1;
	*out = p;
	return 0;
}
