// Links within a notebook, such as those of a table of contents: to a heading, or to an element that bears the name.
import { closest } from "../dom.js";
import { decoded } from "../links.js";

/**
 * Follows a link that was clicked, if it leads to a place in the same notebook.
 * @param {MouseEvent} event
 * @param {Element} notebook
 */
export function followWithin(event, notebook) {
    const link = closest(event, "a[href^='#']");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const place = placeOf(notebook, decoded((link.getAttribute("href") ?? "").slice("#".length)));
    if (!place) return;
    event.preventDefault();
    place.scrollIntoView({ block: "start" });
}

/**
 * The place in a notebook that a link's name means.
 * @param {Element} notebook
 * @param {string} name
 */
export function placeOf(notebook, name) {
    return name === "" ? undefined : named(notebook, name) ?? heading(notebook, name);
}

/**
 * The names that a notebook gives are kept apart from the page's own (see sanitize.js).
 * @param {Element} notebook
 * @param {string} name
 */
const named = (notebook, name) => [...notebook.querySelectorAll(".markdown [id], .markdown a[name]")]
    .find(element => [element.id, element.getAttribute("name")].includes(`user-content-${name}`));

/**
 * Jupyter joins a heading's words by hyphens, GitHub also leaves out their signs and capitals.
 * @param {Element} notebook
 * @param {string} name
 */
const heading = (notebook, name) => [...notebook.querySelectorAll(":is(h1, h2, h3, h4, h5, h6)")]
    .find(element => letters(element.textContent ?? "") === letters(name));

/** @param {string} text */
const letters = text => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
