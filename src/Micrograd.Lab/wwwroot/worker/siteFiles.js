// The files that notebooks load, fetched from the site when they are first asked for, or before.

/** The site's files, by the paths that they have in the repository. */
export class SiteFiles {
    #site;
    #list;

    /** @type {Map<string, Promise<Uint8Array>>} */
    #contents = new Map();

    /** @type {Map<string, Uint8Array>} */
    #bytes = new Map();

    /** @param {URL} site the site's folder */
    constructor(site) {
        this.#site = site;
        /** @type {Promise<{ files: string[], offline?: boolean }>} */
        const list = fetch(new URL("site.json", site)).then(answer => answer.json());
        this.#list = list.then(({ files }) => new Set(files));

        /** Whether the browser is to keep the site for use without a network. */
        this.areKeptOffline = list.then(({ offline }) => offline === true);
    }

    /** Fetches all of them, before they are asked for. What doesn't come now is fetched again by the one who asks for it. */
    async loadAll() {
        for (const path of await this.#list) this.load(path).catch(() => {});
    }

    /**
     * The file's length, or -1 when the site has no such file.
     * @param {string} path
     */
    async load(path) {
        const name = withoutRoot(path);
        if (!(await this.#list).has(name)) return -1;
        const content = this.#contents.get(name) ?? this.#fetch(name);
        this.#contents.set(name, content);
        return (await content).length;
    }

    /**
     * The bytes of a file that load has brought.
     * @param {string} path
     */
    content(path) {
        return this.#bytes.get(withoutRoot(path));
    }

    /** @param {string} name */
    async #fetch(name) {
        try {
            const answer = await fetch(new URL(name, this.#site));
            if (!answer.ok) throw new Error(`${name}: the site answered ${answer.status} ${answer.statusText}`);
            const bytes = new Uint8Array(await answer.arrayBuffer());
            this.#bytes.set(name, bytes);
            return bytes;
        } catch (problem) {
            this.#contents.delete(name);
            throw problem;
        }
    }
}

/** @param {string} path */
const withoutRoot = path => path.replace(/^\//, "");
