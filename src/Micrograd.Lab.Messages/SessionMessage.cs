using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Micrograd.Lab;

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
