// The parts of CodeMirror that the Lab uses: ../wwwroot/vendor/editor.js is this file, bundled.
export {
    acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, completionStatus, startCompletion,
} from "@codemirror/autocomplete";
export { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
export { bracketMatching, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
export { csharp } from "@codemirror/legacy-modes/mode/clike";
export { linter } from "@codemirror/lint";
export { EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
export { Decoration, drawSelection, EditorView, highlightSpecialChars, hoverTooltip, keymap, showTooltip } from "@codemirror/view";
export { highlightCode, tags, tagHighlighter } from "@lezer/highlight";
