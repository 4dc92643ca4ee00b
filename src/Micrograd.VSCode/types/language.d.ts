// What the language features ask of a session: the questions about a cell, and their answers, without what every message has.
import type {
    CallSignature, ClassifyCode, CodeQuestion, CompleteCode, Completions, DefineCode, Definition, DescribeCode, Description, DiagnoseCode, DocumentItem, Edits,
    FindReferences, FixCode, Fixes, FormatCode, ItemDocumentation, Outline, OutlineCode, Problems, References, RenameSymbol, SignatureOfCode, Tokens,
} from "./messages.js";

export type { CellEdit, CellProblem, CodePlace, DecompiledSource, OutlineItem, SignatureOverload } from "./messages.js";

interface Exchange<Question extends CodeQuestion, Answer> { asked: Omit<Question, "type" | "id" | "code" | "cell">; answer: Omit<Answer, "type" | "id"> }

/** What can be asked about a cell, by its type. */
export interface Questions {
    complete: Exchange<CompleteCode, Completions>;
    documentation: Exchange<DocumentItem, ItemDocumentation>;
    describe: Exchange<DescribeCode, Description>;
    signature: Exchange<SignatureOfCode, CallSignature>;
    diagnose: Exchange<DiagnoseCode, Problems>;
    definition: Exchange<DefineCode, Definition>;
    references: Exchange<FindReferences, References>;
    rename: Exchange<RenameSymbol, Edits>;
    format: Exchange<FormatCode, Edits>;
    tokens: Exchange<ClassifyCode, Tokens>;
    outline: Exchange<OutlineCode, Outline>;
    fixes: Exchange<FixCode, Fixes>;
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
