namespace Micrograd.Notebooks.Documents;

/// <summary>What a notebook's cell holds.</summary>
public enum CellKind
{
    /// <summary>A program, with what it showed when it last ran.</summary>
    Code,

    /// <summary>Prose in Markdown.</summary>
    Markdown,

    /// <summary>Text for a converter to pass through untouched.</summary>
    Raw,
}
