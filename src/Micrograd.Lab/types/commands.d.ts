/** What a reader can do with a notebook: keys and buttons stand for these. */
export type CommandName =
    | "runHere" | "runAndAdvance" | "runAndInsert" | "runAll" | "runAbove" | "stop" | "restart"
    | "edit" | "leaveEditor" | "up" | "down"
    | "addAbove" | "addBelow" | "addTextBelow" | "remove" | "moveUp" | "moveDown" | "split" | "toCode" | "toText" | "undo";
