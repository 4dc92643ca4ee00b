// What the extension and the session say to each other, as JSON: the records of EditorMessage.cs and SessionMessage.cs and what is in them, field by field
// (MessageTypesTests.cs compares them). docs/conversation.md says more of them.

/** What this editor can do. The answer is `welcome`. */
export interface Hello { type: "hello"; protocol: number; comms?: boolean; input?: boolean }

/** Runs a cell; `cell` names it in errors and questions, `language` is one that the session shows or draws, without it the text is C#. */
export interface RunCell { type: "run"; run: number; code: string; cell?: string | null; language?: string | null }

/** The reader's answer to `input`; without a text the cell is stopped. */
export interface AnswerInput { type: "input"; id: number; text?: string | null }

/** Stops a run, or all; variables stay. */
export interface InterruptCells { type: "interrupt"; run?: number | null }

export type CommMessageKind = "Open" | "Message" | "Close";

/** What a script says to the code of a cell. */
export interface TellComm { type: "comm"; run: number; kind: CommMessageKind; commId: string; target?: string; data?: unknown }

/** Ends the session with all that it holds and runs, and starts another one. The answers are `restarted` and `ready`. */
export interface RestartSession { type: "restart" }

export interface CellCode { id: string; code: string }

/** Tells the code cells of the notebook as they stand now, all of them, in their order. */
export interface TellCells { type: "cells"; cells: CellCode[] }

/** Takes a question back. */
export interface CancelQuestion { type: "cancel"; id: number }

/** Asks what can stand at a place, in UTF-16 units. */
export interface CompleteCode { type: "complete"; id: number; code: string; position: number; cell?: string | null }

/** Asks what the name at a place means. */
export interface DescribeCode { type: "describe"; id: number; code: string; position: number; cell?: string | null }

/** Asks for the parameters of the call that a place is in. */
export interface SignatureOfCode { type: "signature"; id: number; code: string; position: number; cell?: string | null }

/** Asks what the compiler has to say. */
export interface DiagnoseCode { type: "diagnose"; id: number; code: string; cell?: string | null }

/** Asks whether a console should run what was typed. */
export interface CompletenessOfCode { type: "completeness"; id: number; code: string; cell?: string | null }

/** Asks what is said about a completion of that text. */
export interface DocumentItem { type: "documentation"; id: number; code: string; position: number; item: string; cell?: string | null }

/** Asks where the name at a place is declared. */
export interface DefineCode { type: "definition"; id: number; code: string; position: number; cell?: string | null }

/** Asks where in the notebook the name at a place is declared and used. */
export interface FindReferences { type: "references"; id: number; code: string; position: number; cell?: string | null }

/** Asks for the edits that give what is named at a place another name; without one, whether it can be changed, and where it stands. */
export interface RenameSymbol { type: "rename"; id: number; code: string; position: number; name?: string | null; cell?: string | null }

/** Asks for the edits that put a cell's white space in order. */
export interface FormatCode { type: "format"; id: number; code: string; indentSize?: number; useTabs?: boolean; cell?: string | null }

/** Asks what the names in a cell are, to colour them. */
export interface ClassifyCode { type: "tokens"; id: number; code: string; cell?: string | null }

/** Asks what a cell declares. */
export interface OutlineCode { type: "outline"; id: number; code: string; cell?: string | null }

/** Asks for ways to mend what the compiler says about a place. */
export interface FixCode { type: "fixes"; id: number; code: string; position: number; cell?: string | null }

/** Asks what the session's variables hold. */
export interface ListVariables { type: "variables"; id: number }

/** Asks what is inside of a variable, or of something inside of one; the path's first key is the variable's name. */
export interface ListChildren { type: "children"; id: number; path: string[]; from?: number; count?: number }

/** Asks how a cell would show a variable, or something inside of one. */
export interface ShowVariable { type: "show"; id: number; path: string[] }

/** Asks for a sequence as a table. */
export interface TabulateVariable { type: "table"; id: number; path: string[]; rows?: number }

/** What is asked about a cell's text. */
export type CodeQuestion = CompleteCode | DescribeCode | SignatureOfCode | DiagnoseCode | CompletenessOfCode | DocumentItem | DefineCode | FindReferences
    | RenameSymbol | FormatCode | ClassifyCode | OutlineCode | FixCode;

/** What has exactly one answer, of the same id. */
export type Question = CodeQuestion | ListVariables | ListChildren | ShowVariable | TabulateVariable;

