using System.Collections.Immutable;
using System.Text.Json.Serialization;

using Micrograd.LanguageServices;

namespace Micrograd.Hosting.Conversations;

/// <summary>What the session tells the page. In JSON, <c>type</c> says which of the records it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SessionReady), "ready")]
[JsonDerivedType(typeof(CellStarted), "started")]
[JsonDerivedType(typeof(CellWrote), "stream")]
[JsonDerivedType(typeof(CellDisplayed), "display")]
[JsonDerivedType(typeof(CellUpdated), "update")]
[JsonDerivedType(typeof(CellCleared), "clear")]
[JsonDerivedType(typeof(CellFailed), "error")]
[JsonDerivedType(typeof(CellEnded), "ended")]
[JsonDerivedType(typeof(Completions), "completions")]
[JsonDerivedType(typeof(Description), "description")]
[JsonDerivedType(typeof(CallSignature), "signature")]
[JsonDerivedType(typeof(Problems), "problems")]
[JsonDerivedType(typeof(NoAnswer), "nothing")]
public abstract record SessionMessage;

/// <summary>The compiler is loaded and warm: the next cell runs quickly.</summary>
public sealed record SessionReady : SessionMessage;

/// <summary>A cell's turn has come.</summary>
/// <param name="Run">The run's name.</param>
public sealed record CellStarted(int Run) : SessionMessage;

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
public sealed record CellDisplayed(int Run, ImmutableDictionary<string, string> Data, string? DisplayId, bool IsResult) : SessionMessage;

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
public sealed record CellFailed(int Run, string Name, string Message, ImmutableArray<string> Traceback, int? Line, int? Column) : SessionMessage;

/// <summary>A cell has come to its end.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Succeeded">False when it failed.</param>
/// <param name="ExecutionCount">The number in brackets.</param>
/// <param name="Milliseconds">How long it took, compiling included.</param>
public sealed record CellEnded(int Run, bool Succeeded, int ExecutionCount, double Milliseconds) : SessionMessage;

/// <summary>What can stand at a place, best first.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Start">Where the text begins that an item replaces.</param>
/// <param name="End">Where that text ends.</param>
/// <param name="Items">The items.</param>
public sealed record Completions(int Id, int Start, int End, ImmutableArray<CompletionItem> Items) : SessionMessage;

/// <summary>What a name means.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Start">Where the name begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Text">Declaration, value and documentation, as plain text.</param>
public sealed record Description(int Id, int Start, int End, string Text) : SessionMessage;

/// <summary>The call that a place is in.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Text">The declaration that suits the arguments written so far.</param>
/// <param name="Start">Where the parameter that the place is at begins in that text.</param>
/// <param name="End">Where it ends there; the same as <paramref name="Start"/> when there is none.</param>
/// <param name="Documentation">What is said about the call.</param>
/// <param name="Overloads">How many ways there are to make the call.</param>
public sealed record CallSignature(int Id, string Text, int Start, int End, string Documentation, int Overloads) : SessionMessage;

/// <summary>What the compiler has to say about a cell.</summary>
/// <param name="Id">The question's name.</param>
/// <param name="Items">Errors and warnings, by their place.</param>
public sealed record Problems(int Id, ImmutableArray<CellProblem> Items) : SessionMessage;

/// <summary>There is nothing to say.</summary>
/// <param name="Id">The question's name.</param>
public sealed record NoAnswer(int Id) : SessionMessage;
