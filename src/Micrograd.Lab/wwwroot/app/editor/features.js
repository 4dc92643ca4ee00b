// What the editor of a code cell has from the session.
/** @import { Extension } from "@codemirror/state" */
/** @import { Session } from "../session/session.js" */
import { completion } from "./completion.js";
import { failedLine } from "./failedLine.js";
import { hover } from "./hover.js";
import { problems } from "./problems.js";
import { signature } from "./signature.js";

/**
 * Where an editor's questions go.
 * @typedef {object} CodeHelp
 * @property {Session} session
 * @property {string} cell the cell's id
 * @property {() => boolean} namesAreKnown whether the session knows all names of the cells above
 */

/**
 * Completion, hover, the parameters of a call, problems; and the mark at a line that failed.
 * @param {CodeHelp} help
 * @returns {Extension}
 */
export const codeFeatures = help => [failedLine, signature(help), completion(help), hover(help), problems(help)];
