// What is offered above the notebook for as long as it is of use: it may have been done by another way.
/** @import { Action, Notices } from "./notices.js" */

/** The offers of a notebook. */
export class Offers {
    #notices;

    /** @type {Map<string, () => boolean>} Whether one is needless, by its name. */
    #isNeedless = new Map();

    /** @param {Notices} notices */
    constructor(notices) {
        this.#notices = notices;
    }

    /**
     * Makes an offer.
     * @param {string} name
     * @param {() => boolean} isNeedless
     * @param {string} words
     * @param {Action[]} actions
     */
    make(name, isNeedless, words, ...actions) {
        this.#isNeedless.set(name, isNeedless);
        this.#notices.show(name, words, ...actions);
    }

    /** Takes back what has become needless. */
    review() {
        for (const [name, isNeedless] of this.#isNeedless) {
            if (!isNeedless()) continue;
            this.#isNeedless.delete(name);
            this.#notices.forget(name);
        }
    }
}
