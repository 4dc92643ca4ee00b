// What a picture says, in the language of the page: VS Code's translations don't reach into the outputs' frame.

const english = {
    picture: "Picture",
    large: "Large picture: drag or arrow keys to move, + and − to zoom, 0 for all of it",
    zoomIn: "Zoom in (+)",
    zoomOut: "Zoom out (−)",
    all: "All of it (0)",
    chart: "Chart",
};

/** @type {typeof english} */
const chinese = {
    picture: "图片",
    large: "大图片:拖动或按方向键移动,按 + 和 − 缩放,按 0 显示全部",
    zoomIn: "放大 (+)",
    zoomOut: "缩小 (−)",
    all: "显示全部 (0)",
    chart: "图表",
};

/** @param {string} language */
export const wordsIn = language => language.startsWith("zh") ? chinese : english;
