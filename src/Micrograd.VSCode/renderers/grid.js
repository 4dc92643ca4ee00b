// A table that a reader sorts, filters, and asks about its columns. Rows come a hundred at a time: a page with all of them at once would be slow.
import { figuresOf, firstView, isMissing, lengthOf, rowsOf, sortedBy, typedInto } from "./table.js";

/** @import { wordsIn } from "./words.js" */
/** @import { Table, View } from "./table.js" */

const pageSize = 100;

const style = `
.micrograd-grid [role=toolbar] { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 0 0 8px; }
.micrograd-grid button { font: inherit; color: inherit; cursor: pointer; background: none; border: 1px solid var(--vscode-button-border, var(--vscode-widget-border, #8888)); border-radius: 3px; padding: 2px 8px; }
.micrograd-grid button:hover, .micrograd-grid button[aria-pressed=true] { background: var(--vscode-toolbar-hoverBackground, #8883); }
.micrograd-grid button:focus-visible, .micrograd-grid input:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
.micrograd-grid table { border-collapse: separate; border-spacing: 0; font-variant-numeric: tabular-nums; }
.micrograd-grid th, .micrograd-grid td { border: 0 solid var(--vscode-widget-border, #8885); border-width: 0 1px 1px 0; padding: 2px 8px; text-align: start; vertical-align: top; }
.micrograd-grid thead { position: sticky; top: 0; background: var(--vscode-editor-background); }
.micrograd-grid thead th { padding: 2px 4px; }
.micrograd-grid thead button { border-color: transparent; width: 100%; text-align: start; font-weight: 600; padding: 2px 4px; white-space: nowrap; }
.micrograd-grid input { box-sizing: border-box; width: 100%; min-width: 6em; font: inherit; padding: 1px 4px; color: var(--vscode-input-foreground); background: var(--vscode-input-background);
    border: 1px solid var(--vscode-input-border, var(--vscode-widget-border, #8885)); }
.micrograd-grid input::placeholder { color: var(--vscode-input-placeholderForeground); }
.micrograd-grid dl { display: grid; grid-template-columns: auto minmax(max-content, 1fr); gap: 0 8px; margin: 0; }
.micrograd-grid dd { margin: 0; text-align: end; max-width: 20em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.micrograd-grid dt, .micrograd-grid tbody th, .micrograd-grid .missing { color: var(--vscode-descriptionForeground); font-weight: normal; }
.micrograd-grid tbody td { max-width: 40em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.micrograd-grid .number { text-align: end; }
.micrograd-grid tbody tr:hover { background: var(--vscode-list-hoverBackground); }`;

export class Grid {
    #table;
    #words;
    #changed;

    /** @type {View} */
    #view;

    /** @type {number[]} */
    #rows = [];

    #status = document.createElement("span");
    #body = document.createElement("tbody");
    #figures = document.createElement("tr");
    #more = document.createElement("button");

    /** @type {Map<string, HTMLTableCellElement>} The columns' heads by their names. */
    #heads = new Map();

    /**
     * @param {Table} table
     * @param {ReturnType<typeof wordsIn>} words
     * @param {View | undefined} view what a reader chose before
     * @param {(view: View) => void} changed takes what the reader chooses
     */
    constructor(table, words, view, changed) {
        this.#table = table;
        this.#words = words;
        this.#view = { ...firstView, ...view };
        this.#changed = changed;
        this.element = document.createElement("div");
        this.element.className = "micrograd-grid";
        const styles = document.createElement("style");
        styles.textContent = style;
        this.#status.setAttribute("role", "status");
        this.#more.addEventListener("click", () => this.#addRows());
        this.element.append(styles, this.#toolbar(), this.#whole(), this.#more);
        new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && this.#addRows(), { rootMargin: "600px" }).observe(this.#more);
        this.#show();
    }

    /** @param {Partial<View>} change */
    #choose(change) {
        this.#view = { ...this.#view, ...change };
        this.#changed(this.#view);
        this.#show();
    }

