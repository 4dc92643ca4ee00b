// Says how a notebook's session is started, and tells the reader what is missing for it.
/** @import { ExtensionContext, LogOutputChannel, NotebookDocument } from "vscode" */
/** @import { Launch } from "../conversation/serverProcess.js" */
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const vscode = require("vscode");
const { findDotNet, here, neededMajor } = require("../conversation/dotnet.js");
const { Unstartable } = require("../conversation/session.js");

const download = "https://dotnet.microsoft.com/download/dotnet/10.0";

class Launcher {
    #context;
    #log;

    /** @type {Set<string>} What stands before the reader. */
    #told = new Set();

    /**
     * @param {ExtensionContext} context
     * @param {LogOutputChannel} log
     */
    constructor(context, log) {
        this.#context = context;
        this.#log = log;
    }

    /**
     * How to start a notebook's session.
     * @param {NotebookDocument} notebook
     * @returns {Launch}
     * @throws {Unstartable} when it can't be; the reader has been told
     */
    launch(notebook) {
        if (!vscode.workspace.isTrusted) throw new Unstartable(vscode.l10n.t("This window is in Restricted Mode, where no C# runs. Trust the folder to run it."));
        const found = this.#dotNet();
        const server = this.#server();
        const folder = folderOf(notebook);
        this.#log.info(`${found.program} ${found.version}, ${server}, in ${folder}`);

        // A newer .NET does too, where there is no other.
        return { program: found.program, args: ["--roll-forward", "Major", server, "serve"], folder, environment: { ...process.env, DOTNET_NOLOGO: "1" } };
    }

    /**
     * Tells the reader that .NET is missing, or too old.
     * @param {string} words
     */
    tellOfDotNet(words) {
        if (this.#told.has(words)) return;
        this.#told.add(words);
        void this.#tell(words).finally(() => this.#told.delete(words));
    }

    /** @param {string} words */
    async #tell(words) {
        const get = vscode.l10n.t("Download the .NET {0} SDK", neededMajor);
        const choose = vscode.l10n.t("Open Settings");
        const chosen = await vscode.window.showErrorMessage(words, ...setting("dotnetPath") ? [choose, get] : [get, choose]);
        if (chosen === get) await vscode.env.openExternal(vscode.Uri.parse(download));
        if (chosen === choose) await openSetting("micrograd.dotnetPath");
    }

    #dotNet() {
        const found = findDotNet({ setting: setting("dotnetPath"), ...here() });
        if (!("problem" in found)) return found;
        const words = found.problem === "missing" ? vscode.l10n.t("C# notebooks run on the .NET {0} SDK, and no .NET was found on this machine. Install it, and run the cell again.", neededMajor)
            : found.problem === "old" && setting("dotnetPath") ? vscode.l10n.t(
                "The setting micrograd.dotnetPath leads to .NET {0} ({1}), and C# notebooks run on .NET {2}. Correct it, or leave it empty.",
                found.version, found.program, neededMajor)
            : found.problem === "old" ? vscode.l10n.t("C# notebooks run on the .NET {0} SDK, and the newest .NET found on this machine is {1} ({2}). Install it, and run the cell again.", neededMajor, found.version, found.program)
            : vscode.l10n.t("The setting micrograd.dotnetPath is {0}, and there is no .NET. Correct it, or leave it empty.", found.setting);
        this.tellOfDotNet(words);
        throw new Unstartable(words);
    }

    #server() {
        const packed = this.#context.asAbsolutePath(path.join("server", "micrograd.dll"));
        const server = setting("serverPath") || packed;
        if (fs.existsSync(server)) return server;
        const words = server === packed
            ? vscode.l10n.t("This extension was packed without its session: {0} is missing. Install it again, or set micrograd.serverPath.", packed)
            : vscode.l10n.t("The setting micrograd.serverPath is {0}, and there is no such file.", server);
        void vscode.window.showErrorMessage(words);
        throw new Unstartable(words);
    }
}

/** @param {string} name */
const setting = name => String(vscode.workspace.getConfiguration("micrograd").get(name) ?? "").trim();

/**
 * Opens a setting that is a machine's own: where the window's other side is elsewhere, the reader's own settings don't have it.
 * @param {string} query
 */
const openSetting = query => vscode.env.remoteName === undefined
    ? vscode.commands.executeCommand("workbench.action.openSettings", query)
    : vscode.commands.executeCommand("workbench.action.openRemoteSettings", { query });

/**
 * Where a notebook's code finds its files.
 * @param {NotebookDocument} notebook
 */
function folderOf(notebook) {
    const own = notebook.uri.scheme === "file" ? path.dirname(notebook.uri.fsPath) : undefined;
    const workspace = vscode.workspace.workspaceFolders?.find(folder => folder.uri.scheme === "file")?.uri.fsPath;
    return [own, workspace].find(folder => folder !== undefined && fs.existsSync(folder)) ?? os.homedir();
}

module.exports = { Launcher };