/** A question that has no id yet. */
export type Unasked<Asked extends Question = Question> = Asked extends Question ? Omit<Asked, "id"> : never;

export type EditorMessage = Hello | RunCell | TellComm | AnswerInput | InterruptCells | RestartSession | TellCells | CancelQuestion | Question;

export interface DirectiveUsage { name: string; usage: string; help: string }

/** What the session is. */
export interface Welcome {
    type: "welcome"; protocol: number; program: string; dotNet: string; cSharp: string; directives: DirectiveUsage[]; problem: string | null;
}

/** The compiler is loaded and warm. */
export interface SessionReady { type: "ready" }

/** The old session has ended, after the `ended` of all its runs. */
export interface SessionRestarted { type: "restarted" }

/** A cell's turn has come. */
export interface CellStarted { type: "started"; run: number; executionCount: number | null }

/** A cell wrote text to the console. */
export interface CellWrote { type: "stream"; run: number; name: "stdout" | "stderr"; text: string }

/** A cell displayed something, or its trailing expression has a value. The forms are texts, also those that are JSON. */
export interface CellDisplayed {
    type: "display"; run: number; data: Record<string, string>; displayId: string | null; isResult: boolean; isBeside: boolean;
}

/** An earlier display, in whichever cell, shows something else from now on. */
export interface CellUpdated { type: "update"; run: number; displayId: string; data: Record<string, string> }

/** A cell takes back what it has shown; `wait` leaves it until the next output comes. */
export interface CellCleared { type: "clear"; run: number; wait: boolean }

/** A cell waits for something before its code runs: packages that are fetched, say. */
export interface CellWaits { type: "progress"; run: number; text: string; done: boolean }

/** A place that the line `tracebackLine` (from 0) of a traceback names as `source`: in a cell of the notebook, or in a file. */
export interface ErrorFrame {
    source: string; line: number; column: number | null; text: string; tracebackLine: number;
    method: string | null; cell: string | null; executionCount: number | null; file: string | null;
}

/** Why a cell did not come to its end. Lines and columns count from 1. */
export interface CellFailed {
    type: "error"; run: number; name: string; message: string; traceback: string[]; line: number | null; column: number | null; frames: ErrorFrame[];
}

export type CellStatus = "Succeeded" | "Failed" | "Cancelled";

/** A cell has come to its end. */
export interface CellEnded {
    type: "ended"; run: number; status: CellStatus; executionCount: number | null; milliseconds: number; succeeded: boolean;
}

/** What a cell shows. */
export type CellOutput = CellWrote | CellDisplayed | CellCleared | CellFailed;

/** A cell's code talks to a script; only an editor with `comms` hears it. */
export interface CommSaid { type: "comm"; run: number; kind: CommMessageKind; commId: string; target: string; data: unknown }

/** What is said about a run. */
export type RunMessage = CellStarted | CellWaits | CellOutput | CellEnded;

/** A cell asks the reader, and waits. */
export interface InputAsked { type: "input"; run: number; id: number; prompt: string; isPassword: boolean }

/** Nobody waits for that answer any more. */
export interface InputWithdrawn { type: "inputWithdrawn"; id: number }

export type CompletionKind = "Keyword" | "Class" | "Struct" | "Interface" | "Enum" | "EnumMember" | "Delegate" | "Namespace" | "Method" | "Property" | "Field"
    | "Event" | "Variable" | "Parameter" | "TypeParameter" | "Directive" | "File";

export interface CompletionItem { text: string; kind: CompletionKind; detail: string }

/** What can stand at a place, best first. */
export interface Completions { type: "completions"; id: number; start: number; end: number; items: CompletionItem[] }

/** What a name means. */
export interface Description { type: "description"; id: number; start: number; end: number; text: string; markdown: string }

export interface SymbolDocumentation { text: string; markdown: string }

/** A parameter of a call; start and end are its place in the overload's text. */
export interface SignatureParameter { name: string; start: number; end: number; documentation: SymbolDocumentation }

/** One way to make a call. */
export interface SignatureOverload { text: string; documentation: SymbolDocumentation; parameters: SignatureParameter[] }

/** The call that a place is in: all ways to make it, which of them suits what is written, and which of its parameters the place is at. */
export interface CallSignature { type: "signature"; id: number; overloads: SignatureOverload[]; activeOverload: number; activeParameter: number | null }

