using System.Globalization;
using System.Text.Json.Nodes;
using Micrograd.Interactive.Charts.Traces;
using Micrograd.Pictures;

namespace Micrograd.Interactive.Charts;

/// <summary>Draws a figure as plotly.js would, for places where no script runs: mail, GitHub, a notebook just opened.</summary>
internal sealed class ChartDrawing
{
    private readonly JsonLook _look;
    private readonly Dictionary<string, Axis> _axes = [];
    private readonly List<FlatTrace> _traces = [];
    private readonly List<string> _unknown = [];
    private readonly Painter _painter = new();
    private readonly double _width;
    private readonly double _height;
    private readonly string _ink;
    private readonly double _fontSize;
    private (double Left, double Top, double Right, double Bottom) _plot;

    private const double LineHeight = 1.3;

    private ChartDrawing(JsonObject figure)
    {
        JsonNode? layout = figure["layout"];
        _look = new JsonLook(layout, layout?["template"]?["layout"]);
        (_width, _height) = (Math.Clamp(_look.Number("width", 700), 100, 4000), Math.Clamp(_look.Number("height", 450), 100, 4000));
        (_ink, _fontSize) = (Rgba.Css(_look.Text("font.color", "#444444")), _look.Number("font.size", 12));
        ReadTraces(figure);
        GridDomains.Set(_look, _axes.Values);
        BarArrangement.Arrange(_traces.OfType<BarTrace>(), _look);
        foreach (FlatTrace trace in _traces) trace.Measure();
        foreach (Axis axis in _axes.Values) axis.SettleRange();
    }

    /// <summary>The picture, and its size in pixels.</summary>
    public static (string Svg, double Width, double Height) Draw(JsonObject figure, string summary)
    {
        var drawing = new ChartDrawing(figure);
        drawing.SetMargins();
        drawing.Paint();
        return (drawing._painter.Finish(drawing._width, drawing._height, summary), drawing._width, drawing._height);
    }

    private IEnumerable<FlatTrace> LegendTraces => _traces.Where(trace => trace.IsInLegend && trace.Name.Length > 0);

    /// <summary>As in plotly.js, a single trace gets a legend only when it is asked for.</summary>
    private bool HasLegend => !_look.IsFalse("showlegend") && LegendTraces.Any() && (_traces.Count(trace => trace.IsInLegend) > 1 || _look.IsTrue("showlegend"));

    /// <summary>Where it was asked for, and where it would leave the plot too narrow.</summary>
    private bool LegendIsBelow => _look.Text("legend.orientation") == "h" || LegendWidth > _width * 0.25;

    private double LegendWidth => LegendTraces.Max(trace => Painter.WidthOf(trace.Name, _fontSize)) + 44;

    private void ReadTraces(JsonObject figure)
    {
        string[] row = [.. _look.List("colorway").Select(color => color?.ToString() ?? "")];
        if (row.Length == 0) row = ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"];
        int index = 0;
        foreach (JsonNode? data in figure["data"] as JsonArray ?? [])
        {
            string kind = data?["type"]?.ToString() ?? "scatter";
            var look = new JsonLook(data, _look.List("template.data." + kind) is [var defaults, ..] ? defaults : null);
            string color = Rgba.Css(row[index++ % row.Length]);
            if (look.IsFalse("visible") || look.Text("visible") == "legendonly") continue;
            (Axis x, Axis y) = (AxisOf(look.Text("xaxis", "x"), figure), AxisOf(look.Text("yaxis", "y"), figure));
            FlatTrace? trace = kind switch
            {
                "scatter" or "scattergl" => new ScatterTrace(look, x, y, color),
                "bar" => BarTrace.Read(look, x, y, color),
                "histogram" => BarTrace.ReadHistogram(look, x, y, color),
                "heatmap" or "heatmapgl" => new HeatmapTrace(look, x, y, color),
                "contour" => new ContourTrace(look, x, y, color),
                _ => null,
            };
            if (trace is ScatterTrace scatter) scatter.Below = _traces.OfType<ScatterTrace>().LastOrDefault(other => other.X == x && other.Y == y);
            if (trace is null) _unknown.Add(kind);
            else _traces.Add(trace);
        }
    }

