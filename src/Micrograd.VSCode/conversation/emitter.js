// Tells listeners of something, as VS Code's own events do.

/**
 * @template T
 * @typedef {(listener: (value: T) => void) => { dispose(): void }} Event
 */

/** @template T */
class Emitter {
    /** @type {Set<(value: T) => void>} */
    #listeners = new Set();

    /** @type {Event<T>} */
    event = listener => {
        this.#listeners.add(listener);
        return { dispose: () => this.#listeners.delete(listener) };
    };

    /** @param {T} value */
    fire(value) {
        for (const listener of [...this.#listeners]) listener(value);
    }
}

module.exports = { Emitter };
