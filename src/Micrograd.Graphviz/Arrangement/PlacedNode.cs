using Micrograd.Graphviz.Layered;
using Micrograd.Graphviz.Shapes;
using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Arrangement;

/// <summary>A node's shape and where it stands.</summary>
internal sealed class PlacedNode(NodeShape shape, Level level)
{
    public NodeShape Shape => shape;

    public Level Level => level;

    public Slot Slot { get; set; } = null!;

    /// <summary>Its middle in the coordinates of the picture.</summary>
    public (double Along, double Across) Middle => (level.Origin.Along + Slot.Middle, level.Origin.Across + Slot.Axis);

    /// <summary>Where an edge is attached, measured across from the axis of the slot that the node has in a level; null where any place will do.</summary>
    public double? Attachment(NodeEnd end, Level common, Direction direction)
    {
        double? port = end.Port is { } name && shape.Port(name) is { } place ? (direction.IsSideways ? place.Y : place.X) : null;
        if (level == common) return port;

        // Inner levels are arranged before outer ones: the way from this node's axis to the outermost level's is known.
        double offset = Slot.Axis + (port ?? 0);
        for (Level inner = level; inner.Outer != common; inner = inner.Outer!) offset += inner.Slot.Axis;
        return Math.Round(offset);
    }

    /// <summary>
    /// Whether no other rank lies between the node and the end of the clusters around it, up to a level; side is 1 for the last ranks and -1 for the first.
    /// </summary>
    public bool IsOutermost(Level common, int side)
    {
        Slot slot = Slot;
        for (Level inner = level; inner != common; inner = inner.Outer!)
        {
            if (slot.Rank != (side > 0 ? inner.Bands.Count - 1 : 0)) return false;
            slot = inner.Slot;
        }

        return true;
    }
}
