// The parameters of the call that the cursor is in: shown from its bracket on, until the cursor leaves it.
/** @import { Extension } from "@codemirror/state" */
/** @import { EditorView as Editor, Tooltip } from "@codemirror/view" */
/** @import { CallSignature } from "../../../types/messages.js" */
/** @import { CodeHelp } from "./features.js" */
import { EditorView, keymap, showTooltip, StateEffect, StateField } from "../../vendor/editor.js";
import { make } from "../dom.js";
import { tip } from "./tip.js";

/** @type {ReturnType<typeof StateEffect.define<Tooltip | null>>} */
const changed = StateEffect.define();

const shownSignature = StateField.define({
    create: () => /** @type {Tooltip | null} */ (null),
    update(shown, transaction) {
        const effect = transaction.effects.find(one => one.is(changed));
        return effect ? effect.value : shown;
    },
    provide: field => showTooltip.from(field),
});

/**
 * @param {CodeHelp} help
 * @returns {Extension}
 */
export const signature = help => [
    shownSignature,
    keymap.of([{
        key: "Ctrl-Shift-Space",
        run: view => {
            show(view, help);
            return true;
        },
    }]),
    EditorView.domEventHandlers({ blur: (_, view) => view.dispatch({ effects: changed.of(null) }) }),
    EditorView.updateListener.of(update => {
        if (!update.docChanged && !update.selectionSet) return;
        const { head } = update.state.selection.main;
        const typed = update.state.sliceDoc(head - 1, head);
        const isOpen = update.state.field(shownSignature) !== null;
        if (isOpen || (update.docChanged && (typed === "(" || typed === ","))) setTimeout(() => show(update.view, help));
    }),
];

/**
 * @param {Editor} view
 * @param {CodeHelp} help
 */
async function show(view, { session, cell }) {
    const position = view.state.selection.main.head;
    const answer = await session.ask({ type: "signature", code: view.state.doc.toString(), position }, cell);
    if (view.state.selection.main.head !== position) return;
    view.dispatch({ effects: changed.of(answer?.type === "signature" ? { pos: position, above: true, create: () => ({ dom: call(answer) }) } : null) });
}

/** @param {CallSignature} signature */
function call({ overloads, activeOverload, activeParameter }) {
    const { text, documentation, parameters } = overloads[activeOverload];
    const { start, end } = parameters[activeParameter ?? -1] ?? { start: 0, end: 0 };
    const box = tip(make("code", {}, text.slice(0, start), make("b", {}, text.slice(start, end)), text.slice(end)));
    if (overloads.length > 1) box.append(` (1 of ${overloads.length})`);
    if (documentation.text) box.append(`\n${documentation.text}`);
    return box;
}
