/* Prints the elements of organization.xml for precept-settings(5). */
#include <stdio.h>

#include "base/arena.h"
#include "settings/settings.h"

int
main(void)
{
	struct arena *a = arena_new();
	const struct str page = settings_manual(a);
	const size_t n = fwrite(page.ptr, 1, page.len, stdout);

	arena_free(a);
	return fflush(stdout) == 0 && n == page.len ? EXIT_DONE : EXIT_IO;
}
