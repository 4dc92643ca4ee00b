// Cells' editor: CodeMirror, with C# for code. This module and what it needs are fetched when the page can be read.
/** @import { Extension } from "@codemirror/state" */
/** @import { EditorView as Editor, KeyBinding } from "@codemirror/view" */
import * as cm from "../../vendor/editor.js";
import { colours, language } from "./csharp.js";

/**
 * What an editor is made of.
 * @typedef {object} EditorOptions
 * @property {string} text what stands in it
 * @property {boolean} isCode
 * @property {string} label what a screen reader calls it
 * @property {(text: string) => void} changed told of the text after each change
 * @property {KeyBinding[]} keys that come before all others
 * @property {Extension} extensions
 */

/**
 * An editor, as an element that is on no page yet.
 * @param {EditorOptions} options
 * @returns {Editor}
 */
export function createEditor({ text, isCode, label, changed, keys, extensions }) {
    const { EditorState, EditorView, keymap } = cm;
    return new EditorView({
        state: EditorState.create({
            doc: text,
            extensions: [
                cm.Prec.highest(keymap.of(keys.map(afterCompletions))),
                cm.history(),
                cm.drawSelection(),
                cm.highlightSpecialChars(),
                EditorState.tabSize.of(4),
                cm.indentUnit.of("    "),
                EditorView.lineWrapping,
                EditorView.contentAttributes.of({ "aria-label": label, autocapitalize: "off", spellcheck: isCode ? "false" : "true" }),
                EditorView.updateListener.of(update => {
                    if (update.docChanged) changed(update.state.doc.toString());
                }),
                cm.syntaxHighlighting(colours),
                extensions,
                isCode ? [language, cm.bracketMatching(), cm.closeBrackets(), cm.indentOnInput(), keymap.of(cm.closeBracketsKeymap)] : [],
                keymap.of([...cm.historyKeymap, ...cm.defaultKeymap]),
                isCode ? keymap.of([{ key: "Tab", run: cm.indentWithTab.run, shift: cm.indentWithTab.shift }]) : [],
            ],
        }),
    });
}

/**
 * A key before the list of completions, which would take Escape for itself as soon as something is typed; but not while it is open.
 * @param {KeyBinding} binding
 * @returns {KeyBinding}
 */
function afterCompletions({ key, run }) {
    return { key, run: view => (key?.includes("-") || cm.completionStatus(view.state) !== "active") && (run?.(view) ?? false) };
}

export { coloured } from "./csharp.js";
export { codeFeatures } from "./features.js";
export { markLine } from "./failedLine.js";
export { refresh } from "./problems.js";
