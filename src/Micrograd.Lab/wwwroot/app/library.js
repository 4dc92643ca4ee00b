// All notebooks that can be opened: the site's chapters, the reader's versions of them, and notebooks of their own (whose names begin with ~).
import { Notebook } from "./notebook.js";
import { read } from "./notebookFile.js";
import { site, text } from "./site.js";
import * as store from "./store.js";

/** The chapters of the site: name, title and file of each. */
export const chapters = site.then(({ chapters }) => chapters);

/** The names of what the reader keeps: changed chapters and own notebooks. A browser that keeps nothing has none. */
export async function kept() {
    return store.keys().catch(() => []);
}

/** A notebook: { name, title, text, original }. The original is null for one of the reader's own. Without a name it is the first chapter. */
export async function find(name) {
    const all = await chapters;
    const chapter = name === "" ? all[0] : all.find(other => other.name === name);
    if (!chapter && !name.startsWith("~")) throw new Error(`There is no chapter ${name}.`);
    const [original, mine] = await Promise.all([chapter ? text(chapter.file) : null, store.get(chapter?.name ?? name).catch(() => undefined)]);
    if (!chapter && mine === undefined) throw new Error(`There is no notebook ${name.slice(1)} in this browser.`);
    return { name: chapter?.name ?? name, title: chapter?.title ?? name.slice(1), text: mine ?? original, original };
}

/** Keeps a notebook as it is now; a chapter that is the original again needs no keeping. */
export async function keep(found, notebook) {
    const { name, original } = found, now = notebook.toText();
    await (now === original ? store.remove(name) : store.put(name, now));
    if (original !== null) readings.set(name, !notebook.readsAs(found.read ??= new Notebook(original)));
}

// Of the chapters that are kept, whether they read otherwise than the original.
const readings = new Map();

/** The chapters that the reader has changed. To have run one changes nothing in it. */
export async function changed() {
    const mine = new Set(await kept());
    const names = [];
    for (const { name, file } of await chapters) {
        if (!mine.has(name)) readings.delete(name);
        else if (!readings.has(name)) readings.set(name, await text(file).then(async original => !new Notebook(original).readsAs(new Notebook(await store.get(name)))).catch(() => true));
        if (readings.get(name)) names.push(name);
    }
    return names;
}

/** The same, at once, while the page is being left. */
export function keepOnLeaving({ name, original }, now) {
    store.leave(name, now === original ? null : now);
}

/** Lets go of the reader's version of a chapter, or of a notebook of their own. */
export const forget = name => store.remove(name);

/** Takes in a notebook from outside, under a name that is free. Ends with the name. */
export async function add(name, text) {
    read(text);
    const taken = new Set(await kept());
    let free = `~${name.replaceAll("/", "-")}`;
    for (let number = 2; taken.has(free); number++) free = `~${name.replaceAll("/", "-")} (${number})`;
    await store.put(free, text);
    return free;
}
