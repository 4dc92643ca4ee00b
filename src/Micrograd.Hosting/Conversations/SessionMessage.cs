using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

using Micrograd.LanguageServices;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions;
using Micrograd.Sessions.Formatting;

namespace Micrograd.Hosting.Conversations;

/// <summary>What the session tells an editor. In JSON, <c>type</c> says which of the records it is; docs/conversation.md lists them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Welcome), "welcome")]
[JsonDerivedType(typeof(SessionReady), "ready")]
[JsonDerivedType(typeof(SessionRestarted), "restarted")]
[JsonDerivedType(typeof(CellStarted), "started")]
[JsonDerivedType(typeof(CellWaits), "progress")]
[JsonDerivedType(typeof(CellWrote), "stream")]
[JsonDerivedType(typeof(CellDisplayed), "display")]
[JsonDerivedType(typeof(CellUpdated), "update")]
[JsonDerivedType(typeof(CellCleared), "clear")]
[JsonDerivedType(typeof(CellFailed), "error")]
[JsonDerivedType(typeof(CommSaid), "comm")]
[JsonDerivedType(typeof(InputAsked), "input")]
[JsonDerivedType(typeof(InputWithdrawn), "inputWithdrawn")]
[JsonDerivedType(typeof(CellEnded), "ended")]
[JsonDerivedType(typeof(Completions), "completions")]
[JsonDerivedType(typeof(Description), "description")]
[JsonDerivedType(typeof(CallSignature), "signature")]
[JsonDerivedType(typeof(Problems), "problems")]
[JsonDerivedType(typeof(Completeness), "completeness")]
[JsonDerivedType(typeof(ItemDocumentation), "documentation")]
[JsonDerivedType(typeof(Definition), "definition")]
[JsonDerivedType(typeof(References), "references")]
[JsonDerivedType(typeof(Edits), "edits")]
[JsonDerivedType(typeof(Tokens), "tokens")]
[JsonDerivedType(typeof(Outline), "outline")]
[JsonDerivedType(typeof(Fixes), "fixes")]
[JsonDerivedType(typeof(Variables), "variables")]
[JsonDerivedType(typeof(VariableChildren), "children")]
[JsonDerivedType(typeof(ShownVariable), "shown")]
[JsonDerivedType(typeof(VariableTable), "table")]
[JsonDerivedType(typeof(NoAnswer), "nothing")]
[JsonDerivedType(typeof(MessageRefused), "refused")]
public abstract record SessionMessage;

/// <summary>What the session is: the answer to <see cref="Hello"/>.</summary>
/// <param name="Protocol">The version of the conversation that it speaks.</param>
/// <param name="Program">The program's version.</param>
/// <param name="DotNet">What it runs on, such as <c>.NET 10.0.0</c>.</param>
/// <param name="CSharp">The version of C# that cells are written in, such as <c>14.0</c>.</param>
/// <param name="Directives">The directives that cells can use.</param>
/// <param name="Problem">What to tell the reader when the two versions of the conversation aren't the same; otherwise null.</param>
public sealed record Welcome(int Protocol, string Program, string DotNet, string CSharp, ImmutableArray<DirectiveUsage> Directives, string? Problem)
    : SessionMessage;

/// <summary>A directive that cells can use.</summary>
/// <param name="Name">Its first word: <c>#!time</c>.</param>
/// <param name="Usage">How it is written.</param>
/// <param name="Help">What it does, in a few words.</param>
public sealed record DirectiveUsage(string Name, string Usage, string Help);

/// <summary>The compiler is loaded and warm: the next cell runs quickly.</summary>
public sealed record SessionReady : SessionMessage;

/// <summary>The old session has ended, and what ran in it; variables are gone. Cells that were sent after the restart run in the new one.</summary>
public sealed record SessionRestarted : SessionMessage;

/// <summary>A cell's turn has come.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="ExecutionCount">The number in brackets; null for a comm's message, which has none.</param>
public sealed record CellStarted(int Run, int? ExecutionCount) : SessionMessage;

