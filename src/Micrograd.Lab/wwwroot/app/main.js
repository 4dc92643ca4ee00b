// The page: opens the chapter that the address names and puts everything in its place.
import * as address from "./address.js";
import { cellTools, fillToolbar, showSession } from "./toolbar.js";
import { commandsFor } from "./commands.js";
import { fillChapters, wireMenu } from "./chapters.js";
import { forget, notice } from "./notices.js";
import { listen } from "./keys.js";
import { Notebook } from "./notebook.js";
import { NotebookView } from "./notebookView.js";
import { Runner } from "./runner.js";
import { Session } from "./session.js";
import { site, text } from "./site.js";

const byId = id => document.getElementById(id);
const session = new Session();
let open = null;

wireMenu(byId("menu"), byId("chapters"));
addEventListener("hashchange", () => show(address.read()));
document.querySelector("[data-skip]").addEventListener("click", event => {
    event.preventDefault();
    open?.view.focus(open.view.selected);
});

await show(address.read());
// What is read comes first; C# is loaded while the reader reads.
(globalThis.requestIdleCallback ?? setTimeout)(() => session.start());

async function show({ chapter, cell }) {
    const { chapters } = await site;
    const wanted = chapters.find(({ name }) => name === chapter) ?? chapters[0];
    if (open?.name !== wanted.name) await openChapter(wanted, chapters);
    const target = open.notebook.get(cell);
    if (target) {
        open.view.focus(target);
        open.view.view(target).element.scrollIntoView({ block: "start" });
    }
}

async function openChapter({ name, title, file }, chapters) {
    try {
        const notebook = new Notebook(await text(file), name);
        close();
        openNotebook(notebook, name);
        document.title = `${title} – Micrograd Lab`;
        fillChapters(byId("chapters"), chapters, name, () => false);
        scrollTo(0, 0);
    } catch (problem) {
        notice("open", problem.message);
    }
}

function openNotebook(notebook, name) {
    const runner = new Runner(notebook, session);
    const view = new NotebookView(byId("cells"), notebook, runner, session);
    view.commands = commandsFor(view);
    const stopListening = listen(view);
    fillToolbar(byId("tools"), view);
    cellTools(view);
    showSession(byId("session"), session, runner);
    open = { name, notebook, runner, view, stopListening };
    view.select(notebook.cells[0]);
}

// Another notebook gets a session of its own.
function close() {
    if (!open) return;
    open.stopListening();
    forget("stopped");
    if (open.runner.isBusy || open.notebook.cells.some(cell => open.runner.stateOf(cell).state)) open.runner.stop();
}
