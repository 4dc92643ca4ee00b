using Micrograd.LanguageServices.Documentation;

namespace Micrograd.LanguageServices;

/// <summary>What a name in a cell means.</summary>
/// <param name="Start">Where the name begins, in UTF-16 units from the start of the cell.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Signature">Its declaration, as C# writes it.</param>
/// <param name="Documentation">Summary, parameters, what it returns and throws, and examples.</param>
/// <param name="Value">What a variable of the session holds now, on one line; null for all else, and while a cell runs.</param>
public sealed record SymbolDescription(int Start, int End, string Signature, SymbolDocumentation Documentation, string? Value = null)
{
    /// <summary>All of it as plain text.</summary>
    public string Text => Joined(Signature, Value is null ? "" : $"= {Value}", Documentation.Text);

    /// <summary>All of it as Markdown.</summary>
    public string Markdown => Joined($"```csharp\n{Signature}\n```", Value is null ? "" : $"```text\n= {Value}\n```", Documentation.Markdown);

    private static string Joined(params ReadOnlySpan<string> parts)
    {
        var filled = new List<string>();
        foreach (string part in parts)
        {
            if (part.Length > 0) filled.Add(part);
        }

        return string.Join("\n\n", filled);
    }
}
