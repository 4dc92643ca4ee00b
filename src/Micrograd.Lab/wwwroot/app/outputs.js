// What a cell shows, as elements. Of a display's forms the richest is taken that the page can show.
import { sandbox } from "./sandbox.js";
import { clean, formula, render } from "./markdown.js";
import { figure } from "./figure.js";
import { joined, write } from "./nbformat.js";
import { picture } from "./picture.js";
import { text } from "./text.js";

const forms = [
    ["application/vnd.plotly.v1+json", (content, data) => figure(content, data["text/plain"])],
    ["image/svg+xml", (content, data) => picture(joined(content), joined(data["text/plain"]))],
    ["text/html", content => html(joined(content))],
    ["text/markdown", content => block("markdown", render(joined(content)))],
    ["text/latex", content => block("markdown", formula(joined(content)))],
    ["application/javascript", content => sandbox(`<script>${joined(content)}</script>`)],
    ...["image/png", "image/jpeg", "image/gif", "image/webp"].map(mime => [mime, (content, data) => image(mime, joined(content), joined(data["text/plain"]))]),
    ["application/json", content => text(write(content, 2).trimEnd())],
    ["text/plain", content => text(joined(content))],
];

/** The element for an output of the document. */
export function element(output) {
    try {
        return make(output);
    } catch (problem) {
        return text(`This output can't be shown: ${problem.message}`, "stderr");
    }
}

function make(output) {
    switch (output.output_type) {
        case "stream":
            return text(joined(output.text), output.name);
        case "error":
            return error(output);
        default: {
            const data = output.data ?? {};
            const [mime, make] = forms.find(([type]) => type in data) ?? [];
            if (mime) return make(data[mime], data);
            const names = Object.keys(data).join(", ");
            return text(names ? `This output has only forms that the Lab can't show: ${names}.` : "This output is empty.", "stderr");
        }
    }
}

/** Changes an output's element in place where that is possible: text that grows, a figure that gets new data. */
export function update(existing, output, before) {
    if (output.output_type === "stream" && before === output) {
        existing.grow(output.text);
        return true;
    }
    const figureJson = output.data?.["application/vnd.plotly.v1+json"];
    if (figureJson && existing.show) {
        existing.show(figureJson, output.data["text/plain"]);
        return true;
    }
    return false;
}

function error({ ename, evalue, traceback }) {
    const box = document.createElement("div");
    box.className = "error";
    box.setAttribute("role", "alert");
    const lines = Array.isArray(traceback) ? traceback.map(joined).join("\n") : joined(traceback);
    box.append(text(lines || `${joined(ename)}: ${joined(evalue)}`));
    return box;
}

// HTML that brings scripts runs in a frame that can reach nothing; all other is cleaned and shown in place, what brings styles in a shadow that they don't leave.
function html(content) {
    if (/<script|<iframe|\son\w+\s*=/i.test(content)) return sandbox(content);
    if (!/<style/i.test(content)) return block("html", clean(content));
    const host = document.createElement("div");
    host.className = "html";
    const shadow = host.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [ofOutputs()];
    shadow.innerHTML = `<div class="outputs">${clean(content, true)}</div>`;
    return host;
}

// The page's own style of outputs, which doesn't reach into a shadow.
let sheet;
function ofOutputs() {
    if (sheet) return sheet;
    sheet = new CSSStyleSheet();
    const { cssRules } = [...document.styleSheets].find(({ href }) => href?.endsWith("style/output.css"));
    sheet.replaceSync([...cssRules].map(rule => rule.cssText).join("\n"));
    return sheet;
}

function block(name, safeHtml) {
    const box = document.createElement("div");
    box.className = name;
    box.innerHTML = safeHtml;
    return box;
}

function image(mime, content, description) {
    const picture = document.createElement("img");
    picture.src = `data:${mime};base64,${content.replace(/\s/g, "")}`;
    picture.alt = description ?? "";
    return picture;
}
