/*
 * pictures.mjs [DIR] - every state as a picture, narrow and wide, light and
 * dark, into DIR (build/browser/pictures): for people to look at. Beside them
 * readme.png, the README's tests/pages/quiz.png.
 */
import fs from "node:fs";
import path from "node:path";

import { fileAddress, makeSample, open, root, run, walkAssessment,
	walkPractice } from "./lib.mjs";

const out = process.argv[2] ?? path.join(root, "build/browser/pictures");
const key = makeSample();

fs.mkdirSync(out, { recursive: true });
await run(async () => {
	for (const width of [320, 1280]) {
		for (const colorScheme of ["light", "dark"]) {
			const look = { viewport: { width, height: 640 },
				colorScheme };
			let page;
			const shoot = (name) => page.screenshot({ path:
			    path.join(out, `${name}-${width}-${colorScheme}.png`),
			    fullPage: true });

			page = await open(fileAddress("assessment.html"), look);
			await walkAssessment(page, key, shoot);
			page = await open(fileAddress("practice.html"), look);
			await walkPractice(page, shoot);
		}
	}
	const readme = await open(fileAddress("practice.html"),
	    { viewport: { width: 560, height: 709 } });

	await walkPractice(readme, (name) => name !== "practice-single" ? null :
	    readme.screenshot({ path: path.join(out, "readme.png") }));
});
