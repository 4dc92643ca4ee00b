import "./page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Notebook } from "../wwwroot/app/document/notebook.js";
import { Library } from "../wwwroot/app/page/library.js";
import { ChapterList } from "../wwwroot/app/page/chapters.js";
import { wordsFor } from "../wwwroot/app/page/sessionBar.js";
/** @import { Site } from "../wwwroot/app/site.js" */
/** @import { Store } from "../wwwroot/app/page/store.js" */

/** @param {string} source */
const notebook = source => JSON.stringify({ cells: [{ cell_type: "code", id: "c", metadata: {}, execution_count: null, outputs: [], source }], metadata: {}, nbformat: 4, nbformat_minor: 5 });

/** @type {Record<string, string>} */
const files = { "notebooks/01.ipynb": notebook("1"), "notebooks/02.ipynb": notebook("2") };

function make() {
    /** @type {Map<string, string>} */
    const kept = new Map(), left = new Map();
    const site = { chapters: Promise.resolve(["01", "02"].map(name => ({ name, title: `Chapter ${name}`, file: `notebooks/${name}.ipynb` }))), text: async (/** @type {string} */ path) => files[path] };
    const store = {
        get: async (/** @type {string} */ key) => kept.get(key),
        put: async (/** @type {string} */ key, /** @type {string} */ text) => kept.set(key, text),
        remove: async (/** @type {string} */ key) => kept.delete(key),
        keys: async () => [...kept.keys()],
        leave: (/** @type {string} */ key, /** @type {string | null} */ text) => left.set(key, text),
    };
    const library = new Library(/** @type {Site} */ (/** @type {unknown} */ (site)), /** @type {Store} */ (/** @type {unknown} */ (store)));
    return { kept, left, store, library };
}

test("without a name the first chapter is found, and by its name each", async () => {
    const { library } = make();
    assert.deepEqual(await library.find(""), { name: "01", title: "Chapter 01", text: files["notebooks/01.ipynb"], original: files["notebooks/01.ipynb"] });
    assert.equal((await library.find("02")).title, "Chapter 02");
});

test("what isn't there is told from what is", async () => {
    const { library } = make();
    await assert.rejects(library.find("99"), /There is no chapter 99\./);
    await assert.rejects(library.find("~Mine"), /There is no notebook Mine in this browser\./);
});

test("a chapter is kept when it was changed, and let go when it is the original again", async () => {
    const { library, kept } = make();
    const found = await library.find("01"), changed = new Notebook(found.text);
    changed.setSource(changed.cells[0], "mine");
    await library.keep(found, changed);
    assert.deepEqual(await library.changed(), ["01"]);
    const again = await library.find("01");
    assert.match(again.text, /mine/);
    assert.equal(again.original, files["notebooks/01.ipynb"]);
    changed.setSource(changed.cells[0], "1");
    await library.keep(found, changed);
    assert.deepEqual([...kept.keys()], []);
    assert.deepEqual(await library.changed(), []);
});

test("to have run a chapter changes nothing in it", async () => {
    const { library, kept } = make();
    const found = await library.find("01"), run = new Notebook(found.text);
    run.show(run.cells[0], { type: "stream", run: 0, name: "stdout", text: "1" });
    await library.keep(found, run);
    assert.ok(kept.has("01"));
    assert.deepEqual(await library.changed(), []);
});

test("what was kept before this page came is compared with the original, and what is broken counts as changed", async () => {
    const { library, kept } = make();
    kept.set("01", notebook("other"));
    kept.set("02", "broken");
    kept.set("~Mine", notebook("3"));
    assert.deepEqual(await library.changed(), ["01", "02"]);
});

test("a notebook from outside gets a name that is free; what is none is refused", async () => {
    const { library, kept } = make();
    assert.equal(await library.add("a/b", notebook("1")), "~a-b");
    assert.equal(await library.add("a/b", notebook("1")), "~a-b (2)");
    assert.equal(await library.add("a/b", notebook("1")), "~a-b (3)");
    await assert.rejects(library.add("x", "{}"), /no list of cells/);
    assert.equal(kept.size, 3);
    assert.deepEqual(await library.find("~a-b (2)"), { name: "~a-b (2)", title: "a-b (2)", text: notebook("1"), original: null });
});

test("a page that is left keeps what it has at once, or that there is nothing to keep", async () => {
    const { library, left } = make();
    const found = await library.find("01");
    library.keepOnLeaving(found, "changed");
    assert.equal(left.get("01"), "changed");
    library.keepOnLeaving(found, found.text);
    assert.equal(left.get("01"), null);
});

test("a browser that keeps nothing shows the chapters all the same", async () => {
    const { library, store } = make();
    const refuse = () => Promise.reject(new Error("private"));
    Object.assign(store, { get: refuse, keys: refuse });
    assert.equal((await library.find("01")).text, files["notebooks/01.ipynb"]);
    assert.deepEqual(await library.changed(), []);
});

test("the list of chapters says which is open, which was changed, and which are the reader's; it stays as it is when nothing has changed", () => {
    const place = document.createElement("nav"), list = new ChapterList(place);
    const chapters = [{ name: "01", title: "One", file: "" }, { name: "02", title: "Two", file: "" }];
    list.fill({ chapters, own: ["~Mine & yours"], current: "02", changed: ["01"] });
    assert.equal(place.textContent, "OnechangedTwoYour notebooksMine & yours");
    assert.equal(place.querySelector("[aria-current]")?.textContent, "Two");
    assert.equal(place.querySelector("a:last-of-type[href^='#~']")?.getAttribute("href"), "#~Mine%20%26%20yours");
    const [first] = place.children;
    list.fill({ chapters, own: ["~Mine & yours"], current: "02", changed: ["01"] });
    assert.equal(place.firstElementChild, first);
    list.fill({ chapters, own: [], current: "01", changed: [] });
    assert.equal(place.textContent, "OneTwo");
});

for (const [state, isAtWork, isBusy, words] of /** @type {["asleep" | "loading" | "ready" | "broken", boolean, boolean, string][]} */ ([
    ["asleep", false, false, "C# loads when a cell is run"],
    ["loading", false, false, "C# is loading"],
    ["loading", false, true, "C# is loading"],
    ["loading", true, true, "C# is running"],
    ["ready", true, true, "C# is running"],
    ["ready", false, true, "C# is running"],
    ["ready", false, false, "C# is ready"],
    ["broken", false, false, "C# can't run: no file"],
])) {
    test(`the bar says "${words}" when the session is ${state} and ${isAtWork ? "runs a cell" : isBusy ? "has a cell to run" : "has nothing to do"}`, () => {
        assert.equal(wordsFor({ state, problem: "no file" }, { isAtWork, isBusy }), words);
    });
}
