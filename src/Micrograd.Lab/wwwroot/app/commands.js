// What a reader can do with a notebook, by name: keys and buttons stand for these.
import { forget, notice } from "./notices.js";
import { isUnknownName } from "./unknownNames.js";

/** The commands for a notebook's view. They take part until the signal comes. */
export function commandsFor(view, signal) {
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

    // What is offered above the notebook, and when it is needless: it may have been done by another way.
    const offers = new Map();
    const offer = (name, isDone, words, ...actions) => {
        offers.set(name, isDone);
        notice(name, words, ...actions);
    };
    const isGone = cell => notebook.indexOf(cell) < 0;
    const isDone = cell => runner.stateOf(cell).state === "done";

    // The session is another one: what it knew is to be had again by running what stands above.
    const offerAllAbove = (cell, words) => {
        const above = () => code(Math.max(0, notebook.indexOf(cell)));
        if (above().length === 0) return offer("stopped", () => isGone(cell) || isDone(cell), words);
        offer("stopped", () => isGone(cell) || view.hasRunAllAbove(cell), words, ["Run all above it", () => {
            if (isGone(cell)) return;
            view.focus(cell);
            runner.run(above());
        }]);
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
            offerAllAbove(cell, "Stopped. A browser can't interrupt C#, so the session was ended: its variables are gone.");
        },
        restart() {
            runner.stop();
            offer("stopped", () => code().some(cell => isDone(cell) && view.hasRunAllAbove(cell)), "The session starts afresh: its variables are gone.",
                ["Run all", () => commands.runAll()]);
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
        for (const [name, isNeedless] of offers) {
            if (!isNeedless()) continue;
            offers.delete(name);
            forget(name);
        }
        if (!cell || runner.stateOf(cell).state !== "failed" || view.hasRunAllAbove(cell)) return;
        const { evalue = "" } = cell.outputs.at(-1) ?? {};
        if (!isUnknownName(evalue.slice(0, 6))) return;
        offer("above", () => isGone(cell) || isDone(cell) || view.hasRunAllAbove(cell), "This cell uses names of cells above it that have not run.",
            ["Run all above, and this cell", () => runner.run(code(notebook.indexOf(cell) + 1))]);
    });

    view.session.addEventListener("died", () => {
        const cell = runner.running ?? view.selected;
        runner.forget();
        offerAllAbove(cell, `The session has ended: ${view.session.problem}. Its variables are gone.`);
    }, { signal });
    return commands;
}
