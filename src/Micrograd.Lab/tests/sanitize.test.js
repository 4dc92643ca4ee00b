import "./page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
const { bringsScripts, cleanHtml, cleanSvg } = await import("../wwwroot/app/outputs/sanitize.js");
const { formula, render } = await import("../wwwroot/app/outputs/markdown.js");
const { picture } = await import("../wwwroot/app/outputs/picture.js");

for (const [html, clean] of [
    ["<b onmouseover='x()'>a</b>", "<b>a</b>"],
    ["<script>x()</script>a", "a"],
    ["<a href='javascript:x()'>a</a>", "<a>a</a>"],
    ["<form action='/x'><input name='a'><textarea></textarea><select></select></form>a", "a"],
    ["<meta http-equiv='refresh' content='0'><base href='/x'><link rel='stylesheet' href='/x'>a", "a"],
    ["<style>* { display: none }</style><p>a</p>", "<p>a</p>"],
    ["<button popovertarget='x' popovertargetaction='show'>a</button><p popover>b</p>", "<button>a</button><p>b</p>"],
    ["<iframe src='/'></iframe><object data='/'></object><embed src='/'>a", "a"],
    ["<p id='session'>a</p><a name='x'>b</a>", '<p id="user-content-session">a</p><a name="user-content-x">b</a>'],
    ["<img src=x onerror=x()>", '<img src="x">'],
    ["<svg><script>x()</script><a xlink:href='javascript:x()'><circle r='1'></circle></a></svg>", "<svg><a><circle r=\"1\"></circle></a></svg>"],
]) {
    test(`nothing in HTML can act: ${html}`, () => {
        assert.equal(cleanHtml(html), clean);
    });
}

test("style sheets stay where they are asked for, without their scripts", () => {
    assert.equal(cleanHtml("<style>p { color: red }</style><script>x()</script><p>a</p>", true), "<style>p { color: red }</style><p>a</p>");
});

for (const [svg, clean] of [
    ["<svg onload='x()'><circle r='1'></circle></svg>", '<svg><circle r="1"></circle></svg>'],
    ["<svg><script>x()</script><style>* { fill: red }</style><g></g></svg>", "<svg><g></g></svg>"],
    ["<svg><image href='//elsewhere/x.png'></image><foreignObject><p>a</p></foreignObject></svg>", "<svg></svg>"],
    ["<svg><a href='//elsewhere'><text>a</text></a></svg>", "<svg><text>a</text></svg>"],
]) {
    test(`nothing in a picture can act or fetch: ${svg}`, () => {
        assert.equal(cleanSvg(svg), clean);
    });
}

test("HTML that brings scripts is told from other HTML", () => {
    for (const html of ["<script>", "<SCRIPT src=x>", "<iframe src=x>", "<p onclick = 'x()'>", "<svg\nonload=x>"]) assert.ok(bringsScripts(html), html);
    for (const html of ["<p>5 on 6</p>", "<b>script</b>", "<p class='one'>"]) assert.ok(!bringsScripts(html), html);
});

test("a link to another chapter stays in the page, and any other opens beside it", () => {
    assert.equal(cleanHtml('<a href="05-a-neuron.ipynb">a</a>'), '<a href="#05-a-neuron">a</a>');
    assert.equal(cleanHtml('<a href="./05-a-neuron.ipynb">a</a>'), '<a href="#05-a-neuron">a</a>');
    assert.equal(cleanHtml('<a href="#there">a</a>'), '<a href="#there">a</a>');
    assert.equal(cleanHtml('<a name="here">a</a>'), '<a name="user-content-here">a</a>');
    assert.equal(cleanHtml('<a href="./setup.csx">a</a>'), '<a href="notebooks/setup.csx" target="_blank" rel="noopener noreferrer">a</a>');
    assert.equal(cleanHtml('<a href="https://example.org/a.ipynb" target="_self">a</a>'), '<a href="https://example.org/a.ipynb" target="_blank" rel="noopener noreferrer">a</a>');
});

test("Markdown becomes HTML in which nothing can act", () => {
    assert.equal(render("# a\n<script>x()</script><b onclick='x()'>b</b>").replaceAll("\n", ""), "<h1>a</h1><b>b</b>");
    assert.match(render("[a](javascript:x)"), /\[a\]\(javascript:x\)/);
});

test("a dollar stands for a formula only as it does in Jupyter", () => {
    const count = (/** @type {string} */ text) => render(text).match(/class="katex"/g)?.length ?? 0;
    assert.equal(count("$x$ and $y$"), 2);
    assert.equal(count("it costs $5 and $6"), 0);
    assert.equal(count("$ x$ and a lone $"), 0);
    assert.equal(count("\\$x\\$"), 0);
    assert.equal(count("`$x$`"), 0);
    assert.equal(count("$a\\$b$"), 1);
    assert.equal(count("$$\nx^2\n$$"), 1);
    assert.match(render("text\n$$x$$\nmore"), /katex-display/);
    assert.equal(count("$$ never closed"), 0);
});

test("a formula that is broken is shown as it is written", () => {
    assert.match(render("$\\frac{1}$"), /katex-error/);
    assert.match(formula("$$x$$"), /katex-display/);
});

test("an attachment's picture stands in the text; of one that isn't there its words do", () => {
    assert.match(render("![a](attachment:p.png)", { "p.png": { "image/png": "aGk=" } }), /<img src="data:image\/png;base64,aGk=" alt="a">/);
    assert.match(render("![a](attachment:q.png)", { "p.png": { "image/png": "aGk=" } }), /<img alt="a">/);
});

test("two pictures don't share the names within them", () => {
    const svg = '<svg><defs><marker id="end"></marker></defs><path marker-end="url(#end)"></path><use href="#end"></use><rect fill="#end5" stroke="url(#other)"></rect></svg>';
    const [first, second] = [picture(svg, "a"), picture(svg, "b")];
    const [marker, other] = [first, second].map(frame => frame.querySelector("marker")?.id);
    assert.notEqual(marker, other);
    assert.match(marker ?? "", /^p[0-9a-f]{8}-end$/);
    assert.equal(first.querySelector("path")?.getAttribute("marker-end"), `url(#${marker})`);
    assert.equal(first.querySelector("rect")?.getAttribute("fill"), "#end5");
    assert.equal(first.querySelector("rect")?.getAttribute("stroke"), "url(#other)");
});

test("a picture bears its words, or its own", () => {
    assert.equal(picture("<svg></svg>", "digraph { a }").querySelector("svg")?.getAttribute("aria-label"), "Picture. digraph { a }");
    assert.equal(picture("<svg></svg>", "").querySelector("svg")?.getAttribute("aria-label"), "Picture");
    assert.equal(picture('<svg aria-label="mine"></svg>', "x").querySelector("svg")?.getAttribute("aria-label"), "mine");
    assert.equal(picture("no picture", "x").querySelector("svg"), null);
});
