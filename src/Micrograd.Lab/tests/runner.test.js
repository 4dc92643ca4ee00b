import assert from "node:assert/strict";
import { test } from "node:test";
import { Notebook } from "../wwwroot/app/document/notebook.js";
import { Runner } from "../wwwroot/app/session/runner.js";
import { Died, Stopped } from "../wwwroot/app/session/session.js";
import { isUnknownName } from "../wwwroot/app/session/unknownNames.js";
/** @import { CellEnded, RunMessage } from "../types/messages.js" */
/** @import { Session } from "../wwwroot/app/session/session.js" */

// A session of which a test says how each run goes.
class FakeSession {
    /** @type {{ code: string, show: (message: RunMessage) => void, end: (more?: Partial<CellEnded>) => void, cut: (problem: Error) => void }[]} */
    runs = [];

    /**
     * @param {string} code
     * @param {(message: RunMessage) => void} show
     */
    run(code, show) {
        return new Promise((resolve, reject) => {
            const end = (more = {}) => resolve({ type: "ended", run: 0, succeeded: true, executionCount: this.runs.length, milliseconds: 7, ...more });
            this.runs.push({ code, show, end, cut: reject });
        });
    }

    stop() {
        this.runs.at(-1)?.cut(new Stopped());
    }
}

/** @param {(string | { source: string, tags?: string[], kind?: string })[]} cells */
function make(...cells) {
    const notebook = new Notebook(JSON.stringify({
        nbformat: 4,
        cells: cells.map(cell => typeof cell === "string" ? { source: cell } : cell)
            .map(({ source, tags = [], kind = "code" }) => ({ cell_type: kind, source, metadata: { tags }, outputs: [], execution_count: null })),
    }));
    const session = new FakeSession();
    const runner = new Runner(notebook, /** @type {Session} */ (/** @type {unknown} */ (session)));
    return { notebook, session, runner, states: () => notebook.cells.map(cell => runner.stateOf(cell).state ?? "") };
}

const soon = () => new Promise(resolve => {
    setImmediate(resolve);
});

test("cells run one after the other; text and empty cells are left out", async () => {
    const { notebook, session, runner, states } = make("a", { source: "# b", kind: "markdown" }, " \n", "c");
    const all = runner.run(notebook.cells);
    assert.deepEqual(states(), ["waiting", "", "", "waiting"]);
    session.runs[0].show({ type: "started", run: 0 });
    assert.ok(runner.isAtWork);
    assert.deepEqual(states(), ["running", "", "", "waiting"]);
    session.runs[0].end();
    await soon();
    session.runs[1].end();
    await all;
    assert.deepEqual(session.runs.map(({ code }) => code), ["a", "c"]);
    assert.deepEqual(states(), ["done", "", "", "done"]);
    assert.deepEqual(notebook.cells.map(({ executionCount }) => executionCount), [1, null, null, 2]);
    assert.ok(!runner.isBusy);
    assert.ok(runner.hasRun);
});

test("a cell that was given to a session that still loads is not at work yet", () => {
    const { notebook, runner } = make("a");
    runner.run(notebook.cells);
    assert.ok(runner.isBusy);
    assert.ok(!runner.isAtWork);
});

test("a cell that waits or runs isn't put in line once more", async () => {
    const { notebook, session, runner } = make("a", "b");
    runner.run(notebook.cells);
    runner.run(notebook.cells);
    session.runs[0].end();
    await soon();
    session.runs[1].end();
    await soon();
    assert.equal(session.runs.length, 2);
});

test("a cell that fails says its line and ends what waits, but not where that is meant", async () => {
    for (const [tags, rest] of /** @type {[string[], string][]} */ ([[[], ""], [["raises-exception"], "waiting"]])) {
        const { notebook, session, runner, states } = make({ source: "a", tags }, "b");
        runner.run(notebook.cells);
        session.runs[0].show({ type: "error", run: 0, name: "E", message: "m", traceback: ["t"], line: 3, column: 1 });
        session.runs[0].end({ succeeded: false });
        await soon();
        assert.deepEqual(states(), ["failed", rest]);
        assert.equal(runner.stateOf(notebook.cells[0]).line, 3);
        assert.equal(notebook.cells[0].outputs[0].ename, "E");
    }
});

test("a cell that is deleted, or made text, while it waits doesn't run", async () => {
    const { notebook, session, runner, states } = make("a", "b", "c");
    const [, b, c] = notebook.cells;
    const all = runner.run(notebook.cells);
    notebook.remove(b);
    notebook.changeKind(c, "markdown");
    session.runs[0].end();
    await all;
    assert.deepEqual(states(), ["done", ""]);
    assert.equal(session.runs.length, 1);
});

test("a stop cuts off what runs, lets go of what waits and forgets what has run", async () => {
    const { notebook, session, runner, states } = make("a", "b", "c");
    const all = runner.run(notebook.cells);
    session.runs[0].end();
    await soon();
    runner.stop();
    await all;
    assert.deepEqual(states(), ["", "stopped", ""]);
    assert.equal(notebook.cells[1].executionCount, null);
    assert.ok(!runner.hasRun);
});

test("a session that dies under a cell says so in it", async () => {
    const { notebook, session, runner, states } = make("a", "b");
    const all = runner.run(notebook.cells);
    session.runs[0].cut(new Died("its memory is used up"));
    await all;
    assert.deepEqual(states(), ["failed", ""]);
    assert.deepEqual(notebook.cells[0].outputs[0].traceback, ["The session has ended: its memory is used up."]);
});

test("what a run shows after its end is shown, unless the cell runs again", async () => {
    const { notebook, session, runner } = make("a"), [cell] = notebook.cells;
    const late = (/** @type {string} */ text) => session.runs[0].show({ type: "stream", run: 0, name: "stdout", text });
    const first = runner.run([cell]);
    session.runs[0].end();
    await first;
    late("late");
    assert.equal(cell.outputs.length, 1);
    runner.run([cell]);
    late("too late");
    assert.equal(cell.outputs[0].text, "late");
});

test("a cell has all names of those above when each has come to the end that is meant for it", async () => {
    const { notebook, session, runner } = make("a", { source: "# text", kind: "markdown" }, " ", { source: "throw", tags: ["raises-exception"] }, "last");
    const last = notebook.cells[4];
    assert.ok(!runner.hasRunAllAbove(last));
    runner.run(notebook.cells.slice(0, 4));
    session.runs[0].end();
    await soon();
    assert.ok(!runner.hasRunAllAbove(last));
    session.runs[1].end({ succeeded: false });
    await soon();
    assert.ok(runner.hasRunAllAbove(last));
});

test("an error about a name that nobody knows is told from others", () => {
    assert.ok(isUnknownName("CS0103"));
    assert.ok(!isUnknownName("CS1002"));
});
