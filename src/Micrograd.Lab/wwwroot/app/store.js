// What the Lab keeps in this browser: the reader's versions of chapters, and notebooks of their own.

const name = "micrograd-lab";
let opening;

function database() {
    return opening ??= new Promise((resolve, reject) => {
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
export const get = key => act("readonly", store => store.get(key));

/** Keeps a notebook's text. */
export const put = (key, text) => act("readwrite", store => store.put(text, key));

/** Forgets a notebook. */
export const remove = key => act("readwrite", store => store.delete(key));

/** The names of all that is kept. */
export const keys = () => act("readonly", store => store.getAllKeys());
