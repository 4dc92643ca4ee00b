// What can stand at the cursor.
/** @import { CompletionContext, CompletionResult } from "@codemirror/autocomplete" */
/** @import { Extension } from "@codemirror/state" */
/** @import { CodeHelp } from "./features.js" */
import { acceptCompletion, autocompletion, completionKeymap, keymap, startCompletion } from "../../vendor/editor.js";

/**
 * @param {CodeHelp} help
 * @returns {Extension}
 */
export const completion = help => [
    autocompletion({ override: [context => complete(context, help)], activateOnTyping: true, icons: false }),
    keymap.of(completionKeymap),
    keymap.of([{ key: "Tab", run: acceptCompletion }]),
];

/**
 * @param {CompletionContext} context
 * @param {CodeHelp} help
 * @returns {Promise<CompletionResult | null>}
 */
async function complete(context, { session, cell }) {
    const word = context.matchBefore(/[\p{L}_@#][\w@#!]*/u);
    const afterDot = context.matchBefore(/\./);
    if (!context.explicit && !word && !afterDot) return null;
    if (!session.isIdle) {
        // Not as a question that waits: until it is answered, Escape would be its.
        const { view, state: { doc } } = context;
        if (view) session.addEventListener("idle", () => view.hasFocus && view.state.doc === doc && startCompletion(view), { once: true });
        return null;
    }

    const answer = await session.ask({ type: "complete", code: context.state.doc.toString(), position: context.pos }, cell);
    if (answer?.type !== "completions" || answer.items.length === 0 || context.aborted) return null;
    return {
        from: answer.start,
        to: answer.end,
        options: answer.items.map(({ text, kind, detail }, index) => (
            { label: text, type: kind.toLowerCase(), info: detail || undefined, boost: -index / 100 })),
        validFor: /^[\w@]*$/,
    };
}
