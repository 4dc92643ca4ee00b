// Code cells' editor: CodeMirror with C#, fetched after the page can be read.

let loading;

/** CodeMirror's parts, fetched once. */
export function codeMirror() {
    return loading ??= import("../vendor/editor.js").then(library => ({ ...library, ...prepare(library) }));
}

/** Code with its colours, as elements, for what isn't being edited. */
export async function coloured(code) {
    const { highlightCode, language, colours } = await codeMirror();
    const fragment = document.createDocumentFragment();
    highlightCode(code, language.parser.parse(code), colours,
        (text, classes) => {
            const span = document.createElement("span");
            span.className = classes;
            span.textContent = text;
            fragment.append(classes ? span : text);
        },
        () => fragment.append("\n"));
    return fragment;
}

/**
 * An editor in place of an element.
 * @param options text, isCode, label, changed(text), keys (CodeMirror key bindings), extensions (given CodeMirror, returns more of them)
 */
export async function createEditor(options) {
    const cm = await codeMirror();
    const { EditorState, EditorView, keymap } = cm;
    // Before the list of completions, which would take Escape for itself as soon as something is typed; but not while it is open.
    const keys = options.keys.map(({ key, run }) => ({ key, run: view => (key.includes("-") || cm.completionStatus(view.state) !== "active") && run(view) }));
    const extensions = [
        cm.Prec.highest(keymap.of(keys)),
        cm.history(),
        cm.drawSelection(),
        cm.highlightSpecialChars(),
        EditorState.tabSize.of(4),
        cm.indentUnit.of("    "),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": options.label, autocapitalize: "off", spellcheck: options.isCode ? "false" : "true" }),
        EditorView.updateListener.of(update => {
            if (update.docChanged) options.changed(update.state.doc.toString());
        }),
        cm.syntaxHighlighting(cm.colours),
        options.extensions(cm),
    ];
    if (options.isCode) extensions.push(cm.language, cm.bracketMatching(), cm.closeBrackets(), cm.indentOnInput(), keymap.of(cm.closeBracketsKeymap));
    extensions.push(keymap.of([...cm.historyKeymap, ...cm.defaultKeymap, ...(options.isCode ? [{ key: "Tab", run: cm.indentWithTab.run, shift: cm.indentWithTab.shift }] : [])]));
    return new EditorView({ state: EditorState.create({ doc: options.text, extensions }) });
}

function prepare({ csharp, StreamLanguage, tagHighlighter, tags }) {
    const classes = [
        [tags.keyword, "c-keyword"], [tags.string, "c-string"], [tags.number, "c-number"], [tags.comment, "c-comment"],
        [tags.meta, "c-meta"], [tags.typeName, "c-type"], [tags.standard(tags.typeName), "c-type"], [tags.atom, "c-keyword"], [tags.bool, "c-keyword"],
        [tags.definition(tags.variableName), "c-name"],
    ];
    return {
        language: StreamLanguage.define(csharp),
        colours: tagHighlighter(classes.map(([tag, name]) => ({ tag, class: name }))),
    };
}