/// <summary>A cell waits for something before its code runs: packages that are fetched, say.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Text">What is being done, in a few words; at its end, what has come of it.</param>
/// <param name="Done">True when it has come to its end.</param>
public sealed record CellWaits(int Run, string Text, bool Done) : SessionMessage;

/// <summary>A cell wrote text to the console.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text, line ends included.</param>
public sealed record CellWrote(int Run, string Name, string Text) : SessionMessage;

/// <summary>A cell displayed something, or its trailing expression has a value.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Data">The forms by MIME type. JSON is given as its text.</param>
/// <param name="DisplayId">What a later update calls it; null when none can come.</param>
/// <param name="IsResult">True for the value of the trailing expression.</param>
/// <param name="IsBeside">True for help that was asked for: it belongs beside the notebook, and isn't saved with it where there is such a place.</param>
public sealed record CellDisplayed(int Run, ImmutableDictionary<string, string> Data, string? DisplayId = null, bool IsResult = false, bool IsBeside = false)
    : SessionMessage;

/// <summary>An earlier display, in whichever cell, shows something else from now on.</summary>
/// <param name="Run">The name of the run that changes it.</param>
/// <param name="DisplayId">The display's name.</param>
/// <param name="Data">The forms by MIME type.</param>
public sealed record CellUpdated(int Run, string DisplayId, ImmutableDictionary<string, string> Data) : SessionMessage;

/// <summary>A cell takes back what it has shown.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Wait">True to leave it until the next output comes.</param>
public sealed record CellCleared(int Run, bool Wait) : SessionMessage;

/// <summary>Why a cell did not come to its end.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Name">The exception's type.</param>
/// <param name="Message">What went wrong, in words.</param>
/// <param name="Traceback">The lines to show.</param>
/// <param name="Line">The line in the cell, from 1, or null.</param>
/// <param name="Column">The column in that line, from 1, or null.</param>
/// <param name="Frames">The places that the traceback names, in its order.</param>
public sealed record CellFailed(
    int Run, string Name, string Message, ImmutableArray<string> Traceback, int? Line, int? Column, ImmutableArray<ErrorFrame> Frames) : SessionMessage;

/// <summary>What a cell's code says to a script in the editor. Only an editor that has comms hears it.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Kind">Opening, message or end.</param>
/// <param name="CommId">Names the comm.</param>
/// <param name="Target">Whom it is opened with; empty afterwards.</param>
/// <param name="Data">Anything.</param>
public sealed record CommSaid(int Run, CommMessageKind Kind, string CommId, string Target, JsonNode? Data) : SessionMessage;

/// <summary>A cell wants to know something of the reader, and waits for <see cref="AnswerInput"/>.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Id">Names what is asked.</param>
/// <param name="Prompt">The question; may be empty.</param>
/// <param name="IsPassword">True when the answer must not be seen.</param>
public sealed record InputAsked(int Run, int Id, string Prompt, bool IsPassword) : SessionMessage;

/// <summary>Nobody waits any more for what was asked: the cell was interrupted.</summary>
/// <param name="Id">The name of what was asked.</param>
public sealed record InputWithdrawn(int Id) : SessionMessage;

/// <summary>A cell has come to its end.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Status">How it ended.</param>
/// <param name="ExecutionCount">The number in brackets; null when it never began, and for a comm's message.</param>
/// <param name="Milliseconds">How long it took, compiling included.</param>
public sealed record CellEnded(int Run, CellStatus Status, int? ExecutionCount, double Milliseconds) : SessionMessage
{
    /// <summary>False when it failed or was stopped.</summary>
    public bool Succeeded => Status == CellStatus.Succeeded;
}

/// <summary>What can stand at a place, best first.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Start">Where the text begins that an item replaces.</param>
/// <param name="End">Where that text ends.</param>
/// <param name="Items">The items.</param>
public sealed record Completions(int Id, int Start, int End, ImmutableArray<CompletionItem> Items) : SessionMessage;

/// <summary>What a name means: declaration, value and documentation.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Start">Where the name begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Text">All of it as plain text.</param>
/// <param name="Markdown">All of it as Markdown.</param>
public sealed record Description(int Id, int Start, int End, string Text, string Markdown) : SessionMessage;

