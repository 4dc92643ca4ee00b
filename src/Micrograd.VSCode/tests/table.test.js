// Tables that a reader sorts and filters: which rows are seen, and what is said of a column. How they look is looked at in a real VS Code.
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { tablePageOf } = require("../variables/page.js");

const tables = import("../renderers/table.js");
const allWords = import("../renderers/words.js");

/** @typedef {import("../types/messages.js").TableColumn} Column */

/** @param {(string | null)[]} cells */
const text = (name = "", ...cells) => ({ name, isNumeric: false, cells, ranks: /** @type {number[]} */ ([]) });

/** @type {{ columns: Column[], count: number | null }} */
const dogs = {
    columns: [
        text("Name", "rex", "Max", null, "dog 10", "dog 9"),
        { name: "Age", isNumeric: true, cells: ["10", "9", "NaN", "9", "-1.5"], ranks: [2, 1, -1, 1, 0] },
        { name: "Born", isNumeric: false, cells: ["10.00:00:00", "01:00:00", null, "02:00:00", "03:00:00"], ranks: [3, 0, -1, 1, 2] },
    ],
    count: 5,
};

/** @param {Partial<import("../renderers/table.js").View>} view */
const seen = async view => {
    const { firstView, rowsOf } = await tables;
    return rowsOf(dogs, { ...firstView, ...view });
};

test("a column sorts as its values do, what is missing last, what is equal as it came", async () => {
    assert.deepEqual(await seen({}), [0, 1, 2, 3, 4]);
    assert.deepEqual(await seen({ sorted: "Age" }), [4, 1, 3, 0, 2]);
    assert.deepEqual(await seen({ sorted: "Age", isDescending: true }), [0, 1, 3, 4, 2]);
    assert.deepEqual(await seen({ sorted: "Name" }), [4, 3, 1, 0, 2]);
    assert.deepEqual(await seen({ sorted: "Born" }), [1, 3, 4, 0, 2]);
    assert.deepEqual(await seen({ sorted: "gone since the last run" }), [0, 1, 2, 3, 4]);
});

test("a click sorts upwards, the next downwards, and the third as it was", async () => {
    const { firstView, sortedBy } = await tables;
    const up = sortedBy(firstView, "Age"), down = sortedBy(up, "Age"), back = sortedBy(down, "Age");
    assert.deepEqual([up, down, back].map(view => [view.sorted, view.isDescending]), [["Age", false], ["Age", true], [null, false]]);
    assert.deepEqual(sortedBy(down, "Name"), { ...firstView, sorted: "Name" });
});

for (const [name, typed, rows] of /** @type {[string, string, number[]][]} */ ([
    ["Name", "ma", [1]], ["Name", "DOG", [3, 4]], ["Name", "= Max", [1]], ["Name", "!= Max", [0, 2, 3, 4]], ["Name", "  ", [0, 1, 2, 3, 4]], ["Name", "<", []],
    ["Age", "> 8", [0, 1, 3]], ["Age", ">=10", [0]], ["Age", "< 0", [4]], ["Age", "= 9.0", [1, 3]], ["Age", "<= 9", [1, 3, 4]], ["Age", "!= 9", [0, 2, 4]],
    ["Age", "1", [0, 4]], ["Age", "> ", []], ["Age", "> x", []], ["Age", "nan", [2]],
])) {
    test(`above ${name}, "${typed}" leaves ${rows.length} rows`, async () => assert.deepEqual(await seen({ filters: { [name]: typed } }), rows));
}

test("a column may be called like what every object has", async () => {
    const { firstView, rowsOf } = await tables;
    const columns = ["constructor", "valueOf", "__proto__"].map(name => text(name, "a", "b"));
    assert.deepEqual(rowsOf({ columns, count: 2 }, firstView), [0, 1]);
    for (const { name } of columns) assert.deepEqual(rowsOf({ columns, count: 2 }, { ...firstView, filters: { [name]: "b" } }), [1], name);
});

test("filters add up, and what they leave is sorted", async () => {
    assert.deepEqual(await seen({ filters: { Name: "o", Age: "> 0" } }), [3]);
    assert.deepEqual(await seen({ filters: { Age: "> 0" }, sorted: "Name" }), [3, 1, 0]);
});

test("a column's figures are those of the rows that are seen", async () => {
    const { figuresOf } = await tables;
    const [name, age, born] = dogs.columns;
    assert.deepEqual(figuresOf(age, [0, 1, 2, 3, 4]), { count: 4, missing: 1, distinct: 3, min: "-1.5", max: "10", mean: 6.625 });
    assert.deepEqual(figuresOf(age, [1, 3]), { count: 2, missing: 0, distinct: 1, min: "9", max: "9", mean: 9 });
    assert.deepEqual(figuresOf(name, [0, 1, 2]), { count: 2, missing: 1, distinct: 2, min: "Max", max: "rex", mean: null });
    assert.deepEqual(figuresOf(born, [0, 1]), { count: 2, missing: 0, distinct: 2, min: "01:00:00", max: "10.00:00:00", mean: null });
    assert.deepEqual(figuresOf(age, [2]), { count: 0, missing: 1, distinct: 0, min: null, max: null, mean: null });
});

test("a table's page holds it as data that no value can break out of, and runs the extension's script alone", () => {
    const page = tablePageOf("dogs", { columns: [text("Name", "</script><script>alert(1)</script>")], count: 1 }, { address: "https://a/grid\".js", source: "https://a", language: "zh-cn" });
    assert.equal(page.match(/<script/g)?.length, 2);
    assert.match(page, /<script type="module" src="https:\/\/a\/grid&quot;\.js">/);
    assert.match(page, /default-src 'none'; [^"]*; script-src https:\/\/a"/);
    assert.match(page, /<html lang="zh-cn">/);
    const [, data] = /<script type="application\/json">(.*)<\/script>\n/.exec(page) ?? [];
    assert.equal(JSON.parse(data).table.columns[0].cells[0], "</script><script>alert(1)</script>");
});

test("a table says in both languages how much of it is here", async () => {
    const { wordsIn } = await allWords;
    const { rows, rowsOf, firstOf } = wordsIn("en");
    assert.deepEqual([rows(1), rows(5), rowsOf(2, 5)], ["1 row", "5 rows", "2 of 5 rows"]);
    assert.match(firstOf(5_000, 9_000), /the first 5,000 of 9,000/);
    assert.match(wordsIn("zh-cn").firstOf(5, 9), /共 9 行.*前 5 行/);
    assert.deepEqual(Object.keys(wordsIn("zh-cn")), Object.keys(wordsIn("en")));
});
