/*
 * The scan of CSV against one byte after another, on random text of the bytes
 * that matter, at every length around a block; and who was seen, and how often
 * what was noted.
 */
#include "tap.h"

#include "base/arena.h"
#include "base/base.h"
#include "base/mem.h"
#include "grade/grade_noted.h"
#include "grade/grade_scan.h"
#include "grade/grade_seen.h"

static uint64_t state = 7;

static unsigned
any(unsigned below)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % below;
}

/* What grade_scan.h promises, the slow way. */
struct slow {
	uint32_t ends[4096];
	size_t n_ends, rows[4096], n_rows, newlines;
	size_t fault;
	bool open;
};

static void
scan_slowly(struct slow *s, const char *p, size_t len)
{
	bool begin = true;	/* of a cell */
	size_t i = 0;

	*s = (struct slow){ .fault = SIZE_MAX };
	while (i < len) {
		if (begin && p[i] == '"') {
			for (i++;; i++) {
				if (i == len) {
					s->open = true;
					return;
				}
				s->newlines += p[i] == '\n';
				if (p[i] != '"')
					continue;
				if (i + 1 < len && p[i + 1] == '"')
					i++;
				else
					break;
			}
			i++;
			if (i < len && p[i] == '\r' && p[i + 1] == '\n')
				i++;
			if (i < len && p[i] != ',' && p[i] != '\n') {
				s->fault = i;
				return;
			}
			begin = false;
			continue;
		}
		if (p[i] == '"') {
			s->fault = i;
			return;
		}
		begin = p[i] == ',' || p[i] == '\n';
		if (begin)
			s->ends[s->n_ends++] = (uint32_t)i;
		if (p[i] == '\n') {
			s->rows[s->n_rows++] = s->n_ends - 1;
			s->newlines++;
		}
		i++;
	}
}

static bool
agree(const struct grade_scan *f, const struct slow *s)
{
	if (f->fault != s->fault || f->n_rows != s->n_rows ||
	    (s->fault == SIZE_MAX && (f->open != s->open ||
	    f->newlines != s->newlines)))
		return false;
	for (size_t i = 0; i < s->n_rows; i++)
		if (f->rows[i] != s->rows[i])
			return false;
	for (size_t i = 0; s->n_rows > 0 && i <= s->rows[s->n_rows - 1]; i++)
		if (f->ends[i] != s->ends[i])
			return false;
	return (uint32_t)(f->ends[-1] + 1) == 0;
}

static void
test_random(const char *bytes, const char *what)
{
	static char text[512 + GRADE_SCAN_SLACK];
	const unsigned kinds = (unsigned)strlen(bytes);
	struct grade_scan fast;
	static struct slow slow;
	size_t bad = 0;

	grade_scan_init(&fast);
	for (unsigned round = 0; round < 20000; round++) {
		const size_t len = round % 400;

		for (size_t i = 0; i < len; i++)
			text[i] = bytes[any(kinds)];
		memset(text + len, ' ', GRADE_SCAN_SLACK);
		grade_scan(&fast, text, len, ',');
		scan_slowly(&slow, text, len);
		bad += !agree(&fast, &slow);
	}
	is_int(bad, 0, what);
	grade_scan_free(&fast);
}

static void
test_flags(void)
{
	char text[128 + GRADE_SCAN_SLACK];
	struct grade_scan s;

	grade_scan_init(&s);
	memset(text, 'x', sizeof(text));
	grade_scan(&s, text, 128, ',');
	ok(!s.dirty && !s.quotes && !s.doubled, "plain");
	text[100] = '\0';
	grade_scan(&s, text, 128, ',');
	ok(s.dirty, "a NUL");
	text[100] = (char)0xc3;
	grade_scan(&s, text, 128, ',');
	ok(s.dirty, "beyond ASCII");
	memset(text, 'x', sizeof(text));
	memcpy(text, "\"a\"\"b\",", 7);
	grade_scan(&s, text, 128, ',');
	ok(s.quotes && s.doubled, "doubled marks");
	memcpy(text, "\"\",\"b\",", 7);
	grade_scan(&s, text, 128, ',');
	ok(s.quotes && !s.doubled, "an empty cell in marks is not one");
	grade_scan_free(&s);
}

