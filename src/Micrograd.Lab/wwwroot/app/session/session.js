// The page's end of the session: starts the worker, passes cells to it, and ends it when it must stop.
/** @import { AnnouncerClass } from "../../../types/events.js" */
/** @import { Answer, CellEnded, EditorMessage, Question, RunMessage, Unasked, WorkerMessage } from "../../../types/messages.js" */
import { root } from "../site.js";

/** @typedef {{ state: null, idle: null, died: null }} SessionEvents */

/**
 * What is done with a run's end.
 * @typedef {object} Run
 * @property {(ended: CellEnded) => void} resolve
 * @property {(problem: Error) => void} reject
 */

/**
 * Listeners hear "state" when the session becomes loading, ready or broken, "idle" when it has come to the end of what it was given, and "died" when it ended
 * by itself, for a reason that is in `problem`, and a new one was started; each run has its own listener for what it shows.
 */
export class Session extends /** @type {AnnouncerClass<SessionEvents>} */ (EventTarget) {
    #createWorker;

    /** @type {Worker | null} */
    #worker = null;

    /** @type {Map<number, Run>} */
    #runs = new Map();

    /** @type {Map<number, (message: RunMessage) => void>} Who is shown what a run still shows after its end. */
    #shows = new Map();

    /** @type {Map<number, (answer: Answer | null) => void>} */
    #asked = new Map();

    /** @type {Map<string, { question: Unasked, resolve: (answer: Answer | null) => void }>} */
    #waiting = new Map();
    #next = 0;

    // Cells run as soon as the compiler is there, before it is warm: a session that has run one has started.
    #hasRun = false;

    /** Whether a service worker would find what the session's worker has fetched, and needn't fetch it again. */
    hasHandedOver = false;

    /** @type {"asleep" | "loading" | "ready" | "broken"} Asleep until it is started, or asked to run a cell. */
    state = "asleep";

    /** The part of C# that has come, from 0 to 1. */
    progress = 0;

    /** @type {string | null} Why the session has ended, or can't start. */
    problem = null;

    /** @param {() => Worker} createWorker starts what runs C# */
    constructor(createWorker = workerOfThePage()) {
        super();
        this.#createWorker = createWorker;
    }

    /** Starts the worker. Cells may be given at once: they wait until it is ready. */
    start() {
        this.#worker?.terminate();
        this.#runs.clear();
        this.#shows.clear();
        for (const answer of this.#asked.values()) answer(null);
        this.#asked.clear();
        this.progress = 0;
        this.problem = null;
        this.#hasRun = false;
        this.#become("loading");
        const worker = this.#worker = this.#createWorker();
        worker.onmessage = event => this.#take(JSON.parse(event.data));
        worker.onerror = event => {
            event.preventDefault();
            if (worker === this.#worker) this.#fail(event.message ?? "its files could not be loaded");
        };
    }

    /** Ends what runs, and the session with it: its variables are gone. A new one is started. */
    stop() {
        const cut = [...this.#runs.values()];
        if (this.state !== "asleep") this.start();
        for (const { reject } of cut) reject(new Stopped());
    }

    get isBusy() {
        return this.#runs.size > 0;
    }

    /** Whether a question is answered at once. */
    get isIdle() {
        return this.state === "ready" && !this.isBusy;
    }

    /**
     * Runs a cell's text. Ends with the session's word that it has come to its end.
     * @param {string} code
     * @param {(message: RunMessage) => void} show gets each message of the session about it
     * @returns {Promise<CellEnded>}
     */
    run(code, show) {
        if (this.state === "asleep" || this.state === "broken") this.start();
        const run = this.#next++;
        this.#shows.set(run, show);
        return new Promise((resolve, reject) => {
            this.#runs.set(run, { resolve, reject });
            this.#send({ type: "run", run, code });
        });
    }

    /**
     * Asks the session something that has one answer, such as completions. While a cell runs or C# is loading, the question waits; a later one of
     * its type about the same thing takes its place. Null when there is no answer, or nobody waits for it any more.
     * @param {Unasked} question
     * @param {string} about the cell's id
     * @returns {Promise<Answer | null>}
     */
    ask(question, about) {
        const key = `${question.type} ${about}`;
        return new Promise(resolve => {
            this.#waiting.get(key)?.resolve(null);
            this.#waiting.set(key, { question, resolve });
            this.#askWaiting();
        });
    }

    #askWaiting() {
        if (!this.isIdle) return;
        for (const { question, resolve } of this.#waiting.values()) {
            const id = this.#next++;
            this.#asked.set(id, resolve);
            this.#send(/** @type {Question} */ ({ ...question, id }));
        }
        this.#waiting.clear();
    }

    /** @param {EditorMessage} message */
    #send(message) {
        this.#worker?.postMessage(JSON.stringify(message));
    }

    /** @param {WorkerMessage} message */
    #take(message) {
        if (message.type === "died") {
            this.#fail(message.reason);
        } else if (message.type === "loading") {
            this.progress = message.done;
            this.#become("loading");
        } else if (message.type === "ready") {
            this.#become("ready");
        } else if (message.type === "handedOver") {
            this.hasHandedOver = true;
            this.#tell("state");
        } else if ("run" in message) {
            this.#takeOfRun(message);
        } else if (message.id !== undefined) {
            this.#asked.get(message.id)?.(message);
            this.#asked.delete(message.id);
        }
    }

    /** @param {RunMessage} message */
    #takeOfRun(message) {
        const run = this.#runs.get(message.run);
        this.#shows.get(message.run)?.(message);
        this.#hasRun = true;
        if (!run || message.type !== "ended") return;
        this.#runs.delete(message.run);
        run.resolve(message);
        // After the cells that follow at once.
        setTimeout(() => this.#rest());
    }

    /**
     * One that can't even start isn't started again and again, but when somebody wants to run a cell.
     * @param {string} reason
     */
    #fail(reason) {
        const hasStarted = this.state === "ready" || this.#hasRun;
        const cut = [...this.#runs.values()];
        this.#runs.clear();
        this.#worker?.terminate();
        if (hasStarted) this.start();
        this.problem = reason;
        if (!hasStarted) this.#become("broken");
        for (const { reject } of cut) reject(new Died(reason));
        if (hasStarted) this.#tell("died");
    }

    /** @param {Session["state"]} state */
    #become(state) {
        this.state = state;
        this.#tell("state");
        this.#rest();
    }

    #rest() {
        if (!this.isIdle) return;
        this.#askWaiting();
        this.#tell("idle");
    }

    /** @param {keyof SessionEvents} name */
    #tell(name) {
        this.dispatchEvent(new CustomEvent(name));
    }
}

/** Why a run did not end: the session was. */
export class Stopped extends Error {}

/** Why a run did not end: the session died of something, which the message says. */
export class Died extends Error {}

// Made by the page, the worker is bound by the page's content security policy, whatever the host sends: a cell talks to no other host.
function workerOfThePage() {
    const script = URL.createObjectURL(new Blob([`import "${new URL("worker/worker.js", root)}";`], { type: "text/javascript" }));
    return () => new Worker(script, { type: "module", name: "C# session" });
}
