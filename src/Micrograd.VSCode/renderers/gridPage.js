// The script of a page whose only content is a table: that of a value, beside the notebook.
import { Grid } from "./grid.js";
import { wordsIn } from "./words.js";

/** @import { View } from "./table.js" */
/** @typedef {{ name: string, view: View }} Kept What a reader chose, and for which value. */
/** @typedef {{ acquireVsCodeApi(): { getState(): Kept | undefined, setState(kept: Kept): void } }} Frame */

const api = /** @type {Frame} */ (/** @type {unknown} */ (globalThis)).acquireVsCodeApi();
const { name, table } = JSON.parse(document.querySelector("script[type='application/json']")?.textContent ?? "");
const kept = api.getState();
const grid = new Grid(table, wordsIn(document.documentElement.lang), kept?.name === name ? kept?.view : undefined, view => api.setState({ name, view }));
document.body.append(grid.element);
