// An SVG picture. One that is larger than its place can be zoomed and moved.
import { DOMPurify } from "../vendor/markdown.js";

/** The picture as an element. */
export function picture(svg, description) {
    const frame = document.createElement("div");
    frame.className = "picture";
    frame.innerHTML = DOMPurify.sanitize(svg, { USE_PROFILES: { svg: true, svgFilters: true }, FORBID_TAGS: ["a", "image", "foreignObject", "style"] });
    const drawing = frame.querySelector("svg");
    if (!drawing) return frame;
    keepNamesApart(drawing);
    drawing.setAttribute("role", "img");
    if (!drawing.hasAttribute("aria-label")) drawing.setAttribute("aria-label", description ? `Picture. ${description.slice(0, 300)}` : "Picture");
    requestAnimationFrame(() => {
        if (drawing.getBoundingClientRect().width > frame.clientWidth + 1) addControls(frame, drawing);
    });
    return frame;
}

// Two pictures on a page must not share the names of their gradients and arrow heads.
let pictures = 0;
function keepNamesApart(drawing) {
    const prefix = `p${++pictures}-`;
    const names = new Set([...drawing.querySelectorAll("[id]")].map(element => element.id));
    for (const element of drawing.querySelectorAll("*")) {
        for (const { name, value } of [...element.attributes]) {
            if (name === "id") element.id = prefix + value;
            else if (value.includes("#")) element.setAttribute(name, value.replace(/(url\(["']?#|^#)([\w-]+)/g, (whole, start, id) => names.has(id) ? start + prefix + id : whole));
        }
    }
}

function addControls(frame, drawing) {
    const width = drawing.getBoundingClientRect().width;
    const fit = frame.clientWidth / width;
    let scale = 1;

    // The whole of it, if it can be read so.
    const start = Math.max(fit, 0.5);
    const zoom = (to, x = frame.clientWidth / 2, y = frame.clientHeight / 2) => {
        const before = scale;
        scale = Math.min(4, Math.max(fit, to));
        const ratio = scale / before, left = (frame.scrollLeft + x) * ratio - x, top = (frame.scrollTop + y) * ratio - y;
        drawing.style.width = `${width * scale}px`;
        drawing.style.height = "auto";
        drawing.style.maxWidth = "none";
        frame.scrollTo(left, top);
    };

    zoom(start, 0, 0);
    frame.classList.add("large");
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", "Large picture: drag to move, + and − to zoom, 0 to fit");
    const controls = document.createElement("div");
    controls.className = "zoom";
    for (const [label, name, act] of [["−", "Zoom out", () => zoom(scale / 1.3)], ["⤢", "Fit", () => zoom(fit)], ["+", "Zoom in", () => zoom(scale * 1.3)]]) {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: label, title: name });
        button.setAttribute("aria-label", name);
        button.addEventListener("click", act);
        controls.append(button);
    }
    frame.prepend(controls);

    frame.addEventListener("keydown", event => {
        const act = { "+": () => zoom(scale * 1.3), "=": () => zoom(scale * 1.3), "-": () => zoom(scale / 1.3), "0": () => zoom(fit) }[event.key];
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
    frame.addEventListener("pointerdown", event => {
        if (event.pointerType !== "mouse" || event.button !== 0 || event.target.closest(".zoom")) return;
        const start = { x: event.clientX + frame.scrollLeft, y: event.clientY + frame.scrollTop };
        const move = next => frame.scrollTo(start.x - next.clientX, start.y - next.clientY);
        const end = () => frame.removeEventListener("pointermove", move);
        frame.setPointerCapture(event.pointerId);
        frame.addEventListener("pointermove", move);
        frame.addEventListener("pointerup", end, { once: true });
        frame.addEventListener("pointercancel", end, { once: true });
    });
}
