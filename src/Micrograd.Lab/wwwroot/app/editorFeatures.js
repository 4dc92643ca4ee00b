// What the editor of a code cell has from the session: completion, hover, the parameters of a call, problems. And the mark at a line that failed.
import { isUnknownName } from "./unknownNames.js";

let cm, failedLine, failedField, signature, signatureField, sessionChanged, writtenField;

function prepare(library) {
    if (cm) return;
    cm = library;
    const { Decoration, EditorView, showTooltip, StateEffect, StateField } = cm;
    failedLine = StateEffect.define();
    failedField = StateField.define({
        create: () => Decoration.none,
        update(marks, transaction) {
            const effect = transaction.effects.find(effect => effect.is(failedLine));
            if (!effect) return transaction.docChanged ? Decoration.none : marks;
            const { doc } = transaction.state;
            return effect.value && effect.value <= doc.lines ? Decoration.set(Decoration.line({ class: "failed-line" }).range(doc.line(effect.value).from)) : Decoration.none;
        },
        provide: field => EditorView.decorations.from(field),
    });
    signature = StateEffect.define();
    signatureField = StateField.define({
        create: () => null,
        update: (shown, transaction) => transaction.effects.find(effect => effect.is(signature))?.value ?? (transaction.effects.some(effect => effect.is(signature)) ? null : shown),
        provide: field => showTooltip.from(field),
    });
    sessionChanged = StateEffect.define();
    writtenField = StateField.define({ create: () => false, update: (isWritten, transaction) => isWritten || transaction.docChanged });
}

export const editorFeatures = {
    /** CodeMirror's extensions for a code cell of a notebook's view. `library` is CodeMirror. */
    extensions(library, cell, { session, hasRunAllAbove }) {
        prepare(library);
        const ask = (type, view, position) => session.ask({ type, code: view.state.doc.toString(), ...(position === undefined ? {} : { position }) }, cell.id);
        return [
            failedField,
            signatureField,
            writtenField,
            cm.autocompletion({ override: [context => complete(context, session, ask)], activateOnTyping: true, icons: false }),
            cm.keymap.of(cm.completionKeymap),
            cm.keymap.of([{ key: "Tab", run: cm.acceptCompletion }, { key: "Ctrl-Shift-Space", run: view => (showSignature(view, ask), true) }]),
            cm.hoverTooltip((view, position) => describe(view, position, ask), { hoverTime: 400 }),
            cm.linter(view => problems(view, ask, () => hasRunAllAbove(cell)), {
                delay: 800,
                needsRefresh: ({ transactions }) => transactions.some(({ effects }) => effects.some(effect => effect.is(sessionChanged))),
            }),
            cm.EditorView.domEventHandlers({ blur: (_, view) => view.dispatch({ effects: signature.of(null) }) }),
            cm.EditorView.updateListener.of(update => {
                if (!update.docChanged && !update.selectionSet) return;
                const typed = update.state.sliceDoc(update.state.selection.main.head - 1, update.state.selection.main.head);
                const isOpen = update.state.field(signatureField) !== null;
                if (isOpen || (update.docChanged && (typed === "(" || typed === ","))) setTimeout(() => showSignature(update.view, ask));
            }),
        ];
    },

    /** Has a code cell's editor ask once more what the compiler says: other cells have run. */
    refresh(editor) {
        editor.dispatch({ effects: sessionChanged.of(null) });
    },

    /** Marks a line of a code cell's editor; null for none. */
    markLine(editor, line) {
        editor.dispatch({ effects: failedLine.of(line) });
    },
};

async function complete(context, session, ask) {
    const word = context.matchBefore(/[\p{L}_@#][\w@#!]*/u);
    const afterDot = context.matchBefore(/\./);
    if (!context.explicit && !word && !afterDot) return null;
    if (!session.isIdle) {
        // Not as a question that waits: until it is answered, Escape would be its.
        const { view, state: { doc } } = context;
        session.addEventListener("idle", () => view.hasFocus && view.state.doc === doc && cm.startCompletion(view), { once: true });
        return null;
    }

    const answer = await ask("complete", context, context.pos);
    if (answer?.type !== "completions" || answer.items.length === 0 || context.aborted) return null;
    return {
        from: answer.start,
        to: answer.end,
        options: answer.items.map(({ text, kind, detail }, index) => ({ label: text, type: kind.toLowerCase(), info: detail || undefined, boost: -index / 100 })),
        validFor: /^[\w@]*$/,
    };
}

async function describe(view, position, ask) {
    const answer = await ask("describe", view, position);
    if (answer?.type !== "description") return null;
    return { pos: answer.start, end: answer.end, create: () => ({ dom: tip(answer.text) }) };
}

// Only of what the reader has written: a chapter that has just been opened is no place for red lines.
async function problems(view, ask, namesAreKnown) {
    const { doc } = view.state;
    if (doc.length === 0 || !view.state.field(writtenField)) return [];
    const answer = await ask("diagnose", view);
    if (answer?.type !== "problems" || view.state.doc !== doc) return [];
    const items = namesAreKnown() ? answer.items : answer.items.filter(({ id }) => !isUnknownName(id));
    const place = (line, column) => Math.min(doc.length, doc.line(Math.min(line, doc.lines)).from + column - 1);
    return items.map(({ line, column, endLine, endColumn, severity, id, message }) => ({
        from: place(line, column), to: Math.max(place(line, column), place(endLine, endColumn)), severity: severity.toLowerCase(), message: `${id}: ${message}`,
    }));
}

async function showSignature(view, ask) {
    const position = view.state.selection.main.head;
    const answer = await ask("signature", view, position);
    if (view.state.selection.main.head !== position) return;
    const shown = answer?.type === "signature" ? { pos: position, above: true, create: () => ({ dom: call(answer) }) } : null;
    view.dispatch({ effects: signature.of(shown) });
}

function call({ text, start, end, documentation, overloads }) {
    const box = tip("");
    const code = document.createElement("code");
    const parameter = document.createElement("b");
    parameter.textContent = text.slice(start, end);
    code.append(text.slice(0, start), parameter, text.slice(end));
    box.append(code);
    if (overloads > 1) box.append(` (1 of ${overloads})`);
    if (documentation) box.append(`\n${documentation}`);
    return box;
}

function tip(text) {
    const box = document.createElement("div");
    box.className = "tip";
    box.textContent = text;
    return box;
}
