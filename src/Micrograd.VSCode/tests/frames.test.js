const assert = require("node:assert/strict");
const { test } = require("node:test");
const { framed, FrameReader } = require("../conversation/frames.js");

test("messages are read as they were written, in whatever pieces they come", () => {
    const messages = [{ type: "run", code: "Console.Write(\"héllo 世界\");\r\n\r\n" }, { type: "ready" }, {}];
    const bytes = Buffer.concat(messages.map(framed));
    for (const size of [1, 7, 50, bytes.length]) {
        const reader = new FrameReader();
        const read = [];
        for (let start = 0; start < bytes.length; start += size) read.push(...reader.read(bytes.subarray(start, start + size)));
        assert.deepEqual(read, messages, `in pieces of ${size}`);
    }
});

test("the length counts bytes", () => {
    assert.equal(framed({ a: "世" }).toString(), 'Content-Length: 11\r\n\r\n{"a":"世"}');
});

test("other fields of a head are passed over", () => {
    assert.deepEqual(new FrameReader().read(Buffer.from("Content-Type: x\r\ncontent-length: 2\r\n\r\n{}")), [{}]);
});

test("what begins with no length can't be followed, and is shown", () => {
    assert.throws(() => new FrameReader().read(Buffer.from("Unhandled exception.\r\n\r\n")), /Unhandled exception\./);
});

test("a large message is read in its many pieces", () => {
    const message = { text: "x".repeat(8_000_000) };
    const bytes = framed(message);
    const reader = new FrameReader();
    const read = [];
    for (let start = 0; start < bytes.length; start += 4096) read.push(...reader.read(bytes.subarray(start, start + 4096)));
    assert.deepEqual(read, [message]);
});
