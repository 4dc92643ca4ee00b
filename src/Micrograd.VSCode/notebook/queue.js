// Cells wait here for their turn: one runs at a time, and one that fails keeps those behind it from running.

/**
 * What waits.
 * @typedef {object} Turn
 * @property {() => Promise<boolean>} run has its turn; false when those that wait must not have theirs
 * @property {() => void} leave has no turn: it was taken back, or one before it has failed
 */

class Queue {
    /** @type {Turn[]} */
    #waiting = [];

    /** @type {Turn | null} */
    #running = null;
    #changed;

    /** @param {() => void} changed is told when turns begin to be had, and when all have been */
    constructor(changed) {
        this.#changed = changed;
    }

    get isBusy() {
        return this.#running !== null || this.#waiting.length > 0;
    }

    /**
     * Has turns after those that wait already. Ends when they have come to their end.
     * @param {Turn[]} turns
     */
    async add(turns) {
        this.#waiting.push(...turns);
        if (!this.#running && turns.length > 0) await this.#work();
    }

    /**
     * Takes one back that waits.
     * @param {Turn} turn
     * @returns whether it waited
     */
    remove(turn) {
        const place = this.#waiting.indexOf(turn);
        if (place < 0) return false;
        this.#waiting.splice(place, 1);
        turn.leave();
        return true;
    }

    /** Takes all back that wait. */
    clear() {
        for (const turn of this.#waiting.splice(0)) turn.leave();
    }

    async #work() {
        this.#changed();
        for (let turn = this.#waiting.shift(); turn; turn = this.#waiting.shift()) {
            this.#running = turn;
            let goesOn = false;
            try {
                goesOn = await turn.run();
            } finally {
                this.#running = null;
                if (!goesOn) this.clear();
                if (!this.isBusy) this.#changed();
            }
        }
    }
}

module.exports = { Queue };
