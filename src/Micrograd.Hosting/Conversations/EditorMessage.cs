using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

using Micrograd.LanguageServices;
using Micrograd.Notebooks.Outputs;

namespace Micrograd.Hosting.Conversations;

/// <summary>What an editor asks of the session. In JSON, <c>type</c> says which of the records it is; docs/conversation.md lists them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Hello), "hello")]
[JsonDerivedType(typeof(RunCell), "run")]
[JsonDerivedType(typeof(TellComm), "comm")]
[JsonDerivedType(typeof(AnswerInput), "input")]
[JsonDerivedType(typeof(InterruptCells), "interrupt")]
[JsonDerivedType(typeof(RestartSession), "restart")]
[JsonDerivedType(typeof(TellCells), "cells")]
[JsonDerivedType(typeof(CompleteCode), "complete")]
[JsonDerivedType(typeof(DescribeCode), "describe")]
[JsonDerivedType(typeof(SignatureOfCode), "signature")]
[JsonDerivedType(typeof(DiagnoseCode), "diagnose")]
[JsonDerivedType(typeof(CompletenessOfCode), "completeness")]
[JsonDerivedType(typeof(DocumentItem), "documentation")]
[JsonDerivedType(typeof(DefineCode), "definition")]
[JsonDerivedType(typeof(FindReferences), "references")]
[JsonDerivedType(typeof(RenameSymbol), "rename")]
[JsonDerivedType(typeof(FormatCode), "format")]
[JsonDerivedType(typeof(ClassifyCode), "tokens")]
[JsonDerivedType(typeof(OutlineCode), "outline")]
[JsonDerivedType(typeof(FixCode), "fixes")]
[JsonDerivedType(typeof(ListVariables), "variables")]
[JsonDerivedType(typeof(ListChildren), "children")]
[JsonDerivedType(typeof(ShowVariable), "show")]
[JsonDerivedType(typeof(TabulateVariable), "table")]
[JsonDerivedType(typeof(CancelQuestion), "cancel")]
public abstract record EditorMessage;

/// <summary>What an editor can do. Said first, or not at all: an editor that doesn't say it can do none of it. The answer is <see cref="Welcome"/>.</summary>
/// <param name="Protocol">The version of the conversation that it speaks.</param>
/// <param name="Comms">True when scripts in it may talk to cells.</param>
/// <param name="Input">True when it can ask the reader what a cell wants to know.</param>
public sealed record Hello(int Protocol, bool Comms = false, bool Input = false) : EditorMessage;

/// <summary>Runs a cell when those asked for before it have come to their end.</summary>
/// <param name="Run">Names this run in the answers.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Cell">
/// Names the cell, as <see cref="TellCells"/> does, and as the places of an error do; null for code that is no cell of the notebook.
/// </param>
/// <param name="Language">The language of the text: one that a directive names, such as <c>dot</c> for <c>#!dot</c>; null for C#.</param>
public sealed record RunCell(int Run, string Code, string? Cell = null, string? Language = null) : EditorMessage;

/// <summary>What a script in the editor says to the code of a cell. It is done in turn with the cells, and starts, shows and ends as they do.</summary>
/// <param name="Run">Names what comes of it in the answers.</param>
/// <param name="Kind">Opening, message or end.</param>
/// <param name="CommId">Names the comm.</param>
/// <param name="Target">Whom it is opened with; empty afterwards.</param>
/// <param name="Data">Anything.</param>
public sealed record TellComm(int Run, CommMessageKind Kind, string CommId, string Target = "", JsonNode? Data = null) : EditorMessage;

/// <summary>What the reader has answered to <see cref="InputAsked"/>.</summary>
/// <param name="Id">The name of what was asked.</param>
/// <param name="Text">The answer; null when the reader gives none, which interrupts the cell.</param>
public sealed record AnswerInput(int Id, string? Text = null) : EditorMessage;

/// <summary>Stops cells; variables stay.</summary>
/// <param name="Run">The run to stop, whether it waits or has begun; null for all.</param>
public sealed record InterruptCells(int? Run = null) : EditorMessage;

/// <summary>
/// Ends the session with all that it holds and runs, and starts another one. The answers are <see cref="SessionRestarted"/> and <see cref="SessionReady"/>.
/// </summary>
public sealed record RestartSession : EditorMessage;

/// <summary>
/// Tells the code cells of the notebook as they stand now, all of them, in their order. A question about one of them, which bears its name, is then
/// answered from the cells above it, run or not.
/// </summary>
/// <param name="Cells">The cells.</param>
public sealed record TellCells(ImmutableArray<CellCode> Cells) : EditorMessage;

/// <summary>Something that an editor wants to know. It has one answer, which bears the question's name; a running cell isn't waited for.</summary>
/// <param name="Id">Names the question.</param>
public abstract record Question(int Id) : EditorMessage;

/// <summary>A question about a cell that is being written.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public abstract record CodeQuestion(int Id, string Code, string? Cell) : Question(Id);

/// <summary>A question about a place in a cell that is being written.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Position">The place, in UTF-16 units.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public abstract record PlaceQuestion(int Id, string Code, int Position, string? Cell) : CodeQuestion(Id, Code, Cell);

/// <summary>Asks what can stand at a place. The answer is <see cref="Completions"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Position">The place, in UTF-16 units.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public sealed record CompleteCode(int Id, string Code, int Position, string? Cell = null) : PlaceQuestion(Id, Code, Position, Cell);

