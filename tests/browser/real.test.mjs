/*
 * real.test.mjs - the example clinic's own quiz, as `precept build` makes it:
 * every question of a nurse's paper and of the practice version looked at on
 * the narrowest screen, and the file handed in.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

import { built, byPointer, close, current, heading, is, ok, open, require, root,
	run, temp, validate } from "./lib.mjs";

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const clinic = temp("clinic");
const look = { viewport: { width: 320, height: 640 } };

fs.cpSync(path.join(root, "tests/orgs/family-clinic"), clinic,
    { recursive: true });
execFileSync(path.join(built, "precept"), ["--quiet", "build", "--role=nurse",
	clinic], { stdio: ["ignore", "ignore", "inherit"] });

const address = (name) => "file://" + path.join(clinic, "build/quizzes/nurse",
    name);

async function inspect(page, faults) {
	const { id } = await current(page);
	const found = await page.evaluate(() => axe.run(document,
	    { resultTypes: ["violations"], runOnly: { type: "tag", values: [
		"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
		"best-practice"] } }));
	const wide = await page.evaluate(() =>
	    document.documentElement.scrollWidth);

	if (found.violations.length > 0 || wide > 320)
		faults.push([id, wide, found.violations.map((v) => v.id)]);
}

/* Any answer will do: the first there is. */
async function answerAny(page, kind) {
	const here = ".question:not([hidden]) ";

	if (kind === "match")
		for (const select of await page.locator(here + "select").all())
			await select.selectOption({ index: 1 });
	else if (kind === "order")
		await byPointer.settle(page);
	else
		await page.locator(here + ".choice").first().click();
}

async function assessment() {
	const page = await open(address("assessment.html"), look);
	const faults = [], kinds = new Set();

	await page.evaluate(axe);
	await page.fill("#person", "e1001");
	await byPointer.submit(page, "begin");
	const n = await page.evaluate(() => quiz.questions);

	for (let i = 0; i < n; i++) {
		const { kind } = await current(page);

		kinds.add(kind);
		await answerAny(page, kind);
		await inspect(page, faults);
		await page.click("#next");
	}
	is(faults, [], `axe and 320 px: all ${n} questions, ` +
	    [...kinds].sort().join(", "));
	is(await heading(page), "Check your answers", "the review");
	ok(await page.isVisible("#complete"), "nothing is left open");
	await page.click("#to-sign");
	await page.click("label:has(#agree)");
	await page.fill("#name", "Dana Example");
	await byPointer.submit(page, "attest");
	fs.writeFileSync(temp("real.xml"), await page.inputValue("#text"));
	validate(temp("real.xml"));
	execFileSync(path.join(built, "precept-grade"), ["--quiet", "--key",
		path.join(clinic, "private/quizzes/nurse/key.zip"), "--require",
		"attested,quiz,edition,submitted", temp("real.xml")]);
	ok(true, "precept-grade takes it");
	is((await page.inputValue("#text")).match(/<itemResult /g).length, n,
	    "one result for each question");
	await close(page, "a nurse's quiz");
}

async function practice() {
	const page = await open(address("practice.html"), look);
	const faults = [];

	await page.evaluate(axe);
	await byPointer.submit(page, "begin");
	const n = await page.evaluate(() => quiz.entries.length);

	for (let i = 0; i < n; i++) {
		await answerAny(page, (await current(page)).kind);
		await page.click("#next");
		await inspect(page, faults);
		await page.click("#next");
	}
	ok(n > 0, n + " questions to practice with");
	is(faults, [], "axe and 320 px: all of them, explained");
	is(await heading(page), "End of practice", "to the end");
	await close(page, "a nurse's practice");
}

await run(assessment, practice);
