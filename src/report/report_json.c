#include "report/report_part.h"

#include "base/json_out.h"

static void
number(struct json_out *j, const char *key, size_t n)
{
	json_key(j, key);
	json_int(j, (int64_t)n);
}

static void
put_chance(struct json_out *j, const struct policy_chance *c)
{
	json_object(j);
	json_key(j, "above");
	json_bool(j, policy_is_habit(c));
	/* Thousandths, as all our JSON is without fractions. */
	number(j, "expected", (size_t)(c->expected * 1000 /
	    POLICY_CHANCE_WHOLE));
	number(j, "of", c->of);
	number(j, "right", c->right);
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
	number(j, "allowed", role->allowed);
	json_key(j, "bank");
	json_bool(j, report_bank_fits(r, role));
	json_key(j, "bases");
	json_object(j);
	for (size_t i = 0; i < NELEM(bases); i++)
		number(j, policy_basis_name(bases[i]), role->bases[bases[i]]);
	number(j, "none", role->baseless);
	number(j, policy_basis_name(POLICY_PRACTICE),
	    role->bases[POLICY_PRACTICE]);
	json_object_end(j);
	number(j, "critical", role->critical);
	number(j, "exam", role->exam);
	json_key(j, "id");
	json_str(j, role->id);
	json_key(j, "keys");
	put_keys(j, &role->keys);
	json_key(j, "levels");
	json_object(j);
	for (size_t i = 0; i < NELEM(levels); i++)
		number(j, policy_level_name(levels[i]),
		    role->levels[levels[i]]);
	json_object_end(j);
	number(j, "practice", role->practice);
	number(j, "questions", role->n_questions);
	number(j, "rules", role->n_rules);
	number(j, "untested", role->untested);
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
		json_key(j, "kind");
		json_str(j, str_of(all[i].key));
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
		json_key(j, "role");
		json_str(j, p->page->role);
		number(j, "sentences", p->page->n);
		number(j, "shared", p->shared);
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
	number(&j, "exam", r->exam);
	json_key(&j, "keys");
	put_keys(&j, &r->keys);
	json_key(&j, "loose");
	put_loose(&j, r);
	json_key(&j, "pages");
	put_pages(&j, r);
	number(&j, "paper", r->paper);
	number(&j, "questions", r->questions);
	json_key(&j, "roles");
	json_array(&j);
	for (size_t i = 0; i < r->n_roles; i++)
		put_role(&j, r, r->roles[i]);
	json_array_end(&j);
	number(&j, "rules", r->n_rules);
	json_object_end(&j);
}
