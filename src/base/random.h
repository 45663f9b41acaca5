/* random.h - bytes that nobody can guess. The door to the kernel's. */
#ifndef PRECEPT_RANDOM_H
#define PRECEPT_RANDOM_H

#include <stddef.h>

/* Fill out with n random bytes. Never for what an output holds: equal input
 * gives equal bytes. Ends the program (71) where there are none. */
void random_fill(unsigned char *out, size_t n);

#endif
