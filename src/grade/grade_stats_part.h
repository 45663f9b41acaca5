/*
 * grade_stats_part.h - what the files of item analysis share.
 *
 * grade_stats.c counts, grade_stats_tally.c keeps the counts of a form,
 * grade_stats_view.c puts them in order, grade_stats_form.c and
 * grade_stats_options.c make a form's figures of them, grade_stats_finish.c
 * those of all papers, grade_stats_math.c and grade_beta.c know the formulas.
 */
#ifndef PRECEPT_GRADE_STATS_PART_H
#define PRECEPT_GRADE_STATS_PART_H

#include "grade/grade_stats.h"

/* Sums of units over millions of people do not fit 64 bits. */
__extension__ typedef __int128 grade_wide;

/* --- counts --- */

/* A different answer to an item: what was chosen, and what it earned. */
struct grade_stats_code {
	uint64_t chosen;
	int64_t units;
};

/*
 * A set of numbers, pairs of 64 bits, in the order they came; the table holds
 * index + 1 and is at most half full.
 */
struct grade_stats_set {
	struct grade_stats_code *codes;
	size_t n, cap;
	uint32_t *table;
	unsigned shift;
};

/* Choices of up to six options are looked up without the set's table. */
#define GRADE_STATS_NEAR 64

/* An item within a form: how often each answer met each total. */
struct grade_stats_use {
	struct grade_stats_set answers;
	/* By what was chosen: the first answer like that. */
	struct grade_stats_near {
		int64_t units;
		uint32_t column;	/* its index + 1; 0: none yet */
	} near[GRADE_STATS_NEAR];
	uint32_t *cells;	/* [total][answer], of the capacities of both */
};

/* The answers to one form. */
struct grade_stats_tally {
	const struct grade_stats_form *form;
	int64_t max;			/* units of the form */
	struct grade_stats_set totals;	/* in .units */
	uint32_t *people_at;		/* of each total */
	struct grade_stats_use *uses;	/* NULL once crowded */
	uint64_t people, passed;
	bool crowded;
};

/* Of one item over drawn papers and crowded forms. */
struct grade_stats_count {
	uint64_t asked, omitted, full;
	grade_wide units;
	uint64_t *chosen;	/* of each option */
};

struct grade_stats_part {	/* what a group earned of an item */
	uint64_t asked;
	grade_wide units;
};

struct grade_stats_people {
	struct str kind, name;
	unsigned number;
	uint64_t people, passed;
	struct grade_stats_part *parts;	/* as the plan's items */
};

struct grade_stats {
	const struct grade_stats_plan *plan;
	struct arena *a;		/* names of groups */
	struct map *index;		/* kind, NUL, name -> group */
	struct grade_stats_tally *tallies;	/* as the plan's forms */
	struct grade_stats_count *counts;	/* as the plan's items */
	uint64_t *chosen;		/* that they point into */
	struct grade_stats_people **groups;
	size_t n_groups, cap_groups;
	bool many_groups;
	uint64_t people, passed, drawn;
	uint64_t left_out;
	size_t steps;
	uint64_t bars[GRADE_STATS_BARS + 1];	/* but those of the tallies */
	/* A paper that asks all in another order is put in order here. */
	unsigned all;			/* the form, or GRADE_STATS_DRAWN */
	int64_t *units_of;
	uint64_t *chosen_of;
};

/* Which bar a total falls into. */
size_t grade_stats_bar(size_t steps, int64_t total, int64_t max);

void grade_stats_tally_init(struct grade_stats_tally *t,
    const struct grade_stats_plan *plan, const struct grade_stats_form *form);
void grade_stats_tally_free(struct grade_stats_tally *t);
/* False, and nothing was counted: it would be crowded. */
bool grade_stats_tally_add(struct grade_stats_tally *t, const int64_t *units,
    const uint64_t *chosen);
/* Add what it holds to the counts of the items and to the bars. */
void grade_stats_tally_fold(const struct grade_stats *st,
    const struct grade_stats_tally *t, struct grade_stats_count *counts,
    uint64_t *bars);
/* After its fold: give up the table of a form that does not fit. */
void grade_stats_tally_crowd(struct grade_stats_tally *t);
void grade_stats_count_add(struct grade_stats_count *c,
    const struct grade_stats_item *it, int64_t units, uint64_t chosen,
    uint64_t n);

/* --- a form's counts in order --- */

/*
 * Sorted, so that sums of doubles come in the same order whatever order the
 * rows had. Units are whole; a mean is taken of what is above the least, so
 * that equal scores have a spread of exactly 0.
 */
struct grade_stats_view {
	const struct grade_stats_tally *tally;
	uint64_t people;
	size_t n_totals;
	const uint32_t *row;	/* of each in the tally, by total */
	const int64_t *total;	/* units */
	const uint64_t *n;	/* people at each */
	const double *upper, *lower;	/* share of them in the 27 % */
	double group;		/* people in either */
	double mean, tt;	/* points; sum of squares about it */
};

/* So many people gave this answer, and had rest units elsewhere. */
struct grade_stats_cell {
	int64_t rest;
	uint32_t total, answer;	/* indexes */
	uint64_t n;
};

/* One item of a form. Sums are of squares or products about the means. */
struct grade_stats_column {
	const struct grade_stats_item *item;
	size_t n_codes, n_cells;
	const struct grade_stats_code *codes;	/* by units, then choice */
	const uint64_t *n;			/* people, of each */
	const struct grade_stats_cell *cells;	/* by rest, then answer */
	double mean, mean_rest;			/* points */
	double xx, xt, xr, rr;
};

/* In a; for a tally that is not crowded and holds somebody. */
void grade_stats_view_init(struct arena *a, const struct grade_stats_tally *t,
    struct grade_stats_view *v);
void grade_stats_column_init(struct arena *a,
    const struct grade_stats_plan *plan, const struct grade_stats_view *v,
    size_t i, struct grade_stats_column *c);

/* The measures of a form; what is hidden is up to the caller. */
void grade_stats_form_measure(struct arena *a,
    const struct grade_stats_plan *plan, const struct grade_stats_tally *t,
    struct grade_stats_of_form *out);
/* Rest score, correlation and best quarter of the options of the form's item
 * number i. */
void grade_stats_options_measure(struct arena *scratch,
    const struct grade_stats_plan *plan, const struct grade_stats_view *v,
    size_t i, struct grade_stats_option *out);
/* What stands out of an item, once its figures are there. */
void grade_stats_flag(const struct grade_stats_item *it, double r_rest,
    uint64_t people, struct grade_stats_of_item *out);

/* --- formulas --- */

double grade_stats_points(int64_t units);
/* Wilson's 95 % interval about a share seen in n cases; n 0: NAN. */
struct grade_stats_share grade_stats_wilson(double share, uint64_t n);
/* q / sqrt(xx * yy), or NAN without spread. */
double grade_stats_r(double xy, double xx, double yy);

/* A test as Livingston and Lewis see it; all in points. */
struct grade_stats_test {
	double mean, variance, alpha, max, cut;	/* cut: less half a step */
};
/* Share of people decided the same way by two such tests, and Cohen's kappa.
 * Both NAN where not defined. */
void grade_stats_consistency(const struct grade_stats_test *t, double *p0,
    double *kappa);

#endif
