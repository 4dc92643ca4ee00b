// All notebooks that can be opened: the site's chapters, the reader's versions of them, and notebooks of their own (whose names begin with ~).
import { read } from "./nbformat.js";
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
export function keep({ name, original }, now) {
    return now === original ? store.remove(name) : store.put(name, now);
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
