import "./page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { shown, TextView } from "../wwwroot/app/outputs/text.js";

/**
 * What is read when text comes piece by piece.
 * @param {string} whole
 * @param {number} step
 */
function grown(whole, step) {
    const view = new TextView("", "stdout");
    for (let end = step; end < whole.length; end += step) view.grow(whole.slice(0, end));
    view.grow(whole);
    return view.element;
}

test("text bears the name of its stream", () => {
    assert.equal(new TextView("a", "stderr").element.className, "text stderr");
    assert.equal(new TextView("a", "stderr").element.dataset.stream, "stderr");
    assert.equal(new TextView("a").element.className, "text");
});

test("a carriage return goes back to the start of its line, and colours are left out", () => {
    assert.equal(shown("10 %\r20 %\r30 %\ndone"), "30 %\ndone");
    assert.equal(shown("a\r\nb\r\n"), "a\nb\n");
    assert.equal(shown("waiting\r"), "waiting\r");
    assert.equal(shown("\u001b[31;1mred\u001b[0m"), "red");
});

for (const step of [1, 7, 1000, 5000]) {
    test(`much text reads as it was written, ${step} characters at a time`, () => {
        const whole = Array.from({ length: 800 }, (_, line) => `line ${line}\n`).join("") + "the end";
        const element = grown(whole, step);
        assert.equal(element.textContent, whole);
        assert.ok(element.querySelectorAll(".piece").length > 1);
    });
}

test("what stands in a closed piece is laid out no more", () => {
    const view = new TextView("a\n".repeat(2000)), pieces = [...view.element.querySelectorAll(".piece")];
    view.grow("a\n".repeat(4000));
    assert.deepEqual([...view.element.querySelectorAll(".piece")].slice(0, pieces.length), pieces);
});

test("a line without end is cut, and nothing of it lost", () => {
    const whole = "x".repeat(250_000);
    assert.equal(grown(whole, 30_000).textContent, whole);
    assert.ok(grown(whole, 30_000).children.length > 1);
});

test("of a line that is written over and over the last is shown", () => {
    const whole = Array.from({ length: 2000 }, (_, count) => `${count} of 2000`).join("\r");
    assert.equal(grown(whole, 500).textContent, "1999 of 2000");
});

test("short text stands in no pieces", () => {
    assert.equal(new TextView("a\nb").element.children.length, 0);
});
