import "./page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { decoded, linkTo, readLink } from "../wwwroot/app/links.js";
import { placeOf, followWithin } from "../wwwroot/app/notebook/anchors.js";
import { pack, unpack } from "../wwwroot/app/page/shareLink.js";
import { Address } from "../wwwroot/app/page/address.js";

test("an address names a chapter, and a cell in it", () => {
    assert.deepEqual(readLink("#03-the-value-class/s12"), { chapter: "03-the-value-class", cell: "s12" });
    assert.deepEqual(readLink("#03"), { chapter: "03", cell: "" });
    assert.deepEqual(readLink(""), { chapter: "", cell: "" });
    assert.deepEqual(readLink("#99-unknown%"), { chapter: "99-unknown%", cell: "" });
});

test("an address that was made is read as it was meant", () => {
    assert.deepEqual(readLink(linkTo("~My notebook (2)", "a#b")), { chapter: "~My notebook (2)", cell: "a#b" });
    assert.equal(linkTo("03", ""), "#03");
});

test("what isn't well written in an address stays as it is", () => {
    assert.equal(decoded("%C3%A4"), "ä");
    assert.equal(decoded("100%"), "100%");
});

test("the page goes back to the entry that it shows, however the reader has left it", () => {
    history.replaceState(null, "", "#first");
    const address = new Address();
    assert.deepEqual(history.state, { entry: 0 });
    history.pushState(null, "", "#second");
    address.arrive();
    assert.deepEqual([history.state, address.named.chapter], [{ entry: 1 }, "second"]);
    address.correct("second really");
    assert.equal(location.hash, "#second%20really");
    const went = /** @type {number[]} */ ([]);
    history.go = by => went.push(by ?? 0);
    history.back = () => went.push(-1);
    address.takeBack();
    history.replaceState({ entry: 0 }, "");
    address.takeBack();
    history.replaceState(null, "", "#typed");
    address.takeBack();
    assert.deepEqual(went, [1, -1]);
});

const notebook = document.createElement("main");
notebook.innerHTML = `<h1 id="cells">Contents</h1>
    <div class="markdown"><a href="#The-end,-at-last">to it</a><a href="#user">b</a><h2>The end, at last</h2><p id="user-content-user">x</p><a name="user-content-old">y</a></div>`;

test("a name leads to a heading as Jupyter and as GitHub write it, or to what bears it", () => {
    const place = (/** @type {string} */ name) => placeOf(notebook, name)?.tagName ?? null;
    assert.equal(place("The-end,-at-last"), "H2");
    assert.equal(place("the-end-at-last"), "H2");
    assert.equal(place("user"), "P");
    assert.equal(place("old"), "A");
    assert.equal(place("cells"), null);
    assert.equal(place(""), null);
    assert.equal(place("Überschrift"), null);
});

test("a link within the notebook is followed there, unless it is to open beside", () => {
    /** @type {string[]} */
    const seen = [];
    for (const element of notebook.querySelectorAll("*")) element.scrollIntoView = () => seen.push(element.tagName);
    document.body.append(notebook);
    const clicked = (more = {}) => {
        const event = new MouseEvent("click", { bubbles: true, cancelable: true, ...more });
        notebook.onclick = e => followWithin(e, notebook);
        notebook.querySelector("a")?.dispatchEvent(event);
        return event.defaultPrevented;
    };
    assert.ok(clicked());
    assert.ok(!clicked({ ctrlKey: true }));
    assert.deepEqual(seen, ["H2"]);
});

test("a link holds a notebook without its outputs", async () => {
    const text = JSON.stringify({
        nbformat: 4, nbformat_minor: 5, metadata: {},
        cells: [{ cell_type: "markdown", id: "a", metadata: {}, source: "# Größe ∇" }, { cell_type: "code", id: "b", metadata: {}, source: "1", execution_count: 5, outputs: [{ output_type: "stream", name: "stdout", text: "1" }] }],
    });
    const packed = await pack(text);
    assert.match(packed, /^[\w-]+$/);
    const [prose, code] = JSON.parse(await unpack(packed)).cells;
    assert.equal(prose.source, "# Größe ∇");
    assert.deepEqual([code.source, code.outputs, code.execution_count], ["1", [], null]);
});

test("a link that was cut is refused", async () => {
    const packed = await pack('{"cells":[{"cell_type":"code","source":"some text that is long enough to be cut"}],"nbformat":4}');
    await assert.rejects(unpack(packed.slice(0, packed.length / 2)));
    await assert.rejects(unpack("%"));
});
