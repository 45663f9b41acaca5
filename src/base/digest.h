/* digest.h - SHA-256. The door to libcrypto's hashes. */
#ifndef PRECEPT_DIGEST_H
#define PRECEPT_DIGEST_H

#include <stdbool.h>

#include "base/base.h"
#include "base/str.h"

struct digest { unsigned char bytes[32]; };
struct digest_ctx;

struct digest digest_of(struct str bytes);
struct digest_ctx *digest_new(void);
void digest_add(struct digest_ctx *c, struct str bytes);
/*
 * The text's length as 8 bytes, most significant first, then the text: so that
 * a list of texts has a digest that no other list has.
 */
void digest_add_field(struct digest_ctx *c, struct str text);
struct digest digest_end(struct digest_ctx *c);	/* frees c */
bool digest_same(const struct digest *x, const struct digest *y);
/* "sha256:" and 64 lower-case hex digits, in a. */
struct str digest_text(struct arena *a, const struct digest *d);
/* The same read back. False when text is no such, *out is then of no use. */
NODISCARD bool digest_parse(struct str text, struct digest *out);
struct str digest_hex(struct arena *a, const struct digest *d);
/* The same read back: 64 lower-case digits and nothing else. */
NODISCARD bool digest_parse_hex(struct str text, struct digest *out);
/* As a content security policy wants it: 44 characters, in a. */
struct str digest_base64(struct arena *a, const struct digest *d);
/* HMAC-SHA256 (RFC 2104) of text under key. */
struct digest digest_hmac(struct str key, struct str text);

#endif
