namespace Micrograd.Sessions.Errors;

/// <summary>A text that runs in a session: a cell's, or a loaded file's.</summary>
/// <param name="name">The name that places in it are given by.</param>
/// <param name="code">The text.</param>
internal sealed class CellSource(string name, string code)
{
    private readonly string[] _lines = code.ReplaceLineEndings("\n").Split('\n');

    public string Name { get; } = name;

    public string Code { get; } = code;

    /// <summary>The language of the text; null for C#.</summary>
    public string? Language { get; init; }

    /// <summary>The cell's id, given by its host or by the notebook that it stands in; null where it has none.</summary>
    public string? Id { get; init; }

    /// <summary>The number of the cell's run; null where it has none.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>The full path of the file that was loaded; null for a cell of the notebook itself.</summary>
    public string? File { get; init; }

    /// <summary>A line of the text, counted from 1, or null when there is none.</summary>
    public string? Line(int line) => line >= 1 && line <= _lines.Length ? _lines[line - 1] : null;
}
