/*
 * quiz_page.h - a quiz as one self-contained HTML file: the assessment, the
 * practice version, the page of an LMS package.
 *
 * The file loads nothing: its policy names the digest of each script and style
 * and allows no other. The assessment holds no key, reason or rule's text. The
 * markup of every item stands in a <template>; the page copies those of the
 * drawn paper. What is not markup stands in <script id="quiz-data">, JSON:
 *
 *   mode "assessment" | "practice" | "scorm", digest (hex), id, title, number,
 *   version, handbook (hex), statement (hex), questions, attempts, pass
 *   (thousandths), levels [0, n, n, n], chapters [{id, quota}],
 *   entries [{id, rule, chapter (index), difficulty, critical, scenario?}],
 *   and with a key only: keys {ID: {correct [value], scoring "correct" |
 *   "mapped" | "partial", max, map [[value, units]], other, lower, upper}}.
 */
#ifndef PRECEPT_QUIZ_PAGE_H
#define PRECEPT_QUIZ_PAGE_H

#include "base/base.h"
#include "base/digest.h"
#include "base/str.h"
#include "quiz/quiz.h"

struct arena;
struct diag;

enum quiz_page_mode { QUIZ_PAGE_ASSESSMENT, QUIZ_PAGE_PRACTICE, QUIZ_PAGE_SCORM };
#define QUIZ_PAGE_MODES 3

/* A page has at most so many scripts. */
#define QUIZ_PAGE_SCRIPTS_MAX 6

/* A template as read: name is what findings call it. */
struct quiz_page_file {
	const char *name;
	struct str text;
};

struct quiz_page_in {
	const struct quiz *quiz;
	struct digest digest;		/* the quiz digest */
	struct quiz_page_file page;	/* templates/quiz/page.html */
	struct quiz_page_file style;	/* templates/quiz/quiz.css */
	/* quiz_page_scripts of the mode, in its order. */
	struct quiz_page_file scripts[QUIZ_PAGE_SCRIPTS_MAX];
};

/*
 * Names of the scripts that a mode is made of, in templates/quiz, ending in
 * NULL. Those that an LMS alone has come before the last, which starts.
 */
const char *const *quiz_page_scripts(enum quiz_page_mode mode);

/*
 * Make the page in a. -1 after findings: a template has a slot or a condition
 * that is not known, or a script that would end its element.
 */
NODISCARD int quiz_page(struct arena *a, struct diag *dg,
    const struct quiz_page_in *in, enum quiz_page_mode mode, struct str *out);

#endif
