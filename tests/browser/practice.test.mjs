/*
 * practice.test.mjs - the practice version: every kind of question right and
 * wrong, by keyboard and pointer, explained in words with reason and rule.
 */
import { answer, byKeyboard, byPointer, close, current, fileAddress, heading,
	is, makeSample, ok, open, run, serve } from "./lib.mjs";

makeSample();
const base = await serve();

/* An answer with at least one thing wrong in it. */
function spoil(kind, correct) {
	if (kind === "order")
		return [...correct].reverse();
	if (kind === "match")
		return correct.map((c) => c.split(" ")[0] + " D1");
	return [correct.includes("A") ? "B" : "A"];
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
	ok(right !== /The right answer: /.test(said),
	    "and what is right where it was not");
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
		for (let i = 0; i < 5; i++)
			await question(page, way, right, keys);
		is(await heading(page), "End of practice", "the end");
		is(await page.innerText("#outcome"), (right ? "5" : "0") +
		    " of the 5 questions that you answered were right.", "summed");
		is(await page.isVisible("#again-list"), !right,
		    "what to read again is listed where it is of use");
		is(await page.evaluate(() => [sessionStorage.length,
			localStorage.length]), [0, 0], "nothing is kept");
		is(await page.locator("a[download], textarea, input[type=text]")
		    .count(), 0, "there is nothing to hand in");
		await way.press(page, "again");
		await page.waitForSelector("#start:visible");
		await way.submit(page, "begin");
		for (let i = 0; i < 5; i++)
			await way.press(page, "skip");
		is(await page.innerText("#outcome"), "You skipped all questions.",
		    "again, and all skipped");
		await close(page, name);
	};
}

await run(
    practice(byPointer, 1280, "http", true),
    practice(byPointer, 320, "file", false),
    practice(byKeyboard, 1280, "file", false),
    practice(byKeyboard, 320, "http", true));
