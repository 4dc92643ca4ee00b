// One cell on the page: its text or its editor, and what it shows.
import { iconButton, make } from "./dom.js";
import { coloured, createEditor } from "./editor.js";
import { render } from "./markdown.js";
import { element, update } from "./outputs.js";

// So long a cell's outputs may be painted in one frame; the page answers in between.
const paintTime = 5;

/** The view of a cell. `owner` is the notebook's view: it is told of clicks, and gives the keys of the editor. */
export class CellView {
    #owner;
    #content = make("div", { class: "content" });
    #outputs = make("div", { class: "outputs" });
    #count = make("span", { class: "count" });
    #time = make("span", { class: "time" });
    #run;
    #editor = null;
    #opening = null;
    #edition = 0;
    #shown = [];
    #paintAsked = false;
    #since = 0;

    constructor(cell, owner) {
        this.cell = cell;
        this.#owner = owner;
        this.#run = iconButton("▶", "Run this cell", () => owner.command("runHere", cell), "Shift+Enter");
        this.#run.classList.add("run");
        this.element = make("section", { class: "cell", tabindex: "-1", "data-cell": cell.id, onfocusin: () => owner.select(cell), onmousedown: () => owner.select(cell) },
            make("div", { class: "gutter" }, this.#run, this.#count, this.#time),
            make("div", { class: "body" }, this.#content, this.#outputs));
        this.#content.addEventListener("dblclick", () => cell.isCode || this.edit());
        this.rebuild();
    }

    /** The CodeMirror editor, or null while the text only stands there. */
    get editor() {
        return this.#editor;
    }

    /** Builds the cell anew, because its kind or its text was changed from outside. */
    rebuild() {
        this.#closeEditor();
        const { cell } = this;
        this.element.className = `cell ${cell.kind}`;
        this.element.classList.toggle("selected", this.#owner.selected === cell);
        this.#content.replaceChildren();
        if (cell.isCode) this.#showCode();
        else if (cell.kind === "markdown") this.#showMarkdown();
        else this.#content.append(make("pre", { class: "text" }, cell.source));
        this.paint();
        this.showState({});
    }

    /** Says where in the notebook the cell stands: what a screen reader announces. */
    place(number, of) {
        const kind = { code: "code", markdown: "text" }[this.cell.kind] ?? "raw";
        this.element.setAttribute("role", "group");
        this.element.setAttribute("aria-label", `Cell ${number} of ${of}, ${kind}`);
    }

    /** Shows the cell's outputs, at the browser's next frame. */
    paint() {
        if (this.#paintAsked) return;
        this.#paintAsked = true;
        requestAnimationFrame(() => {
            this.#paintAsked = false;
            this.#paintNow();
        });
    }

    /** Shows how the cell fares. */
    showState({ state, started, milliseconds, line }) {
        const { cell, element } = this;
        element.dataset.state = state ?? "";
        element.setAttribute("aria-busy", String(state === "running"));
        clearInterval(this.#since);
        this.#count.textContent = !cell.isCode ? "" : state === "waiting" || state === "running" ? "[*]" : cell.executionCount ? `[${cell.executionCount}]` : "[ ]";
        this.#time.textContent = state === "stopped" ? "stopped" : milliseconds === undefined ? "" : duration(milliseconds);
        if (state === "running") {
            this.#since = setInterval(() => {
                this.#time.textContent = duration(performance.now() - started);
            }, 200);
        }
        this.#markLine(state === "failed" ? line : null);
    }

    /** Opens the cell's text for editing and puts the cursor into it: where it was, or at its "start" or "end". */
    async edit(at) {
        this.#owner.isOpeningEditor = true;
        await this.openEditor().finally(() => this.#owner.isOpeningEditor = false);
        if (!this.#editor) return;
        if (at) this.#editor.dispatch({ selection: { anchor: at === "start" ? 0 : this.#editor.state.doc.length } });
        this.#editor.focus();
    }

    /** Makes the editor, without putting the cursor into it. */
    openEditor() {
        return this.#opening ??= this.#createEditor();
    }

    /** Lets go of what goes on outside of the element: the editor, charts, the clock. */
    dispose() {
        clearInterval(this.#since);
        this.#closeEditor();
        for (const output of this.#outputs.children) output.dispose?.();
    }

    /** Shows prose as prose again. */
    finishEditing() {
        if (this.cell.isCode || !this.#opening) return;
        this.rebuild();
    }

    async #createEditor() {
        const { cell } = this;
        const edition = this.#edition;
        const editor = await createEditor({
            text: cell.source,
            isCode: cell.isCode,
            label: cell.isCode ? "C# code" : "Markdown text",
            changed: text => this.#owner.changed(cell, text),
            keys: this.#owner.editorKeys(cell),
            extensions: library => this.#owner.editorExtensions(cell, library),
        });
        // The cell may have been built anew while the editor's code was fetched.
        if (edition !== this.#edition) return editor.destroy();
        this.#editor = editor;
        this.#content.replaceChildren(editor.dom);
    }

    #closeEditor() {
        this.#edition++;
        this.#editor?.destroy();
        this.#editor = this.#opening = null;
    }

    #showCode() {
        const code = make("pre", { class: "code", onclick: () => this.edit() }, this.cell.source);
        this.#content.append(code);
        const { source } = this.cell;
        coloured(source).then(parts => this.cell.source === source && code.replaceChildren(parts), () => {});
        this.#owner.whenVisible(this.element, () => this.openEditor());
    }

    #showMarkdown() {
        const { cell } = this;
        const text = make("div", { class: "markdown" });
        text.innerHTML = cell.source.trim() === "" ? "<p class='empty'>Empty text. Press Enter to write.</p>" : render(cell.source, cell.json.attachments);
        for (const code of text.querySelectorAll("pre code.language-csharp, pre code.language-cs")) {
            coloured(code.textContent).then(parts => code.replaceChildren(parts), () => {});
        }
        this.#content.append(text);
    }

    #paintNow() {
        const { outputs, isStale } = this.cell;
        this.element.classList.toggle("stale", Boolean(isStale));
        const elements = this.#outputs.children;
        while (elements.length > outputs.length) {
            const gone = elements[elements.length - 1];
            gone.remove();
            gone.dispose?.();
        }
        this.#shown.length = Math.min(this.#shown.length, outputs.length);
        const until = performance.now() + paintTime;
        for (const [index, output] of outputs.entries()) {
            const before = elements[index], shown = this.#shown[index];
            if (before && shown?.output === output && shown.text === output.text) continue;
            if (performance.now() > until) return this.paint();
            this.#shown[index] = { output, text: output.text };
            if (before && shown?.output.output_type === output.output_type && update(before, output, shown.output)) continue;
            const fresh = element(output);
            if (before) before.replaceWith(fresh);
            else this.#outputs.append(fresh);
            before?.dispose?.();
        }
    }

    async #markLine(line) {
        if (!line && !this.#editor) return;
        await this.openEditor();
        if (this.#editor && this.cell.isCode) this.#owner.markLine(this.#editor, line);
    }
}

function duration(milliseconds) {
    if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
    if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
    return `${Math.floor(milliseconds / 60_000)} min ${Math.round(milliseconds / 1000) % 60} s`;
}
