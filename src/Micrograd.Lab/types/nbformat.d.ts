// The document, nbformat 4, as far as the page reads it. notebookFile.js sees to it that a file has this shape.

/** A number that is written as it was read: JSON.rawJSON, where the browser has it. */
export interface RawNumber { readonly rawJSON: string }

export type Json = null | boolean | number | string | RawNumber | Json[] | { [name: string]: Json | undefined };

/** Text as it is, or in lines. */
export type Multiline = string | string[];

/** The forms of a display, by MIME type: multiline text, or JSON. */
export type Bundle = Record<string, Json>;

export interface Output {
    output_type: string;

    /** Of a stream. */
    name?: string;
    text?: Json;

    /** Of a display or a result. */
    data?: Bundle | null;
    metadata?: Json;
    execution_count?: Json;

    /** Of an error. */
    ename?: Json;
    evalue?: Json;
    traceback?: Json;

    /** A display's name in the session; not written. */
    transient?: string | null;
}

export type Metadata = { [name: string]: Json | undefined };

export interface StoredCell {
    cell_type: string;
    id?: Json;
    metadata?: Metadata | null;
    source?: Multiline | null;
    attachments?: Record<string, Record<string, string>>;
    execution_count?: Json;
    outputs?: Output[] | null;
}

export interface StoredNotebook {
    cells: StoredCell[];
    metadata?: Metadata | null;
    nbformat?: Json;
    nbformat_minor?: Json;
}
