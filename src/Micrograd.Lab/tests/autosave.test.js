import "./page.js";
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Notebook } from "../wwwroot/app/document/notebook.js";
import { Notices } from "../wwwroot/app/notebook/notices.js";
import { Autosave } from "../wwwroot/app/page/autosave.js";
/** @import { Library } from "../wwwroot/app/page/library.js" */

const text = '{"cells":[{"cell_type":"code","id":"c","metadata":{},"execution_count":null,"outputs":[],"source":"1"}],"metadata":{},"nbformat":4,"nbformat_minor":5}';

// Tabs of a test hear each other, and nobody else.
let tabs = 0;

/** A notebook that is open in a tab. */
function open({ name = `n${tabs}` } = {}) {
    const found = { name, title: name, text, original: null }, notebook = new Notebook(text), place = document.createElement("div");
    const library = { keep: mock.fn(async () => {}), keepOnLeaving: mock.fn() }, kept = mock.fn(), reopen = mock.fn();
    const autosave = new Autosave(notebook, found, /** @type {Library} */ (/** @type {unknown} */ (library)), new Notices(place), { kept, reopen });
    return {
        notebook, library, kept, reopen, autosave,
        write: (/** @type {string} */ source) => notebook.setSource(notebook.cells[0], source),
        notices: () => [...place.querySelectorAll("p")].map(words => words.textContent),
        click: (/** @type {string} */ label) => [...place.querySelectorAll("button")].find(button => button.textContent === label)?.click(),
    };
}

/** @param {() => boolean} isSo */
async function until(isSo) {
    while (!isSo()) await new Promise(resolve => {
        setImmediate(resolve);
    });
}

test("what was written is kept once, soon after it was written, and at the end", async context => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const { library, kept, write, autosave } = open();
    write("a");
    write("ab");
    assert.equal(library.keep.mock.callCount(), 0);
    context.mock.timers.tick(400);
    await until(() => kept.mock.callCount() === 1);
    assert.equal(library.keep.mock.callCount(), 1);
    write("abc");
    await autosave.finish();
    assert.equal(library.keep.mock.callCount(), 2);
    write("abcd");
    context.mock.timers.tick(400);
    assert.equal(library.keep.mock.callCount(), 2);
});

test("what a running cell shows is kept at its end", async context => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const { notebook, library, kept, autosave } = open();
    notebook.show(notebook.cells[0], { type: "stream", run: 0, name: "stdout", text: "1" });
    context.mock.timers.tick(400);
    assert.equal(library.keep.mock.callCount(), 0);
    notebook.finish(notebook.cells[0], 1);
    context.mock.timers.tick(400);
    await until(() => kept.mock.callCount() === 1);
    autosave.end();
});

test("a browser that doesn't keep it says why, until it does", async context => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const { library, write, notices, autosave } = open();
    library.keep.mock.mockImplementationOnce(async () => {
        throw new Error("the disk is full");
    });
    write("a");
    context.mock.timers.tick(400);
    await until(() => notices().length > 0);
    assert.deepEqual(notices(), ["This browser doesn't keep your changes (the disk is full). Download the notebook to keep them."]);
    await autosave.finish();
    assert.deepEqual(notices(), []);
});

test("a page that is left keeps at once what isn't kept; without outputs where there is no room", () => {
    const { library, write, autosave } = open();
    window.dispatchEvent(new Event("pagehide"));
    assert.equal(library.keepOnLeaving.mock.callCount(), 0);
    write("a");
    window.dispatchEvent(new Event("pagehide"));
    assert.equal(library.keepOnLeaving.mock.callCount(), 1);
    library.keepOnLeaving.mock.mockImplementationOnce(() => {
        throw new Error("no room");
    });
    window.dispatchEvent(new Event("pagehide"));
    assert.equal(library.keepOnLeaving.mock.callCount(), 3);
    autosave.end();
});

test("of two tabs with the same notebook the one that was changed keeps it, and in the other the reader chooses", async context => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    tabs++;
    const first = open(), second = open();
    first.write("mine");
    context.mock.timers.tick(400);
    await until(() => second.notices().length > 0);
    assert.deepEqual(second.notices(), ["This notebook was changed in another tab. What you change here isn't kept."]);
    second.write("not kept");
    context.mock.timers.tick(400);
    assert.equal(second.library.keep.mock.callCount(), 0);
    second.click("Keep this one");
    context.mock.timers.tick(400);
    await until(() => first.notices().length > 0);
    assert.equal(second.library.keep.mock.callCount(), 1);
    first.click("Show the other version");
    assert.equal(first.reopen.mock.callCount(), 1);
    first.autosave.end();
    second.autosave.end();
});

test("a tab with another notebook is left alone", async () => {
    const first = open({ name: "one" }), second = open({ name: "two" }), third = open({ name: "one" });
    first.write("mine");
    await first.autosave.finish();
    await until(() => third.notices().length > 0);
    assert.deepEqual(second.notices(), []);
    second.autosave.end();
    third.autosave.end();
});