/// <summary>The call that a place is in.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Overloads">All ways to make it, in the order of their declaration.</param>
/// <param name="ActiveOverload">Which one the arguments written so far suit, counted from 0.</param>
/// <param name="ActiveParameter">Which of its parameters the place is at, counted from 0; null when it has none there.</param>
public sealed record CallSignature(int Id, ImmutableArray<SignatureOverload> Overloads, int ActiveOverload, int? ActiveParameter) : SessionMessage;

/// <summary>What the compiler has to say about a cell.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Items">Errors and warnings, by their place.</param>
public sealed record Problems(int Id, ImmutableArray<CellProblem> Items) : SessionMessage;

/// <summary>Whether a console should run what was typed.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Kind">Whether it should.</param>
/// <param name="Indent">What the next line should begin with; empty unless more is wanted.</param>
public sealed record Completeness(int Id, CompletenessKind Kind, string Indent) : SessionMessage;

/// <summary>What is said about a completion.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Declaration and documentation as plain text.</param>
/// <param name="Markdown">The same as Markdown.</param>
public sealed record ItemDocumentation(int Id, CompletionKind Kind, string Text, string Markdown) : SessionMessage;

/// <summary>Where a name is declared.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Items">The places: several, for what is declared in several parts.</param>
public sealed record Definition(int Id, ImmutableArray<CodePlace> Items) : SessionMessage;

/// <summary>Where in the notebook a name is declared and used.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Items">The places, in the order of the cells.</param>
public sealed record References(int Id, ImmutableArray<CodePlace> Items) : SessionMessage;

/// <summary>Changes to the text of cells.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Items">The changes. No two of them are about the same text.</param>
/// <param name="Problem">Why there can be none, for the reader; null where there can.</param>
public sealed record Edits(int Id, ImmutableArray<CellEdit> Items, string? Problem = null) : SessionMessage;

/// <summary>What the names in a cell are.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Items">The names, by their place.</param>
public sealed record Tokens(int Id, ImmutableArray<CodeToken> Items) : SessionMessage;

/// <summary>What a cell declares.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Items">Types, their members, methods and variables, each before what is in it.</param>
public sealed record Outline(int Id, ImmutableArray<OutlineItem> Items) : SessionMessage;

/// <summary>Ways to mend what the compiler says about a place.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Items">The ways, the likeliest first.</param>
public sealed record Fixes(int Id, ImmutableArray<CodeFix> Items) : SessionMessage;

/// <summary>What the session's variables hold.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Items">The variables, in the order of their declaration.</param>
public sealed record Variables(int Id, ImmutableArray<SessionVariable> Items) : SessionMessage;

/// <summary>What is inside of a variable, or of something inside of one.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Items">As many as were wanted: public properties and fields, then elements, then the fields that only the value's own code sees.</param>
public sealed record VariableChildren(int Id, ImmutableArray<SessionVariable> Items) : SessionMessage;

/// <summary>What a cell would show of a variable.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Data">The forms by MIME type. JSON is given as its text.</param>
public sealed record ShownVariable(int Id, ImmutableDictionary<string, string> Data) : SessionMessage;

/// <summary>A sequence as a table.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Columns">The columns, each with all its cells.</param>
/// <param name="Count">How many rows there would be without a bound; null where that isn't known.</param>
public sealed record VariableTable(int Id, ImmutableArray<TableColumn> Columns, int? Count) : SessionMessage;

/// <summary>There is nothing to say.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="IsCancelled">True when the question was taken back, or its session has ended.</param>
public sealed record NoAnswer(int Id, bool IsCancelled = false) : SessionMessage;

/// <summary>A message that the session can make nothing of. It goes on with the next.</summary>
/// <param name="Reason">What is wrong, in words.</param>
/// <param name="Id">The name of the question that it was; null when it was none.</param>
/// <param name="Run">The name of the run that it was to start, which never begins; null when it was none.</param>
public sealed record MessageRefused(
    string Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Id = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Run = null) : SessionMessage;
