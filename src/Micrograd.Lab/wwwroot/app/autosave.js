// Keeps the open notebook in the browser, shortly after each change, and notices when another tab has kept a version of its own. What a running cell shows is
// kept at its end, or when the page is hidden.
import { keep, keepOnLeaving } from "./library.js";
import { forget, notice } from "./notices.js";

const pause = 400;

/**
 * Starts keeping a notebook. Ends with { finish, end }.
 * @param told called after each time
 * @param reopen opens the notebook as it is kept
 */
export function keepSaved(notebook, found, told, reopen) {
    let timer = 0, changes = 0, saved = 0, isKeeping = false;
    const tabs = new BroadcastChannel("micrograd-lab");
    const now = async () => {
        clearTimeout(timer);
        timer = 0;
        if (saved === changes || !isKeeping) return true;
        const upTo = changes;
        try {
            await keep(found, notebook);
            saved = upTo;
            forget("store");
            tabs.postMessage(found.name);
            told();
            return true;
        } catch (problem) {
            notice("store", `This browser doesn't keep your changes (${problem?.message ?? problem}). Download the notebook to keep them.`);
            return false;
        }
    };
    const shown = () => changes++;
    const later = () => {
        changes++;
        if (!timer) timer = setTimeout(now, pause);
    };
    // Two tabs that keep the same notebook would take each other's changes back. The one that the reader turns to decides.
    tabs.onmessage = ({ data: name }) => {
        if (name !== found.name) return;
        end();
        notice("tabs", "This notebook was changed in another tab. What you change here isn't kept.",
            ["Show the other version", reopen],
            ["Keep this one", () => {
                begin();
                later();
            }]);
    };
    const events = [["cells", later], ["source", later], ["outputs", shown], ["finished", later]];
    const hidden = () => document.visibilityState === "hidden" && now();
    const leaving = () => {
        if (saved === changes) return;
        try {
            keepOnLeaving(found, notebook.toText());
        } catch {
            // There is less room for what is kept in a hurry: what was written goes before what was shown.
            keepOnLeaving(found, notebook.toText(false));
        }
        tabs.postMessage(found.name);
    };
    begin();
    return {
        /** Keeps all that was changed, and ends. */
        async finish() {
            while (await now() && isKeeping && saved !== changes);
            this.end();
        },

        /** Ends; what isn't kept yet is let go. */
        end() {
            end();
            tabs.close();
        },
    };

    function begin() {
        isKeeping = true;
        for (const [name, listener] of events) notebook.addEventListener(name, listener);
        document.addEventListener("visibilitychange", hidden);
        addEventListener("pagehide", leaving);
    }

    function end() {
        isKeeping = false;
        clearTimeout(timer);
        timer = 0;
        for (const [name, listener] of events) notebook.removeEventListener(name, listener);
        document.removeEventListener("visibilitychange", hidden);
        removeEventListener("pagehide", leaving);
    }
}
