// A notebook that is open: the document, what runs it, what shows it, what keeps it.
/** @import { Notebook } from "../document/notebook.js" */
/** @import { Notices } from "../notebook/notices.js" */
/** @import { Session } from "../session/session.js" */
/** @import { Listeners } from "./autosave.js" */
/** @import { Found, Library } from "./library.js" */
import { Commands } from "../notebook/commands.js";
import { listen } from "../notebook/keys.js";
import { NotebookView } from "../notebook/notebookView.js";
import { Runner } from "../session/runner.js";
import { Autosave } from "./autosave.js";

// What is said about one notebook, and not about the next.
const itsNotices = ["stopped", "above", "delete", "tabs", "open", "leave", "left", "caution", "link"];

/** An open notebook. */
export class OpenNotebook {
    #closing = new AbortController();
    #notices;
    #saving;

    /**
     * @param {Found} found
     * @param {Notebook} notebook what was read of it
     * @param {HTMLElement} place
     * @param {{ session: Session, notices: Notices, library: Library }} page
     * @param {Listeners} listeners
     */
    constructor(found, notebook, place, { session, notices, library }, listeners) {
        this.found = found;
        this.notebook = notebook;
        this.#notices = notices;
        this.runner = new Runner(notebook, session);
        this.view = new NotebookView(place, notebook, this.runner, session);
        this.commands = new Commands({ notebook, runner: this.runner, session, view: this.view, notices }, this.#closing.signal);
        listen(name => this.commands.do(name), () => this.view.isOpeningEditor || !this.view.selected, this.#closing.signal);
        this.#saving = new Autosave(notebook, found, library, notices, listeners);
        if (notebook.caution) notices.show("caution", notebook.caution);
        this.runner.addEventListener("cell", ({ detail: cell }) => notices.forget(cell ? "left" : "leave"));
    }

    get name() {
        return this.found.name;
    }

    get title() {
        return this.found.title;
    }

    /** Comes when it closes. */
    get closing() {
        return this.#closing.signal;
    }

    /** Lets go of what isn't kept yet. */
    letGo() {
        this.#saving.end();
    }

    /** Keeps it, ends its session if it has one, and takes it off the page. */
    async close() {
        this.#closing.abort();
        this.#notices.forget(...itsNotices);
        if (this.runner.hasRun) this.runner.stop();
        await this.#saving.finish();
        this.view.dispose();
    }
}
