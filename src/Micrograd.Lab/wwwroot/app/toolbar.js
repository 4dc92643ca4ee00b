// The buttons above the notebook, those of the selected cell, and what the session is doing.
import { iconButton, make } from "./dom.js";

/** Fills the toolbar for a notebook's view. */
export function fillToolbar(place, view, more = []) {
    const button = (sign, label, name, shortcut) => iconButton(sign, label, () => view.command(name), shortcut);
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
        stop.disabled = !view.runner.isBusy;
        undo.disabled = !view.notebook.canUndo;
    };
    view.runner.addEventListener("cell", refresh);
    view.notebook.addEventListener("cells", refresh);
    refresh();
}

/** The buttons of the selected cell, which move with the selection. */
export function cellTools(view, more = () => []) {
    const button = (sign, label, name, shortcut) => iconButton(sign, label, () => view.command(name), shortcut);
    const bar = make("div", { class: "celltools", role: "toolbar", "aria-label": "Selected cell" });
    const refresh = () => {
        const { selected } = view;
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
        view.view(selected)?.element.prepend(bar);
    };
    view.addEventListener("selected", refresh);
    view.notebook.addEventListener("cells", refresh);
    refresh();
}

/** Says what the session is doing, until the signal comes. */
export function showSession(place, session, runner, signal) {
    const bar = make("progress", { max: "1", "aria-label": "C# is being loaded" });
    const words = make("span");
    place.replaceChildren(bar, words);
    const refresh = () => {
        place.dataset.state = session.state;
        bar.hidden = session.state !== "loading";
        if (session.progress > 0 && session.progress < 1) bar.value = session.progress;
        else bar.removeAttribute("value");
        words.textContent = session.state === "loading" ? "C# is loading" : session.state === "broken" ? `C# can't run: ${session.problem}` : runner.isBusy ? "C# is running" : "C# is ready";
    };
    session.addEventListener("state", refresh, { signal });
    runner.addEventListener("cell", refresh);
    refresh();
}
