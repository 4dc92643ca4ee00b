using System.Text;
using Micrograd.Pictures;

namespace Micrograd.Graphviz;

/// <summary>Builds a graph in DOT, Graphviz's language. As the last expression of a notebook's cell it shows the picture.</summary>
/// <remarks>
/// <para>
/// A node's id may be any object. A text or a number stands for itself; every other object is known by its identity, so that two
/// values with the same content stay two nodes, and a tuple is known by its parts. Such objects are named n1, n2, … in the order of their first use.
/// </para>
/// <para>
/// Labels are plain text and appear as they are given, whatever characters they hold; a line break starts a new line. The
/// values of attributes are Graphviz's own notation.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// new Dot(rankDir: "LR")
///     .Record("a", "a", "data 2.0000")
///     .Record("b", "b", "data -3.0000")
///     .Node("times", "*")
///     .Record("e", "e", "data -6.0000")
///     .Edge("a", "times")
///     .Edge("b", "times")
///     .Edge("times", "e")
/// </code>
/// </example>
[TypeFormatterSource(typeof(PictureFormatterSource), PreferredMimeTypes = ["image/svg+xml", "text/html", "text/plain"])]
public sealed class Dot
{
    private readonly bool _directed;
    private readonly bool _leftToRight;
    private readonly List<Func<NodeNames, string>> _statements = [];
    private readonly List<object> _ids = [];
    private DotPicture? _picture;

    /// <summary>An empty graph.</summary>
    /// <param name="rankDir">Where edges lead: <c>TB</c> from top to bottom, <c>LR</c> from left to right, <c>BT</c> or <c>RL</c>.</param>
    /// <param name="directed">Whether edges have a direction, shown by an arrow.</param>
    /// <exception cref="ArgumentException"><paramref name="rankDir"/> is none of the four.</exception>
    public Dot(string rankDir = "TB", bool directed = true)
    {
        if (rankDir is not ("TB" or "LR" or "BT" or "RL")) throw new ArgumentException($"rankDir is \"{rankDir}\"; it must be TB, LR, BT or RL.", nameof(rankDir));
        _directed = directed;
        _leftToRight = rankDir is "LR" or "RL";
        if (rankDir != "TB") _statements.Add(_ => "rankdir=" + rankDir);
    }

    /// <summary>Adds a node, or changes one that was named before.</summary>
    /// <param name="id">What edges call it.</param>
    /// <param name="label">The text in it; the id's when null.</param>
    /// <param name="shape">Graphviz's name of its shape: <c>ellipse</c>, <c>box</c>, <c>circle</c>, …; an ellipse when null.</param>
    /// <param name="attributes">Further attributes, such as <c>("color", "red")</c>.</param>
    /// <returns>This graph, so that calls can be chained.</returns>
    public Dot Node(object id, string? label = null, string? shape = null, params IEnumerable<(string Name, object Value)> attributes)
    {
        label ??= NodeNames.IsText(id) ? null : id.ToString();
        string? text = label is null ? null : shape is "record" or "Mrecord" ? DotText.Field(label) : DotText.Label(label);
        return AddNode(id, text, shape, attributes);
    }

    /// <summary>Adds a node that is divided into fields, side by side in their order.</summary>
    /// <param name="id">What edges call it.</param>
    /// <param name="fields">The text of each field.</param>
    /// <param name="attributes">Further attributes, such as <c>("color", "red")</c>.</param>
    /// <returns>This graph, so that calls can be chained.</returns>
    public Dot Record(object id, IEnumerable<string> fields, params IEnumerable<(string Name, object Value)> attributes)
    {
        // Graphviz stacks the fields of a record when the graph runs from left to right; braces turn them.
        string row = string.Join(" | ", fields.Select(DotText.Field));
        return AddNode(id, _leftToRight ? $"{{ {row} }}" : row, "record", attributes);
    }