    private Axis AxisOf(string id, JsonObject figure)
    {
        if (_axes.TryGetValue(id, out Axis? axis)) return axis;
        string name = $"{id[..1]}axis";
        var look = new JsonLook(_look[name + id[1..]], _look["template.layout." + name]);
        IEnumerable<IList<JsonNode?>> data = AxisData.Of(figure, id);
        axis = new Axis(id, look, Autotype.Of(look, data), AxisData.Order(look, data));
        _axes.Add(id, axis);
        return axis;
    }

    /// <summary>As much room round the plot as the texts there need.</summary>
    private void SetMargins()
    {
        double title = Title.Length > 0 ? TitleSize + 26 : 16;
        double subtitles = Annotations.Any(note => note.Text("yref") == "paper" && note.Number("y", 0) >= 1) ? _fontSize * 1.6 + 6 : 0;
        _plot = (20, title + subtitles, _width - 16, _height - 16);

        // Labels depend on how long the axis is, and that on the labels of the other.
        for (int round = 0; round < 2; round++)
        {
            foreach (Axis axis in _axes.Values) SetPixels(axis);
            double left = 12, right = 16, bottom = 12;
            foreach (Axis axis in _axes.Values.Where(axis => !axis.IsHidden))
            {
                double room = LabelRoom(axis) + (AxisTitle(axis).Length > 0 ? 24 : 6);
                if (axis.IsHorizontal && StandsAt(axis) <= 0.01) bottom = Math.Max(bottom, room);
                if (axis.IsHorizontal && axis.Type == AxisType.Date) (left, right) = (Math.Max(left, HalfLabel(axis)), Math.Max(right, HalfLabel(axis)));
                if (!axis.IsHorizontal && axis.Look.Text("side") != "right" && StandsAt(axis) <= 0.01) left = Math.Max(left, room);
                if (!axis.IsHorizontal && axis.Look.Text("side") == "right") right = Math.Max(right, room);
            }

            if (ScaleTraces.Any()) right += 72;
            if (HasLegend && LegendIsBelow) bottom += 28;
            else if (HasLegend) right += LegendWidth;
            _plot = (left + 6, title + subtitles, _width - right, _height - bottom - 6);
        }

        foreach (Axis axis in _axes.Values) SetPixels(axis);
    }

    private IEnumerable<FlatTrace> ScaleTraces => _traces.Where(trace => trace.Scale is not null).Take(1);

    private void SetPixels(Axis axis) => axis.Pixels = axis.IsHorizontal
        ? (AcrossPaper(axis.Domain.From), AcrossPaper(axis.Domain.To))
        : (DownPaper(axis.Domain.From), DownPaper(axis.Domain.To));

    private double AcrossPaper(double share) => _plot.Left + (share * (_plot.Right - _plot.Left));

    private double DownPaper(double share) => _plot.Bottom - (share * (_plot.Bottom - _plot.Top));

    /// <summary>Where an axis stands: the beginning of the domain of the axis that it is anchored to.</summary>
    private double StandsAt(Axis axis) => _axes.TryGetValue(axis.Anchor, out Axis? anchor) ? anchor.Domain.From : 0;

    private double LabelRoom(Axis axis)
    {
        if (axis.Look.IsFalse("showticklabels")) return 4;
        string[][] labels = [.. axis.FindTicks().Select(tick => tick.Label.Split('\n'))];
        double widest = labels.SelectMany(lines => lines).Select(line => Painter.WidthOf(line, TickSize(axis))).DefaultIfEmpty(0).Max();
        double moreLines = (labels.Select(lines => lines.Length).DefaultIfEmpty(1).Max() - 1) * TickSize(axis) * LineHeight;
        return axis.IsHorizontal ? (LabelsAreSlanted(axis) ? 14 + (widest * 0.6) : TickSize(axis) + 12 + moreLines) : widest + 12;
    }

    /// <summary>How far the widest label reaches to the side of its tick.</summary>
    private double HalfLabel(Axis axis) => axis.FindTicks().SelectMany(tick => tick.Label.Split('\n')).Select(line => Painter.WidthOf(line, TickSize(axis)) / 2).DefaultIfEmpty(0).Max();

