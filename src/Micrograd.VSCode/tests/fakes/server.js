// Speaks as a session does, and does what a cell's text tells it to: for tests of the editor's end of the conversation.
const { framed, FrameReader } = require("../../conversation/frames.js");

const reader = new FrameReader();
const say = (/** @type {object} */ message) => process.stdout.write(framed(message));

let count = 0;

/** @type {number | null} The run that shows something more when the next one runs. */
let later = null;

/** @type {Map<number, NodeJS.Timeout>} */
const endless = new Map();

/** @type {Record<string, (message: any) => void>} */
const answers = {
    hello: ({ protocol }) => {
        say({ type: "welcome", protocol, program: "0", dotNet: ".NET 0", cSharp: "0", directives: [], problem: null });
        say({ type: "ready" });
    },
    run: ({ run, code, cell }) => {
        const executionCount = ++count;
        say({ type: "started", run, executionCount });
        if (later !== null) say({ type: "stream", run: later, name: "stdout", text: "later" });
        const [what, ...rest] = code.split(" ");
        const text = rest.join(" ");
        if (what === "exit") {
            process.stderr.write(`last words\n${text}\n`, () => process.exit(3));
            return;
        }
        if (what === "break") {
            process.stdout.write("no frame\r\n\r\n");
            return;
        }
        if (what === "hang") {
            endless.set(run, setInterval(() => {}, 1000));
            return;
        }
        if (what === "ask") say({ type: "input", run, id: 7, prompt: text, isPassword: false });
        if (what === "withdraw") say({ type: "inputWithdrawn", id: 7 });
        if (what === "update") say({ type: "update", run, displayId: text, data: {} });
        if (what === "refuse") {
            say({ type: "refused", reason: "no", run });
            return;
        }
        later = what === "later" ? run : null;
        say({ type: "stream", run, name: "stdout", text: `${code} of ${cell} in ${process.cwd()}` });
        say({ type: "ended", run, status: "Succeeded", executionCount, milliseconds: 1, succeeded: true });
    },
    interrupt: ({ run: which }) => {
        for (const [run, timer] of endless) {
            if (which !== null && which !== run) continue;
            clearInterval(timer);
            endless.delete(run);
            say({ type: "ended", run, status: "Cancelled", executionCount: count, milliseconds: 1, succeeded: false });
        }
    },
    describe: ({ id, code }) => {
        if (code === "refuse") say({ type: "refused", reason: "no", id });
        else if (code === "nothing") say({ type: "nothing", id, isCancelled: false });
        else if (code !== "never") say({ type: "description", id, start: 0, end: 1, text: code, markdown: code });
    },
    cancel: ({ id }) => say({ type: "nothing", id, isCancelled: true }),
    input: ({ text }) => process.stderr.write(`got ${text}\n`),
};

process.stdin.on("data", piece => {
    for (const message of reader.read(piece)) answers[/** @type {{ type: string }} */ (message).type](message);
});
process.stdin.on("end", () => process.exit(0));