    /// <summary>Adds a node that is divided into fields, one below the other in their order.</summary>
    /// <inheritdoc cref="Record(object, IEnumerable{string}, IEnumerable{ValueTuple{string, object}})"/>
    public Dot Stack(object id, IEnumerable<string> fields, params IEnumerable<(string Name, object Value)> attributes)
    {
        string row = string.Join(" | ", fields.Select(DotText.Field));
        return AddNode(id, _leftToRight ? row : $"{{ {row} }}", "record", attributes);
    }

    /// <inheritdoc cref="Record(object, IEnumerable{string}, IEnumerable{ValueTuple{string, object}})"/>
    public Dot Record(object id, params string[] fields) => Record(id, fields.AsEnumerable());

    /// <summary>Adds an edge. Its nodes need not be there before; two edges between the same nodes are drawn as two.</summary>
    /// <param name="from">The node where it starts.</param>
    /// <param name="to">The node where it ends.</param>
    /// <param name="label">A text beside it.</param>
    /// <param name="attributes">Further attributes, such as <c>("style", "dashed")</c>.</param>
    /// <returns>This graph, so that calls can be chained.</returns>
    public Dot Edge(object from, object to, string? label = null, params IEnumerable<(string Name, object Value)> attributes)
    {
        _ids.Add(from);
        _ids.Add(to);
        string rest = DotText.AttributeList([("label", label is null ? null : DotText.Label(label)), .. Written(attributes)]);
        return Add(names => $"{names[from]} {(_directed ? "->" : "--")} {names[to]}{rest}");
    }

    /// <summary>Sets attributes of the whole graph, such as <c>("label", "A neuron")</c>.</summary>
    /// <returns>This graph, so that calls can be chained.</returns>
    public Dot GraphAttributes(params IEnumerable<(string Name, object Value)> attributes) => AddDefaults("graph", attributes);

    /// <summary>Sets attributes that every node added from here on has, such as <c>("shape", "box")</c>.</summary>
    /// <returns>This graph, so that calls can be chained.</returns>
    public Dot NodeDefaults(params IEnumerable<(string Name, object Value)> attributes) => AddDefaults("node", attributes);

    /// <summary>Sets attributes that every edge added from here on has, such as <c>("color", "gray")</c>.</summary>
    /// <returns>This graph, so that calls can be chained.</returns>
    public Dot EdgeDefaults(params IEnumerable<(string Name, object Value)> attributes) => AddDefaults("edge", attributes);

    /// <summary>Draws the graph.</summary>
    /// <param name="layout">What places its nodes and edges.</param>
    /// <exception cref="InvalidOperationException"><see cref="DotLayout.Graphviz"/> was asked for and <c>dot</c> isn't installed, or failed.</exception>
    public DotPicture Render(DotLayout layout = DotLayout.Automatic)
    {
        string text = ToString();
        if (layout != DotLayout.Automatic) return DotPicture.Render(text, layout);

        // A display asks for each of its forms in turn.
        if (_picture?.Text != text) _picture = DotPicture.Render(text);
        return _picture;
    }

    /// <summary>The graph in DOT.</summary>
    public override string ToString()
    {
        var names = new NodeNames(_ids);
        var text = new StringBuilder(_directed ? "digraph {\n" : "graph {\n");
        foreach (Func<NodeNames, string> statement in _statements) text.Append("  ").Append(statement(names)).Append('\n');
        return text.Append('}').ToString();
    }

    private Dot AddNode(object id, string? label, string? shape, IEnumerable<(string Name, object Value)> attributes)
    {
        _ids.Add(id);
        string list = DotText.AttributeList([("label", label), ("shape", shape), .. Written(attributes)]);
        return Add(names => names[id] + list);
    }

    private Dot AddDefaults(string kind, IEnumerable<(string Name, object Value)> attributes)
    {
        string list = DotText.AttributeList(Written(attributes));
        return list.Length == 0 ? this : Add(_ => kind + list);
    }

    private static IEnumerable<(string, string?)> Written(IEnumerable<(string Name, object Value)> attributes) =>
        attributes.Select(attribute => (attribute.Name, (string?)DotText.Invariant(attribute.Value)));

    private Dot Add(Func<NodeNames, string> statement)
    {
        _statements.Add(statement);
        return this;
    }
}
