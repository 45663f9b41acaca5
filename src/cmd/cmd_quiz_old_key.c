/*
 * Answers come back for weeks, and settings change meanwhile: a key that is
 * gone can be made again only from the very words of that day.
 */
#include "cmd/cmd_quiz_old_key.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/zip.h"
#include "cmd/cmd_messages.h"

enum { NAME_DIGITS = 12 };

/* The digest of the quiz whose key these bytes are. */
static bool
quiz_of(struct arena *a, const char *path, struct str bytes,
    struct digest *out)
{
	struct zip_part *parts;
	size_t n;

	if (zip_unpack(a, diag_new(a), path, bytes, &parts, &n) < 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if (str_is(parts[i].name, "open-digests.txt")) {
			*out = digest_of(parts[i].bytes);
			return true;
		}
	return false;
}

/* The key at path, and the digest of its quiz; false where there is none. */
static bool
read_key(struct arena *a, const char *path, struct str *bytes,
    struct digest *quiz)
{
	return file_exists(path) && file_read(a, diag_new(a), path,
	    FILE_MAX_BLOB, bytes) == 0 && quiz_of(a, path, *bytes, quiz);
}

static const char *
old_name(struct arena *a, const struct digest *quiz)
{
	const struct str hex = str_sub(digest_hex(a, quiz), 0, NAME_DIGITS);

	return str_c(a, str_fmt(a, "key-%.*s.zip", STR_ARG(hex)));
}

int
cmd_quiz_old_key(struct arena *a, struct diag *dg, struct file_batch *batch,
    const char *dir, const struct digest *now)
{
	const char *path = file_join(a, dir, "key.zip");
	struct digest old;
	struct str bytes;
	const char *name;

	if (!read_key(a, path, &bytes, &old) || digest_same(&old, now))
		return 0;
	name = old_name(a, &old);
	diag_note(dg, (struct pos){ path, 0, 0 }, MSG_QUIZ_OLD_KEY, name);
	diag_hint(dg, "when no answers to it can come in any more: rm %s",
	    file_typed(a, file_join(a, dir, name)));
	return file_stage(batch, dg, file_join(a, dir, name), bytes, 0600);
}

bool
cmd_quiz_retire_key(struct arena *a, struct diag *dg, const char *dir)
{
	const char *path = file_join(a, dir, "key.zip");
	struct diag *why = diag_new(a);
	struct digest quiz;
	struct str bytes;
	const char *name;

	if (!read_key(a, path, &bytes, &quiz))
		return false;
	name = old_name(a, &quiz);
	if (file_rename(why, path, file_join(a, dir, name)) < 0) {
		diag_warn(dg, (struct pos){ path, 0, 0 }, MSG_QUIZ_KEY_STAYS);
		diag_hint(dg, "to grade answers that still come in: "
		    "precept-grade --key=%s", file_typed(a, path));
		return true;
	}
	diag_note(dg, (struct pos){ path, 0, 0 }, MSG_QUIZ_NO_MORE, name);
	diag_hint(dg, "when no answers to it can come in any more: rm %s",
	    file_typed(a, file_join(a, dir, name)));
	return true;
}