/* Whatever was expected, which is a guess. */
static void
test_seen(size_t expected)
{
	struct grade_seen *s = grade_seen_new();
	char name[32];
	size_t bad = 0;

	grade_seen_expect(s, expected);
	for (unsigned i = 0; i < 20000; i++) {
		const int len = snprintf(name, sizeof(name), "p%u", i % 9000);
		const struct str who = { name, (size_t)len };

		bad += grade_seen_person(s, grade_seen_hash(s, who), who) !=
		    i % 9000;
	}
	is_int(bad, 0, "each person has one number");
	is_int(grade_seen_len(s), 9000, "as many as there are");
	is_text(grade_seen_name(s, 4711), "p4711", "and keeps the name");
	ok(grade_seen_like(s, 5, 1) == GRADE_NOBODY &&
	    grade_seen_like(s, 5, 2) == 1 &&
	    grade_seen_like(s, 6, 3) == GRADE_NOBODY, "the first is named");
	grade_seen_free(s);
}

/* A hash of anything tells all its bytes, whatever their number. */
static void
test_hash(void)
{
	struct grade_seen *s = grade_seen_new();
	char text[70] = { 0 };
	size_t same = 0;

	for (size_t len = 0; len <= sizeof(text); len++) {
		const struct str whole = { text, len };
		const uint64_t hash = grade_seen_hash(s, whole);

		same += len > 0 && hash == grade_seen_hash(s,
		    (struct str){ text, len - 1 });
		for (size_t i = 0; i < len; i++) {
			text[i] ^= 1;
			same += grade_seen_hash(s, whole) == hash;
			text[i] ^= 1;
		}
		same += grade_seen_hash(s, whole) != hash;
	}
	is_int((long)same, 0, "another byte or another length, another hash");
	grade_seen_free(s);
}

/*
 * How many had come before, against what is known of how they were made: few,
 * some of a table's size, a great many alike, all in one part, none for 0.
 */
static void
test_noted(void)
{
	static const struct { unsigned n, different, shift, twice; } sets[] = {
		{ 1, 1, 0, 0 }, { 2, 2, 0, 0 }, { 2, 1, 0, 1 },
		{ 20000, 9000, 0, 11000 }, { 20000, 1, 0, 19999 },
		{ 5000, 4999, 10, 1 }, { 70000, 35000, 20, 35000 },
		/* Of 5000 so shifted 4 are 0, the others 1023. */
		{ 5000, 5000, 54, 5000 - 4 - 1023 },
	};
	size_t bad = 0;

	for (size_t i = 0; i < NELEM(sets); i++) {
		struct grade_noted *l = grade_noted_new();

		for (unsigned k = 0; k < sets[i].n; k++) {
			grade_noted_add(l, ((uint64_t)(k %
			    sets[i].different) + 1) << sets[i].shift);
			grade_noted_add(l, 0);
		}
		bad += grade_noted_twice(l) != sets[i].twice;
		grade_noted_free(l);
	}
	is_int((long)bad, 0, "as many hashes had come before");
}

int
main(void)
{
	test_random("ab,\n", "without marks");
	test_random("aaaaaaa,,\n\"", "with marks");
	test_random(",\n\"\"", "nearly only marks");
	test_random(",\n\r\"a", "with CR");
	test_random(",,\"\"\"\"\n", "doubled marks");
	test_flags();
	test_seen(0);
	test_seen(600);
	test_seen(9000);
	test_seen(SIZE_MAX);
	test_hash();
	test_noted();
	return tap_done();
}
