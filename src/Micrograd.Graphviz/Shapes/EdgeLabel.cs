using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Shapes;

/// <summary>The texts that an edge may have beside it: <c>label</c>, <c>xlabel</c>, <c>headlabel</c> and <c>taillabel</c>.</summary>
internal static class EdgeLabel
{
    public static bool IsGiven(Edge edge, string name = "label") => edge.Attributes.Text(name).Length > 0;

    /// <summary>One of the texts; without lines where the edge has none.</summary>
    public static TextBlock Of(Graph graph, Edge edge, string name = "label")
    {
        if (!IsGiven(edge, name)) return new TextBlock([], edge.Attributes);
        string? label = name == "label" || edge.Attributes["label"] is not { } main ? null
            : main.IsHtml ? main.Text
            : LabelText.Expand(main, LabelNames.Of(graph, edge)).Text;
        return new TextBlock(LabelText.Lines(LabelText.Expand(edge.Attributes[name]!.Value, LabelNames.Of(graph, edge, label))), edge.Attributes);
    }
}
