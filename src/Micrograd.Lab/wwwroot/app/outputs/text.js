// Text as a terminal shows it. What a cell writes without end stands there in pieces: a browser then lays out what is new, and what is in view.
import { make } from "../dom.js";

const most = 2048;
const longestLine = 100_000;

/** A text on the page. */
export class TextView {
    #content = "";

    // How much of the text stands in closed pieces.
    #closed = 0;

    /** @type {HTMLElement | null} The piece at the end, to which something may still be added. */
    #open = null;
    #isInPieces = false;

    /**
     * @param {string} content
     * @param {string} [stream] stdout or stderr
     */
    constructor(content, stream) {
        this.element = make("pre", { class: stream ? `text ${stream}` : "text", "data-stream": stream });
        this.grow(content);
    }

    /**
     * Shows the text when it has become longer at its end.
     * @param {string} whole all of it
     */
    grow(whole) {
        this.#content = whole;
        this.#closePieces();
        const rest = shown(whole.slice(this.#closed));
        if (!this.#isInPieces) {
            this.element.textContent = rest;
            return;
        }
        this.#open ??= this.element.appendChild(make("div"));
        this.#open.textContent = rest;
    }

    // A piece ends with a line. A line without end is cut where nobody reads it any more; of one that is written over and over, the last counts.
    #closePieces() {
        const content = this.#content;
        while (content.length - this.#closed > most) {
            const end = content.lastIndexOf("\n", this.#closed + most - 1) + 1;
            const next = end > this.#closed ? end : content.indexOf("\n", this.#closed + most) + 1;
            if (next > 0) {
                this.#close(next);
                continue;
            }
            const back = content.lastIndexOf("\r", content.length - 2);
            if (back > this.#closed) this.#closed = back;
            if (content.length - this.#closed <= longestLine) break;
            this.#close(this.#closed + longestLine);
        }
    }

    /** @param {number} end */
    #close(end) {
        if (this.#open) this.#open.remove();
        else if (!this.#isInPieces) this.element.replaceChildren();
        this.#open = null;
        this.#isInPieces = true;
        const words = shown(this.#content.slice(this.#closed, end));
        const piece = make("div", { class: "piece" }, words);
        piece.style.containIntrinsicSize = `auto ${(words.match(/\n/g)?.length ?? 1) * 1.25}rem`;
        this.element.append(piece);
        this.#closed = end;
    }
}

// eslint-disable-next-line no-control-regex -- that is what a terminal's colours begin with
const colour = /\u001b\[[0-9;]*m/g;

/**
 * A carriage return goes back to the start of its line, as in a terminal: progress counters write one. Colours of the terminal are left out.
 * @param {string} content
 */
export function shown(content) {
    return content.replace(/\r\n/g, "\n").replace(/^.*\r(?!$)/gm, "").replace(colour, "");
}
