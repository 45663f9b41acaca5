#include "resolve/resolve_part.h"

#include "base/arena.h"

/* "state.recording": what states.xml says of the states of the settings. */
#define STATE_PREFIX "state."

static struct str
topic_of(struct str path)
{
	return str_starts(path, STATE_PREFIX) ?
	    str_sub(path, sizeof(STATE_PREFIX) - 1, path.len) :
	    (struct str){ NULL, 0 };
}

/* Is there such a topic in any state? With word: and has it that value? */
static bool
topic_known(const struct maker *m, struct str topic, const struct str *word)
{
	const struct policy_data *data = m->lib->policies->data;

	for (size_t i = 0; i < data->nstates; i++) {
		const struct policy_topic *t = policy_state_topic(
		    data->states[i], topic);

		if (t != NULL && (word == NULL || str_eq(t->value, *word)))
			return true;
	}
	return false;
}

/* Does one of our states have the topic, with this value if any? */
static bool
topic_holds(const struct maker *m, struct str topic, const struct str *word)
{
	const struct policy_data *data = m->lib->policies->data;
	struct settings_values states;

	(void)settings_get(m->a, m->set, STR_LIT("state"), &states);
	for (size_t i = 0; i < states.n; i++) {
		const struct policy_state *s = map_get(data->state_by_code,
		    states.v[i]->text);
		const struct policy_topic *t = s == NULL ? NULL :
		    policy_state_topic(s, topic);

		if (t != NULL && (word == NULL || str_eq(t->value, *word)))
			return true;
	}
	return false;
}

/* --- names --- */

static bool
path_known(const struct maker *m, const struct policy_test *t)
{
	struct settings_values values;

	if (str_is(t->path, "role") || str_is(t->path, "book"))
		return true;
	if (topic_of(t->path).ptr != NULL &&
	    topic_known(m, topic_of(t->path), NULL))
		return true;
	if (settings_get(m->a, m->set, t->path, &values) != SETTINGS_UNKNOWN)
		return true;
	resolve_no_setting(m, t->at, t->path);
	return false;
}

/* The book, a form of the plan, or one that a plan of its own leaves out. */
static bool
book_known(const struct maker *m, struct str word)
{
	const struct policy_library *all = m->lib->policies;
	const struct str form = str_fmt(m->a, "form-%.*s", STR_ARG(word));

	if (str_eq(word, m->lib->plan->id))
		return true;
	for (size_t i = 0; i < m->lib->n_forms; i++)
		if (str_eq(word, m->lib->forms[i].id))
			return true;
	return map_get(all->by_id, form) != NULL ||
	    map_get(all->unread, form) != NULL;
}

static void
check_word(const struct maker *m, struct str path, const struct policy_word *w)
{
	struct str near = { NULL, 0 };
	bool known;

	if (str_is(path, "role")) {
		(void)resolve_role_check(m, w);
		return;
	}
	if (str_is(path, "book")) {
		known = book_known(m, w->text);
		near = m->lib->plan->id;
	} else if (topic_of(path).ptr != NULL &&
	    topic_known(m, topic_of(path), NULL)) {
		known = topic_known(m, topic_of(path), &w->text);
	} else {
		known = settings_word_known(m->a, m->set, path, w->text,
		    &near);
	}
	if (known)
		return;
	diag_error(m->dg, w->at, MSG_NO_TEST_WORD, STR_ARG(path),
	    STR_ARG(w->text));
	if (near.ptr != NULL)
		diag_hint(m->dg, "did you mean \"%.*s\"?", STR_ARG(near));
	else
		diag_hint(m->dg, RESOLVE_NAMES);
}

/* Values that have no number and of which there is never more than one. */
static bool
is_single(const struct settings_field *f)
{
	return (f->flags & SET_MANY) == 0 && f->type != SET_INT &&
	    f->type != SET_PERCENT;
}

/* "identity.legal-name": a field of a block that stands once. */
static const struct settings_field *
field_of(struct str path)
{
	struct str rest = path, block = str_cut(&rest, '.');

	for (size_t i = 0; i < settings_blocks_len; i++) {
		const struct settings_block *b = &settings_blocks[i];

		if (b->source != NULL || !str_is(block, b->name))
			continue;
		for (size_t k = 0; k < b->n; k++)
			if (str_is(rest, b->fields[k].name))
				return &b->fields[k];
	}
	return NULL;
}

static void
check_count(const struct maker *m, const struct policy_test *t)
{
	const struct settings_field *f = field_of(t->path);

	if (!str_is(t->path, "role") && !str_is(t->path, "book") &&
	    (f == NULL || !is_single(f)))
		return;
	diag_error(m->dg, t->at, MSG_AT_LEAST, STR_ARG(t->path));
	diag_hint(m->dg, "\"at least\" asks for a number, or for how many "
	    "there are of a list");
}

