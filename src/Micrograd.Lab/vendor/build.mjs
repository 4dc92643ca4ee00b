// Bundles the libraries of package.json into ../wwwroot/vendor, with their licences: npm ci && npm run build
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const target = "../wwwroot/vendor";
rmSync(target, { recursive: true, force: true });
mkdirSync(`${target}/fonts`, { recursive: true });

await build({
    entryPoints: { editor: "editor.mjs", markdown: "markdown.mjs" },
    outdir: target,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome110", "firefox115", "safari16.4"],
    legalComments: "none",
});

// KaTeX's style sheet names three formats of each font; every browser that can run the Lab reads the first.
const style = readFileSync("node_modules/katex/dist/katex.min.css", "utf8").replace(/,url\([^)]+\) format\("(woff|truetype)"\)/g, "");
writeFileSync(`${target}/katex.css`, style);
for (const font of readdirSync("node_modules/katex/dist/fonts").filter(name => name.endsWith(".woff2"))) {
    copyFileSync(`node_modules/katex/dist/fonts/${font}`, `${target}/fonts/${font}`);
}

const bundled = Object.keys(JSON.parse(readFileSync("package-lock.json", "utf8")).packages)
    .filter(path => path.startsWith("node_modules/") && !/esbuild|\/commander$|\.bin/.test(path))
    .map(path => path.slice("node_modules/".length));
const licences = bundled.map(name => {
    const folder = `node_modules/${name}`;
    const { version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
    return `${name} ${version}\n${"-".repeat(name.length + version.length + 1)}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});
writeFileSync(`${target}/LICENSES.txt`, licences.join("\n\n"));
