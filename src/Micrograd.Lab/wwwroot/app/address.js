// What the address says after its #: a chapter, and a cell in it.

// Which entry of the browser's history the page shows: each has a number that grows.
let entry = history.state?.entry ?? 0;
history.replaceState({ entry }, "");

/** { chapter, cell }, both optional. */
export function read() {
    const [chapter = "", cell = ""] = decoded(location.hash.slice(1)).split("/");
    return { chapter, cell };
}

/** A part of an address as it is meant; what isn't well written stays as it is. */
export function decoded(part) {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}

/** The address of a chapter, or of one of its cells. */
export function of(chapter, cell) {
    return `#${encodeURIComponent(chapter)}${cell ? `/${encodeURIComponent(cell)}` : ""}`;
}

/** Notes that the page shows what the address names now. */
export function arrive() {
    entry = history.state?.entry ?? entry + 1;
    history.replaceState({ entry }, "");
}

/** Gives the entry that is shown another address. */
export function correct(chapter) {
    history.replaceState({ entry }, "", of(chapter));
}

/** Goes back to the entry that is shown, whether the reader has left it by a link or by the browser's buttons. */
export function takeBack() {
    const left = history.state?.entry;
    if (left === undefined) history.back();
    else if (left !== entry) history.go(entry - left);
}
