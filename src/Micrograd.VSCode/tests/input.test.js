const assert = require("node:assert/strict");
const { test } = require("node:test");
const vscode = require("./fakes/vscode.js");
const { Emitter } = require("../conversation/emitter.js");
const { Questions } = require("../notebook/input.js");
const { settled } = require("./fakes/notebook.js");

/** @typedef {{ id: number, prompt: string, isPassword: boolean }} Question */

/** VS Code's box: one is seen at a time, and another takes its place. */
class FakeBox {
    /** @type {FakeBox | null} */
    static seen = null;
    value = "";
    valueSelection = [0, 0];
    prompt = "";
    title = "";
    #accepted = () => {};
    #hidden = () => {};

    onDidAccept(/** @type {() => void} */ listener) {
        this.#accepted = listener;
    }

    onDidHide(/** @type {() => void} */ listener) {
        this.#hidden = listener;
    }

    show() {
        FakeBox.seen?.hide();
        FakeBox.seen = this;
    }

    hide() {
        FakeBox.seen = null;
        this.#hidden();
    }

    dispose() {
        if (FakeBox.seen === this) this.hide();
    }

    answer(/** @type {string} */ text) {
        this.value = text;
        this.#accepted();
    }
}

/** Sessions of notebooks whose cells ask. */
function open(/** @type {string[]} */ ...names) {
    /** @type {Emitter<any>} */
    const changed = new Emitter();
    /** @type {string[]} */
    const answers = [];
    /** @type {Map<string, (chosen: string | undefined) => Promise<void>>} What VS Code reminds of, and how the reader answers that. */
    const reminders = new Map();
    /** @type {Record<string, () => void>} */
    const commands = {};
    FakeBox.seen = null;
    Object.assign(vscode.window, {
        createInputBox: () => new FakeBox(),
        showInformationMessage: (/** @type {string} */ text, /** @type {any} */ name) => new Promise(resolve => reminders.set(`${text} ${name}`, async chosen => {
            resolve(chosen);
            await settled();
        })),
    });
    Object.assign(vscode.l10n, { t: (/** @type {string} */ text, /** @type {any[]} */ ...given) => text.replace(/\{(\d)\}/g, (_, index) => given[index]) });
    Object.assign(vscode.commands, { registerCommand: (/** @type {string} */ name, /** @type {() => void} */ run) => commands[name] = run });
    Object.assign(vscode.workspace, { asRelativePath: (/** @type {string} */ uri) => uri });
    const all = names.map(name => {
        const session = {
            questions: /** @type {Question[]} */ ([]),
            answer: (/** @type {Question} */ question, /** @type {string | null} */ text) => {
                if (!session.questions.includes(question)) return;
                answers.push(`${name}, ${question.prompt}: ${text}`);
                session.withdraw(question);
            },
            withdraw: (/** @type {Question} */ question) => {
                session.questions = session.questions.filter(each => each !== question);
                changed.fire(null);
            },
            ask: (/** @type {string} */ prompt) => {
                const question = { id: session.questions.length, prompt, isPassword: false };
                session.questions.push(question);
                changed.fire(null);
                return question;
            },
        };
        return { session, notebook: { uri: name } };
    });
    const sessions = { all, of: () => undefined, onDidOpen: changed.event, onDidChange: changed.event, onDidClose: changed.event };
    new Questions(/** @type {any} */ (sessions)).register();
    const remind = (/** @type {string} */ words, /** @type {string | undefined} */ chosen) => {
        const [key, answer] = [...reminders].find(([text]) => text.startsWith(words)) ?? assert.fail(`nobody says "${words}", but: ${[...reminders.keys()]}`);
        reminders.delete(key);
        return answer(chosen);
    };
    return { sessions: all.map(({ session }) => session), answers, reminders, remind, commands };
}

const box = () => FakeBox.seen ?? assert.fail("no box");

test("a question is asked with the notebook's name, and answered", () => {
    const { sessions: [session], answers, reminders } = open("a.ipynb");
    session.ask("Who?");
    assert.deepEqual([box().title, box().prompt], ["a.ipynb", "Who?"]);
    box().answer("Ada");
    assert.deepEqual(answers, ["a.ipynb, Who?: Ada"]);
    assert.equal(FakeBox.seen, null);
    assert.equal(reminders.size, 0);
});

test("a box that another takes the place of leaves its question, and what was written, for later", async () => {
    const { sessions: [session], answers, remind } = open("a.ipynb");
    session.ask("Who?");
    box().value = "Ad";
    box().hide();
    assert.deepEqual(answers, []);
    assert.equal(FakeBox.seen, null);
    await remind("a.ipynb waits for an answer: Who?", "Answer");
    assert.equal(box().value, "Ad");
    assert.deepEqual(box().valueSelection, [2, 2]);
    box().answer("Ada");
    assert.deepEqual(answers, ["a.ipynb, Who?: Ada"]);
});

test("who is reminded can stop the cell", async () => {
    const { sessions: [session], answers, remind } = open("a.ipynb");
    session.ask("Who?");
    box().hide();
    await remind("a.ipynb", "Stop the Cell");
    assert.deepEqual(answers, ["a.ipynb, Who?: null"]);
});

test("a question that was put aside stays so when others come, and is asked again by the command", () => {
    const { sessions: [session], answers, commands } = open("a.ipynb");
    session.ask("Who?");
    box().hide();
    session.ask("And you?");
    box().answer("me");
    assert.equal(FakeBox.seen, null);
    commands["micrograd.answer"]();
    box().answer("Ada");
    assert.deepEqual(answers, ["a.ipynb, And you?: me", "a.ipynb, Who?: Ada"]);
});

test("the question of another notebook waits until this one is answered", () => {
    const { sessions: [one, other], answers } = open("a.ipynb", "b.ipynb");
    other.ask("First?");
    one.ask("Second?");
    assert.equal(box().prompt, "First?");
    box().answer("1");
    box().answer("2");
    assert.deepEqual(answers, ["b.ipynb, First?: 1", "a.ipynb, Second?: 2"]);
});

test("a question that nobody waits for any more is hidden, and can't be answered from its reminder", async () => {
    const { sessions: [session], answers, reminders, remind } = open("a.ipynb");
    const first = session.ask("Who?");
    session.withdraw(first);
    assert.equal(FakeBox.seen, null);
    assert.equal(reminders.size, 0);
    const second = session.ask("Who then?");
    box().hide();
    session.withdraw(second);
    await remind("a.ipynb", "Answer");
    assert.equal(FakeBox.seen, null);
    assert.deepEqual(answers, []);
});

test("where no cell waits, the command says so", () => {
    const { commands, reminders } = open("a.ipynb");
    commands["micrograd.answer"]();
    assert.deepEqual([...reminders.keys()].map(text => text.replace(/ undefined$/, "")), ["No cell waits for an answer."]);
});
