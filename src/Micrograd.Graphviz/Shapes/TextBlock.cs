using Micrograd.Graphviz.Syntax;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Shapes;

/// <summary>Lines of text below each other, and the room that they need.</summary>
/// <param name="lines">The lines.</param>
/// <param name="attributes">Those of what the text belongs to.</param>
internal sealed class TextBlock(IReadOnlyList<LabelLine> lines, Attributes attributes)
{
    public IReadOnlyList<LabelLine> Lines => lines;

    public bool IsEmpty => lines.Count == 0;

    public double FontSize { get; } = Math.Clamp(attributes.Number("fontsize", 14), 1, 200);

    /// <summary>From one line's foot to the next one's.</summary>
    public double LineHeight => FontSize * TextWidth.LineHeight;

    public double Width => lines.Select(line => TextWidth.Of(line.Text, FontSize)).DefaultIfEmpty(0).Max();

    public double Height => lines.Count * FontSize * TextWidth.LineHeight;
}
