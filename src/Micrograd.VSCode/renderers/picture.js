// The pictures that values are drawn as, an SVG image in HTML, which VS Code's own renderer shows: one that has no room can be zoomed and moved, with the
// mouse, a finger or the keys. What others show, in which there may be more than a picture, stays as it is.
import { first, fit, frameFor, hasRoom, pan, step, zoom } from "./view.js";
import { wordsIn } from "./words.js";

/** @import { ExtensionActivation, HtmlRenderer } from "../types/renderer.js" */
/** @import { Size, View } from "./view.js" */

const far = 60;
const words = wordsIn(navigator.language);

const style = `
.micrograd-picture { position: relative; overflow: hidden; touch-action: none; cursor: grab; box-sizing: border-box; border: 1px solid var(--vscode-widget-border, transparent); }
.micrograd-picture:active { cursor: grabbing; }
.micrograd-picture:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
.micrograd-picture > img { position: absolute; left: 0; top: 0; min-width: 0 !important; max-width: none !important; transform-origin: 0 0; user-select: none; -webkit-user-drag: none; }
.micrograd-picture div { position: absolute; right: 6px; top: 6px; display: flex; gap: 2px; opacity: 0.6; }
.micrograd-picture:hover div, .micrograd-picture:focus-within div { opacity: 1; }
.micrograd-picture button { width: 24px; height: 24px; padding: 0; border: 1px solid var(--vscode-button-border, transparent); border-radius: 3px; cursor: pointer;
    font-size: 14px; line-height: 1; color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
.micrograd-picture button:hover { background: var(--vscode-button-hoverBackground); }`;

/** A picture that is larger than its place. */
class LargePicture {
    /** @type {Size} */
    #frame;

    /** @type {View} */
    #view;

    #style;

