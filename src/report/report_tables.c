#include "report/report_part.h"

#include <stdint.h>

#include "base/arena.h"

/* --- pieces --- */

static struct report_table
table(const char *id, const char *title, const char *caption,
    const struct report_column *columns, size_t n)
{
	return (struct report_table){ .id = id, .title = title,
		.caption = caption, .columns = columns, .n_columns = n };
}

static void
put(const struct report *r, struct report_table *t, struct str cell)
{
	t->cells = arena_grow(r->a, t->cells, t->n, &t->cap,
	    sizeof(*t->cells));
	t->cells[t->n++] = cell;
}

static void
put_number(const struct report *r, struct report_table *t, size_t n)
{
	put(r, t, str_fmt(r->a, "%zu", n));
}

/* "12 (8%)" */
static void
put_share(const struct report *r, struct report_table *t, size_t n, size_t of)
{
	if (of == 0)
		put_number(r, t, n);
	else
		put(r, t, str_fmt(r->a, "%zu (%zu%%)", n,
		    (200 * n + of) / (2 * of)));
}

/* Names with "; " between, as some hold commas; "none". */
static void
put_names(const struct report *r, struct report_table *t,
    const struct str *names, size_t n)
{
	struct buf b;

	buf_init(&b, SIZE_MAX);
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%.*s", i > 0 ? "; " : "",
		    STR_ARG(names[i]));
	put(r, t, n == 0 ? STR_LIT("none") : str_dup(r->a, buf_view(&b)));
	buf_free(&b);
}

static void
put_word(const struct report *r, struct report_table *t, const char *word)
{
	put(r, t, str_of(word));
}

/* --- roles --- */

static struct report_table
levels_table(const struct report *r)
{
	static const struct report_column columns[] = { { "Handbook", false },
		{ "Rules", true }, { "Must", true }, { "Must not", true },
		{ "Should", true }, { "May", true }, { "Critical", true } };
	struct report_table t = table("levels", "Rules by level",
	    "The rules of each handbook, by how they bind", columns,
	    NELEM(columns));

	for (size_t i = 0; i < r->n_roles; i++) {
		const struct report_role *role = r->roles[i];

		put(r, &t, r->names[i]);
		put_number(r, &t, role->n_rules);
		for (size_t k = 0; k < REPORT_LEVELS; k++)
			put_number(r, &t, role->levels[k]);
		put_number(r, &t, role->critical);
	}
	return t;
}

static struct report_table
bases_table(const struct report *r)
{
	static const struct report_column columns[] = { { "Handbook", false },
		{ "Law", true }, { "Guidance", true }, { "Practice", true },
		{ "None", true } };
	struct report_table t = table("bases", "Rules by basis",
	    "The rules of each handbook, by what they rest on", columns,
	    NELEM(columns));

	t.note = STR_LIT("A rule may rest on several kinds.");
	for (size_t i = 0; i < r->n_roles; i++) {
		put(r, &t, r->names[i]);
		for (size_t k = 0; k < REPORT_BASES; k++)
			put_number(r, &t, r->roles[i]->bases[k]);
		put_number(r, &t, r->roles[i]->baseless);
	}
	return t;
}

static struct report_table
questions_table(const struct report *r)
{
	static const struct report_column columns[] = { { "Handbook", false },
		{ "Questions", true }, { "Exam", true }, { "Practice", true },
		{ "Allowed", true }, { "Rules without", true } };
	struct report_table t = table("questions", "Questions",
	    "The questions for each role, and their shares", columns,
	    NELEM(columns));

	t.note = STR_LIT("Practice: kept for the practice version, never in an "
	    "exam. Allowed: questions with \"answer: allowed\", whose right "
	    "answer is that one may. Rules without: rules of the handbook that "
	    "nothing asks this role about.");
	for (size_t i = 0; i < r->n_roles; i++) {
		const struct report_role *role = r->roles[i];

		put(r, &t, r->names[i]);
		put_number(r, &t, role->n_questions);
		put_share(r, &t, role->exam, role->n_questions);
		put_share(r, &t, role->practice, role->n_questions);
		put_share(r, &t, role->allowed, role->n_questions);
		put_number(r, &t, role->untested);
	}
	return t;
}

