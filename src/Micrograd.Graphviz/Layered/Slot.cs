namespace Micrograd.Graphviz.Layered;

/// <summary>A place in one of the ranks: for a node, for a cluster, or for a bend of a link that passes the rank.</summary>
/// <remarks>"Along" is the direction in which links lead, from rank to rank; "across" is the direction of a rank.</remarks>
internal sealed class Slot(object? content)
{
    /// <summary>What the place is for; null for a bend.</summary>
    public object? Content => content;

    /// <summary>Its extent along.</summary>
    public double Length { get; init; }

    /// <summary>Its extent across, on the side of smaller coordinates, measured from its axis.</summary>
    public double Before { get; init; }

    /// <summary>Its extent across, on the side of larger coordinates, measured from its axis.</summary>
    public double After { get; init; }

    /// <summary>The room that labels of links to the next slot in the rank take between the two.</summary>
    public double LabelRoom { get; set; }

    /// <summary>How far from the axis links may be attached.</summary>
    public double Reach { get; init; }

    public int Rank { get; set; }

    /// <summary>Its place in the rank.</summary>
    public int Order { get; set; }

    /// <summary>The coordinate across of its axis.</summary>
    public double Axis { get; set; }

    /// <summary>The coordinate along of its middle.</summary>
    public double Middle { get; set; }

    /// <summary>Parts of links that come from the rank before.</summary>
    public List<Segment> In { get; } = [];

    /// <summary>Parts of links that go to the rank after.</summary>
    public List<Segment> Out { get; } = [];
}
