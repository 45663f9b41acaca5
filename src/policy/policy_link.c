#include "policy/policy_part.h"

#include <string.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "policy/policy_messages.h"

static const char *const refs[] = { "ref", "term", "form", "law", NULL };
static const char *const schemes[] = { "http", "https", "mailto", "tel",
	NULL };

/* An id, or two with a slash: "photos", "rule/photo-device". */
static bool
is_ref(struct str s)
{
	size_t begin = 0;

	for (size_t i = 0; i <= s.len; i++) {
		const char b = i < s.len ? s.ptr[i] : '/';

		if (b == '/') {
			if (i == begin)
				return false;
			begin = i + 1;
		} else if ((b < 'a' || b > 'z') && (b < '0' || b > '9') &&
		    b != '-')
			return false;
	}
	return true;
}

static void
wrong(struct diag *dg, struct pos at, const char *why, const char *hint)
{
	diag_error(dg, at, MSG_POLICY_LINK, why);
	diag_hint(dg, "%s", hint);
}

static void
read_ref(struct diag *dg, struct doc_node *link, struct str kind,
    struct str rest, struct pos at)
{
	link->kind = DOC_REF;
	if (str_find(rest, "{{", 0) != rest.len)
		wrong(dg, at, "a placeholder can't name a place in the book",
		    "name it: ref:photos");
	else if (rest.len == 0)
		wrong(dg, at, "nothing follows the colon",
		    "name a place: ref:photos");
	else if (!str_is(kind, "law") && !is_ref(rest))
		wrong(dg, at, "what follows the colon is no id", "as in "
		    "ref:photos, ref:rule/photo-device, term:phi, "
		    "form:incident-report");
}

void
policy_link_read(struct arena *a, struct diag *dg, struct doc_node *link,
    struct str target, struct pos at)
{
	const size_t colon = str_chr(target, ':', 0);
	const struct str kind = str_sub(target, 0, colon);
	const size_t errors = diag_errors(dg);
	const char *why;
	struct str near;
	size_t i;

	link->target = target;
	if (colon < target.len && policy_name_find(kind, refs, &i, &near)) {
		read_ref(dg, link, kind, str_sub(target, colon + 1,
		    target.len), at);
		return;
	}
	if (colon == target.len || !policy_name_find(kind, schemes, &i,
	    &near)) {
		wrong(dg, at, "its target has no kind that we know",
		    "begin it with ref:, term:, form:, law:, https:, mailto: "
		    "or tel:");
		return;
	}
	why = policy_address_check(a, target);
	if (why != NULL)
		wrong(dg, at, why, "write the whole address as a browser "
		    "shows it; %20 is a space, %25 a percent sign");
	link->data = policy_url_read(a, dg, target, at);
	if (link->first == NULL && diag_errors(dg) == errors)
		wrong(dg, link->at, "it has no words",
		    "put words between [ and ]");
}
