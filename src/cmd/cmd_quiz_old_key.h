/* cmd_quiz_old_key.h - the keys of quizzes that were handed out before. */
#ifndef PRECEPT_CMD_QUIZ_OLD_KEY_H
#define PRECEPT_CMD_QUIZ_OLD_KEY_H

#include <stdbool.h>

#include "base/base.h"

struct arena;
struct diag;
struct digest;
struct file_batch;

/*
 * Before key.zip of folder dir becomes that of the quiz with the digest now:
 * where it is of another quiz, stage a copy as key-HEX.zip, HEX being the first
 * 12 digits of that one's digest, and say so. What is no key is not kept. -1
 * after findings.
 */
NODISCARD int cmd_quiz_old_key(struct arena *a, struct diag *dg,
    struct file_batch *batch, const char *dir, const struct digest *now);
/*
 * The folder dir is of a quiz that is made no more: its key.zip becomes
 * key-HEX.zip, which is said. False where there is no key.zip, or it is no key;
 * what goes wrong is a warning, and the key stays.
 */
bool cmd_quiz_retire_key(struct arena *a, struct diag *dg, const char *dir);

#endif