    private bool LabelsAreSlanted(Axis axis)
    {
        List<(double Place, string Label)> ticks = axis.FindTicks();
        double room = Math.Abs(axis.Pixels.To - axis.Pixels.From) / Math.Max(1, ticks.Count);
        return axis.IsNamed && ticks.SelectMany(tick => tick.Label.Split('\n')).Any(line => Painter.WidthOf(line, TickSize(axis)) > room - 4);
    }

    private double TickSize(Axis axis) => axis.Look.Number("tickfont.size", _fontSize);

    private static string AxisTitle(Axis axis) => axis.Look.PlainText("title.text") is { Length: > 0 } text ? text : axis.Look.PlainText("title");

    private string Title => _look.PlainText("title.text") is { Length: > 0 } text ? text : _look.PlainText("title");

    private double TitleSize => _look.Number("title.font.size", 17);

    private IEnumerable<JsonLook> Annotations => _look.List("annotations").Select(note => new JsonLook(note)).Where(note => !note.IsFalse("visible"));

    private void Paint()
    {
        _painter.Add("rect", ("width", "100%"), ("height", "100%"), ("rx", 6.0), ("fill", CardColor));
        List<(Axis X, Axis Y)> plots = [.. _traces.Select(trace => (trace.X, trace.Y)).Distinct()];
        foreach ((Axis x, Axis y) in plots) PaintGrid(x, y, isFirst: plots.First(plot => plot.X == x || plot.Y == y) == (x, y));
        foreach ((Axis x, Axis y) in plots)
        {
            _painter.OpenClip(x.Pixels.From, y.Pixels.To, x.Pixels.To - x.Pixels.From, y.Pixels.From - y.Pixels.To);

            // Areas of colour lie below lines and points, in whatever order they were given.
            foreach (FlatTrace trace in _traces.Where(trace => trace.X == x && trace.Y == y).OrderBy(trace => trace is not GridTrace)) trace.Paint(_painter);
            _painter.CloseGroup();
        }

        foreach (JsonNode? shape in _look.List("shapes")) PaintShape(new JsonLook(shape));
        foreach (Axis axis in _axes.Values) PaintAxis(axis);
        foreach (JsonLook note in Annotations) PaintAnnotation(note);
        _painter.Text(Title, Math.Max(12, _width * _look.Number("title.x", 0.5)), 12 + TitleSize, TitleSize, _ink, _look.Number("title.x", 0.5) < 0.4 ? "start" : "middle");
        foreach (FlatTrace trace in ScaleTraces) PaintScale(trace);
        if (HasLegend) PaintLegend();
        if (_unknown.Count > 0) _painter.Text($"This picture leaves out: {string.Join(", ", _unknown.Distinct())}. The interactive chart has it.", _width / 2, _height - 4, 11, _ink);
    }

    /// <summary>A page may be dark: a chart without a background gets a light one.</summary>
    private string CardColor => Rgba.Parse(_look.Text("paper_bgcolor", "white")) is { Opacity: >= 1 } color ? color.ToString() : "#ffffff";

    private void PaintGrid(Axis x, Axis y, bool isFirst)
    {
        if (isFirst) _painter.Add("rect", ("x", x.Pixels.From), ("y", y.Pixels.To), ("width", x.Pixels.To - x.Pixels.From), ("height", y.Pixels.From - y.Pixels.To), ("fill", Rgba.Css(_look.Text("plot_bgcolor", "white"))));
        foreach (Axis axis in (Axis[])[x, y])
        {
            string color = Rgba.Css(axis.Look.Text("gridcolor", "#eeeeee"));
            if (!axis.Look.IsFalse("showgrid") && !(axis.IsNamed && axis.IsHorizontal)) Lines(axis, axis.FindTicks().Select(tick => tick.Place), color, axis.Look.Number("gridwidth", 1));
            bool hasZero = axis.Type == AxisType.Linear && !axis.Look.IsFalse("zeroline") && Math.Min(axis.Range.From, axis.Range.To) <= 0 && Math.Max(axis.Range.From, axis.Range.To) >= 0;
            if (hasZero) Lines(axis, [0], Rgba.Css(axis.Look.Text("zerolinecolor", "#444444")), axis.Look.Number("zerolinewidth", 1));
        }

        void Lines(Axis axis, IEnumerable<double> places, string color, double width)
        {
            string path = string.Concat(places.Select(axis.ToPixel).Select(pixel => axis.IsHorizontal
                ? $"M{Painter.Number(pixel)},{Painter.Number(y.Pixels.To)}V{Painter.Number(y.Pixels.From)}"
                : $"M{Painter.Number(x.Pixels.From)},{Painter.Number(pixel)}H{Painter.Number(x.Pixels.To)}"));
            if (path.Length > 0) _painter.Add("path", ("d", path), ("stroke", color), ("stroke-width", width));
        }
    }

