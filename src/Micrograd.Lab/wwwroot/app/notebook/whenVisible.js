// What is done when an element comes near the part of the page that is in view.

/** Elements that are waited for, and what is done, once, when they come. */
export class WhenVisible {
    /** @type {Map<Element, () => void>} */
    #acts = new Map();

    #watcher = new IntersectionObserver(entries => {
        for (const { isIntersecting, target } of entries) {
            if (!isIntersecting) continue;
            this.#watcher.unobserve(target);
            this.#acts.get(target)?.();
            this.#acts.delete(target);
        }
    }, { rootMargin: "200px" });

    /**
     * @param {Element} element
     * @param {() => void} act
     */
    add(element, act) {
        this.#acts.set(element, act);
        this.#watcher.observe(element);
    }

    /** Waits no longer. */
    dispose() {
        this.#watcher.disconnect();
    }
}
