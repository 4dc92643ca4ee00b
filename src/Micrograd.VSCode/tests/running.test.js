const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Refused } = require("../conversation/session.js");
const { Runs } = require("../notebook/running.js");
const { FakeNotebook, FakeSession, settled } = require("./fakes/notebook.js");

/** @typedef {ConstructorParameters<typeof FakeNotebook>} Cells */

/** @param {Cells} cells */
function open(...cells) {
    const notebook = new FakeNotebook(...cells);
    const session = new FakeSession();
    /** @type {{ ended: string[], beside: string[], busy: boolean[], deaf: (() => boolean)[], waits: (string | null)[] }} */
    const heard = { ended: [], beside: [], busy: [], deaf: [], waits: [] };
    /** @type {import("../notebook/running.js").RunsListener} */
    const listener = {
        changed: () => heard.busy.push(runs.isBusy),
        ended: ({ cell, succeeded }) => heard.ended.push(`${cell.index} ${succeeded}`),
        beside: ({ data }) => heard.beside.push(data["text/plain"]),
        waits: text => heard.waits.push(text),
        deaf: stillRuns => heard.deaf.push(stillRuns),
    };
    const runs = new Runs(notebook.document, notebook.controller, /** @type {any} */ (session), notebook.sheets, listener);

    /** The notebook gets another name: VS Code opens another, and who has listened to the first listens no more. */
    const rename = (/** @type {boolean} */ isSelected, /** @type {Cells} */ ...then) => {
        const next = new FakeNotebook(...then);
        next.isSelected = isSelected;
        /** @type {boolean[]} */
        const busy = [];
        runs.move(next.document, next.controller, next.sheets, { ...listener, changed: () => busy.push(runs.isBusy) });
        return Object.assign(next, { busy });
    };
    return { notebook, session, runs, heard, rename, cells: notebook.cells };
}

test("cells run in their order, each with its number, and are told of", async () => {
    const { notebook, session, runs, heard, cells } = open("a", "b");
    void runs.run(cells);
    assert.deepEqual(notebook.states, ["runs", "waits"]);
    session.last.write("x");
    await session.last.end();
    assert.deepEqual(notebook.states, ["ended true", "runs"]);
    await session.last.end();
    assert.deepEqual(session.runs.map(({ code, cell }) => [code, cell]), [["a", "cell:0"], ["b", "cell:1"]]);
    assert.deepEqual(notebook.sheet(cells[0]).texts, ["stdout: x"]);
    assert.equal(notebook.execution(1).executionOrder, 2);
    assert.deepEqual(heard.ended, ["0 true", "1 true"]);
    assert.deepEqual(heard.busy, [true, false]);
});

test("a cell that fails keeps the rest from running, but one that may raise an exception doesn't", async () => {
    const { notebook, session, runs, cells } = open({ text: "a", tags: ["raises-exception"] }, "b", "c");
    void runs.run(cells);
    await session.last.end("Failed");
    assert.deepEqual(notebook.states, ["ended false", "runs", "waits"]);
    await session.last.end("Failed");
    assert.deepEqual(notebook.states, ["ended false", "ended false", "ended undefined"]);
});

test("a cell runs with the text that it has when its turn comes", async () => {
    const { session, runs, cells } = open("a", "b");
    void runs.run(cells);
    cells[1].text = "b, edited";
    await session.last.end();
    assert.equal(session.last.code, "b, edited");
});

test("a cell in another language is given with its text alone, and an empty one isn't", async () => {
    const { session, runs, cells } = open({ text: "digraph {}", language: "dot" }, { text: "", language: "dot" }, { text: "1", language: "csharp" });
    void runs.run(cells);
    await session.last.end();
    await session.last.end();
    assert.deepEqual(session.runs.map(({ code, language }) => [code, language]), [["digraph {}", "dot"], ["1", null]]);
});

test("a cell that was deleted while it waited has no turn, and the next has", async () => {
    const { notebook, session, runs, cells } = open("a", "b", "c");
    void runs.run(cells);
    cells[1].index = -1;
    await session.last.end();
    assert.equal(session.last.code, "c");
    assert.deepEqual(notebook.states, ["ended true", "ended undefined", "runs"]);
});

test("a waiting cell can be taken back alone", async () => {
    const { notebook, session, runs, cells } = open("a", "b", "c");
    void runs.run(cells);
    notebook.execution(1).cancel();
    assert.deepEqual(session.interrupted, []);
    await session.last.end();
    assert.equal(session.last.code, "c");
});

