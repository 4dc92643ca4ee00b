using System.Text.Json.Nodes;
using Micrograd.Charts.Axes;
using Micrograd.Charts.Reading;
using Micrograd.Charts.Traces;
using Micrograd.Pictures;

namespace Micrograd.Charts.Drawing;

/// <summary>A figure, read and measured: its traces, and the axes that they stand on.</summary>
internal sealed class Chart
{
    /// <summary>plotly.js's row of colours.</summary>
    private static readonly string[] Colors = ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"];

    private readonly JsonObject _figure;
    private readonly Dictionary<string, Axis> _axes = [];
    private readonly List<FlatTrace> _traces = [];
    private readonly List<string> _leftOut = [];

    public Chart(JsonObject figure)
    {
        _figure = figure;
        Look = new JsonLook(figure["layout"], new JsonLook(figure["layout"])["template.layout"]);
        (Width, Height) = (Math.Clamp(Look.Number("width", 700), 100, 4000), Math.Clamp(Look.Number("height", 450), 100, 4000));
        (Ink, FontSize) = (Rgba.Css(Look.Text("font.color", "#444444")), Look.Number("font.size", 12));
        ReadTraces();
        GridDomains.Set(Look, Axes);
        BarArrangement.Arrange(_traces.OfType<BarTrace>(), Look);
        foreach (FlatTrace trace in _traces) trace.Measure();
        foreach (Axis axis in Axes) axis.SettleRange();
    }

    /// <summary>What the layout says.</summary>
    public JsonLook Look { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>The colour of texts.</summary>
    public string Ink { get; }

    public double FontSize { get; }

    public string Title => Look.PlainText("title.text") is { Length: > 0 } text ? text : Look.PlainText("title");

    public double TitleSize => Look.Number("title.font.size", 17);

    public IReadOnlyCollection<Axis> Axes => _axes.Values;

    /// <summary>Those that can be drawn, in their order.</summary>
    public IReadOnlyList<FlatTrace> Traces => _traces;

    /// <summary>The kinds of those that can't.</summary>
    public IEnumerable<string> LeftOut => _leftOut.Distinct();

    /// <summary>The pairs of axes that traces stand on.</summary>
    public IEnumerable<(Axis X, Axis Y)> Plots => _traces.Select(trace => (trace.X, trace.Y)).Distinct();

    /// <summary>The trace whose colours have a bar beside the plot.</summary>
    public FlatTrace? ScaleTrace => _traces.FirstOrDefault(trace => trace.Scale is not null);

    /// <summary>The notes in the plot and round it.</summary>
    public IEnumerable<JsonLook> Annotations => Look.List("annotations").Select(note => new JsonLook(note)).Where(note => !note.IsFalse("visible"));

    public Axis? Find(string id) => _axes.GetValueOrDefault(id);

    private void ReadTraces()
    {
        string[] row = [.. Look.List("colorway").Select(color => color?.ToString() ?? "")];
        if (row.Length == 0) row = Colors;
        int index = 0;
        foreach (JsonNode? data in _figure["data"] as JsonArray ?? [])
        {
            string kind = new JsonLook(data).Text("type", "scatter"), color = Rgba.Css(row[index++ % row.Length]);
            var look = new JsonLook(data, Look.List("template.data." + kind) is [var defaults, ..] ? defaults : null);
            if (look.IsFalse("visible") || look.Text("visible") == "legendonly") continue;
            (Axis x, Axis y) = (AxisOf(look, "x"), AxisOf(look, "y"));
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
            if (trace is null) _leftOut.Add(kind);
            else _traces.Add(trace);
        }
    }

    private Axis AxisOf(JsonLook trace, string letter)
    {
        string id = AxisData.IdOf(trace, letter);
        if (_axes.TryGetValue(id, out Axis? axis)) return axis;
        string name = letter + "axis";
        var look = new JsonLook(Look[name + id[1..]], Look["template.layout." + name]);
        IEnumerable<IList<JsonNode?>> data = AxisData.Of(_figure, id);
        axis = new Axis(id, look, Autotype.Of(look, data), AxisData.Order(look, data));
        _axes.Add(id, axis);
        return axis;
    }
}
