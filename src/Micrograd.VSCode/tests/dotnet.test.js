const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, test } = require("node:test");
const { findDotNet } = require("../conversation/dotnet.js");

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "micrograd-dotnet-")));
after(() => fs.rmSync(root, { recursive: true }));

/**
 * A folder with a dotnet in it, and runtimes.
 * @param {string} name
 * @param {...string} runtimes
 */
function install(name, ...runtimes) {
    const folder = path.join(root, name);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "dotnet"), "", { mode: 0o755 });
    for (const runtime of runtimes) fs.mkdirSync(path.join(folder, "shared", "Microsoft.NETCore.App", runtime), { recursive: true });
    return folder;
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} setting
 */
const find = (environment, setting = "") => findDotNet({ setting, environment, platform: "linux", home: path.join(root, "home"), usual: [path.join(root, "usual")] });

const ten = install("ten", "8.0.1", "10.0.2", "9.0.11");
const nine = install("nine", "9.0.9", "9.0.11");

test("the newest runtime beside the program counts", () => {
    assert.deepEqual(find({ DOTNET_ROOT: ten }), { program: path.join(ten, "dotnet"), version: "10.0.2" });
});

test("DOTNET_ROOT comes before the search path, and what is too old is passed over", () => {
    const other = install("other", "10.0.1");
    assert.deepEqual(find({ DOTNET_ROOT: ten, PATH: other }), { program: path.join(ten, "dotnet"), version: "10.0.2" });
    assert.deepEqual(find({ DOTNET_ROOT: nine, PATH: `/nowhere:${other}` }), { program: path.join(other, "dotnet"), version: "10.0.1" });
});

test("a link on the search path leads to the runtimes", () => {
    const bin = path.join(root, "bin");
    fs.mkdirSync(bin);
    fs.symlinkSync(path.join(ten, "dotnet"), path.join(bin, "dotnet"));
    assert.deepEqual(find({ PATH: bin }), { program: path.join(bin, "dotnet"), version: "10.0.2" });
});

test("where nothing leads to it, it is found in the usual places, or is missing", () => {
    assert.deepEqual(find({ PATH: "/nowhere" }), { problem: "missing" });
    const usual = install("usual", "10.0.4");
    assert.deepEqual(find({}), { program: path.join(usual, "dotnet"), version: "10.0.4" });
    const home = install("home/.dotnet", "10.0.5");
    assert.deepEqual(find({}), { program: path.join(home, "dotnet"), version: "10.0.5" });
});

test("a setting counts alone: the program, or its folder", () => {
    assert.deepEqual(find({ DOTNET_ROOT: nine }, ten), { program: path.join(ten, "dotnet"), version: "10.0.2" });
    assert.deepEqual(find({}, path.join(ten, "dotnet")), { program: path.join(ten, "dotnet"), version: "10.0.2" });
    assert.deepEqual(find({ DOTNET_ROOT: ten }, nine), { problem: "old", program: path.join(nine, "dotnet"), version: "9.0.11" });
    assert.deepEqual(find({ DOTNET_ROOT: ten }, "/nowhere"), { problem: "setting", setting: "/nowhere" });
});

test("a file that may not be started is no dotnet", { skip: process.platform === "win32" && "there any file may be" }, () => {
    const notes = install("notes", "10.0.9");
    fs.chmodSync(path.join(notes, "dotnet"), 0o644);
    assert.deepEqual(find({ PATH: `${notes}:${ten}` }), { program: path.join(ten, "dotnet"), version: "10.0.2" });
    assert.deepEqual(find({}, notes), { problem: "setting", setting: notes });
});

test("a wrapper without runtimes beside it is tried", () => {
    const wrapper = install("wrapper");
    assert.deepEqual(find({ DOTNET_ROOT: wrapper }), { program: path.join(wrapper, "dotnet"), version: "" });
});
