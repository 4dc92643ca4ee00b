// What the language services say to the extension, and are asked: records of Micrograd.LanguageServices and of the conversation, field by field.
// docs/conversation.md has all of them.

/** A place in code; one of the first three says what it is in. Lines and columns count from 1. */
export interface CodePlace {
    cell: string | null; file: string | null; source: DecompiledSource | null; line: number; column: number; endLine: number; endColumn: number;
}

export interface DecompiledSource { name: string; assembly: string; text: string }

/** A change to a cell's text; `cell` is null for the one that was asked about. */
export interface CellEdit { cell: string | null; line: number; column: number; endLine: number; endColumn: number; text: string }

export interface CodeToken { line: number; column: number; length: number; kind: string; modifiers: string[] }

export interface OutlineItem {
    name: string; detail: string; kind: string; level: number; line: number; column: number; endLine: number; endColumn: number;
    nameLine: number; nameColumn: number; nameEndColumn: number;
}

export interface CodeFix { title: string; edits: CellEdit[] }

export interface CompletionItem { text: string; kind: string; detail: string }

export interface SymbolDocumentation { text: string; markdown: string }

export interface SignatureParameter { name: string; start: number; end: number; documentation: SymbolDocumentation }

export interface SignatureOverload { text: string; documentation: SymbolDocumentation; parameters: SignatureParameter[] }

export interface CellProblem {
    id: string; message: string; severity: "Warning" | "Error"; line: number; column: number; endLine: number; endColumn: number;
}

/** What can be asked about a cell, and the answer to it, without type and id. */
export interface Questions {
    complete: { asked: { position: number }; answer: { start: number; end: number; items: CompletionItem[] } };
    documentation: { asked: { position: number; item: string }; answer: { kind: string; text: string; markdown: string } };
    describe: { asked: { position: number }; answer: { start: number; end: number; text: string; markdown: string } };
    signature: { asked: { position: number }; answer: { overloads: SignatureOverload[]; activeOverload: number; activeParameter: number | null } };
    diagnose: { asked: object; answer: { items: CellProblem[] } };
    definition: { asked: { position: number }; answer: { items: CodePlace[] } };
    references: { asked: { position: number }; answer: { items: CodePlace[] } };
    rename: { asked: { position: number; name?: string | null }; answer: { items: CellEdit[]; problem: string | null } };
    format: { asked: { indentSize: number; useTabs: boolean }; answer: { items: CellEdit[]; problem: string | null } };
    tokens: { asked: object; answer: { items: CodeToken[] } };
    outline: { asked: object; answer: { items: OutlineItem[] } };
    fixes: { asked: { position: number }; answer: { items: CodeFix[] } };
}

/** Takes a question back, as VS Code's own tokens do. */
export interface Withdrawal { isCancellationRequested: boolean; onCancellationRequested(listener: () => void): { dispose(): void } }

/** The end of a conversation with a session that a notebook has. */
export interface AskedSession {
    /** How many sessions there have been: what one knew, the next doesn't. */
    generation: number;
    ask(question: any, token?: Withdrawal): Promise<any>;
    tell(message: any): void;
}
