// The sessions of the window's notebooks: one each, from when the notebook is opened to when it is closed.
/** @import { LogOutputChannel, NotebookController, NotebookDocument } from "vscode" */
/** @import { Launcher } from "./launcher.js" */
/** @import { RunEnd, RunsListener } from "./running.js" */
const vscode = require("vscode");
const { Emitter } = require("../conversation/emitter.js");
const { Session } = require("../conversation/session.js");
const { Runs } = require("./running.js");
const { Sheets } = require("./sheets.js");

// How long a notebook may be away until its session ends.
const absence = 10_000;

/** What belongs to a notebook while C# is its kernel. */
class NotebookSession {
    /** @type {string | null} What the cell that runs waits for. */
    waitsFor = null;

    /** @type {{ dispose(): unknown }[]} What ends when the notebook has the session no longer. */
    subscriptions = [];

    /**
     * @param {NotebookDocument} notebook
     * @param {Session} session
     * @param {Runs} runs
     */
    constructor(notebook, session, runs) {
        this.notebook = notebook;
        this.session = session;
        this.runs = runs;
    }
}

class Sessions {
    #launcher;
    #log;
    #beside;

    /** @type {Map<NotebookDocument, NotebookSession>} */
    #open = new Map();

    /** @type {Map<string, NotebookSession>} Those of notebooks that are closed and come back, by the notebook's name. */
    #parted = new Map();

    /** @type {WeakMap<Session, NotebookDocument>} */
    #owners = new WeakMap();

    /** @type {Map<string, string>} The names that files, or folders, have just got, by the ones before. */
    #renamed = new Map();

    /** @type {Emitter<NotebookSession>} */
    #opened = new Emitter();

    /** @type {Emitter<NotebookSession>} */
    #closed = new Emitter();

    /** @type {Emitter<NotebookSession>} */
    #changed = new Emitter();

    /** @type {Emitter<RunEnd>} */
    #ran = new Emitter();

    /** Told of a notebook that has got a session. */
    onDidOpen = this.#opened.event;

    /** Told of a notebook whose session has ended with it. */
    onDidClose = this.#closed.event;

    /** Told of a notebook whose session has another state. */
    onDidChange = this.#changed.event;

    /** Told of each run that has come to its end. */
    onDidRun = this.#ran.event;

    /**
     * @param {Launcher} launcher
     * @param {LogOutputChannel} log
     * @param {(message: import("../types/messages.js").CellDisplayed) => void} beside shows what belongs beside the notebook
     */
    constructor(launcher, log, beside) {
        this.#launcher = launcher;
        this.#log = log;
        this.#beside = beside;
    }

