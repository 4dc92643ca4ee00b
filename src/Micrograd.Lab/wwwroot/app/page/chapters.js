// The list of chapters at the side.
/** @import { Chapter } from "../site.js" */
import { closest, make } from "../dom.js";
import { linkTo } from "../links.js";

/**
 * What is listed.
 * @typedef {object} Listed
 * @property {Chapter[]} chapters
 * @property {string[]} own the names of the reader's own notebooks
 * @property {string} current the name of the open one
 * @property {string[]} changed the chapters of which the reader has a version of their own
 */

/** The list of chapters. */
export class ChapterList {
    #place;
    #shown = "";

    /** @param {HTMLElement} place */
    constructor(place) {
        this.#place = place;
    }

    /**
     * Fills the list, if it isn't the one that is there: a click on it or the focus in it must not be lost at every save.
     * @param {Listed} listed
     */
    fill(listed) {
        const now = JSON.stringify(listed);
        if (now === this.#shown) return;
        this.#shown = now;
        const { chapters, own, current, changed } = listed;
        const item = (/** @type {string} */ name, /** @type {string} */ title) => make("li", {},
            make("a", { href: linkTo(name), "aria-current": name === current ? "page" : null }, title),
            changed.includes(name) ? make("span", { class: "changed", title: "You have changed this chapter" }, "changed") : null);
        this.#place.replaceChildren(make("ol", {}, ...chapters.map(({ name, title }) => item(name, title))));
        if (own.length > 0) this.#place.append(make("h2", {}, "Your notebooks"), make("ol", {}, ...own.map(name => item(name, name.slice("~".length)))));
    }

    /**
     * Lets a button of narrow screens show the list and hide it.
     * @param {HTMLElement} button
     */
    openBy(button) {
        const { classList } = document.body;
        const toggle = (/** @type {boolean} */ isOpen) => {
            classList.toggle("menu-open", isOpen);
            button.setAttribute("aria-expanded", String(isOpen));
        };
        button.addEventListener("click", () => toggle(!classList.contains("menu-open")));
        this.#place.addEventListener("click", event => closest(event, "a") && toggle(false));
        document.addEventListener("keydown", event => {
            if (event.key !== "Escape" || !classList.contains("menu-open")) return;
            toggle(false);
            button.focus();
        });
    }
}
