// The assemblies of .NET in the worker: one file for all of them (see AssemblyPack.cs), fetched while the runtime starts.

const beforeList = 8;

// Before the worker loses sight of them. Taken away with the first use, which comes before the first cell: what this module can do, a cell can do by it.
const held = { caches: /** @type {CacheStorage | null} */ (self.caches) };

/**
 * Fetches them. Ends with the file's bytes and, in files, each one's by its name.
 * @param {URL} address
 * @param {(done: number) => void} progress told of the part that has come, from 0 to 1
 */
export async function fetchAssemblies(address, progress) {
    // The page's own files come first.
    const answer = await fetch(address, { priority: "low" });
    if (!answer.ok || !answer.body) throw new Error(`${address}: the site answered ${answer.status} ${answer.statusText}`);
    const pieces = answer.body.getReader();
    let bytes = new Uint8Array(), length = 0;
    while (true) {
        const { done, value } = await pieces.read();
        if (done) break;
        if (length + value.length > bytes.length) bytes = larger(bytes, length < beforeList ? length + value.length : word(bytes, 0));
        bytes.set(value, length);
        length += value.length;
        if (length >= beforeList) progress(length / word(bytes, 0));
    }
    return { bytes, files: new Map(files(bytes)) };
}

/**
 * Leaves the file's bytes to the service worker, which would fetch them once more where the browser's own cache has no room for them. Once only.
 * @param {URL} address
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {boolean} isWanted false where there will be no service worker
 */
export async function handOver(address, bytes, isWanted) {
    const store = held.caches;
    held.caches = null;
    if (!isWanted || !store || await store.match(address)) return;
    await (await store.open("lab-fetched")).put(address, new Response(bytes));
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Generator<[name: string, content: Uint8Array<ArrayBuffer>]>}
 */
function* files(bytes) {
    let at = beforeList + word(bytes, 4);
    /** @type {[name: string, size: number][]} */
    const list = JSON.parse(new TextDecoder().decode(bytes.subarray(beforeList, at)));
    for (const [name, size] of list) yield [name, bytes.subarray(at, at += size)];
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} at
 */
const word = (bytes, at) => new DataView(bytes.buffer).getUint32(at, true);

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} size
 */
function larger(bytes, size) {
    const copy = new Uint8Array(size);
    copy.set(bytes);
    return copy;
}
