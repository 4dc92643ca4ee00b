// The list of chapters at the side.
import { make } from "./dom.js";

/** Fills the list. `isChanged` says of which chapters the reader has a version of their own. */
export function fillChapters(place, chapters, current, isChanged) {
    place.replaceChildren(make("ol", {}, ...chapters.map(chapter => make("li", {},
        make("a", { href: `#${chapter.name}`, "aria-current": chapter.name === current ? "page" : null }, chapter.title),
        isChanged(chapter.name) ? make("span", { class: "changed", title: "You have changed this chapter" }, "changed") : null))));
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
