const assert = require("node:assert/strict");
const os = require("node:os");
const path = require("node:path");
const fs = require("node:fs");
const { afterEach, test } = require("node:test");
const { Died, Refused, Session, Stopped, Unstartable } = require("../conversation/session.js");

/** @type {Session[]} */
const sessions = [];
afterEach(() => Promise.all(sessions.splice(0).map(session => session.close())));

const folder = fs.realpathSync(os.tmpdir());

/** A session whose process is the one in fakes. */
function start(launch = () => ({ program: process.execPath, args: [path.join(__dirname, "fakes", "server.js")], folder })) {
    const session = new Session(launch);
    sessions.push(session);
    session.start();
    return session;
}

/**
 * Waits until a session has a state.
 * @param {Session} session
 * @param {string} state
 */
const becomes = (session, state) => new Promise(resolve => {
    if (session.state === state) resolve(null);
    else session.onDidChangeState(now => now === state && resolve(null));
});

/** @param {number | undefined} pid */
function isAlive(pid) {
    try {
        process.kill(pid ?? 0, 0);
        return true;
    } catch {
        return false;
    }
}

test("a session says what it is, and becomes ready", async () => {
    const session = start();
    assert.equal(session.state, "starting");
    await becomes(session, "ready");
    assert.equal(session.welcome?.dotNet, ".NET 0");
});

test("a cell runs in the notebook's folder, under its own name, also when it is given before the session is ready", async () => {
    const session = start();
    /** @type {import("../types/messages.js").RunMessage[]} */
    const shown = [];
    const ended = await session.run("echo", "cell-1", message => shown.push(message));
    assert.equal(ended.succeeded, true);
    assert.deepEqual(shown.map(({ type }) => type), ["started", "stream", "ended"]);
    assert.equal("text" in shown[1] && shown[1].text, `echo of cell-1 in ${folder}`);
});

test("what a cell shows after its end still finds its way", async () => {
    const session = start();
    /** @type {string[]} */
    const shown = [];
    await session.run("later", "c", message => "text" in message && shown.push(message.text));
    assert.equal(shown.includes("later"), false);
    await session.run("echo", "d", () => {});
    assert.equal(shown.includes("later"), true);
});

test("a run is stopped by its number, and those beside it aren't", async () => {
    const session = start();
    /** @type {number[]} */
    const begun = [];
    const first = session.run("hang", "c", () => {}, run => begun.push(run));
    const second = session.run("hang", "c", () => {}, run => begun.push(run));
    session.interrupt(begun[1]);
    assert.equal((await second).status, "Cancelled");
    assert.equal(session.isBusy, true);
    session.interrupt();
    assert.equal((await first).status, "Cancelled");
});

test("a process that dies says why, with its last words, and the next run starts another", async () => {
    const session = start();
    await assert.rejects(session.run("exit goodbye", "c", () => {}), problem => problem instanceof Died && /^exit code 3\nlast words\ngoodbye$/.test(problem.message));
    assert.equal(session.state, "ended");
    assert.match(session.problem ?? "", /goodbye/);
    assert.equal((await session.run("echo", "c", () => {})).executionCount, 1);
    assert.equal(session.generation, 2);
    assert.equal(session.problem, null);
});

test("a process that is killed says so", async () => {
    const session = start();
    await becomes(session, "ready");
    process.kill(session.pid ?? 0, "SIGKILL");
    await becomes(session, "ended");
    assert.match(session.problem ?? "", /SIGKILL/);
});

test("a process that breaks the conversation is ended, and its words are shown", async () => {
    const session = start();
    await assert.rejects(session.run("break", "c", () => {}), /no frame/);
});

test("a program that isn't there is a reason, not a crash", async () => {
    const session = start(() => ({ program: path.join(folder, "no-such-dotnet"), args: [], folder }));
    await becomes(session, "ended");
    assert.match(session.problem ?? "", /ENOENT/);
});

test("what keeps a session from starting is what its cells are told", async () => {
    const session = start(() => {
        throw new Unstartable("install .NET");
    });
    assert.equal(session.state, "ended");
    await assert.rejects(session.run("echo", "c", () => {}), problem => problem instanceof Unstartable && problem.message === "install .NET");
});

test("a restart ends what runs, and the process with it", async () => {
    const session = start();
    await becomes(session, "ready");
    const { pid } = session;
    const cut = session.run("hang", "c", () => {});
    const told = assert.rejects(cut, Stopped);
    await session.restart();
    await told;
    assert.equal(isAlive(pid), false);
    assert.notEqual(session.pid, pid);
    assert.equal((await session.run("echo", "c", () => {})).executionCount, 1);
});