export type ProblemSeverity = "Warning" | "Error";

/** What the compiler says about a place. Lines and columns count from 1. */
export interface CellProblem {
    id: string; message: string; severity: ProblemSeverity; line: number; column: number; endLine: number; endColumn: number;
}

/** What the compiler has to say about a cell. */
export interface Problems { type: "problems"; id: number; items: CellProblem[] }

export type CompletenessKind = "Complete" | "Incomplete" | "Invalid";

/** Whether a console should run what was typed; `indent` is what the next line should begin with. */
export interface Completeness { type: "completeness"; id: number; kind: CompletenessKind; indent: string }

/** Declaration and documentation of a completion. */
export interface ItemDocumentation { type: "documentation"; id: number; kind: CompletionKind; text: string; markdown: string }

/** C# that was made of an assembly. */
export interface DecompiledSource { name: string; assembly: string; text: string }

/** A place in code; one of the first three says what it is in. Lines and columns count from 1. */
export interface CodePlace {
    cell: string | null; file: string | null; source: DecompiledSource | null; line: number; column: number; endLine: number; endColumn: number;
}

/** Where a name is declared. */
export interface Definition { type: "definition"; id: number; items: CodePlace[] }

/** Where in the notebook a name is declared and used. */
export interface References { type: "references"; id: number; items: CodePlace[] }

/** A change to a cell's text; `cell` is null for the one that was asked about. */
export interface CellEdit { cell: string | null; line: number; column: number; endLine: number; endColumn: number; text: string }

/** What to change; `problem` says why there can be no change. */
export interface Edits { type: "edits"; id: number; items: CellEdit[]; problem: string | null }

export type TokenKind = "Namespace" | "Class" | "Struct" | "Interface" | "Enum" | "Type" | "TypeParameter" | "EnumMember" | "Method" | "Function" | "Property"
    | "Event" | "Variable" | "Parameter" | "Keyword";

export type TokenModifier = "Declaration" | "Static" | "Readonly" | "Deprecated";

export interface CodeToken { line: number; column: number; length: number; kind: TokenKind; modifiers: TokenModifier[] }

/** What the names in a cell are. */
export interface Tokens { type: "tokens"; id: number; items: CodeToken[] }

export interface OutlineItem {
    name: string; detail: string; kind: CompletionKind; level: number; line: number; column: number; endLine: number; endColumn: number;
    nameLine: number; nameColumn: number; nameEndColumn: number;
}

/** What a cell declares. */
export interface Outline { type: "outline"; id: number; items: OutlineItem[] }

export interface CodeFix { title: string; edits: CellEdit[] }

/** Ways to mend what the compiler says about a place. */
export interface Fixes { type: "fixes"; id: number; items: CodeFix[] }

/** A variable, or something inside of one, to which its key leads; `children` is how much there is inside of it in turn. */
export interface SessionVariable { name: string; type: string; value: string | null; key: string; children: number }

/** What the session's variables hold. */
export interface Variables { type: "variables"; id: number; items: SessionVariable[] }

/** What is inside of a variable, or of something inside of one. */
export interface VariableChildren { type: "children"; id: number; items: SessionVariable[] }

/** What a cell would show of a variable. */
export interface ShownVariable { type: "shown"; id: number; data: Record<string, string> }

/** A column: a cell is null where a row has nothing there, a rank -1 where it is missing; without ranks texts are compared. */
export interface TableColumn { name: string; isNumeric: boolean; cells: (string | null)[]; ranks: number[] }

/** A sequence as a table; `count` is how many rows there would be without a bound, null where nobody knows. */
export interface VariableTable { type: "table"; id: number; columns: TableColumn[]; count: number | null }

/** There is nothing to say. */
export interface NoAnswer { type: "nothing"; id: number; isCancelled: boolean }

/** Nothing can be made of a message. */
export interface MessageRefused { type: "refused"; reason: string; id?: number; run?: number }

/** What answers a question. */
export type Answer = Completions | Description | CallSignature | Problems | Completeness | ItemDocumentation | Definition | References | Edits | Tokens | Outline
    | Fixes | Variables | VariableChildren | ShownVariable | VariableTable | NoAnswer | MessageRefused;

export type SessionMessage = Welcome | SessionReady | SessionRestarted | RunMessage | CellUpdated | CommSaid | InputAsked | InputWithdrawn | Answer;