static struct report_table
kinds_table(const struct report *r)
{
	static const struct report_column columns[] = { { "Handbook", false },
		{ "Single choice", true }, { "Multiple response", true },
		{ "True or false", true }, { "Order", true },
		{ "Match", true } };
	struct report_table t = table("kinds", "Kinds of questions",
	    "The questions for each role, by kind", columns, NELEM(columns));

	for (size_t i = 0; i < r->n_roles; i++) {
		put(r, &t, r->names[i]);
		for (size_t k = 0; k < REPORT_KINDS; k++)
			put_number(r, &t, r->roles[i]->kinds[k]);
	}
	return t;
}

/* "6.5": how many papers without a question twice. */
static struct str
papers(const struct report *r, const struct report_role *role)
{
	if (r->paper == 0)
		return STR_LIT("");
	return str_fmt(r->a, "%zu.%zu", role->exam / r->paper,
	    role->exam % r->paper * 10 / r->paper);
}

static struct report_table
papers_table(const struct report *r)
{
	static const struct report_column columns[] = { { "Handbook", false },
		{ "Exam questions", true }, { "Papers", true },
		{ "Enough", false } };
	struct report_table t = table("papers", "Length of the bank",
	    "How many papers the exam questions of each role fill", columns,
	    NELEM(columns));

	t.note = str_fmt(r->a, "A paper has %zu questions "
	    "(training.questions). Beside what is kept for practice, a bank "
	    "of twice as many lets a second try ask something else.",
	    r->paper);
	for (size_t i = 0; i < r->n_roles; i++) {
		put(r, &t, r->names[i]);
		put_number(r, &t, r->roles[i]->exam);
		put(r, &t, papers(r, r->roles[i]));
		put_word(r, &t, report_bank_fits(r, r->roles[i]) ? "yes" :
		    "no");
	}
	return t;
}

/* --- keys --- */

static const char *const places[POLICY_PLACES] = { "A", "B", "C", "D", "E",
	"F", "G", "H", "I", "J", "K", "L" };

/* "12 (14.2)": what came, and what guessing gives. */
static void
put_chance(const struct report *r, struct report_table *t,
    const struct policy_chance *c)
{
	const size_t tenths = (size_t)((c->expected * 10 +
	    POLICY_CHANCE_WHOLE / 2) / POLICY_CHANCE_WHOLE);

	put(r, t, str_fmt(r->a, "%zu (%zu.%zu)", c->right, tenths / 10,
	    tenths % 10));
}

static void
put_keys(const struct report *r, struct report_table *t, struct str name,
    const struct policy_keys *k, size_t n_places)
{
	struct str habits[POLICY_PLACES + 1];
	size_t n = 0;

	put(r, t, name);
	put_number(r, t, k->longest.of);
	put_chance(r, t, &k->longest);
	if (policy_is_habit(&k->longest))
		habits[n++] = STR_LIT("longest");
	for (size_t i = 0; i < n_places; i++) {
		put_chance(r, t, &k->place[i]);
		if (policy_is_habit(&k->place[i]))
			habits[n++] = str_of(places[i]);
	}
	put_names(r, t, habits, n);
}

static struct report_table
keys_table(const struct report *r)
{
	const struct report_column first[] = { { "Handbook", false },
		{ "Questions", true }, { "Longest", true } };
	struct report_column *columns = arena_array(r->a,
	    NELEM(first) + POLICY_PLACES + 1, sizeof(*columns));
	size_t n = 0, n_places = 0;
	struct report_table t;

	while (n_places < POLICY_PLACES && r->keys.place[n_places].of > 0)
		n_places++;
	for (; n < NELEM(first); n++)
		columns[n] = first[n];
	for (size_t i = 0; i < n_places; i++)
		columns[n++] = (struct report_column){ places[i], true };
	columns[n++] = (struct report_column){ "Above chance", false };
	t = table("keys", "Keys",
	    "How often the longest answer, and each place, is the right one",
	    columns, n);
	t.note = STR_LIT("Of questions with one right answer. In parentheses: "
	    "what guessing gives. Above chance: by more than three standard "
	    "deviations.");
	for (size_t i = 0; i < r->n_roles; i++)
		put_keys(r, &t, r->names[i], &r->roles[i]->keys, n_places);
	put_keys(r, &t, STR_LIT("All, each question once"), &r->keys,
	    n_places);
	return t;
}

/* --- law, rules, what hangs loose --- */

static void
put_citing(const struct report *r, struct report_table *t,
    const struct report_law *law)
{
	struct str *ids = arena_array(r->a, law->n, sizeof(*ids));

	for (size_t i = 0; i < law->n; i++)
		ids[i] = law->rules[i]->rule->id;
	if (law->n > 0)
		put_names(r, t, ids, law->n);
	else
		put_word(r, t, law->law->uses == 0 ? "nothing cites it" :
		    "no rule of these books");
}

