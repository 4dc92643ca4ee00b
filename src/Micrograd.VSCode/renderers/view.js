// What of a picture a frame shows: how large, and from which place on. Numbers only; picture.js moves the picture.

/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ scale: number, x: number, y: number }} View The size of the picture beside its own, and where its left upper corner is in the frame. */

const largest = 4;
const smallestAtFirst = 0.5;
const highest = 600;

// The buttons stand above a low picture, not on it.
const lowest = 96;

/** How much larger one step makes a picture. */
export const step = 1.3;

/**
 * Whether a picture is shown plainly: it has room.
 * @param {Size} picture
 * @param {number} width of its place
 */
export const hasRoom = (picture, width) => picture.width <= width + 1 && picture.height <= highest;

/**
 * The frame for a picture that hasn't.
 * @param {Size} picture
 * @param {number} width of its place
 * @returns {Size}
 */
export function frameFor(picture, width) {
    const { scale } = first(picture, { width, height: highest });
    return { width, height: Math.min(highest, Math.max(lowest, Math.ceil(picture.height * scale))) };
}

/**
 * The scale at which all of a picture can be seen; a small one isn't blown up.
 * @param {Size} picture
 * @param {Size} frame
 */
const fitting = (picture, frame) => Math.min(1, frame.width / picture.width, frame.height / picture.height);

/**
 * All of the picture.
 * @param {Size} picture
 * @param {Size} frame
 * @returns {View}
 */
export const fit = (picture, frame) => within({ scale: fitting(picture, frame), x: 0, y: 0 }, picture, frame);

/**
 * What is shown first: all of it, if it can be read so; else its beginning.
 * @param {Size} picture
 * @param {Size} frame
 * @returns {View}
 */
export const first = (picture, frame) => within({ scale: Math.max(fitting(picture, frame), smallestAtFirst), x: 0, y: 0 }, picture, frame);

/**
 * Another size, where a point of the frame stays over the same point of the picture.
 * @param {View} view
 * @param {number} factor
 * @param {{ x: number, y: number }} point
 * @param {Size} picture
 * @param {Size} frame
 * @returns {View}
 */
export function zoom(view, factor, point, picture, frame) {
    const scale = Math.min(largest, Math.max(fitting(picture, frame), view.scale * factor));
    const ratio = scale / view.scale;
    return within({ scale, x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio }, picture, frame);
}

/**
 * Another place.
 * @param {View} view
 * @param {number} x how far to the right, in pixels
 * @param {number} y how far down
 * @param {Size} picture
 * @param {Size} frame
 * @returns {View}
 */
export const pan = (view, x, y, picture, frame) => within({ ...view, x: view.x + x, y: view.y + y }, picture, frame);

/**
 * A picture never leaves its frame: it fills it, or stands in its middle.
 * @param {View} view
 * @param {Size} picture
 * @param {Size} frame
 * @returns {View}
 */
function within({ scale, x, y }, picture, frame) {
    const place = (/** @type {number} */ at, /** @type {number} */ size, /** @type {number} */ room) =>
        size <= room ? (room - size) / 2 : Math.min(0, Math.max(room - size, at));
    return { scale, x: place(x, picture.width * scale, frame.width), y: place(y, picture.height * scale, frame.height) };
}