    /** All that are open. */
    get all() {
        return [...this.#open.values()];
    }

    /** All that are open, and those whose notebooks come back. */
    get withParted() {
        return [...this.all, ...this.#parted.values()];
    }

    /**
     * The session of a notebook; undefined where C# isn't its kernel.
     * @param {NotebookDocument | undefined} notebook
     */
    of(notebook) {
        return notebook && this.#open.get(notebook);
    }

    /**
     * Gives a notebook a session, and warms it up while the reader reads.
     * @param {NotebookDocument} notebook
     * @param {NotebookController} controller
     */
    open(notebook, controller) {
        const known = this.#open.get(notebook);
        if (known) return known;
        const before = this.#predecessorOf(notebook);
        if (before && this.#open.has(before.notebook)) this.#release(before);
        const session = before?.session ?? this.#create();
        this.#owners.set(session, notebook);
        const sheets = new Sheets(controller);

        /** @type {RunsListener} */
        const listener = {
            changed: () => this.#changed.fire(opened),
            waits: text => {
                if (opened.waitsFor === text) return;
                opened.waitsFor = text;
                this.#changed.fire(opened);
            },
            ended: end => this.#ran.fire(end),
            deaf: stillRuns => void this.#askAboutDeaf(session, stillRuns),
            beside: this.#beside,
        };
        const runs = before?.runs ?? follow(session, new Runs(notebook, controller, session, sheets, listener));
        const opened = new NotebookSession(notebook, session, runs);
        this.#open.set(notebook, opened);
        this.#watch(opened);
        before?.runs.move(notebook, controller, sheets, listener);
        this.#opened.fire(opened);
        if (vscode.workspace.isTrusted) session.start();
        return opened;
    }

    /** Starts the sessions of the notebooks that were opened before the folder was trusted. */
    startAll() {
        for (const { session } of this.all) session.start();
    }

    /**
     * Ends a notebook's session.
     * @param {NotebookDocument} notebook
     */
    async close(notebook) {
        const open = this.#open.get(notebook);
        if (!open) return;
        this.#release(open);
        await open.session.close();
    }

    /**
     * A notebook is closed. Its session ends with it, unless it comes back, perhaps by another name.
     * @param {NotebookDocument} notebook
     * @param {boolean} isComingBack
     * @param {() => boolean} isCompared whether VS Code compares it with what it was: its session waits for it as long
     */
    part(notebook, isComingBack, isCompared) {
        const name = this.#newNameOf(notebook) ?? (isComingBack ? notebook.uri.toString() : undefined);
        const open = this.#open.get(notebook);
        if (name === undefined || !open) {
            void this.close(notebook);
            return;
        }
        this.#release(open);
        open.runs.part();
        void this.#parted.get(name)?.session.close();
        this.#parted.set(name, open);
        this.#await(name, open, isCompared);
    }

    /**
     * Ends the session of a notebook that doesn't come back in time; while it is compared, it has time.
     * @param {string} name
     * @param {NotebookSession} open
     * @param {() => boolean} isCompared
     */
    #await(name, open, isCompared) {
        setTimeout(() => {
            if (this.#parted.get(name) !== open) return;
            if (isCompared()) {
                this.#await(name, open, isCompared);
                return;
            }
            this.#parted.delete(name);
            void open.session.close();
        }, absence).unref();
    }

    /** Ends all for good. */
    async closeAll() {
        await Promise.all([this.#closeParted(), ...[...this.#open.keys()].map(notebook => this.close(notebook))]);
    }

    /** Ends all; the next cell of a notebook starts another. */
    async endAll() {
        await Promise.all([this.#closeParted(), ...this.all.map(({ session }) => session.end())]);
    }

    /**
     * Notes that notebooks get other names: their sessions go with them.
     * @param {readonly { oldUri: import("vscode").Uri, newUri: import("vscode").Uri }[]} files
     */
    rename(files) {
        const renamed = this.#renamed = new Map(files.map(({ oldUri, newUri }) => [oldUri.toString(), newUri.toString()]));
        setTimeout(() => {
            if (this.#renamed === renamed) this.#renamed = new Map();
        }, absence).unref();
    }

    async #closeParted() {
        const parted = [...this.#parted.values()];
        this.#parted.clear();
        await Promise.all(parted.map(({ session }) => session.close()));
    }

    #create() {
        /** @type {Session} */
        const session = new Session(() => this.#launcher.launch(/** @type {NotebookDocument} */ (this.#owners.get(session))));
        return session;
    }

    /** @param {NotebookSession} open */
    #release(open) {
        this.#open.delete(open.notebook);
        this.#closed.fire(open);
        for (const subscription of open.subscriptions) subscription.dispose();
    }

    /**
     * What a notebook was until now. VS Code opens another when one gets another name, and closes the first, before or after.
     * @param {NotebookDocument} notebook
     */
    #predecessorOf(notebook) {
        const name = notebook.uri.toString();
        const parted = this.#parted.get(name);
        this.#parted.delete(name);
        return parted ?? this.all.find(({ notebook: before }) => before.notebookType === notebook.notebookType && this.#newNameOf(before) === name);
    }

    /**
     * The name that a notebook has just got; undefined when it keeps its own.
     * @param {NotebookDocument} notebook
     */
    #newNameOf({ uri }) {
        const name = uri.toString();
        for (const [before, after] of this.#renamed) {
            if (name === before) return after;
            if (name.startsWith(`${before}/`)) return after + name.slice(before.length);
        }
        return undefined;
    }

    /** @param {NotebookSession} opened */
    #watch(opened) {
        const { notebook, session, subscriptions } = opened;
        const name = vscode.workspace.asRelativePath(notebook.uri);
        const writes = session.onDidWrite(text => this.#log.info(`${name}: ${text.trimEnd()}`));
        subscriptions.push(writes, session.onDidChangeQuestions(() => this.#changed.fire(opened)), session.onDidChangeState(state => {
            this.#log.info(`${name}: ${state}${session.pid ? ` (process ${session.pid})` : ""}${session.problem ? `: ${session.problem}` : ""}`);
            if (state === "ended") this.#tellOfEnd(opened);
            this.#changed.fire(opened);
        }));
    }

    /** @param {NotebookSession} ended */
    #tellOfEnd({ session, runs }) {
        // .NET's own words where it doesn't find what it needs.
        if (session.welcome === null && /install or update \.NET|hostfxr/i.test(session.problem ?? "")) {
            this.#launcher.tellOfDotNet(vscode.l10n.t("C# notebooks run on the .NET {0} SDK, and the .NET found on this machine doesn't start. Install it, and run the cell again.", 10));
            return;
        }
        // A cell that ran says so itself; what is missing to start one has been told.
        if (session.isUnstartable || runs.isBusy) return;
        void this.#offerRestart(session, vscode.l10n.t("The C# session has ended, and its variables are gone: {0}. The next cell starts another.", firstLine(session.problem)));
    }

    /**
     * @param {Session} session
     * @param {string} words
     */
    async #offerRestart(session, words) {
        const restart = vscode.l10n.t("Restart");
        const showLog = vscode.l10n.t("Show Log");
        const chosen = await vscode.window.showWarningMessage(words, restart, showLog);
        if (chosen === restart) session.start();
        if (chosen === showLog) this.#log.show();
    }

    /**
     * @param {Session} session
     * @param {() => boolean} stillRuns
     */
    async #askAboutDeaf(session, stillRuns) {
        const restart = vscode.l10n.t("Restart");
        const chosen = await vscode.window.showWarningMessage(
            vscode.l10n.t("The cell doesn't stop. Restarting the session ends it, and its variables are gone."), restart, vscode.l10n.t("Wait"));
        if (chosen === restart && stillRuns()) await session.restart();
    }
}

/**
 * Has the runs of a notebook hear of what its session says, also while the notebook is away.
 * @param {Session} session
 * @param {Runs} runs
 */
function follow(session, runs) {
    session.onDidSay(message => {
        if (message.type === "update") runs.update(message);
    });
    session.onDidChangeState(state => {
        if (state === "none" || state === "ended") runs.forget();
    });
    return runs;
}

/** @param {string | null} text */
const firstLine = text => (text ?? "").split("\n", 1)[0];

module.exports = { NotebookSession, Sessions };
