// Puts what cells ask to the reader, one question at a time. VS Code hides its box for any other (Ctrl+P, F1), and doesn't say why it has: a question that
// isn't answered is put aside, and waits.
/** @import { InputAsked } from "../types/messages.js" */
/** @import { NotebookSession, Sessions } from "./sessions.js" */
const vscode = require("vscode");

/** @typedef {{ question: InputAsked, box: import("vscode").InputBox }} Shown */

class Questions {
    #sessions;

    /** @type {Shown | null} */
    #shown = null;

    /** @type {WeakSet<InputAsked>} Those that have been put aside. */
    #aside = new WeakSet();

    /** @type {WeakMap<InputAsked, string>} What the reader has begun to write. */
    #drafts = new WeakMap();

    /** @param {Sessions} sessions */
    constructor(sessions) {
        this.#sessions = sessions;
    }

    register() {
        const look = () => this.#look();
        return vscode.Disposable.from(
            this.#sessions.onDidOpen(look), this.#sessions.onDidChange(look), this.#sessions.onDidClose(look),
            vscode.commands.registerCommand("micrograd.answer", () => this.#recall()));
    }

    // Hides what nobody waits for any more, and shows the next.
    #look() {
        const all = this.#sessions.all.flatMap(open => open.session.questions.map(question => ({ open, question })));
        if (this.#shown && all.some(({ question }) => question === this.#shown?.question)) return;
        this.#hide();
        const next = all.find(({ question }) => !this.#aside.has(question));
        if (next) this.#show(next.open, next.question);
    }

    #hide() {
        if (!this.#shown) return;
        const { question, box } = this.#shown;
        this.#shown = null;
        this.#drafts.set(question, box.value);
        box.dispose();
    }

    /**
     * @param {NotebookSession} open
     * @param {InputAsked} question
     */
    #show(open, question) {
        const box = vscode.window.createInputBox();
        const shown = this.#shown = { question, box };
        box.title = nameOf(open);
        box.prompt = wordsOf(question);
        box.password = question.isPassword;
        box.ignoreFocusOut = true;
        box.value = this.#drafts.get(question) ?? "";
        // What was written goes on where it ended: VS Code would select it, and the next letter would take its place.
        box.valueSelection = [box.value.length, box.value.length];
        box.onDidAccept(() => open.session.answer(question, box.value));
        box.onDidHide(() => {
            if (this.#shown !== shown) return;
            this.#hide();
            this.#aside.add(question);
            this.#look();
            void this.#remind(open, question);
        });
        box.show();
    }

    /**
     * @param {NotebookSession} open
     * @param {InputAsked} question
     */
    async #remind(open, question) {
        const answer = vscode.l10n.t("Answer");
        const stop = vscode.l10n.t("Stop the Cell");
        const chosen = await vscode.window.showInformationMessage(vscode.l10n.t("{0} waits for an answer: {1}", nameOf(open), wordsOf(question)), answer, stop);
        if (chosen === answer) this.#askAgain(question);
        if (chosen === stop) open.session.answer(question, null);
    }

    // The active notebook's question, or any.
    #recall() {
        const active = this.#sessions.of(vscode.window.activeNotebookEditor?.notebook);
        const question = [...active ? [active] : [], ...this.#sessions.all].flatMap(({ session }) => session.questions)[0];
        if (question) this.#askAgain(question);
        else void vscode.window.showInformationMessage(vscode.l10n.t("No cell waits for an answer."));
    }

    /** @param {InputAsked} question */
    #askAgain(question) {
        const open = this.#sessions.all.find(({ session }) => session.questions.includes(question));
        if (!open || this.#shown?.question === question) return;
        this.#hide();
        this.#aside.delete(question);
        this.#show(open, question);
    }
}

/** @param {NotebookSession} open */
const nameOf = ({ notebook }) => vscode.workspace.asRelativePath(notebook.uri);

/** @param {InputAsked} question */
const wordsOf = ({ prompt }) => prompt || vscode.l10n.t("The cell asks for a line of text.");

module.exports = { Questions };
