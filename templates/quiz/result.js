"use strict";
/*
 * result.js - the answers as QTI 3 Results Reporting; precept-quiz(5) has the
 * names. Nothing is scored here.
 */

const RESULT_NS = "http://www.imsglobal.org/xsd/imsqti_result_v3p0";

/* Any text as part of a name in XML: a byte that is no such becomes _XX. */
function encodeName(text) {
	const as = (byte) => {
		const c = String.fromCharCode(byte);

		return /[A-Za-z0-9.-]/.test(c) ? c : "_" +
		    byte.toString(16).toUpperCase().padStart(2, "0");
	};

	return Array.from(new TextEncoder().encode(text), as).join("");
}

/* The time in UTC, in whole seconds. */
function utc(milliseconds) {
	return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}

function escapeXml(text) {
	const names = { "&": "&amp;", "<": "&lt;", ">": "&gt;",
		"\"": "&quot;" };

	return String(text).replace(/[&<>"]/g, (c) => names[c]);
}

/* sourceID and identifier of each, in the order written. */
function resultSession(quiz, taken) {
	const list = [
		["quiz-sha256", "h-" + quiz.digest],
		["attempt", "a" + taken.attempt],
		["form", "form-drawn"],
		["document", "d-" + encodeName(quiz.number)],
		["version", "v-" + encodeName(quiz.version)],
		["handbook-sha256", "h-" + quiz.handbook],
		["statement-sha256", "h-" + quiz.statement],
		["name", "n-" + encodeName(taken.name)],
		["started", "s-" + encodeName(utc(taken.started))],
		["mode", "m-assessment"]];

	if (taken.token)
		list.splice(-2, 0, ["token", "t-" + taken.token]);
	return list;
}

const RESULT_TYPES = {
	"single": ["single", "identifier"],
	"true-false": ["single", "identifier"],
	"multiple": ["multiple", "identifier"],
	"order": ["ordered", "identifier"],
	"match": ["multiple", "directedPair"]
};

/*
 * taken: person, attempt, token, name, started and submitted (milliseconds),
 * items: id, kind, values, at (milliseconds of the last change).
 */
function resultXml(quiz, taken) {
	const out = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		"<assessmentResult xmlns=\"" + RESULT_NS + "\">",
		"  <context sourcedId=\"e-" +
		    encodeName(foldPerson(taken.person)) + "\">"];

	for (const [source, id] of resultSession(quiz, taken))
		out.push("    <sessionIdentifier sourceID=\"urn:precept:" +
		    source + "\" identifier=\"" + escapeXml(id) + "\"/>");
	out.push("  </context>", "  <testResult identifier=\"" +
	    escapeXml(quiz.id) + "\" datestamp=\"" + utc(taken.submitted) +
	    "\"/>");
	taken.items.forEach((item, index) => {
		const [cardinality, type] = RESULT_TYPES[item.kind];

		out.push("  <itemResult identifier=\"" + escapeXml(item.id) +
		    "\" sequenceIndex=\"" + (index + 1) + "\" datestamp=\"" +
		    utc(item.at) + "\" sessionStatus=\"final\">",
		"    <responseVariable identifier=\"RESPONSE\" cardinality=\"" +
		    cardinality + "\" baseType=\"" + type + "\">",
		"      <candidateResponse>" + item.values.map((v) =>
		    "<value>" + escapeXml(v) + "</value>").join("") +
		    "</candidateResponse>",
		"    </responseVariable>", "  </itemResult>");
	});
	out.push("</assessmentResult>", "");
	return out.join("\n");
}
