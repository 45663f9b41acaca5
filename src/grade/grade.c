#include "grade/grade.h"

#include "base/base.h"

int
grade_main(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return EXIT_BAD_USAGE;
}
