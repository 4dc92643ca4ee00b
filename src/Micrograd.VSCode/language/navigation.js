// Where a name is declared and used, and how it gets another one.
/** @import { CancellationToken, Position, ReferenceContext, TextDocument } from "vscode" */
/** @import { Asking } from "./asking.js" */
/** @import { CodePlace, DecompiledSource } from "../types/language.js" */
const vscode = require("vscode");
const { rangeOf, workspaceEdit } = require("./places.js");

/** The scheme of C# that was made of assemblies: documents that can be read only. */
const sourceScheme = "micrograd-source";

/** The C# that was made of assemblies and shown, as documents. */
class Sources {
    /** @type {Map<string, string>} */
    #texts = new Map();

    /**
     * The address of a document with a text.
     * @param {DecompiledSource} source
     */
    show({ name, assembly, text }) {
        for (let number = 1; ; number++) {
            // One that bears the same name, List and List<T> say, has another number.
            const uri = vscode.Uri.from({ scheme: sourceScheme, path: number === 1 ? `/${assembly}/${name}` : `/${assembly}/${number}/${name}` });
            const known = this.#texts.get(uri.toString());
            if (known !== undefined && known !== text) continue;
            this.#texts.set(uri.toString(), text);
            return uri;
        }
    }

    /** @param {vscode.Uri} uri */
    provideTextDocumentContent(uri) {
        return this.#texts.get(uri.toString());
    }
}

class DefinitionProvider {
    #asking;
    #sources;

    /**
     * @param {Asking} asking
     * @param {Sources} sources
     */
    constructor(asking, sources) {
        this.#asking = asking;
        this.#sources = sources;
    }

    /**
     * @param {TextDocument} document
     * @param {Position} position
     * @param {CancellationToken} token
     */
    async provideDefinition(document, position, token) {
        const places = await this.#places(document, position, token);

        // VS Code would open such a cell with its own notebook editor for .ipynb, in the place of ours, and the session would end: goTo shows it.
        const isShared = this.#asking.cellOf(document)?.notebook.notebookType === "micrograd-notebook";
        return places.filter(({ cell }) => cell === null || !isShared).map(place => location(place, document, this.#sources));
    }

    /**
     * Goes to the declaration of what is named in a cell: to another cell within the notebook, to all else as VS Code does.
     * @param {vscode.TextEditor} editor the cell's
     */
    async goTo({ document, selection }) {
        const [place] = await this.#places(document, selection.active);
        const notebook = this.#asking.cellOf(document)?.notebook;
        const cell = place?.cell && notebook?.getCells().find(each => each.document.uri.toString() === place.cell);
        const shown = vscode.window.visibleNotebookEditors.find(each => each.notebook.uri.toString() === notebook?.uri.toString());
        if (!cell || !shown) {
            await vscode.commands.executeCommand("editor.action.revealDefinition");
            return;
        }
        const range = new vscode.NotebookRange(cell.index, cell.index + 1);
        shown.selection = range;
        shown.revealRange(range, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
        await vscode.commands.executeCommand("notebook.cell.edit");
        const there = vscode.window.visibleTextEditors.find(each => each.document === cell.document);
        if (there) there.selection = new vscode.Selection(rangeOf(place).start, rangeOf(place).end);
    }

    /**
     * @param {TextDocument} document
     * @param {Position} position
     * @param {CancellationToken} [token]
     */
    async #places(document, position, token) {
        return (await this.#asking.ask(document, "definition", { position: document.offsetAt(position) }, token))?.items ?? [];
    }
}

class ReferenceProvider {
    #asking;
    #sources;

    /**
     * @param {Asking} asking
     * @param {Sources} sources
     */
    constructor(asking, sources) {
        this.#asking = asking;
        this.#sources = sources;
    }

    /**
     * @param {TextDocument} document
     * @param {Position} position
     * @param {ReferenceContext} _
     * @param {CancellationToken} token
     */
    async provideReferences(document, position, _, token) {
        const found = await this.#asking.ask(document, "references", { position: document.offsetAt(position) }, token);
        return found?.items.map(place => location(place, document, this.#sources));
    }
}

class RenameProvider {
    #asking;

    /** @param {Asking} asking */
    constructor(asking) {
        this.#asking = asking;
    }

    /**
     * The name that is to be changed.
     * @param {TextDocument} document
     * @param {Position} position
     * @param {CancellationToken} token
     */
    async prepareRename(document, position, token) {
        const { items } = await this.#ask(document, position, null, token);
        const own = document.uri.toString();
        const here = items.find(edit => (edit.cell ?? own) === own && rangeOf(edit).contains(position));
        if (!here) throw new Error(vscode.l10n.t("There is no name here that could be changed."));
        return { range: rangeOf(here), placeholder: here.text };
    }

    /**
     * @param {TextDocument} document
     * @param {Position} position
     * @param {string} newName
     * @param {CancellationToken} token
     */
    async provideRenameEdits(document, position, newName, token) {
        return workspaceEdit((await this.#ask(document, position, newName, token)).items, document);
    }

    /**
     * @param {TextDocument} document
     * @param {Position} position
     * @param {string | null} name
     * @param {CancellationToken} token
     */
    async #ask(document, position, name, token) {
        const found = await this.#asking.ask(document, "rename", { position: document.offsetAt(position), name }, token);
        if (!found) throw new Error(vscode.l10n.t("There is no C# session that could change names."));
        if (found.problem) throw new Error(found.problem);
        return found;
    }
}

/**
 * @param {CodePlace} place
 * @param {TextDocument} asked
 * @param {Sources} sources
 */
function location(place, asked, sources) {
    const { cell, file, source } = place;
    const uri = cell !== null ? vscode.Uri.parse(cell, true) : file !== null ? vscode.Uri.file(file) : source ? sources.show(source) : asked.uri;
    return new vscode.Location(uri, rangeOf(place));
}

module.exports = { DefinitionProvider, ReferenceProvider, RenameProvider, Sources, sourceScheme };
