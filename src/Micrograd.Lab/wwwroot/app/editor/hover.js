// What a name under the mouse means.
/** @import { CodeHelp } from "./features.js" */
import { hoverTooltip } from "../../vendor/editor.js";
import { tip } from "./tip.js";

const hoverTime = 400;

/** @param {CodeHelp} help */
export const hover = ({ session, cell }) => hoverTooltip(async (view, position) => {
    const answer = await session.ask({ type: "describe", code: view.state.doc.toString(), position }, cell);
    return answer?.type === "description" ? { pos: answer.start, end: answer.end, create: () => ({ dom: tip(answer.text) }) } : null;
}, { hoverTime });
