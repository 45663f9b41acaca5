/* precept: settings and policies become handbooks. See cmd/cmd.h. */
#include "cmd/cmd.h"

int
main(int argc, char **argv)
{
	return cmd_main(argc, argv);
}
