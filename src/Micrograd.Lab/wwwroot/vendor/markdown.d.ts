export * from "../../vendor/markdown.mjs";
