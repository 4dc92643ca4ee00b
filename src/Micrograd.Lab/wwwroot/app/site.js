// What the site holds. All addresses are relative, so that the site works in any folder.

/** The site's own folder. */
export const root = new URL("../", import.meta.url);

/** @typedef {{ name: string, title: string, file: string }} Chapter a chapter's name, title and file */

/** The site's files, as site.json lists them. The list is fetched at once. */
export class Site {
    /** @type {Promise<{ chapters: Chapter[], files: string[], offline?: boolean }>} */
    #list = fetch(new URL("site.json", root)).then(answer => answer.json());

    /** The chapters in their order. */
    chapters = this.#list.then(({ chapters }) => chapters);

    /** Whether the browser is to keep the site for use without a network. */
    isKeptOffline = this.#list.then(({ offline }) => offline === true);

    /**
     * The text of a file.
     * @param {string} path
     */
    async text(path) {
        const answer = await fetch(new URL(path, root));
        if (!answer.ok) throw new Error(`The site has no ${path} (${answer.status}).`);
        return answer.text();
    }
}
