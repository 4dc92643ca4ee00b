// The editor's end of a conversation with a session: cells to run, questions to answer, and the process that does both.
/** @import { Answer, CellEnded, EditorMessage, InputAsked, Question, RunMessage, SessionMessage, Unasked, Welcome } from "../types/messages.js" */
/** @import { Launch } from "./serverProcess.js" */
const { Emitter } = require("./emitter.js");
const { ServerProcess } = require("./serverProcess.js");

/** The version of the conversation that is spoken here. */
const protocol = 1;

/**
 * What a session is about.
 * - `none`: nobody has started it
 * - `starting`: its process has been started, and its compiler is being loaded; cells may be given
 * - `ready`: the next cell runs quickly
 * - `ended`: it ended by itself or couldn't be started; the next cell starts another
 * @typedef {"none" | "starting" | "ready" | "ended"} SessionState
 */

/**
 * @typedef {object} Run
 * @property {(ended: CellEnded) => void} resolve
 * @property {(problem: Error) => void} reject
 */

/** Why a run did not come to its end: the session has ended, for a reason that the message says. */
class Died extends Error {}

/** Why a run did not come to its end: the session was restarted or closed. */
class Stopped extends Error {}

/** Why a run has not begun: the session could make nothing of it, and still goes on. */
class Refused extends Error {}

/** Why there is no session. */
class Unstartable extends Error {}

class Session {
    #launch;

    /** @type {ServerProcess | null} */
    #process = null;

    /** @type {Map<number, Run>} */
    #runs = new Map();

    /** @type {Map<string, { run: number, show: (message: RunMessage) => void }>} Who is shown what the last run of each cell shows, also after its end. */
    #shows = new Map();

    /** @type {Map<number, (answer: Answer | null) => void>} */
    #asked = new Map();

    /** @type {Map<number, InputAsked>} */
    #questions = new Map();
    #next = 1;
    #isClosed = false;

    /** @type {Emitter<SessionState>} */
    #stateChanged = new Emitter();

    /** @type {Emitter<SessionMessage>} */
    #said = new Emitter();

    /** @type {Emitter<void>} */
    #questionsChanged = new Emitter();

    /** @type {Emitter<string>} */
    #wrote = new Emitter();

    /** Told when the state changes. */
    onDidChangeState = this.#stateChanged.event;

    /** Told of each message that belongs to no run and answers no question, and of `update`: what it changes may stand under another cell. */
    onDidSay = this.#said.event;

    /** Told when cells ask the reader, or don't wait for an answer any more. */
    onDidChangeQuestions = this.#questionsChanged.event;

    /** Told what the process writes to standard error. */
    onDidWrite = this.#wrote.event;

    /** @type {SessionState} */
    state = "none";

    /** @type {Welcome | null} What the session is; null before it has said so. */
    welcome = null;

    /** @type {string | null} Why it has ended, or can't start. */
    problem = null;

    /** How many sessions there have been: what one knew, the next doesn't. */
    generation = 0;

    /** Whether there was no process to start. */
    isUnstartable = false;

    /** @param {() => Launch} launch says how to start the process, or throws that it can't be: {@link Unstartable} */
    constructor(launch) {
        this.#launch = launch;
    }

    /** The process's number, while there is one. */
    get pid() {
        return this.#process?.pid;
    }

    get isBusy() {
        return this.#runs.size > 0;
    }

    /** Whether it may have variables: since it was started a cell has been run. */
    get hasRun() {
        return this.#shows.size > 0;
    }

