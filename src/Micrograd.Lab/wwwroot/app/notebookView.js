// The notebook on the page: its cells in their order, which one is selected, and what is under the reader's fingers.
import { CellView } from "./cellView.js";
import { followWithin } from "./anchors.js";
import { editorFeatures } from "./editorFeatures.js";
import { Cell } from "./notebook.js";

/** Shows a notebook in an element. Listeners hear "selected". */
export class NotebookView extends EventTarget {
    #place;
    #views = new Map();
    #watched = new Map();
    #watcher = new IntersectionObserver(entries => {
        for (const { isIntersecting, target } of entries) {
            if (!isIntersecting) continue;
            this.#watcher.unobserve(target);
            this.#watched.get(target)?.();
            this.#watched.delete(target);
        }
    }, { rootMargin: "200px" });

    constructor(place, notebook, runner, session) {
        super();
        this.#place = place;
        this.notebook = notebook;
        this.runner = runner;
        this.session = session;

        /** What keys and buttons stand for. */
        this.commands = {};
        this.selected = null;

        /** Whether a cell's text is about to take the keys. */
        this.isOpeningEditor = false;
        notebook.addEventListener("cells", () => this.arrange());
        notebook.addEventListener("outputs", ({ detail: cell }) => this.view(cell)?.paint());
        runner.addEventListener("cell", ({ detail: cell }) => {
            if (cell) this.view(cell)?.showState(runner.stateOf(cell));
            else for (const { cell: { isCode }, editor } of this.#views.values()) if (isCode && editor) editorFeatures.refresh(editor);
        });
        place.replaceChildren();
        place.onclick = followWithin;
        this.arrange();
    }

    view(cell) {
        return this.#views.get(cell);
    }

    /** Lets go of everything: another notebook takes the place. */
    dispose() {
        this.#watcher.disconnect();
        for (const view of this.#views.values()) view.dispose();
    }

    /** Puts the cells' views in the order of the cells. */
    arrange() {
        const { cells } = this.notebook;
        for (const [cell, view] of this.#views) {
            if (cells.includes(cell)) continue;
            view.element.remove();
            view.dispose();
            this.#views.delete(cell);
        }
        cells.forEach((cell, index) => {
            let view = this.#views.get(cell);
            if (!view) this.#views.set(cell, view = new CellView(cell, this));
            else if (view.kind !== cell.kind || view.source !== cell.source) view.rebuild();
            Object.assign(view, { kind: cell.kind, source: cell.source });
            view.place(index + 1, cells.length);
            view.paint();
            view.showState(this.runner.stateOf(cell));
            if (this.#place.children[index] !== view.element) this.#place.insertBefore(view.element, this.#place.children[index] ?? null);
        });
        if (!cells.includes(this.selected)) this.select(cells[Math.min(this.#lastIndex, cells.length - 1)] ?? null);
    }

    #lastIndex = 0;

    /** Makes a cell the one that commands are about. */
    select(cell) {
        if (this.selected === cell) return;
        const before = this.selected && this.view(this.selected);
        before?.element.classList.remove("selected");
        before?.element.setAttribute("tabindex", "-1");
        this.selected = cell;
        if (cell) {
            this.#lastIndex = this.notebook.indexOf(cell);
            const { element } = this.view(cell);
            element.classList.add("selected");
            element.setAttribute("tabindex", "0");
        }
        this.dispatchEvent(new Event("selected"));
    }

    /** Selects a cell, brings it into view and lets keys act on it as a whole. */
    focus(cell) {
        if (!cell) return;
        this.select(cell);
        const { element } = this.view(cell);
        element.focus({ preventScroll: true });
        element.scrollIntoView({ block: "nearest" });
    }

    /** The cell above (-1) or below (+1) the selected one. */
    neighbour(by) {
        return this.notebook.cells[this.notebook.indexOf(this.selected) + by] ?? null;
    }

    /** Adds a cell and selects it. */
    add(index, kind) {
        this.focus(this.notebook.insert(index, Cell.empty(kind)));
    }

    command(name, cell) {
        if (cell) this.select(cell);
        return this.commands[name]();
    }

    changed(cell, text) {
        this.notebook.setSource(cell, text);
        const view = this.view(cell);
        if (view) view.source = text;
    }

    /** Keys inside a cell's editor; all others are the editor's own. */
    editorKeys(cell) {
        const run = name => () => {
            this.command(name, cell);
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

    editorExtensions(cell, library) {
        return cell.isCode ? editorFeatures.extensions(library, cell, this) : [];
    }

    markLine(editor, line) {
        editorFeatures.markLine(editor, line);
    }

    /** Whether all names that cells above a cell declare are known to the session. */
    hasRunAllAbove = cell => this.notebook.cells.slice(0, this.notebook.indexOf(cell))
        .every(above => !above.isCode || above.source.trim() === "" || this.runner.hasCome(above));

    whenVisible(element, act) {
        this.#watched.set(element, act);
        this.#watcher.observe(element);
    }

    // From the first line up, and from the last line down, the arrows go on to the next cell. A line that is wrapped is several.
    #leaveAt(editor, cell, by) {
        const { main } = editor.state.selection;
        const top = position => editor.coordsAtPos(position)?.top;
        if (!main.empty || top(main.head) !== top(by < 0 ? 0 : editor.state.doc.length)) return false;
        const next = this.notebook.cells[this.notebook.indexOf(cell) + by];
        if (!next) return false;
        if (next.isCode) this.view(next).edit(by < 0 ? "end" : "start");
        else this.focus(next);
        return true;
    }
}
