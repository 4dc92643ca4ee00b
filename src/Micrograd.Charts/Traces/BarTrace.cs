using System.Text.Json.Nodes;
using Micrograd.Charts.Axes;
using Micrograd.Charts.Painting;
using Micrograd.Charts.Reading;
using Micrograd.Pictures;

namespace Micrograd.Charts.Traces;

/// <summary>A bar of a chart, in numbers on the axes: where it stands, how wide it is, and from where to where it reaches.</summary>
internal record struct BarSpan(double Place, double Width, double From, double To);

/// <summary>Bars, upright or lying; a histogram's bars, too.</summary>
internal sealed class BarTrace : FlatTrace
{
    private readonly List<BarSpan> _bars;
    private readonly double[] _edges;

    private BarTrace(JsonLook look, Axis x, Axis y, string color, bool isLying, bool touches, List<BarSpan> bars)
        : base(look, x, y, color)
    {
        (IsLying, Touches, _bars) = (isLying, touches, bars);
        _edges = [.. bars.SelectMany(bar => (double[])[Edge(bar, -1), Edge(bar, 1)])];
    }

    public bool IsLying { get; }

    /// <summary>Whether neighbours touch each other, as those of a histogram do.</summary>
    public bool Touches { get; }

    /// <summary>Those that follow each other may be moved apart or onto each other.</summary>
    public IReadOnlyList<BarSpan> Bars => _bars;

    public Axis Along => IsLying ? Y : X;

    private Axis Across => IsLying ? X : Y;

    public static BarTrace Read(JsonLook look, Axis x, Axis y, string color)
    {
        bool isLying = look.Text("orientation") == "h";
        (Axis along, Axis across) = isLying ? (y, x) : (x, y);
        IList<JsonNode?> places = DataArray.ReadPlaces(look[isLying ? "y" : "x"]), values = DataArray.Read(look[isLying ? "x" : "y"]);
        List<BarSpan> bars = [];
        for (int i = 0; i < values.Count; i++)
        {
            double place = i < places.Count ? along.Read(places[i]) : i, value = across.Read(values[i]);
            if (double.IsFinite(place) && double.IsFinite(value)) bars.Add(new BarSpan(place, 1, across.IsLogarithmic ? double.NegativeInfinity : 0, value));
        }

        double[] distinct = [.. bars.Select(bar => bar.Place).Distinct().Order()];
        double width = distinct.Zip(distinct.Skip(1), (a, b) => b - a).DefaultIfEmpty(along.Unit).Min();
        return new BarTrace(look, x, y, color, isLying, touches: false, [.. bars.Select(bar => bar with { Width = width })]);
    }

    /// <summary>Counts numbers in steps of equal width.</summary>
    public static BarTrace ReadHistogram(JsonLook look, Axis x, Axis y, string color)
    {
        bool isLying = look.Text("orientation") == "h" || (!look.Has("x") && look.Has("y"));
        (string name, Axis axis) = isLying ? ("y", y) : ("x", x);
        double[] numbers = [.. DataArray.ReadPlaces(look[name]).Select(axis.Read).Where(double.IsFinite)];
        return new BarTrace(look, x, y, color, isLying, touches: !axis.IsNamed, numbers.Length == 0 ? [] : Count(look, name, numbers, axis.Type));
    }

    public void Move(Func<BarSpan, BarSpan> move)
    {
        for (int i = 0; i < _bars.Count; i++) _bars[i] = move(_bars[i]);
    }

    public override void Measure()
    {
        // The room that a bar has for itself, the gap to its neighbours included.
        foreach (double edge in _edges) Along.Include(edge, 0, 0);
        foreach (BarSpan bar in _bars)
        {
            foreach (double end in (double[])[bar.From, bar.To]) Across.Include(end, end == 0 ? 0 : 0.055, end == 0 ? 0 : 0.055);
        }
    }

