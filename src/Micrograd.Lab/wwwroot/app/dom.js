// Elements in one expression.

/** An element with attributes, listeners (onclick) and children. */
export function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
}

/** A button that shows a sign, and says what it does. */
export function iconButton(sign, label, onclick, shortcut) {
    return make("button", { type: "button", class: "icon", "aria-label": label, title: shortcut ? `${label} (${shortcut})` : label, onclick }, sign);
}
