// The buttons above the notebook, and those of the selected cell.
/** @import { CommandName } from "../../../types/commands.js" */
/** @import { Cell } from "../document/cell.js" */
/** @import { Notebook } from "../document/notebook.js" */
/** @import { NotebookView } from "../notebook/notebookView.js" */
/** @import { Runner } from "../session/runner.js" */
import { iconButton, make } from "../dom.js";

/** @typedef {(name: CommandName) => void} Do */

/**
 * Fills the toolbar for a notebook.
 * @param {Element} place
 * @param {{ notebook: Notebook, runner: Runner, command: Do }} parts
 * @param {Node[]} more buttons beside those of the commands
 */
export function fillToolbar(place, { notebook, runner, command }, more) {
    const button = buttonsFor(command);
    const stop = button("■ Stop", "Stop", "stop", "I I");
    const undo = button("↶", "Undo the last change of cells", "undo", "Z");
    place.replaceChildren(
        button("▶ Run", "Run and go on", "runAndAdvance", "Shift+Enter"),
        button("▶▶ All", "Run all", "runAll"),
        button("▶ Above", "Run all above", "runAbove"),
        stop,
        button("↻ Restart", "Restart the session", "restart", "0 0"),
        undo,
        ...more);
    const refresh = () => {
        stop.disabled = !runner.isBusy;
        undo.disabled = !notebook.canUndo;
    };
    runner.addEventListener("cell", refresh);
    notebook.addEventListener("cells", refresh);
    refresh();
}

/**
 * The buttons of the selected cell, which move with the selection.
 * @param {{ notebook: Notebook, view: NotebookView, command: Do }} parts
 * @param {(cell: Cell) => Node[]} more buttons of a cell beside those of the commands
 */
export function showCellTools({ notebook, view, command }, more) {
    const button = buttonsFor(command);
    const bar = make("div", { class: "celltools", role: "toolbar", "aria-label": "Selected cell" });
    const refresh = () => {
        const { selected, selectedElement } = view;
        bar.remove();
        if (!selected) return;
        bar.replaceChildren(
            button("+ C#", "Add a cell of C# below", "addBelow", "B"),
            button("+ Text", "Add a cell of text below", "addTextBelow"),
            button("↑", "Move up", "moveUp", "Alt+↑"),
            button("↓", "Move down", "moveDown", "Alt+↓"),
            button("✂", "Split at the cursor", "split", "Ctrl+Shift+−"),
            selected.isCode ? button("¶", "Make it text", "toText", "M") : button("{ }", "Make it code", "toCode", "Y"),
            ...more(selected),
            button("✕", "Delete", "remove", "D D"));

        // Before the text: in an editor Tab indents, and leads no further.
        selectedElement?.prepend(bar);
    };
    view.addEventListener("selected", refresh);
    notebook.addEventListener("cells", refresh);
    refresh();
}

/** @param {Do} command */
function buttonsFor(command) {
    return (/** @type {string} */ sign, /** @type {string} */ label, /** @type {CommandName} */ name, /** @type {string} */ shortcut = "") =>
        iconButton(sign, label, () => command(name), shortcut);
}
