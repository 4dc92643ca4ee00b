using System.Text;
using System.Xml.Linq;
using Micrograd.Graphviz.Arrangement;
using Micrograd.Graphviz.Layered;
using Micrograd.Graphviz.Shapes;
using Micrograd.Graphviz.Syntax;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Drawing;

/// <summary>Draws an edge with its arrows and labels.</summary>
internal sealed class EdgeDrawing
{
    /// <summary>Through a rank no thicker than a line of text an edge may go aslant, unless its label stands there.</summary>
    private const double ThinRank = 24;

    private readonly Graph _graph;
    private readonly Edge _edge;
    private readonly Direction _direction;
    private readonly Pen _pen;
    private readonly StringBuilder _path = new();
    private readonly List<XElement> _arrows = [];

    public EdgeDrawing(Graph graph, Edge edge, Direction direction)
    {
        (_graph, _edge, _direction) = (graph, edge, direction);
        _pen = new Pen(edge.Attributes);
    }

    public bool IsInvisible => _pen.IsInvisible;

    /// <summary>An edge between two nodes.</summary>
    public XElement Draw(Link link, Level level, PlacedNode from, PlacedNode to)
    {
        if (link.Turned) (from, to) = (to, from);
        if (link.IsFlat) return DrawFlat(link, level, from, to);

        List<(double Along, double Across)> way = [.. Way(link, level, from, to)];
        (ArrowHead tail, ArrowHead head) = Arrows(link.Turned);
        (double Along, double Across) start = way[0], end = way[^1];
        way[0] = PointAlong(tail, start, way[1]);
        way[^1] = PointAlong(head, end, way[^2]);
        _path.Append(SmoothPath.Through(way, _direction));

        (double Along, double Across) middle = ((start.Along + end.Along) / 2, (start.Across + end.Across) / 2);
        if (link.Bow > 0) middle = way[way.Count / 2];
        else if (link.Label is { } label) middle = (level.Origin.Along + label.Middle, level.Origin.Across + label.Axis);
        return Finish(middle, link.Turned ? end : start, link.Turned ? start : end);
    }

    /// <summary>The places that the edge goes through, from outline to outline.</summary>
    private IEnumerable<(double Along, double Across)> Way(Link link, Level level, PlacedNode from, PlacedNode to)
    {
        (double along, double across) = level.Origin;
        List<(double Along, double Across)> between = [];
        (double Start, double End) first = level.Bands[link.From.Rank], last = level.Bands[link.To.Rank];
        double leaves = across + link.From.Axis + (link.FromOffset ?? 0), comes = across + link.To.Axis + (link.ToOffset ?? 0);

        // Past wider neighbours in its rank, and past other nodes of its cluster, it goes straight.
        if (IsHemmedIn(link.From, from, level, side: 1)) between.Add((along + first.End, leaves));
        foreach (Slot bend in link.Bends)
        {
            (double Start, double End) band = level.Bands[bend.Rank];
            if (band.End - band.Start < ThinRank && bend != link.Label)
            {
                between.Add((along + ((band.Start + band.End) / 2), across + bend.Axis));
                continue;
            }

            between.Add((along + band.Start, across + bend.Axis));
            between.Add((along + band.End, across + bend.Axis));
        }

        if (link.Bow > 0) between.Add((along + ((first.End + last.Start) / 2), Math.Max(leaves, comes) + link.Bow));
        if (IsHemmedIn(link.To, to, level, side: -1)) between.Add((along + last.Start, comes));

        (double, double)? next = between.Count > 0 ? between[0] : null, previous = between.Count > 0 ? between[^1] : null;
        yield return EndPoint(from, leaves, level, side: 1, next ?? to.Middle);
        foreach ((double, double) place in between) yield return place;
        yield return EndPoint(to, comes, level, side: -1, previous ?? from.Middle);
    }

    private static bool IsHemmedIn(Slot slot, PlacedNode node, Level level, int side)
    {
        if (slot.Content is Level) return !node.IsOutermost(level, side);
        (double start, double end) = level.Bands[slot.Rank];
        return end - start - slot.Length > 24 && level.Longest(slot.Rank) > slot.Length + 24;
    }

    /// <summary>An edge from a node to itself: a loop beside it.</summary>
    public XElement DrawLoop(PlacedNode node, int index)
    {
        (double length, double breadth) = _direction.FromPicture(node.Shape.Width, node.Shape.Height);
        (double along, double across) = node.Middle;
        (ArrowHead tail, ArrowHead head) = Arrows(turned: false);
        double from = along - (length / 6), to = along + (length / 6), edge = across + (breadth / 2) - (breadth / 2 * node.Shape.Inset(1 / 3.0));
        double far = across + (breadth / 2) + (Loop.Size * (index + 1));
        MoveTo(from, edge + tail.Length);
        _path.Append('C').Append(Place(along - (length / 2), far))
            .Append(' ').Append(Place(along + (length / 2), far))
            .Append(' ').Append(Place(to, edge + head.Length));
        Point(tail, (from, edge), (0, -1));
        Point(head, (to, edge), (0, -1));
        return Finish((along, far - (Loop.Size / 4)), (from, edge), (to, edge));
    }

