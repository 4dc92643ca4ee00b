// What the session is doing, at the top of the page.
/** @import { Runner } from "../session/runner.js" */
/** @import { Session } from "../session/session.js" */
import { make } from "../dom.js";

/**
 * Says what the session is doing, until the signal comes.
 * @param {HTMLElement} place
 * @param {Session} session
 * @param {Runner} runner
 * @param {AbortSignal} signal
 */
export function showSession(place, session, runner, signal) {
    const bar = make("progress", { max: "1", "aria-label": "C# is being loaded" });
    const words = make("span");
    place.replaceChildren(bar, words);
    const refresh = () => {
        place.dataset.state = session.state;
        bar.hidden = session.state !== "loading" || runner.isAtWork;
        if (session.progress > 0 && session.progress < 1) bar.value = session.progress;
        else bar.removeAttribute("value");
        words.textContent = wordsFor(session, runner);
    };
    session.addEventListener("state", refresh, { signal });
    runner.addEventListener("cell", refresh);
    refresh();
}

/**
 * A first cell may run before C# is wholly loaded.
 * @param {Pick<Session, "state" | "problem">} session
 * @param {Pick<Runner, "isAtWork" | "isBusy">} runner
 */
export function wordsFor({ state, problem }, { isAtWork, isBusy }) {
    if (state === "asleep") return "C# loads when a cell is run";
    if (state === "broken") return `C# can't run: ${problem}`;
    if (isAtWork) return "C# is running";
    if (state === "loading") return "C# is loading";
    return isBusy ? "C# is running" : "C# is ready";
}
