// What the extension and the session say to each other, as JSON: the records of EditorMessage.cs and SessionMessage.cs, as far as they are used here.
// docs/conversation.md has all of them.

/** What this editor can do. The answer is `welcome`. */
export interface Hello { type: "hello"; protocol: number; comms: boolean; input: boolean }

/** Runs a cell; `cell` names it in errors and questions. */
export interface RunCell { type: "run"; run: number; code: string; cell?: string }

/** The reader's answer to `input`; without a text the cell is stopped. */
export interface AnswerInput { type: "input"; id: number; text: string | null }

/** Stops a run, or all; variables stay. */
export interface InterruptCells { type: "interrupt"; run: number | null }

/** Takes a question back. */
export interface CancelQuestion { type: "cancel"; id: number }

/** Asks what can stand at a place, in UTF-16 units. */
export interface CompleteCode { type: "complete"; id: number; code: string; position: number; cell?: string }

/** Asks what the name at a place means. */
export interface DescribeCode { type: "describe"; id: number; code: string; position: number; cell?: string }

/** Asks for the parameters of the call that a place is in. */
export interface SignatureOfCode { type: "signature"; id: number; code: string; position: number; cell?: string }

/** Asks what the compiler has to say. */
export interface DiagnoseCode { type: "diagnose"; id: number; code: string; cell?: string }

/** Asks what the session's variables hold. */
export interface ListVariables { type: "variables"; id: number }

/** Asks what is inside of a variable, or of something inside of one; the path's first key is the variable's name. */
export interface ListChildren { type: "children"; id: number; path: string[]; from?: number; count?: number }

/** Asks how a cell would show a variable, or something inside of one. */
export interface ShowVariable { type: "show"; id: number; path: string[] }

/** What has exactly one answer, of the same id. */
export type Question = CompleteCode | DescribeCode | SignatureOfCode | DiagnoseCode | ListVariables | ListChildren | ShowVariable;

/** A question that has no id yet. */
export type Unasked<Asked extends Question = Question> = Asked extends Question ? Omit<Asked, "id"> : never;

export type EditorMessage = Hello | RunCell | AnswerInput | InterruptCells | CancelQuestion | Question;

export interface DirectiveUsage { name: string; usage: string; help: string }

/** What the session is. */
export interface Welcome {
    type: "welcome"; protocol: number; program: string; dotNet: string; cSharp: string; directives: DirectiveUsage[]; problem: string | null;
}

/** The compiler is loaded and warm. */
export interface SessionReady { type: "ready" }

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
    source: string; line: number; column?: number | null; text: string; tracebackLine: number;
    method?: string | null; cell?: string | null; executionCount?: number | null; file?: string | null;
}

/** Why a cell did not come to its end. Lines and columns count from 1. */
export interface CellFailed {
    type: "error"; run: number; name: string; message: string; traceback: string[]; line: number | null; column: number | null; frames?: ErrorFrame[];
}

/** A cell has come to its end. */
export interface CellEnded {
    type: "ended"; run: number; status: "Succeeded" | "Failed" | "Cancelled"; executionCount: number | null; milliseconds: number; succeeded: boolean;
}

/** What a cell shows. */
export type CellOutput = CellWrote | CellDisplayed | CellUpdated | CellCleared | CellFailed;

/** What is said about a run. */
export type RunMessage = CellStarted | CellWaits | CellOutput | CellEnded;

/** A cell asks the reader, and waits. */
export interface InputAsked { type: "input"; run: number; id: number; prompt: string; isPassword: boolean }

/** Nobody waits for that answer any more. */
export interface InputWithdrawn { type: "inputWithdrawn"; id: number }

export interface CompletionItem { text: string; kind: string; detail: string }

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

export interface CellProblem { id: string; message: string; severity: "Warning" | "Error"; line: number; column: number; endLine: number; endColumn: number }

/** What the compiler has to say about a cell. */
export interface Problems { type: "problems"; id: number; items: CellProblem[] }

/** A variable, or something inside of one, to which its key leads; `children` is how much there is inside of it in turn. */
export interface SessionVariable { name: string; type: string; value: string | null; key: string; children: number }

/** What the session's variables hold. */
export interface Variables { type: "variables"; id: number; items: SessionVariable[] }

/** What is inside of a variable, or of something inside of one. */
export interface VariableChildren { type: "children"; id: number; items: SessionVariable[] }

/** What a cell would show of a variable. */
export interface ShownVariable { type: "shown"; id: number; data: Record<string, string> }

/** There is nothing to say. */
export interface NoAnswer { type: "nothing"; id: number; isCancelled: boolean }

/** Nothing can be made of a message. */
export interface MessageRefused { type: "refused"; reason: string; id?: number | null; run?: number | null }

/** What answers a question. */
export type Answer = Completions | Description | CallSignature | Problems | Variables | VariableChildren | ShownVariable | NoAnswer | MessageRefused;

export type SessionMessage = Welcome | SessionReady | RunMessage | InputAsked | InputWithdrawn | Answer;
