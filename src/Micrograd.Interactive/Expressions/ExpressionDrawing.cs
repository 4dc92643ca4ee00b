using System.Globalization;
using Micrograd.Graphviz;

namespace Micrograd.Interactive.Expressions;

/// <summary>Turns an expression into a graph of records and operations.</summary>
internal sealed class ExpressionDrawing(Expression expression)
{
    private const string Highlight = "#fff2a8";

    private readonly Dictionary<object, string> _ids = expression.Terms
        .Select((term, index) => (term.Value, Id: "v" + (index + 1).ToString(CultureInfo.InvariantCulture)))
        .ToDictionary(pair => pair.Value, pair => pair.Id, (IEqualityComparer<object>)ReferenceEqualityComparer.Instance);

    private readonly Dot _dot = new(rankDir: "LR");

    public bool? ShowGrad { get; init; }

    public bool LocalDerivatives { get; init; }

    public required IReadOnlySet<object> Highlighted { get; init; }

    public bool ColorByGradient { get; init; }

    public bool Stacked { get; init; }

    public Dot Draw()
    {
        var colors = ColorByGradient ? GradientColors.For(expression.Terms) : null;
        List<string> notes = [];
        if (!expression.IsWhole) notes.Add(string.Create(CultureInfo.InvariantCulture, $"There are more than {expression.Terms.Count} values; these are the nearest to the result. Graph.Draw(root, limit: …) draws more."));
        if (colors is not null) notes.Add(colors.Legend);
        if (!LocalDerivatives) _dot.GraphAttributes(("ranksep", 0.3));
        if (notes.Count > 0) _dot.GraphAttributes(("label", string.Join('\n', notes)));

        foreach (Term term in expression.Terms)
        {
            DrawValue(term, colors);
            if (term.Children.Count > 0) DrawOperation(term);
        }

        return _dot;
    }

    private void DrawValue(Term term, GradientColors? colors)
    {
        List<string> fields = [term.Shape.Label(term.Value), "data " + Number(term.Shape.Data(term.Value))];
        if (ShowGrad ?? term.Shape.HasGrad)
        {
            double grad = term.Shape.Grad(term.Value) ?? throw new ArgumentException($"Gradients can't be drawn, because {term.Value.GetType().Name} has no public property or field 'Grad'. Leave out showGrad, or add it.");
            fields.Add("grad " + Number(grad));
        }

        string? fill = Highlighted.Contains(term.Value) ? Highlight : colors?.Fill(term);
        (string, object)[] filling = fill is null ? [] : [("style", "filled"), ("fillcolor", fill)];
        if (Stacked) _dot.Stack(_ids[term.Value], fields, filling);
        else _dot.Record(_ids[term.Value], fields, filling);
    }

    private void DrawOperation(Term term)
    {
        (string id, string op) = (_ids[term.Value], term.Shape.Op(term.Value));
        string operation = id;
        if (op.Length > 0)
        {
            operation = id + op;
            _dot.Node(operation, op, attributes: OperationSize(op)).Edge(operation, id);
        }

        IReadOnlyList<double>? derivatives = LocalDerivatives ? term.Shape.LocalDerivatives(term.Value, term.Children.Count) : null;
        for (int i = 0; i < term.Children.Count; i++)
        {
            if (!_ids.TryGetValue(term.Children[i], out string? child))
            {
                child = string.Create(CultureInfo.InvariantCulture, $"{id} operand {i + 1}");
                _dot.Node(child, "…", shape: "plaintext", ("width", 0.2), ("height", 0.2));
            }

            _dot.Edge(child, operation, derivatives is null ? null : "∂ " + Number(derivatives[i]));
        }
    }

    /// <summary>Signs all in the same small circle; names such as "tanh" in an ellipse as wide as they need.</summary>
    private static (string, object)[] OperationSize(string op) => op.Length <= 2
        ? [("shape", "circle"), ("width", 0.4), ("fixedsize", true)]
        : [("width", 0.4), ("height", 0.4)];

    /// <summary>Four decimals, as in the course; numbers too large to read that way with an exponent.</summary>
    private static string Number(double number) => number.ToString(Math.Abs(number) < 1e7 || !double.IsFinite(number) ? "F4" : "0.0000e+0", CultureInfo.InvariantCulture);
}
