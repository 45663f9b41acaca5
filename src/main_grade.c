/* precept-grade: keys and responses become verdicts. See grade/grade.h. */
#include "grade/grade.h"

int
main(int argc, char **argv)
{
	return grade_main(argc, argv);
}