test("stopping a cell interrupts its run, once, and what waits behind it is let go", async () => {
    const { notebook, session, runs, cells } = open("a", "b");
    void runs.run(cells);
    notebook.execution(0).cancel();
    notebook.execution(0).cancel();
    assert.deepEqual(session.interrupted, [1]);
    await session.last.end("Cancelled");
    assert.deepEqual(notebook.states, ["ended false", "ended undefined"]);
});

test("interrupting stops what runs and lets go of what waits", async () => {
    const { notebook, session, runs, cells } = open("a", "b");
    void runs.run(cells);
    runs.interrupt();
    assert.deepEqual(session.interrupted, [1]);
    assert.deepEqual(notebook.states, ["runs", "ended undefined"]);
    await session.last.end("Cancelled");
});

test("a cell that doesn't stop is told of, as long as it runs", async t => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const { session, runs, heard, cells } = open("a");
    void runs.run(cells);
    runs.interrupt();
    t.mock.timers.tick(4000);
    assert.equal(heard.deaf.length, 0);
    t.mock.timers.tick(2000);
    assert.deepEqual(heard.deaf.map(stillRuns => stillRuns()), [true]);
    await session.last.end("Cancelled");
    assert.deepEqual(heard.deaf.map(stillRuns => stillRuns()), [false]);
});

test("a cell without text takes no number, and shows nothing", async () => {
    const { notebook, session, runs, cells } = open({ text: " \n", shows: ["old"] }, "b");
    void runs.run(cells);
    await settled();
    assert.equal(session.last.code, "b");
    assert.deepEqual([notebook.execution(0).state, notebook.execution(0).executionOrder], ["ended undefined", undefined]);
    assert.deepEqual(notebook.sheet(cells[0]).texts, []);
});

test("a cell that skips execution is left out when several run, and runs alone", async () => {
    const { session, runs, cells } = open("a", { text: "b", tags: ["skip-execution"] });
    void runs.run(cells);
    await session.last.end();
    assert.deepEqual(session.runs.map(({ code }) => code), ["a"]);
    void runs.run([cells[1]]);
    assert.equal(session.last.code, "b");
});

test("a cell that shows nothing loses what it has shown before, but an optional one keeps it", async () => {
    const { notebook, session, runs, cells } = open({ text: "a", shows: ["old"] }, { text: "b", tags: ["optional"], shows: ["old"] });
    void runs.run(cells);
    await session.last.end();
    await session.last.end();
    assert.deepEqual(cells.map(cell => notebook.sheet(cell).texts), [[], ["old"]]);
});

test("what a cell has shown before goes soon after it has begun", async t => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const { notebook, session, runs, cells } = open({ text: "a", shows: ["old"] });
    void runs.run(cells);
    assert.deepEqual(notebook.sheet(cells[0]).texts, ["old"]);
    t.mock.timers.tick(300);
    assert.deepEqual(notebook.sheet(cells[0]).texts, []);
    await session.last.end();
});

test("a session that dies under a cell leaves its reason there, and lets go of what waits", async () => {
    const { notebook, session, runs, cells } = open("a", "b");
    void runs.run(cells);
    await session.last.die("exit code 3\nlast words");
    assert.deepEqual(notebook.states, ["ended false", "ended undefined"]);
    assert.deepEqual(notebook.sheet(cells[0]).texts, ["The session has ended: exit code 3\nlast words"]);
});

test("a run that the session can make nothing of is one, and not the session's end", async () => {
    const { notebook, session, runs, cells } = open("a");
    void runs.run(cells);
    await session.last.fail(new Refused("The message has no code."));
    assert.deepEqual(notebook.sheet(cells[0]).texts, ["The message has no code."]);
});

test("a restart ends a cell without a word", async () => {
    const { notebook, session, runs, cells } = open("a");
    void runs.run(cells);
    await session.last.stop();
    assert.deepEqual(notebook.states, ["ended false"]);
    assert.deepEqual(notebook.sheet(cells[0]).texts, []);
});

test("a cell that is stopped before it has begun keeps what it has shown", async () => {
    const { notebook, session, runs, cells } = open({ text: "a", shows: ["old"] }, { text: "b", shows: ["old"] });
    session.begins = false;
    void runs.run([cells[0]]);
    runs.interrupt();
    await session.last.end("Cancelled");
    void runs.run([cells[1]]);
    await session.last.stop();
    assert.deepEqual(notebook.states, ["ended undefined", "ended undefined"]);
    assert.deepEqual(cells.map(cell => notebook.sheet(cell).texts), [["old"], ["old"]]);
});

