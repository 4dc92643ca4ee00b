// What the editor of a code cell has from the session, and the mark at a line that failed.
import { codeMirror } from "./editor.js";

let parts;

/** Prepared when CodeMirror is there, which is always before an editor is made. */
codeMirror().then(cm => {
    const { Decoration, EditorView, StateEffect, StateField } = cm;
    const mark = StateEffect.define();
    const field = StateField.define({
        create: () => Decoration.none,
        update(marks, transaction) {
            for (const effect of transaction.effects) {
                if (!effect.is(mark)) continue;
                const { lines } = transaction.state.doc;
                return effect.value && effect.value <= lines
                    ? Decoration.set(Decoration.line({ class: "failed-line" }).range(transaction.state.doc.line(effect.value).from))
                    : Decoration.none;
            }
            return transaction.docChanged ? Decoration.none : marks;
        },
        provide: self => EditorView.decorations.from(self),
    });
    parts = { mark, field };
}, () => {});

export const editorFeatures = {
    extensions: () => [parts.field],
    prose: () => [parts.field],
    markLine(editor, line) {
        if (editor) editor.dispatch({ effects: parts.mark.of(line) });
    },
};
