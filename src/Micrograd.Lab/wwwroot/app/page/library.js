// All notebooks that can be opened: the site's chapters, the reader's versions of them, and notebooks of their own (whose names begin with ~).
/** @import { Site } from "../site.js" */
/** @import { Store } from "./store.js" */
import { Notebook } from "../document/notebook.js";
import { read } from "../document/notebookFile.js";

/**
 * A notebook that was found.
 * @typedef {object} Found
 * @property {string} name
 * @property {string} title
 * @property {string} text
 * @property {string | null} original the chapter's own text; null for a notebook of the reader's
 */

/** The notebooks. */
export class Library {
    #site;
    #store;

    /** @type {Map<string, boolean>} Of the chapters that are kept, whether they read otherwise than the original. */
    #readings = new Map();

    /** @type {WeakMap<Found, Notebook>} What was read once to compare with. */
    #originals = new WeakMap();

    /**
     * @param {Site} site
     * @param {Store} store
     */
    constructor(site, store) {
        this.#site = site;
        this.#store = store;
    }

    /** The chapters of the site. */
    get chapters() {
        return this.#site.chapters;
    }

    /**
     * The names of what the reader keeps: changed chapters and own notebooks. A browser that keeps nothing has none.
     * @returns {Promise<string[]>}
     */
    async kept() {
        return this.#store.keys().catch(() => []);
    }

    /**
     * A notebook by its name; the first chapter without one.
     * @param {string} name
     * @returns {Promise<Found>}
     */
    async find(name) {
        const all = await this.chapters;
        const chapter = name === "" ? all[0] : all.find(other => other.name === name);
        if (!chapter && !name.startsWith("~")) throw new Error(`There is no chapter ${name}.`);
        const key = chapter?.name ?? name;
        const [original, mine] = await Promise.all([chapter ? this.#site.text(chapter.file) : null, this.#store.get(key).catch(() => undefined)]);
        const text = mine ?? original;
        if (text === null) throw new Error(`There is no notebook ${name.slice(1)} in this browser.`);
        return { name: key, title: chapter?.title ?? name.slice(1), text, original };
    }

    /**
     * Keeps a notebook as it is now; a chapter that is the original again needs no keeping.
     * @param {Found} found
     * @param {Notebook} notebook
     */
    async keep(found, notebook) {
        const { name, original } = found, now = notebook.toText();
        await (now === original ? this.#store.remove(name) : this.#store.put(name, now));
        if (original === null) return;
        const before = this.#originals.get(found) ?? new Notebook(original);
        this.#originals.set(found, before);
        this.#readings.set(name, !notebook.readsAs(before));
    }

    /**
     * The same, at once, while the page is being left.
     * @param {Found} found
     * @param {string} now the notebook's text
     */
    keepOnLeaving({ name, original }, now) {
        this.#store.leave(name, now === original ? null : now);
    }

    /** The chapters that the reader has changed. To have run one changes nothing in it. */
    async changed() {
        const mine = new Set(await this.kept());
        const names = [];
        for (const { name, file } of await this.chapters) {
            if (!mine.has(name)) this.#readings.delete(name);
            else if (!this.#readings.has(name)) this.#readings.set(name, await this.#readsOtherwise(name, file).catch(() => true));
            if (this.#readings.get(name)) names.push(name);
        }
        return names;
    }

    /**
     * Lets go of the reader's version of a chapter, or of a notebook of their own.
     * @param {string} name
     */
    forget(name) {
        return this.#store.remove(name);
    }

    /**
     * Takes in a notebook from outside, under a name that is free. Ends with the name.
     * @param {string} name
     * @param {string} text
     */
    async add(name, text) {
        read(text);
        const taken = new Set(await this.kept());
        const wanted = `~${name.replaceAll("/", "-")}`;
        let free = wanted;
        for (let number = 2; taken.has(free); number++) free = `${wanted} (${number})`;
        await this.#store.put(free, text);
        return free;
    }

    /**
     * @param {string} name
     * @param {string} file
     */
    async #readsOtherwise(name, file) {
        const [original, mine] = await Promise.all([this.#site.text(file), this.#store.get(name)]);
        return mine === undefined || !new Notebook(original).readsAs(new Notebook(mine));
    }
}
