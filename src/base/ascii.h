/* ascii.h - what a byte of ASCII is, in any locale. */
#ifndef PRECEPT_ASCII_H
#define PRECEPT_ASCII_H

#include <stdbool.h>

static inline bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
ascii_is_letter(char c)
{
	return ascii_is_small(c) || (c >= 'A' && c <= 'Z');
}

/* A capital letter as the small one; anything else as it is. */
static inline char
ascii_small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

#endif
