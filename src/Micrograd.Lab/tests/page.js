// A page for the modules that need one: jsdom's document, under the names that a browser gives it. Import this before them.
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!DOCTYPE html><html><head></head><body></body></html>", { url: "http://localhost/course/" });

for (const name of ["window", "document", "location", "history", "Node", "Element", "HTMLElement", "DocumentFragment", "NodeFilter", "DOMParser", "Event", "MouseEvent", "KeyboardEvent", "AbortController", "AbortSignal", "localStorage"]) {
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
}
Object.assign(globalThis, {
    addEventListener: window.addEventListener.bind(window),
    requestAnimationFrame: (/** @type {() => void} */ paint) => setTimeout(paint),
});

/** Elements that come into view when a test says so. */
export class Watcher {
    /** @type {Watcher[]} */
    static all = [];

    /** @param {(entries: { isIntersecting: boolean, target: Element }[]) => void} tell */
    constructor(tell) {
        this.tell = tell;
        /** @type {Element[]} */
        this.watched = [];
        Watcher.all.push(this);
    }

    /** @param {Element} element */
    observe(element) {
        this.watched.push(element);
    }

    unobserve() {
        // A test lets an element come once.
    }

    disconnect() {
        this.watched = [];
    }

    /** Everything that is watched comes into view. */
    static show() {
        for (const { tell, watched } of this.all) tell(watched.map(target => ({ isIntersecting: true, target })));
    }
}

Object.assign(globalThis, { IntersectionObserver: Watcher, matchMedia: () => ({ matches: false }) });
