// Use without a network: a published site is kept in the browser once C# has been loaded, so that the first visit isn't slowed down.
import { notice } from "./notices.js";
import { root, site } from "./site.js";

export async function wireOffline(session) {
    if (!("serviceWorker" in navigator) || !(await site).offline) return;
    if (navigator.serviceWorker.controller) {
        navigator.serviceWorker.addEventListener("controllerchange", () => notice("version", "There is a new version of the Lab.", ["Load it", () => location.reload()]));
    }

    const register = () => {
        if (session.state !== "ready") return;
        session.removeEventListener("state", register);
        // A browser looks for a new version by itself, but not at every visit.
        navigator.serviceWorker.register(new URL("service-worker.js", root)).then(registration => registration.active && registration.update()).catch(() => {});
    };
    session.addEventListener("state", register);
    register();
}
