// The way in: the chapters, copied into a folder of the reader's own, and the steps of the walkthrough.
/** @import { ExtensionContext } from "vscode" */
/** @import { Sessions } from "./sessions.js" */
const os = require("node:os");
const vscode = require("vscode");
const { tagsOf } = require("./cells.js");
const { notebookTypes } = require("./kinds.js");

const walkthrough = "micrograd.micrograd-vscode#start";

/**
 * @param {ExtensionContext} context
 * @param {Sessions} sessions
 */
function registerCourse(context, sessions) {
    /** @type {Set<string>} */
    const steps = new Set();
    const done = (/** @type {string} */ step) => {
        if (steps.has(step)) return;
        steps.add(step);
        void tick(step);
    };
    context.subscriptions.push(
        vscode.commands.registerCommand("micrograd.copyCourse", () => copyCourse(context)),
        vscode.commands.registerCommand("micrograd.showWalkthrough", async () => {
            await vscode.commands.executeCommand("workbench.action.openWalkthrough", walkthrough, false);
            for (const step of steps) await tick(step);
        }),
        sessions.onDidChange(({ session }) => {
            if (session.state === "ready") done("hasDotNet");
        }),
        sessions.onDidOpen(() => done("hasOpenedNotebook")),
        sessions.onDidRun(({ cell, succeeded }) => {
            if (!succeeded) return;
            done("hasRunCell");
            if (tagsOf(cell).includes("check")) done("hasRunCheck");
        }),
        vscode.workspace.onDidChangeNotebookDocument(({ notebook, cellChanges }) => {
            if (notebookTypes.includes(notebook.notebookType) && sessions.of(notebook) && cellChanges.some(({ document }) => document)) done("hasChangedCell");
        }));
}

/**
 * Ticks a step off. VS Code takes it in at the moment only at which the context changes, and only from when it has shown the walkthrough: one that was true
 * before would never be ticked off.
 * @param {string} step
 */
async function tick(step) {
    for (const isDone of [true, false]) await vscode.commands.executeCommand("setContext", `micrograd.${step}`, isDone);
}

/**
 * The chapters are opened as ours at once, and not as Jupyter's first. Other notebooks in their folder may be in another language.
 * @param {string[]} chapters
 */
const folderSettings = chapters => `${JSON.stringify({ "workbench.editorAssociations": Object.fromEntries(chapters.map(name => [name, "micrograd-notebook"])) }, null, 2)}\n`;

/** @param {ExtensionContext} context */
async function copyCourse(context) {
    const course = vscode.Uri.joinPath(context.extensionUri, "course");
    if (!await exists(course)) {
        await vscode.window.showErrorMessage(vscode.l10n.t("This extension was packed without the course. It is in the folder notebooks of the project's repository."));
        return;
    }
    const chosen = await vscode.window.showOpenDialog({
        canSelectFiles: false, canSelectFolders: true, canSelectMany: false, defaultUri: vscode.Uri.file(os.homedir()),
        title: vscode.l10n.t("Where should the course be? A folder Micrograd is made in the one that you choose."),
        openLabel: vscode.l10n.t("Copy the course here"),
    });
    if (!chosen) return;
    const target = vscode.Uri.joinPath(chosen[0], "Micrograd");
    await copy(course, target);
    const folder = vscode.Uri.joinPath(target, "notebooks");
    const chapters = (await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(course, "notebooks"))).map(([name]) => name).filter(name => name.endsWith(".ipynb")).sort();
    const settings = vscode.Uri.joinPath(target, ".vscode", "settings.json");
    if (!await exists(settings)) await vscode.workspace.fs.writeFile(settings, Buffer.from(folderSettings(chapters)));
    await vscode.commands.executeCommand("vscode.openWith", vscode.Uri.joinPath(folder, chapters[0]), "micrograd-notebook");
    const open = vscode.l10n.t("Open the folder");
    const answer = await vscode.window.showInformationMessage(vscode.l10n.t("The course is in {0}.", target.fsPath), open);
    if (answer === open) await vscode.commands.executeCommand("vscode.openFolder", target);
}

/**
 * Copies a folder. A chapter that is there already stays as the reader has written it; what chapters load is replaced.
 * @param {import("vscode").Uri} from
 * @param {import("vscode").Uri} to
 */
async function copy(from, to) {
    await vscode.workspace.fs.createDirectory(to);
    for (const [name, type] of await vscode.workspace.fs.readDirectory(from)) {
        const source = vscode.Uri.joinPath(from, name), target = vscode.Uri.joinPath(to, name);
        if (type === vscode.FileType.Directory) await copy(source, target);
        else if (!name.endsWith(".ipynb") || !await exists(target)) await vscode.workspace.fs.copy(source, target, { overwrite: true });
    }
}

/** @param {import("vscode").Uri} uri */
async function exists(uri) {
    try {
        await vscode.workspace.fs.stat(uri);
        return true;
    } catch {
        return false;
    }
}

module.exports = { registerCourse };