    #show() {
        const { sorted, isDescending, hasFigures } = this.#view;
        this.#rows = rowsOf(this.#table, this.#view);
        for (const [name, head] of this.#heads) head.ariaSort = name !== sorted ? "none" : isDescending ? "descending" : "ascending";
        for (const [name, head] of this.#heads) head.querySelector("span")?.replaceChildren(name !== sorted ? "" : isDescending ? " ▼" : " ▲");
        this.#status.textContent = this.#says();
        this.#figures.hidden = !hasFigures;
        this.#figures.replaceChildren(document.createElement("td"), ...hasFigures ? this.#table.columns.map(column => this.#figuresOf(column)) : []);
        this.#body.replaceChildren();
        this.#addRows();
    }

    // How many rows are seen, and what isn't here.
    #says() {
        const length = lengthOf(this.#table), { count } = this.#table;
        const said = this.#rows.length === length ? this.#words.rows(length) : this.#words.rowsOf(this.#rows.length, length);
        return length === count ? said : `${said} ${count === null ? this.#words.firstOfMany(length) : this.#words.firstOf(length, count)}`;
    }

    #addRows() {
        const from = this.#body.rows.length;
        const next = this.#rows.slice(from, from + pageSize);
        this.#body.append(...next.map((row, place) => this.#row(row, from + place)));
        this.#more.hidden = from + next.length === this.#rows.length;
        this.#more.textContent = this.#words.more(this.#rows.length - from - next.length);
    }

    /**
     * @param {number} row its place in the sequence
     * @param {number} place its place among those that are seen
     */
    #row(row, place) {
        const element = document.createElement("tr");
        element.ariaRowIndex = `${place + 1}`;
        const head = document.createElement("th");
        head.scope = "row";
        head.textContent = `${row}`;
        element.append(head, ...this.#table.columns.map(column => {
            const cell = document.createElement("td"), text = column.cells[row];
            cell.textContent = text ?? "null";
            if (text !== null && text.length > 60) cell.title = text;
            cell.classList.toggle("number", column.isNumeric);
            cell.classList.toggle("missing", isMissing(column, row));
            return cell;
        }));
        return element;
    }

    #toolbar() {
        const bar = document.createElement("div");
        bar.setAttribute("role", "toolbar");
        bar.ariaLabel = this.#words.table;
        const figures = document.createElement("button");
        figures.textContent = this.#words.figures;
        const press = () => figures.ariaPressed = `${this.#view.hasFigures}`;
        press();
        figures.addEventListener("click", () => {
            this.#choose({ hasFigures: !this.#view.hasFigures });
            press();
        });
        const all = document.createElement("button");
        all.textContent = this.#words.reset;
        all.addEventListener("click", () => {
            this.element.querySelectorAll("input").forEach(input => input.value = "");
            this.#choose({ filters: {}, sorted: null, isDescending: false });
        });
        bar.append(figures, all, this.#status);
        return bar;
    }

    #whole() {
        const table = document.createElement("table");
        table.ariaRowCount = `${lengthOf(this.#table)}`;
        const head = document.createElement("thead"), names = document.createElement("tr"), filters = document.createElement("tr");
        names.append(document.createElement("td"), ...this.#table.columns.map(({ name, isNumeric }) => {
            const cell = document.createElement("th"), button = document.createElement("button");
            cell.scope = "col";
            button.append(name || this.#words.value, document.createElement("span"));
            button.title = this.#words.sort;
            button.classList.toggle("number", isNumeric);
            button.addEventListener("click", () => this.#choose(sortedBy(this.#view, name)));
            cell.append(button);
            this.#heads.set(name, cell);
            return cell;
        }));
        filters.append(document.createElement("td"), ...this.#table.columns.map(({ name, isNumeric }) => {
            const cell = document.createElement("td"), input = document.createElement("input");
            input.type = "search";
            input.value = typedInto(this.#view.filters, name);
            input.placeholder = isNumeric ? "> 0" : this.#words.filter;
            input.ariaLabel = `${this.#words.filter}: ${name || this.#words.value}`;
            input.title = this.#words.filterHelp;
            input.addEventListener("input", () => this.#choose({ filters: { ...this.#view.filters, [name]: input.value } }));
            cell.append(input);
            return cell;
        }));
        head.append(names, filters, this.#figures);
        table.append(head, this.#body);
        return table;
    }

    /** @param {import("./table.js").Column} column */
    #figuresOf(column) {
        const cell = document.createElement("td"), list = document.createElement("dl");
        const { count, missing, distinct, min, max, mean } = figuresOf(column, this.#rows);
        const said = [[this.#words.count, `${count}`], [this.#words.missing, `${missing}`], [this.#words.distinct, `${distinct}`], [this.#words.min, min], [this.#words.max, max],
            [this.#words.mean, mean === null ? null : `${Number(mean.toPrecision(6))}`]];
        for (const [name, value] of said) {
            if (value === null) continue;
            const term = document.createElement("dt"), description = document.createElement("dd");
            term.textContent = name;
            description.textContent = description.title = value ?? "";
            list.append(term, description);
        }
        cell.append(list);
        return cell;
    }
}
