// What the compiler has to say, underlined as it is written. Only of what the reader has written: a chapter that has just been opened is no place for red
// lines.
/** @import { Diagnostic } from "@codemirror/lint" */
/** @import { Extension, Text } from "@codemirror/state" */
/** @import { EditorView } from "@codemirror/view" */
/** @import { CellProblem } from "../../../types/messages.js" */
/** @import { CodeHelp } from "./features.js" */
import { linter, StateEffect, StateField } from "../../vendor/editor.js";
import { isUnknownName } from "../session/unknownNames.js";

const delay = 800;

/** @type {ReturnType<typeof StateEffect.define<null>>} */
const sessionChanged = StateEffect.define();

const isWritten = StateField.define({ create: () => false, update: (was, transaction) => was || transaction.docChanged });

/**
 * @param {CodeHelp} help
 * @returns {Extension}
 */
export const problems = help => [
    isWritten,
    linter(view => find(view, help), {
        delay,
        needsRefresh: ({ transactions }) => transactions.some(({ effects }) => effects.some(effect => effect.is(sessionChanged))),
    }),
];

/**
 * Asks once more what the compiler says: other cells have run.
 * @param {EditorView} editor
 */
export function refresh(editor) {
    editor.dispatch({ effects: sessionChanged.of(null) });
}

/**
 * @param {EditorView} view
 * @param {CodeHelp} help
 */
async function find(view, { session, cell, namesAreKnown }) {
    const { doc } = view.state;
    if (doc.length === 0 || !view.state.field(isWritten)) return [];
    const answer = await session.ask({ type: "diagnose", code: doc.toString() }, cell);
    if (answer?.type !== "problems" || view.state.doc !== doc) return [];
    return answer.items.filter(({ id }) => !isUnknownName(id) || namesAreKnown()).map(problem => underlined(problem, doc));
}

/**
 * @param {CellProblem} problem
 * @param {Text} doc
 * @returns {Diagnostic}
 */
function underlined({ line, column, endLine, endColumn, severity, id, message }, doc) {
    const from = place(doc, line, column);
    return { from, to: Math.max(from, place(doc, endLine, endColumn)), severity: severity === "Error" ? "error" : "warning", message: `${id}: ${message}` };
}

/**
 * @param {Text} doc
 * @param {number} line
 * @param {number} column
 */
const place = (doc, line, column) => Math.min(doc.length, doc.line(Math.min(line, doc.lines)).from + column - 1);
