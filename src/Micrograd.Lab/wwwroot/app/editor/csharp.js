// C# for CodeMirror: its language, and its colours as the page's style sheet names them.
import { csharp, highlightCode, StreamLanguage, tagHighlighter, tags } from "../../vendor/editor.js";
import { make } from "../dom.js";

export const language = StreamLanguage.define(csharp);

export const colours = tagHighlighter([
    { tag: tags.keyword, class: "c-keyword" },
    { tag: tags.string, class: "c-string" },
    { tag: tags.number, class: "c-number" },
    { tag: tags.comment, class: "c-comment" },
    { tag: tags.meta, class: "c-meta" },
    { tag: tags.typeName, class: "c-type" },
    { tag: tags.standard(tags.typeName), class: "c-type" },
    { tag: tags.atom, class: "c-keyword" },
    { tag: tags.bool, class: "c-keyword" },
    { tag: tags.definition(tags.variableName), class: "c-name" },
]);

/**
 * Code with its colours, as elements, for what isn't being edited.
 * @param {string} code
 */
export function coloured(code) {
    const fragment = document.createDocumentFragment();
    highlightCode(code, language.parser.parse(code), colours,
        (text, classes) => fragment.append(classes ? make("span", { class: classes }, text) : text),
        () => fragment.append("\n"));
    return fragment;
}