    private void PaintAxis(Axis axis)
    {
        if (axis.IsHidden || !_traces.Any(trace => trace.X == axis || trace.Y == axis)) return;
        double size = TickSize(axis);
        string ink = Rgba.Css(axis.Look.Text("tickfont.color", _ink));
        bool isRight = axis.Look.Text("side") == "right";
        Axis? anchor = _axes.GetValueOrDefault(axis.Anchor);
        double stands = anchor is null ? (axis.IsHorizontal ? _plot.Bottom : isRight ? _plot.Right : _plot.Left) : isRight ? anchor.Pixels.To : anchor.Pixels.From;
        if (!axis.Look.IsFalse("showticklabels"))
        {
            bool isSlanted = axis.IsHorizontal && LabelsAreSlanted(axis);
            foreach ((double place, string label) in axis.FindTicks())
            {
                double pixel = axis.ToPixel(place);
                if (isSlanted)
                {
                    _painter.Text(label.Replace('\n', ' '), pixel - 4, stands + size + 2, size, ink, "start", angle: 35);
                    continue;
                }

                string[] lines = label.Split('\n');
                for (int i = 0; i < lines.Length; i++)
                {
                    double down = i * size * LineHeight;
                    if (axis.IsHorizontal) _painter.Text(lines[i], pixel, stands + size + 5 + down, size, ink);
                    else _painter.Text(lines[i], stands + (isRight ? 6 : -6), pixel + (size * 0.35) + down - ((lines.Length - 1) * size * LineHeight / 2), size, ink, isRight ? "start" : "end");
                }
            }
        }

        double titleSize = axis.Look.Number("title.font.size", _fontSize + 2), middle = (axis.Pixels.From + axis.Pixels.To) / 2;
        if (axis.IsHorizontal) _painter.Text(AxisTitle(axis), middle, stands + LabelRoom(axis) + titleSize + 2, titleSize, _ink);
        else _painter.Text(AxisTitle(axis), stands + ((isRight ? 1 : -1) * (LabelRoom(axis) + 8)), middle, titleSize, _ink, angle: isRight ? 90 : -90);
    }

    private void PaintAnnotation(JsonLook note)
    {
        (double x, double y) = (Place(note, "x", horizontal: true, isNote: true), Place(note, "y", horizontal: false, isNote: true));
        if (!double.IsFinite(x) || !double.IsFinite(y)) return;
        double size = note.Number("font.size", _fontSize);
        string text = note.PlainText("text"), ink = Rgba.Css(note.Text("font.color", _ink));
        if (note.IsFalse("showarrow"))
        {
            double down = note.Text("yanchor") switch { "bottom" => -6, "top" => size + 2, _ => size * 0.35 };
            _painter.Text(text, x, y + down, size, ink, note.Text("xanchor") switch { "left" => "start", "right" => "end", _ => "middle" });
            return;
        }

        (double fromX, double fromY) = (x + note.Number("ax", -10), y + note.Number("ay", -30));
        string color = Rgba.Css(note.Text("arrowcolor", _ink));
        _painter.Add("path", ("d", $"M{Painter.Number(fromX)},{Painter.Number(fromY)}L{Painter.Number(x)},{Painter.Number(y)}"), ("stroke", color));
        _painter.Add("circle", ("cx", x), ("cy", y), ("r", 2.5), ("fill", color));
        _painter.Text(text, fromX, fromY + (fromY > y ? size + 2 : -5), size, ink);
    }

