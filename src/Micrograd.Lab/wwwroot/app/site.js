// What the site holds: its chapters and its files, as site.json lists them. All addresses are relative, so that the site works in any folder.

export const root = new URL("../", import.meta.url);

/** The site's own list: chapters in their order, and the files that notebooks may load. */
export const site = fetch(new URL("site.json", root)).then(answer => answer.json());

/** The text of a file of the site. */
export async function text(path) {
    const answer = await fetch(new URL(path, root));
    if (!answer.ok) throw new Error(`The site has no ${path} (${answer.status}).`);
    return answer.text();
}
