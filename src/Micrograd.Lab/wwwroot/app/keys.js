// Jupyter's keys for a cell as a whole. Inside an editor the keys are the editor's (see notebookView.js).

const single = {
    Enter: "edit", ArrowUp: "up", ArrowDown: "down", k: "up", j: "down",
    a: "addAbove", b: "addBelow", m: "toText", y: "toCode", z: "undo",
};
const twice = { d: "remove", 0: "restart", i: "stop" };

/** Keys pressed on a cell, or nowhere in particular, do what they do in Jupyter. */
export function listen(view) {
    let last = "";
    const onKey = event => {
        const inCell = event.target.closest?.(".cell");
        if (event.target !== document.body && event.target !== inCell) return;
        const name = commandFor(event, last);
        last = event.key in twice && !name ? event.key : "";
        if (!name || !view.selected) return;
        event.preventDefault();
        view.command(name);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
}

function commandFor(event, last) {
    const { key, shiftKey, altKey } = event;
    const control = event.ctrlKey || event.metaKey;
    if (key === "Enter" && shiftKey) return "runAndAdvance";
    if (key === "Enter" && control) return "runHere";
    if (key === "Enter" && altKey) return "runAndInsert";
    if (altKey && key === "ArrowUp") return "moveUp";
    if (altKey && key === "ArrowDown") return "moveDown";
    if (shiftKey || control || altKey) return null;
    if (key in twice) return last === key ? twice[key] : null;
    return single[key] ?? null;
}
