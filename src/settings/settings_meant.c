/* What a value was meant to be: the words of hints. */
#include "settings/settings_meant.h"

#include <string.h>

#include "base/ascii.h"
#include "settings/settings_part.h"

struct str
meant_view(const struct meant *m)
{
	return (struct str){ m->text, m->len };
}

void
meant_put(struct meant *m, char c)
{
	if (m->len < MEANT_MAX)
		m->text[m->len++] = c;
	m->text[m->len] = '\0';
}

bool
meant_same(struct str x, struct str y)
{
	if (x.len != y.len)
		return false;
	for (size_t i = 0; i < x.len; i++)
		if (ascii_small(x.ptr[i]) != ascii_small(y.ptr[i]))
			return false;
	return true;
}

/* The bytes of a quotation mark at the begin or the end of s. */
static size_t
quote(struct str s, bool end)
{
	static const char *const marks[] = { "\"", "'", "\xe2\x80\x98",
		"\xe2\x80\x99", "\xe2\x80\x9c", "\xe2\x80\x9d",
		"\xe2\x80\x9e" };

	for (size_t i = 0; i < NELEM(marks); i++)
		if (end ? str_ends(s, marks[i]) : str_starts(s, marks[i]))
			return strlen(marks[i]);
	return 0;
}

void
meant_plain(struct meant *m, struct str s)
{
	static const struct { const char *is; char c; } other[] = {
		{ "\xc2\xa0", ' ' }, { "\xe2\x80\xaf", ' ' },
		{ "\xe2\x80\x89", ' ' }, { "\xe2\x80\x90", '-' },
		{ "\xe2\x80\x91", '-' }, { "\xe2\x80\x92", '-' },
		{ "\xe2\x80\x93", '-' }, { "\xe2\x80\x94", '-' },
		{ "\xe2\x88\x92", '-' },
	};
	struct str t;

	m->len = 0;
	for (size_t i = 0; i < s.len;) {
		const size_t was = i;

		for (size_t k = 0; k < NELEM(other); k++)
			if (str_starts(str_sub(s, i, s.len), other[k].is)) {
				meant_put(m, other[k].c);
				i += strlen(other[k].is);
				break;
			}
		if (i == was)
			meant_put(m, s.ptr[i++]);
	}
	t = str_trim(meant_view(m));
	while (t.len > 1 && quote(t, false) > 0)
		t = str_sub(t, quote(t, false), t.len);
	while (t.len > 1 && quote(t, true) > 0)
		t.len -= quote(t, true);
	memmove(m->text, t.ptr, t.len);
	m->len = t.len;
	m->text[m->len] = '\0';
}

void
meant_slug(struct meant *m, struct str s)
{
	m->len = 0;
	m->text[0] = '\0';
	for (size_t i = 0; i < s.len; i++) {
		if ((unsigned char)s.ptr[i] >= 0x80) {
			m->len = 0;
			return;
		}
		if (ascii_is_letter(s.ptr[i]) || ascii_is_digit(s.ptr[i]))
			meant_put(m, ascii_small(s.ptr[i]));
		else if (m->len > 0 && m->text[m->len - 1] != '-' &&
		    s.ptr[i] != '\'')
			meant_put(m, '-');
	}
	while (m->len > 0 && m->text[m->len - 1] == '-')
		m->len--;
	m->text[m->len] = '\0';
}

/* --- choices --- */

