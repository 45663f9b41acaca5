/* child.h - a test runs itself again, in another environment. */
#ifndef PRECEPT_CHILD_H
#define PRECEPT_CHILD_H

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Start this test's program with the words a and b, the variable name set to
 * value (NULL: none), and stderr in the file err.
 */
__attribute__((unused)) static pid_t
child_start(const char *a, const char *b, const char *name, const char *value,
    const char *err)
{
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	pid_t pid;

	self[n > 0 ? n : 0] = '\0';
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		int fd = open(err, O_WRONLY | O_CREAT | O_TRUNC, 0600);

		if (name != NULL)
			setenv(name, value, 1);
		dup2(fd, STDERR_FILENO);
		/* a shell ignores them for what it runs in the background */
		signal(SIGINT, SIG_DFL);
		signal(SIGHUP, SIG_DFL);
		signal(SIGTERM, SIG_DFL);
		execl(self, "test", a, b, (char *)NULL);
		_exit(99);
	}
	return pid;
}

/* Exit status, or minus the signal that ended it. */
__attribute__((unused)) static int
child_wait(pid_t pid)
{
	int status = 0;

	waitpid(pid, &status, 0);
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

__attribute__((unused)) static int
child_run(const char *a, const char *b, const char *name, const char *value,
    const char *err)
{
	return child_wait(child_start(a, b, name, value, err));
}

#endif
