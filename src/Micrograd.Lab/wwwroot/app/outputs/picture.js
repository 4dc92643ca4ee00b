// An SVG picture. One that is larger than its place can be zoomed and moved.
import { closest, make } from "../dom.js";
import { cleanSvg, keepNamesApart } from "./sanitize.js";

const step = 1.3;
const largest = 4;
const smallestAtFirst = 0.5;

/**
 * The picture as an element.
 * @param {string} svg
 * @param {string} description
 */
export function picture(svg, description) {
    const frame = make("div", { class: "picture" });
    frame.innerHTML = cleanSvg(svg);
    const drawing = frame.querySelector("svg");
    if (!drawing) return frame;
    keepNamesApart(drawing, `p${crypto.randomUUID().slice(0, 8)}-`);
    drawing.setAttribute("role", "img");
    if (!drawing.hasAttribute("aria-label")) drawing.setAttribute("aria-label", description ? `Picture. ${description.slice(0, 300)}` : "Picture");
    requestAnimationFrame(() => {
        if (drawing.getBoundingClientRect().width > frame.clientWidth + 1) addControls(frame, drawing);
    });
    return frame;
}

/**
 * @param {HTMLElement} frame
 * @param {SVGElement} drawing
 */
function addControls(frame, drawing) {
    const width = drawing.getBoundingClientRect().width;
    const fit = frame.clientWidth / width;
    let scale = 1;

    const zoom = (/** @type {number} */ to, x = frame.clientWidth / 2, y = frame.clientHeight / 2) => {
        const before = scale;
        scale = Math.min(largest, Math.max(fit, to));
        const ratio = scale / before, left = (frame.scrollLeft + x) * ratio - x, top = (frame.scrollTop + y) * ratio - y;
        drawing.style.width = `${width * scale}px`;
        drawing.style.height = "auto";
        drawing.style.maxWidth = "none";
        frame.scrollTo(left, top);
    };
    const zoomIn = () => zoom(scale * step), zoomOut = () => zoom(scale / step), zoomToFit = () => zoom(fit);

    // The whole of it, if it can be read so.
    zoom(Math.max(fit, smallestAtFirst), 0, 0);
    frame.classList.add("large");
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", "Large picture: drag to move, + and − to zoom, 0 to fit");
    frame.prepend(make("div", { class: "zoom" }, button("−", "Zoom out", zoomOut), button("⤢", "Fit", zoomToFit), button("+", "Zoom in", zoomIn)));

    frame.addEventListener("keydown", event => {
        const act = new Map([["+", zoomIn], ["=", zoomIn], ["-", zoomOut], ["0", zoomToFit]]).get(event.key);
        if (!act || event.ctrlKey || event.metaKey) return;
        act();
        event.preventDefault();
        event.stopPropagation();
    });
    frame.addEventListener("wheel", event => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        const { left, top } = frame.getBoundingClientRect();
        zoom(scale * Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
    }, { passive: false });
    addDragging(frame);
}

/** @param {HTMLElement} frame */
function addDragging(frame) {
    frame.addEventListener("pointerdown", event => {
        if (event.pointerType !== "mouse" || event.button !== 0 || closest(event, ".zoom")) return;
        const start = { x: event.clientX + frame.scrollLeft, y: event.clientY + frame.scrollTop };
        const move = (/** @type {PointerEvent} */ next) => frame.scrollTo(start.x - next.clientX, start.y - next.clientY);
        const end = () => frame.removeEventListener("pointermove", move);
        frame.setPointerCapture(event.pointerId);
        frame.addEventListener("pointermove", move);
        frame.addEventListener("pointerup", end, { once: true });
        frame.addEventListener("pointercancel", end, { once: true });
    });
}

/**
 * @param {string} sign
 * @param {string} name
 * @param {() => void} onclick
 */
const button = (sign, name, onclick) => make("button", { type: "button", title: name, "aria-label": name, onclick }, sign);
