using System.Text.RegularExpressions;

namespace Micrograd.Packages.Tests;

/// <summary>The first piece of C# in a document.</summary>
internal sealed partial class CodeExample
{
    private CodeExample(string text)
    {
        string[] lines = text.Trim().Split('\n');
        Text = string.Join('\n', lines);
        Usings = string.Join('\n', lines.Where(IsUsing));
        Program = string.Join('\n', lines[..^1].Where(line => !IsUsing(line)).Append(IsExpression().IsMatch(lines[^1]) ? $"_ = {lines[^1]};" : lines[^1]));
    }

    public string Text { get; }

    /// <summary>The namespaces that it uses.</summary>
    public string Usings { get; }

    /// <summary>What it does. A cell shows its last expression; a program has to do something with it.</summary>
    public string Program { get; }

    /// <summary>What a comment says that it prints.</summary>
    public string Printed => Comment().Match(Text) is { Success: true } comment ? comment.Groups["text"].Value : throw new InvalidOperationException($"No comment says what this prints:\n{Text}");

    /// <summary>Finds it.</summary>
    public static CodeExample In(string document) => Block().Match(document.ReplaceLineEndings("\n")) is { Success: true } block
        ? new CodeExample(block.Groups["code"].Value)
        : throw new InvalidOperationException("There is no C# in this document.");

    private static bool IsUsing(string line) => Using().IsMatch(line);

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^using [\w.]+;$")]
    private static partial Regex Using();

    [GeneratedRegex(@"\)$")]
    private static partial Regex IsExpression();

    [GeneratedRegex(@"Console\.WriteLine\(.*\);\s*// (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
