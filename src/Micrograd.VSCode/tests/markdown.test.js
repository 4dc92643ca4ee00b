// Markdown notebooks.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { readMarkdown, writeMarkdown } = require("../documents/markdown.js");

/** @typedef {import("../documents/ipynb.js").Notebook} Notebook */

const read = (/** @type {string} */ text) => readMarkdown(new TextEncoder().encode(text));
const write = (/** @type {Notebook} */ notebook) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(writeMarkdown(structuredClone(notebook)));
const code = (/** @type {string} */ text) => read(text).cells.filter(({ kind }) => kind === 2).map(({ value }) => value);
const cell = (/** @type {1 | 2} */ kind, /** @type {string} */ value) => ({ kind, value, languageId: kind === 1 ? "markdown" : "micrograd-csharp", metadata: {} });

const usual = "# Title\n\nProse 😀,\nmore.\n\n```csharp\nvar a = 1;\n\na\n```\n\nBetween.\n\n## Next\n\n```bash\ndotnet run\n```\n\n```csharp\na + 1\n```\n";

test("blocks of C# are cells, and prose is parted at its headings", () => {
    const { cells } = read(usual);
    assert.deepEqual(cells.map(({ kind, value }) => [kind, value]), [
        [1, "# Title\n\nProse 😀,\nmore."], [2, "var a = 1;\n\na"], [1, "Between."], [1, "## Next\n\n```bash\ndotnet run\n```"], [2, "a + 1"],
    ]);
    assert.deepEqual(cells.filter(({ metadata }) => metadata?.micrograd), []);
});

test("C# is known by each of its names, and by nothing else", () => {
    for (const info of ["csharp", "cs", "C#", " csharp", "CSharp title=\"a\"", "{.csharp}", "cs run"]) assert.deepEqual(code(`\`\`\`${info}\n1\n\`\`\`\n`), ["1"], info);
    for (const info of ["", "css", "csharp-script", "c", "fsharp", "text csharp"]) assert.deepEqual(code(`\`\`\`${info}\n1\n\`\`\`\n`), [], info);
});

test("a fence within a longer one, a comment or an indent is none", () => {
    assert.deepEqual(code("````markdown\n```csharp\n1\n```\n````\n"), []);
    assert.deepEqual(code("<!--\n```csharp\n1\n```\n-->\n"), []);
    assert.deepEqual(code("    ```csharp\n    1\n    ```\n"), []);
    assert.deepEqual(code("~~~csharp\n```\n~~~\n"), ["```"]);
    assert.deepEqual(code("````csharp\n```\n1\n```\n````\n"), ["```\n1\n```"]);
    assert.deepEqual(code("```csharp\nnobody closes this"), []);
    assert.deepEqual(code("<!-- one line --> \n```csharp\n1\n```\n"), ["1"]);
});

test("a file keeps every byte, whatever writes it", () => {
    const strange = {
        "the usual": usual,
        "CR LF": usual.replaceAll("\n", "\r\n"),
        "both kinds of line ends": usual.replace("var a = 1;\n", "var a = 1;\r\n"),
        "a byte order mark": `\ufeff${usual}`,
        "no line end at the end": usual.trimEnd(),
        "several line ends at the end": `${usual}\n\n`,
        "nothing": "",
        "line ends alone": "\n \n\n",
        "properties at the top": `---\ntitle: A\n---\n\n${usual}`,
        "other fences": "~~~~ CS title=\"a\"\n```\n~~~~~\n\n   ```c# \n   1\n     2\n  3\n   ```  \n",
        "no blank lines": "# A\n```csharp\n1\n```\nprose\n```csharp\n2\n```\n## B\n",
        "many blank lines": "\n\n# A\n\n\n\n```csharp\n\n1\n\n\n```\n\n\n\n\nprose\n  \n\n",
        "code without a line": "```csharp\n```\n\n```csharp\n\n```\n",
        "a fence that nobody closes": "a\n\n```csharp\n1\n",
        "a line of dashes that begins no properties": "\n---\n\nprose  \n\n```csharp\n1\n```\n\n---\na: b  \n---  \n",
        "no-break spaces alone": "\u00a0\n\n```csharp\n1\n```\n\n\u00a0\n",
        "byte order marks where none belong": "\r\n\ufeffprose\n\n```csharp\n1\n```\n\ufeff\n",
        "trailing spaces": "prose  \n\n```csharp  \n1  \n```  \n\nprose  \n",
        "emoji and no-break spaces": "\u00a0😀\n\n```csharp\n\"😀\u2028\"\n```\n",
        "lists with code in them": "- one\n\n  ```csharp\n  1\n  ```\n\n- two\n\n      ```csharp\n      2\n      ```\n",
    };
    for (const [name, text] of Object.entries(strange)) assert.equal(write(read(text)), text, name);
});

