// The texts of the interface: each is there in both languages, and none that nobody says.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");

const root = path.join(__dirname, "..");
const read = (/** @type {string} */ file) => fs.readFileSync(path.join(root, file), "utf8");
const texts = (/** @type {string} */ file) => /** @type {Record<string, string>} */ (JSON.parse(read(file)));

const scripts = ["extension.js", ...["conversation", "notebook", "documents", "language", "variables"]
    .filter(room => fs.existsSync(path.join(root, room)))
    .flatMap(room => fs.readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" }).map(file => path.join(room, file)))
    .filter(file => file.endsWith(".js"))];

/** @param {string} text */
const placeholders = text => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();

test("each text of the scripts has a translation, and each translation is of one of them", () => {
    const said = new Set(scripts.flatMap(file => [...read(file).matchAll(/l10n\.t\(\s*("(?:[^"\\]|\\.)*")/g)].map(([, text]) => JSON.parse(text))));
    assert.deepEqual(Object.keys(texts("l10n/bundle.l10n.zh-cn.json")).sort(), [...said].sort());
});

test("no text is put together: what l10n.t gets is one literal", () => {
    for (const file of scripts) assert.deepEqual(read(file).match(/l10n\.t\(\s*[^"\s]/g), null, file);
});

test("a translation has the places that its text has", () => {
    for (const [text, translation] of Object.entries(texts("l10n/bundle.l10n.zh-cn.json"))) assert.deepEqual(placeholders(translation), placeholders(text), text);
});

test("each text of the manifest is there in both languages, and none is left over", () => {
    const asked = [...new Set([...read("package.json").matchAll(/"%([^%"]+)%"/g)].map(([, name]) => name))].sort();
    assert.deepEqual(Object.keys(texts("package.nls.json")).sort(), asked);
    assert.deepEqual(Object.keys(texts("package.nls.zh-cn.json")).sort(), asked);
});

test("the manifest's files are there", () => {
    const manifest = JSON.parse(read("package.json"));
    const { languages, grammars, walkthroughs } = manifest.contributes;
    const files = [manifest.main, manifest.icon, manifest.l10n, "README.md",
        ...languages.map((/** @type {{ configuration?: string }} */ language) => language.configuration).filter(Boolean),
        ...grammars.map((/** @type {{ path: string }} */ grammar) => grammar.path),
        ...walkthroughs.flatMap((/** @type {{ steps: { media: { markdown: string } }[] }} */ { steps }) => steps.map(({ media }) => media.markdown))];
    for (const file of files) assert.ok(fs.existsSync(path.join(root, file)), file);
});

test("each page of the walkthrough is there in both languages, with the same code, links and keys", () => {
    const files = fs.readdirSync(path.join(root, "walkthrough"));
    const same = (/** @type {string} */ page) => (read(page).match(/```[^]*?```|`[^`\n]+`|\]\([^)]*\)|\*\*[\w+. ]+\*\*/g) ?? []).filter(part => !part.includes("Windows"));
    for (const page of files.filter(file => !file.includes(".nls."))) {
        assert.deepEqual(same(`walkthrough/${page.replace(".md", ".nls.zh-cn.md")}`).sort(), same(`walkthrough/${page}`).sort(), page);
    }
});

test("Chinese texts have the signs of Chinese", async () => {
    const { wordsIn } = await import("../renderers/words.js");
    const words = Object.values(wordsIn("zh-cn")).map(word => typeof word === "string" ? word : `${word}`);
    const pages = fs.readdirSync(path.join(root, "walkthrough")).filter(file => file.endsWith(".nls.zh-cn.md")).map(file => read(`walkthrough/${file}`));
    const all = [...Object.values(texts("l10n/bundle.l10n.zh-cn.json")), ...Object.values(texts("package.nls.zh-cn.json")), ...words, ...pages];
    assert.deepEqual(all.filter(text => /\p{Script=Han}[,:;?!]|[,:;?!]\p{Script=Han}/u.test(text)), []);
});