    private XElement DrawFlat(Link link, Level level, PlacedNode from, PlacedNode to)
    {
        (ArrowHead tail, ArrowHead head) = Arrows(link.Turned);
        (double Along, double Across) a = from.Middle, b = to.Middle;
        double sign = a.Across <= b.Across ? 1 : -1;
        double HalfBreadth(PlacedNode node) => _direction.FromPicture(node.Shape.Width, node.Shape.Height).Across / 2;
        double HalfLength(PlacedNode node) => _direction.FromPicture(node.Shape.Width, node.Shape.Height).Along / 2;

        if (Math.Abs(link.From.Order - link.To.Order) == 1 && level.Beside(link).Count() == 1)
        {
            (double Along, double Across) start = (a.Along, a.Across + (sign * HalfBreadth(from))), end = (b.Along, b.Across - (sign * HalfBreadth(to)));
            MoveTo(start.Along, start.Across + (sign * tail.Length));
            LineTo(end.Along, end.Across - (sign * head.Length));
            Point(tail, start, (0, -sign));
            Point(head, end, (0, sign));
            return Finish(((start.Along + end.Along) / 2, (start.Across + end.Across) / 2), start, end, isFlat: true);
        }

        // Over the heads of those between, or beside an edge that goes straight.
        int same = level.Beside(link).TakeWhile(other => other != link).Count();
        int apart = level.Beside(link).Any(other => other.Label is not null) ? 24 : 8;
        double top = Math.Min(a.Along - HalfLength(from), b.Along - HalfLength(to)) - 18 - (apart * same);
        (double Along, double Across) first = (a.Along - HalfLength(from), a.Across), last = (b.Along - HalfLength(to), b.Across);
        MoveTo(first.Along - tail.Length, first.Across);
        _path.Append('C').Append(Place(top - 6, first.Across))
            .Append(' ').Append(Place(top - 6, last.Across))
            .Append(' ').Append(Place(last.Along - head.Length, last.Across));
        Point(tail, first, (1, 0));
        Point(head, last, (1, 0));
        return Finish((top, (first.Across + last.Across) / 2), first, last, isFlat: true);
    }

    /// <summary>The place on a node's outline where an edge is attached; side is 1 where edges leave and -1 where they come in.</summary>
    private (double Along, double Across) EndPoint(PlacedNode node, double across, Level level, int side, (double Along, double Across) towards)
    {
        (double length, double breadth) = _direction.FromPicture(node.Shape.Width, node.Shape.Height);
        (double Along, double Across) middle = node.Middle;
        if (node.Level != level && node.IsOutermost(level, side))
        {
            // No neighbour is in the way: it comes from any side, and is aimed at the middle.
            (double dAlong, double dAcross) = (towards.Along - middle.Along, towards.Across - middle.Across);
            double reach = node.Shape.Reach(dAlong / (length / 2), dAcross / (breadth / 2));
            return (middle.Along + (dAlong * reach), middle.Across + (dAcross * reach));
        }

        double share = Math.Clamp((across - middle.Across) / (breadth / 2), -1, 1);
        return (middle.Along + (side * length / 2 * (1 - node.Shape.Inset(share))), across);
    }

    /// <summary>Draws an arrow at the end of a way, and gives the place where the line ends before it.</summary>
    private (double Along, double Across) PointAlong(ArrowHead arrow, (double Along, double Across) tip, (double Along, double Across) from)
    {
        (double along, double across) = (tip.Along - from.Along, tip.Across - from.Across);
        double distance = Math.Max(1e-9, Math.Sqrt((along * along) + (across * across)));
        (along, across) = (along / distance, across / distance);
        Point(arrow, tip, (along, across));
        double length = Math.Min(arrow.Length, distance * 0.9);
        return (tip.Along - (along * length), tip.Across - (across * length));
    }

    private (ArrowHead Tail, ArrowHead Head) Arrows(bool turned)
    {
        string dir = _edge.Attributes.Text("dir");
        if (dir.Length == 0) dir = _graph.Directed ? "forward" : "none";
        double size = Math.Clamp(_edge.Attributes.Number("arrowsize", 1), 0, 10);
        ArrowHead tail = dir is "back" or "both" ? new ArrowHead(_edge.Attributes.Text("arrowtail"), size) : ArrowHead.None;
        ArrowHead head = dir is "forward" or "both" ? new ArrowHead(_edge.Attributes.Text("arrowhead"), size) : ArrowHead.None;
        return turned ? (head, tail) : (tail, head);
    }

    private void Point(ArrowHead arrow, (double Along, double Across) tip, (double Along, double Across) towards) =>
        _arrows.AddRange(arrow.Draw(_pen, _direction.ToPicture(tip.Along, tip.Across), _direction.ToPicture(towards.Along, towards.Across)));

    private XElement Finish((double Along, double Across) middle, (double Along, double Across) tail, (double Along, double Across) head, bool isFlat = false)
    {
        XElement group = Group.Of("edge", _edge.Attributes, _edge.Title(_graph.Directed));
        group.Add(_pen.Line("path", ("d", _path.ToString())), _arrows);
        double towardsHead = head.Along >= tail.Along ? 14 : -14;
        AddText("label", middle);
        AddText("xlabel", middle);
        AddText("taillabel", (tail.Along + towardsHead, tail.Across));
        AddText("headlabel", (head.Along - towardsHead, head.Across));
        return group;

        void AddText(string name, (double Along, double Across) at)
        {
            TextBlock label = EdgeLabel.Of(_graph, _edge, name);
            if (label.IsEmpty) return;
            (double x, double y) = _direction.ToPicture(at.Along, at.Across);
            double side = name == "xlabel" && EdgeLabel.IsGiven(_edge) ? -1 : 1;
            if (isFlat) side = _direction.IsSideways == _direction.IsBackward ? side : -side;
            (x, y) = _direction.IsSideways != isFlat ? (x, y - (side * (2 + (label.Height / 2)))) : (x + (side * (4 + (label.Width / 2))), y);
            group.Add(_pen.Text(label, x, y, label.Width));
        }
    }

    private string Place(double along, double across) => Svg.Points(_direction.ToPicture(along, across));

    private void MoveTo(double along, double across) => _path.Append('M').Append(Place(along, across));

    private void LineTo(double along, double across) => _path.Append('L').Append(Place(along, across));
}
