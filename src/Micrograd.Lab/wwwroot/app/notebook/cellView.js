// One cell on the page: its text or its editor, and what it shows.
/** @import { EditorView, KeyBinding } from "@codemirror/view" */
/** @import { Cell } from "../document/cell.js" */
/** @import { CodeHelp } from "../editor/features.js" */
/** @import { Outputs } from "../outputs/outputs.js" */
/** @import { CellState } from "../session/runner.js" */
import { iconButton, make } from "../dom.js";
import { render } from "../outputs/markdown.js";
import { duration } from "./duration.js";
import { OutputList } from "./outputList.js";

/**
 * What a cell's view needs of the notebook around it, and whom it tells.
 * @typedef {object} Surroundings
 * @property {Outputs} outputs
 * @property {() => void} run
 * @property {() => void} select
 * @property {(text: string) => void} write
 * @property {KeyBinding[]} keys of the editor
 * @property {CodeHelp} help of the editor
 * @property {(element: Element, act: () => void) => void} whenVisible
 */

const clockTick = 200;

// CodeMirror is large: it is fetched when the page can be read.
const library = () => import("../editor/editor.js");

/** The view of a cell. */
export class CellView {
    #around;
    #content = make("div", { class: "content" });
    #outputs;
    #count = make("span", { class: "count" });
    #time = make("span", { class: "time" });

    /** @type {EditorView | null} */
    #editor = null;

    /** @type {Promise<void> | null} */
    #opening = null;
    #edition = 0;

    /** @type {ReturnType<typeof setInterval> | undefined} */
    #clock;
    #isSelected = false;

    // What the view was made of.
    #kind = "";
    #source = "";

    /** Whether the cell's text is about to take the keys. */
    isOpening = false;

