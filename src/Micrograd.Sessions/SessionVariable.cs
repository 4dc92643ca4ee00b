namespace Micrograd.Sessions;

/// <summary>A variable that cells have declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as C# writes it.</param>
/// <param name="Value">What it holds, on one line; null where the value can't say it in time.</param>
public sealed record SessionVariable(string Name, string Type, string? Value);