test("a closed session leaves no process, and runs nothing more", async () => {
    const session = start();
    await becomes(session, "ready");
    const { pid } = session;
    await session.close();
    assert.equal(isAlive(pid), false);
    await assert.rejects(session.run("echo", "c", () => {}), Stopped);
    assert.equal(session.start(), false);
});

test("a question has its answer; refused, without one or without a session it is null", async () => {
    const session = start();
    const ask = (/** @type {string} */ code) => session.ask({ type: "describe", code, position: 0 });
    assert.equal((/** @type {any} */ (await ask("x"))).text, "x");
    assert.equal(await ask("nothing"), null);
    assert.equal(await ask("refuse"), null);
    const unanswered = ask("never");
    await session.close();
    assert.equal(await unanswered, null);
    assert.equal(await ask("x"), null);
});

test("a question that is taken back is answered at once, with null", async () => {
    const session = start();
    /** @type {(() => void)[]} */
    const listeners = [];
    const token = {
        isCancellationRequested: false,
        onCancellationRequested: (/** @type {() => void} */ listener) => {
            listeners.push(listener);
            return { dispose() {} };
        },
    };
    const answer = session.ask({ type: "describe", code: "never", position: 0 }, token);
    listeners.forEach(listener => listener());
    assert.equal(await answer, null);
    assert.equal(await session.ask({ type: "describe", code: "x", position: 0 }, { ...token, isCancellationRequested: true }), null);
});

test("what a cell asks is handed on, and so is the answer, once", async () => {
    const session = start();
    const asked = new Promise(resolve => session.onDidChangeQuestions(() => resolve(session.questions[0])));
    /** @type {string[]} */
    const got = [];
    session.onDidWrite(text => got.push(text));
    const run = session.run("ask your name", "c", () => {});
    const question = /** @type {any} */ (await asked);
    assert.equal(question.prompt, "your name");
    session.answer(question, "Ada");
    session.answer(question, "Grace");
    assert.deepEqual(session.questions, []);
    await run;
    // By its end all has been read that the process has written.
    await session.end();
    assert.equal(got.join(""), "got Ada\n");
});

test("an answer to a question from before a restart is none to the one that bears its number now", async () => {
    const session = start();
    const ask = async () => {
        const asked = new Promise(resolve => session.onDidChangeQuestions(() => resolve(session.questions[0])));
        await session.run("ask who", "c", () => {});
        return /** @type {any} */ (await asked);
    };
    /** @type {string[]} */
    const got = [];
    session.onDidWrite(text => got.push(text));
    const before = await ask();
    await session.restart();
    const now = await ask();
    assert.equal(before.id, now.id);
    session.answer(before, null);
    assert.deepEqual(session.questions, [now]);
    session.answer(now, "Ada");
    await session.end();
    assert.equal(got.join(""), "got Ada\n");
});

test("a question goes when its cell waits no more, and with the session", async () => {
    const session = start();
    const asked = () => new Promise(resolve => session.onDidChangeQuestions(() => session.questions.length > 0 && resolve(null)));
    const first = asked();
    void session.run("ask who", "c", () => {});
    await first;
    await session.run("withdraw", "c", () => {});
    assert.deepEqual(session.questions, []);
    const second = asked();
    await session.run("ask who", "c", () => {});
    await second;
    await session.end();
    assert.deepEqual(session.questions, []);
});

test("a session that is ended has no process and nothing to lose, and the next run starts another", async () => {
    const session = start();
    assert.equal(session.hasRun, false);
    await session.run("echo", "c", () => {});
    assert.equal(session.hasRun, true);
    const { pid } = session;
    await session.end();
    assert.deepEqual([session.state, session.hasRun, isAlive(pid)], ["none", false, false]);
    assert.equal((await session.run("echo", "c", () => {})).executionCount, 1);
});

test("what the last run of a cell shows finds its way, and what one before shows is nobody's", async () => {
    const session = start();
    /** @type {string[]} */
    const shown = [];
    const run = (/** @type {string} */ code) => session.run(code, "c", message => "text" in message && shown.push(`${code}: ${message.text}`));
    await run("later");
    await run("echo");
    assert.deepEqual(shown, [`later: later of c in ${folder}`, `echo: echo of c in ${folder}`]);
});

test("an update belongs to no run: what it changes may stand under another cell", async () => {
    const session = start();
    const said = new Promise(resolve => session.onDidSay(resolve));
    await session.run("update d", "c", () => {});
    assert.equal(/** @type {any} */ (await said).displayId, "d");
});

test("a run that the session can make nothing of leaves the session as it is", async () => {
    const session = start();
    await assert.rejects(session.run("refuse", "c", () => {}), problem => problem instanceof Refused && problem.message === "no");
    assert.equal(session.state, "ready");
});
