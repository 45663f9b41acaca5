/*
 * report.test.mjs - the page of the item analysis, as precept-grade writes it:
 * axe in light and dark, narrow and wide; nothing wider than the screen; no
 * request, nothing on the console; every plot has a name and a table; what it
 * leaves out, and where its advice leads.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

import { axeFinds, built, close, fileAddress, is, ok, open, root, run,
	temp } from "./lib.mjs";

/* 60 people of three departments, one of which misses q-device. */
function makeReport() {
	const rows = ["person,form,q-photo,q-device,q-like,q-report,q-review"];
	const people = ["person,department"];

	for (let i = 0; i < 60; i++) {
		const good = i % 5 > 0;

		rows.push([`e${i}`, "A", i % 7 ? "B" : "C",
			i < 20 ? "A" : good ? "A|C" : "B", good ? "F" : "T",
			i % 4 ? "C>A>B" : "A>B>C", good || i % 2 ? "C" : "A"].join());
		people.push(`e${i},${["ICU", "Ward", "Office"][Math.floor(i / 20)]}`);
	}
	fs.writeFileSync(temp("rows.csv"), rows.join("\n") + "\n");
	fs.writeFileSync(temp("people.csv"), people.join("\n") + "\n");
	execFileSync("python3", [path.join(root, "tests/lib/quiz.py"), "key",
		temp("key.zip")]);
	execFileSync(path.join(built, "precept-grade"), ["--key=" + temp("key.zip"),
		"--people=" + temp("people.csv"), "--report=" + temp("report.html"),
		temp("rows.csv")]);
}

async function look(width, colorScheme) {
	const name = `report, ${width} px, ${colorScheme}`;
	const page = await open(fileAddress("report.html"),
	    { viewport: { width, height: 800 }, colorScheme });
	const plots = await page.evaluate(() => Array.from(
	    document.querySelectorAll("svg.plot")).map((e) =>
		e.getAttribute("aria-label") ?? e.querySelector("title")
		    ?.textContent ?? document.getElementById(
		    e.getAttribute("aria-labelledby")?.split(" ")[0])
		    ?.textContent ?? ""));

	is(await axeFinds(page), [], "axe: " + name);
	is(await page.evaluate(() => document.documentElement.scrollWidth -
	    document.documentElement.clientWidth), 0, "wide enough: " + name);
	ok(plots.length > 0 && plots.every((p) => p.trim() !== ""),
	    "every plot has a name: " + name, plots);
	ok(await page.locator("table").count() > 0, "and tables: " + name);
	await close(page, name);
}

/* What nobody was asked is counted, not listed; advice leads to the answers. */
async function content() {
	const page = await open(fileAddress("report.html"));
	const section = page.locator("section", { has: page.locator(
	    "#questions") });

	ok(/Not shown: 3 questions that nobody was asked\./.test(
	    await section.innerText()) && await section.locator(
	    "tbody th", { hasText: "q-friend" }).count() === 0,
	"questions that nobody was asked do not bury the others");
	await page.locator(".advice a", { hasText: "q-device" }).first().click();
	ok(/^q-device/.test(await page.locator(":target").innerText()),
	    "from what to look at to who chose what");
	page.faults = page.faults.filter((f) => !/#/.test(f));
	await close(page, "content");
}

makeReport();
await run(content, async () => {
	for (const width of [320, 1280])
		for (const colorScheme of ["light", "dark"])
			await look(width, colorScheme);
});
