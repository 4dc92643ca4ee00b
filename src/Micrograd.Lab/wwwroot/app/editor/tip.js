// The small boxes beside the text.
import { make } from "../dom.js";

/** @param {(Node | string)[]} content */
export const tip = (...content) => make("div", { class: "tip" }, ...content);
