/* utf8.h - UTF-8 checked at the door, decoded after. */
#ifndef PRECEPT_UTF8_H
#define PRECEPT_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Offset of the first byte that is not UTF-8 or is NUL; s.len when all is. */
size_t utf8_check(struct str s);
/* Code point at *at, which moves past it. s must have been checked. */
uint32_t utf8_next(struct str s, size_t *at);
/* Write cp to out (4 bytes); returns how many were used. */
size_t utf8_put(char *out, uint32_t cp);
/* Number of code points. */
size_t utf8_len(struct str s);

#endif
