/*
 * Open addressing with eight bytes a slot, of which four are a part of the
 * hash: a miss of the cache is what costs here, so there is one for each look,
 * and callers say some rows ahead what they will ask for.
 */
#include "grade/grade_seen.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/base.h"
#include "base/mem.h"

enum {
	EXPECT_MAX = 1 << 20,	/* people that room is made for */
	USUAL_NAME = 12		/* bytes of a person's id, for that */
};

struct slot {
	uint32_t check;		/* upper half of the hash */
	uint32_t person;	/* its number + 1; 0: free */
};

struct table {
	struct slot *slots;
	uint64_t mask;
	size_t n;
};

/* Likenesses whole: there is nothing else to compare. 0: free. */
struct likes {
	uint64_t *hashes;
	uint32_t *people;
	uint64_t mask;
	size_t n;
};

struct grade_seen {
	struct table people;
	struct likes likes;
	struct grade_person *list;
	uint32_t len, cap;
	char *text;
	size_t text_len, text_cap;
	uint64_t seed;
};

static void
table_init(struct table *t, size_t size)
{
	t->slots = mem_zeroed(size * sizeof(*t->slots));
	mem_large(t->slots, size * sizeof(*t->slots));
	t->mask = size - 1;
	t->n = 0;
}

static void
table_put(struct table *t, struct slot s, uint64_t at)
{
	while (t->slots[at & t->mask].person != 0)
		at++;
	t->slots[at & t->mask] = s;
	t->n++;
}

/*
 * Where a hash begins to look: its upper half, so that a table can be doubled
 * from what its slots hold.
 */
static uint64_t
begin_at(uint32_t check)
{
	return check;
}

/* At most half full. */
static void
table_grow(struct table *t)
{
	struct table wide;

	if (t->n < (t->mask + 1) / 2)
		return;
	table_init(&wide, (t->mask + 1) * 2);
	for (size_t i = 0; i <= t->mask; i++)
		if (t->slots[i].person != 0)
			table_put(&wide, t->slots[i],
			    begin_at(t->slots[i].check));
	mem_free(t->slots);
	*t = wide;
}

static void
likes_init(struct likes *t, size_t size)
{
	t->hashes = mem_alloc(size * sizeof(*t->hashes));
	t->people = mem_alloc(size * sizeof(*t->people));
	mem_large(t->hashes, size * sizeof(*t->hashes));
	mem_large(t->people, size * sizeof(*t->people));
	memset(t->hashes, 0, size * sizeof(*t->hashes));
	t->mask = size - 1;
	t->n = 0;
}

/* Where this hash is, or the free place where it belongs. */
static size_t
likes_find(const struct likes *t, uint64_t hash)
{
	uint64_t at = hash;

	while (t->hashes[at & t->mask] != 0 &&
	    t->hashes[at & t->mask] != hash)
		at++;
	return (size_t)(at & t->mask);
}

static void
likes_grow(struct likes *t)
{
	struct likes wide;
	size_t at;

	if (t->n < (t->mask + 1) / 2)
		return;
	likes_init(&wide, (t->mask + 1) * 2);
	for (size_t i = 0; i <= t->mask; i++)
		if (t->hashes[i] != 0) {
			at = likes_find(&wide, t->hashes[i]);
			wide.hashes[at] = t->hashes[i];
			wide.people[at] = t->people[i];
		}
	wide.n = t->n;
	mem_free(t->hashes);
	mem_free(t->people);
	*t = wide;
}

struct grade_seen *
grade_seen_new(void)
{
	struct grade_seen *s = mem_alloc(sizeof(*s));
	int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);

	*s = (struct grade_seen){ .seed = UINT64_C(0x9e3779b97f4a7c15) };
	if (fd >= 0) {
		if (read(fd, &s->seed, sizeof(s->seed)) <= 0)
			s->seed = UINT64_C(0x9e3779b97f4a7c15);
		close(fd);
	}
	table_init(&s->people, 1024);
	likes_init(&s->likes, 1024);
	return s;
}

void
grade_seen_free(struct grade_seen *s)
{
	if (s == NULL)
		return;
	mem_free(s->people.slots);
	mem_free(s->likes.hashes);
	mem_free(s->likes.people);
	mem_free(s->list);
	mem_free(s->text);
	mem_free(s);
}

uint64_t
grade_seen_hash(const struct grade_seen *s, struct str bytes)
{
	uint64_t one = s->seed ^ bytes.len, two = s->seed << 1 | 1, word[2];
	size_t i = 0;

	/* Two at once, as each waits for its product. */
	for (; i + 16 < bytes.len; i += 16) {
		memcpy(word, bytes.ptr + i, 16);
		one = grade_seen_mix(one, word[0]);
		two = grade_seen_mix(two, word[1]);
	}
	/* The last ones, some of them again. */
	if (bytes.len >= 16) {
		memcpy(word, bytes.ptr + bytes.len - 16, 16);
	} else if (bytes.len >= 8) {
		memcpy(&word[0], bytes.ptr, 8);
		memcpy(&word[1], bytes.ptr + bytes.len - 8, 8);
	} else {
		word[0] = word[1] = 0;
		if (bytes.len > 0)
			memcpy(word, bytes.ptr, bytes.len);
	}
	return grade_seen_mix(grade_seen_mix(one, word[0]),
	    two ^ word[1]);
}

