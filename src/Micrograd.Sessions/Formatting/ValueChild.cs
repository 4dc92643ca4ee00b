namespace Micrograd.Sessions.Formatting;

/// <summary>Something inside of a value.</summary>
/// <param name="Key">What finds it again.</param>
/// <param name="Name">What a reader calls it.</param>
/// <param name="Type">Its type, as C# writes it; empty for what has none.</param>
/// <param name="Value">What it holds.</param>
/// <param name="Mark">What is said in the place of the value, which can't be had; null when it was had.</param>
internal sealed record ValueChild(string Key, string Name, string Type, object? Value, string? Mark);
