import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, isJson, joined, lines, parse, plain, storedForms, write } from "../wwwroot/app/document/nbformat.js";

// Node 20 is without JSON.rawJSON, as older browsers are: numbers keep their values there, and not their spelling.
const keepsSpelling = "rawJSON" in JSON;

test("numbers are written as they were read, where the browser can", () => {
    const text = '{\n "a": 1.0,\n "b": 1e-05,\n "c": [\n  2.50,\n  3\n ]\n}\n';
    assert.equal(write(parse(text)), keepsSpelling ? text : '{\n "a": 1,\n "b": 0.00001,\n "c": [\n  2.5,\n  3\n ]\n}\n');
});

test("numbers that only Python writes are kept, and texts that look like them stay texts", () => {
    const text = '{\n "loss": NaN,\n "most": [\n  Infinity,\n  -Infinity\n ],\n "text": "say \\"NaN\\", NaN"\n}\n';
    assert.equal(write(parse(text)), text);
});

test("what is no JSON is refused, NaN or not", () => {
    assert.throws(() => parse("{bad"), SyntaxError);
    assert.throws(() => parse("[NaN, {bad]"), SyntaxError);
});

test("to compute with, numbers are ordinary ones, and what isn't a number is null", () => {
    assert.deepEqual(plain(parse('{ "a": 1.0, "b": [NaN, 1e-05] }')), { a: 1, b: [null, 0.00001] });
    assert.equal(plain(undefined), undefined);
});

test("text is joined from its lines, and what is no text reads as it is written", () => {
    assert.equal(joined(["a\n", "b"]), "a\nb");
    assert.equal(joined("a\nb"), "a\nb");
    assert.equal(joined(null), "");
    assert.equal(joined(undefined), "");
    assert.equal(joined(5), "5");
    assert.equal(joined(parse("1.0")), keepsSpelling ? "1.0" : "1");
    assert.equal(joined(["a", 1, null]), "a1");
});

test("text is stored in lines that keep their ends", () => {
    assert.deepEqual(lines(""), []);
    assert.deepEqual(lines("a"), ["a"]);
    assert.deepEqual(lines("a\n"), ["a\n"]);
    assert.deepEqual(lines("a\n\nb"), ["a\n", "\n", "b"]);
    assert.deepEqual(lines("a\r\nb"), ["a\r\n", "b"]);
});

test("new JSON has its members in the order of their names, lists keep theirs", () => {
    assert.equal(JSON.stringify(canonical(parse('{ "b": [{ "d": 1, "c": 2 }], "a": null }'))), '{"a":null,"b":[{"c":2,"d":1}]}');
});

test("types that end in +json are JSON", () => {
    assert.ok(isJson("application/json"));
    assert.ok(isJson("application/vnd.plotly.v1+json"));
    assert.ok(!isJson("text/plain"));
});

test("a display's forms are stored as Jupyter stores them", () => {
    assert.equal(
        JSON.stringify(storedForms({ "text/plain": "a\nb", "image/png": "aGk=\n", "application/json": '{"b":1E+3,"a":1.50}', "image/svg+xml": "<svg>\n</svg>" })),
        `{"application/json":{"a":${keepsSpelling ? "1.50" : "1.5"},"b":${keepsSpelling ? "1e+3" : "1000"}},"image/png":"aGk=\\n","image/svg+xml":["<svg>\\n","</svg>"],"text/plain":["a\\n","b"]}`);
});

test("a form that only says it is JSON is kept as the text that it is", () => {
    assert.deepEqual(storedForms({ "application/json": "{bad", "text/plain": "words" }), { "application/json": "{bad", "text/plain": ["words"] });
});
