/*
 * banned.h - functions this program does without: using one is a compile
 * error. Included into every file by the Makefile (-include), so it must not
 * include a system header itself; the declarations only repeat libc's own.
 */
#ifndef PRECEPT_BANNED_H
#define PRECEPT_BANNED_H

#if defined(__clang__) || __GNUC__ >= 12
#define PRECEPT_BANNED(instead) __attribute__((unavailable("use " instead)))

char *strcpy(char *, const char *) PRECEPT_BANNED("str_dup or str_c");
char *strcat(char *, const char *) PRECEPT_BANNED("struct buf");
char *strtok(char *, const char *) PRECEPT_BANNED("str_cut");
int sprintf(char *, const char *, ...)
    PRECEPT_BANNED("str_fmt, buf_printf or snprintf");
int atoi(const char *) PRECEPT_BANNED("a parser that checks");
char *setlocale(int, const char *)
    PRECEPT_BANNED("nothing: outputs know no locale");
#ifdef __LP64__	/* elsewhere time_t may not be a long */
struct tm *gmtime(const long *) PRECEPT_BANNED("date.h");
struct tm *localtime(const long *) PRECEPT_BANNED("date.h");
#endif
#endif

/* alloca is a macro in libc; both compilers know it by name. */
#pragma GCC diagnostic error "-Walloca"

#endif
