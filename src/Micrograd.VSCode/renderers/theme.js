// A chart in the colours of the editor's theme. What an author has chosen stays; the colours that a chart has from its template give way in a dark theme,
// unless what was chosen couldn't be seen there: navy points need a light ground.

/** @typedef {{ [name: string]: any }} Json */
/** @typedef {{ isDark: boolean, foreground: string, background: string, grid: string }} Theme */
/** @typedef {(color: string) => [red: number, green: number, blue: number] | null} ReadColor Parts up to 255; null for no colour, or one to look through. */

// Between a colour and its ground, as WCAG 2 counts it: less can hardly be seen.
const smallestContrast = 1.8;

/**
 * The layout of a figure, for a theme. In a light one it is the author's.
 * @param {{ data: Json[], layout: Json }} figure
 * @param {Theme} theme
 * @param {ReadColor} readColor
 * @returns {Json}
 */
export function themed({ data, layout }, { isDark, foreground, background, grid }, readColor) {
    if (!isDark || !canBeSeen(data, background, readColor)) return layout;
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
    const color = (/** @type {string} */ name, /** @type {string} */ dark, /** @type {string} */ light) =>
        style.getPropertyValue(name).trim() || (isDark ? dark : light);
    return {
        isDark,
        foreground: color("--vscode-editor-foreground", "#cccccc", "#333333"),
        background: color("--vscode-editor-background", "#1f1f1f", "#ffffff"),
        grid: "rgba(128, 128, 128, 0.35)",
    };
}

/**
 * Whether every colour that the author chose for a trace stands out from a ground.
 * @param {Json[]} data
 * @param {string} background
 * @param {ReadColor} readColor
 */
function canBeSeen(data, background, readColor) {
    const ground = luminance(readColor(background) ?? [0, 0, 0]);
    return data.every(trace => [trace.marker?.color, trace.line?.color, trace.textfont?.color].every(color => {
        const parts = typeof color === "string" ? readColor(color) : null;
        return parts === null || contrast(luminance(parts), ground) >= smallestContrast;
    }));
}

/**
 * @param {number} one
 * @param {number} other
 */
const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

/**
 * WCAG's relative luminance.
 * @param {[number, number, number]} parts
 */
function luminance(parts) {
    const [red, green, blue] = parts.map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
