using System.Text;
using System.Text.Json.Nodes;
using Micrograd.Charts.Axes;
using Micrograd.Charts.Painting;
using Micrograd.Charts.Reading;
using Micrograd.Pictures;

namespace Micrograd.Charts.Traces;

/// <summary>Points, joined by lines, shown as markers or texts, with the area below filled.</summary>
internal sealed class ScatterTrace : FlatTrace
{
    private const int ManyMarkers = 5000;

    private readonly List<(double X, double Y)> _points;
    private readonly HashSet<string> _modes;
    private readonly string _lineColor;

    public ScatterTrace(JsonLook look, Axis x, Axis y, string color)
        : base(look, x, y, color)
    {
        _points = ReadPoints(look, x, y);
        string mode = look.Text("mode", _points.Count < 20 ? "lines+markers" : "lines");
        _modes = [.. mode.Split('+')];
        string marker = look["marker.color"] is JsonValue own ? own.ToString() : color;
        _lineColor = Rgba.Css(look.Text("line.color", _modes.Contains("lines") ? marker : color));
    }

    /// <summary>The trace before this one on the same axes: "tonexty" fills up to it.</summary>
    public ScatterTrace? Below { get; set; }

    public override ColorScale? Scale => Look["marker.color"] is JsonArray && Look.IsTrue("marker.showscale") ? MarkerScale : null;

    private ColorScale MarkerScale
    {
        get
        {
            double[] numbers = [.. Look.List("marker.color").Select(JsonLook.ToNumber).Where(double.IsFinite).DefaultIfEmpty(0)];
            return ColorScale.Read(Look.Part("marker"), Look.Number("marker.cmin", numbers.Min()), Look.Number("marker.cmax", numbers.Max()));
        }
    }

    private bool HasArea => Look.Text("fill") is "tozeroy" or "tonexty";

    public override void Measure()
    {
        double room = _modes.Contains("markers") || _modes.Contains("text") ? 0.05 : 0;
        foreach ((double x, double y) in _points)
        {
            X.Include(x, room, room);
            Y.Include(y, 0.055, 0.055);
        }

        if (HasArea && (Look.Text("fill") == "tozeroy" || Below is null) && !Y.IsLogarithmic) Y.Include(0, 0, 0);
    }

    public override void Paint(Painter painter)
    {
        painter.OpenGroup(("opacity", Opacity < 1 ? Opacity : null));
        if (HasArea) PaintArea(painter);
        if (_modes.Contains("lines"))
        {
            painter.Add(
                "path",
                ("d", Path(_points)),
                ("fill", "none"),
                ("stroke", _lineColor),
                ("stroke-width", Look.Number("line.width", 2)),
                ("stroke-dasharray", Dashes),
                ("stroke-linejoin", "round"));
        }

        if (_modes.Contains("markers")) PaintMarkers(painter);
        if (_modes.Contains("text")) PaintTexts(painter);
        painter.CloseGroup();
    }

    public override void PaintKey(Painter painter, double left, double middle)
    {
        if (_modes.Contains("lines"))
        {
            painter.Add("path", ("d", $"M{Svg.Number(left)},{Svg.Number(middle)}h30"), ("stroke", _lineColor), ("stroke-width", Look.Number("line.width", 2)), ("stroke-dasharray", Dashes));
        }

        if (_modes.Contains("markers")) Marker(left + 15, middle, 0, Math.Min(10, Size(0))).PaintOn(painter);
    }

    private static List<(double, double)> ReadPoints(JsonLook look, Axis x, Axis y)
    {
        IList<JsonNode?> xs = DataArray.ReadPlaces(look["x"]), ys = DataArray.ReadPlaces(look["y"]);
        int count = xs.Count == 0 ? ys.Count : ys.Count == 0 ? xs.Count : Math.Min(xs.Count, ys.Count);
        (double start, double step) = (look.Has("x0") ? x.Read(look["x0"]) : 0, look.Number("dx", x.Unit));
        (double yStart, double yStep) = (look.Has("y0") ? y.Read(look["y0"]) : 0, look.Number("dy", y.Unit));
        return
        [
            .. Interruption.Between(Enumerable.Range(0, count)).Select(i => (
                xs.Count == 0 ? start + (i * step) : x.Read(xs[i]),
                ys.Count == 0 ? yStart + (i * yStep) : y.Read(ys[i]))),
        ];
    }

    private string? Dashes => Look.Text("line.dash") switch
    {
        "dot" => "2,4",
        "dash" => "9,6",
        "longdash" => "14,7",
        "dashdot" => "9,4,2,4",
        "longdashdot" => "14,5,2,5",
        _ => null,
    };

    private IEnumerable<(double X, double Y)> Pixels(IEnumerable<(double X, double Y)> points) =>
        points.Select(point => (X.ToPixel(point.X), Y.ToPixel(point.Y)));