    /**
     * @param {Cell} cell
     * @param {Surroundings} around
     */
    constructor(cell, around) {
        this.cell = cell;
        this.#around = around;
        this.#outputs = new OutputList(around.outputs);
        const run = iconButton("▶", "Run this cell", around.run, "Shift+Enter");
        run.classList.add("run");
        this.#content.addEventListener("dblclick", () => cell.isCode || this.edit());
        this.element = make("section", { tabindex: "-1", "data-cell": cell.id, onfocusin: around.select, onmousedown: around.select },
            make("div", { class: "gutter" }, run, this.#count, this.#time),
            make("div", { class: "body" }, this.#content, this.#outputs.element));
        this.#rebuild();
    }

    /** The CodeMirror editor, or null while the text only stands there. */
    get editor() {
        return this.#editor;
    }

    /** Whether it is the cell that commands are about. */
    get isSelected() {
        return this.#isSelected;
    }

    set isSelected(isSelected) {
        this.#isSelected = isSelected;
        this.element.classList.toggle("selected", isSelected);
        this.element.setAttribute("tabindex", isSelected ? "0" : "-1");
    }

    /** Shows the cell's kind and text, where they were changed from outside. */
    refresh() {
        if (this.#kind !== this.cell.kind || this.#source !== this.cell.source) this.#rebuild();
    }

    /**
     * Says where in the notebook the cell stands: what a screen reader announces.
     * @param {number} number from 1
     * @param {number} of how many cells there are
     */
    place(number, of) {
        const kind = this.cell.isCode ? "code" : this.cell.kind === "markdown" ? "text" : "raw";
        this.element.setAttribute("role", "group");
        this.element.setAttribute("aria-label", `Cell ${number} of ${of}, ${kind}`);
    }

    /** Shows the cell's outputs, at the browser's next frame. */
    paint() {
        this.element.classList.toggle("stale", this.cell.isStale);
        this.#outputs.show(this.cell.outputs);
    }

    /**
     * Shows how the cell fares.
     * @param {CellState} state
     */
    showState({ state, started = 0, milliseconds, line = null }) {
        const { cell, element } = this;
        element.dataset.state = state ?? "";
        element.setAttribute("aria-busy", String(state === "running"));
        clearInterval(this.#clock);
        const number = state === "waiting" || state === "running" ? "*" : cell.executionCount || " ";
        this.#count.textContent = cell.isCode ? `[${number}]` : "";
        this.#time.textContent = state === "stopped" ? "stopped" : milliseconds === undefined ? "" : duration(milliseconds);
        if (state === "running") {
            this.#clock = setInterval(() => {
                this.#time.textContent = duration(performance.now() - started);
            }, clockTick);
        }
        this.#markLine(state === "failed" ? line : null);
    }

    /**
     * Opens the cell's text for editing and puts the cursor into it.
     * @param {"start" | "end"} [at] where it was, if not told
     */
    async edit(at) {
        this.isOpening = true;
        await this.#openEditor().finally(() => {
            this.isOpening = false;
        });
        if (!this.#editor) return;
        if (at) this.#editor.dispatch({ selection: { anchor: at === "start" ? 0 : this.#editor.state.doc.length } });
        this.#editor.focus();
    }

    /** Shows prose as prose again. */
    finishEditing() {
        if (this.cell.isCode || !this.#opening) return;
        this.#rebuild();
    }

    /** Asks once more what the compiler says: other cells have run. */
    async refreshProblems() {
        if (!this.cell.isCode || !this.#editor) return;
        const { refresh } = await library();
        if (this.#editor) refresh(this.#editor);
    }

    /** Lets go of what goes on outside of the element: the editor, charts, the clock. */
    dispose() {
        clearInterval(this.#clock);
        this.#closeEditor();
        this.#outputs.dispose();
    }

    #rebuild() {
        this.#closeEditor();
        const { cell } = this;
        this.#kind = cell.kind;
        this.#source = cell.source;
        this.element.className = `cell ${cell.kind}`;
        this.element.classList.toggle("selected", this.#isSelected);
        this.#content.replaceChildren();
        if (cell.isCode) this.#showCode();
        else if (cell.kind === "markdown") this.#showMarkdown();
        else this.#content.append(make("pre", { class: "text" }, cell.source));
        this.paint();
        this.showState({});
    }

    // Makes the editor, without putting the cursor into it.
    #openEditor() {
        return this.#opening ??= this.#createEditor();
    }

    async #createEditor() {
        const { cell } = this;
        const edition = this.#edition;
        const { createEditor, codeFeatures } = await library();
        // The cell may have been built anew while the editor's code was fetched.
        if (edition !== this.#edition) return;
        this.#editor = createEditor({
            text: cell.source,
            isCode: cell.isCode,
            label: cell.isCode ? "C# code" : "Markdown text",
            changed: text => {
                this.#source = text;
                this.#around.write(text);
            },
            keys: this.#around.keys,
            extensions: cell.isCode ? codeFeatures(this.#around.help) : [],
        });
        this.#content.replaceChildren(this.#editor.dom);
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
        library().then(({ coloured }) => this.cell.source === source && code.replaceChildren(coloured(source)), () => {});
        this.#around.whenVisible(this.element, () => this.#openEditor());
    }

    #showMarkdown() {
        const { cell } = this;
        const text = make("div", { class: "markdown" });
        text.innerHTML = cell.source.trim() === "" ? "<p class='empty'>Empty text. Press Enter to write.</p>" : render(cell.source, cell.json.attachments);
        for (const code of text.querySelectorAll("pre code.language-csharp, pre code.language-cs")) {
            library().then(({ coloured }) => code.replaceChildren(coloured(code.textContent ?? "")), () => {});
        }
        this.#content.append(text);
    }

    /** @param {number | null} line */
    async #markLine(line) {
        if (!line && !this.#editor) return;
        await this.#openEditor();
        const { markLine } = await library();
        if (this.#editor && this.cell.isCode) markLine(this.#editor, line);
    }
}
