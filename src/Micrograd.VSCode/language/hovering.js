// What a name means, and how a call is made.
/** @import { CancellationToken, Position, TextDocument } from "vscode" */
/** @import { Asking } from "./asking.js" */
/** @import { SignatureOverload } from "../types/language.js" */
const vscode = require("vscode");

class HoverProvider {
    #asking;

    /** @param {Asking} asking */
    constructor(asking) {
        this.#asking = asking;
    }

    /**
     * @param {TextDocument} document
     * @param {Position} position
     * @param {CancellationToken} token
     */
    async provideHover(document, position, token) {
        const found = await this.#asking.ask(document, "describe", { position: document.offsetAt(position) }, token);
        if (!found) return undefined;
        const range = new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
        return new vscode.Hover(new vscode.MarkdownString(found.markdown), range);
    }
}

class SignatureProvider {
    #asking;

    /** @param {Asking} asking */
    constructor(asking) {
        this.#asking = asking;
    }

    /**
     * @param {TextDocument} document
     * @param {Position} position
     * @param {CancellationToken} token
     */
    async provideSignatureHelp(document, position, token) {
        const call = await this.#asking.ask(document, "signature", { position: document.offsetAt(position) }, token);
        if (!call) return undefined;
        const help = new vscode.SignatureHelp();
        help.signatures = call.overloads.map(signature);
        help.activeSignature = call.activeOverload;

        // Beyond the last parameter, none is marked.
        help.activeParameter = call.activeParameter ?? call.overloads[call.activeOverload].parameters.length;
        return help;
    }
}

/** @param {SignatureOverload} overload */
function signature({ text, documentation, parameters }) {
    const made = new vscode.SignatureInformation(text, new vscode.MarkdownString(documentation.markdown));
    made.parameters = parameters.map(parameter =>
        new vscode.ParameterInformation([parameter.start, parameter.end], new vscode.MarkdownString(parameter.documentation.markdown)));
    return made;
}

module.exports = { HoverProvider, SignatureProvider };
