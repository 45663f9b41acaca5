/*
 * draw.test.mjs - the page draws the papers that item_draw draws, and the
 * assessment holds nothing that tells a right choice from a wrong one.
 */
import { execFileSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

import { built, close, fileAddress, is, makeSample, ok, open, root, run, temp }
	from "./lib.mjs";

const key = makeSample();
const signs = [..."abcXYZ019.-_ ", "\u00e9", "e\u0301", "\u00c4", "\u0130",
	"\u03a3", "\u03c2", "\u1e9e", "\ufb01", "\u{10400}", "\u3000", "\ufeff",
	"\u00df", "\u5f20", "K"];
const seed = process.env.SEED ?? "7";

/* Numbers that another run gets again. */
let state = BigInt(seed) + 88172645463325252n;

function below(n) {
	state ^= (state << 13n) & 0xffffffffffffffffn;
	state ^= state >> 7n;
	state ^= (state << 17n) & 0xffffffffffffffffn;
	return Number(state % BigInt(n));
}

function someone() {
	let id = "x";

	for (let n = 1 + below(12); n > 0; n--)
		id += signs[below(signs.length)];
	return (below(2) ? " " : "") + id + (below(2) ? "  " : "");
}

const people = Array.from({ length: 200 }, () => [someone(), 1 + below(9)]);

async function draws() {
	const page = await open(fileAddress("assessment.html"));
	const digest = await page.evaluate(() => quiz.digest);
	const ours = await page.evaluate((all) => all.map(([person, attempt]) =>
	    drawPaper(quiz, paperSeed(quiz, person, attempt))
		.map((i) => quiz.entries[i].id).join("|")), people);
	const theirs = execFileSync(path.join(built, "browser/sample"),
	    ["--draw", digest], { cwd: root, encoding: "utf8",
		input: people.map(([p, n]) => p + "\t" + n + "\n").join("") })
	    .trim().split("\n");
	const other = people.findIndex((p, i) => ours[i] !== theirs[i]);

	console.log("# SEED=" + seed);
	is(theirs.length, 200, "200 papers");
	ok(other < 0, "the same in C and in the page", people[other],
	    ours[other], theirs[other]);
	ok(new Set(ours).size > 100, "and they differ: " + new Set(ours).size);
	await close(page, "drawing");
}

async function golden() {
	const page = await open(fileAddress("assessment.html"));
	const rows = fs.readFileSync(path.join(root, "tests/item/draw.txt"),
	    "utf8").split("\n").filter((r) => r && r[0] !== "#")
	    .map((r) => r.split("\t"));
	const folded = await page.evaluate((all) => all.map(foldPerson),
	    rows.map((r) => r[1]));
	const texts = Array.from({ length: 130 }, (x, i) => "\u00e9".repeat(i));
	const hashes = await page.evaluate((all) => all.map(sha256), texts);

	is(folded, rows.map((r) => r[3]), "people compare as in draw.txt");

	/* Rules that share a scenario, quotas that one would exceed. */
	const drawn = await page.evaluate(([text, all]) => {
		const xml = new DOMParser().parseFromString(text, "text/xml");
		const list = (name) => Array.from(xml.getElementsByTagName(name));
		const of = (node, name) => node.getAttribute(name);
		const rule = list("rule")[0], chapters = list("chapter");
		const ids = chapters.map((c) => of(c, "id"));
		const it = { questions: Number(of(rule, "questions")),
			levels: [0, 1, 2, 3].map((n) =>
			    Number(of(rule, "level-" + n))),
			chapters: chapters.map((c) =>
			    ({ quota: Number(of(c, "quota")) })),
			entries: list("item").map((e) => ({ id: of(e, "id"),
			    rule: of(e, "rule"),
			    chapter: ids.indexOf(of(e, "chapter")),
			    difficulty: Number(of(e, "difficulty")),
			    critical: of(e, "critical") === "yes",
			    scenario: of(e, "scenario") ?? undefined })) };

		return all.map(([digest, person, attempt]) =>
		    drawPaper(it, paperSeed({ digest }, person, attempt))
			.map((i) => it.entries[i].id).join("|"));
	}, [fs.readFileSync(path.join(root, "tests/item/draw-quiz.xml"), "utf8"),
		rows]);

	is(drawn, rows.map((r) => r[4]), rows.length +
	    " papers are those of draw.txt");
	is(hashes, texts.map((t) => crypto.createHash("sha256").update(t)
	    .digest("hex")), "SHA-256 of 130 lengths");
	await close(page, "golden");
}

/* The markup of each choice, with its own words and names taken out. */
async function leaks() {
	const page = await open(fileAddress("assessment.html"));
	const shapes = await page.evaluate(() => Array.from(
	    document.querySelectorAll("template[id^=item-]"), (t) => {
		const rows = t.content.querySelectorAll(
		    ".choices > *, .order > li, .pair");

		return Array.from(rows, (row) => {
			const copy = row.cloneNode(true);

			for (const e of copy.querySelectorAll(".words, label, option"))
				if (!e.querySelector("input"))
					e.textContent = "";
			for (const e of copy.querySelectorAll(".aloud"))
				e.textContent = "";
			return copy.outerHTML.replace(
			    /(value|data-id|id|for)="[^"]*"/g, "$1");
		});
	}));
	const text = fs.readFileSync(temp("assessment.html"), "utf8");

	ok(shapes.every((rows) => rows.length > 1 && new Set(rows).size === 1),
	    "all choices of a question look alike", shapes.find(
		(rows) => new Set(rows).size !== 1));
	is(shapes.length, key.size, "in every question");
	ok(!/"keys"|correct|mapping|feedback|class="why"/i.test(text),
	    "no word of a key", text.match(/.{20}(correct|mapping).{20}/i));
	await close(page, "looking for leaks");
}

await run(draws, golden, leaks);
