#include "base/tty.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool
tty_is_terminal(FILE *f)
{
	return isatty(fileno(f)) == 1;
}

bool
tty_color(FILE *f, enum tty_when when)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (when != TTY_AUTO)
		return when == TTY_ALWAYS;
	if (no != NULL && *no != '\0')
		return false;
	if (term == NULL || strcmp(term, "dumb") == 0)
		return false;
	return tty_is_terminal(f);
}
