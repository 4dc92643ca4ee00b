using Micrograd.Pictures;

namespace Micrograd.Graphviz.Syntax;

/// <summary>Reads a DOT text into a <see cref="Graph"/>, one method for each rule of the grammar.</summary>
/// <remarks>https://graphviz.org/doc/info/lang.html. All that `dot` accepts is accepted, so that a picture never depends on whether it is installed.</remarks>
internal sealed class Parser
{
    /// <summary>Deeper nesting than any hand writes; a text can't exhaust the stack.</summary>
    private const int DeepestNesting = 200;

    private static readonly HashSet<string> CompassPoints = ["n", "ne", "e", "se", "s", "sw", "w", "nw", "c", "_"];

    private readonly Lexer _lexer;
    private readonly SyntaxError _error;
    private readonly Dictionary<string, Subgraph> _subgraphs = [];
    private readonly Dictionary<(Node, Node, string?), Edge> _strictEdges = [];
    private Graph _graph = null!;
    private Token _token;
    private int _depth;
    private int _statements;

    private Parser(string text, SyntaxError error)
    {
        _error = error;
        _lexer = new Lexer(text, error);
        _token = _lexer.Next();
    }

    /// <param name="text">The text.</param>
    /// <param name="error">What is thrown where it isn't DOT.</param>
    public static Graph Parse(string text, SyntaxError error) => new Parser(text, error).ParseGraph();

    private Graph ParseGraph()
    {
        bool strict = TakeKeyword("strict");
        bool directed = _token.IsKeyword("digraph");
        if (!directed && !_token.IsKeyword("graph")) throw Unexpected("A DOT text starts with 'digraph {' or 'graph {'");
        Take();
        string id = _token.Kind is TokenKind.Id or TokenKind.Html ? Take().Text : "";

        _graph = new Graph(id, directed, strict);
        ParseBody(_graph, new Scope(new Attributes(), new Attributes()));
        if (_token.Kind != TokenKind.End) throw Error($"{_token} stands after the graph's closing '}}'. There is one graph in a text.", _token);
        foreach (Subgraph cluster in _graph.Subgraphs.Where(group => group.IsCluster)) Enclose(cluster);
        return _graph;
    }

    /// <summary>A node stands in the innermost of its clusters; of two side by side, in the first.</summary>
    private static void Enclose(Subgraph cluster)
    {
        foreach (Node node in cluster.Members)
        {
            if (node.Cluster is null || cluster.IsInside(node.Cluster)) node.Cluster = cluster;
        }
    }

    private void ParseBody(Subgraph owner, Scope scope)
    {
        Token open = _token;
        if (!_token.IsMark("{")) throw Unexpected("'{' must follow");
        if (++_depth > DeepestNesting) throw Error($"more than {DeepestNesting} braces inside each other can't be drawn.", _token);
        Take();
        while (!_token.IsMark("}"))
        {
            if (_token.Kind == TokenKind.End) throw Error("this '{' has no partner: a '}' is missing at the end.", open);
            if (++_statements % 100 == 0) Interruption.Point();
            ParseStatement(owner, scope);
            if (_token.IsMark(";")) Take();
        }

        Take();
        _depth--;
    }

    private void ParseStatement(Subgraph owner, Scope scope)
    {
        if (_token.Kind == TokenKind.Keyword && _token.Text is "graph" or "node" or "edge")
        {
            string kind = Take().Text;
            if (!_token.IsMark("[")) throw Unexpected($"'{kind}' sets defaults: '[' must follow. To name a node \"{kind}\", write it in quotes");
            ParseAttributes(kind switch { "node" => scope.Node, "edge" => scope.Edge, _ => owner.Attributes });
            return;
        }

        List<NodeEnd> ends;
        bool isGroup = IsGroup;
        if (isGroup)
        {
            ends = ParseSubgraph(owner, scope);
        }
        else
        {
            string name = ParseId("A node, an edge, a group or an attribute must stand here").Text;
            if (_token.IsMark("="))
            {
                Take();
                owner.Attributes[name] = ParseValue();
                return;
            }

            ends = ParseNodes(name, owner, scope);
        }

        if (IsArrow)
        {
            ParseEdges(ends, owner, scope);
            return;
        }

        var attributes = new Attributes();
        ParseAttributes(attributes);
        if (isGroup) return; // Graphviz reads attributes after a group, too, but they have no effect.
        foreach (NodeEnd end in ends) end.Node.Attributes.Take(attributes);
    }

    private bool IsArrow => _token.IsMark("->") || _token.IsMark("--");

    private bool IsGroup => _token.IsKeyword("subgraph") || _token.IsMark("{");

    private List<NodeEnd> ParseSubgraph(Subgraph owner, Scope scope)
    {
        string id = "";
        if (TakeKeyword("subgraph") && _token.Kind is TokenKind.Id or TokenKind.Html) id = Take().Text;

        if (id.Length == 0 || !_subgraphs.TryGetValue(id, out Subgraph? subgraph))
        {
            subgraph = new Subgraph(id, owner);
            subgraph.Attributes.Take(owner.Attributes);
            _graph.Subgraphs.Add(subgraph);
            if (id.Length > 0) _subgraphs.Add(id, subgraph);
        }

        ParseBody(subgraph, new Scope(new Attributes(scope.Node), new Attributes(scope.Edge)));
        foreach (Node node in subgraph.Members) owner.Add(node);
        return [.. subgraph.Members.Select(node => new NodeEnd(node, Port: null, Compass: null))];
    }

