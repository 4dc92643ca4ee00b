const assert = require("node:assert/strict");
const { test } = require("node:test");
const { bodyOf, pageOf } = require("../variables/page.js");
const { expressionOf, isValue, nameOf, pageSize, VariableTree, wordsOf } = require("../variables/tree.js");

/** @typedef {import("../types/messages.js").SessionVariable} SessionVariable */

/**
 * @param {string} name
 * @param {Partial<SessionVariable>} [more]
 * @returns {SessionVariable}
 */
const variable = (name, more) => ({ name, type: "int", value: "1", key: name, children: 0, ...more });

/** A session that knows what is inside of what, and says nothing while a cell runs. */
class Session {
    isBusy = false;

    /** @type {object[]} */
    asked = [];

    /** @param {Record<string, SessionVariable[]>} values what is inside of a path; of the empty one, the variables */
    constructor(values) {
        this.values = values;
    }

    tree = new VariableTree(async question => {
        this.asked.push(question);
        if (this.isBusy) return null;
        if (question.type === "variables") return { type: "variables", id: 1, items: this.values[""] };
        const { path, from = 0, count = 100 } = question;
        const inside = this.values[path.join("/")];
        return inside ? { type: "children", id: 1, items: inside.slice(from, from + count) } : null;
    });
}

const many = (/** @type {number} */ count) => Array.from({ length: count }, (_, place) => variable(`[${place}]`, { value: `${place * place}` }));

test("variables unfold step by step, each by its path", async () => {
    const session = new Session({
        "": [variable("x"), variable("dogs", { type: "Dog[]", value: "[ Rex ]", children: 1 })],
        "dogs": [variable("[0]", { type: "Dog", value: "Rex", children: 1 })],
        "dogs/[0]": [variable("Name", { type: "string", value: "Rex" })],
    });
    const [x, dogs] = await session.tree.variables();
    assert.deepEqual([x, dogs].map(row => [nameOf(row), wordsOf(row), row.count]), [["x", "1 · int", 0], ["dogs", "[ Rex ] · Dog[]", 1]]);
    const [first] = await session.tree.inside(dogs);
    const [name] = await session.tree.inside(first);
    assert.deepEqual(name.path, ["dogs", "[0]", "Name"]);
    assert.equal(expressionOf(name.path), "dogs[0].Name");
    assert.deepEqual(session.asked.slice(1), [
        { type: "children", path: ["dogs"], from: 0, count: 1 }, { type: "children", path: ["dogs", "[0]"], from: 0, count: 1 },
    ]);
});

test("an entry of a dictionary is found by its key, and called by its name", async () => {
    const session = new Session({ "": [variable("map", { children: 1 })], "map": [variable('["a"]', { key: "[0]" })] });
    const [entry] = await session.tree.inside((await session.tree.variables())[0]);
    assert.deepEqual([nameOf(entry), entry.path], ['["a"]', ["map", "[0]"]]);
});

test("ten thousand elements come in a hundred pages, and nothing is asked before one is opened", async () => {
    const session = new Session({ "": [variable("many", { children: 10_000 })], "many": many(10_000) });
    const pages = await session.tree.inside((await session.tree.variables())[0]);
    assert.equal(pages.length, 100);
    assert.deepEqual([nameOf(pages[0]), nameOf(pages[99]), isValue(pages[0]), wordsOf(pages[0])], ["[0 … 99]", "[9900 … 9999]", false, ""]);
    assert.equal(session.asked.length, 1);
    const last = await session.tree.inside(pages[99]);
    assert.deepEqual([last.length, nameOf(last[99]), last[99].variable?.value], [100, "[9999]", "99980001"]);
});

test("of a hundred million elements no level has more than a hundred rows", async () => {
    const session = new Session({ "": [variable("huge", { children: 100_000_050 })] });
    let rows = await session.tree.variables();
    /** @type {string[]} */
    const names = [];
    while (rows[rows.length - 1].count > pageSize) {
        rows = await session.tree.inside(rows[rows.length - 1]);
        assert.ok(rows.length <= 100);
        names.push(nameOf(rows[rows.length - 1]));
    }
    assert.deepEqual(names, ["[100000000 … 100000049]"]);
    assert.equal((await session.tree.inside({ ...rows[0], from: 0, count: 1_000_000 })).length, 100);
});

test("all rows have ids of their own, and keep them after a run", async () => {
    const session = new Session({ "": [variable("a", { children: 250 }), variable("a.b", { children: 1 })], "a": many(250), "a.b": [variable("c")] });
    const ids = async () => {
        const rows = await session.tree.variables();
        const pages = await session.tree.inside(rows[0]);
        return [...rows, ...pages, ...await session.tree.inside(pages[2]), ...await session.tree.inside(rows[1])].map(row => row.id);
    };
    const first = await ids();
    assert.equal(new Set(first).size, first.length);
    session.values[""][0].value = "2";
    assert.deepEqual(await ids(), first);
});

test("while a cell runs, what was last known stays", async () => {
    const session = new Session({ "": [variable("list", { children: 1 })], "list": many(1) });
    const [list] = await session.tree.variables();
    await session.tree.inside(list);
    session.isBusy = true;
    assert.deepEqual((await session.tree.variables()).map(nameOf), ["list"]);
    assert.deepEqual((await session.tree.inside(list)).map(nameOf), ["[0]"]);
    session.isBusy = false;
    session.values.list = [variable("[0]", { value: "7" })];
    assert.equal((await session.tree.inside(list))[0].variable?.value, "7");
});

test("a group of fields has no value to show, and a value that says nothing in time has", async () => {
    const session = new Session({ "": [variable("non-public members", { type: "", value: "", children: 2 }), variable("slow", { value: null }), variable("[0]", { type: "", value: null })] });
    const [group, slow, unread] = await session.tree.variables();
    assert.deepEqual([isValue(group), isValue(slow), isValue(unread)], [false, true, true]);
    assert.deepEqual([wordsOf(group), wordsOf(slow)], ["", "… · int"]);
});

test("a value's page shows its best form", async () => {
    const render = async (/** @type {string} */ markdown) => `<p>${markdown}</p>`;
    assert.equal(await bodyOf({ "text/plain": "a < b" }, render), "<pre>a &lt; b</pre>");
    assert.equal(await bodyOf({ "text/plain": "x", "text/html": "<b>x</b>" }, render), "<b>x</b>");
    assert.equal(await bodyOf({ "text/plain": "x", "text/html": "<script></script>", "image/svg+xml": "<svg/>" }, render), "<svg/>");
    assert.equal(await bodyOf({ "text/plain": 'a "b"', "image/png": "iVBO" }, render), '<img alt="a &quot;b&quot;" src="data:image/png;base64,iVBO">');
    assert.equal(await bodyOf({ "image/png": "iVBO" }, render), '<img alt="" src="data:image/png;base64,iVBO">');
    assert.equal(await bodyOf({ "text/plain": "x", "text/markdown": "*x*" }, render), "<p>*x*</p>");
    assert.equal(await bodyOf({ "text/markdown": "*x*", "text/plain": "x" }, async () => undefined), "<pre>x</pre>");
});

test("nothing on a value's page runs or comes from elsewhere", () => {
    const page = pageOf("a<b>", "<p>body</p>");
    assert.match(page, /default-src 'none'/);
    assert.doesNotMatch(page, /script-src/);
    assert.match(page, /<h1>a&lt;b><\/h1>/);
    assert.match(page, /<p>body<\/p>/);
});
