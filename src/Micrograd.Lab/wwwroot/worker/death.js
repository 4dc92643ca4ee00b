// What .NET dies of, in words. The end comes in many ways: it exits, it aborts, WebAssembly traps.

// As many of the last lines that .NET has written to the console: what it complained of before.
const mostSaid = 20;

/**
 * Listens for the end of .NET from now on.
 * @param {(reason: string) => void} tell told the reason, once
 */
export function listenForDeath(tell) {
    /** @type {string[]} */
    const said = [];
    const { error } = console;
    console.error = (...words) => {
        said.push(words.join(" "));
        if (said.length > mostSaid) said.shift();
        error.apply(console, words);
    };

    let isTold = false;
    const die = (/** @type {unknown} */ problem) => {
        if (isTold) return;
        isTold = true;
        tell(reasonOf(problem, said.join("\n")));
    };
    self.addEventListener("unhandledrejection", event => die(event.reason));
    return {
        /** What .NET calls where it ends: by itself, or in something that nobody here has called, such as a timer. */
        settings: {
            onAbort: die,

            /**
             * @param {number} _
             * @param {unknown} problem
             */
            quit(_, problem) {
                die(problem);
                throw problem;
            },
        },

        /**
         * Does something that .NET may die of.
         * @param {() => unknown} work
         */
        async watch(work) {
            try {
                await work();
            } catch (problem) {
                die(problem);
            }
        },
    };
}

/**
 * Why .NET has ended, in words.
 * @param {unknown} problem what was thrown
 * @param {string} said what .NET had written to the console before
 */
export function reasonOf(problem, said) {
    const { message = "", status } = /** @type {{ message?: string, status?: number }} */ (problem ?? {});
    if (/could not allocate|grow_ok|out of memory/i.test(`${said}\n${message}`)) return "its memory is used up";
    const uncaught = /^Unhandled Exception:\s*(.*)/m.exec(said);
    if (uncaught) return `nobody caught an exception in what a cell had left running (${uncaught[1]})`;
    const failure = /^\[MONO\] \* (.*)/m.exec(said);
    if (failure) return `.NET has failed: ${failure[1]}`;
    if (problem instanceof RangeError) return "its calls are nested too deeply";
    if (problem instanceof WebAssembly.RuntimeError) {
        return message.includes("out of bounds") ? `a pointer led out of its memory (${message})` : `WebAssembly gave up: ${message}`;
    }
    if (/^Program terminated/.test(message)) return `the code called Environment.Exit (exit code ${status})`;
    return message && message !== "undefined" ? message : "the code aborted it, as Environment.FailFast does";
}
