import { Watcher } from "./page.js";
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Notebook } from "../wwwroot/app/document/notebook.js";
import { commandFor, listen } from "../wwwroot/app/notebook/keys.js";
import { duration } from "../wwwroot/app/notebook/duration.js";
import { Notices } from "../wwwroot/app/notebook/notices.js";
import { Runner } from "../wwwroot/app/session/runner.js";
/** @import { CellEnded, RunMessage } from "../types/messages.js" */
/** @import { Session } from "../wwwroot/app/session/session.js" */
const { Commands } = await import("../wwwroot/app/notebook/commands.js");
const { NotebookView } = await import("../wwwroot/app/notebook/notebookView.js");

window.HTMLElement.prototype.scrollIntoView = () => {};

class FakeSession extends EventTarget {
    problem = "it fell";
    /** @type {{ code: string, show: (message: RunMessage) => void, end: (more?: Partial<CellEnded>) => void }[]} */
    runs = [];

    /**
     * @param {string} code
     * @param {(message: RunMessage) => void} show
     */
    run(code, show) {
        return new Promise(resolve => {
            this.runs.push({ code, show, end: (more = {}) => resolve({ type: "ended", run: 0, succeeded: true, executionCount: this.runs.length, milliseconds: 7, ...more }) });
        });
    }

    stop() {}
}

/**
 * A notebook on a page, with all that a reader can do with it.
 * @param {string[]} sources of its cells; those that begin with # are text
 */
function open(...sources) {
    document.body.innerHTML = "<div id='notices'></div><div id='cells'></div>";
    const [noticesPlace, place] = document.body.children;
    const notebook = new Notebook(JSON.stringify({ nbformat: 4, cells: sources.map((source, index) => ({ cell_type: source.startsWith("#") ? "markdown" : "code", id: `c${index}`, source, metadata: {}, outputs: [], execution_count: null })) }));
    const fake = new FakeSession(), session = /** @type {Session} */ (/** @type {unknown} */ (fake));
    const runner = new Runner(notebook, session), view = new NotebookView(/** @type {HTMLElement} */ (place), notebook, runner, session);
    const closing = new AbortController();
    const commands = new Commands({ notebook, runner, session, view, notices: new Notices(noticesPlace) }, closing.signal);
    return {
        notebook, runner, view, commands, closing, session: fake, place,
        sources: () => notebook.cells.map(({ source }) => source),
        selected: () => view.selected?.source ?? null,
        notices: () => [...noticesPlace.querySelectorAll(".notice p")].map(words => words.textContent),
        click: (/** @type {string} */ label) => [...noticesPlace.querySelectorAll("button")].find(button => button.textContent === label)?.click(),
    };
}

const soon = () => new Promise(resolve => {
    setTimeout(resolve, 5);
});

afterEach(() => {
    Watcher.all = [];
});

test("cells are added, moved and removed beside the selected one, which stays selected or gives way to its neighbour", () => {
    const { notebook, commands, view, sources, selected } = open("a", "b", "c");
    assert.equal(selected(), "a");
    commands.do("addBelow");
    assert.deepEqual([sources(), selected()], [["a", "", "b", "c"], ""]);
    commands.do("remove");
    assert.deepEqual([sources(), selected()], [["a", "b", "c"], "b"]);
    commands.do("moveDown");
    assert.deepEqual([sources(), selected()], [["a", "c", "b"], "b"]);
    commands.do("remove");
    assert.equal(selected(), "c");
    commands.do("up");
    assert.equal(selected(), "a");
    commands.do("up");
    assert.equal(selected(), "a");
    commands.do("undo");
    assert.deepEqual(sources(), ["a", "c", "b"]);
    view.select(notebook.cells[0]);
    commands.do("toText");
    assert.equal(notebook.cells[0].kind, "markdown");
});

test("the view shows the cells in their order, says where each stands, and which is selected", async () => {
    const { place, commands } = open("a", "# b");
    const seen = () => [...place.children].map(cell => [cell.getAttribute("aria-label"), cell.className, cell.getAttribute("tabindex")]);
    assert.deepEqual(seen(), [["Cell 1 of 2, code", "cell code selected", "0"], ["Cell 2 of 2, text", "cell markdown", "-1"]]);
    commands.do("moveDown");
    assert.deepEqual(seen(), [["Cell 1 of 2, text", "cell markdown", "-1"], ["Cell 2 of 2, code", "cell code selected", "0"]]);
    commands.do("toText");
    assert.deepEqual(seen()[1], ["Cell 2 of 2, text", "cell markdown selected", "0"]);
});

test("a cell that runs shows its number, what it writes, and how long it took", async () => {
    const { place, commands, session } = open("a");
    commands.do("runHere");
    const [cell] = place.children, text = (/** @type {string} */ selector) => cell.querySelector(selector)?.textContent;
    assert.equal(text(".count"), "[*]");
    session.runs[0].show({ type: "started", run: 0 });
    session.runs[0].show({ type: "stream", run: 0, name: "stdout", text: "42" });
    assert.equal(cell.getAttribute("aria-busy"), "true");
    session.runs[0].end();
    await soon();
    assert.deepEqual([text(".count"), text(".outputs"), text(".time"), cell.getAttribute("data-state")], ["[1]", "42", "7 ms", "done"]);
});