test("so do the project's own pages", () => {
    const root = path.join(__dirname, "..", "..", "..");
    const pages = ["README.md", "CONTRIBUTING.md", ...["docs", "tests/Micrograd.Course.Tests/Answers"]
        .flatMap(folder => fs.readdirSync(path.join(root, folder)).filter(name => name.endsWith(".md")).map(name => path.join(folder, name)))];
    for (const page of pages) {
        const bytes = fs.readFileSync(path.join(root, page));
        assert.deepEqual(Buffer.from(writeMarkdown(structuredClone(readMarkdown(bytes)))), bytes, page);
    }
});

test("a changed cell keeps its fence, and every other cell its bytes", () => {
    const document = read("# A\n\n\n~~~~ cs title=\"a\"\n1\n~~~~~\nprose\n```csharp\n2\n```");
    document.cells[1].value = "3\n~~~~\n";
    assert.equal(write(document), "# A\n\n\n~~~~~ cs title=\"a\"\n3\n~~~~\n\n~~~~~\nprose\n```csharp\n2\n```");
    document.cells[2].value = "other\n\nprose\n\n";
    assert.equal(write(document), "# A\n\n\n~~~~~ cs title=\"a\"\n3\n~~~~\n\n~~~~~\nother\n\nprose\n```csharp\n2\n```");
});

test("an indented block stays indented", () => {
    const document = read("  ```csharp\n  if (a)\n    b();\n  ```\n");
    assert.equal(document.cells[0].value, "if (a)\n  b();");
    document.cells[0].value += "\nc();";
    assert.equal(write(document), "  ```csharp\n  if (a)\n    b();\n  c();\n  ```\n");
});

test("code with fences in it gets a longer one", () => {
    const text = write({ cells: [cell(2, "var a = \"\"\"\n```\n````\n\"\"\";")] });
    assert.equal(text, "`````csharp\nvar a = \"\"\"\n```\n````\n\"\"\";\n`````\n");
    assert.deepEqual(code(text), ["var a = \"\"\"\n```\n````\n\"\"\";"]);
});

test("new cells are parted by a blank line, and prose without text isn't written", () => {
    const text = write({ cells: [cell(1, "\n# A\n\n"), cell(1, "prose"), cell(2, ""), cell(1, " \n"), cell(2, "1")] });
    assert.equal(text, "# A\n\nprose\n\n```csharp\n```\n\n```csharp\n1\n```\n");
});

test("cells that move stay apart", () => {
    const [title, one, prose, two] = read("# A\n```csharp\n1\n```\nprose\n```csharp\n2\n```\n").cells;
    assert.equal(write({ cells: [prose, title, two, one] }), "prose\n# A\n```csharp\n2\n```\n\n```csharp\n1\n```\n");
    assert.equal(write({ cells: [one, title, prose] }), "```csharp\n1\n```\n# A\n\nprose\n");
});

test("a cell in another language is a block that says so", () => {
    const document = read(usual);
    document.cells[1].languageId = "fsharp";
    assert.equal(write(document), usual.replace("```csharp\nvar", "```fsharp\nvar"));
});

test("a fence or a comment that prose leaves open doesn't take in the cell behind it", () => {
    for (const open of ["text\n```\nunclosed", "~~~~", "<!-- note", "```sh\nls\n```\n\n<!--\n```"]) {
        const notebook = read("# Title\n\n```csharp\nvar x = 1;\n```\n");
        notebook.cells[0].value = open;
        assert.deepEqual(read(write(notebook)).cells.map(({ kind }) => kind), [1, 2], open);
    }
    for (const shut of ["```\nclosed\n```", "<!-- note -->", "<!--\nnote\n-->", "plain"]) {
        const notebook = read("# Title\n\n```csharp\nvar x = 1;\n```\n");
        notebook.cells[0].value = shut;
        assert.equal(read(write(notebook)).cells[0].value, shut);
    }
});
