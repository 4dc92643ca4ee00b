// The mark at the line of a cell that failed. It goes when the cell is written in.
/** @import { DecorationSet, EditorView as Editor } from "@codemirror/view" */
import { Decoration, EditorView, StateEffect, StateField } from "../../vendor/editor.js";

/** @type {ReturnType<typeof StateEffect.define<number | null>>} */
const marked = StateEffect.define();

/** @type {ReturnType<typeof StateField.define<DecorationSet>>} */
export const failedLine = StateField.define({
    create: () => Decoration.none,
    update(marks, transaction) {
        const effect = transaction.effects.find(one => one.is(marked));
        if (!effect) return transaction.docChanged ? Decoration.none : marks;
        const { doc } = transaction.state;
        if (!effect.value || effect.value > doc.lines) return Decoration.none;
        return Decoration.set(Decoration.line({ class: "failed-line" }).range(doc.line(effect.value).from));
    },
    provide: field => EditorView.decorations.from(field),
});

/**
 * Marks a line, from 1; null for none.
 * @param {Editor} editor
 * @param {number | null} line
 */
export function markLine(editor, line) {
    editor.dispatch({ effects: marked.of(line) });
}
