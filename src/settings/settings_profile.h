/* settings_profile.h - what `precept init` fills in for each kind of place. */
#ifndef PRECEPT_SETTINGS_PROFILE_H
#define PRECEPT_SETTINGS_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

/* A value that is a choice of the profile, not a sample to be replaced. */
struct settings_profile_value {
	bool row;		/* begins a row of its block */
	const char *block, *field, *value;
};

struct settings_profile {
	const char *name;	/* "clinic" */
	const char *about;
	const char *legal_name;	/* a sample */
	const struct settings_profile_value *values;	/* in table order */
	size_t n;
};

/* NULL past the last. */
const struct settings_profile *settings_profile_at(size_t i);

#endif
