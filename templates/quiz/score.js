"use strict";
/*
 * score.js - whether an answer is right, as item_score of item.h says it. Only
 * in pages that hold the key: the practice version and the LMS package.
 *
 * A key: correct (values; of an order in order), scoring "correct", "mapped" or
 * "partial", max in the units of item.h; of "mapped" also map ([value, units]),
 * other, lower and upper (null: none).
 */

function answerIsRight(key, kind, values) {
	if (kind === "order")
		return values.length === key.correct.length &&
		    values.every((v, i) => v === key.correct[i]);
	return values.length === key.correct.length &&
	    values.every((v) => key.correct.includes(v));
}

function scoreMapped(key, values) {
	const units = new Map(key.map);
	let sum = 0;

	for (const value of new Set(values))
		sum += units.has(value) ? units.get(value) : key.other;
	if (key.lower !== null)
		sum = Math.max(sum, key.lower);
	return key.upper === null ? sum : Math.min(sum, key.upper);
}

/* Units earned; no answer earns none. */
function scoreAnswer(key, kind, values) {
	if (values.length === 0)
		return 0;
	if (key.scoring === "mapped")
		return scoreMapped(key, values);
	if (key.scoring === "partial") {
		const right = values.filter(
		    (v) => key.correct.includes(v)).length;
		const parts = Math.max(0, right - (values.length - right));

		return Math.floor(key.max * parts / key.correct.length);
	}
	return answerIsRight(key, kind, values) ? key.max : 0;
}

/*
 * items: id, kind, values, critical. The verdict that precept-grade would give
 * on the score alone: at or above the cut, and all critical ones right.
 */
function scorePaper(keys, items, pass) {
	const marks = items.map((item) => {
		const key = keys[item.id];

		return { id: item.id, max: key.max,
			units: scoreAnswer(key, item.kind, item.values),
			right: answerIsRight(key, item.kind, item.values) };
	});
	const sum = (of) => marks.reduce((n, m) => n + m[of], 0);
	const missed = items.filter((item, i) => item.critical &&
	    !marks[i].right).map((item) => item.id);

	return { marks, units: sum("units"), max: sum("max"), missed,
		passed: missed.length === 0 &&
		    sum("units") * 1000 >= pass * sum("max") };
}