/// <summary>Asks what the name at a place means. The answer is <see cref="Description"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Position">The place, in UTF-16 units.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public sealed record DescribeCode(int Id, string Code, int Position, string? Cell = null) : PlaceQuestion(Id, Code, Position, Cell);

/// <summary>Asks for the parameters of the call that a place is in. The answer is <see cref="CallSignature"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Position">The place, in UTF-16 units.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public sealed record SignatureOfCode(int Id, string Code, int Position, string? Cell = null) : PlaceQuestion(Id, Code, Position, Cell);

/// <summary>Asks what the compiler has to say. The answer is <see cref="Problems"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public sealed record DiagnoseCode(int Id, string Code, string? Cell = null) : CodeQuestion(Id, Code, Cell);

/// <summary>Asks whether a console should run what was typed, or wait for another line. The answer is <see cref="Completeness"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">What was typed so far.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public sealed record CompletenessOfCode(int Id, string Code, string? Cell = null) : CodeQuestion(Id, Code, Cell);

/// <summary>Asks what is said about one of the <see cref="Completions"/> for a place. The answer is <see cref="ItemDocumentation"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Position">The place, in UTF-16 units.</param>
/// <param name="Item">The item's text.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public sealed record DocumentItem(int Id, string Code, int Position, string Item, string? Cell = null) : PlaceQuestion(Id, Code, Position, Cell);

/// <summary>Asks where the name at a place is declared. The answer is <see cref="Definition"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Position">The place, in UTF-16 units.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public sealed record DefineCode(int Id, string Code, int Position, string? Cell = null) : PlaceQuestion(Id, Code, Position, Cell);

/// <summary>Asks where in the notebook the name at a place is declared and used. The answer is <see cref="References"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Position">The place, in UTF-16 units.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public sealed record FindReferences(int Id, string Code, int Position, string? Cell = null) : PlaceQuestion(Id, Code, Position, Cell);

/// <summary>Asks for the edits that give what is named at a place another name, in all cells. The answer is <see cref="Edits"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Position">The place, in UTF-16 units.</param>
/// <param name="Name">The new name. Without one, the edits leave the name as it is: they say whether it can be changed, and where it stands.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public sealed record RenameSymbol(int Id, string Code, int Position, string? Name = null, string? Cell = null) : PlaceQuestion(Id, Code, Position, Cell);

/// <summary>Asks for the edits that put a cell's white space in order. The answer is <see cref="Edits"/>; there is none where the session's program can't.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="IndentSize">How many columns an indentation has.</param>
/// <param name="UseTabs">True to indent with tabs.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public sealed record FormatCode(int Id, string Code, int IndentSize = 4, bool UseTabs = false, string? Cell = null) : CodeQuestion(Id, Code, Cell);

/// <summary>Asks what the names in a cell are, to colour them. The answer is <see cref="Tokens"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public sealed record ClassifyCode(int Id, string Code, string? Cell = null) : CodeQuestion(Id, Code, Cell);

/// <summary>Asks what a cell declares. The answer is <see cref="Outline"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public sealed record OutlineCode(int Id, string Code, string? Cell = null) : CodeQuestion(Id, Code, Cell);

/// <summary>Asks for ways to mend what the compiler says about a place. The answer is <see cref="Fixes"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Position">The place, in UTF-16 units.</param>
/// <param name="Cell">Names the cell, as <see cref="TellCells"/> does; null to ask what the session has run.</param>
public sealed record FixCode(int Id, string Code, int Position, string? Cell = null) : PlaceQuestion(Id, Code, Position, Cell);

/// <summary>Asks what the session's variables hold. The answer is <see cref="Variables"/>; there is none while a cell runs.</summary>
/// <param name="Id">Names the question.</param>
public sealed record ListVariables(int Id) : Question(Id);

/// <summary>
/// Asks what is inside of a variable, or of something inside of one. The answer is <see cref="VariableChildren"/>; there is none while a cell runs, nor where
/// there is no such value.
/// </summary>
/// <param name="Id">Names the question.</param>
/// <param name="Path">The keys that lead to the value, the variable's name first.</param>
/// <param name="From">How many are passed over.</param>
/// <param name="Count">How many are wanted at most.</param>
public sealed record ListChildren(int Id, ImmutableArray<string> Path, int From = 0, int Count = 100) : Question(Id);

/// <summary>
/// Asks how a cell would show a variable, or something inside of one. The answer is <see cref="ShownVariable"/>; there is none while a cell runs, nor where
/// there is no such value.
/// </summary>
/// <param name="Id">Names the question.</param>
/// <param name="Path">The keys that lead to the value, the variable's name first.</param>
public sealed record ShowVariable(int Id, ImmutableArray<string> Path) : Question(Id);

/// <summary>
/// Asks for a sequence as a table. The answer is <see cref="VariableTable"/>; there is none while a cell runs, nor for what has no such form.
/// </summary>
/// <param name="Id">Names the question.</param>
/// <param name="Path">The keys that lead to the value, the variable's name first.</param>
/// <param name="Rows">How many rows are wanted at most.</param>
public sealed record TabulateVariable(int Id, ImmutableArray<string> Path, int Rows = 10_000) : Question(Id);

/// <summary>Takes a question back. It is answered all the same: with <see cref="NoAnswer"/>, unless the answer is on its way.</summary>
/// <param name="Id">The question's name.</param>
public sealed record CancelQuestion(int Id) : EditorMessage;
