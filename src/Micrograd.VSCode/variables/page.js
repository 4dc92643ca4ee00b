// A value's page: what a cell would show of it, without scripts; or, of a sequence, a table that can be sorted and filtered.
/** @import { VariableTable } from "../types/messages.js" */

/** The forms that are pictures, and come in base64. */
const pictures = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"];

/**
 * The part of a page that shows a value: its picture, if it has one; else its HTML, Markdown or text.
 * @param {Record<string, string>} data the value's forms by MIME type
 * @param {(markdown: string) => Promise<string | undefined>} render makes HTML of Markdown
 */
async function bodyOf(data, render) {
    const picture = pictures.find(mime => data[mime] !== undefined);
    const markdown = data["text/markdown"] ?? data["text/latex"];
    return data["image/svg+xml"]
        ?? (picture && `<img alt="${escaped(data["text/plain"] ?? "")}" src="data:${picture};base64,${escaped(data[picture])}">`)
        ?? data["text/html"]
        ?? (markdown === undefined ? undefined : await render(markdown))
        ?? `<pre>${escaped(data["text/plain"] ?? data["application/json"] ?? "")}</pre>`;
}

/** @param {string} text */
const escaped = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/**
 * The whole page. Nothing in it runs, and nothing comes from elsewhere.
 * @param {string} heading plain text
 * @param {string} body
 */
const pageOf = (heading, body) => documentOf({ heading, body, language: "", policy: "" });

/**
 * The page of a sequence, which can be sorted and filtered: it holds the table, and the extension's own script shows it.
 * @param {string} heading plain text
 * @param {Pick<VariableTable, "columns" | "count">} table
 * @param {{ address: string, source: string, language: string }} script where it is, what the policy calls that, and in which language it speaks
 */
const tablePageOf = (heading, { columns, count }, { address, source, language }) => documentOf({
    heading,
    body: `<script type="application/json">${JSON.stringify({ name: heading, table: { columns, count } }).replace(/</g, "\\u003c")}</script>
<script type="module" src="${escaped(address)}"></script>`,
    language: ` lang="${escaped(language)}"`,
    policy: `; script-src ${source}`,
});

/** @param {{ heading: string, body: string, language: string, policy: string }} parts */
const documentOf = ({ heading, body, language, policy }) => `<!DOCTYPE html>
<html${language}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:${policy}">
<style>
body { font: var(--vscode-font-size) var(--vscode-font-family); color: var(--vscode-foreground); padding: 0 1em 1em; }
h1 { font: var(--vscode-editor-font-size) var(--vscode-editor-font-family); margin: 1em 0; }
pre, code { font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size); white-space: pre-wrap; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--vscode-widget-border, rgba(128, 128, 128, 0.35)); padding: 2px 8px; }
svg, img { max-width: 100%; height: auto; }
</style>
</head>
<body>
<h1>${escaped(heading)}</h1>
${body}
</body>
</html>`;

module.exports = { bodyOf, pageOf, tablePageOf };
