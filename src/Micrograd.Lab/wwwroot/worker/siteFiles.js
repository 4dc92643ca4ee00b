// The files that notebooks load, fetched from the site when they are first asked for, or before.
export class SiteFiles {
    #site;
    #list;
    #contents = new Map();

    constructor(site) {
        this.#site = site;
        const list = fetch(new URL("site.json", site)).then(answer => answer.json());
        this.#list = list.then(({ files }) => new Set(files));
        /** Whether the browser is to keep the site for use without a network. */
        this.areKeptOffline = list.then(({ offline }) => offline === true);
    }

    /** Fetches all of them, before they are asked for. */
    async loadAll() {
        for (const path of await this.#list) this.load(path);
    }

    /** The file's length, or -1 when the site has no such file. */
    async load(path) {
        path = path.replace(/^\//, "");
        if (!(await this.#list).has(path)) return -1;
        let content = this.#contents.get(path);
        if (!content) {
            this.#contents.set(path, content = this.#fetch(path));

            // The next one who asks may have more luck.
            content.catch(() => this.#contents.delete(path));
        }
        return (await content).length;
    }

    /** The bytes of a file that load has brought. */
    content(path) {
        return this.#bytes.get(path.replace(/^\//, ""));
    }

    #bytes = new Map();

    async #fetch(path) {
        const answer = await fetch(new URL(path, this.#site));
        if (!answer.ok) throw new Error(`${path}: the site answered ${answer.status} ${answer.statusText}`);
        const bytes = new Uint8Array(await answer.arrayBuffer());
        this.#bytes.set(path, bytes);
        return bytes;
    }
}
