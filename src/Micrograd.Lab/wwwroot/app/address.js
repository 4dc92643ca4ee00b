// What the address says after its #: a chapter, and a cell in it.

/** { chapter, cell }, both optional. */
export function read() {
    const [chapter = "", cell = ""] = decodeURIComponent(location.hash.slice(1)).split("/");
    return { chapter, cell };
}

/** The address of a chapter, or of one of its cells. */
export function of(chapter, cell) {
    return `#${encodeURIComponent(chapter)}${cell ? `/${encodeURIComponent(cell)}` : ""}`;
}
