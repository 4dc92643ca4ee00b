// Markdown with formulas, as HTML that is safe to show.
import { katex, MarkdownIt } from "../../vendor/markdown.js";
import { cleanHtml } from "./sanitize.js";

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
    /** @param {number} number */
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

// KaTeX draws, and gives screen readers MathML beside it.
markdown.renderer.rules.formula = (tokens, index) => drawn(tokens[index].content, tokens[index].markup === "$$");

/**
 * A Markdown cell's text as HTML.
 * @param {string} text
 * @param {Record<string, Record<string, string>>} [attachments] pictures in the cell, by their names: the content by its MIME type
 */
export function render(text, attachments) {
    const embedded = text.replace(/\(attachment:([^)\s]+)\)/g, (whole, name) => {
        const [mime, content] = Object.entries(attachments?.[name] ?? {})[0] ?? [];
        return mime ? `(data:${mime};base64,${content})` : whole;
    });
    return cleanHtml(markdown.render(embedded));
}

/**
 * A formula that is an output of its own, as HTML.
 * @param {string} text
 */
export function formula(text) {
    return cleanHtml(drawn(text.trim().replace(/^\${1,2}|\${1,2}$/g, ""), true));
}

/**
 * @param {string} tex
 * @param {boolean} displayMode
 */
function drawn(tex, displayMode) {
    return katex.renderToString(tex, { displayMode, throwOnError: false, trust: false });
}

/**
 * A dollar closes a formula when no blank stands before it and no digit after it, as in Jupyter.
 * @param {string} text
 * @param {number} start
 * @param {string} mark
 */
function closing(text, start, mark) {
    if (mark === "$" && /\s/.test(text[start] ?? " ")) return -1;
    for (let at = start; at < text.length; at++) {
        if (text[at] === "\\") at++;
        else if (text.startsWith(mark, at) && at > start) return mark === "$" && (/\s/.test(text[at - 1]) || /\d/.test(text[at + 1] ?? "")) ? -1 : at;
    }
    return -1;
}
