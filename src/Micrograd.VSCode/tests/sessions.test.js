const assert = require("node:assert/strict");
const os = require("node:os");
const path = require("node:path");
const { test } = require("node:test");
const vscode = require("./fakes/vscode.js");
const { Sessions } = require("../notebook/sessions.js");
const { FakeNotebook, settled } = require("./fakes/notebook.js");

const launch = () => ({ program: process.execPath, args: [path.join(__dirname, "fakes", "server.js")], folder: os.tmpdir() });

/** A window whose folder isn't trusted: its sessions have no process until a cell runs. */
function open() {
    /** @type {((chosen: string) => Promise<void>)[]} How the reader answers each warning. */
    const warnings = [];
    /** @type {string[]} */
    const done = [];
    Object.assign(vscode.workspace, { isTrusted: false, asRelativePath: String });
    Object.assign(vscode.window, {
        showWarningMessage: () => new Promise(resolve => warnings.push(async chosen => {
            resolve(chosen);
            await settled();
        })),
    });
    const sessions = new Sessions(/** @type {any} */ ({ launch }), /** @type {any} */ ({ info() {} }), () => {});

    /** VS Code opens a notebook; what is done with its session is noted, and not done. */
    const show = (/** @type {string} */ name, /** @type {string} */ note) => {
        const notebook = new FakeNotebook("a");
        const document = Object.assign(notebook.document, { uri: new vscode.Uri(name), notebookType: "micrograd-notebook" });
        const opened = sessions.open(document, notebook.controller);
        Object.assign(opened.session, { close: async () => done.push(`close ${note}`), restart: async () => done.push(`restart ${note}`) });
        return { notebook, document, opened };
    };
    return { sessions, show, warnings, done };
}

test("the session of a notebook that comes back has ten seconds to wait for it", t => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const { sessions, show, done } = open();
    const { document, opened } = show("file:///a.ipynb", "a");
    sessions.part(document, true, () => false);
    assert.deepEqual(sessions.all, []);
    t.mock.timers.tick(9000);
    const { opened: again, document: next } = show("file:///a.ipynb", "a");
    assert.equal(again.session, opened.session);
    t.mock.timers.tick(11_000);
    assert.deepEqual(done, []);
    sessions.part(next, true, () => false);
    t.mock.timers.tick(11_000);
    assert.deepEqual(done, ["close a"]);
});

test("a session waits as long as its notebook is compared, and ends soon after", t => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const { sessions, show, done } = open();
    let isCompared = true;
    sessions.part(show("file:///a.ipynb", "a").document, true, () => isCompared);
    for (let passed = 0; passed < 60; passed++) t.mock.timers.tick(1000);
    assert.deepEqual(done, []);
    isCompared = false;
    for (let passed = 0; passed < 10; passed++) t.mock.timers.tick(1000);
    assert.deepEqual(done, ["close a"]);
});

test("what a session says while its notebook is away reaches the notebook's runs, and so does the session's end", async () => {
    const { sessions, show, done } = open();
    const { document, opened } = show("file:///a.ipynb", "a");
    Object.assign(opened.runs, {
        part: () => done.push("part"), update: (/** @type {any} */ { displayId }) => done.push(`update ${displayId}`), forget: () => done.push("forget"),
    });
    sessions.part(document, true, () => false);
    await opened.session.run("update d", "c", () => {});
    await opened.session.end();
    assert.deepEqual(done, ["part", "update d", "forget"]);
});

test("a notebook that is closed for good takes its session with it", () => {
    const { sessions, show, done } = open();
    sessions.part(show("file:///a.ipynb", "a").document, false, () => false);
    assert.deepEqual(done, ["close a"]);
});

test("of two sessions that wait for a notebook of the same name, the first ends", () => {
    const { sessions, show, done } = open();
    const [first, second] = [show("file:///a.ipynb", "first"), show("file:///a.ipynb", "second")];
    sessions.part(first.document, true, () => false);
    sessions.part(second.document, true, () => false);
    assert.deepEqual(done, ["close first"]);
});

test("those that wait for their notebooks are among all that can be ended", () => {
    const { sessions, show } = open();
    const [{ document, opened: away }, { opened: there }] = [show("file:///a.ipynb", "a"), show("file:///b.ipynb", "b")];
    sessions.part(document, true, () => false);
    assert.deepEqual(sessions.all, [there]);
    assert.deepEqual(sessions.withParted, [there, away]);
});

test("a session is restarted under a cell that doesn't stop, also when its notebook has got another name meanwhile", async t => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const { sessions, show, warnings, done } = open();
    const { opened, notebook } = show("file:///a.ipynb", "a");
    Object.assign(opened.session, { run: () => new Promise(() => {}) });
    void opened.runs.run(notebook.cells);
    opened.runs.interrupt();
    t.mock.timers.tick(6000);
    sessions.rename([/** @type {any} */ ({ oldUri: "file:///a.ipynb", newUri: "file:///b.ipynb" })]);
    show("file:///b.ipynb", "b");
    await warnings[0]("Restart");
    assert.deepEqual(done, ["restart b"]);
});
