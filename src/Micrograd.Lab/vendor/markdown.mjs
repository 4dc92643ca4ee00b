// What turns Markdown into safe HTML: ../wwwroot/vendor/markdown.js is this file, bundled.
export { default as DOMPurify } from "dompurify";
export { default as katex } from "katex";
export { default as MarkdownIt } from "markdown-it";
