/* Random bytes: as many as asked for, and other ones each time. */
#include "tap.h"

#include "base/random.h"

int
main(void)
{
	unsigned char x[64] = { 0 }, y[64] = { 0 };
	unsigned zeros = 0;

	random_fill(x, 60);
	random_fill(y, 60);
	ok(memcmp(x, y, 60) != 0, "never the same twice");
	ok(x[60] == 0 && x[63] == 0, "no byte more");
	for (size_t i = 0; i < 60; i++)
		zeros += x[i] == 0;
	ok(zeros < 20, "and no byte less");
	random_fill(x, 0);
	return tap_done();
}