static struct report_table
laws_table(const struct report *r)
{
	static const struct report_column columns[] = { { "Citation", false },
		{ "Kind", false }, { "Checked", false }, { "State", false },
		{ "Rules that rest on it", false } };
	struct report_table t = table("laws", "From law to rules",
	    "Each entry of law.xml, and the rules of these books that cite it",
	    columns, NELEM(columns));

	t.note = STR_LIT("State: \"verified\" was compared with a published "
	    "text on that day; \"high\", \"medium\" and \"low\" say how sure "
	    "an entry is that was not; \"old\" was checked over a year before "
	    "the handbook takes effect.");
	for (size_t i = 0; i < r->survey->n_laws; i++) {
		const struct report_law *law = &r->laws[i];
		const struct policy_law *entry = law->law->law;

		put(r, &t, entry->cite);
		put_word(r, &t, entry->guidance ? "guidance" : "law");
		put(r, &t, date_iso(r->a, entry->checked));
		put(r, &t, str_fmt(r->a, "%.*s%s", STR_ARG(entry->certainty),
		    law->law->old ? ", old" : ""));
		put_citing(r, &t, law);
	}
	return t;
}

static void
put_bases(const struct report *r, struct report_table *t,
    const struct policy_rule *rule)
{
	struct str *words = arena_array(r->a, rule->nbasis, sizeof(*words));

	for (size_t i = 0; i < rule->nbasis; i++)
		words[i] = rule->basis[i].kind == POLICY_PRACTICE ?
		    STR_LIT("practice") : rule->basis[i].citation;
	put_names(r, t, words, rule->nbasis);
}

static void
put_questions(const struct report *r, struct report_table *t,
    const struct report_chain *rule)
{
	struct str *ids = arena_array(r->a, rule->n, sizeof(*ids));

	for (size_t i = 0; i < rule->n; i++)
		ids[i] = rule->questions[i]->practice ? str_fmt(r->a,
		    "%.*s (practice)", STR_ARG(rule->questions[i]->id)) :
		    rule->questions[i]->id;
	put_names(r, t, ids, rule->n);
}

static struct report_table
rules_table(const struct report *r)
{
	static const struct report_column columns[] = { { "Rule", false },
		{ "Level", false }, { "Handbooks", true }, { "Basis", false },
		{ "Questions about it", false } };
	struct report_table t = table("rules", "From rules to questions",
	    "Each rule of these books, its basis and its questions", columns,
	    NELEM(columns));

	t.note = STR_LIT("The number of a rule in each handbook is in "
	    "coverage.csv.");
	for (size_t i = 0; i < r->n_rules; i++) {
		const struct policy_rule *rule = r->rules[i]->rule;

		put(r, &t, rule->id);
		put(r, &t, str_fmt(r->a, "%s%s",
		    policy_level_name(rule->level),
		    rule->critical ? ", critical" : ""));
		put_number(r, &t, r->rules[i]->books);
		put_bases(r, &t, rule);
		put_questions(r, &t, r->rules[i]);
	}
	return t;
}

static struct report_table
loose_table(const struct report *r)
{
	static const struct report_column columns[] = { { "What", false },
		{ "How many", true }, { "Which", false } };
	struct report_table t = table("loose", "Loose ends",
	    "Where the chain of law, rules and questions has a gap", columns,
	    NELEM(columns));
	const struct report_loose *all;
	size_t n;

	all = report_loose(r, &n);
	for (size_t i = 0; i < n; i++) {
		put_word(r, &t, all[i].title);
		put_number(r, &t, all[i].n);
		put_names(r, &t, all[i].names, all[i].n);
	}
	return t;
}

/* --- figures, reading level, pages --- */

static struct report_table
figures_table(const struct report *r)
{
	static const struct report_column columns[] = { { "Figure", false },
		{ "As of", false }, { "Good until", false },
		{ "Printed", true }, { "State", false } };
	struct report_table t = table("figures", "Changing figures",
	    "Each entry of figures.xml, and until when it may be printed",
	    columns, NELEM(columns));

	t.note = str_fmt(r->a, "Judged by the day on which the handbook takes "
	    "effect, %.*s.", STR_ARG(date_iso(r->a, r->effective)));
	for (size_t i = 0; i < r->survey->n_figures; i++) {
		const struct survey_figure *f = &r->survey->figures[i];

		put(r, &t, f->figure->id);
		put(r, &t, date_iso(r->a, f->figure->as_of));
		put(r, &t, date_iso(r->a, date_add_months(f->figure->as_of,
		    f->figure->months)));
		put_number(r, &t, f->uses);
		put_word(r, &t, f->old ? "past its shelf life" : "good");
	}
	return t;
}