    private void PaintShape(JsonLook shape)
    {
        double[] places = [Place(shape, "x0", horizontal: true), Place(shape, "y0", horizontal: false), Place(shape, "x1", horizontal: true), Place(shape, "y1", horizontal: false)];
        if (!places.All(double.IsFinite)) return;
        string stroke = Rgba.Css(shape.Text("line.color", _ink));
        string? dashes = shape.Text("line.dash") switch { "dot" => "2,4", "dash" => "9,6", "" or "solid" => null, _ => "9,4,2,4" };
        (double left, double top, double right, double bottom) = (Math.Min(places[0], places[2]), Math.Min(places[1], places[3]), Math.Max(places[0], places[2]), Math.Max(places[1], places[3]));
        (string Name, object? Value)[] look = [("fill", shape.Has("fillcolor") ? Rgba.Css(shape.Text("fillcolor")) : "none"), ("stroke", stroke), ("stroke-width", shape.Number("line.width", 2)), ("stroke-dasharray", dashes), ("opacity", shape.Number("opacity", 1))];
        switch (shape.Text("type"))
        {
            case "line":
                _painter.Add("path", [("d", $"M{Painter.Number(places[0])},{Painter.Number(places[1])}L{Painter.Number(places[2])},{Painter.Number(places[3])}"), .. look]);
                break;
            case "circle":
                _painter.Add("ellipse", [("cx", (left + right) / 2), ("cy", (top + bottom) / 2), ("rx", (right - left) / 2), ("ry", (bottom - top) / 2), .. look]);
                break;
            case "rect":
                _painter.Add("rect", [("x", left), ("y", top), ("width", right - left), ("height", bottom - top), .. look]);
                break;
        }
    }

    /// <summary>A place that is given on an axis, as a share of its domain, or as a share of the plot.</summary>
    private double Place(JsonLook look, string name, bool horizontal, bool isNote = false)
    {
        string reference = look.Text(name[..1] + "ref", name[..1]);
        string id = reference.Split(' ')[0];
        double number = JsonLook.ToNumber(look[name]);
        if (id == "paper") return horizontal ? AcrossPaper(number) : DownPaper(number);
        if (!_axes.TryGetValue(id, out Axis? axis)) return double.NaN;
        return reference.EndsWith(" domain", StringComparison.Ordinal) ? axis.Pixels.From + (number * (axis.Pixels.To - axis.Pixels.From)) : axis.ToPixel(axis.IsLogarithmic && !isNote ? axis.Read(look[name]) : axis.Locate(look[name]));
    }

    private void PaintScale(FlatTrace trace)
    {
        ColorScale scale = trace.Scale!;
        string id = _painter.NewId();
        double left = _plot.Right + 14, top = _plot.Top, height = _plot.Bottom - _plot.Top;
        _painter.Raw(string.Create(CultureInfo.InvariantCulture, $"<linearGradient id=\"{id}\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">"));
        foreach ((double place, Rgba color) in scale.Stops.OrderBy(stop => stop.Place)) _painter.Add("stop", ("offset", place.ToString("0.###", CultureInfo.InvariantCulture)), ("stop-color", color));
        _painter.Raw("</linearGradient>");
        _painter.Add("rect", ("x", left), ("y", top), ("width", 16.0), ("height", height), ("fill", $"url(#{id})"), ("opacity", trace.Opacity < 1 ? trace.Opacity : null));
        if (scale.Most <= scale.Least) return;
        foreach ((double place, string label) in Ticks.Linear(scale.Least, scale.Most, (int)Math.Clamp(height / 40, 2, 9)))
        {
            _painter.Text(label, left + 21, _plot.Bottom - (scale.ShareOf(place) * height) + (_fontSize * 0.35), _fontSize, _ink, "start");
        }
    }

    private void PaintLegend()
    {
        double left = LegendIsBelow ? _plot.Left : _width - LegendWidth, middle = LegendIsBelow ? _height - 14 : _plot.Top + 8;
        foreach (FlatTrace trace in LegendTraces)
        {
            trace.PaintKey(_painter, left, middle);
            _painter.Text(trace.Name, left + 36, middle + (_fontSize * 0.35), _fontSize, _ink, "start");
            if (LegendIsBelow) left += Painter.WidthOf(trace.Name, _fontSize) + 56;
            else middle += 20;
        }
    }
}
