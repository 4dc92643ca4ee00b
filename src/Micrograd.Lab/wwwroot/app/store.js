// What the Lab keeps in this browser: the reader's versions of chapters, and notebooks of their own.

const name = "micrograd-lab";
const leftBehind = `${name}/`;
let opening;

function database() {
    return opening ??= open();
}

function open() {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open(name, 1);
        request.onupgradeneeded = () => request.result.createObjectStore("notebooks");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}

async function act(mode, work) {
    const transaction = (await database()).transaction("notebooks", mode);
    const request = work(transaction.objectStore("notebooks"));
    return new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
}

/** A notebook's text, or undefined. */
export async function get(key) {
    await takeUp();
    return act("readonly", store => store.get(key));
}

/** Keeps a notebook's text. */
export const put = (key, text) => change(key, store => store.put(text, key));

/** Forgets a notebook. */
export const remove = key => change(key, store => store.delete(key));

/** The names of all that is kept. */
export async function keys() {
    await takeUp();
    return act("readonly", store => store.getAllKeys());
}

/**
 * Keeps a notebook's text, or forgets it when that is null, while the page is being left: the database would not come to it any more. It has it when it is
 * read next, in this tab or another.
 */
export function leave(key, text) {
    localStorage.setItem(leftBehind + key, JSON.stringify(text));
}

// A page that was left may come back, and be changed further.
async function change(key, work) {
    await act("readwrite", work);
    localStorage.removeItem(leftBehind + key);
}

async function takeUp() {
    for (const item of Object.keys(localStorage).filter(item => item.startsWith(leftBehind))) {
        const key = item.slice(leftBehind.length), text = JSON.parse(localStorage.getItem(item));
        await act("readwrite", store => text === null ? store.delete(key) : store.put(text, key));
        localStorage.removeItem(item);
    }
}
