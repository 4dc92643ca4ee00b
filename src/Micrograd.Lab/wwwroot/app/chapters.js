// The list of chapters at the side.
import { make } from "./dom.js";

let shown;

/**
 * Fills the list, if it isn't the one that is there: a click on it or the focus in it must not be lost at every save.
 * @param own the names of the reader's own notebooks
 * @param isChanged says of which chapters the reader has a version of their own
 */
export function fillChapters(place, chapters, own, current, isChanged) {
    const now = JSON.stringify([chapters, own, current, chapters.map(({ name }) => isChanged(name))]);
    if (now === shown) return;
    shown = now;
    const item = (name, title) => make("li", {},
        make("a", { href: `#${encodeURIComponent(name)}`, "aria-current": name === current ? "page" : null }, title),
        isChanged(name) ? make("span", { class: "changed", title: "You have changed this chapter" }, "changed") : null);
    place.replaceChildren(make("ol", {}, ...chapters.map(({ name, title }) => item(name, title))));
    if (own.length > 0) place.append(make("h2", {}, "Your notebooks"), make("ol", {}, ...own.map(name => item(name, name.slice(1)))));
}

/** The menu button of narrow screens. */
export function wireMenu(button, list) {
    const toggle = open => {
        document.body.classList.toggle("menu-open", open);
        button.setAttribute("aria-expanded", String(open));
    };
    button.addEventListener("click", () => toggle(!document.body.classList.contains("menu-open")));
    list.addEventListener("click", event => event.target.closest("a") && toggle(false));
    document.addEventListener("keydown", event => {
        if (event.key !== "Escape" || !document.body.classList.contains("menu-open")) return;
        toggle(false);
        button.focus();
    });
}
