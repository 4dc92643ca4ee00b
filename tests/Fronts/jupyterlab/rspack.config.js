// Bundles JupyterLab's page into build, with the settings' schemas and the themes beside it, where the server looks for them.
const fs = require("node:fs");
const path = require("node:path");
const build = path.join(__dirname, "build");

// These talk with servers that aren't there; the last asks for a download of its own.
const without = ["extensionmanager-extension", "hub-extension", "pluginmanager-extension", "vega5-extension"].map(name => "@jupyterlab/" + name);
const all = Object.keys(require("@jupyterlab/metapackage/package.json").dependencies).concat("@jupyter-widgets/jupyterlab-manager");
const packages = all.filter(name => !without.includes(name)).map(name => ({ name, ...require(name + "/package.json") })).filter(each => each.jupyterlab);

const imports = kind => packages.filter(each => each.jupyterlab[kind])
    .map(each => `() => import("${each.jupyterlab[kind] === true ? each.name : `${each.name}/${each.jupyterlab[kind]}`}")`).join(",\n");
fs.mkdirSync(build, { recursive: true });
fs.writeFileSync(path.join(build, "extensions.js"), `export const extensions = [${imports("extension")}];\nexport const mimeExtensions = [${imports("mimeExtension")}];\n`);
fs.writeFileSync(path.join(build, "styles.js"), packages.filter(each => each.styleModule).map(each => `import "${each.name}/${each.styleModule}";\n`).join(""));

const folderOf = name => path.dirname(require.resolve(name + "/package.json"));
for (const { name, jupyterlab } of packages.filter(each => each.jupyterlab.schemaDir)) {
    const schemas = path.join(build, "schemas", name);
    fs.cpSync(path.join(folderOf(name), jupyterlab.schemaDir), schemas, { recursive: true });
    fs.copyFileSync(path.join(folderOf(name), "package.json"), path.join(schemas, "package.json.orig")); // the server reads the version there
}

const common = { mode: "production", devtool: false, bail: true, performance: { hints: false }, experiments: { css: true } };
const page = {
    ...common,
    entry: "./page.js",
    output: { path: build, filename: "page.js", publicPath: "auto" },
    resolve: { fallback: { path: require.resolve("path-browserify"), url: false, buffer: false, crypto: false, process: false } },
    module: {
        rules: [
            { test: /\.m?js$/, resolve: { fullySpecified: false } },
            { test: /\.raw\.css$/, type: "asset/source" },
            { test: /\.css$/, exclude: /\.raw\.css$/, type: "css" },
            { test: /\.svg$/, issuer: /\.js$/, type: "asset/source" },
            { test: /\.svg$/, issuer: /\.css$/, type: "asset/inline" },
            { test: /\.md$/, type: "asset/source" },
            { test: /\.(html|jpg|png|gif|woff2?|ttf|eot)$/, type: "asset/resource" },
        ],
    },
    plugins: [new (require("@rspack/core").DefinePlugin)({ process: { env: {}, cwd: () => "/" } })],
};
const themes = packages.filter(each => each.jupyterlab.themePath).map(({ name, jupyterlab }) => ({
    ...common,
    entry: { index: path.join(folderOf(name), jupyterlab.themePath) },
    output: { path: path.join(build, "themes", name), cssFilename: "[name].css" },
}));
module.exports = [page, ...themes];
