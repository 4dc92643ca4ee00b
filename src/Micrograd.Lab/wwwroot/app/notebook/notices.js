// Short messages above the notebook, each with what the reader can do about it.
import { make } from "../dom.js";

/** @typedef {[label: string, act: () => unknown]} Action what a button of a message does */

/** The messages of a page. */
export class Notices {
    #place;

    /** @param {Element} place */
    constructor(place) {
        this.#place = place;
    }

    /**
     * Shows a message. One of the same name is replaced.
     * @param {string} name
     * @param {string | (Node | string)[]} content
     * @param {Action[]} actions
     */
    show(name, content, ...actions) {
        this.forget(name);
        /** @type {HTMLElement} */
        const box = make("div", { class: "notice", "data-name": name },
            make("p", {}, ...[content].flat()),
            ...actions.map(([label, act]) => make("button", {
                type: "button",
                onclick() {
                    box.remove();
                    act();
                },
            }, label)),
            make("button", { type: "button", class: "icon", "aria-label": "Close this message", onclick: () => box.remove() }, "×"));
        this.#place.append(box);
    }

    /**
     * Takes messages away.
     * @param {string[]} names
     */
    forget(...names) {
        for (const box of this.#place.querySelectorAll("[data-name]")) if (names.includes(box.getAttribute("data-name") ?? "")) box.remove();
    }
}
