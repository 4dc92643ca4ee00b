// Elements in one expression.

/**
 * An element with attributes, listeners (onclick) and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | null | undefined | ((event: Event) => unknown)>} attributes what is null, undefined or false is left out
 * @param {(Node | string | null | undefined)[]} children
 */
export function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (typeof value === "function") element.addEventListener(name.slice("on".length), value);
        else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
}

/**
 * A button that shows a sign, and says what it does.
 * @param {string} sign
 * @param {string} label
 * @param {() => unknown} onclick
 * @param {string} [shortcut] the key that does the same
 */
export function iconButton(sign, label, onclick, shortcut) {
    return make("button", { type: "button", class: "icon", "aria-label": label, title: shortcut ? `${label} (${shortcut})` : label, onclick }, sign);
}

/**
 * The element that was met by an event, or one around it, which a selector finds.
 * @param {Event} event
 * @param {string} selector
 */
export function closest(event, selector) {
    return event.target instanceof Element ? event.target.closest(selector) : null;
}
