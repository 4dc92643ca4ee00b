// All that is done to HTML and SVG before the page shows it: a notebook may come from anybody.
import { DOMPurify } from "../../vendor/markdown.js";

// What they open lies over the whole page.
const overlays = ["popover", "popovertarget", "popovertargetaction"];

const forbidden = ["form", "input", "textarea", "select", "base", "meta", "link"];

/**
 * HTML without scripts, forms, and whatever else could act. Style sheets, which would be the whole page's, stay only where they are asked for.
 * @param {string} html
 */
export function cleanHtml(html, keepStyles = false) {
    return DOMPurify.sanitize(html, {
        FORBID_TAGS: keepStyles ? forbidden : [...forbidden, "style"],
        FORBID_ATTR: overlays,
        ADD_ATTR: ["target"],
        SANITIZE_NAMED_PROPS: true,
        FORCE_BODY: keepStyles,
    });
}

/**
 * A picture without scripts, links, and whatever it would fetch from elsewhere.
 * @param {string} svg
 */
export function cleanSvg(svg) {
    return DOMPurify.sanitize(svg, { USE_PROFILES: { svg: true, svgFilters: true }, FORBID_TAGS: ["a", "image", "foreignObject", "style"] });
}

/**
 * Whether HTML brings scripts, or a frame: that needs a frame of its own (see sandbox.js), since nothing would be left of it here.
 * @param {string} html
 */
export const bringsScripts = html => /<script|<iframe|\son\w+\s*=/i.test(html);

/**
 * Whether HTML brings a style sheet.
 * @param {string} html
 */
export const bringsStyles = html => /<style/i.test(html);

// Of something in the same picture.
const reference = /(url\(["']?#|^#)([\w-]+)/g;

/**
 * Gives what a picture names within itself other names: two pictures on a page must not share the names of their gradients and arrow heads.
 * @param {Element} drawing
 * @param {string} prefix that no other picture has
 */
export function keepNamesApart(drawing, prefix) {
    const names = new Set([...drawing.querySelectorAll("[id]")].map(element => element.id));
    const renamed = (/** @type {string} */ value) => value.replace(reference, (whole, start, id) => names.has(id) ? start + prefix + id : whole);
    for (const element of drawing.querySelectorAll("*")) {
        for (const { name, value } of [...element.attributes]) {
            if (name === "id") element.id = prefix + value;
            else if (value.includes("#")) element.setAttribute(name, renamed(value));
        }
    }
}

DOMPurify.addHook("afterSanitizeAttributes", element => {
    if (element.tagName !== "A") return;
    const address = element.getAttribute("href");
    if (address === null) return;
    const inside = insideOf(address);
    if (inside !== null) element.setAttribute("href", inside);
    if (inside?.startsWith("#") || address.startsWith("#")) return;
    element.setAttribute("target", "_blank");
    element.setAttribute("rel", "noopener noreferrer");
});

/**
 * Where the page has what a notebook names as the file beside it; null for all other addresses.
 * @param {string} address
 */
function insideOf(address) {
    const [, chapter] = /^(?:\.\/)?([\w-]+)\.ipynb$/.exec(address) ?? [];
    if (chapter) return `#${chapter}`;

    // A script that a chapter loads is text: it stands where the chapters do.
    const [, script] = /^(?:\.\/)?([\w-]+\.csx)$/.exec(address) ?? [];
    return script ? `notebooks/${script}` : null;
}
