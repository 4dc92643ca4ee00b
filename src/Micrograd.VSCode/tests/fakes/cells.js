// A notebook whose cells can be written in, and a session that answers what the test says.
/** @import { NotebookDocument, TextDocument } from "vscode" */
const { Position, Uri } = require("./vscode.js");

class FakeDocument {
    version = 1;
    isClosed = false;

    /**
     * @param {string} name
     * @param {string} text
     * @param {string} languageId
     */
    constructor(name, text, languageId) {
        this.uri = new Uri(name);
        this.text = text;
        this.languageId = languageId;
    }

    getText() {
        return this.text;
    }

    /** @param {string} text */
    write(text) {
        this.text = text;
        this.version++;
    }

    /** @param {number} line */
    lineAt(line) {
        return { text: this.text.split("\n")[line] };
    }

    /** @param {{ line: number, character: number }} position */
    offsetAt({ line, character }) {
        return this.text.split("\n").slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
    }

    /** @param {number} offset */
    positionAt(offset) {
        const lines = this.text.slice(0, offset).split("\n");
        return new Position(lines.length - 1, lines[lines.length - 1].length);
    }
}

/** Cells named a, b, c, … */
class FakeCells {
    generation = 1;

    /** @type {any[]} What the session was told and asked, in its order. */
    heard = [];

    /** @type {(question: any) => any} */
    answer = () => null;

    /** @param {...(string | [string, string])} texts each a text, or a language and a text */
    constructor(...texts) {
        this.documents = texts.map((text, place) => {
            const [language, own] = typeof text === "string" ? ["micrograd-csharp", text] : text;
            return new FakeDocument(String.fromCharCode(97 + place), own, language);
        });
        const cells = this.documents.map(document => ({ document, notebook: this.notebook }));
        this.all = cells;
    }

    notebook = /** @type {NotebookDocument} */ (/** @type {unknown} */ ({
        getCells: () => this.all, uri: new Uri("file:///course/notebook.ipynb"),
    }));

    /** @param {number} place */
    document(place) {
        return /** @type {TextDocument & FakeDocument} */ (/** @type {unknown} */ (this.documents[place]));
    }

    sessions = {
        of: (/** @type {NotebookDocument} */ notebook) => notebook === this.notebook ? { session: this } : undefined,
    };

    /** @param {any} question */
    async ask(question) {
        this.heard.push(question);
        return this.answer(question);
    }

    /** @param {any} message */
    tell(message) {
        this.heard.push(message);
    }
}

module.exports = { FakeCells };
