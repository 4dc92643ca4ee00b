// Use without a network: a published site is kept in the browser once C# has been loaded, so that the first visit isn't slowed down.
import { notice } from "./notices.js";
import { root, site } from "./site.js";

export async function wireOffline(session) {
    if (!("serviceWorker" in navigator) || !(await site).offline) return;
    const { serviceWorker } = navigator;
    if (serviceWorker.controller) {
        // Another tab has loaded the new version: this page's files are gone.
        serviceWorker.addEventListener("controllerchange", () => offer(() => location.reload()));
    }

    const register = () => {
        if (session.state !== "ready" || !session.hasHandedOver) return;
        session.removeEventListener("state", register);
        serviceWorker.register(new URL("service-worker.js", root)).then(watch).catch(() => {});
    };
    session.addEventListener("state", register);
    register();
}

function watch(registration) {
    if (!registration.active) return;
    offerWaiting(registration.waiting);
    registration.addEventListener("updatefound", () => {
        const fresh = registration.installing;
        fresh.addEventListener("statechange", () => fresh.state === "installed" && offerWaiting(fresh));
    });

    // A browser looks for a new version by itself, but not at every visit.
    return registration.update();
}

function offerWaiting(worker) {
    if (!worker) return;
    offer(() => {
        navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
        worker.postMessage("take over");
    });
}

function offer(load) {
    notice("version", "There is a new version of the Lab.", ["Load it", load]);
}
