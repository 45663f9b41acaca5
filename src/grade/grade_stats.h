/*
 * grade_stats.h - item analysis: what the answers of many say about the
 * questions, the rules they test and the quiz as a whole. Pure: counts in,
 * figures out. The order of use:
 *
 *	grade_stats_plan_of(a, package, &plan);	or filled by the caller
 *	st = grade_stats_new(&plan);
 *	icu = grade_stats_group(st, STR_LIT("department"), STR_LIT("ICU"));
 *	grade_stats_add(st, &row);		once for each attempt
 *	result = grade_stats_finish(st, a);
 *	grade_report_html(&buf, result);	see grade_report.h
 *	grade_stats_free(st);
 *
 * Which attempts go in is the caller's choice; it should be the first attempt
 * of each person, refused responses left out. The order of rows does not
 * matter: all that is kept are counts, and equal counts give equal bytes.
 *
 * Memory follows the number of different answers and totals, not of people.
 * Where a form has more different totals than fit (GRADE_STATS_CELLS_MAX
 * counters), what needs them (discrimination, reliability) becomes "not
 * defined" for it and the rest stays exact.
 */
#ifndef PRECEPT_GRADE_STATS_H
#define PRECEPT_GRADE_STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "item/item.h"

struct arena;
struct item_package;

#define GRADE_STATS_DRAWN ((unsigned)-1)	/* no fixed form */
#define GRADE_STATS_NO_GROUP ((unsigned)-1)	/* not counted */
#define GRADE_STATS_GROUPS_MAX 2000	/* more: no group is reported */
#define GRADE_STATS_CELLS_MAX (1u << 23)	/* of 4 bytes, for a form */
#define GRADE_STATS_HIDDEN 5	/* smaller groups are not shown */
#define GRADE_STATS_UNSURE 30	/* fewer answers: figures marked as unsure */

/* --- what is asked --- */

struct grade_stats_item {
	struct str id, words;
	struct str rule, section, place; /* "policies/photos.md:41"; or absent */
	unsigned chapter;		/* index */
	enum item_kind kind;
	bool critical;
	int64_t max;			/* units */
	/* What can be chosen. Of an order or a match none: n_options is 0. */
	const struct item_choice *options;
	size_t n_options;
	uint64_t key;			/* bits of the right options */
};

/* A paper that is the same for all who get it. */
struct grade_stats_form {
	struct str id;			/* "A" */
	const unsigned *items;		/* indexes */
	size_t n;
};

struct grade_stats_plan {
	struct str id, title, organization, version; /* of the quiz; or absent */
	const struct grade_stats_item *items;
	size_t n;
	const struct str *chapters;	/* their titles */
	size_t n_chapters;
	const struct grade_stats_form *forms;
	size_t n_forms;
	size_t paper;			/* questions of a usual paper */
	long pass;			/* thousandths of the most units, or -1 */
};

/*
 * The plan of a package with its key; in a, pointing into the package. Its
 * forms are those of quiz.xml and one more named "all", for papers that ask
 * everything in the package's order (a CSV, another maker's test): its index
 * is n_forms - 1.
 */
void grade_stats_plan_of(struct arena *a, const struct item_package *p,
    struct grade_stats_plan *out);

/* --- counting --- */

struct grade_stats;

/* The plan must live as long as the result does. Free it after finish. */
struct grade_stats *grade_stats_new(const struct grade_stats_plan *plan);
void grade_stats_free(struct grade_stats *st);	/* NULL does nothing */

/*
 * The number of a group of people: kind "role" or "department", name as it is
 * to be printed (copied; up to the caller to trim it and to fold its case). The
 * same for the same pair. An empty name, or one past GRADE_STATS_GROUPS_MAX,
 * is GRADE_STATS_NO_GROUP.
 */
unsigned grade_stats_group(struct grade_stats *st, struct str kind,
    struct str name);

/* What one person did on one paper. */
struct grade_stats_row {
	unsigned form;			/* index, or GRADE_STATS_DRAWN */
	/* The items asked: NULL for a form means its own, in their order. */
	const unsigned *items;
	size_t n;
	/* For each of them in that order: units earned, and what was chosen:
	 * bits of options, of an order or a match 1; 0 is unanswered. */
	const int64_t *units;
	const uint64_t *chosen;
	bool passed;			/* the verdict */
	const unsigned *groups;		/* any of them may be NO_GROUP */
	size_t n_groups;
};

/*
 * Count one. For a form, n must be the form's; units lie between the item's
 * least (below 0 only where its mapping says so) and its most.
 */
void grade_stats_add(struct grade_stats *st, const struct grade_stats_row *row);
/* One more that is not its person's first: no figure is of it. */
void grade_stats_leave_out(struct grade_stats *st);

/* --- figures --- */

/*
 * A double here may be NAN: "not defined" (nobody was asked, no spread, fewer
 * than two items or people, a root of a negative number). Printers say so in
 * words.
 */