test("whatever goes wrong with a run, its cell comes to an end and says so", async () => {
    const { notebook, session, runs, cells } = open("a");
    void runs.run(cells);
    await session.last.fail(new TypeError("nobody thought of it"));
    assert.deepEqual(notebook.states, ["ended false"]);
    assert.deepEqual(notebook.sheet(cells[0]).texts, ["nobody thought of it"]);
});

test("a raw cell is passed over", async () => {
    const { session, runs, cells } = open({ text: "for nbconvert", language: "raw" }, "b");
    void runs.run(cells);
    await session.last.end();
    assert.deepEqual(session.runs.map(({ code }) => code), ["b"]);
});

test("an update reaches a display under another cell", async () => {
    const { notebook, session, runs, cells } = open("a", "b");
    void runs.run(cells);
    session.last.show({ type: "display", run: 1, data: { "text/plain": "first" }, displayId: "d", isResult: false, isBeside: false });
    await session.last.end();
    runs.update({ type: "update", run: 2, displayId: "d", data: { "text/plain": "second" } });
    assert.deepEqual(notebook.sheet(cells[0]).texts, ["second"]);
    await session.last.end();
});

test("what a run before still shows is dropped once the cell runs again", async () => {
    const { notebook, session, runs, cells } = open("a");
    void runs.run(cells);
    const first = session.last;
    first.write("first");
    await first.end();
    first.write(", later");
    assert.deepEqual(notebook.sheet(cells[0]).texts, ["stdout: first, later"]);
    void runs.run(cells);
    first.write(", too late");
    session.last.write("second");
    assert.deepEqual(notebook.sheet(cells[0]).texts, ["stdout: second"]);
    await session.last.end();
});

test("help goes beside the notebook, and not under the cell", async () => {
    const { notebook, session, runs, heard, cells } = open("#!help x");
    void runs.run(cells);
    session.last.show({ type: "display", run: 1, data: { "text/plain": "help" }, displayId: null, isResult: false, isBeside: true });
    await session.last.end();
    assert.deepEqual(heard.beside, ["help"]);
    assert.deepEqual(notebook.sheet(cells[0]).texts, []);
});

test("what a cell waits for is told, until it doesn't any more", async () => {
    const { session, runs, heard, cells } = open("#r \"nuget: Name\"");
    void runs.run(cells);
    session.last.show({ type: "progress", run: 1, text: "Restoring Name", done: false });
    assert.deepEqual(heard.waits, ["Restoring Name"]);
    session.last.show({ type: "progress", run: 1, text: "Restored", done: true });
    assert.equal(heard.waits[1], null);
    session.last.show({ type: "progress", run: 1, text: "Restoring more", done: false });
    await session.last.end();
    assert.equal(heard.waits[heard.waits.length - 1], null);
});

test("a cell that runs while its notebook gets another name goes on there, with what it has shown, and so do those that wait", async () => {
    const { notebook, session, runs, heard, rename, cells } = open("a", "b");
    void runs.run(cells);
    session.last.write("one");
    session.last.show({ type: "display", run: 1, data: { "text/plain": "first" }, displayId: "d", isResult: false, isBeside: false });
    const next = rename(true, { text: "a", shows: ["saved"] }, "b");
    assert.deepEqual([notebook.states, next.states], [["ended undefined", "ended undefined"], ["runs", "waits"]]);
    assert.deepEqual(session.interrupted, []);
    runs.update({ type: "update", run: 1, displayId: "d", data: { "text/plain": "second" } });
    session.last.write("two");
    assert.deepEqual(next.sheet(next.cells[0]).texts, ["stdout: one", "second", "stdout: two"]);
    await session.last.end();
    assert.deepEqual([session.last.cell, next.states], ["cell:1", ["ended true", "runs"]]);
    await session.last.end();
    assert.deepEqual(next.states, ["ended true", "ended true"]);
    assert.deepEqual([heard.busy, next.busy], [[true], [false]]);
});

test("what comes before the kernel is selected in the notebook of another name is shown then", async () => {
    const { session, runs, rename, cells } = open("a", "b");
    void runs.run(cells);
    session.last.show({ type: "display", run: 1, data: { "text/plain": "first" }, displayId: "d", isResult: false, isBeside: false });
    const next = rename(false, "a", "b");
    runs.update({ type: "update", run: 1, displayId: "d", data: { "text/plain": "second" } });
    session.last.write("one");
    assert.deepEqual(next.states, ["", ""]);
    next.isSelected = true;
    runs.settle();
    assert.deepEqual(next.states, ["runs", "waits"]);
    assert.deepEqual(next.sheet(next.cells[0]).texts, ["second", "stdout: one"]);
    next.execution(0).cancel();
    assert.deepEqual(session.interrupted, [1]);
    await session.last.end("Cancelled");
    assert.deepEqual(next.states, ["ended false", "ended undefined"]);
});

