// The conversation with the real session.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, test } = require("node:test");
const { findDotNet, here } = require("../conversation/dotnet.js");
const { Session } = require("../conversation/session.js");

const server = process.env.MICROGRAD_SERVER ?? path.join(__dirname, "../../../artifacts/bin/Micrograd.Tool/debug/micrograd.dll");
const found = findDotNet({ setting: "", ...here() });
const missing = "problem" in found ? "there is no .NET 10 here" : fs.existsSync(server) ? false : `${server} isn't built: dotnet build src/Micrograd.Tool`;

const folder = fs.realpathSync(os.tmpdir());
const session = new Session(() => ({ program: "problem" in found ? "" : found.program, args: ["--roll-forward", "Major", server, "serve"], folder }));
after(() => session.close());

/**
 * Runs a cell.
 * @param {string} code
 * @returns {Promise<{ status: string, shown: any[] }>}
 */
async function run(code) {
    /** @type {any[]} */
    const shown = [];
    const { status } = await session.run(code, "cell", message => shown.push(message));
    return { status, shown: shown.filter(({ type }) => type !== "started" && type !== "ended") };
}

test("cells run in one session, in the notebook's folder", { skip: missing }, async () => {
    assert.equal((await run("var x = 20;")).status, "Succeeded");
    const { shown } = await run("x + 1");
    assert.deepEqual(shown.map(({ isResult, data }) => [isResult, data["text/plain"]]), [[true, "21"]]);
    assert.equal((await run("Environment.CurrentDirectory")).shown[0].data["text/plain"], folder);
    assert.match(session.welcome?.dotNet ?? "", /^\.NET \d+/);
});

test("an error names the place as the links in it expect", { skip: missing }, async () => {
    const { status, shown } = await run("var y = 0;\nx / y");
    assert.equal(status, "Failed");
    assert.equal(shown[0].type, "error");
    assert.match(shown[0].traceback.join("\n"), /at cell \d+, line 2: x \/ y/);
});

test("a cell in another language has its errors at its own lines", { skip: missing }, async () => {
    /** @type {any[]} */
    const shown = [];
    await session.run("digraph {\na -> ;\n}", "cell", message => shown.push(message), undefined, "dot");
    assert.deepEqual(shown.filter(({ type }) => type === "error").map(({ name, line, column }) => [name, line, column]), [["DotSyntaxError", 2, 6]]);
});

test("an endless cell is stopped, and variables stay", { skip: missing }, async () => {
    await run("var n = 0;");
    let number = 0;
    const endless = session.run("while (true) n++;", "cell", message => message.type === "started" && session.interrupt(number), given => number = given);
    assert.equal((await endless).status, "Cancelled");
    assert.equal((await run("x")).shown[0].data["text/plain"], "20");
});

test("a cell reads what the reader answers, and is stopped when there is no answer", { skip: missing }, async () => {
    const listening = session.onDidChangeQuestions(() => session.questions.forEach(question => session.answer(question, question.prompt === "?" ? null : "Ada")));
    assert.equal((await run("Console.ReadLine()")).shown[0].data["text/plain"], "Ada");
    const { status } = await run("Input(\"?\")");
    assert.notEqual(status, "Succeeded");
    listening.dispose();
});

test("the process ends with its input, whatever runs", { skip: missing }, async () => {
    const { pid } = session;
    const cut = assert.rejects(session.run("while (true) { }", "cell", () => {}));
    await session.close();
    await cut;
    assert.throws(() => process.kill(pid ?? 0, 0));
});
