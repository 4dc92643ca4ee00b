// The page: opens the notebook that the address names and puts everything in its place.
import * as address from "./address.js";
import * as library from "./library.js";
import { cellTools, fillToolbar, showSession } from "./toolbar.js";
import { Notebook } from "./notebook.js";
import { choose, download, onDrop, pack, unpack } from "./transfer.js";
import { commandsFor } from "./commands.js";
import { fillChapters, wireMenu } from "./chapters.js";
import { forget, notice } from "./notices.js";
import { iconButton, make } from "./dom.js";
import { keepSaved } from "./autosave.js";
import { listen } from "./keys.js";
import { NotebookView } from "./notebookView.js";
import { Runner } from "./runner.js";
import { Session } from "./session.js";
import { wireOffline } from "./offline.js";

const byId = id => document.getElementById(id);
const session = new Session();
let open = null, showing = Promise.resolve();

// The address that the reader wants to go to, although a cell runs.
let agreed = null;

wireMenu(byId("menu"), byId("chapters"));
onDrop(file => file && take(file));
addEventListener("hashchange", () => show());
addEventListener("beforeunload", event => open?.runner.isBusy && event.preventDefault());
document.querySelector("[data-skip]").addEventListener("click", event => {
    event.preventDefault();
    open?.view.focus(open.view.selected);
});

// C# loads while the page fetches and shows the notebook.
session.start();
await show();
wireOffline(session);

// One after the other: who clicks quickly sees what was clicked last.
function show() {
    return showing = showing.then(showNow);
}

async function showNow() {
    try {
        const { hash } = location;
        const isShared = hash.startsWith("#share=");
        const { chapter, cell } = isShared ? {} : address.read();
        const name = isShared ? null : chapter || (await library.chapters)[0].name;
        if (open && open.name !== name && open.runner.isBusy && agreed !== hash) return askToLeave(hash);
        agreed = null;
        if (isShared) return await openShared(hash.slice("#share=".length));
        if (open?.name !== name) await openNotebook(await library.find(name));
        address.arrive();
        const target = open.notebook.get(cell);
        if (target) {
            open.view.focus(target);
            open.view.view(target).element.scrollIntoView({ block: "start" });
        }
    } catch (problem) {
        if (!open) await library.find("").then(openNotebook, () => {});
        if (open) address.correct(open.name);
        notice("open", problem.message);
    }
}

// Another notebook has a session of its own: what runs would be ended.
function askToLeave(hash) {
    address.takeBack();
    notice("leave", "A cell is still running. Opening another notebook ends it, and its variables are gone.", ["Open the other one", () => {
        agreed = hash;
        location.hash = hash;
    }]);
}

// The address becomes that of the notebook in this browser: going back must not open the link once more.
async function openShared(packed) {
    let text;
    try {
        text = await unpack(packed);
    } catch {
        throw new Error("The link is broken: it doesn't hold a whole notebook. Some programs cut long links.");
    }
    const name = await library.add("Shared", text);
    address.arrive();
    address.correct(name);
    await openNotebook(await library.find(name));
}

async function openNotebook(found) {
    const notebook = new Notebook(found.text);
    const left = !open?.runner.hasRun ? null
        : open.name === found.name ? "The session starts afresh: its variables are gone."
        : `The variables of “${open.title}” are gone: each notebook has a session of its own.`;
    await close();
    const runner = new Runner(notebook, session);
    const view = new NotebookView(byId("cells"), notebook, runner, session);
    const closing = new AbortController();
    view.commands = commandsFor(view, closing.signal);
    open = { name: found.name, title: found.title, notebook, runner, view, closing, stopListening: listen(view), saving: keepSaved(notebook, found, listChapters, reopen) };
    fillToolbar(byId("tools"), view, fileButtons(found));
    cellTools(view, cell => cellButtons(found, cell));
    showSession(byId("session"), session, runner, closing.signal);
    view.select(notebook.cells[0]);
    document.title = `${found.title} – Micrograd Lab`;
    if (notebook.caution) notice("caution", notebook.caution);
    if (left) notice("left", left);
    runner.addEventListener("cell", ({ detail: cell }) => forget(cell ? "left" : "leave"));
    listChapters();
    scrollTo(0, 0);
}

// Another notebook gets a session of its own.
async function close() {
    if (!open) return;
    const { runner, view, saving, stopListening, closing } = open;
    stopListening();
    closing.abort();
    forget("stopped", "above", "delete", "tabs", "open", "leave", "left", "caution", "link");
    if (runner.hasRun) runner.stop();
    await saving.finish();
    view.dispose();
}

// The notebook as the browser keeps it; what this page has made of it since is let go.
async function reopen() {
    open.saving.end();
    await openNotebook(await library.find(open.name));
}

let changed = [];
async function listChapters() {
    const [chapters, kept] = await Promise.all([library.chapters, library.kept()]);
    const fill = () => fillChapters(byId("chapters"), chapters, kept.filter(name => name.startsWith("~")), open.name, name => changed.includes(name));
    fill();
    changed = await library.changed();
    fill();
}

/** Takes in a notebook from outside and opens it. */
async function take({ name, text }) {
    try {
        location.hash = address.of(await library.add(name, text));
    } catch (problem) {
        notice("open", problem.message);
    }
}

function fileButtons(found) {
    const letGo = async () => {
        open.saving.end();
        await library.forget(found.name);
        if (found.original !== null) return reopen();
        await openNotebook(await library.find(""));
        address.correct(open.name);
    };
    return [
        iconButton("Open…", "Open a notebook from this machine", async () => {
            const file = await choose();
            if (file) take(file);
        }),
        iconButton("Download", "Download this notebook", () => download(found.name.replace(/^~/, ""), open.notebook.toText())),
        iconButton("Share", "Share: copy a link that holds this notebook, without its outputs", async () => {
            const link = new URL(`#share=${await pack(open.notebook.toText())}`, location.href).href;
            copy(link, link.length > 30_000 ? "The link is copied. It is very long: some programs cut such links." : "The link is copied. It holds the whole notebook, without its outputs.");
        }),
        found.original === null
            ? iconButton("Delete", "Delete this notebook from this browser", () => notice("delete", "Delete this notebook from this browser?", ["Delete it", letGo]))
            : iconButton("Original", "Back to the chapter's original", () => notice("delete", "Your changes to this chapter will be gone.", ["Back to the original", letGo])),
    ];
}

function cellButtons(found, cell) {
    const goBack = () => {
        const original = new Notebook(found.original).get(cell.id);
        if (original) open.notebook.restore(cell, original);
    };
    return [
        iconButton("#", "Copy a link to this cell", () => copy(new URL(address.of(found.name, cell.id), location.href).href, "The link to this cell is copied.")),
        ...(found.original !== null && !cell.isNew ? [iconButton("⟲", "This cell's original", goBack)] : []),
    ];
}

async function copy(link, words) {
    try {
        await navigator.clipboard.writeText(link);
        notice("link", words);
    } catch {
        notice("link", ["The link couldn't be copied. Here it is: ", make("input", { value: link, readonly: true, "aria-label": "Link", onfocus: event => event.target.select() })]);
    }
}
