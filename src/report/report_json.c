#include "report/report_part.h"

#include "base/json_out.h"

static void
put_chance(struct json_out *j, const struct policy_chance *c)
{
	json_object(j);
	json_put_bool(j, "above", policy_is_habit(c));
	/* Thousandths, as all our JSON is without fractions. */
	json_put_count(j, "expected", (size_t)(c->expected * 1000 /
	    POLICY_CHANCE_WHOLE));
	json_put_count(j, "of", c->of);
	json_put_count(j, "right", c->right);
	json_object_end(j);
}

static void
put_keys(struct json_out *j, const struct policy_keys *k)
{
	json_object(j);
	json_key(j, "longest");
	put_chance(j, &k->longest);
	json_key(j, "places");
	json_array(j);
	for (size_t i = 0; i < POLICY_PLACES && k->place[i].of > 0; i++)
		put_chance(j, &k->place[i]);
	json_array_end(j);
	json_object_end(j);
}

static void
put_role(struct json_out *j, const struct report *r,
    const struct report_role *role)
{
	/* Sorted by name, as the members of all our JSON are. */
	static const enum policy_basis_kind bases[] = { POLICY_GUIDANCE,
		POLICY_LAW };
	static const enum policy_level levels[] = { POLICY_MAY, POLICY_MUST,
		POLICY_MUST_NOT, POLICY_SHOULD };

	json_object(j);
	json_put_count(j, "allowed", role->allowed);
	json_put_bool(j, "bank", report_bank_fits(r, role));
	json_key(j, "bases");
	json_object(j);
	for (size_t i = 0; i < NELEM(bases); i++)
		json_put_count(j, policy_basis_name(bases[i]),
		    role->bases[bases[i]]);
	json_put_count(j, "none", role->baseless);
	json_put_count(j, policy_basis_name(POLICY_PRACTICE),
	    role->bases[POLICY_PRACTICE]);
	json_object_end(j);
	json_put_count(j, "critical", role->critical);
	json_put_count(j, "exam", role->exam);
	json_put_str(j, "id", role->id);
	json_key(j, "keys");
	put_keys(j, &role->keys);
	json_key(j, "levels");
	json_object(j);
	for (size_t i = 0; i < NELEM(levels); i++)
		json_put_count(j, policy_level_name(levels[i]),
		    role->levels[levels[i]]);
	json_object_end(j);
	json_put_count(j, "practice", role->practice);
	json_put_count(j, "questions", role->n_questions);
	json_put_count(j, "rules", role->n_rules);
	json_put_count(j, "untested", role->untested);
	json_object_end(j);
}

static void
put_loose(struct json_out *j, const struct report *r)
{
	const struct report_loose *all;
	size_t n;

	all = report_loose(r, &n);
	json_array(j);
	for (size_t i = 0; i < n; i++) {
		json_object(j);
		json_put_str(j, "kind", str_of(all[i].key));
		json_key(j, "names");
		json_array(j);
		for (size_t k = 0; k < all[i].n; k++)
			json_str(j, all[i].names[k]);
		json_array_end(j);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_pages(struct json_out *j, const struct report *r)
{
	json_array(j);
	for (size_t i = 0; i < r->n_pairs; i++) {
		const struct report_pair *p = &r->pairs[i];

		json_object(j);
		json_key(j, "other");
		if (p->other == NULL)
			json_null(j);
		else
			json_str(j, p->other->role);
		json_put_str(j, "role", p->page->role);
		json_put_count(j, "sentences", p->page->n);
		json_put_count(j, "shared", p->shared);
		json_object_end(j);
	}
	json_array_end(j);
}

void
report_json(const struct report *r, struct buf *b)
{
	struct json_out j;

	json_begin(&j, b, false);
	json_object(&j);
	json_put_count(&j, "exam", r->exam);
	json_key(&j, "keys");
	put_keys(&j, &r->keys);
	json_key(&j, "loose");
	put_loose(&j, r);
	json_key(&j, "pages");
	put_pages(&j, r);
	json_put_count(&j, "paper", r->paper);
	json_put_count(&j, "questions", r->questions);
	json_key(&j, "roles");
	json_array(&j);
	for (size_t i = 0; i < r->n_roles; i++)
		put_role(&j, r, r->roles[i]);
	json_array_end(&j);
	json_put_count(&j, "rules", r->n_rules);
	json_object_end(&j);
}
