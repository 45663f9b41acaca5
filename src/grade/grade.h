/*
 * grade.h - the grader: a key and any mix of response files become verdicts
 * with every reason, in exact arithmetic. Links neither cmark nor any PDF
 * library.
 */
#ifndef PRECEPT_GRADE_H
#define PRECEPT_GRADE_H

/*
 * The whole program: parse, run, print findings to stderr and the result to
 * stdout. Exit status, as precept-grade(1) lists them; memory gone is 71 at
 * once.
 */
int grade_main(int argc, char **argv);

#endif
