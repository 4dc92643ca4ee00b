// The process that holds a session: started here, spoken to in messages, and never outliving this one.
const { spawn } = require("node:child_process");
const { framed, FrameReader } = require("./frames.js");

// How much of what it says at its end is kept, to be told to the reader.
const mostLastWords = 4000;

// How long it may take to end after it was asked to.
const patience = 2000;

/**
 * How a process is started.
 * @typedef {object} Launch
 * @property {string} program
 * @property {string[]} args
 * @property {string} folder
 * @property {NodeJS.ProcessEnv} [environment]
 */

/**
 * Who hears of what happens.
 * @typedef {object} Listener
 * @property {(message: any) => void} message
 * @property {(text: string) => void} said what it, or a library in it, writes to standard error
 * @property {(reason: string) => void} ended why it has ended; once
 */

class ServerProcess {
    #process;
    #listener;
    #reader = new FrameReader();
    #lastWords = "";
    #hasEnded = false;

    /** @type {Promise<void>} */
    #end;

    /**
     * @param {Launch} launch
     * @param {Listener} listener
     */
    constructor({ program, args, folder, environment }, listener) {
        this.#listener = listener;
        this.#process = spawn(program, args, { cwd: folder, env: environment, stdio: "pipe", windowsHide: true });
        const { stdin, stdout, stderr } = this.#process;
        stdout.on("data", piece => this.#read(piece));
        stderr.setEncoding("utf8").on("data", text => this.#hear(text));
        // Whatever goes wrong with a pipe, the process's end follows, which is what is told.
        for (const stream of [stdin, stdout, stderr]) stream.on("error", () => {});
        this.#end = new Promise(resolve => {
            this.#process.on("error", problem => {
                this.#finish(problem.message);
                resolve();
            });
            // Not "exit": what it said last is still on its way then.
            this.#process.on("close", (code, signal) => {
                this.#finish(this.#reasonOf(code, signal));
                resolve();
            });
            // A program that a cell has started may hold the streams for as long as it likes.
            this.#process.on("exit", (code, signal) => setTimeout(() => {
                this.#finish(this.#reasonOf(code, signal));
                resolve();
            }, 500).unref());
        });
    }

    /** The process's number; nothing when it couldn't be started. */
    get pid() {
        return this.#process.pid;
    }

    /** @param {object} message */
    send(message) {
        if (!this.#hasEnded && this.#process.stdin.writable) this.#process.stdin.write(framed(message));
    }

    /** Ends it: nicely, and if that takes too long by force. Its end is told to nobody. */
    async end() {
        this.#hasEnded = true;
        this.#process.stdin.end();
        const force = setTimeout(() => this.#process.kill("SIGKILL"), patience);
        await this.#end;
        clearTimeout(force);
    }

    /** @param {Buffer} piece */
    #read(piece) {
        let messages;
        try {
            messages = this.#reader.read(piece);
        } catch (problem) {
            this.#finish(problem instanceof Error ? problem.message : String(problem));
            this.#process.kill("SIGKILL");
            return;
        }
        for (const message of messages) if (!this.#hasEnded) this.#hand(message);
    }

    /**
     * A listener that fails takes nobody's variables.
     * @param {unknown} message
     */
    #hand(message) {
        try {
            this.#listener.message(message);
        } catch (problem) {
            this.#listener.said(`${problem instanceof Error ? problem.stack : problem}\n`);
        }
    }

    /** @param {string} text */
    #hear(text) {
        this.#lastWords = (this.#lastWords + text).slice(-mostLastWords);
        this.#listener.said(text);
    }

    /**
     * @param {number | null} code
     * @param {NodeJS.Signals | null} signal
     */
    #reasonOf(code, signal) {
        const how = signal ? `signal ${signal}` : `exit code ${code}`;
        const words = this.#lastWords.trimEnd().split("\n").slice(-12).join("\n").trim();
        return words ? `${how}\n${words}` : how;
    }

    /** @param {string} reason */
    #finish(reason) {
        if (this.#hasEnded) return;
        this.#hasEnded = true;
        this.#listener.ended(reason);
    }
}

module.exports = { ServerProcess };
