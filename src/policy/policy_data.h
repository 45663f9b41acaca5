/*
 * policy_data.h - data beside the words: law.xml, figures.xml, states.xml,
 * glossary.xml. Each entry has its source and the date it was checked; whether
 * that is too old is judged by resolve against the document's date.
 */
#ifndef PRECEPT_POLICY_DATA_H
#define PRECEPT_POLICY_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"

struct arena;
struct map;

/*
 * <law xmlns="urn:precept:law:1">
 *   <entry cite="45 CFR 164.508" kind="law" checked="2026-11-22"
 *       certainty="verified"><title>..</title><line>..</line></entry>
 */
struct policy_law {
	struct str cite;
	bool guidance;		/* kind="guidance"; else "law" */
	struct date checked;
	struct str certainty;	/* verified, high, medium, low */
	struct str title, line;
	struct pos at;
};

/*
 * <figures xmlns="urn:precept:figures:1">
 *   <figure id="pew-2021" as-of="2021-02-08" months="24">
 *       <value>72 %</value><source>..</source></figure>
 */
struct policy_figure {
	struct str id, value, source;
	struct date as_of;
	int months;		/* shelf life, 1-600 */
	struct pos at;
};

/*
 * <states xmlns="urn:precept:states:1">
 *   <state code="IA" name="Iowa" checked="2026-11-22"><topic id="recording"
 *       value="one-party" cite=".." mark="V" guidance="yes">text</topic>
 */
struct policy_topic {
	struct str id, value, cite, mark, text;	/* value, cite: may be absent */
	bool guidance;		/* not binding law */
	struct pos at;
};

struct policy_state {
	struct str code, name;
	struct date checked;
	struct policy_topic *topics;
	size_t n;
	struct pos at;
};

/*
 * <glossary xmlns="urn:precept:glossary:1">
 *   <term id="phi" name="Protected health information (PHI)">text</term>
 */
struct policy_term {
	struct str id, name, text;
	struct pos at;
};

/* Everything in the order of the files. The maps hold the same pointers. */
struct policy_data {
	struct policy_law **laws;
	size_t nlaws;
	struct policy_figure **figures;
	size_t nfigures;
	struct policy_state **states;
	size_t nstates;
	struct policy_term **terms;
	size_t nterms;
	struct map *law_by_cite, *figure_by_id, *state_by_code, *term_by_id;
};

struct policy_data *policy_data_new(struct arena *a);

/*
 * Read one data file into d; which of the four it is says its root element. An
 * entry already there from an earlier folder is replaced in its place; twice
 * in one file is an error. name must live as long as a. Reports everything;
 * returns -1 when there was an error.
 */
NODISCARD int policy_data_read(struct arena *a, struct diag *dg,
    const char *name, struct str text, struct policy_data *d);

/* NULL when there is none. */
const struct policy_topic *policy_state_topic(const struct policy_state *s,
    struct str id);

#endif
