using Micrograd.Sessions.Directives;

namespace Micrograd.LanguageServices;

/// <summary>A code cell of the notebook as it stands now. Another one stands in its place when its text changes.</summary>
/// <param name="id">Names the cell.</param>
/// <param name="code">Its text.</param>
/// <param name="table">The directives that there are.</param>
internal sealed class WrittenCell(string id, string code, DirectiveTable table)
{
    private readonly Lazy<CellText> _text = new(() => new CellText(code, table));
    private CellNames? _names;
    private string? _directives;

    public string Id { get; } = id;

    public string Code { get; } = code;

    /// <summary>What stands where in it.</summary>
    public CellText Text => _text.Value;

    /// <summary>The names in its C#.</summary>
    public CellNames Names => _names ??= CellNames.Of(Text);

    /// <summary>Its directives, as one text; empty when it has none.</summary>
    public string Directives => _directives ??= string.Join('\n', Text.Parts.OfType<DirectivePart>().Select(part => part.Source));
}
