// Use without a network: a published site is kept in the browser once C# has been loaded, so that the first visit isn't slowed down.
/** @import { Notices } from "../notebook/notices.js" */
/** @import { Session } from "../session/session.js" */
/** @import { Site } from "../site.js" */
import { root } from "../site.js";

/**
 * Has the site kept in the browser, and offers new versions of it.
 * @param {Site} site
 * @param {Session} session
 * @param {Notices} notices
 */
export async function keepSite(site, session, notices) {
    if (!("serviceWorker" in navigator) || !await site.isKeptOffline) return;
    const { serviceWorker } = navigator;
    const offer = (/** @type {() => void} */ load) => notices.show("version", "There is a new version of the Lab.", ["Load it", load]);

    // Another tab has loaded the new version: this page's files are gone.
    if (serviceWorker.controller) serviceWorker.addEventListener("controllerchange", () => offer(() => location.reload()));

    const register = () => {
        if (session.state !== "ready" || !session.hasHandedOver) return;
        session.removeEventListener("state", register);
        serviceWorker.register(new URL("service-worker.js", root)).then(registration => watch(registration, offer)).catch(() => {});
    };
    session.addEventListener("state", register);
    register();
}

/**
 * @param {ServiceWorkerRegistration} registration
 * @param {(load: () => void) => void} offer
 */
async function watch(registration, offer) {
    if (!registration.active) return;
    const offerWaiting = (/** @type {ServiceWorker | null} */ worker) => {
        if (!worker) return;
        offer(() => {
            navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
            worker.postMessage("take over");
        });
    };
    offerWaiting(registration.waiting);
    registration.addEventListener("updatefound", () => {
        const fresh = registration.installing;
        fresh?.addEventListener("statechange", () => fresh.state === "installed" && offerWaiting(fresh));
    });

    // A browser looks for a new version by itself, but not at every visit.
    await registration.update();
}
