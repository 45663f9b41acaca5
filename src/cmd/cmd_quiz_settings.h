/* cmd_quiz_settings.h - what the settings say about quizzes. */
#ifndef PRECEPT_CMD_QUIZ_SETTINGS_H
#define PRECEPT_CMD_QUIZ_SETTINGS_H

#include <stdbool.h>

struct arena;
struct quiz_settings;
struct workspace;

/* Everything but texts.role; in a. */
void cmd_quiz_settings(struct arena *a, const struct workspace *ws,
    struct quiz_settings *out);
/* Does output/quiz list this form: "html", "scorm", "paper"? */
bool cmd_quiz_wants(struct arena *a, const struct workspace *ws,
    const char *form);

#endif
