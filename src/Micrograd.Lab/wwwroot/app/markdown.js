// Markdown with formulas, as HTML that is safe to show: a notebook may come from anybody.
import { DOMPurify, katex, MarkdownIt } from "../vendor/markdown.js";

const markdown = new MarkdownIt({ html: true, linkify: true, typographer: false });

markdown.inline.ruler.before("escape", "formula", (state, silent) => {
    const { src, pos } = state;
    if (src[pos] !== "$") return false;
    const mark = src[pos + 1] === "$" ? "$$" : "$";
    const start = pos + mark.length;
    const end = closing(src, start, mark);
    if (end < 0) return false;
    if (!silent) Object.assign(state.push("formula", "", 0), { content: src.slice(start, end), markup: mark });
    state.pos = end + mark.length;
    return true;
});

markdown.block.ruler.before("fence", "formula", (state, first, last, silent) => {
    const line = number => state.src.slice(state.bMarks[number] + state.tShift[number], state.eMarks[number]).trim();
    if (!line(first).startsWith("$$")) return false;
    let end = first, text = line(first).slice(2);
    while (!text.trimEnd().endsWith("$$")) {
        if (++end >= last) return false;
        text += "\n" + line(end);
    }
    if (silent) return true;
    Object.assign(state.push("formula", "", 0), { content: text.trimEnd().slice(0, -2), markup: "$$", block: true, map: [first, end + 1] });
    state.line = end + 1;
    return true;
}, { alt: ["paragraph"] });

markdown.renderer.rules.formula = (tokens, index) => {
    const { content, markup } = tokens[index];
    // KaTeX draws, and gives screen readers MathML beside it.
    return katex.renderToString(content, { displayMode: markup === "$$", throwOnError: false, trust: false });
};

/** A Markdown cell's text as HTML. */
export function render(text, attachments) {
    const embedded = text.replace(/\(attachment:([^)\s]+)\)/g, (whole, name) => {
        const [mime, content] = Object.entries(attachments?.[name] ?? {})[0] ?? [];
        return mime ? `(data:${mime};base64,${content})` : whole;
    });
    return clean(markdown.render(embedded));
}

/** A formula that is an output of its own. */
export function formula(text) {
    return clean(katex.renderToString(text.trim().replace(/^\${1,2}|\${1,2}$/g, ""), { displayMode: true, throwOnError: false, trust: false }));
}

// What they open lies over the whole page.
const overlays = ["popover", "popovertarget", "popovertargetaction"];

/** HTML without scripts, forms, and whatever else could act. Style sheets, which would be the whole page's, stay only where they are asked for. */
export function clean(html, keepStyles = false) {
    const forbidden = ["form", "input", "textarea", "select", "base", "meta", "link", ...(keepStyles ? [] : ["style"])];
    return DOMPurify.sanitize(html, { FORBID_TAGS: forbidden, FORBID_ATTR: overlays, ADD_ATTR: ["target"], SANITIZE_NAMED_PROPS: true, FORCE_BODY: keepStyles });
}

DOMPurify.addHook("afterSanitizeAttributes", element => {
    // A link from chapter to chapter names the file beside it.
    const chapter = element.tagName === "A" && /^(?:\.\/)?([\w-]+)\.ipynb$/.exec(element.getAttribute("href") ?? "");
    if (chapter) element.setAttribute("href", `#${chapter[1]}`);
    // A script that a chapter loads is text: it stands where the chapters do.
    const script = element.tagName === "A" && /^(?:\.\/)?([\w-]+\.csx)$/.exec(element.getAttribute("href") ?? "");
    if (script) element.setAttribute("href", `notebooks/${script[1]}`);
    if (element.tagName !== "A" || !element.hasAttribute("href") || element.getAttribute("href").startsWith("#")) return;
    element.setAttribute("target", "_blank");
    element.setAttribute("rel", "noopener noreferrer");
});

// A dollar closes a formula when no blank stands before it and no digit after it, as in Jupyter.
function closing(text, start, mark) {
    if (mark === "$" && /\s/.test(text[start] ?? " ")) return -1;
    for (let at = start; at < text.length; at++) {
        if (text[at] === "\\") at++;
        else if (text.startsWith(mark, at) && at > start) return mark === "$" && (/\s/.test(text[at - 1]) || /\d/.test(text[at + 1] ?? "")) ? -1 : at;
    }
    return -1;
}
