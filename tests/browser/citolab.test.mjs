/*
 * citolab.test.mjs - a public QTI 3 player scores each row of
 * tests/item/scores.txt as the table says, and so does the script of the pages
 * that score themselves. Malformed rows are the grader's alone.
 */
import fs from "node:fs";
import path from "node:path";

import { ok, root, run, theBrowser } from "./lib.mjs";

const folder = path.join(root, "tests/item");
const player = path.join(root, "build/browser/node_modules/" +
    "@citolab/qti-components/cdn/index.global.js");

/* Items of the table, in its order: name -> rows that are well-formed. */
function readTable() {
	const items = new Map();
	const text = fs.readFileSync(path.join(folder, "scores.txt"), "utf8");

	for (const line of text.split("\n")) {
		const [file, response, score, exact] = line.split("\t");

		if (line === "" || line.startsWith("#") || score === "malformed")
			continue;
		if (!items.has(file))
			items.set(file, []);
		items.get(file).push({ values: response === "" ? [] :
			response.split("|"), score, exact });
	}
	return items;
}

/*
 * In the page: put the item in and score each response. The player's outcome is
 * a text, rounded to three decimals.
 */
async function scoreAll({ xml, responses }) {
	const frame = document.querySelector("qti-item");
	const box = document.createElement("item-container");
	const ready = new Promise((resolve) => frame.addEventListener(
	    "qti-assessment-item-connected", (e) => resolve(e.detail),
	    { once: true }));

	box.itemXML = xml;
	frame.replaceChildren(box);

	const item = await ready;
	const one = item.querySelector("qti-response-declaration")
	    .getAttribute("cardinality") === "single";

	await item.updateComplete;
	return responses.map((values) => {
		item.resetResponses();
		item.updateResponseVariable("RESPONSE", values.length === 0 ?
		    null : one ? values[0] : values);
		return item.processResponse(false, false) ?
		    item.getOutcome("SCORE").value : "not processed";
	});
}

/* The same by the pages' own score.js, in whole units of a point. */
const POINT = 2772000000;

function scoreOurs({ xml, responses, point }) {
	const item = new DOMParser().parseFromString(xml, "application/xml");
	const all = (name) => Array.from(item.getElementsByTagName(name));
	const map = all("qti-mapping")[0];
	const units = (text) => text === null ? null :
	    Math.round(Number(text) * point);
	const key = { max: point, correct: all("qti-correct-response").flatMap(
	    (c) => Array.from(c.children, (v) => v.textContent.trim())),
		scoring: all("qti-divide").length > 0 ? "partial" :
		    map ? "mapped" : "correct" };

	if (map)
		Object.assign(key, { lower: units(map.getAttribute("lower-bound")),
			upper: units(map.getAttribute("upper-bound")),
			other: units(map.getAttribute("default-value") ?? "0"),
			map: all("qti-map-entry").map((e) => [
			    e.getAttribute("map-key"),
			    units(e.getAttribute("mapped-value"))]) });

	const kind = all("qti-order-interaction").length > 0 ? "order" : "any";

	return responses.map((values) => scoreAnswer(key, kind, values));
}

function differences(list, scores, same) {
	return list.map((row, i) => [row, scores[i]])
	    .filter(([row, score]) => !same(row, score))
	    .map(([row, score]) => `${row.values.join("|")}: want ` +
		`${row.exact}, got ${score}`);
}

const sameRounded = (row, score) => Number(score).toFixed(3) === row.score;
const sameExactly = (row, score) => {
	const [above, below] = row.exact.split("/").map(Number);

	return score * below === above * POINT;
};

async function everyRow() {
	const page = await (await theBrowser()).newPage();
	const kinds = new Map();
	let rows = 0;

	await page.setContent("<!doctype html><title>player</title>" +
	    "<qti-item></qti-item>");
	await page.addScriptTag({ path: player });
	await page.addScriptTag({ path: path.join(root,
	    "templates/quiz/score.js") });
	for (const [file, list] of readTable()) {
		const given = { xml: fs.readFileSync(path.join(folder, file),
		    "utf8"), responses: list.map((row) => row.values),
			point: POINT };
		const theirs = differences(list, await page.evaluate(scoreAll,
		    given), sameRounded);
		const ours = differences(list, await page.evaluate(scoreOurs,
		    given), sameExactly);
		const kind = file.replace(/-\d+\.xml$/, "");

		rows += list.length;
		kinds.set(kind, (kinds.get(kind) ?? 0) + list.length);
		ok(theirs.length === 0, `${file}: ${list.length} rows`,
		    ...theirs);
		ok(ours.length === 0, `${file}: the same in the page`, ...ours);
	}
	ok(rows >= 200, `${rows} rows`);
	for (const [kind, n] of kinds)
		ok(n >= 25, `${n} rows of ${kind}`);
}

await run(everyRow);
