// Messages as bytes, framed as in the Language Server Protocol: "Content-Length: 38", an empty line, and so many bytes of JSON.

const headEnd = Buffer.from("\r\n\r\n");

/**
 * A message as it goes over a stream.
 * @param {object} message
 */
function framed(message) {
    const body = Buffer.from(JSON.stringify(message));
    return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

/** Puts messages together from the pieces in which a stream brings them. */
class FrameReader {
    /** @type {Buffer[]} */
    #pieces = [];
    #length = 0;

    // How many bytes there must be before it is worth looking again: a large message comes in many pieces, which aren't joined for each of them.
    #wanted = 0;

    /**
     * @param {Buffer} piece
     * @returns {unknown[]} the messages that are complete with it
     * @throws {Error} when the stream can't be followed any further
     */
    read(piece) {
        this.#pieces.push(piece);
        this.#length += piece.length;
        if (this.#length < this.#wanted) return [];
        let rest = Buffer.concat(this.#pieces);
        const messages = [];
        this.#wanted = 0;
        for (;;) {
            const head = rest.indexOf(headEnd);
            if (head < 0) break;
            const length = Number(/^content-length: *(\d+) *$/im.exec(rest.toString("latin1", 0, head))?.[1]);
            if (Number.isNaN(length)) throw new Error(`A message begins with ${JSON.stringify(rest.toString("utf8", 0, Math.min(head, 100)))} and not with its length.`);
            const start = head + headEnd.length;
            if (rest.length < start + length) {
                this.#wanted = start + length;
                break;
            }
            messages.push(JSON.parse(rest.toString("utf8", start, start + length)));
            rest = rest.subarray(start + length);
        }
        this.#pieces = rest.length > 0 ? [rest] : [];
        this.#length = rest.length;
        return messages;
    }
}

module.exports = { framed, FrameReader };
