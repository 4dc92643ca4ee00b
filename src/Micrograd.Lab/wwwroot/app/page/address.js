// The page's address: what stands in it after the #, and the entries of the browser's history.
import { linkTo, readLink } from "../links.js";

/** The address bar. */
export class Address {
    // Which entry of the browser's history the page shows: each has a number that grows.
    #entry = history.state?.entry ?? 0;

    constructor() {
        history.replaceState({ entry: this.#entry }, "");
    }

    /** The chapter and the cell that it names. */
    get named() {
        return readLink(location.hash);
    }

    /** Notes that the page shows what the address names now. */
    arrive() {
        this.#entry = history.state?.entry ?? this.#entry + 1;
        history.replaceState({ entry: this.#entry }, "");
    }

    /**
     * Gives the entry that is shown another address.
     * @param {string} chapter
     */
    correct(chapter) {
        history.replaceState({ entry: this.#entry }, "", linkTo(chapter));
    }

    /** Goes back to the entry that is shown, whether the reader has left it by a link or by the browser's buttons. */
    takeBack() {
        const left = history.state?.entry;
        if (left === undefined) history.back();
        else if (left !== this.#entry) history.go(this.#entry - left);
    }
}
