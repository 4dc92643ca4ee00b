const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Queue } = require("../notebook/queue.js");

/** A queue, and turns whose ends are in the test's hands. */
function begin() {
    /** @type {string[]} */
    const log = [];
    const queue = new Queue(() => log.push(queue.isBusy ? "busy" : "idle"));
    const turn = (/** @type {string} */ name) => {
        /** @type {(goesOn: boolean) => void} */
        let finish = () => {};
        return {
            run: () => {
                log.push(`${name} runs`);
                return new Promise((/** @type {(goesOn: boolean) => void} */ resolve) => finish = resolve);
            },
            leave: () => log.push(`${name} leaves`),
            finish: async (goesOn = true) => {
                finish(goesOn);
                await new Promise(resolve => setImmediate(resolve));
            },
        };
    };
    return { queue, log, turn };
}

test("turns are had one after the other, and those that come later wait", async () => {
    const { queue, log, turn } = begin();
    const [a, b, c] = ["a", "b", "c"].map(turn);
    void queue.add([a, b]);
    void queue.add([c]);
    assert.deepEqual(log, ["busy", "a runs"]);
    await a.finish();
    await b.finish();
    assert.deepEqual(log, ["busy", "a runs", "b runs", "c runs"]);
    await c.finish();
    assert.deepEqual(log.slice(4), ["idle"]);
    assert.equal(queue.isBusy, false);
});

test("one that fails keeps those behind it from their turn, and those that come then have theirs", async () => {
    const { queue, log, turn } = begin();
    const [a, b, c, d] = ["a", "b", "c", "d"].map(turn);
    void queue.add([a, b, c]);
    await a.finish(false);
    assert.deepEqual(log, ["busy", "a runs", "b leaves", "c leaves", "idle"]);
    void queue.add([d]);
    assert.deepEqual(log.slice(5), ["busy", "d runs"]);
    await d.finish();
});

test("one that waits can be taken back, one that runs can't", async () => {
    const { queue, log, turn } = begin();
    const [a, b, c] = ["a", "b", "c"].map(turn);
    void queue.add([a, b, c]);
    assert.equal(queue.remove(b), true);
    assert.equal(queue.remove(b), false);
    assert.equal(queue.remove(a), false);
    await a.finish();
    assert.deepEqual(log, ["busy", "a runs", "b leaves", "c runs"]);
    await c.finish();
});

test("nothing to run is no change", () => {
    const { queue, log } = begin();
    void queue.add([]);
    assert.deepEqual(log, []);
});
