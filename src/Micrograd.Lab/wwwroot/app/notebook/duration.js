const second = 1000;
const minute = 60 * second;

/**
 * How long something took, in words.
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
    if (milliseconds < second) return `${Math.round(milliseconds)} ms`;
    if (milliseconds < minute) return `${(milliseconds / second).toFixed(1)} s`;
    return `${Math.floor(milliseconds / minute)} min ${Math.floor(milliseconds / second) % 60} s`;
}
