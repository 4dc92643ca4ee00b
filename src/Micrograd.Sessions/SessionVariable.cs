namespace Micrograd.Sessions;

/// <summary>A variable that cells have declared, or something inside of a value: a field, a property, an element.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as C# writes it.</param>
/// <param name="Value">What it holds, on one line; null where the value can't say it in time.</param>
public sealed record SessionVariable(string Name, string Type, string? Value)
{
    /// <summary>
    /// What leads to it from what it is inside of: a path is the path of what something is inside of, followed by this. A variable's is its name.
    /// </summary>
    public string Key { get; init; } = Name;

    /// <summary>How much is inside of it: its fields, properties and elements.</summary>
    public int Children { get; init; }
}
