// Does in VS Code what the tests say: each line from them is the body of an async function, and gets one line as its answer.
// It also stands for the C# extensions, which attach to every document of language "csharp".
const net = require("node:net");
const readline = require("node:readline");
const vscode = require("vscode");

const patience = 60_000;

/** Waits for something to be true, and returns it. */
async function until(what, saying = what) {
    for (const end = Date.now() + patience; Date.now() < end; await new Promise(done => setTimeout(done, 30))) {
        const found = await what();
        if (found) return found;
    }
    throw new Error(`It never came: ${saying}`);
}

function activate(context) {
    const csharp = { language: "csharp" };
    const foreign = vscode.languages.createDiagnosticCollection("foreign");
    const look = document => {
        if (vscode.languages.match(csharp, document)) foreign.set(document.uri, [new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), "from the other C# extension")]);
    };
    vscode.workspace.textDocuments.forEach(look);
    context.subscriptions.push(
        foreign, vscode.workspace.onDidOpenTextDocument(look), vscode.workspace.onDidCloseTextDocument(document => foreign.delete(document.uri)),
        vscode.languages.registerCompletionItemProvider(csharp, { provideCompletionItems: () => [new vscode.CompletionItem("FromTheOtherExtension")] }, "."),
        vscode.languages.registerHoverProvider(csharp, { provideHover: () => new vscode.Hover("from the other C# extension") }));

    const socket = net.connect(Number(process.env.MICROGRAD_DRIVER), "127.0.0.1");
    context.subscriptions.push({ dispose: () => socket.destroy() });
    readline.createInterface({ input: socket }).on("line", async line => {
        let answer;
        try {
            const script = Object.getPrototypeOf(async () => {}).constructor;
            answer = { value: (await new script("vscode", "until", JSON.parse(line))(vscode, until)) ?? null };
        } catch (error) {
            answer = { error: String(error?.stack ?? error) };
        }
        socket.write(JSON.stringify(answer) + "\n");
    });
}

module.exports = { activate };
