/*
 * quiz_scorm.h - a quiz as a SCORM 1.2 package, for the administrator of an
 * LMS: a zip of imsmanifest.xml, index.html and README.txt.
 *
 * The page scores in the browser, so the package holds the key: it belongs
 * under private/, and what comes back from the LMS was scored by the client.
 * There is no mastery score in it: from one, an LMS would overrule the page's
 * "failed" of somebody who has the points but got a critical rule wrong.
 */
#ifndef PRECEPT_QUIZ_SCORM_H
#define PRECEPT_QUIZ_SCORM_H

#include "base/base.h"
#include "base/digest.h"
#include "base/str.h"
#include "quiz/quiz.h"

struct arena;
struct diag;

/* Choices of an item, as SCORM has one sign for each: a-z, 0-9. */
#define QUIZ_SCORM_CHOICES_MAX 36

struct quiz_scorm_in {
	const struct quiz *quiz;
	struct digest quiz_digest, key_digest;
	struct str page;	/* quiz_page of mode QUIZ_PAGE_SCORM */
};

/*
 * Make the package in a; equal input, equal bytes. -1 after findings: an item
 * has more choices than SCORM can tell apart.
 */
NODISCARD int quiz_scorm(struct arena *a, struct diag *dg,
    const struct quiz_scorm_in *in, struct str *zip);

#endif
