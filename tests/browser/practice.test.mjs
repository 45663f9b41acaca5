/*
 * practice.test.mjs - the practice version: every kind of question right and
 * wrong, by keyboard and pointer, explained in words with reason and rule.
 */
import { execFileSync } from "node:child_process";
import path from "node:path";

import { answer, built, byKeyboard, byPointer, close, current, fileAddress, heading,
	is, makeSample, ok, open, root, run, serve } from "./lib.mjs";

makeSample();
const base = await serve();

/* An answer with at least one thing wrong in it. */
function spoil(kind, correct) {
	if (kind === "order")
		return [...correct].reverse();
	if (kind === "match")
		return correct.map((c) => c.split(" ")[0] + " D1");
	return ["A", "B", "C", "D"].filter((c) => !correct.includes(c))
	    .slice(0, 1);
}

/* In the words of the question: one answer in a line, several as a list. */
async function rightWords(page, kind, correct) {
	const words = await page.evaluate((values) => answerWords(
	    document.querySelector(".question:not([hidden]) .item"), values),
	correct);

	return words.length === 1 ? ["The right answer: " + words[0]
	    .replace(/ ?[✓✗].*/, "")] : [kind === "order" ?
	    "The right order:" : "The right answers:", ...words.map(
	    (w) => w.replace(/ ?[✓✗].*/, ""))];
}

async function question(page, way, right, keys) {
	const { id, kind } = await current(page);
	const correct = keys[id].correct;

	await answer(page, way, right ? correct : spoil(kind, correct));
	await way.press(page, "next");
	is(await page.evaluate(() => document.activeElement.id), "verdict",
	    kind + ": the focus moves to the explanation");

	const said = await page.innerText("#verdict");

	ok(right ? /^✓ Right\n/.test(said) : /^✗ (Not|Partly) right\n/.test(said),
	    "which says whether it was right", said);
	ok(/A name on a board is patient information/.test(said) &&
	    /names, faces and places/.test(said) &&
	    /Section [0-9.]+ of your handbook, chapter “/.test(said),
	    "why, the rule's words and its section", said);
	is((await page.locator("#verdict-answer").innerText()).split(/\n+/)
	    .map((line) => line.trim()), right ? [""] : await rightWords(page,
	    kind, correct), "and what is right where it was not");
	if (!right && await page.locator(
	    ".question:not([hidden]) .choices").count()) {
		const marks = await page.locator(
		    ".question:not([hidden]) .mark").allInnerTexts();

		ok(marks.some((m) => m.startsWith("✓ Right answer")) &&
		    marks.includes("✗ Not right, you chose this"),
		    "each choice that matters is marked in words", marks);
	}
	await way.press(page, "next");
}

function practice(way, width, over, right) {
	return async () => {
		const name = `${way.name}-${width}-${over}`;
		const page = await open(over === "file" ?
		    fileAddress("practice.html") : base + "practice.html",
		{ viewport: { width, height: 700 } });
		const keys = await page.evaluate(() => quiz.keys);

		console.log("# " + name);
		await way.submit(page, "begin");
		await way.press(page, "next");
		ok(/Choose an answer first/.test(await page.innerText("#verdict")),
		    "no answer: asked for one");
		for (let i = 0; i < 6; i++)
			await question(page, way, right, keys);
		is(await heading(page), "End of practice", "the end");
		is(await page.innerText("#outcome"), (right ? "6" : "0") +
		    " of the 6 questions that you answered were right.", "summed");
		is(await page.isVisible("#again-list"), !right,
		    "what to read again is listed where it is of use");
		is(await page.evaluate(() => [sessionStorage.length,
			localStorage.length]), [0, 0], "nothing is kept");
		is(await page.locator("a[download], textarea, input[type=text]")
		    .count(), 0, "there is nothing to hand in");
		await way.press(page, "again");
		await page.waitForSelector("#start:visible");
		await way.submit(page, "begin");
		for (let i = 0; i < 6; i++)
			await way.press(page, "skip");
		is(await page.innerText("#outcome"), "You skipped all questions.",
		    "again, and all skipped");
		await close(page, name);
	};
}

/* Back to a question that was explained, and what to read again by chapter. */
async function again() {
	const page = await open(fileAddress("practice.html"));

	await byPointer.submit(page, "begin");
	await answer(page, byPointer, ["A"]);
	await way(page, 2);
	await page.goBack();
	is([await page.locator(".question:not([hidden]) .mark").allInnerTexts(),
		await page.innerText("#verdict-answer")],
	[["✗ Not right, you chose this", "✓ Right answer"],
		"The right answer: No, the board has names on it"],
	"back at it, each choice is marked once");
	await way(page, 1);
	await answer(page, byPointer, ["A"]);
	await way(page, 2);
	for (let i = 2; i < 6; i++)
		await byPointer.press(page, "skip");
	is(await page.locator("#again-list li").allInnerTexts(),
	    ["Chapter “Patient privacy”: sections 3.5.1, 3.6.2"],
	    "sections to read again stand by chapter");
	await close(page, "again");
}

async function way(page, presses) {
	for (let i = 0; i < presses; i++)
		await byPointer.press(page, "next");
}

/*
 * Scored as the grader scores: every subset of the choices, every order and
 * every way to match, the incomplete ones too.
 */
function responses(item) {
	const add = (lists, more) => lists.flatMap((l) =>
	    [l, ...more.filter((m) => !l.some((v) =>
		v.split(" ")[0] === m.split(" ")[0])).map((m) => [...l, m])]);
	let all = [[]];

	for (let i = 0; i < item.choices.length; i++)
		all = add(all, item.kind === "match" ? item.choices.flatMap(
		    (c) => item.targets.map((t) => c + " " + t)) : item.choices);

	const most = { "single": 1, "true-false": 1 }[item.kind] ?? 99;
	const same = new Map(all.filter((l) => l.length <= most).map((l) =>
	    [item.kind === "order" ? l.join() : [...l].sort().join(), l]));

	return [...same.values()];
}

async function scores() {
	const page = await open(fileAddress("practice.html"));
	const items = await page.evaluate(() => quiz.entries.map((entry) => {
		const box = document.getElementById("item-" + entry.id).content
		    .firstElementChild;
		const list = (selector, of) => Array.from(
		    box.querySelectorAll(selector), of);

		return { id: entry.id, kind: box.dataset.kind,
			choices: list("li[data-id], select", (e) => e.dataset.id)
			    .concat(list(".choices input", (e) => e.value)),
			targets: [...new Set(list("option", (e) => e.value))]
			    .filter((v) => v) };
	}));
	const rows = items.flatMap((item) => responses(item).map(
	    (values) => [item.id, item.kind, values]));
	const ours = await page.evaluate((all) => all.map(([id, kind, values]) =>
	    scoreAnswer(quiz.keys[id], kind, values) + " " +
	    Number(answerIsRight(quiz.keys[id], kind, values))), rows);
	const theirs = execFileSync(path.join(built, "browser/sample"),
	    ["--score"], { cwd: root, encoding: "utf8", input: rows.map(
		(r) => r[0] + "\t" + r[2].join("|") + "\n").join("") })
	    .trim().split("\n");
	const other = rows.findIndex((r, i) => ours[i] !== theirs[i]);

	ok(other < 0 && theirs.length === rows.length, rows.length +
	    " responses score the same in C and in the page", rows[other],
	ours[other], theirs[other]);
	await close(page, "scoring");
}

await run(scores, again,
    practice(byPointer, 1280, "http", true),
    practice(byPointer, 320, "file", false),
    practice(byKeyboard, 1280, "file", false),
    practice(byKeyboard, 320, "http", true));
