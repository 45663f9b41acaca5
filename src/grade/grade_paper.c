/* grade_paper.c - which items a response was asked. */
#include "grade/grade_part.h"

#include <strings.h>

#include "base/arena.h"
#include "grade/grade_messages.h"
#include "item/item_code.h"

/* The least units that are pass thousandths of max: exact. */
static int64_t
cut_of(long pass, int64_t max)
{
	/* In parts, as max times 1000 would not fit. */
	const int64_t whole = max / 1000 * pass;

	return whole + (max % 1000 * pass + 999) / 1000;
}

static void
weigh(const struct grade_run *g, struct grade_paper *p)
{
	p->max = p->max_before = 0;
	for (size_t i = 0; i < p->n; i++) {
		p->max += grade_key_max(&g->key, p->items[i]);
		if (g->regrade)
			p->max_before += grade_key_max(&g->before,
			    p->items[i]);
	}
	p->cut = cut_of(g->key.pass, p->max);
	if (g->regrade)
		p->cut_before = cut_of(g->before.pass, p->max_before);
}

int
grade_papers(struct grade_run *g)
{
	const struct item_quiz *q = g->key.pack->quiz;
	const size_t forms = q != NULL ? q->n_forms : 0;
	unsigned *all = arena_array(g->arena, g->key.n + 1, sizeof(*all));

	g->papers = arena_array(g->arena, forms + 1, sizeof(*g->papers));
	g->n_papers = forms + 1;
	for (size_t i = 0; i < forms; i++)
		g->papers[i] = (struct grade_paper){ .form = q->forms[i].id,
			.items = q->forms[i].items, .n = q->forms[i].n };
	for (unsigned i = 0; i < g->key.n; i++)
		all[i] = i;
	g->papers[forms] = (struct grade_paper){ .form = STR_LIT("all"),
		.items = all, .n = g->key.n };
	for (size_t i = 0; i <= forms; i++)
		weigh(g, &g->papers[i]);
	if (g->papers[forms].max > 0)
		return 0;
	diag_error(g->diag, (struct pos){ g->key.name, 0, 0 },
	    MSG_GRADE_NO_POINTS);
	diag_hint(g->diag, "is this the right key? none of its items earns "
	    "a point");
	return -1;
}

static struct grade_paper *
draw(struct grade_run *g, const struct grade_response *r, unsigned attempt)
{
	struct grade_paper *p = ARENA_NEW(g->scratch, struct grade_paper);
	const struct item_quiz *q = g->key.pack->quiz;
	unsigned *items = arena_array(g->scratch, q->n, sizeof(*items));

	p->form = STR_LIT("drawn");
	p->n = item_draw(q, &g->key.pack->digest, r->folded, attempt, items);
	p->items = items;
	weigh(g, p);
	return p;
}

/* "A-4B1167-7 and B-4B1167-Q" */
static struct str
codes_of(const struct grade_run *g)
{
	const struct item_quiz *q = g->key.pack->quiz;
	struct str out = STR_LIT("");

	for (size_t i = 0; i < q->n_forms; i++) {
		const struct str code = item_code_of(g->scratch,
		    q->forms[i].id, &g->key.pack->digest);

		out = str_fmt(g->scratch, "%.*s%s%.*s", STR_ARG(out),
		    i > 0 ? " and " : "", STR_ARG(code));
	}
	return out;
}

/*
 * A printed form may be named by the code on it, which tells of slips and of
 * sheets of another quiz; form gets its id. What --form says is not recorded in
 * the response. False after a finding.
 */
static bool
read_code(struct grade_run *g, struct grade_response *r, struct str *form)
{
	const struct str keyed = *form;
	const enum item_code_is is = item_code_read(g->scratch, keyed,
	    &g->key.pack->digest, form);

	if (is == ITEM_CODE_NONE || is == ITEM_CODE_FINE) {
		r->coded = is == ITEM_CODE_FINE && !str_empty(r->form);
		/* As written where it was an id, for whoever reads of it. */
		if (keyed.len <= form->len)
			*form = keyed;
		return true;
	}
	if (is == ITEM_CODE_SLIP) {
		diag_error(g->diag, r->where(r, GRADE_F_FORM),
		    MSG_GRADE_CODE_SLIP, STR_ARG(keyed));
		diag_hint(g->diag, "compare it with the code at the top of "
		    "the answer sheet");
	} else {
		diag_error(g->diag, r->where(r, GRADE_F_FORM),
		    MSG_GRADE_CODE_OTHER, STR_ARG(keyed));
		diag_hint(g->diag, "the sheets of this quiz have the codes "
		    "%.*s", STR_ARG(codes_of(g)));
	}
	return false;
}

const struct grade_paper *
grade_paper_of(struct grade_run *g, struct grade_response *r,
    unsigned attempt)
{
	const struct item_quiz *q = g->key.pack->quiz;
	struct str form = r->form;

	r->coded = false;
	if (q == NULL)		/* another maker's: one paper */
		return &g->papers[g->n_papers - 1];
	if (str_empty(form) && g->want.form != NULL)
		form = str_of(g->want.form);
	if (!read_code(g, r, &form))
		return NULL;
	if (form.len == 5 && !strncasecmp(form.ptr, "drawn", 5))
		return draw(g, r, attempt);
	for (size_t i = 0; i < g->n_papers; i++)
		if (form.len == g->papers[i].form.len && !str_empty(form) &&
		    !strncasecmp(form.ptr, g->papers[i].form.ptr, form.len))
			return &g->papers[i];
	if (str_empty(form)) {
		diag_error(g->diag, r->where(r, GRADE_F_FORM), MSG_GRADE_NO_FORM);
		diag_hint(g->diag, "say which paper it was: --form=A, or "
		    "--form=drawn");
	} else {
		diag_error(g->diag, r->where(r, GRADE_F_FORM), MSG_GRADE_FORM,
		    STR_ARG(form));
		diag_hint(g->diag, "the forms of this quiz: drawn, all%s%s",
		    q->n_forms > 0 ? ", A" : "",
		    q->n_forms > 1 ? " and B" : "");
	}
	return NULL;
}
