// Short messages above the notebook, each with what the reader can do about it.
const place = document.getElementById("notices");

/** Shows a message: text, or elements. Actions are pairs of a label and what a click on it does. One of the same name is replaced. */
export function notice(name, content, ...actions) {
    forget(name);
    const box = document.createElement("div");
    box.className = "notice";
    box.dataset.name = name;
    const words = document.createElement("p");
    words.append(...[content].flat());
    box.append(words);
    for (const [label, act] of actions) {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
        button.addEventListener("click", () => {
            box.remove();
            act();
        });
        box.append(button);
    }
    const close = Object.assign(document.createElement("button"), { type: "button", className: "icon", textContent: "×" });
    close.setAttribute("aria-label", "Close this message");
    close.addEventListener("click", () => box.remove());
    box.append(close);
    place.append(box);
}

/** Takes messages away. */
export function forget(...names) {
    for (const box of place.querySelectorAll("[data-name]")) if (names.includes(box.dataset.name)) box.remove();
}
