// Use without a network: a published site is kept in the browser once C# has been loaded, so that the first visit isn't slowed down.
import { root, site } from "./site.js";

export async function wireOffline(session) {
    if (!("serviceWorker" in navigator) || !(await site).offline) return;
    session.addEventListener("state", function register() {
        if (session.state !== "ready") return;
        session.removeEventListener("state", register);
        navigator.serviceWorker.register(new URL("service-worker.js", root)).catch(() => {});
    });
}