    /**
     * @param {HTMLImageElement} shown
     * @param {Size} picture
     * @param {HTMLElement} place
     */
    constructor(shown, picture, place) {
        this.shown = shown;
        this.picture = picture;
        this.#style = shown.style.cssText;
        this.element = document.createElement("div");
        this.element.className = "micrograd-picture";
        this.element.tabIndex = 0;
        this.element.setAttribute("role", "group");
        this.element.setAttribute("aria-label", words.large);
        const buttons = document.createElement("div");
        buttons.append(
            this.#button("−", words.zoomOut, () => this.#zoom(1 / step)),
            this.#button("⤢", words.all, () => this.#fit()),
            this.#button("+", words.zoomIn, () => this.#zoom(step)));
        shown.replaceWith(this.element);
        this.element.append(Object.assign(document.createElement("style"), { textContent: style }), shown, buttons);
        this.#frame = frameFor(picture, widthIn(place));
        this.element.style.height = `${this.#frame.height}px`;
        this.#view = first(picture, this.#frame);
        this.#show(this.#view);
        this.#listen();
    }

    /** Puts the picture back as it was. */
    remove() {
        this.shown.style.cssText = this.#style;
        this.element.replaceWith(this.shown);
    }

    /**
     * Takes another width: what is seen stays, as far as it can.
     * @param {number} width
     */
    resize(width) {
        this.#frame = frameFor(this.picture, width);
        this.element.style.height = `${this.#frame.height}px`;
        this.#pan(0, 0);
    }

    /** @param {View} view */
    #show(view) {
        this.#view = view;
        const { width, height } = this.picture;
        Object.assign(this.shown.style, { width: `${width}px`, height: `${height}px`, transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` });
    }

    #fit() {
        this.#show(fit(this.picture, this.#frame));
    }

    /** @param {number} factor */
    #zoom(factor, point = { x: this.#frame.width / 2, y: this.#frame.height / 2 }) {
        this.#show(zoom(this.#view, factor, point, this.picture, this.#frame));
    }

    /**
     * @param {number} x
     * @param {number} y
     */
    #pan(x, y) {
        this.#show(pan(this.#view, x, y, this.picture, this.#frame));
    }

    #listen() {
        const keys = new Map([
            ["+", () => this.#zoom(step)], ["=", () => this.#zoom(step)], ["-", () => this.#zoom(1 / step)], ["0", () => this.#fit()],
            ["ArrowLeft", () => this.#pan(far, 0)], ["ArrowRight", () => this.#pan(-far, 0)], ["ArrowUp", () => this.#pan(0, far)], ["ArrowDown", () => this.#pan(0, -far)],
        ]);
        this.element.addEventListener("keydown", event => {
            const act = keys.get(event.key);
            if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
            act();
            event.preventDefault();
            event.stopPropagation();
        });
        // The wheel alone scrolls the notebook.
        this.element.addEventListener("wheel", event => {
            if (!event.ctrlKey && !event.metaKey) return;
            event.preventDefault();
            event.stopPropagation();
            this.#zoom(Math.exp(-event.deltaY / 300), this.#pointOf(event));
        }, { passive: false });
        this.element.addEventListener("dblclick", event => this.#zoom(step * step, this.#pointOf(event)));
        this.#listenToPointers();
    }

    #listenToPointers() {
        /** @type {Map<number, PointerEvent>} */
        const down = new Map();
        const distance = () => {
            const [one, other] = down.values();
            return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
        };
        this.element.addEventListener("pointerdown", event => {
            if (event.button !== 0 || event.target instanceof HTMLButtonElement) return;
            this.element.setPointerCapture(event.pointerId);
            down.set(event.pointerId, event);
        });
        this.element.addEventListener("pointermove", event => {
            const before = down.get(event.pointerId);
            if (!before) return;
            const apart = down.size === 2 ? distance() : 0;
            down.set(event.pointerId, event);
            if (apart > 0) this.#zoom(distance() / apart, this.#pointOf(event));
            else this.#pan(event.clientX - before.clientX, event.clientY - before.clientY);
        });
        for (const type of /** @type {const} */ (["pointerup", "pointercancel"])) this.element.addEventListener(type, event => down.delete(event.pointerId));
    }

    /** @param {MouseEvent} event */
    #pointOf({ clientX, clientY }) {
        const { left, top } = this.element.getBoundingClientRect();
        return { x: clientX - left, y: clientY - top };
    }

    /**
     * @param {string} sign
     * @param {string} name
     * @param {() => void} act
     */
    #button(sign, name, act) {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: sign, title: name });
        button.setAttribute("aria-label", name);
        button.addEventListener("click", act);
        button.addEventListener("dblclick", event => event.stopPropagation());
        return button;
    }
}

/**
 * Lets a picture be zoomed whenever it is larger than its place, which may get wider and narrower.
 * @param {HTMLImageElement} shown
 * @param {Size} picture
 * @param {HTMLElement} place
 */
function watch(shown, picture, place) {
    /** @type {LargePicture | null} */
    let large = null;
    let before = 0;
    // It ends with the place that it watches.
    new ResizeObserver(() => {
        const width = widthIn(place);
        if (width <= 0 || width === before) return;
        before = width;
        if (hasRoom(picture, width)) {
            large?.remove();
            large = null;
        } else if (large) {
            large.resize(width);
        } else {
            large = new LargePicture(shown, picture, place);
        }
    }).observe(place);
}

/** The width that there is in an element. */
function widthIn(/** @type {HTMLElement} */ element) {
    const { paddingLeft, paddingRight } = getComputedStyle(element);
    return element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
}

/**
 * The one SVG image that is all of an output.
 * @param {HTMLElement} output
 */
function pictureIn(output) {
    const picture = output.querySelector("img");
    const isAll = picture && (output.textContent ?? "").trim() === ""
        && [...output.querySelectorAll("*")].every(element => element === picture || (element instanceof HTMLDivElement && element.contains(picture)));
    return isAll && picture.src.startsWith("data:image/svg+xml") ? picture : null;
}

/**
 * How large a picture is of itself.
 * @param {HTMLImageElement} picture
 */
async function sizeIn(picture) {
    await picture.decode();
    return { width: picture.naturalWidth, height: picture.naturalHeight };
}

/** @type {ExtensionActivation} */
export const activate = async context => {
    const renderer = /** @type {HtmlRenderer | undefined} */ (await context.getRenderer("vscode.builtin-renderer"));
    renderer?.experimental_registerHtmlRenderingHook?.({
        async postRender(_, element) {
            const picture = pictureIn(element);
            // What can't be drawn is VS Code's to tell.
            const size = picture && await sizeIn(picture).catch(() => null);
            if (picture && size && size.width > 0) watch(picture, size, picture.parentElement ?? element);
            return element;
        },
    });
};
