// The notebook on the page: its cells in their order, which one is selected, and what is under the reader's fingers.
/** @import { EditorView, KeyBinding } from "@codemirror/view" */
/** @import { CommandName } from "../../../types/commands.js" */
/** @import { AnnouncerClass } from "../../../types/events.js" */
/** @import { Notebook } from "../document/notebook.js" */
/** @import { Runner } from "../session/runner.js" */
/** @import { Session } from "../session/session.js" */
import { Cell } from "../document/cell.js";
import { Outputs } from "../outputs/outputs.js";
import { followWithin } from "./anchors.js";
import { CellView } from "./cellView.js";
import { WhenVisible } from "./whenVisible.js";

/** @typedef {{ selected: null, command: CommandName }} NotebookViewEvents */

/** Shows a notebook in an element. Listeners hear "selected", and "command": what a key or a button asks for. */
export class NotebookView extends /** @type {AnnouncerClass<NotebookViewEvents>} */ (EventTarget) {
    #place;
    #notebook;
    #runner;
    #session;
    #outputs = new Outputs();
    #visible = new WhenVisible();

    /** @type {Map<Cell, CellView>} */
    #views = new Map();

    /** @type {Cell | null} */
    #selected = null;
    #lastIndex = 0;

    /**
     * @param {HTMLElement} place
     * @param {Notebook} notebook
     * @param {Runner} runner
     * @param {Session} session answers what an editor asks
     */
    constructor(place, notebook, runner, session) {
        super();
        this.#place = place;
        this.#notebook = notebook;
        this.#runner = runner;
        this.#session = session;
        notebook.addEventListener("cells", () => this.#arrange());
        notebook.addEventListener("outputs", ({ detail: cell }) => this.#views.get(cell)?.paint());
        runner.addEventListener("cell", ({ detail: cell }) => {
            if (cell) this.#views.get(cell)?.showState(runner.stateOf(cell));
            else for (const view of this.#views.values()) view.refreshProblems();
        });
        place.replaceChildren();
        place.onclick = event => followWithin(event, place);
        this.#arrange();
    }

    /** The cell that commands are about. */
    get selected() {
        return this.#selected;
    }

    /** The element of the selected cell. */
    get selectedElement() {
        return this.#selected && this.#views.get(this.#selected)?.element;
    }

    /** Where the cursor stands in the selected cell's text; null when it isn't being written. */
    get cursor() {
        return (this.#selected && this.#views.get(this.#selected)?.editor?.state.selection.main.head) ?? null;
    }

    /** Whether a cell's text is about to take the keys. */
    get isOpeningEditor() {
        return [...this.#views.values()].some(view => view.isOpening);
    }

    /** Lets go of everything: another notebook takes the place. */
    dispose() {
        this.#visible.dispose();
        this.#outputs.dispose();
        for (const view of this.#views.values()) view.dispose();
    }

    /**
     * Makes a cell the one that commands are about.
     * @param {Cell | null} cell
     */
    select(cell) {
        if (this.#selected === cell) return;
        const before = this.#selected && this.#views.get(this.#selected), now = cell && this.#views.get(cell);
        if (before) before.isSelected = false;
        this.#selected = cell;
        if (cell) this.#lastIndex = this.#notebook.indexOf(cell);
        if (now) now.isSelected = true;
        this.dispatchEvent(new CustomEvent("selected"));
    }

    /**
     * Selects a cell, brings it into view and lets keys act on it as a whole.
     * @param {Cell | null} cell
     * @param {ScrollLogicalPosition} block where in the window it is to stand
     */
    focus(cell, block = "nearest") {
        if (!cell) return;
        this.select(cell);
        const element = this.#views.get(cell)?.element;
        element?.focus({ preventScroll: true });
        element?.scrollIntoView({ block });
    }

    /** Opens the selected cell's text for editing. */
    edit() {
        if (this.#selected) this.#views.get(this.#selected)?.edit();
    }

    /**
     * Shows a cell's prose as prose again.
     * @param {Cell} cell
     */
    finishEditing(cell) {
        this.#views.get(cell)?.finishEditing();
    }

    /**
     * The cell above (-1) or below (+1) the selected one.
     * @param {number} by
     */
    neighbour(by) {
        return this.#selected && this.#beside(this.#selected, by);
    }

    /**
     * Adds a cell and selects it.
     * @param {number} index
     * @param {string} kind
     */
    add(index, kind) {
        this.focus(this.#notebook.insert(index, Cell.empty(kind)));
    }

    // Puts the cells' views in the order of the cells.
    #arrange() {
        const { cells } = this.#notebook;
        for (const [cell, view] of this.#views) {
            if (cells.includes(cell)) continue;
            view.element.remove();
            view.dispose();
            this.#views.delete(cell);
        }
        cells.forEach((cell, index) => {
            const view = this.#views.get(cell) ?? this.#createView(cell);
            view.refresh();
            view.place(index + 1, cells.length);
            view.paint();
            view.showState(this.#runner.stateOf(cell));
            if (this.#place.children[index] !== view.element) this.#place.insertBefore(view.element, this.#place.children[index] ?? null);
        });
        if (!this.#selected || !cells.includes(this.#selected)) this.select(cells[Math.min(this.#lastIndex, cells.length - 1)] ?? null);
    }

    /** @param {Cell} cell */
    #createView(cell) {
        const view = new CellView(cell, {
            outputs: this.#outputs,
            run: () => this.#command("runHere", cell),
            select: () => this.select(cell),
            write: text => this.#notebook.setSource(cell, text),
            keys: this.#keys(cell),
            help: { session: this.#session, cell: cell.id, namesAreKnown: () => this.#runner.hasRunAllAbove(cell) },
            whenVisible: (element, act) => this.#visible.add(element, act),
        });
        this.#views.set(cell, view);
        return view;
    }

    /**
     * Keys inside a cell's editor; all others are the editor's own.
     * @param {Cell} cell
     * @returns {KeyBinding[]}
     */
    #keys(cell) {
        const run = (/** @type {CommandName} */ name) => () => {
            this.#command(name, cell);
            return true;
        };
        return [
            { key: "Shift-Enter", run: run("runAndAdvance") },
            { key: "Mod-Enter", run: run("runHere") },
            { key: "Ctrl-Enter", run: run("runHere") },
            { key: "Alt-Enter", run: run("runAndInsert") },
            { key: "Ctrl-Shift--", run: run("split") },
            { key: "Escape", run: run("leaveEditor") },
            { key: "ArrowUp", run: editor => this.#leaveAt(editor, cell, -1) },
            { key: "ArrowDown", run: editor => this.#leaveAt(editor, cell, +1) },
        ];
    }

    /**
     * From the first line up, and from the last line down, the arrows go on to the next cell. A line that is wrapped is several.
     * @param {EditorView} editor
     * @param {Cell} cell
     * @param {number} by
     */
    #leaveAt(editor, cell, by) {
        const { main } = editor.state.selection;
        const top = (/** @type {number} */ position) => editor.coordsAtPos(position)?.top;
        if (!main.empty || top(main.head) !== top(by < 0 ? 0 : editor.state.doc.length)) return false;
        const next = this.#beside(cell, by);
        if (!next) return false;
        if (next.isCode) this.#views.get(next)?.edit(by < 0 ? "end" : "start");
        else this.focus(next);
        return true;
    }

    /**
     * @param {Cell} cell
     * @param {number} by
     */
    #beside(cell, by) {
        return this.#notebook.cells[this.#notebook.indexOf(cell) + by] ?? null;
    }

    /**
     * @param {CommandName} name
     * @param {Cell} cell
     */
    #command(name, cell) {
        this.select(cell);
        this.dispatchEvent(new CustomEvent("command", { detail: name }));
    }
}
