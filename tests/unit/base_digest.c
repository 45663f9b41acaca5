/* Digests against published vectors. */
#include "tap.h"

#include "base/arena.h"
#include "base/digest.h"

static struct str
filled(struct arena *a, size_t n, char c)
{
	char *p = arena_alloc(a, n + 1);

	memset(p, c, n);
	return (struct str){ p, n };
}

/* RFC 4231, test cases 1, 2, 3, 6 and 7. */
static void
test_hmac(struct arena *a)
{
	const struct {
		struct str key, text;
		const char *want;
	} cases[] = {
		{ filled(a, 20, 0x0b), STR_LIT("Hi There"), "b0344c61d8db38535"
		"ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
		{ STR_LIT("Jefe"), STR_LIT("what do ya want for nothing?"),
		"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3"
		"843" },
		{ filled(a, 20, (char)0xaa), filled(a, 50, (char)0xdd), "773ea9"
		"1e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe" },
		{ filled(a, 131, (char)0xaa), STR_LIT("Test Using Larger Than "
		"Block-Size Key - Hash Key First"), "60e431591ee0b67f0d8a26aac"
		"bf5b77f8e0bc6213728c5140546040f0ee37f54" },
		{ filled(a, 131, (char)0xaa), STR_LIT("This is a test using a "
		"larger than block-size key and a larger than block-size data. "
		"The key needs to be hashed before being used by the HMAC "
		"algorithm."), "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713"
		"938a7f51535c3a35e2" },
	};

	for (size_t i = 0; i < NELEM(cases); i++) {
		struct digest d = digest_hmac(cases[i].key, cases[i].text);

		is_text(digest_hex(a, &d), cases[i].want, "HMAC of RFC 4231");
	}
}

static void
test_texts(struct arena *a)
{
	struct digest d = digest_of(STR_LIT("abc")), back;
	struct str hex = digest_hex(a, &d);

	is_text(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61"
	    "f20015ad", "FIPS 180-2");
	is_text(digest_base64(a, &d),
	    "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", "base64");
	ok(digest_parse_hex(hex, &back) && !memcmp(&d, &back, sizeof(d)),
	    "hex read back");
	ok(digest_parse(digest_text(a, &d), &back) &&
	    !memcmp(&d, &back, sizeof(d)), "text read back");
	ok(!digest_parse_hex(str_sub(hex, 0, 63), &back) &&
	    !digest_parse_hex(STR_LIT("BA7816BF8F01CFEA414140DE5DAE2223"
	    "B00361A396177A9CB410FF61F20015AD"), &back) &&
	    !digest_parse(hex, &back), "other texts are none");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_hmac(a);
	test_texts(a);
	arena_free(a);
	return tap_done();
}