void
resolve_test_check(const struct maker *m, const struct policy_test *t)
{
	if (t->left != NULL)
		resolve_test_check(m, t->left);
	if (t->right != NULL)
		resolve_test_check(m, t->right);
	if (t->path.ptr == NULL || !path_known(m, t))
		return;
	for (size_t i = 0; i < t->nvalues; i++)
		check_word(m, t->path, &t->values[i]);
	if (t->kind == POLICY_AT_LEAST)
		check_count(m, t);
}

/* --- answers --- */

/* A setting that is "no" is not set, as precept-policy(5) says. */
static bool
is_set(struct maker *m, const struct policy_test *t)
{
	struct settings_values values;

	if (str_is(t->path, "role"))
		return m->role != NULL;
	if (str_is(t->path, "book"))
		return true;
	if (topic_of(t->path).ptr != NULL &&
	    topic_known(m, topic_of(t->path), NULL))
		return topic_holds(m, topic_of(t->path), NULL);
	return settings_get(m->a, m->set, t->path, &values) == SETTINGS_SET &&
	    !(values.n == 1 && str_is(values.v[0]->text, "no"));
}

static bool
is_book(const struct maker *m, struct str word)
{
	return str_eq(word, m->what == RESOLVE_FORM ? m->id :
	    m->lib->plan->id);
}

/* Is any of the words among the values? */
static bool
is_any(struct maker *m, const struct policy_test *t)
{
	const bool topic = topic_of(t->path).ptr != NULL &&
	    topic_known(m, topic_of(t->path), NULL);
	struct settings_values values = { NULL, 0 };

	if (!topic && !str_is(t->path, "role") && !str_is(t->path, "book"))
		(void)settings_get(m->a, m->set, t->path, &values);
	for (size_t i = 0; i < t->nvalues; i++) {
		const struct str word = t->values[i].text;

		if (str_is(t->path, "role")) {
			if (resolve_is_role(m, word))
				return true;
		} else if (str_is(t->path, "book")) {
			if (is_book(m, word))
				return true;
		} else if (topic) {
			if (topic_holds(m, topic_of(t->path), &word))
				return true;
		}
		for (size_t k = 0; k < values.n; k++)
			if (settings_value_is(values.v[k], word))
				return true;
	}
	return false;
}

static bool
is_at_least(struct maker *m, const struct policy_test *t)
{
	struct settings_values values;
	long number;

	if (settings_get(m->a, m->set, t->path, &values) != SETTINGS_SET)
		return false;
	number = values.n == 1 ? settings_number(values.v[0]) : -1;
	if (number >= 0 && values.v[0]->field->type == SET_PERCENT)
		number /= 10; /* of thousandths, as people say it */
	return number >= 0 ? number >= (long)t->count :
	    values.n >= t->count;
}

static bool
holds(struct maker *m, const struct policy_test *t)
{
	switch (t->kind) {
	case POLICY_SET:
		return is_set(m, t);
	case POLICY_IS:
		return is_any(m, t);
	case POLICY_IS_NOT:
		return !is_any(m, t);
	case POLICY_AT_LEAST:
		return is_at_least(m, t);
	case POLICY_AND:
		return holds(m, t->left) && holds(m, t->right);
	case POLICY_OR:
		return holds(m, t->left) || holds(m, t->right);
	case POLICY_NOT:
		return !holds(m, t->left);
	}
	return false;
}

bool
resolve_test(struct maker *m, const struct policy_test *t)
{
	const size_t errors = diag_errors(m->dg);

	resolve_test_check(m, t);
	return diag_errors(m->dg) == errors && holds(m, t);
}

/* --- what could be --- */

enum maybe { NO, MAYBE, YES };

/* Only what is said of roles is certain; organizations differ in all else. */
static enum maybe
may(const struct maker *m, const struct policy_test *t)
{
	enum maybe l, r;
	bool any = false;

	switch (t->kind) {
	case POLICY_IS:
	case POLICY_IS_NOT:
		if (!str_is(t->path, "role"))
			return MAYBE;
		for (size_t i = 0; i < t->nvalues; i++)
			any = any || resolve_is_role(m, t->values[i].text);
		return any == (t->kind == POLICY_IS) ? YES : NO;
	case POLICY_SET:
	case POLICY_AT_LEAST:
		return MAYBE;
	case POLICY_AND:
		l = may(m, t->left);
		r = may(m, t->right);
		return l < r ? l : r;
	case POLICY_OR:
		l = may(m, t->left);
		r = may(m, t->right);
		return l > r ? l : r;
	case POLICY_NOT:
		l = may(m, t->left);
		return l == YES ? NO : l == NO ? YES : MAYBE;
	}
	return MAYBE;
}

bool
resolve_test_may(const struct maker *m, const struct policy_test *t)
{
	return may(m, t) != NO;
}
