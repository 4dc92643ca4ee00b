// Keeps the open notebook in the browser, shortly after each change.
import { keep, keepOnLeaving } from "./library.js";
import { notice } from "./notices.js";

const pause = 400;

/** Starts keeping a notebook. `told` is called after each time. Ends with { now, end }. */
export function keepSaved(notebook, found, told) {
    let timer = 0, changes = 0, saved = 0;
    const now = async () => {
        clearTimeout(timer);
        timer = 0;
        if (saved === changes) return;
        const upTo = changes;
        try {
            await keep(found, notebook.toText());
            saved = upTo;
            told();
        } catch (problem) {
            notice("store", `This browser doesn't keep your changes (${problem?.message ?? problem}). Download the notebook to keep them.`);
        }
    };
    const later = () => {
        changes++;
        if (!timer) timer = setTimeout(now, pause);
    };
    const events = ["cells", "outputs", "source"];
    for (const name of events) notebook.addEventListener(name, later);
    const hidden = () => document.visibilityState === "hidden" && now();
    const leaving = () => saved !== changes && keepOnLeaving(found, notebook.toText());
    document.addEventListener("visibilitychange", hidden);
    addEventListener("pagehide", leaving);
    return {
        now,
        end() {
            clearTimeout(timer);
            for (const name of events) notebook.removeEventListener(name, later);
            document.removeEventListener("visibilitychange", hidden);
            removeEventListener("pagehide", leaving);
        },
    };
}
