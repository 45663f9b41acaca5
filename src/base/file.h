/*
 * file.h - capped reads, all-or-nothing writes, paths. The door to stdio.
 *
 * For tests, the environment makes a step of a write (file_write's write,
 * fsync, close, rename and fsync of the folder, also file_rename's last two,
 * file_flush_stdout's flush; one count for all threads) go wrong:
 * PRECEPT_FAULT_WRITE=n fails the n-th with a full disk, PRECEPT_KILL_WRITE=n
 * kills the process just before it.
 */
#ifndef PRECEPT_FILE_H
#define PRECEPT_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"
#include "base/str.h"

#define FILE_MAX_TEXT (16u << 20)	/* settings, policies, templates */
#define FILE_MAX_BLOB (64u << 20)	/* fonts, images, our own outputs */

/*
 * Read a whole regular file of at most max bytes into a; a NUL that is not
 * counted follows. Reports (missing: exit 66; too large, not a file: 65; I/O:
 * 74) and returns -1 on failure.
 */
NODISCARD int file_read(struct arena *a, struct diag *dg, const char *path,
    size_t max, struct str *out);
/*
 * The same for FILE_MAX_TEXT bytes, and checked to be UTF-8 without NUL; a BOM
 * is dropped. name is what findings call it and must live as long as a.
 */
NODISCARD int file_read_text(struct arena *a, struct diag *dg, const char *path,
    const char *name, struct str *out);

/*
 * Write all or nothing: a temporary beside path, fsync, rename, fsync of the
 * folder. mode such as 0644 or 0600, less the umask. On failure reports (73,
 * 74), removes the temporary; what was at path is untouched. Only when the
 * last step fails, the folder's fsync, is the new file there all the same: the
 * finding says so. Several threads may write at once.
 */
NODISCARD int file_write(struct diag *dg, const char *path, struct str bytes,
    unsigned mode);
/*
 * Several files as nearly in one step as there is: file_stage writes one to a
 * temporary and to the disk, as file_write does; file_commit then gives all
 * their names, in the order staged, and fsyncs the folders. Up to file_commit
 * nothing at any path has changed. When a rename fails, findings say which
 * files are new by then. file_abandon, in any case the last, removes what was
 * staged and not committed; it frees b and takes NULL. One thread a batch.
 */
struct file_batch;
struct file_batch *file_batch_new(void);
NODISCARD int file_stage(struct file_batch *b, struct diag *dg,
    const char *path, struct str bytes, unsigned mode);
NODISCARD int file_commit(struct file_batch *b, struct diag *dg);
void file_abandon(struct file_batch *b);
/* What from has staged comes after what b has; from is freed. */
void file_batch_join(struct file_batch *b, struct file_batch *from);

/* Rename within a folder, in place of what is at to, and fsync it. 74. */
NODISCARD int file_rename(struct diag *dg, const char *from, const char *to);
/*
 * Remove the temporaries in dir whose process ended without doing so, as one
 * that is killed does: only names of the form .precept-PID-NUMBER.tmp.
 */
void file_sweep(const char *dir);

/* Make a folder and its parents; 73 when one can't be made. */
NODISCARD int file_mkdir(struct diag *dg, const char *path);
/* The same; what it makes is for its owner alone (0700). */
NODISCARD int file_mkdir_private(struct diag *dg, const char *path);
/*
 * Take path, a folder of ours, and the folders below it from all but their
 * owner, where somebody opened them: a copy or a backup that was put back does.
 * Links are not followed. Says so; one that can't be closed is a warning.
 */
void file_close_folder(struct diag *dg, const char *path);
/*
 * Is path the folder, or somewhere below it, once links are followed? Both
 * need not exist; a path that goes up (..) out of what does not exist is taken
 * by its words.
 */
bool file_is_below(const char *path, const char *folder);
/*
 * Keep others that ask the same out of folder dir until file_unlock, or until
 * the process ends. When another has it: wait for it, or without wait return
 * false. *lock is -1 where there is no such folder, or none that can be kept.
 */
bool file_lock(const char *dir, bool wait, int *lock);
void file_unlock(int lock);
/* Put text on stdout; what goes wrong is file_flush_stdout's to say. */
void file_print(struct str text);
/* Flush and check stdout; reports and returns -1 (74) when it failed. */
NODISCARD int file_flush_stdout(struct diag *dg);

bool file_exists(const char *path);
/*
 * Is there nothing of this name? Not so where the path ends in, or leads over,
 * a symbolic link to nothing or in a circle, a plain file in place of a folder
 * or a folder that is closed to us: file_read and file_list then say what is
 * wrong. Whoever reads a file only if it is there asks this.
 */
bool file_absent(const char *path);
bool file_is_dir(const char *path);
/*
 * Names (not paths) in folder dir with this ending, sorted bytewise, without
 * dot files. -1 when the folder can't be read (66 when it is missing). Depth:
 * the folder only.
 */
NODISCARD int file_list(struct arena *a, struct diag *dg, const char *dir,
    const char *ending, struct str **names, size_t *n);

/*
 * A path as it is typed into a shell: in a hint it is copied there, and whoever
 * hands in a file chose its name. As it is where that means nothing to a shell,
 * else in single quotes; in a. Of "" it is "".
 */
const char *file_typed(struct arena *a, const char *path);
/* The same of any word, which is no path; of "" it is two quotes. */
void file_put_typed(struct buf *b, struct str word);
/* dir/name in a; name alone when dir is "" or name is absolute. */
char *file_join(struct arena *a, const char *dir, const char *name);
/*
 * Resolve a relative path found inside an input, by its words ("." and ".."
 * are taken out, symbolic links are not looked at): NULL when it is empty,
 * absolute, holds a NUL or climbs above root.
 */
char *file_below(struct arena *a, const char *root, struct str relative);

/*
 * Remove temporaries that are still around; called on every early exit.
 * Async-signal-safe.
 */
void file_remove_temporaries(void);
/*
 * For main: SIGINT, SIGTERM, SIGHUP, SIGQUIT and SIGPIPE remove temporaries
 * before they end the program as they would have. A file size limit becomes an
 * ordinary write error instead of a signal.
 */
void file_catch_signals(void);

#endif
