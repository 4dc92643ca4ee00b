// Addresses within the page: what stands after the # names a chapter, and a cell in it.

/**
 * A part of an address as it is meant; what isn't well written stays as it is.
 * @param {string} part
 */
export function decoded(part) {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}

/**
 * The address of a chapter, or of one of its cells.
 * @param {string} chapter
 * @param {string} [cell]
 */
export function linkTo(chapter, cell) {
    return `#${encodeURIComponent(chapter)}${cell ? `/${encodeURIComponent(cell)}` : ""}`;
}

/**
 * The chapter and the cell that an address names; what it doesn't name is empty.
 * @param {string} hash with its #
 */
export function readLink(hash) {
    const [chapter = "", cell = ""] = decoded(hash.slice(1)).split("/");
    return { chapter, cell };
}
