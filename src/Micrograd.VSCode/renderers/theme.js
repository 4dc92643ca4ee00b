// A chart in the colours of the editor's theme. What an author has chosen stays; the colours that a chart has from its template give way in a dark theme.

/** @typedef {{ [name: string]: any }} Json */
/** @typedef {{ isDark: boolean, foreground: string, grid: string }} Theme */

/**
 * The layout of a figure, for a theme. In a light one it is the author's.
 * @param {Json} layout
 * @param {Theme} theme
 * @returns {Json}
 */
export function themed(layout, { isDark, foreground, grid }) {
    if (!isDark) return layout;
    const template = layout.template ?? {}, own = template.layout ?? {};
    const lines = { gridcolor: grid, linecolor: grid, zerolinecolor: grid };
    const transparent = "rgba(0, 0, 0, 0)";
    const scene = Object.fromEntries(["xaxis", "yaxis", "zaxis"].map(axis => [axis, { ...own.scene?.[axis], ...lines, backgroundcolor: transparent, color: foreground }]));
    return {
        ...layout,
        template: {
            ...template,
            layout: {
                ...own,
                paper_bgcolor: transparent,
                plot_bgcolor: transparent,
                font: { ...own.font, color: foreground },
                xaxis: { ...own.xaxis, ...lines },
                yaxis: { ...own.yaxis, ...lines },
                scene: { ...own.scene, ...scene },
                polar: { ...own.polar, bgcolor: transparent },
                ternary: { ...own.ternary, bgcolor: transparent },
                geo: { ...own.geo, bgcolor: transparent },
                annotationdefaults: { ...own.annotationdefaults, arrowcolor: foreground },
                shapedefaults: { ...own.shapedefaults, line: { ...own.shapedefaults?.line, color: foreground } },
            },
        },
    };
}

/**
 * The theme of the page that an output stands in.
 * @param {{ getPropertyValue(name: string): string }} style
 * @param {{ contains(name: string): boolean }} classes of the body
 * @returns {Theme}
 */
export function themeOf(style, classes) {
    const isDark = classes.contains("vscode-dark") || (classes.contains("vscode-high-contrast") && !classes.contains("vscode-high-contrast-light"));
    const color = (/** @type {string} */ name, /** @type {string} */ other) => style.getPropertyValue(name).trim() || other;
    return { isDark, foreground: color("--vscode-editor-foreground", isDark ? "#cccccc" : "#333333"), grid: "rgba(128, 128, 128, 0.35)" };
}
