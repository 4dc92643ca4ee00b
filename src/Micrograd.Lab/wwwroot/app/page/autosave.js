// Keeps the open notebook in the browser, shortly after each change, and notices when another tab has kept a version of its own. What a running cell shows is
// kept at its end, or when the page is hidden.
/** @import { Notebook } from "../document/notebook.js" */
/** @import { Notices } from "../notebook/notices.js" */
/** @import { Found, Library } from "./library.js" */

const pause = 400;

/**
 * @typedef {object} Listeners
 * @property {() => void} kept told each time that the notebook was kept
 * @property {() => void} reopen opens the notebook as it is kept
 */

/** Keeps a notebook from its making on. */
export class Autosave {
    #notebook;
    #found;
    #library;
    #notices;
    #listeners;

    /** @type {ReturnType<typeof setTimeout> | null} */
    #timer = null;

    // Changes are counted: those up to `saved` are kept.
    #changes = 0;
    #saved = 0;

    // Two tabs that keep the same notebook would take each other's changes back. The one that the reader turns to decides.
    #tabs = new BroadcastChannel("micrograd-lab");

    /** @type {AbortController | null} Takes the listeners away; there while it keeps. */
    #keeping = null;

    /**
     * @param {Notebook} notebook
     * @param {Found} found what the notebook was made of
     * @param {Library} library
     * @param {Notices} notices
     * @param {Listeners} listeners
     */
    constructor(notebook, found, library, notices, listeners) {
        this.#notebook = notebook;
        this.#found = found;
        this.#library = library;
        this.#notices = notices;
        this.#listeners = listeners;
        this.#tabs.onmessage = ({ data: name }) => {
            if (name === found.name) this.#giveWay();
        };
        this.#begin();
    }

    /** Keeps all that was changed, and ends. */
    async finish() {
        while (await this.#keep() && this.#keeping && this.#saved !== this.#changes);
        this.end();
    }

    /** Ends; what isn't kept yet is let go. */
    end() {
        this.#pause();
        this.#tabs.close();
    }

    #begin() {
        const keeping = this.#keeping = new AbortController(), { signal } = keeping;
        const later = () => this.#keepLater();
        for (const name of /** @type {const} */ (["cells", "source", "finished"])) this.#notebook.addEventListener(name, later, { signal });
        this.#notebook.addEventListener("outputs", () => this.#changes++, { signal });
        document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#keep(), { signal });
        addEventListener("pagehide", () => this.#leave(), { signal });
    }

    #pause() {
        this.#keeping?.abort();
        this.#keeping = null;
        this.#stopTimer();
    }

    #stopTimer() {
        if (this.#timer !== null) clearTimeout(this.#timer);
        this.#timer = null;
    }

    #keepLater() {
        this.#changes++;
        this.#timer ??= setTimeout(() => this.#keep(), pause);
    }

    // Ends with whether all up to now is kept.
    async #keep() {
        this.#stopTimer();
        if (this.#saved === this.#changes || !this.#keeping) return true;
        const upTo = this.#changes;
        try {
            await this.#library.keep(this.#found, this.#notebook);
            this.#saved = upTo;
            this.#notices.forget("store");
            this.#tabs.postMessage(this.#found.name);
            this.#listeners.kept();
            return true;
        } catch (problem) {
            const { message } = /** @type {Partial<Error>} */ (problem ?? {});
            this.#notices.show("store", `This browser doesn't keep your changes (${message ?? problem}). Download the notebook to keep them.`);
            return false;
        }
    }

    #leave() {
        if (this.#saved === this.#changes) return;
        try {
            this.#library.keepOnLeaving(this.#found, this.#notebook.toText());
        } catch {
            // There is less room for what is kept in a hurry: what was written goes before what was shown.
            this.#library.keepOnLeaving(this.#found, this.#notebook.toText(false));
        }
        this.#tabs.postMessage(this.#found.name);
    }

    #giveWay() {
        this.#pause();
        this.#notices.show("tabs", "This notebook was changed in another tab. What you change here isn't kept.",
            ["Show the other version", this.#listeners.reopen],
            ["Keep this one", () => {
                this.#begin();
                this.#keepLater();
            }]);
    }
}
