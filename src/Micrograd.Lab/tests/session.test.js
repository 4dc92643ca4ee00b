import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Died, Session, Stopped } from "../wwwroot/app/session/session.js";
/** @import { WorkerMessage } from "../types/messages.js" */

// Stands where C# runs: a test says what comes out of it, and reads what was sent to it.
class FakeWorker {
    /** @type {any[]} */
    sent = [];
    isEnded = false;
    /** @type {((event: { data: string }) => void) | null} */
    onmessage = null;
    /** @type {((event: { message?: string, preventDefault(): void }) => void) | null} */
    onerror = null;

    /** @param {string} json */
    postMessage(json) {
        this.sent.push(JSON.parse(json));
    }

    terminate() {
        this.isEnded = true;
    }

    /** @param {WorkerMessage[]} messages */
    say(...messages) {
        for (const message of messages) this.onmessage?.({ data: JSON.stringify(message) });
    }
}

/** @type {FakeWorker[]} */
let workers = [];

beforeEach(() => {
    workers = [];
});

const asleep = () => new Session(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return /** @type {Worker} */ (/** @type {unknown} */ (worker));
});

function start() {
    const session = asleep();
    session.start();
    return session;
}

const worker = () => /** @type {FakeWorker} */ (workers.at(-1));

/** @param {number} run */
const ended = run => ({ type: /** @type {const} */ ("ended"), run, succeeded: true, executionCount: 1, milliseconds: 5 });
const soon = () => new Promise(resolve => {
    setTimeout(resolve);
});

test("a cell is sent at once, shown message by message, and comes to its end", async () => {
    const session = start();
    /** @type {string[]} */
    const shown = [];
    const end = session.run("1", message => shown.push(message.type));
    assert.deepEqual(worker().sent, [{ type: "run", run: 0, code: "1" }]);
    worker().say({ type: "started", run: 0 }, { type: "stream", run: 0, name: "stdout", text: "1" });
    assert.ok(session.isBusy);
    worker().say(ended(0));
    assert.equal((await end).executionCount, 1);
    assert.ok(!session.isBusy);
    worker().say({ type: "stream", run: 0, name: "stdout", text: "late" });
    assert.deepEqual(shown, ["started", "stream", "ended", "stream"]);
});

test("what is loaded is told, and that it is ready", () => {
    const session = start();
    /** @type {[string, number][]} */
    const states = [];
    session.addEventListener("state", () => states.push([session.state, session.progress]));
    worker().say({ type: "loading", done: 0.5 }, { type: "ready" }, { type: "handedOver" });
    assert.deepEqual(states, [["loading", 0.5], ["ready", 0.5], ["ready", 0.5]]);
    assert.ok(session.hasHandedOver);
});

test("a question waits until C# is ready and idle; a later one of its kind about the same cell takes its place", async () => {
    const session = start();
    const ask = (/** @type {number} */ position, cell = "a") => session.ask({ type: "complete", code: "x.", position }, cell);
    const first = ask(1), second = ask(2), other = ask(3, "b");
    assert.equal(await first, null);
    assert.deepEqual(worker().sent, []);
    worker().say({ type: "ready" });
    assert.deepEqual(worker().sent.map(({ position }) => position), [2, 3]);
    const [{ id }, { id: otherId }] = worker().sent;
    worker().say({ type: "nothing", id: otherId }, { type: "completions", id, start: 0, end: 2, items: [] });
    assert.deepEqual([(await second)?.type, (await other)?.type], ["completions", "nothing"]);
});

test("a question that is asked while a cell runs is put when it has ended, after the cells that follow at once", async () => {
    const session = start();
    worker().say({ type: "ready" });
    const run = session.run("1", () => {});
    const answer = session.ask({ type: "diagnose", code: "x" }, "a");
    worker().say(ended(0));
    await run;
    const next = session.run("2", () => {});
    await soon();
    assert.deepEqual(worker().sent.map(({ type }) => type), ["run", "run"]);
    worker().say(ended(1));
    await next;
    await soon();
    assert.equal(worker().sent.at(-1).type, "diagnose");
    worker().say({ type: "nothing", id: worker().sent.at(-1).id });
    assert.equal((await answer)?.type, "nothing");
});

test("a session that is stopped starts anew, and its runs and questions come to nothing", async () => {
    const session = start();
    worker().say({ type: "ready" });
    const answer = session.ask({ type: "diagnose", code: "x" }, "a");
    const run = session.run("while (true);", () => {});
    session.stop();
    await assert.rejects(run, Stopped);
    assert.equal(await answer, null);
    assert.deepEqual(workers.map(({ isEnded }) => isEnded), [true, false]);
    assert.equal(session.state, "loading");
});

test("a session that dies says of what, and is started again", async () => {
    const session = start();
    let deaths = 0;
    session.addEventListener("died", () => deaths++);
    worker().say({ type: "ready" });
    const run = session.run("1", () => {});
    worker().say({ type: "died", reason: "its memory is used up" });
    await assert.rejects(run, error => error instanceof Died && error.message === "its memory is used up");
    assert.deepEqual([deaths, session.problem, session.state, workers.length], [1, "its memory is used up", "loading", 2]);
});

test("one that has run a cell before it was warm is started again, too", async () => {
    const session = start();
    const run = session.run("1", () => {});
    worker().say({ type: "started", run: 0 }, { type: "died", reason: "it fell" });
    await assert.rejects(run, Died);
    assert.equal(workers.length, 2);
});

test("one that can't start is broken, and is started by the next cell", async () => {
    const session = start();
    const run = session.run("1", () => {});
    worker().onerror?.({ message: "no file", preventDefault: () => {} });
    await assert.rejects(run, /no file/);
    assert.deepEqual([session.state, workers.length], ["broken", 1]);
    session.run("2", () => {});
    assert.deepEqual([session.state, workers.length, worker().sent.length], ["loading", 2, 1]);
});

test("one that was never started is asleep until a cell is run, and stopping it doesn't wake it", () => {
    const session = asleep();
    session.stop();
    assert.deepEqual([session.state, workers.length], ["asleep", 0]);
    session.run("1", () => {});
    assert.deepEqual([session.state, workers.length, worker().sent.length], ["loading", 1, 1]);
});

test("of a worker that was ended already nothing more is heard", () => {
    const session = start(), [first] = workers;
    session.stop();
    first.onerror?.({ message: "late", preventDefault: () => {} });
    assert.equal(session.state, "loading");
    assert.equal(session.problem, null);
});
