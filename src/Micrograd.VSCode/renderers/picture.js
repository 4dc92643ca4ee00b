// Shows SVG pictures. One that has room is shown plainly, as VS Code does it; a larger one can be zoomed and moved, with the mouse, a finger or the keys.
// As an image, a picture runs no script, loads nothing, and its names meet nobody else's.
import { first, fit, frameFor, hasRoom, labelOf, pan, sizeOf, step, zoom } from "./view.js";
import { wordsIn } from "./words.js";

/** @import { ActivationFunction } from "../types/renderer.js" */
/** @import { Size, View } from "./view.js" */

const far = 60;
const words = wordsIn(navigator.language);

const style = `
.micrograd-picture { position: relative; overflow: hidden; touch-action: none; cursor: grab; box-sizing: border-box; border: 1px solid var(--vscode-widget-border, transparent); }
.micrograd-picture:active { cursor: grabbing; }
.micrograd-picture:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
.micrograd-picture img { position: absolute; left: 0; top: 0; max-width: none; user-select: none; -webkit-user-drag: none; }
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

    /**
     * @param {HTMLImageElement} image
     * @param {Size} picture
     * @param {HTMLElement} place
     */
    constructor(image, picture, place) {
        this.image = image;
        this.picture = picture;
        image.style.cssText = "";
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
        this.element.append(image, buttons);
        place.replaceChildren(this.element);
        this.#frame = frameFor(picture, place.clientWidth);
        this.element.style.height = `${this.#frame.height}px`;
        this.#view = first(picture, this.#frame);
        this.#show(this.#view);
        this.#listen();
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
        Object.assign(this.image.style, { width: `${width * view.scale}px`, height: `${height * view.scale}px`, transform: `translate(${view.x}px, ${view.y}px)` });
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

/** A picture in its place, which may get wider and narrower. */
class ShownPicture {
    /** @type {LargePicture | null} */
    #large = null;

    #watcher = new ResizeObserver(() => this.#show());
    #image;
    #picture;
    #place;
    #address;
    #width = 0;

    /**
     * @param {HTMLImageElement} image
     * @param {Size} picture
     * @param {HTMLElement} place
     * @param {string} address of the image, which is let go of in the end
     */
    constructor(image, picture, place, address) {
        this.#image = image;
        this.#picture = picture;
        this.#place = place;
        this.#address = address;
        this.#show();
        this.#watcher.observe(place);
    }

    dispose() {
        this.#watcher.disconnect();
        URL.revokeObjectURL(this.#address);
    }

    #show() {
        const width = this.#place.clientWidth;
        if (width === 0 || width === this.#width) return;
        const isFirst = this.#width === 0;
        this.#width = width;
        if (!hasRoom(this.#picture, width)) {
            if (this.#large) this.#large.resize(width);
            else this.#large = new LargePicture(this.#image, this.#picture, this.#place);
        } else if (isFirst || this.#large) {
            this.#large = null;
            this.#image.style.cssText = `width: ${this.#picture.width}px; max-width: 100%; height: auto; display: block;`;
            this.#place.replaceChildren(this.#image);
        }
    }
}

/** @type {ActivationFunction} */
export const activate = () => {
    document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
    /** @type {Map<string, ShownPicture>} */
    const shown = new Map();
    const remove = (/** @type {string} */ id) => {
        shown.get(id)?.dispose();
        shown.delete(id);
    };

    return {
        async renderOutputItem(item, element, signal) {
            const svg = item.text();
            const image = new Image();
            image.alt = labelOf(svg) ?? words.picture;
            image.draggable = false;
            const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
            try {
                image.src = address;
                await image.decode();
            } catch (cause) {
                URL.revokeObjectURL(address);
                // VS Code then shows the output's next form.
                throw Object.assign(new Error("The picture can't be shown.", { cause }), { name: "vscode.fallbackToNextRenderer" });
            }
            if (signal?.aborted) {
                URL.revokeObjectURL(address);
                return;
            }
            const picture = sizeOf(svg) ?? { width: image.naturalWidth || element.clientWidth, height: image.naturalHeight || 1 };
            remove(item.id);
            shown.set(item.id, new ShownPicture(image, picture, element, address));
        },

        disposeOutputItem(id) {
            if (id === undefined) [...shown.keys()].forEach(remove);
            else remove(id);
        },
    };
};