    public override void Paint(Painter painter)
    {
        painter.OpenGroup(("fill", Fill(0)), ("opacity", Opacity < 1 ? Opacity : null));
        double gap = Touches ? 0.5 : 0;
        foreach ((int i, BarSpan bar) in _bars.Index())
        {
            double a = Along.ToPixel(Edge(bar, -1)), b = Along.ToPixel(Edge(bar, 1));
            double from = Across.ToPixel(double.IsFinite(bar.From) ? bar.From : Across.Range.From), to = Across.ToPixel(bar.To);
            (double left, double right) = IsLying ? (from, to) : (a, b);
            (double top, double bottom) = IsLying ? (a, b) : (from, to);
            (left, right) = (Math.Min(left, right) + (IsLying ? 0 : gap), Math.Max(left, right) - (IsLying ? 0 : gap));
            (top, bottom) = (Math.Min(top, bottom) + (IsLying ? gap : 0), Math.Max(top, bottom) - (IsLying ? gap : 0));
            painter.Add("rect", ("x", left), ("y", top), ("width", Math.Max(0, right - left)), ("height", Math.Max(0, bottom - top)), ("fill", Fill(i) == Fill(0) ? null : Fill(i)));
        }

        painter.CloseGroup();
    }

    public override void PaintKey(Painter painter, double left, double middle) =>
        painter.Add("rect", ("x", left + 9), ("y", middle - 6), ("width", 12.0), ("height", 12.0), ("fill", Fill(0)), ("opacity", Opacity < 1 ? Opacity : null));

    /// <summary>Where a bar begins (side -1) or ends (side 1), if there are numbers as large.</summary>
    private static double Edge(BarSpan bar, int side) => Math.Clamp(bar.Place + (side * bar.Width / 2), double.MinValue, double.MaxValue);

    private string Fill(int i) => Look["marker.color"] switch
    {
        JsonArray colors when i < colors.Count && colors[i] is { } color && double.IsNaN(JsonLook.ToNumber(color)) => Rgba.Css(color.ToString()),
        JsonValue color => Rgba.Css(color.ToString()),
        _ => Rgba.Css(Color),
    };

    private static List<BarSpan> Count(JsonLook look, string name, double[] numbers, AxisType type)
    {
        (double least, double most) = (numbers.Min(), numbers.Max());
        bool areWhole = type != AxisType.Date && numbers.All(double.IsInteger);

        // About as many steps as the square root of the count, but for whole numbers no finer than 1.
        double wanted = Math.Max(1, look.Number("nbins" + name, Math.Clamp(2 * Math.Sqrt(numbers.Length), 4, 50)));
        double rough = (most / wanted) - (least / wanted), finest = Math.Max(Math.Abs(most), Math.Abs(least)) * 1e-15;
        double step = type == AxisType.Category
            ? 1
            : look.Number(
                $"{name}bins.size",
                most > least
                    ? type == AxisType.Date ? DateTicks.RoundStep(rough) : Ticks.RoundStep(Math.Max(rough, finest))
                    : type == AxisType.Date ? LooseDate.Day : Math.Max(1, finest));
        if (areWhole) step = Math.Max(1, step);
        double start = look.Number($"{name}bins.start", Math.Max((Math.Floor(least / step) * step) - (areWhole ? step / 2 : 0), double.MinValue));

        var counts = new SortedDictionary<long, int>();
        foreach (double number in numbers)
        {
            long place = (long)Math.Floor(Steps(number) + 1e-9);
            counts[place] = counts.GetValueOrDefault(place) + 1;
        }

        double unit = look.Text("histnorm") switch
        {
            "percent" => 100.0 / numbers.Length,
            "probability" => 1.0 / numbers.Length,
            "density" => 1 / step,
            "probability density" => 1 / (step * numbers.Length),
            _ => 1,
        };
        return [.. counts.Select(pair => new BarSpan(Place(pair.Key + 0.5), step, 0, pair.Value * unit))];

        // From the start; the difference of two numbers may be more than the largest.
        double Steps(double number) => double.IsFinite(number - start) ? (number - start) / step : (number / step) - (start / step);
        double Place(double steps) => double.IsFinite(steps * step) ? start + (steps * step) : ((start / step) + steps) * step;
    }
}
