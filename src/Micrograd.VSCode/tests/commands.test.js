const assert = require("node:assert/strict");
const { test } = require("node:test");
const vscode = require("./fakes/vscode.js");
const { registerCommands } = require("../notebook/commands.js");

/** The commands over two sessions; the first is that of the active notebook. */
function open({ hasRun = true, isAsked = true, parted = /** @type {object[]} */ ([]), chosen = /** @type {string | undefined} */ (undefined) }) {
    /** @type {string[]} */
    const done = [];
    /** @type {Record<string, () => Promise<unknown>>} */
    const commands = {};
    const all = ["a", "b"].map(name => ({
        notebook: { uri: name }, runs: {},
        session: { hasRun, restart: async () => done.push(`restart ${name}`), end: async () => done.push(`end ${name}`) },
    }));
    Object.assign(vscode.commands, {
        registerCommand: (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ run) => commands[name] = run,
        executeCommand: async (/** @type {string} */ name) => done.push(name),
    });
    Object.assign(vscode.window, {
        activeNotebookEditor: { notebook: all[0].notebook },
        showWarningMessage: async (/** @type {string} */ text) => {
            done.push(text);
            return chosen;
        },
    });
    Object.assign(vscode, { ConfigurationTarget: { Global: 1 } });
    Object.assign(vscode.workspace, {
        getConfiguration: () => ({ get: () => isAsked, update: async (/** @type {string} */ name, /** @type {unknown} */ value) => done.push(`${name} = ${value}`) }),
    });
    const sessions = { all, withParted: [...all, ...parted], of: () => all[0], endAll: async () => done.push("end all") };
    registerCommands(/** @type {any} */ ({ subscriptions: [] }), /** @type {any} */ (sessions), { show() {} });
    return { done, run: (/** @type {string} */ name) => commands[`micrograd.${name}`]() };
}

const question = "Restart the session? Its variables are gone then.";

test("a restart that would lose variables is asked about, and left when the reader doesn't mean it", async () => {
    const { done, run } = open({});
    await run("restart");
    await run("restartAndRunAll");
    assert.deepEqual(done, [question, question]);
});

test("a restart that is meant is done", async () => {
    const { done, run } = open({ chosen: "Restart" });
    await run("restartAndRunAll");
    assert.deepEqual(done, [question, "restart a", "notebook.execute"]);
});

test("who doesn't want to be asked again isn't", async () => {
    const { done, run } = open({ chosen: "Restart, Don't Ask Again" });
    await run("restart");
    assert.deepEqual(done, [question, "askBeforeRestart = false", "restart a"]);
    const silent = open({ isAsked: false });
    await silent.run("restart");
    assert.deepEqual(silent.done, ["restart a"]);
});

test("where no cell has run nothing is lost, and nothing asked", async () => {
    const { done, run } = open({ hasRun: false });
    await run("restart");
    await run("endSession");
    await run("endAllSessions");
    assert.deepEqual(done, ["restart a", "end a", "end all"]);
});

test("ending all sessions is asked about where only one has variables whose notebook is away", async () => {
    const { done, run } = open({ hasRun: false, parted: [{ session: { hasRun: true } }] });
    await run("endAllSessions");
    assert.deepEqual(done, ["End the sessions of all notebooks in this window? Their variables are gone then."]);
});

test("ending sessions that have variables is asked about", async () => {
    const { done, run } = open({ chosen: "End" });
    await run("endSession");
    await run("endAllSessions");
    assert.deepEqual(done, [
        "End the session? Its variables are gone then.", "end a",
        "End the sessions of all notebooks in this window? Their variables are gone then.", "end all",
    ]);
});
