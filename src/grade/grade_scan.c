/*
 * The cells of a CSV end at delimiters and newlines outside quotation marks.
 * For each 64 bytes this makes one mask of bits for delimiters and newlines
 * and, where there are any, one for quotation marks; from that follows what is
 * inside them, as the running exclusive or of the marks' bits. Every further
 * step looks at set bits only. (The idea is that of simdjson and simdcsv.)
 */
#include "grade/grade_scan.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/base.h"
#include "base/mem.h"

/* One bit for each of 64 bytes. */
struct masks {
	uint64_t sep;		/* delimiters and newlines */
	uint64_t newline;
	uint64_t quote;
	bool dirty;
};

#if defined(__SSE2__)

static uint64_t
bits(__m128i a, __m128i b, __m128i c, __m128i d)
{
	return (uint64_t)(uint32_t)_mm_movemask_epi8(a) |
	    (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16 |
	    (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 |
	    (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}

static inline void
look(struct masks *m, const char *p, char delimiter)
{
	const __m128i *at = (const __m128i *)(const void *)p;
	const __m128i a = _mm_loadu_si128(at), b = _mm_loadu_si128(at + 1);
	const __m128i c = _mm_loadu_si128(at + 2), d = _mm_loadu_si128(at + 3);
	const __m128i delim = _mm_set1_epi8(delimiter);
	const __m128i nl = _mm_set1_epi8('\n'), mark = _mm_set1_epi8('"');
	const __m128i zero = _mm_setzero_si128();
	__m128i na = _mm_cmpeq_epi8(a, nl), nb = _mm_cmpeq_epi8(b, nl);
	__m128i nc = _mm_cmpeq_epi8(c, nl), nd = _mm_cmpeq_epi8(d, nl);
	__m128i qa = _mm_cmpeq_epi8(a, mark), qb = _mm_cmpeq_epi8(b, mark);
	__m128i qc = _mm_cmpeq_epi8(c, mark), qd = _mm_cmpeq_epi8(d, mark);
	const __m128i least = _mm_min_epu8(_mm_min_epu8(a, b),
	    _mm_min_epu8(c, d));
	const __m128i any = _mm_or_si128(_mm_or_si128(a, b),
	    _mm_or_si128(c, d));

	m->sep = bits(_mm_or_si128(_mm_cmpeq_epi8(a, delim), na),
	    _mm_or_si128(_mm_cmpeq_epi8(b, delim), nb),
	    _mm_or_si128(_mm_cmpeq_epi8(c, delim), nc),
	    _mm_or_si128(_mm_cmpeq_epi8(d, delim), nd));
	m->newline = bits(na, nb, nc, nd);
	m->quote = 0;
	if (_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(qa, qb),
	    _mm_or_si128(qc, qd))) != 0)
		m->quote = bits(qa, qb, qc, qd);
	/* The high bit of a byte, or a byte equal to 0. */
	m->dirty = _mm_movemask_epi8(_mm_or_si128(any,
	    _mm_cmpeq_epi8(least, zero))) != 0;
}

#else

static inline void
look(struct masks *m, const char *p, char delimiter)
{
	*m = (struct masks){ 0 };
	for (unsigned i = 0; i < 64; i++) {
		const uint64_t bit = UINT64_C(1) << i;

		if (p[i] == '\n')
			m->newline |= bit;
		if (p[i] == delimiter || p[i] == '\n')
			m->sep |= bit;
		if (p[i] == '"')
			m->quote |= bit;
		m->dirty |= p[i] == '\0' || (unsigned char)p[i] >= 0x80;
	}
}

#endif

void
grade_scan_init(struct grade_scan *s)
{
	*s = (struct grade_scan){ 0 };
}

void
grade_scan_free(struct grade_scan *s)
{
	mem_free(s->memory);
	mem_free(s->rows);
	*s = (struct grade_scan){ 0 };
}

/* Room for as many ends as there are bytes, and the one before. */
static void
make_room(struct grade_scan *s, size_t len)
{
	if (len + 80 > s->cap) {
		s->cap = len + 80;
		s->memory = mem_realloc(s->memory, s->cap * sizeof(uint32_t));
		s->rows = mem_realloc(s->rows, s->cap * sizeof(uint32_t));
	}
	s->ends = s->memory + 1;
	s->memory[0] = UINT32_MAX;
}

/* How many bits are set: not all processors of this kind can be asked. */
static inline uint32_t
count(uint64_t m)
{
	m -= m >> 1 & UINT64_C(0x5555555555555555);
	m = (m & UINT64_C(0x3333333333333333)) +
	    (m >> 2 & UINT64_C(0x3333333333333333));
	m = (m + (m >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (uint32_t)(m * UINT64_C(0x0101010101010101) >> 56);
}

/* Bit i of the result: is the number of bits of m up to and with i odd? */
static inline uint64_t
odd_below(uint64_t m)
{
	m ^= m << 1;
	m ^= m << 2;
	m ^= m << 4;
	m ^= m << 8;
	m ^= m << 16;
	m ^= m << 32;
	return m;
}

/* What one block hands to the next. */
struct carry {
	uint64_t inside;	/* all ones: inside quotation marks */
	uint64_t boundary;	/* 1: the byte before is a delimiter */
	uint64_t closed;	/* 1: the byte before is a closing mark */
};

/*
 * Take out of m what stands inside quotation marks, and find marks out of
 * place: one may open only after a delimiter or after a closing one, which it
 * doubles, and after a closing one comes a delimiter or an opening one.
 * valid: the bits that are text. Returns the bits that are wrong.
 */
static uint64_t
quoted(struct grade_scan *s, struct masks *m, struct carry *c,
    const char *p, uint64_t valid)
{
	const uint64_t inside = odd_below(m->quote) ^ c->inside;
	const uint64_t opens = m->quote & inside, closes = m->quote & ~inside;
	const uint64_t after = closes << 1 | c->closed;
	uint64_t wrong, rest;

	s->newlines += count(m->newline & inside);
	m->sep &= ~inside;
	m->newline &= ~inside;
	wrong = opens & ~(m->sep << 1 | c->boundary | after);
	s->doubled |= (opens & after) != 0;
	for (rest = after & ~(m->sep | opens) & valid; rest != 0;
	    rest &= rest - 1) {
		const int i = __builtin_ctzll(rest);

		/* A CR belongs to the newline after it. */
		if (p[i] != '\r' || p[i + 1] != '\n')
			wrong |= UINT64_C(1) << i;
	}
	c->inside = 0 - (inside >> 63);
	c->closed = closes >> 63;
	return wrong & valid;
}

void
grade_scan(struct grade_scan *s, const char *text, size_t len, char delimiter)
{
	struct carry c = { 0, 1, 0 };
	uint32_t *end, *row;
	struct masks m;

	make_room(s, len);
	s->newlines = 0;
	s->quotes = s->doubled = s->dirty = s->open = false;
	s->fault = SIZE_MAX;
	end = s->ends;
	row = s->rows;
	for (size_t at = 0; at < len; at += 64) {
		const uint64_t valid = len - at < 64 ?
		    (UINT64_C(1) << (len - at)) - 1 : UINT64_MAX;
		uint64_t sep, wrong;

		look(&m, text + at, delimiter);
		m.sep &= valid;
		m.newline &= valid;
		m.quote &= valid;
		s->dirty |= m.dirty;
		if ((m.quote | c.inside | c.closed) != 0) {
			s->quotes = true;
			wrong = quoted(s, &m, &c, text + at, valid);
			if (wrong != 0 && s->fault == SIZE_MAX) {
				s->fault = at +
				    (size_t)__builtin_ctzll(wrong);
				len = s->fault;	/* this block is the last */
			}
		}
		for (uint64_t n = m.newline; n != 0; n &= n - 1)
			*row++ = (uint32_t)(end - s->ends) +
			    count(m.sep & ((n & -n) - 1));
		for (sep = m.sep; sep != 0; sep &= sep - 1)
			*end++ = (uint32_t)at +
			    (uint32_t)__builtin_ctzll(sep);
		c.boundary = m.sep >> 63;
	}
	s->n_ends = (size_t)(end - s->ends);
	s->n_rows = (size_t)(row - s->rows);
	s->newlines += s->n_rows;
	s->open = c.inside != 0;
	/* Rows of the last block that end after the fault are not right. */
	while (s->fault != SIZE_MAX && s->n_rows > 0 &&
	    s->ends[s->rows[s->n_rows - 1]] > s->fault) {
		s->n_rows--;
		s->newlines--;
	}
}
