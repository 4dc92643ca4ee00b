// Bundles the page's libraries into ../wwwroot/vendor, with their licences: npm ci && npm run build
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

process.chdir(new URL("..", import.meta.url).pathname);
const target = "wwwroot/vendor";
rmSync(target, { recursive: true, force: true });
mkdirSync(`${target}/fonts`, { recursive: true });

const names = ["editor", "markdown"];
const { metafile } = await build({
    entryPoints: Object.fromEntries(names.map(name => [name, `vendor/${name}.mjs`])),
    outdir: target,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome110", "firefox115", "safari16.4"],
    legalComments: "none",
    metafile: true,
});

// For the type check: a bundle has the types of what it was made of.
for (const name of names) writeFileSync(`${target}/${name}.d.ts`, `export * from "../../vendor/${name}.mjs";\n`);

// KaTeX's style sheet names three formats of each font; every browser that can run the Lab reads the first.
const style = readFileSync("node_modules/katex/dist/katex.min.css", "utf8").replace(/,url\([^)]+\) format\("(woff|truetype)"\)/g, "");
writeFileSync(`${target}/katex.css`, style);
for (const font of readdirSync("node_modules/katex/dist/fonts").filter(name => name.endsWith(".woff2"))) {
    copyFileSync(`node_modules/katex/dist/fonts/${font}`, `${target}/fonts/${font}`);
}

const bundled = new Set(Object.keys(metafile.inputs).flatMap(path => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []));
const licences = [...bundled].sort().map(folder => {
    /** @type {{ name: string, version: string }} */
    const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} says nothing of its licence.`);
    return `${name} ${version}\n${"-".repeat(name.length + version.length + 1)}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});
writeFileSync(`${target}/LICENSES.txt`, licences.join("\n\n"));
