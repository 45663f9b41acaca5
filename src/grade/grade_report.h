/*
 * grade_report.h - item analysis for people and programs. Equal results give
 * equal bytes. Groups of fewer than GRADE_STATS_HIDDEN people stay unnamed.
 */
#ifndef PRECEPT_GRADE_REPORT_H
#define PRECEPT_GRADE_REPORT_H

struct buf;
struct grade_stats_result;

/* For a terminal: the quiz, then what stands out, then tables. */
void grade_report_text(struct buf *b, const struct grade_stats_result *r);
/*
 * RFC 4180, one fact a row: "subject,id,measure,value,low,high". Shares are
 * written as decimals with six places; an undefined value is empty.
 */
void grade_report_csv(struct buf *b, const struct grade_stats_result *r);
/*
 * Canonical JSON: shares, correlations and points are whole millionths, counts
 * plain; null is "not defined".
 */
void grade_report_json(struct buf *b, const struct grade_stats_result *r);
/* One page that needs nothing else, no script, with plots and their tables. */
void grade_report_html(struct buf *b, const struct grade_stats_result *r);

#endif
