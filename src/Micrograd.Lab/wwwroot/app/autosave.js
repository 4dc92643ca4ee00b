// Keeps the open notebook in the browser, shortly after each change.
import { keep } from "./library.js";
import { notice } from "./notices.js";

const pause = 400;

/** Starts keeping a notebook. `told` is called after each time. Ends with { now, end }. */
export function keepSaved(notebook, found, told) {
    let timer = 0, isDirty = false;
    const now = async () => {
        clearTimeout(timer);
        timer = 0;
        if (!isDirty) return;
        isDirty = false;
        try {
            await keep(found, notebook.toText());
            told();
        } catch (problem) {
            notice("store", `This browser doesn't keep your changes (${problem?.message ?? problem}). Download the notebook to keep them.`);
        }
    };
    const later = () => {
        isDirty = true;
        if (!timer) timer = setTimeout(now, pause);
    };
    const events = ["cells", "outputs", "source"];
    for (const name of events) notebook.addEventListener(name, later);
    const leaving = () => document.visibilityState === "hidden" && now();
    document.addEventListener("visibilitychange", leaving);
    return {
        now,
        end() {
            clearTimeout(timer);
            for (const name of events) notebook.removeEventListener(name, later);
            document.removeEventListener("visibilitychange", leaving);
        },
    };
}