    /// <summary>The line in pixels, with gaps where a number is missing. Of many points in one column of pixels those that show are kept.</summary>
    private string Path(IEnumerable<(double X, double Y)> points)
    {
        string shape = Look.Text("line.shape");
        var path = new StringBuilder();
        bool isDown = false;
        (double X, double Y) before = default;
        foreach ((double x, double y) in Thinned([.. Pixels(points)]))
        {
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                isDown = isDown && Look.IsTrue("connectgaps");
                continue;
            }

            if (!isDown) path.Append('M');
            else if (shape == "hv") path.Append('H').Append(Svg.Number(x)).Append('L');
            else if (shape == "vh") path.Append('V').Append(Svg.Number(y)).Append('L');
            else if (shape == "hvh") path.Append('H').Append(Svg.Number((before.X + x) / 2)).Append('V').Append(Svg.Number(y)).Append('L');
            else path.Append('L');
            path.Append(Svg.Number(x)).Append(',').Append(Svg.Number(y));
            (isDown, before) = (true, (x, y));
        }

        return path.ToString();
    }

    private static List<(double X, double Y)> Thinned(List<(double X, double Y)> points)
    {
        const int Few = 2000;
        if (points.Count <= Few) return points;

        // Of a run of points in the same column: where it comes in, its lowest, its highest, and where it goes on.
        List<(double X, double Y)> kept = [];
        for (int start = 0, end; start < points.Count; start = end)
        {
            for (end = start + 1; end < points.Count && Math.Floor(points[end].X) == Math.Floor(points[start].X);) end++;
            List<(double X, double Y)> run = points.GetRange(start, end - start);
            if (run.Count <= 4)
            {
                kept.AddRange(run);
                continue;
            }

            int low = run.IndexOf(run.MinBy(point => point.Y)), high = run.IndexOf(run.MaxBy(point => point.Y));
            kept.AddRange(new SortedSet<int> { 0, low, high, run.Count - 1 }.Select(i => run[i]));
        }

        return kept;
    }

    private void PaintArea(Painter painter)
    {
        List<(double X, double Y)> floor = Look.Text("fill") == "tonexty" && Below is not null
            ? Below._points
            : [(_points.FirstOrDefault().X, Math.Max(0, Y.Range.From)), (_points.LastOrDefault().X, Math.Max(0, Y.Range.From))];
        string area = Path(_points.Concat(floor.AsEnumerable().Reverse()));
        string fill = Look.Text("fillcolor");
        painter.Add("path", ("d", area + "Z"), ("fill", fill.Length > 0 ? Rgba.Css(fill) : (Rgba.Parse(_lineColor) with { Opacity = 0.5 }).ToString()));
    }

    private void PaintMarkers(Painter painter)
    {
        // Markers that would lie on top of each other to a hair are drawn once; where there are very many, a hair is wider.
        double hair = _points.Count > ManyMarkers ? 2 : 0.1;
        var drawn = new HashSet<(double, double, string)>();
        foreach ((int i, (double x, double y)) in Pixels(_points).Index())
        {
            if (!double.IsFinite(x) || !double.IsFinite(y)) continue;
            Marker marker = Marker(x, y, i, Size(i));
            if (drawn.Add((Math.Round(x / hair), Math.Round(y / hair), marker.Fill))) marker.PaintOn(painter);
        }
    }

    private Marker Marker(double x, double y, int i, double size)
    {
        JsonNode? color = Look["marker.color"];
        string fill = color is JsonArray colors && i < colors.Count
            ? double.IsNaN(JsonLook.ToNumber(colors[i])) ? Rgba.Css(colors[i]?.ToString() ?? Color) : MarkerScale[JsonLook.ToNumber(colors[i])].ToString()
            : Rgba.Css(color is JsonValue ? color.ToString() : _modes.Contains("lines") ? _lineColor : Color);
        JsonNode? symbol = Look["marker.symbol"] is JsonArray symbols ? (i < symbols.Count ? symbols[i] : null) : Look["marker.symbol"];
        double outline = Look.Number("marker.line.width", 0);
        return new Marker(x, y, size / 2, symbol?.ToString() ?? "circle", fill, Rgba.Css(Look.Text("marker.line.color", "#444444")), outline, Look.Number("marker.opacity", 1));
    }

    private double Size(int i) => Look["marker.size"] is JsonArray sizes ? (i < sizes.Count ? Math.Max(0, JsonLook.ToNumber(sizes[i])) : 6) : Look.Number("marker.size", 6);

    private void PaintTexts(Painter painter)
    {
        JsonNode? text = Look["text"];
        string position = Look.Text("textposition", "middle center");
        double up = position.StartsWith("top", StringComparison.Ordinal) ? -10 : position.StartsWith("bottom", StringComparison.Ordinal) ? 18 : 4;
        (string anchor, double aside) = position.EndsWith("right", StringComparison.Ordinal) ? ("start", 6)
            : position.EndsWith("left", StringComparison.Ordinal) ? ("end", -6)
            : ("middle", 0.0);
        foreach ((int i, (double x, double y)) in Pixels(_points).Index())
        {
            string label = (text is JsonArray texts ? (i < texts.Count ? texts[i] : null) : text)?.ToString() ?? "";
            if (double.IsFinite(x) && double.IsFinite(y)) painter.Text(label, x + aside, y + up, Look.Number("textfont.size", 12), Rgba.Css(Look.Text("textfont.color", "#2a3f5f")), anchor);
        }
    }
}
