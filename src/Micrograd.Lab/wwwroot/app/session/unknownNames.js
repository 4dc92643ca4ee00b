// What the compiler says of a name that it doesn't know: perhaps one of a cell further up that hasn't run.
const ids = ["CS0103", "CS0234", "CS0246"];

/**
 * Whether an error, by its id, is about such a name.
 * @param {string} id
 */
export const isUnknownName = id => ids.includes(id);
