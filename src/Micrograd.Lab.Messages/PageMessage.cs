using System.Text.Json.Serialization;

namespace Micrograd.Lab;

/// <summary>What the page asks of the session. In JSON, <c>type</c> says which of the records it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RunCell), "run")]
public abstract record PageMessage;

/// <summary>Runs a cell when those asked for before it have come to their end.</summary>
/// <param name="Run">Names this run in the answers.</param>
/// <param name="Code">The cell's text.</param>
public sealed record RunCell(int Run, string Code) : PageMessage;
