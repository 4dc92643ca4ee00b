// Links within a notebook, such as those of a table of contents: to a heading, or to an element that bears the name.
import { decoded } from "./address.js";

/** Follows a link that was clicked, if it leads to a place in the same notebook. */
export function followWithin(event) {
    const link = event.target.closest?.("a[href^='#']");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const name = decoded(link.getAttribute("href").slice(1));
    const place = name && (named(event.currentTarget, name) ?? heading(event.currentTarget, name));
    if (!place) return;
    event.preventDefault();
    place.scrollIntoView({ block: "start" });
}

// The names that a notebook gives are kept apart from the page's own (see markdown.js).
const named = (notebook, name) => [...notebook.querySelectorAll(".markdown [id], .markdown a[name]")]
    .find(element => [element.id, element.getAttribute("name")].includes(`user-content-${name}`));

// Jupyter joins a heading's words by hyphens, GitHub also leaves out their signs and capitals.
const heading = (notebook, name) => [...notebook.querySelectorAll(":is(h1, h2, h3, h4, h5, h6)")].find(element => letters(element.textContent) === letters(name));

const letters = text => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