static const struct {
	const struct settings_choice *list;
	const char *words;	/* between spaces */
	const char *id;
} synonyms[] = {
	{ settings_roles, "receptionist reception front-office registration "
	    "registrar", "front-desk" },
	{ settings_roles, "cna nursing-assistant nurse-aide caregiver "
	    "home-health-aide", "aide" },
	{ settings_roles, "rn lpn lvn registered-nurse", "nurse" },
	{ settings_roles, "doctor md provider", "physician" },
	{ settings_roles, "marketing social-media communications",
	    "social-media-manager" },
	{ settings_roles, "hr personnel", "human-resources" },
	{ settings_roles, "it information-technology security", "it-security" },
	{ settings_roles, "ceo cfo coo director", "executive" },
	{ settings_roles, "supervisor team-lead", "manager" },
	{ settings_roles, "student intern resident", "trainee" },
	{ settings_roles, "paramedic emt", "ems" },
	{ settings_roles, "coder biller coding", "billing" },
	{ settings_roles, "dentist hygienist dental-assistant",
	    "dental-team" },
	{ settings_roles, "housekeeping maintenance environmental-services",
	    "support-services" },
	{ settings_roles, "owner", "practice-owner" },
	{ settings_offices, "hr personnel", "human-resources" },
	{ settings_offices, "it help-desk it-help-desk", "it-desk" },
	{ settings_offices, "privacy", "privacy-officer" },
	{ settings_offices, "security", "security-officer" },
	{ settings_offices, "marketing pr public-relations",
	    "communications" },
	{ settings_offices, "press", "media" },
	{ settings_offices, "attorney lawyer counsel general-counsel",
	    "legal" },
	{ settings_offices, "cno director-of-nursing", "nursing" },
	{ settings_offices, "ceo", "administrator" },
	{ settings_offices, "patient-advocate", "patient-relations" },
	{ settings_facilities, "nursing-home skilled-nursing snf ltc "
	    "skilled-nursing-facility", "long-term-care" },
	{ settings_facilities, "practice medical-practice doctors-office "
	    "physician-practice group-practice", "clinic" },
	{ settings_facilities, "dentist dental-office dentistry", "dental" },
	{ settings_facilities, "chiropractor", "chiropractic" },
	{ settings_facilities, "mental-health psychiatric", "behavioral" },
	{ settings_facilities, "sud substance-use addiction",
	    "behavioral-sud" },
	{ settings_facilities, "lab laboratory imaging radiology",
	    "lab-imaging" },
	{ settings_facilities, "ambulance", "ems" },
	{ settings_facilities, "home-care", "home-health" },
	{ settings_facilities, "health-system medical-center", "hospital" },
	{ settings_ownerships, "for-profit profit", "private" },
	{ settings_ownerships, "nonprofit non-profit not-for-profit",
	    "private-nonprofit" },
	{ settings_ownerships, "county city government state-owned",
	    "public" },
	{ settings_ownerships, "district hospital-district",
	    "public-district" },
	{ settings_taxes, "nonprofit non-profit not-for-profit 501c3 "
	    "501-c-3 exempt", "tax-exempt" },
	{ settings_taxes, "for-profit profit", "taxable" },
	{ settings_taxes, "public", "government" },
	{ settings_standings, "allowed yes", "approved" },
	{ settings_standings, "prohibited forbidden no blocked", "banned" },
	{ settings_standings, "restricted limited", "conditional" },
	{ settings_hotlines, "privacy", "privacy-incident" },
	{ settings_hotlines, "ethics", "compliance" },
	{ settings_hotlines, "suicide", "crisis" },
	{ settings_hotlines, "eap", "employee-assistance" },
	{ settings_platforms, "twitter", "x" },
	{ settings_platforms, "fb", "facebook" },
	{ settings_platforms, "google google-reviews", "google-business" },
	{ settings_statuses, "inactive", "dormant" },
	{ settings_statuses, "open", "active" },
};

const struct settings_choice *
settings_choice_meant(const struct settings_choice *list, struct str s)
{
	const struct settings_choice *c;
	struct meant is, label;

	meant_slug(&is, s);
	if (is.len == 0)
		return NULL;
	for (c = list; c->id != NULL; c++) {
		meant_slug(&label, str_of(c->label));
		if (meant_same(meant_view(&is), str_of(c->id)) ||
		    str_eq(meant_view(&is), meant_view(&label)))
			return c;
	}
	for (size_t i = 0; i < NELEM(synonyms); i++) {
		struct str rest = str_of(synonyms[i].words);

		while (synonyms[i].list == list && rest.ptr != NULL)
			if (str_eq(str_cut(&rest, ' '), meant_view(&is)))
				return settings_choice_find(list,
				    synonyms[i].id, strlen(synonyms[i].id));
	}
	return NULL;
}

const struct settings_choice *
settings_choice_near(const struct settings_choice *list, struct str s)
{
	const struct settings_choice *best = settings_choice_meant(list, s);
	size_t max = settings_near_max(s);

	if (best != NULL)
		return best;
	/* Of a short word too little would be left. */
	if (max > s.len / 2)
		max = s.len / 2;
	for (; list->id != NULL; list++) {
		size_t d = str_distance(str_of(list->id), s, max);
		size_t e = str_distance(str_of(list->label), s, max);

		if (d > e)
			d = e;
		if (d > max)
			continue;
		best = list;
		if (d == 0)
			break;
		max = d - 1;
	}
	return best;
}

/* --- states --- */

const struct settings_choice *
settings_state_meant(struct str s)
{
	const struct settings_choice *found = NULL;
	struct meant is, label;

	meant_slug(&is, s);
	if (is.len < 2)
		return NULL;
	if (str_is(meant_view(&is), "d-c") ||
	    str_is(meant_view(&is), "washington-d-c") ||
	    str_is(meant_view(&is), "washington-dc"))
		return settings_choice_find(settings_states, "DC", 2);
	for (const struct settings_choice *c = settings_states; c->id != NULL;
	    c++) {
		meant_slug(&label, str_of(c->label));
		if (meant_same(meant_view(&is), str_of(c->id)) ||
		    str_eq(meant_view(&is), meant_view(&label)))
			return c;
	}
	for (const struct settings_choice *c = settings_states; c->id != NULL;
	    c++) {
		meant_slug(&label, str_of(c->label));
		if (is.len < 3 || !str_starts(meant_view(&label), is.text))
			continue;
		if (found != NULL)
			return NULL;
		found = c;
	}
	return found;
}
