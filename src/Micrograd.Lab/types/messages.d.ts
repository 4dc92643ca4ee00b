// What the page and the session say to each other, as JSON: the records of EditorMessage.cs and SessionMessage.cs that the page uses, field by field
// (MessageTypesTests.cs compares them), and below them what the worker's own scripts add. docs/conversation.md has all of them.

/** Runs a cell when those asked for before it have come to their end. */
export interface RunCell { type: "run"; run: number; code: string }

/** Asks what can stand at a place, in UTF-16 units. */
export interface CompleteCode { type: "complete"; id: number; code: string; position: number }

/** Asks what the name at a place means. */
export interface DescribeCode { type: "describe"; id: number; code: string; position: number }

/** Asks for the parameters of the call that a place is in. */
export interface SignatureOfCode { type: "signature"; id: number; code: string; position: number }

/** Asks what the compiler has to say. */
export interface DiagnoseCode { type: "diagnose"; id: number; code: string }

/** What can be asked about a cell that is being written. Each has one answer, of the same id. */
export type Question = CompleteCode | DescribeCode | SignatureOfCode | DiagnoseCode;

/** A question that has no id yet. */
export type Unasked<Asked extends Question = Question> = Asked extends Question ? Omit<Asked, "id"> : never;

export type EditorMessage = RunCell | Question;

/** The compiler is loaded and warm. */
export interface SessionReady { type: "ready" }

/** A cell's turn has come. */
export interface CellStarted { type: "started"; run: number }

/** A cell wrote text to the console. */
export interface CellWrote { type: "stream"; run: number; name: "stdout" | "stderr"; text: string }

/** A cell displayed something, or its trailing expression has a value. The forms are texts, also those that are JSON. */
export interface CellDisplayed { type: "display"; run: number; data: Record<string, string>; displayId: string | null; isResult: boolean }

/** An earlier display, in whichever cell, shows something else from now on. */
export interface CellUpdated { type: "update"; run: number; displayId: string; data: Record<string, string> }

/** A cell takes back what it has shown; `wait` leaves it until the next output comes. */
export interface CellCleared { type: "clear"; run: number; wait: boolean }

/** Why a cell did not come to its end. Lines and columns count from 1. */
export interface CellFailed { type: "error"; run: number; name: string; message: string; traceback: string[]; line: number | null; column: number | null }

/** A cell has come to its end. */
export interface CellEnded { type: "ended"; run: number; succeeded: boolean; executionCount: number | null; milliseconds: number }

export type CompletionKind = "Keyword" | "Class" | "Struct" | "Interface" | "Enum" | "EnumMember" | "Delegate" | "Namespace" | "Method" | "Property" | "Field"
    | "Event" | "Variable" | "Parameter" | "TypeParameter" | "Directive" | "File";

export interface CompletionItem { text: string; kind: CompletionKind; detail: string }

/** What can stand at a place, best first. */
export interface Completions { type: "completions"; id: number; start: number; end: number; items: CompletionItem[] }

/** What a name means. */
export interface Description { type: "description"; id: number; start: number; end: number; text: string }

export interface SymbolDocumentation { text: string; markdown: string }

/** A parameter of a call; start and end are its place in the overload's text. */
export interface SignatureParameter { name: string; start: number; end: number; documentation: SymbolDocumentation }

/** One way to make a call. */
export interface SignatureOverload { text: string; documentation: SymbolDocumentation; parameters: SignatureParameter[] }

/** The call that a place is in: all ways to make it, which of them suits what is written, and which of its parameters the place is at. */
export interface CallSignature { type: "signature"; id: number; overloads: SignatureOverload[]; activeOverload: number; activeParameter: number | null }

export type ProblemSeverity = "Warning" | "Error";

export interface CellProblem {
    id: string; message: string; severity: ProblemSeverity; line: number; column: number; endLine: number; endColumn: number;
}

/** What the compiler has to say about a cell. */
export interface Problems { type: "problems"; id: number; items: CellProblem[] }

/** There is nothing to say. */
export interface NoAnswer { type: "nothing"; id: number }

/** Nothing can be made of the question. */
export interface MessageRefused { type: "refused"; reason: string; id?: number }

export type Answer = Completions | Description | CallSignature | Problems | NoAnswer | MessageRefused;

/** What a cell shows. */
export type CellOutput = CellWrote | CellDisplayed | CellUpdated | CellCleared | CellFailed;

/** What is said about a run. */
export type RunMessage = CellStarted | CellOutput | CellEnded;

export type SessionMessage = SessionReady | RunMessage | Answer;

/** The part of .NET that has come, from 0 to 1. */
export interface Loading { type: "loading"; done: number }

/** A service worker would find what the worker has fetched. */
export interface HandedOver { type: "handedOver" }

/** The session has ended by itself. */
export interface SessionDied { type: "died"; reason: string }

/** What comes out of the worker. */
export type WorkerMessage = SessionMessage | Loading | HandedOver | SessionDied;