    private void ParseEdges(List<NodeEnd> from, Subgraph owner, Scope scope)
    {
        List<List<NodeEnd>> chain = [from];
        while (IsArrow)
        {
            string arrow = _graph.Directed ? "->" : "--";
            if (_token.Text != arrow) throw Error(_graph.Directed ? "an edge of a digraph is written '->'; '--' belongs into a 'graph'." : "an edge of a graph is written '--'; '->' belongs into a 'digraph'.", _token);
            Take();
            chain.Add(IsGroup ? ParseSubgraph(owner, scope) : ParseNodes(ParseId($"A node or a group in braces must follow '{arrow}'").Text, owner, scope));
        }

        var attributes = new Attributes(scope.Edge);
        ParseAttributes(attributes);
        foreach ((List<NodeEnd> tails, List<NodeEnd> heads) in chain.Zip(chain.Skip(1)))
        {
            foreach (NodeEnd tail in tails)
            {
                foreach (NodeEnd head in heads) AddEdge(new Edge(tail, head, new Attributes(attributes)));
            }
        }
    }

    private void AddEdge(Edge edge)
    {
        // Edges with a key, and all edges of a strict graph, are there once: the later one adds its attributes.
        string key = edge.Attributes.Text("key");
        if (_graph.Strict || key.Length > 0)
        {
            (Node, Node, string?) ends = (edge.From.Node, edge.To.Node, _graph.Strict ? null : key);
            if (_strictEdges.TryGetValue(ends, out Edge? earlier)
                || (!_graph.Directed && _strictEdges.TryGetValue((ends.Item2, ends.Item1, ends.Item3), out earlier)))
            {
                earlier.Attributes.Take(edge.Attributes);
                return;
            }

            _strictEdges.Add(ends, edge);
        }

        _graph.Edges.Add(edge);
    }

    /// <summary>Nodes with commas between them: "a, b -> c" draws two edges.</summary>
    private List<NodeEnd> ParseNodes(string first, Subgraph owner, Scope scope)
    {
        List<NodeEnd> nodes = [ParseNodeEnd(first, owner, scope)];
        while (_token.IsMark(","))
        {
            Take();
            nodes.Add(ParseNodeEnd(ParseId("A node must follow ','").Text, owner, scope));
        }

        return nodes;
    }

    private NodeEnd ParseNodeEnd(string id, Subgraph owner, Scope scope)
    {
        Node node = _graph.Find(id) ?? _graph.Create(id, new Attributes(scope.Node));
        owner.Add(node);

        string? port = null, compass = null;
        if (_token.IsMark(":"))
        {
            Take();
            port = ParseId("The name of a port must follow ':'").Text;
            if (_token.IsMark(":"))
            {
                Take();
                compass = ParseId("A side (n, ne, e, se, s, sw, w, nw) must follow the second ':'").Text;
            }
            else if (CompassPoints.Contains(port))
            {
                (port, compass) = (null, port);
            }
        }

        return new NodeEnd(node, port, compass);
    }

    private void ParseAttributes(Attributes into)
    {
        while (_token.IsMark("["))
        {
            Token open = Take();
            while (!_token.IsMark("]"))
            {
                if (_token.Kind is TokenKind.End or TokenKind.Mark) throw Error($"found {_token} where an attribute, 'name=value', or the ']' of line {open.Line} should stand.", _token);
                Token name = ParseId("An attribute, 'name=value', must stand here");
                if (!_token.IsMark("=")) throw Unexpected($"'=' must follow the attribute's name '{name.Text}'");
                Take();
                into[name.Text] = ParseValue();
                if (_token.IsMark(",") || _token.IsMark(";")) Take();
            }

            Take();
        }
    }

    private AttributeText ParseValue()
    {
        Token value = ParseId("A value must follow '='. One that isn't a single word or number is written in quotes");
        return new AttributeText(value.Text, value.Kind == TokenKind.Html);
    }

    /// <summary>A name, a number or a text; texts in quotes may be joined by '+'.</summary>
    private Token ParseId(string expectation)
    {
        if (_token.Kind is not (TokenKind.Id or TokenKind.Html)) throw Unexpected(expectation);
        Token id = Take();
        while (id.Quoted && _token.IsMark("+"))
        {
            Take();
            if (!_token.Quoted) throw Unexpected("A text in quotes must follow '+'");
            id = id with { Text = id.Text + Take().Text };
        }

        return id;
    }

    private Token Take()
    {
        Token taken = _token;
        _token = _lexer.Next();
        return taken;
    }

    private bool TakeKeyword(string keyword)
    {
        if (!_token.IsKeyword(keyword)) return false;
        Take();
        return true;
    }

    private Exception Unexpected(string expectation) => Error($"found {_token}. {expectation}.", _token);

    private Exception Error(string problem, Token at) => _error(problem, at.Line, at.Column);

    /// <summary>The defaults in force: those of the graph's braces, or of the group's.</summary>
    private sealed record Scope(Attributes Node, Attributes Edge);
}
