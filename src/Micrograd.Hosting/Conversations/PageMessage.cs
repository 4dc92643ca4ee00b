using System.Text.Json.Serialization;

namespace Micrograd.Hosting.Conversations;

/// <summary>What the page asks of the session. In JSON, <c>type</c> says which of the records it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RunCell), "run")]
[JsonDerivedType(typeof(CompleteCode), "complete")]
[JsonDerivedType(typeof(DescribeCode), "describe")]
[JsonDerivedType(typeof(SignatureOfCode), "signature")]
[JsonDerivedType(typeof(DiagnoseCode), "diagnose")]
public abstract record PageMessage;

/// <summary>Runs a cell when those asked for before it have come to their end.</summary>
/// <param name="Run">Names this run in the answers.</param>
/// <param name="Code">The cell's text.</param>
public sealed record RunCell(int Run, string Code) : PageMessage;

/// <summary>Something that the editor asks about a cell that is being written. It has one answer, which bears the question's name.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
public abstract record Question(int Id, string Code) : PageMessage;

/// <summary>Asks what can stand at a place. The answer is <see cref="Completions"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Position">The place, in UTF-16 units.</param>
public sealed record CompleteCode(int Id, string Code, int Position) : Question(Id, Code);

/// <summary>Asks what the name at a place means. The answer is <see cref="Description"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Position">The place, in UTF-16 units.</param>
public sealed record DescribeCode(int Id, string Code, int Position) : Question(Id, Code);

/// <summary>Asks for the parameters of the call that a place is in. The answer is <see cref="CallSignature"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="Position">The place, in UTF-16 units.</param>
public sealed record SignatureOfCode(int Id, string Code, int Position) : Question(Id, Code);

/// <summary>Asks what the compiler has to say. The answer is <see cref="Problems"/>.</summary>
/// <param name="Id">Names the question.</param>
/// <param name="Code">The cell's text.</param>
public sealed record DiagnoseCode(int Id, string Code) : Question(Id, Code);
