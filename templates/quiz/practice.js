"use strict";
/*
 * practice.js - the practice version's host: all questions in the handbook's
 * order, each explained as soon as it is answered. Nothing is kept or sent.
 */

function quizHost(quiz) {
	const part = (id) => document.getElementById(id);
	const seen = new Map();		/* id: right at the first try */
	let last = false;

	function verdict(item, key) {
		if (answerIsRight(key, item.kind, item.values))
			return "Right";
		return scoreAnswer(key, item.kind, item.values) > 0 ?
		    "Partly right" : "Not right";
	}

	/* In words at each choice, not by colour alone. */
	function mark(item, key) {
		for (const input of item.box.querySelectorAll(".choices input")) {
			const right = key.correct.includes(input.value);

			if (!right && !input.checked)
				continue;
			input.closest("label").querySelector(".words").append(
			    make("span", { className: "mark",
				textContent: (right ? "✓ Right answer" :
				    "✗ Not right") +
				    (input.checked ? ", you chose this" : "") }));
		}
	}

	function rightAnswer(item, key) {
		const words = answerWords(item.box, key.correct);
		const order = item.kind === "order";

		if (words.length === 1)
			return [make("p", { textContent: "The right answer: " +
			    words[0] })];
		return [make("p", { textContent: order ? "The right order:" :
		    "The right answers:" }), make(order ? "ol" : "ul", {},
			...words.map((w) => make("li", { textContent: w })))];
	}

	function explain(item) {
		const key = quiz.keys[item.id], words = verdict(item, key);
		const why = item.box.querySelector(".why").cloneNode(true);

		for (const old of item.box.querySelectorAll(".mark"))
			old.remove();	/* they came back to it */
		why.hidden = false;
		part("verdict").className = words === "Right" ? "right" : "";
		part("verdict-words").textContent =
		    (words === "Right" ? "✓ " : "✗ ") + words;
		part("verdict-answer").replaceChildren(...words === "Right" ?
		    [] : rightAnswer(item, key));
		part("verdict-why").replaceChildren(why);
		part("verdict").hidden = false;
		mark(item, key);
		item.box.querySelector("fieldset").disabled = true;
	}

	/* The buttons say what the next press does. */
	function buttons(checked) {
		part("next").textContent = !checked ? "Check my answer" :
		    last ? "End practice" : "Next question";
		part("skip").hidden = checked;
		part("back").hidden = true;
	}

	part("again").addEventListener("click", () => location.reload());

	return {
		opened: () => null,
		who: () => ({ person: "", attempt: "1", token: "" }),
		paper: () => ({ seed: "practice", items: quiz.entries.map(
		    (entry, index) => index) }),
		load: () => null,
		save() { },
		turn(item, isLast) {
			last = isLast;
			part("verdict").hidden = !seen.has(item.id);
			if (seen.has(item.id))
				explain(item);
			buttons(seen.has(item.id));
		},
		check(item) {
			if (seen.has(item.id))
				return true;
			if (item.values.length === 0) {
				part("verdict").className = "";
				part("verdict-words").textContent =
				    "Choose an answer first, or skip this one";
				part("verdict-answer").textContent = "";
				part("verdict-why").replaceChildren();
				part("verdict").hidden = false;
			} else {
				seen.set(item.id, answerIsRight(
				    quiz.keys[item.id], item.kind, item.values));
				explain(item);
				buttons(true);
			}
			part("verdict").focus();
			return false;
		},
		finish(end) {
			const right = end.items.filter((i) => seen.get(i.id));
			const wrong = end.items.filter(
			    (i) => seen.get(i.id) === false);
			const chapters = new Map();

			for (const item of wrong) {
				const { chapter, section } = part("item-" +
				    item.id).content.querySelector(".why").dataset;

				chapters.set(chapter, (chapters.get(chapter) ||
				    new Set()).add(section));
			}

			part("outcome").textContent = seen.size === 0 ?
			    "You skipped all questions." : right.length +
			    " of the " + seen.size + " questions that you " +
			    "answered were right.";
			part("again-list").hidden = chapters.size === 0;
			part("again-list").querySelector("ul").replaceChildren(
			    ...Array.from(chapters, ([chapter, sections]) =>
				make("li", { textContent: "Chapter “" + chapter +
				    "”: section" + (sections.size > 1 ? "s " :
				    " ") + [...sections].join(", ") })));
		}
	};
}
