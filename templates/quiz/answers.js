"use strict";
/*
 * answers.js - what is chosen in a question on the screen. An answer is a list
 * of values as they are recorded: "A"; of an order all of them, first to last;
 * of a match "R1 D2". No value: not answered.
 *
 * A question is a copy of its <template>: an element with data-kind single,
 * multiple, true-false, order or match.
 */

function make(name, facts, ...children) {
	const node = document.createElement(name);

	for (const [key, value] of Object.entries(facts || {})) {
		if (key in node)
			node[key] = value;
		else
			node.setAttribute(key, value);
	}
	node.append(...children);
	return node;
}

function answerRead(box) {
	const chosen = (list) => Array.from(list, (e) => e.value);

	switch (box.dataset.kind) {
	case "order":
		return box.querySelector(".settled").checked ?
		    Array.from(box.querySelectorAll(".order > li"),
			(li) => li.dataset.id) : [];
	case "match":
		return Array.from(box.querySelectorAll("select"))
		    .filter((s) => s.value !== "")
		    .map((s) => s.dataset.id + " " + s.value);
	default:
		return chosen(box.querySelectorAll("input:checked"));
	}
}

/* Values that are not of this question are left out. */
function answerWrite(box, values) {
	if (box.dataset.kind === "order") {
		const list = box.querySelector(".order");
		const rows = values.map((v) => list.querySelector(
		    ":scope > li[data-id=\"" + CSS.escape(v) + "\"]"));
		const whole = new Set(rows).size === list.children.length &&
		    !rows.includes(null);

		if (whole)
			list.append(...rows);
		box.querySelector(".settled").checked = whole;
		orderEnds(list);
		return;
	}
	if (box.dataset.kind === "match") {
		for (const select of box.querySelectorAll("select")) {
			const pair = values.find(
			    (v) => v.startsWith(select.dataset.id + " "));

			select.value = pair ?
			    pair.slice(select.dataset.id.length + 1) : "";
			if (select.selectedIndex < 0)
				select.value = "";
		}
		return;
	}
	for (const input of box.querySelectorAll(".choices input"))
		input.checked = values.includes(input.value);
}

/* How many values a whole answer has; 0 where one or more will do. */
function answerWhole(box) {
	return box.dataset.kind === "match" ?
	    box.querySelectorAll("select").length : 0;
}

const plain = (node) => node.textContent.replace(/\s+/g, " ").trim();

/* The same in the words of the question. */
function answerWords(box, values) {
	const find = (selector) => box.querySelector(selector);

	return values.map((value) => {
		const [id, target] = value.split(" ").map(CSS.escape);

		if (box.dataset.kind === "match") {
			const select = find("select[data-id=\"" + id + "\"]");

			return plain(select.labels[0]) + " → " + plain(
			    select.querySelector("[value=\"" + target + "\"]"));
		}
		return plain(box.dataset.kind === "order" ?
		    find("li[data-id=\"" + id + "\"] .words") :
		    find("input[value=\"" + id + "\"]").labels[0]
			.querySelector(".words"));
	});
}

/* The first can't go up, the last not down; both keep the focus they have. */
function orderEnds(list) {
	for (const button of list.querySelectorAll("button")) {
		const row = button.closest("li");
		const up = button.dataset.move === "up";

		button.setAttribute("aria-disabled", String(
		    !(up ? row.previousElementSibling : row.nextElementSibling)));
	}
}

function orderMove(box, button, say) {
	const row = button.closest("li"), list = row.parentNode;
	const up = button.dataset.move === "up";
	const other = up ? row.previousElementSibling : row.nextElementSibling;
	const words = plain(row.querySelector(".words"));

	if (other) {
		/* Move the other one: the button keeps the focus. */
		if (up)
			row.after(other);
		else
			row.before(other);
		box.querySelector(".settled").checked = true;
		orderEnds(list);
	}
	const place = Array.from(list.children).indexOf(row) + 1;

	say(words + (other ? ": now " : ": stays ") + place + " of " +
	    list.children.length);
}

/* changed() is called after each change, say(text) tells it aloud. */
function answerWire(box, changed, say) {
	box.addEventListener("change", changed);
	if (box.dataset.kind !== "order")
		return;
	orderEnds(box.querySelector(".order"));
	box.addEventListener("click", (event) => {
		const button = event.target.closest("button[data-move]");

		if (!button)
			return;
		orderMove(box, button, say);
		changed();
	});
}