test("a cell that isn't there any more under the other name is stopped", async () => {
    const { session, runs, rename, cells } = open("a");
    void runs.run(cells);
    rename(true, "another");
    assert.deepEqual(session.interrupted, [1]);
    await session.last.end("Cancelled");
    assert.equal(runs.isBusy, false);
});

test("a cell that ends before the notebook of another name can show it has ended there too", async () => {
    const { session, runs, rename, cells } = open("a");
    void runs.run(cells);
    const next = rename(false, { text: "a", shows: ["saved"] });
    await session.last.end();
    assert.deepEqual(next.states, [""]);
    next.isSelected = true;
    runs.settle();
    assert.deepEqual([next.states, next.execution(0).executionOrder, next.sheet(next.cells[0]).texts], [["ended true"], 1, []]);
});

test("what cells have shown while their notebook was away stands there when it is back, each with its number and its end", async () => {
    const { notebook, session, runs, rename, cells } = open("a", "b", "c");
    void runs.run(cells);
    const first = session.last;
    first.write("one");
    first.show({ type: "display", run: 1, data: { "text/plain": "first" }, displayId: "d", isResult: false, isBeside: false });
    runs.part();
    assert.deepEqual(notebook.states, ["ended undefined", "ended undefined", "ended undefined"]);
    first.write("two");
    await first.end();
    runs.update({ type: "update", run: 2, displayId: "d", data: { "text/plain": "second" } });
    first.write(", later");
    await session.last.end("Failed");
    assert.deepEqual(notebook.sheet(cells[0]).texts, ["stdout: one", "first"]);
    assert.deepEqual(notebook.states, ["ended undefined", "ended undefined", "ended undefined"]);
    const next = rename(true, { text: "a", shows: ["saved"] }, "b", "c");
    assert.deepEqual(next.states, ["ended true", "ended false", ""]);
    assert.deepEqual(next.sheet(next.cells[0]).texts, ["stdout: one", "second", "stdout: two, later"]);
    assert.deepEqual([0, 1].map(index => next.execution(index).executionOrder), [1, 2]);
    runs.update({ type: "update", run: 2, displayId: "d", data: { "text/plain": "third" } });
    assert.deepEqual(next.sheet(next.cells[0]).texts, ["stdout: one", "third", "stdout: two, later"]);
});

test("cells go on to run while their notebook is away, and those that still run go on when it is back", async () => {
    const { session, runs, rename, cells } = open("a", "b", "c");
    void runs.run(cells);
    runs.part();
    await session.last.end();
    session.last.write("one");
    const next = rename(true, "a", "b", "c");
    assert.deepEqual(next.states, ["ended true", "runs", "waits"]);
    assert.equal(next.sheets.running, next.execution(1));
    session.last.write("two");
    assert.deepEqual(next.sheet(next.cells[1]).texts, ["stdout: onetwo"]);
    await session.last.end();
    await session.last.end();
    assert.deepEqual(next.states, ["ended true", "ended true", "ended true"]);
});

test("a cell whose session dies while its notebook is away says so when it is back", async () => {
    const { session, runs, rename, cells } = open("a");
    void runs.run(cells);
    runs.part();
    runs.forget();
    await session.last.die("exit code 3");
    const next = rename(true, "a");
    assert.deepEqual([next.states, next.sheet(next.cells[0]).texts], [["ended false"], ["The session has ended: exit code 3"]]);
});

test("what a cell has shown while its notebook was away isn't shown under one with another text, nor later", async () => {
    const { session, runs, rename, cells } = open("a", "b");
    void runs.run([cells[0]]);
    runs.part();
    session.last.write("one");
    await session.last.end();
    for (const then of ["another", "a"]) {
        const next = rename(true, then, "b");
        assert.deepEqual([next.states, next.sheet(next.cells[0]).texts], [["", ""], []]);
    }
});

test("a cell that is run again when its notebook is back shows what it shows then", async () => {
    const { session, runs, rename, cells } = open("a");
    void runs.run(cells);
    runs.part();
    session.last.write("one");
    await session.last.end();
    const next = rename(false, "a");
    next.isSelected = true;
    void runs.run(next.cells);
    session.last.write("two");
    await session.last.end();
    runs.settle();
    assert.deepEqual([next.states, next.sheet(next.cells[0]).texts], [["ended true"], ["stdout: two"]]);
});
