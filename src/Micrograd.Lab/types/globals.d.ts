// What browsers have and TypeScript's libraries don't know yet, and Plotly, which comes as an ordinary script.
import type { RawNumber } from "./nbformat.js";

export interface Plotly {
    react(place: HTMLElement, data: unknown, layout: object, config: object): Promise<unknown>;
    purge(place: HTMLElement): void;
}

declare global {
    var Plotly: Plotly | undefined;

    interface JSON {
        rawJSON?(text: string): RawNumber;
        isRawJSON?(value: unknown): value is RawNumber;
        parse(text: string, reviver: (this: unknown, name: string, value: unknown, context?: { source?: string }) => unknown): any;
    }
}