test("after a stop all cells above are offered, until they have run", async () => {
    const { commands, session, notices, click, view, notebook } = open("a", "b");
    view.select(notebook.cells[1]);
    commands.do("runHere");
    commands.do("stop");
    assert.match(notices()[0] ?? "", /^Stopped\. A browser can't interrupt C#/);
    session.runs[0].end();
    await soon();
    click("Run all above it");
    assert.equal(session.runs[1].code, "a");
    commands.do("runAbove");
    session.runs[1].end();
    await soon();
    assert.equal(session.runs.length, 2);
    assert.deepEqual(notices(), []);
});

test("a stop when nothing runs changes nothing", () => {
    const { commands, notices } = open("a");
    commands.do("stop");
    assert.deepEqual(notices(), []);
});

test("a cell that misses names of cells above offers to run them, and itself", async () => {
    const { commands, session, notices, click, view, notebook } = open("a", "b");
    view.select(notebook.cells[1]);
    commands.do("runHere");
    session.runs[0].show({ type: "error", run: 0, name: "CompilationError", message: "CS0103: The name 'x' does not exist", traceback: [], line: null, column: null });
    session.runs[0].end({ succeeded: false });
    await soon();
    assert.deepEqual(notices(), ["This cell uses names of cells above it that have not run."]);
    click("Run all above, and this cell");
    for (const index of [1, 2]) {
        session.runs[index].end();
        await soon();
    }
    assert.deepEqual(session.runs.map(({ code }) => code), ["b", "a", "b"]);
    assert.deepEqual(notices(), []);
});

test("of a session that has ended by itself the reader hears, but not in a notebook that is closed", () => {
    const { session, notices, closing } = open("a");
    session.dispatchEvent(new CustomEvent("died"));
    assert.deepEqual(notices(), ["The session has ended: it fell. Its variables are gone."]);
    closing.abort();
    document.getElementById("notices")?.replaceChildren();
    session.dispatchEvent(new CustomEvent("died"));
    assert.deepEqual(notices(), []);
});

test("two notebooks on one page share no notices, no selection and no runs", () => {
    const first = open("a", "b"), second = open("c");
    first.commands.do("down");
    first.commands.do("restart");
    assert.deepEqual([first.selected(), second.selected()], ["b", "c"]);
    assert.deepEqual([first.notices().length, second.notices().length], [1, 0]);
});

for (const [keys, command] of /** @type {[Partial<KeyboardEvent>, string | null][]} */ ([
    [{ key: "Enter" }, "edit"], [{ key: "Enter", shiftKey: true }, "runAndAdvance"], [{ key: "Enter", ctrlKey: true }, "runHere"],
    [{ key: "Enter", metaKey: true }, "runHere"], [{ key: "Enter", altKey: true }, "runAndInsert"], [{ key: "ArrowUp", altKey: true }, "moveUp"],
    [{ key: "j" }, "down"], [{ key: "a" }, "addAbove"], [{ key: "a", ctrlKey: true }, null], [{ key: "A", shiftKey: true }, null],
    [{ key: "x" }, null], [{ key: "constructor" }, null], [{ key: "d" }, null],
])) {
    test(`${JSON.stringify(keys)} on a cell stands for ${command ?? "nothing"}`, () => {
        assert.equal(commandFor({ key: "", shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...keys }, ""), command);
    });
}

test("some keys count when they are pressed twice, soon, with none between and none held", () => {
    /** @type {string[]} */
    const done = [], closing = new AbortController();
    let areTaken = false;
    listen(name => done.push(name), () => areTaken, closing.signal);
    const press = (/** @type {string} */ key, more = {}) => document.body.dispatchEvent(new window.KeyboardEvent("keydown", { key, bubbles: true, ...more }));
    for (const key of ["d", "d", "d", "x", "d"]) press(key);
    assert.deepEqual(done, ["remove"]);
    press("i");
    press("i", { repeat: true });
    press("i");
    assert.deepEqual(done, ["remove"]);
    press("i");
    assert.deepEqual(done, ["remove", "stop"]);
    areTaken = true;
    press("b");
    areTaken = false;
    closing.abort();
    press("b");
    assert.deepEqual(done, ["remove", "stop"]);
});

test("keys in a field are the field's", () => {
    /** @type {string[]} */
    const done = [], closing = new AbortController();
    listen(name => done.push(name), () => false, closing.signal);
    document.body.innerHTML = "<input>";
    document.querySelector("input")?.dispatchEvent(new window.KeyboardEvent("keydown", { key: "b", bubbles: true }));
    closing.abort();
    assert.deepEqual(done, []);
});

test("how long something took is told in words", () => {
    assert.deepEqual([0, 999.4, 1000, 59_940, 60_000, 119_600, 3_599_999].map(duration), ["0 ms", "999 ms", "1.0 s", "59.9 s", "1 min 0 s", "1 min 59 s", "59 min 59 s"]);
});
