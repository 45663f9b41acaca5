/* tty.h - what the terminal can show. */
#ifndef PRECEPT_TTY_H
#define PRECEPT_TTY_H

#include <stdbool.h>
#include <stdio.h>

enum tty_when { TTY_AUTO, TTY_ALWAYS, TTY_NEVER };

/* --color wins over NO_COLOR (non-empty) and TERM=dumb. */
bool tty_color(FILE *f, enum tty_when when);
bool tty_is_terminal(FILE *f);

#endif