static void
put_reading(const struct report *r, struct report_table *t, struct str policy,
    struct str section, const struct policy_reading *reading)
{
	const unsigned grade = policy_grade(reading);
	const bool few = reading->words < POLICY_GRADE_WORDS;

	put(r, t, policy);
	put(r, t, section);
	put_number(r, t, reading->words);
	put_number(r, t, reading->longest);
	put(r, t, str_fmt(r->a, few ? "(%u.%u)" : "%u.%u", grade / 10,
	    grade % 10));
	put_word(r, t, few ? "" : grade > 10 * r->grade ? "yes" : "no");
}

static struct report_table
reading_table(const struct report *r)
{
	static const struct report_column columns[] = { { "Policy", false },
		{ "Section", false }, { "Words", true },
		{ "Longest sentence", true }, { "Grade", true },
		{ "Above", false } };
	struct report_table t = table("reading", "Reading level",
	    "The school grade that each section asks for", columns,
	    NELEM(columns));

	t.note = str_fmt(r->a, "The Flesch-Kincaid grade of paragraphs and "
	    "items. In parentheses: fewer than %d words, where it says little. "
	    "Above: harder than grade %u, which the settings ask for "
	    "(accessibility.reading-grade).", POLICY_GRADE_WORDS, r->grade);
	for (size_t i = 0; i < r->n_levels; i++) {
		const struct report_level *level = &r->levels[i];

		put_reading(r, &t, level->policy->id, STR_LIT("(all of it)"),
		    &level->whole);
		for (size_t k = 0; k < level->n; k++) {
			const struct policy_section *s = &level->sections[k];

			if (level->n > 1)
				put_reading(r, &t, level->policy->id,
				    s->heading == NULL ? STR_LIT("") :
				    policy_block_words(r->a, s->heading),
				    &s->reading);
		}
	}
	return t;
}

static struct report_table
pages_table(const struct report *r)
{
	static const struct report_column columns[] = { { "Page for", false },
		{ "Sentences", true }, { "Shares most with", false },
		{ "Shared", true }, { "More than half", false } };
	struct report_table t = table("pages", "Pages of the roles",
	    "How much of each role's page another role's page says too",
	    columns, NELEM(columns));

	t.note = STR_LIT("Sentences of four words or more, as printed.");
	for (size_t i = 0; i < r->n_pairs; i++) {
		const struct report_pair *p = &r->pairs[i];

		put(r, &t, p->page->role);
		put_number(r, &t, p->page->n);
		put(r, &t, p->other == NULL ? STR_LIT("none") :
		    p->other->role);
		put_share(r, &t, p->shared, p->page->n);
		put_word(r, &t, report_is_shared(p) ? "yes" : "no");
	}
	return t;
}

const struct report_table *
report_tables(const struct report *r, size_t *n)
{
	static struct report_table (*const makers[])(const struct report *) = {
		levels_table, bases_table, questions_table, kinds_table,
		papers_table, keys_table, loose_table, laws_table,
		rules_table, figures_table, pages_table, reading_table
	};
	struct report_table *tables = arena_array(r->a, NELEM(makers),
	    sizeof(*tables));

	for (size_t i = 0; i < NELEM(makers); i++)
		tables[i] = makers[i](r);
	*n = NELEM(makers);
	return tables;
}

struct report_table
report_summary_table(const struct report *r)
{
	static const struct report_column columns[] = { { "Coverage", false },
		{ "Rules", true }, { "Critical", true }, { "Law", true },
		{ "Questions", true }, { "Exam", true }, { "Allowed", true },
		{ "Papers", true } };
	struct report_table t = table("", "", "", columns, NELEM(columns));

	for (size_t i = 0; i < r->n_roles; i++) {
		const struct report_role *role = r->roles[i];

		put(r, &t, r->names[i]);
		put_number(r, &t, role->n_rules);
		put_number(r, &t, role->critical);
		put_number(r, &t, role->bases[POLICY_LAW]);
		put_number(r, &t, role->n_questions);
		put_number(r, &t, role->exam);
		put(r, &t, str_fmt(r->a, "%zu%%", role->n_questions == 0 ? 0 :
		    (200 * role->allowed + role->n_questions) /
		    (2 * role->n_questions)));
		put(r, &t, papers(r, role));
	}
	return t;
}
