/*
 * gen.h - made-up answers to 20 questions, the same each time: a xorshift128+
 * generator and people whose chance to know an answer follows a logistic curve
 * of three parameters. The figures of the first rows of seed 42 are known from
 * R; they are the golden values of the item analysis.
 *
 * Questions 1 to 14 have four options, one right; 15 to 17 are true or false;
 * 18 to 20 have four options, several right, all or nothing. q01 and q06 are
 * critical.
 */
#ifndef PRECEPT_GEN_H
#define PRECEPT_GEN_H

#include <math.h>
#include <stdint.h>

#define GEN_ITEMS 20
#define GEN_DEPARTMENTS 6

struct gen {
	uint64_t s[2];
};

struct gen_row {
	uint8_t chosen[GEN_ITEMS];	/* bits: A or T 1, B or F 2, C 4, D 8 */
	unsigned department, attempt;
	unsigned right;			/* how many */
};

static const uint8_t gen_key[GEN_ITEMS] = { 4, 1, 8, 2, 2, 4, 1, 8, 4, 2, 1, 8,
	4, 2, 2, 1, 2, 13, 10, 3 };
__attribute__((unused))
static const char *const gen_departments[GEN_DEPARTMENTS] = { "ED", "ICU",
	"HIM", "LAB", "MKT", "OPS" };

static uint64_t
gen_next(struct gen *g)
{
	uint64_t a = g->s[0], b = g->s[1];

	g->s[0] = b;
	a ^= a << 23;
	g->s[1] = a ^ b ^ (a >> 17) ^ (b >> 26);
	return g->s[1] + b;
}

static double
gen_unit(struct gen *g)
{
	return (double)(gen_next(g) >> 11) * (1.0 / 9007199254740992.0);
}

static double
gen_normal(struct gen *g)
{
	/* Box and Muller; the two draws in this order. */
	const double length = sqrt(-2 * log(gen_unit(g) + 1e-300));

	return length * cos(6.283185307179586 * gen_unit(g));
}

static void
gen_start(struct gen *g, uint64_t seed)
{
	g->s[0] = UINT64_C(0x9e3779b97f4a7c15) ^ seed;
	g->s[1] = UINT64_C(0xd1b54a32d192ed03);
	for (int i = 0; i < 20; i++)
		gen_next(g);
}

/* A wrong answer to item i. */
static uint8_t
gen_wrong(struct gen *g, int i)
{
	static const uint8_t several[8] = { 13, 5, 10, 3, 15, 8, 9, 14 };
	uint8_t x;

	if (i >= 14 && i < 17)
		return gen_key[i] == 1 ? 2 : 1;
	do
		x = (uint8_t)(i < 14 ? 1 << (gen_next(g) & 3) :
		    several[gen_next(g) & 7]);
	while (x == gen_key[i]);
	return x;
}

static void
gen_person(struct gen *g, struct gen_row *row)
{
	const double knows = gen_normal(g);

	for (int i = 0; i < 4; i++)	/* minute, hour, day, month */
		gen_next(g);
	row->attempt = 1 + (gen_next(g) % 20 == 0);
	row->department = (unsigned)(gen_next(g) % GEN_DEPARTMENTS);
	row->right = 0;
	for (int i = 0; i < GEN_ITEMS; i++) {
		const double b = -1.6 + 0.13 * i, a = 0.8 + 0.05 * (i % 7);
		const double guess = i < 14 ? .25 : i < 17 ? .5 : .08;
		const double p = guess + (1 - guess) /
		    (1 + exp(-1.7 * a * (knows - b)));

		if (gen_unit(g) < 0.004)
			row->chosen[i] = 0;
		else if (gen_unit(g) < p)
			row->chosen[i] = gen_key[i];
		else
			row->chosen[i] = gen_wrong(g, i);
		row->right += row->chosen[i] == gen_key[i];
	}
}

#endif
