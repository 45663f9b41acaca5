/*
 * grade.h - the grader: a key and any mix of response files become verdicts
 * with every reason, in exact arithmetic. Links neither cmark nor any PDF
 * library.
 */
#ifndef PRECEPT_GRADE_H
#define PRECEPT_GRADE_H

/* Whole program: parse, run, print findings and result. Exit status. */
int grade_main(int argc, char **argv);

#endif
