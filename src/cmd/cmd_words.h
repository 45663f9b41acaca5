/* cmd_words.h - where the policies and templates that come with us are. */
#ifndef PRECEPT_CMD_WORDS_H
#define PRECEPT_CMD_WORDS_H

struct arena;
struct diag;

/*
 * The folder that holds policies/ and templates/: ../share/precept beside the
 * program's folder, else the source tree the program was built in. NULL after
 * a finding when neither is there.
 */
const char *cmd_words_dir(struct arena *a, struct diag *dg);

#endif
