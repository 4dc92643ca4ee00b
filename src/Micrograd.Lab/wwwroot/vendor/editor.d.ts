export * from "../../vendor/editor.mjs";