void
grade_seen_soon(const struct grade_seen *s, uint64_t hash)
{
	const uint64_t at = begin_at((uint32_t)(hash >> 32));

	__builtin_prefetch(&s->people.slots[at & s->people.mask]);
}

void
grade_seen_soon_like(const struct grade_seen *s, uint64_t likeness)
{
	__builtin_prefetch(&s->likes.hashes[likeness & s->likes.mask]);
	__builtin_prefetch(&s->likes.people[likeness & s->likes.mask], 1);
}

static void
list_grow(struct grade_seen *s, uint32_t cap)
{
	s->cap = cap;
	s->list = mem_realloc(s->list, cap * sizeof(*s->list));
	mem_large(s->list, cap * sizeof(*s->list));
}

static void
text_grow(struct grade_seen *s, size_t cap)
{
	s->text_cap = cap;
	s->text = mem_realloc(s->text, cap);
	mem_large(s->text, cap);
}

void
grade_seen_expect(struct grade_seen *s, size_t people)
{
	uint64_t size = s->people.mask + 1;

	people = people < EXPECT_MAX ? people : EXPECT_MAX;
	if (s->len > 0 || people < size / 2)
		return;
	while (size / 2 <= people)
		size *= 2;
	mem_free(s->people.slots);
	table_init(&s->people, size);
	list_grow(s, (uint32_t)people);
	text_grow(s, people * USUAL_NAME);
}

static uint32_t
add_person(struct grade_seen *s, struct str folded)
{
	struct grade_person *p;

	CHECK(s->len < GRADE_NOBODY - 1 && folded.len < UINT32_MAX &&
	    s->text_len + folded.len < UINT32_MAX);
	if (s->len == s->cap)
		list_grow(s, s->cap ? s->cap * 2 : 256);
	if (s->text_len + folded.len > s->text_cap)
		text_grow(s, (s->text_len + folded.len) * 2 + 4096);
	p = &s->list[s->len];
	*p = (struct grade_person){ .name = (uint32_t)s->text_len,
		.len = (uint32_t)folded.len };
	if (folded.len != 0)
		memcpy(s->text + s->text_len, folded.ptr, folded.len);
	s->text_len += folded.len;
	return s->len++;
}

uint32_t
grade_seen_person(struct grade_seen *s, uint64_t hash, struct str folded)
{
	const uint32_t check = (uint32_t)(hash >> 32);
	uint64_t at = begin_at(check);
	const struct slot *slot;

	for (;; at++) {
		slot = &s->people.slots[at & s->people.mask];
		if (slot->person == 0)
			break;
		if (slot->check == check && str_eq(folded,
		    grade_seen_name(s, slot->person - 1)))
			return slot->person - 1;
	}
	s->people.slots[at & s->people.mask] =
	    (struct slot){ check, add_person(s, folded) + 1 };
	s->people.n++;
	table_grow(&s->people);
	return s->len - 1;
}

struct grade_person *
grade_seen_at(struct grade_seen *s, uint32_t person)
{
	return &s->list[person];
}

struct str
grade_seen_name(const struct grade_seen *s, uint32_t person)
{
	return (struct str){ s->text + s->list[person].name,
		s->list[person].len };
}

uint32_t
grade_seen_len(const struct grade_seen *s)
{
	return s->len;
}

uint32_t
grade_seen_like(struct grade_seen *s, uint64_t likeness, uint32_t person)
{
	const size_t at = likes_find(&s->likes, likeness);

	if (s->likes.hashes[at] != 0)
		return s->likes.people[at];
	s->likes.hashes[at] = likeness;
	s->likes.people[at] = person;
	s->likes.n++;
	likes_grow(&s->likes);
	return GRADE_NOBODY;
}

bool
grade_seen_attempt(struct grade_seen *s, uint32_t person, unsigned attempt)
{
	struct grade_person *who = grade_seen_at(s, person);
	uint64_t hash;
	uint32_t bit;
	bool before;

	who->given = true;
	if (attempt < 32) {
		bit = UINT32_C(1) << attempt;
		before = (who->attempts & bit) != 0;
		who->attempts |= bit;
		return before;
	}
	/* So many are rare: they stand among the likenesses. */
	hash = grade_seen_mix(grade_seen_mix(s->seed, person), attempt);
	return grade_seen_like(s, hash | 1, person) != GRADE_NOBODY;
}
