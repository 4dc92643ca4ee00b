// What a reader can do with a notebook, by name: keys and buttons stand for these.
import { isUnknownName } from "./unknownNames.js";
import { notice } from "./notices.js";

/** The commands for a notebook's view. */
export function commandsFor(view) {
    const { notebook, runner } = view;
    const index = () => notebook.indexOf(view.selected);
    const code = (end = notebook.cells.length) => notebook.cells.slice(0, end).filter(cell => cell.isCode);
    const leave = cell => {
        view.view(cell)?.finishEditing();
        view.focus(cell);
    };

    const addAndEdit = (at, kind) => {
        view.add(at, kind);
        commands.edit();
    };

    const commands = {
        runHere() {
            const cell = view.selected;
            view.view(cell).finishEditing();
            if (cell.isCode) runner.run([cell]);
            else view.focus(cell);
        },
        runAndAdvance() {
            commands.runHere();
            const next = view.neighbour(+1);
            if (next) leave(next);
            else addAndEdit(notebook.cells.length, "code");
        },
        runAndInsert() {
            commands.runHere();
            addAndEdit(index() + 1, "code");
        },
        runAll: () => runner.run(code()),
        runAbove: () => runner.run(code(index())),
        stop() {
            if (!runner.isBusy) return;
            const cell = runner.running;
            runner.stop();
            notice("stopped", "Stopped. A browser can't interrupt C#, so the session was ended: its variables are gone.",
                ["Run all above it", () => {
                    // It may have been deleted meanwhile.
                    const place = notebook.indexOf(cell);
                    if (place < 0) return;
                    view.focus(cell);
                    runner.run(code(place));
                }]);
        },
        restart() {
            runner.stop();
            notice("stopped", "The session starts afresh: its variables are gone.", ["Run all", () => commands.runAll()]);
        },
        edit: () => view.selected && view.view(view.selected).edit(),
        leaveEditor: () => leave(view.selected),
        up: () => view.focus(view.neighbour(-1)),
        down: () => view.focus(view.neighbour(+1)),
        addAbove: () => view.add(index(), "code"),
        addBelow: () => view.add(index() + 1, "code"),
        addTextBelow: () => addAndEdit(index() + 1, "markdown"),
        remove() {
            const next = view.neighbour(+1) ?? view.neighbour(-1);
            notebook.remove(view.selected);
            if (next) view.focus(next);
        },
        moveUp() {
            notebook.move(view.selected, -1);
            view.focus(view.selected);
        },
        moveDown() {
            notebook.move(view.selected, +1);
            view.focus(view.selected);
        },
        split() {
            const { editor } = view.view(view.selected);
            if (editor) view.focus(notebook.split(view.selected, editor.state.selection.main.head));
        },
        toCode: () => notebook.changeKind(view.selected, "code"),
        toText: () => notebook.changeKind(view.selected, "markdown"),
        undo: () => notebook.undo(),
    };

    runner.addEventListener("cell", ({ detail: cell }) => {
        if (!cell || runner.stateOf(cell).state !== "failed" || view.hasRunAllAbove(cell)) return;
        const { evalue = "" } = cell.outputs.at(-1) ?? {};
        if (!isUnknownName(evalue.slice(0, 6))) return;
        notice("above", "This cell uses names of cells above it that have not run.",
            ["Run all above, and this cell", () => runner.run(code(notebook.indexOf(cell) + 1))]);
    });
    return commands;
}
