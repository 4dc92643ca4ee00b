// Short messages above the notebook, each with what the reader can do about it.
const place = document.getElementById("notices");

/** Shows a message. Actions are pairs of a label and what a click on it does. One of the same name is replaced. */
export function notice(name, text, ...actions) {
    forget(name);
    const box = document.createElement("div");
    box.className = "notice";
    box.dataset.name = name;
    const words = document.createElement("p");
    words.textContent = text;
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

/** Takes a message away. */
export function forget(name) {
    for (const box of place.querySelectorAll(`[data-name="${name}"]`)) box.remove();
}
