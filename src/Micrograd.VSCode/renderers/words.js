// What a picture says, in the language of the page: VS Code's translations don't reach into the outputs' frame.

const grouped = (/** @type {number} */ count) => count.toLocaleString("en");

const english = {
    large: "Large picture: drag or arrow keys to move, + and − to zoom, 0 for all of it",
    zoomIn: "Zoom in (+)",
    zoomOut: "Zoom out (−)",
    all: "All of it (0)",
    chart: "Chart",
    table: "Table",
    value: "value",
    sort: "Sort: upwards, downwards, as it was",
    filter: "Filter",
    filterHelp: "A part of the text, or a comparison: > 3, <= 3, = 3, != 3",
    reset: "Reset",
    more: (/** @type {number} */ left) => `More rows (${grouped(left)})`,
    rows: (/** @type {number} */ length) => length === 1 ? "1 row" : `${grouped(length)} rows`,
    rowsOf: (/** @type {number} */ seen, /** @type {number} */ length) => `${grouped(seen)} of ${grouped(length)} rows`,
    firstOf: (/** @type {number} */ length, /** @type {number} */ count) => `– the first ${grouped(length)} of ${grouped(count)}: only these are here, sorted, filtered and counted`,
    firstOfMany: (/** @type {number} */ length) => `– the first ${grouped(length)}: there may be more, but only these are here, sorted, filtered and counted`,
    figures: "Figures",
    count: "count",
    missing: "missing",
    distinct: "distinct",
    min: "min",
    max: "max",
    mean: "mean",
};

/** @type {typeof english} */
const chinese = {
    large: "大图片：拖动或按方向键移动，按 + 和 − 缩放，按 0 显示全部",
    zoomIn: "放大 (+)",
    zoomOut: "缩小 (−)",
    all: "显示全部 (0)",
    chart: "图表",
    table: "表格",
    value: "值",
    sort: "排序：升序、降序、原顺序",
    filter: "筛选",
    filterHelp: "文本的一部分，或一个比较：> 3、<= 3、= 3、!= 3",
    reset: "重置",
    more: left => `更多行（${grouped(left)}）`,
    rows: length => `${grouped(length)} 行`,
    rowsOf: (seen, length) => `${grouped(length)} 行中的 ${grouped(seen)} 行`,
    firstOf: (length, count) => `（共 ${grouped(count)} 行，这里只有前 ${grouped(length)} 行；排序、筛选和统计只针对这些行）`,
    firstOfMany: length => `（这里只有前 ${grouped(length)} 行，可能还有更多；排序、筛选和统计只针对这些行）`,
    figures: "统计",
    count: "计数",
    missing: "缺失",
    distinct: "不同值",
    min: "最小值",
    max: "最大值",
    mean: "平均值",
};

/** @param {string} language */
export const wordsIn = language => language.startsWith("zh") ? chinese : english;
