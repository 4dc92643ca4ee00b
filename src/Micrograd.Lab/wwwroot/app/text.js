// Text as a terminal shows it. What a cell writes without end stands there in pieces: a browser then lays out what is new, and what is in view.

const most = 2048;
const longestLine = 100_000;

/** Text as an element. Its method `grow` takes the whole text when it has become longer at its end. */
export function text(content, stream) {
    const box = document.createElement("pre");
    box.className = stream ? `text ${stream}` : "text";
    if (stream) box.dataset.stream = stream;

    // Of the text, what stands in closed pieces; and the piece at the end, which is still open.
    let closed = 0, open = null, isInPieces = false;
    const close = end => {
        if (open) open.remove();
        else if (!isInPieces) box.replaceChildren();
        open = null;
        isInPieces = true;
        const piece = document.createElement("div");
        const words = shown(content.slice(closed, end));
        piece.className = "piece";
        piece.textContent = words;
        piece.style.containIntrinsicSize = `auto ${(words.match(/\n/g)?.length ?? 1) * 1.25}rem`;
        box.append(piece);
        closed = end;
    };

    box.grow = whole => {
        content = whole;

        // A piece ends with a line. A line without end is cut where nobody reads it any more; of one that is written over and over, the last counts.
        while (content.length - closed > most) {
            const end = content.lastIndexOf("\n", closed + most - 1) + 1;
            const next = end > closed ? end : content.indexOf("\n", closed + most) + 1;
            if (next > 0) {
                close(next);
                continue;
            }
            const back = content.lastIndexOf("\r", content.length - 2);
            if (back > closed) closed = back;
            if (content.length - closed <= longestLine) break;
            close(closed + longestLine);
        }

        const rest = shown(content.slice(closed));
        if (!isInPieces) {
            box.textContent = rest;
            return;
        }
        open ??= box.appendChild(document.createElement("div"));
        open.textContent = rest;
    };

    box.grow(content);
    return box;
}

// A carriage return goes back to the start of its line, as in a terminal: progress counters write one. Colours of the terminal are left out.
function shown(content) {
    return content.replace(/\r\n/g, "\n").replace(/^.*\r(?!$)/gm, "").replace(/\u001b\[[0-9;]*m/g, "");
}
