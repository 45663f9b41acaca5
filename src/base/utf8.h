/* utf8.h - UTF-8 checked at the door, decoded after. */
#ifndef PRECEPT_UTF8_H
#define PRECEPT_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/* Offset of the first byte that is not UTF-8 or is NUL; s.len when all is. */
size_t utf8_check(struct str s);
/* Code point at *at, which moves past it. s must have been checked. */
uint32_t utf8_next(struct str s, size_t *at);
/* How many bytes from at on are printable ASCII, the space included. */
size_t utf8_plain_run(struct str s, size_t at);
/* Write cp to out (4 bytes); returns how many were used. */
size_t utf8_put(char *out, uint32_t cp);
/* Number of code points. */
size_t utf8_len(struct str s);
/*
 * Is cp a character that a reader cannot see but that changes what the reader
 * sees: a control, a line or paragraph separator, a bidirectional override or
 * isolate (CVE-2021-42574), a zero-width space, a stray byte order mark, a tag,
 * a noncharacter? Not so the joiners and the soft hyphen, which scripts and
 * line breaks need.
 */
bool utf8_is_invisible(uint32_t cp);
/* Is it written from right to left: a letter of Hebrew, Arabic, ... or a control
 * that makes others so? The door to utf8proc. */
bool utf8_is_rtl(uint32_t cp);
/*
 * Text for comparing: normalized (NFC), then each code point in its simple
 * lower case; in a. s must have been checked.
 */
struct str utf8_fold(struct arena *a, struct str s);
/* Without white space at both ends: what JavaScript's trim() takes off. */
struct str utf8_trim(struct str s);

#endif
