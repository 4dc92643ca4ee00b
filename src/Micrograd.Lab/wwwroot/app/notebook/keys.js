// Jupyter's keys for a cell as a whole. Inside an editor the keys are the editor's (see notebookView.js).
/** @import { CommandName } from "../../../types/commands.js" */
import { closest } from "../dom.js";

/** @type {Map<string, CommandName>} */
const single = new Map([
    ["Enter", "edit"], ["ArrowUp", "up"], ["ArrowDown", "down"], ["k", "up"], ["j", "down"],
    ["a", "addAbove"], ["b", "addBelow"], ["m", "toText"], ["y", "toCode"], ["z", "undo"],
]);

/** @type {Map<string, CommandName>} */
const twice = new Map([["d", "remove"], ["0", "restart"], ["i", "stop"]]);

// How long the first of two keys counts.
const patience = 1000;

/**
 * Keys pressed on a cell, or nowhere in particular, do what they do in Jupyter, until the signal comes.
 * @param {(name: CommandName) => void} command
 * @param {() => boolean} areTaken whether what is pressed now is meant for an editor, or for nothing
 * @param {AbortSignal} signal
 */
export function listen(command, areTaken, signal) {
    // The key before, where it is one of those that are pressed twice.
    let last = "", until = 0;
    document.addEventListener("keydown", event => {
        const before = event.timeStamp < until ? last : "";
        last = "";
        const inCell = closest(event, ".cell");
        if (event.target !== document.body && event.target !== inCell) return;

        // What is written for an editor that is about to open, and a key that is held, are no commands.
        if (areTaken() || (event.repeat && twice.has(event.key))) return;
        const name = commandFor(event, before);
        if (twice.has(event.key) && !name) [last, until] = [event.key, event.timeStamp + patience];
        if (!name) return;
        event.preventDefault();
        command(name);
    }, { signal });
}

/**
 * The command that a key stands for; null when it is none.
 * @param {Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">} event
 * @param {string} last the key before, if it was one of those that are pressed twice
 * @returns {CommandName | null}
 */
export function commandFor({ key, shiftKey, altKey, ctrlKey, metaKey }, last) {
    const control = ctrlKey || metaKey;
    if (key === "Enter" && shiftKey) return "runAndAdvance";
    if (key === "Enter" && control) return "runHere";
    if (key === "Enter" && altKey) return "runAndInsert";
    if (altKey && key === "ArrowUp") return "moveUp";
    if (altKey && key === "ArrowDown") return "moveDown";
    if (shiftKey || control || altKey) return null;
    if (twice.has(key)) return last === key ? twice.get(key) ?? null : null;
    return single.get(key) ?? null;
}
