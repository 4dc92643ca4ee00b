// The page: opens the notebook that the address names and puts everything in its place.
/** @import { Cell } from "../document/cell.js" */
/** @import { NotebookOfReader } from "./files.js" */
/** @import { Found } from "./library.js" */
import { Notebook } from "../document/notebook.js";
import { linkTo } from "../links.js";
import { Notices } from "../notebook/notices.js";
import { Session } from "../session/session.js";
import { Site } from "../site.js";
import { Address } from "./address.js";
import { cellButtons, fileButtons } from "./buttons.js";
import { ChapterList } from "./chapters.js";
import { onDrop } from "./files.js";
import { Library } from "./library.js";
import { keepSite } from "./offline.js";
import { OpenNotebook } from "./openNotebook.js";
import { showSession } from "./sessionBar.js";
import { unpack } from "./shareLink.js";
import { Store } from "./store.js";
import { fillToolbar, showCellTools } from "./toolbar.js";

const shareMark = "#share=";

/** @param {string} id */
function byId(id) {
    const element = document.getElementById(id);
    if (!element) throw new Error(`index.html has no #${id}.`);
    return element;
}

/** The page. There is one. */
export class Page {
    #address = new Address();
    #site = new Site();
    #library = new Library(this.#site, new Store());
    #session = new Session();
    #notices = new Notices(byId("notices"));
    #chapterList = new ChapterList(byId("chapters"));

    /** @type {OpenNotebook | null} */
    #open = null;

    /** @type {Promise<void>} */
    #showing = Promise.resolve();

    /** @type {string | null} The address that the reader wants to go to, although a cell runs. */
    #agreed = null;

    /** @type {string[]} */
    #changed = [];

    constructor() {
        this.#chapterList.openBy(byId("menu"));
        onDrop(file => this.#take(file));
        addEventListener("hashchange", () => this.show());
        addEventListener("beforeunload", event => this.#open?.runner.isBusy && event.preventDefault());
        document.querySelector("[data-skip]")?.addEventListener("click", event => {
            event.preventDefault();
            this.#open?.view.focus(this.#open.view.selected);
        });
    }

    /** Loads C# while the page fetches and shows the notebook; for a reader whose browser is to save data, when a cell is run. */
    async start() {
        if (!savesData()) this.#session.start();
        await this.show();
        await keepSite(this.#site, this.#session, this.#notices);
    }

    /** Shows what the address names. One after the other: who clicks quickly sees what was clicked last. */
    show() {
        return this.#showing = this.#showing.then(() => this.#showNow());
    }

    async #showNow() {
        try {
            await this.#goTo(location.hash);
        } catch (problem) {
            if (!this.#open) await this.#openFound("").catch(() => {});
            if (this.#open) this.#address.correct(this.#open.name);
            this.#notices.show("open", /** @type {Error} */ (problem).message);
        }
    }

    /** @param {string} hash */
    async #goTo(hash) {
        const packed = hash.startsWith(shareMark) ? hash.slice(shareMark.length) : null;
        const { chapter, cell } = packed === null ? this.#address.named : { chapter: "", cell: "" };
        const name = packed !== null ? null : chapter || (await this.#library.chapters)[0].name;
        if (this.#open && this.#open.name !== name && this.#open.runner.isBusy && this.#agreed !== hash) {
            this.#askToLeave(hash);
            return;
        }
        this.#agreed = null;
        if (packed !== null) {
            await this.#openShared(packed);
            return;
        }
        if (this.#open?.name !== name) await this.#openFound(name ?? "");
        this.#address.arrive();
        this.#open?.view.focus(this.#open.notebook.get(cell) ?? null, "start");
    }

    /**
     * Another notebook has a session of its own: what runs would be ended.
     * @param {string} hash
     */
    #askToLeave(hash) {
        this.#address.takeBack();
        this.#notices.show("leave", "A cell is still running. Opening another notebook ends it, and its variables are gone.", ["Open the other one", () => {
            this.#agreed = hash;
            location.hash = hash;
        }]);
    }

    /**
     * The address becomes that of the notebook in this browser: going back must not open the link once more.
     * @param {string} packed
     */
    async #openShared(packed) {
        const text = await unpack(packed).catch(cause => {
            throw new Error("The link is broken: it doesn't hold a whole notebook. Some programs cut long links.", { cause });
        });
        const name = await this.#library.add("Shared", text);
        this.#address.arrive();
        this.#address.correct(name);
        await this.#openFound(name);
    }

    /** @param {string} name */
    async #openFound(name) {
        const found = await this.#library.find(name), notebook = new Notebook(found.text);
        const farewell = this.#farewell(found);
        await this.#open?.close();
        const open = this.#open = new OpenNotebook(found, notebook, byId("cells"), { session: this.#session, notices: this.#notices, library: this.#library },
            { kept: () => this.#listChapters(), reopen: () => this.#reopen() });
        this.#putAround(open);
        document.title = `${found.title} – Micrograd Lab`;
        if (farewell) this.#notices.show("left", farewell);
        this.#listChapters();
        scrollTo(0, 0);
    }

    /**
     * What is to be said of the session that goes when another notebook comes.
     * @param {Found} next
     */
    #farewell(next) {
        if (!this.#open?.runner.hasRun) return null;
        return this.#open.name === next.name ? "The session starts afresh: its variables are gone."
            : `The variables of “${this.#open.title}” are gone: each notebook has a session of its own.`;
    }

    /** @param {OpenNotebook} open */
    #putAround({ notebook, runner, view, commands, found, closing }) {
        const parts = { notebook, runner, view, command: commands.do.bind(commands) };
        const page = { notices: this.#notices, take: this.#take.bind(this), letGo: () => this.#letGo() };
        fillToolbar(byId("tools"), parts, fileButtons(found, notebook, page));
        showCellTools(parts, (/** @type {Cell} */ cell) => cellButtons(found, notebook, cell, page));
        showSession(byId("session"), this.#session, runner, closing);
    }

    // The notebook as the browser keeps it; what this page has made of it since is let go.
    async #reopen() {
        if (!this.#open) return;
        this.#open.letGo();
        await this.#openFound(this.#open.name);
    }

    // The reader's version of the open notebook, or the whole of it, is to go.
    async #letGo() {
        if (!this.#open) return;
        const { found } = this.#open;
        this.#open.letGo();
        await this.#library.forget(found.name);
        if (found.original !== null) {
            await this.#reopen();
            return;
        }
        await this.#openFound("");
        this.#address.correct(this.#open.name);
    }

    async #listChapters() {
        const [chapters, kept] = await Promise.all([this.#library.chapters, this.#library.kept()]);
        const own = kept.filter(name => name.startsWith("~"));
        const fill = () => this.#chapterList.fill({ chapters, own, current: this.#open?.name ?? "", changed: this.#changed });
        fill();
        this.#changed = await this.#library.changed();
        fill();
    }

    /**
     * Takes in a notebook from outside and opens it.
     * @param {NotebookOfReader} file
     */
    async #take({ name, text }) {
        try {
            location.hash = linkTo(await this.#library.add(name, text));
        } catch (problem) {
            this.#notices.show("open", /** @type {Error} */ (problem).message);
        }
    }
}

// Not every browser has a connection to ask.
const savesData = () => /** @type {{ saveData?: boolean } | undefined} */ (Reflect.get(navigator, "connection"))?.saveData === true;
