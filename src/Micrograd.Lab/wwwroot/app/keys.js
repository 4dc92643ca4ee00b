// Jupyter's keys for a cell as a whole. Inside an editor the keys are the editor's (see notebookView.js).

const single = {
    Enter: "edit", ArrowUp: "up", ArrowDown: "down", k: "up", j: "down",
    a: "addAbove", b: "addBelow", m: "toText", y: "toCode", z: "undo",
};
const twice = { d: "remove", 0: "restart", i: "stop" };

/** Keys pressed on a cell, or nowhere in particular, do what they do in Jupyter. */
export function listen(view) {
    // The key before, where it is one of those that are pressed twice, and how long it counts.
    let last = "", until = 0;
    const onKey = event => {
        const before = event.timeStamp < until ? last : "";
        last = "";
        const inCell = event.target.closest?.(".cell");
        if (event.target !== document.body && event.target !== inCell) return;

        // What is written for an editor that is about to open, and a key that is held, are no commands.
        if (view.isOpeningEditor || (event.repeat && event.key in twice)) return;
        const name = commandFor(event, before);
        if (event.key in twice && !name) [last, until] = [event.key, event.timeStamp + 1000];
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
