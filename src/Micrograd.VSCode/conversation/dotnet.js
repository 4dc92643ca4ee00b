// Finds the .NET that runs the session.
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

/** The oldest .NET that the session runs on. */
const neededMajor = 10;

/**
 * What is looked at.
 * @typedef {object} Surroundings
 * @property {string} setting the path that the reader has set; empty when none is
 * @property {NodeJS.ProcessEnv} environment
 * @property {NodeJS.Platform} platform
 * @property {string} home
 * @property {string[]} usual the folders in which .NET is installed on such a machine
 */

/**
 * What was found: a program to run, or what is the matter.
 * @typedef {{ program: string, version: string }
 *     | { problem: "missing" }
 *     | { problem: "old", program: string, version: string }
 *     | { problem: "setting", setting: string }} Found
 */

/** @returns {Omit<Surroundings, "setting">} */
const here = () => ({ environment: process.env, platform: process.platform, home: os.homedir(), usual: process.platform === "win32" ? usualOnWindows() : usualElsewhere });

const usualElsewhere = [
    "/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet", "/usr/local/share/dotnet", "/opt/homebrew/opt/dotnet/libexec", "/usr/local/opt/dotnet/libexec",
    "/snap/dotnet-sdk/current", "/opt/dotnet",
];

const usualOnWindows = () => [path.join(process.env.ProgramFiles ?? "C:\\Program Files", "dotnet"), path.join(process.env.LOCALAPPDATA ?? "", "Microsoft", "dotnet")];

/**
 * The first .NET that is new enough: the reader's own, that of DOTNET_ROOT, of the search path, of the usual places.
 * @param {Surroundings} surroundings
 * @returns {Found}
 */
function findDotNet({ setting, environment, platform, home, usual }) {
    const name = platform === "win32" ? "dotnet.exe" : "dotnet";
    if (setting) {
        const own = setting.replace(/^~(?=[/\\]|$)/, home);
        const program = [own, path.join(own, name)].find(isProgram);
        return program ? judged(program) : { problem: "setting", setting };
    }

    /** @type {Found} */
    let best = { problem: "missing" };
    for (const program of placesOf(environment, platform, home, usual).map(folder => path.join(folder, name))) {
        if (!isProgram(program)) continue;
        const found = judged(program);
        if (!("problem" in found)) return found;
        if ("problem" in best && best.problem === "missing") best = found;
    }
    return best;
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {NodeJS.Platform} platform
 * @param {string} home
 * @param {string[]} usual
 */
function placesOf(environment, platform, home, usual) {
    const roots = Object.keys(environment).filter(variable => /^DOTNET_ROOT(_|$|\()/i.test(variable)).sort().map(variable => environment[variable]);
    const searched = (environment.PATH ?? environment.Path ?? "").split(platform === "win32" ? ";" : ":");
    const places = [...roots, ...searched, path.join(home, ".dotnet"), ...usual];
    return [...new Set(places.filter(place => typeof place === "string" && place !== ""))].map(place => String(place));
}

/**
 * @param {string} program
 * @returns {Found}
 */
function judged(program) {
    const version = newestRuntimeOf(program);
    // A program that has no runtimes beside it only leads to .NET (a wrapper of a package manager's): it will say itself what it lacks.
    if (version === null) return { program, version: "" };
    return Number.parseInt(version, 10) >= neededMajor ? { program, version } : { problem: "old", program, version };
}

/**
 * The newest runtime that stands beside the program, such as 10.0.1; null where there is none to be seen.
 * @param {string} program
 */
function newestRuntimeOf(program) {
    try {
        const folder = path.join(path.dirname(fs.realpathSync(program)), "shared", "Microsoft.NETCore.App");
        const versions = fs.readdirSync(folder).filter(name => /^\d+\.\d+\.\d+/.test(name));
        return versions.sort((one, other) => other.localeCompare(one, "en", { numeric: true }))[0] ?? null;
    } catch {
        return null;
    }
}

/**
 * Whether it is a file that may be started; on Windows any may.
 * @param {string} file
 */
function isProgram(file) {
    try {
        fs.accessSync(file, fs.constants.X_OK);
        return fs.statSync(file).isFile();
    } catch {
        return false;
    }
}

module.exports = { findDotNet, here, neededMajor };