/* A share with Wilson's 95 % interval. */
struct grade_stats_share {
	double value, low, high;
};

/* What stands out; each is advice for a person to look at. */
enum grade_stats_flag {
	GRADE_STATS_UNUSED = 1 << 0,	/* option: chosen by under 5 % */
	GRADE_STATS_LURES = 1 << 1,	/* option: wrong, yet goes with knowing
					   more than the key does, or at all */
	GRADE_STATS_BEST = 1 << 2,	/* option: wrong, yet the best quarter
					   chose it more than the key */
	GRADE_STATS_KEY = 1 << 3,	/* item: check the key: one of the two */
	GRADE_STATS_AGAINST = 1 << 4,	/* item: who knows more misses it more */
	GRADE_STATS_HARD = 1 << 5,	/* item: facility under .25 */
	GRADE_STATS_EASY = 1 << 6,	/* item: facility over .98 */
	GRADE_STATS_FEW = 1 << 7	/* item: fewer answers than UNSURE */
};

struct grade_stats_option {
	uint64_t n;
	struct grade_stats_share share;	/* of those asked */
	double rest;		/* mean rest score of who chose it, 0..1 */
	double r;		/* correlation of choosing it and rest score */
	double best;		/* share of the best quarter that chose it */
	unsigned flags;
	bool key;
};

/* Of one item over all papers. */
struct grade_stats_of_item {
	uint64_t asked, omitted, full;	/* full: earned the most units */
	unsigned form;		/* whose measures are its own, or DRAWN */
	unsigned use;		/* its place there */
	struct grade_stats_share facility;
	/* As many as the item has. Their rest, r and best are of the form that
	 * asked it of the most people, as its measures in that form are. */
	struct grade_stats_option *options;
	unsigned flags;
};

/* Of one item within a form. */
struct grade_stats_of_use {
	double facility, sd;		/* sd in points */
	double r, r_rest;		/* with the total; with the rest */
	double upper_lower;		/* best less worst 27 % */
	double efficiency, weight;	/* per cent; effective weight */
	double alpha_without;
};

struct grade_stats_of_form {
	uint64_t people, passed;
	bool crowded;		/* too many different totals: see above */
	struct grade_stats_share pass;
	int64_t max;			/* units */
	double mean, sd, sem, lord;	/* points; lord: SEM at the cut */
	double median, least, most;	/* points */
	double skewness, kurtosis;
	double alpha, alpha_low, alpha_high, kr21;
	bool kr20;		/* all items are right or wrong: alpha is KR-20 */
	double error_ratio;		/* per cent */
	double cut;			/* points */
	double livingston;		/* k squared at the cut */
	double consistency, kappa;	/* Livingston-Lewis */
	struct grade_stats_of_use *uses; /* as the form's items */
};

/* A chapter, section or rule: points earned of those to be had. */
struct grade_stats_of_part {
	struct str name;	/* a chapter's title, a section, a rule */
	struct str place;	/* of a rule */
	struct str section;	/* of a rule */
	size_t items;
	uint64_t answers;	/* people times items */
	struct grade_stats_share share;
	bool critical;		/* of a rule: one of its items is */
};

/* A rule that a group misses more than all others do. */
struct grade_stats_gap {
	size_t group, rule;		/* indexes */
	uint64_t answers, others;
	struct grade_stats_share share, share_others;
};

struct grade_stats_of_group {
	struct str kind, name;
	uint64_t people, passed;
	bool hidden;		/* too few: all below is NAN or 0 */
	struct grade_stats_share pass, score;	/* score: of all points */
	struct grade_stats_share *chapters;	/* as the plan's */
};

#define GRADE_STATS_BARS 40

struct grade_stats_result {
	const struct grade_stats_plan *plan;
	uint64_t people, passed, drawn;	/* rows; of them drawn papers */
	uint64_t left_out;		/* that were nobody's first */
	struct grade_stats_share pass, score;
	struct grade_stats_of_item *items;	/* as the plan's */
	struct grade_stats_of_form *forms;
	struct grade_stats_of_part *chapters;	/* as the plan's */
	struct grade_stats_of_part *sections;	/* in natural order */
	struct grade_stats_of_part *rules;	/* in the order of the items */
	size_t n_sections, n_rules;
	/* By kind, then name, hidden ones too, so that sums are explained. */
	struct grade_stats_of_group *groups;
	size_t n_groups, n_hidden;
	bool many_groups;		/* over the limit: n_groups is 0 */
	struct grade_stats_gap *gaps;	/* worst first */
	size_t n_gaps;
	/*
	 * How many people have which share of their paper's points, in so many
	 * steps, rounded down; the last is all points. A step is a question of
	 * a usual paper, or 5 per cent where it has more than GRADE_STATS_BARS.
	 */
	size_t steps;
	uint64_t bars[GRADE_STATS_BARS + 1];
};

/* Everything in a. st may be added to afterwards and finished again. */
struct grade_stats_result *grade_stats_finish(const struct grade_stats *st,
    struct arena *a);

#endif
