#include "layout/theme.h"

/*
 * An organization's own colours in place of the theme's. Words are printed in
 * the first, so it has to stand out from the paper and from the tint made of
 * it; integers, so that each machine makes the same of it.
 */

#define TINT_PARTS 12		/* of 1 of the colour and 11 of white */
#define CONTRAST_TENTHS 45	/* 4.5 to 1: WCAG 2.2, 1.4.3 */

/* What a part of sRGB is in light, WCAG 2.2: white is 10000. */
static const uint16_t light[256] = {
	0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 37, 40, 44, 48, 52, 56, 60,
	65, 70, 75, 80, 86, 91, 97, 103, 110, 116, 123, 130, 137, 144, 152,
	160, 168, 176, 185, 194, 203, 212, 222, 232, 242, 252, 262, 273, 284,
	296, 307, 319, 331, 343, 356, 369, 382, 395, 409, 423, 437, 452, 467,
	482, 497, 513, 529, 545, 561, 578, 595, 612, 630, 648, 666, 685, 704,
	723, 742, 762, 782, 802, 823, 844, 865, 887, 908, 931, 953, 976, 999,
	1022, 1046, 1070, 1095, 1119, 1144, 1170, 1195, 1221, 1248, 1274, 1301,
	1329, 1356, 1384, 1413, 1441, 1470, 1500, 1529, 1559, 1590, 1620, 1651,
	1683, 1714, 1746, 1779, 1812, 1845, 1878, 1912, 1946, 1981, 2016, 2051,
	2086, 2122, 2159, 2195, 2232, 2270, 2307, 2346, 2384, 2423, 2462, 2502,
	2542, 2582, 2623, 2664, 2705, 2747, 2789, 2831, 2874, 2918, 2961, 3005,
	3050, 3095, 3140, 3185, 3231, 3278, 3325, 3372, 3419, 3467, 3515, 3564,
	3613, 3663, 3712, 3763, 3813, 3864, 3916, 3968, 4020, 4072, 4125, 4179,
	4233, 4287, 4342, 4397, 4452, 4508, 4564, 4621, 4678, 4735, 4793, 4851,
	4910, 4969, 5029, 5089, 5149, 5210, 5271, 5333, 5395, 5457, 5520, 5583,
	5647, 5711, 5776, 5841, 5906, 5972, 6038, 6105, 6172, 6240, 6308, 6376,
	6445, 6514, 6584, 6654, 6724, 6795, 6867, 6939, 7011, 7084, 7157, 7231,
	7305, 7379, 7454, 7529, 7605, 7682, 7758, 7835, 7913, 7991, 8070, 8148,
	8228, 8308, 8388, 8469, 8550, 8632, 8714, 8796, 8879, 8963, 9047, 9131,
	9216, 9301, 9387, 9473, 9560, 9647, 9734, 9823, 9911, 10000
};

static unsigned
part(uint32_t color, int i)
{
	return color >> (16 - 8 * i) & 255;
}

/* Relative luminance and the 0.05 of the formula; white is 10500. */
static unsigned
luminance(uint32_t c)
{
	return (2126U * light[part(c, 0)] + 7152U * light[part(c, 1)] +
	    722U * light[part(c, 2)]) / 10000 + 500;
}

bool
theme_color_stands_out(uint32_t words, uint32_t paper)
{
	const unsigned x = luminance(words), y = luminance(paper);

	return (x > y ? x : y) * 10 >= (x > y ? y : x) * CONTRAST_TENTHS;
}

/* n thousandths of color, the rest white or black. */
static uint32_t
mix(uint32_t color, unsigned n, unsigned rest)
{
	uint32_t out = 0;

	for (int i = 0; i < 3; i++)
		out = out << 8 | (part(color, i) * n +
		    rest * (1000 - n)) / 1000;
	return out;
}

uint32_t
theme_color_tint(uint32_t color)
{
	return mix(color, 1000 / TINT_PARTS, 255);
}

uint32_t
theme_color_darker(uint32_t color)
{
	while (!theme_color_stands_out(color, theme_color_tint(color)))
		color = mix(color, 970, 0);
	return color;
}