    /** What cells have asked the reader, and wait for. */
    get questions() {
        return [...this.#questions.values()];
    }

    /**
     * Starts the process, unless it has been. Cells and questions may be given at once: they wait for it.
     * @returns whether there is one
     */
    start() {
        if (this.#isClosed) return false;
        if (this.#process) return true;
        let launch;
        try {
            launch = this.#launch();
        } catch (problem) {
            if (!(problem instanceof Unstartable)) throw problem;
            this.isUnstartable = true;
            this.#fail(problem.message);
            return false;
        }
        this.isUnstartable = false;
        this.generation++;
        this.welcome = null;
        this.problem = null;
        const started = this.#process = new ServerProcess(launch, {
            message: message => { if (this.#process === started) this.#take(message); },
            said: text => this.#wrote.fire(text),
            ended: reason => { if (this.#process === started) this.#fail(reason); },
        });
        this.#become("starting");
        this.tell({ type: "hello", protocol, comms: false, input: true });
        return true;
    }

    /**
     * Runs a cell's text.
     * @param {string} code
     * @param {string} cell names the cell in errors and questions
     * @param {(message: RunMessage) => void} show gets each message of the session about it, also what it shows after its end, until the cell runs again
     * @param {(run: number) => void} [begun] gets the run's number, to interrupt it by
     * @param {string | null} [language] null for C#
     * @returns {Promise<CellEnded>}
     * @throws {Died} the session has ended
     * @throws {Refused} the session could make nothing of it
     * @throws {Unstartable} there is none
     * @throws {Stopped} it was restarted or closed
     */
    async run(code, cell, show, begun, language = null) {
        if (!this.start()) throw this.#isClosed ? new Stopped() : new Unstartable(this.problem ?? "");
        const run = this.#next++;
        this.#shows.set(cell, { run, show });
        const ended = new Promise((/** @type {(ended: CellEnded) => void} */ resolve, reject) => this.#runs.set(run, { resolve, reject }));
        begun?.(run);
        this.tell({ type: "run", run, code, cell, language });
        return ended;
    }

    /**
     * Asks the session something that has one answer.
     * @param {Unasked<Question>} question
     * @param {{ isCancellationRequested: boolean, onCancellationRequested: (listener: () => void) => { dispose(): void } }} [token] takes the question back
     * @returns {Promise<Answer | null>} null when there is no session, or the question was taken back
     */
    async ask(question, token) {
        if (!this.#process || token?.isCancellationRequested) return null;
        const id = this.#next++;
        const answer = new Promise((/** @type {(answer: Answer | null) => void} */ resolve) => this.#asked.set(id, resolve));
        const withdrawal = token?.onCancellationRequested(() => {
            const resolve = this.#asked.get(id);
            if (!resolve) return;
            this.#asked.delete(id);
            this.tell({ type: "cancel", id });
            resolve(null);
        });
        this.tell(/** @type {EditorMessage} */ ({ ...question, id }));
        try {
            const given = await answer;
            return given?.type === "nothing" || given?.type === "refused" ? null : given;
        } finally {
            withdrawal?.dispose();
        }
    }

    /**
     * Says something that has no answer. Without a session it is said to nobody.
     * @param {EditorMessage} message
     */
    tell(message) {
        this.#process?.send(message);
    }

    /**
     * Hands a cell what it has asked for. What it doesn't wait for any more is said to nobody.
     * @param {InputAsked} question
     * @param {string | null} text null stops the cell
     */
    answer(question, text) {
        const { id } = question;
        // Another session counts anew: the number alone may be that of a question of its own.
        if (this.#questions.get(id) !== question) return;
        this.#questions.delete(id);
        this.tell({ type: "input", id, text });
        this.#questionsChanged.fire();
    }

    /**
     * Stops a run; variables stay.
     * @param {number | null} run null for all
     */
    interrupt(run = null) {
        this.tell({ type: "interrupt", run });
    }

    /** Ends the process with all that runs in it, and starts another. */
    async restart() {
        const stopped = this.#stop();
        this.start();
        await stopped;
    }

    /** Ends the process with all that runs in it. The next cell starts another. */
    async end() {
        await this.#stop();
    }

    /** Ends it for good. */
    async close() {
        this.#isClosed = true;
        await this.#stop();
    }

    async #stop() {
        const ending = this.#process;
        this.#process = null;
        this.#letGo(() => new Stopped());
        this.problem = null;
        this.#become("none");
        await ending?.end();
    }

    /** @param {SessionMessage} message */
    #take(message) {
        if (message.type === "welcome") {
            this.welcome = message;
            this.problem = message.problem;
            this.#stateChanged.fire(this.state);
        } else if (message.type === "ready") {
            this.#become("ready");
        } else if (message.type === "input") {
            this.#questions.set(message.id, message);
            this.#questionsChanged.fire();
        } else if (message.type === "inputWithdrawn") {
            if (this.#questions.delete(message.id)) this.#questionsChanged.fire();
        } else if (message.type === "update") {
            this.#said.fire(message);
        } else if (message.type === "refused" && message.run !== undefined && message.run !== null) {
            this.#refuse(message.run, message.reason);
        } else if ("run" in message && typeof message.run === "number") {
            this.#takeOfRun(/** @type {RunMessage} */ (message));
        } else if ("id" in message && typeof message.id === "number") {
            this.#asked.get(message.id)?.(/** @type {Answer} */ (message));
            this.#asked.delete(message.id);
        } else {
            this.#said.fire(message);
        }
    }

    /** @param {RunMessage} message */
    #takeOfRun(message) {
        const run = this.#runs.get(message.run);
        for (const shown of this.#shows.values()) if (shown.run === message.run) shown.show(message);
        if (!run || message.type !== "ended") return;
        this.#runs.delete(message.run);
        run.resolve(message);
    }

    /**
     * @param {number} run
     * @param {string} reason
     */
    #refuse(run, reason) {
        this.#runs.get(run)?.reject(new Refused(reason));
        this.#runs.delete(run);
    }

    /** @param {string} reason */
    #fail(reason) {
        this.#process = null;
        this.problem = reason;
        this.#letGo(() => new Died(reason));
        this.#become("ended");
    }

    /** @param {() => Error} problem */
    #letGo(problem) {
        const cut = [...this.#runs.values()];
        const unanswered = [...this.#asked.values()];
        this.#runs.clear();
        this.#shows.clear();
        this.#asked.clear();
        this.#questions.clear();
        for (const { reject } of cut) reject(problem());
        for (const answer of unanswered) answer(null);
    }

    /** @param {SessionState} state */
    #become(state) {
        this.state = state;
        this.#stateChanged.fire(state);
    }
}

module.exports = { Died, protocol, Refused, Session, Stopped, Unstartable };
