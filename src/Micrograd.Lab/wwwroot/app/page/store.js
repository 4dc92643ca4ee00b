// What the Lab keeps in this browser: the reader's versions of chapters, and notebooks of their own.

const name = "micrograd-lab";
const leftBehind = `${name}/`;

/** The texts of notebooks, by their names. */
export class Store {
    /** @type {Promise<IDBDatabase> | null} */
    #opening = null;

    /**
     * A notebook's text, or undefined.
     * @param {string} key
     * @returns {Promise<string | undefined>}
     */
    async get(key) {
        await this.#takeUp();
        return this.#act("readonly", store => store.get(key));
    }

    /**
     * Keeps a notebook's text.
     * @param {string} key
     * @param {string} text
     */
    put(key, text) {
        return this.#change(key, store => store.put(text, key));
    }

    /**
     * Forgets a notebook.
     * @param {string} key
     */
    remove(key) {
        return this.#change(key, store => store.delete(key));
    }

    /** The names of all that is kept. */
    async keys() {
        await this.#takeUp();
        const keys = await this.#act("readonly", store => store.getAllKeys());
        return keys.filter(key => typeof key === "string");
    }

    /**
     * Keeps a notebook's text, or forgets it when that is null, while the page is being left: the database would not come to it any more. It has it when it is
     * read next, in this tab or another.
     * @param {string} key
     * @param {string | null} text
     */
    leave(key, text) {
        localStorage.setItem(leftBehind + key, JSON.stringify(text));
    }

    /**
     * A page that was left may come back, and be changed further.
     * @param {string} key
     * @param {(store: IDBObjectStore) => IDBRequest} work
     */
    async #change(key, work) {
        await this.#act("readwrite", work);
        localStorage.removeItem(leftBehind + key);
    }

    async #takeUp() {
        for (const item of Object.keys(localStorage).filter(key => key.startsWith(leftBehind))) {
            const key = item.slice(leftBehind.length);
            /** @type {string | null} */
            const text = JSON.parse(localStorage.getItem(item) ?? "null");
            await this.#act("readwrite", store => /** @type {IDBRequest} */ (text === null ? store.delete(key) : store.put(text, key)));
            localStorage.removeItem(item);
        }
    }

    /**
     * @template Result
     * @param {IDBTransactionMode} mode
     * @param {(store: IDBObjectStore) => IDBRequest<Result>} work
     * @returns {Promise<Result>}
     */
    async #act(mode, work) {
        const database = await (this.#opening ??= open());
        const transaction = database.transaction("notebooks", mode);
        const request = work(transaction.objectStore("notebooks"));
        return new Promise((resolve, reject) => {
            transaction.oncomplete = () => resolve(request.result);
            transaction.onerror = transaction.onabort = () => reject(transaction.error);
        });
    }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open(name, 1);
        request.onupgradeneeded = () => request.result.createObjectStore("notebooks");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}
