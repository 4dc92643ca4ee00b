using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using DynamicObj;
using Micrograd.Charts;
using Micrograd.Pictures;
using Newtonsoft.Json;
using Plotly.NET;

namespace Micrograd.Interactive.Charts;

/// <summary>Reads from a chart of Plotly.NET's the figure that plotly.js draws: what GenericChart.toFigureJson gives, in a hundredth of the time.</summary>
/// <remarks>
/// What takes toFigureJson a second is a template's defaults for traces: a lazy sequence for each of some thirty kinds of trace, and each
/// enumeration of one copies the traces anew. Only the kinds that the chart has can have an effect, so the others are left out, as is the
/// look of maps and of axes in space; the sequences that remain are enumerated once in their lifetime.
/// </remarks>
internal static class FigureReader
{
    private static readonly HashSet<string> FlatKinds =
        ["scatter", "scattergl", "bar", "histogram", "heatmap", "heatmapgl", "contour", "histogram2d", "histogram2dcontour", "box", "violin", "pie", "table"];

    private static readonly string[] OtherSpaces = ["geo", "mapbox", "polar", "scene", "smith", "ternary"];

    private static readonly ConditionalWeakTable<object, JsonNode> TraceDefaults = [];

    public static PlotlyFigure Read(GenericChart chart)
    {
        var data = new JsonArray();
        foreach (Trace trace in GenericChart.getTraces(chart)) data.Add(Node(trace));

        HashSet<string> kinds = [.. data.Select(trace => (string?)trace!["type"] ?? "scatter")];
        var layout = new JsonObject();
        foreach ((string name, object value) in GenericChart.getLayout(chart).GetProperties(true))
        {
            layout[name] = name == "template" && value is DynamicObj.DynamicObj template ? Template(template, kinds) : Node(value);
        }

        return new PlotlyFigure(new JsonObject { ["data"] = data, ["layout"] = layout, ["frames"] = new JsonArray() });
    }

    private static JsonObject Template(DynamicObj.DynamicObj template, HashSet<string> kinds)
    {
        bool isFlat = kinds.IsSubsetOf(FlatKinds);
        var node = new JsonObject();
        foreach ((string name, object value) in template.GetProperties(true))
        {
            node[name] = (name, value) switch
            {
                ("data", DynamicObj.DynamicObj defaults) =>
                    Part(defaults, kinds.Contains, value => TraceDefaults.GetValue(value, value => Node(value)!).DeepClone()),
                ("layout", DynamicObj.DynamicObj look) => Part(look, name => !isFlat || !OtherSpaces.Contains(name), Node),
                _ => Node(value),
            };
        }

        return node;
    }

    private static JsonObject Part(DynamicObj.DynamicObj whole, Func<string, bool> isKept, Func<object, JsonNode?> read)
    {
        var part = new JsonObject();
        foreach ((string name, object value) in whole.GetProperties(true))
        {
            if (isKept(name)) part[name] = read(value);
        }

        return part;
    }

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth,
        // A missing number is a gap. As a text, which JSON would have it be, it would count as a name.
        double number => double.IsFinite(number) ? number : null,
        float number => Node(double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        sbyte or byte or short or ushort or int or uint => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        DynamicObj.DynamicObj parts => Part(parts, _ => true, Node),
        Color color => Node(color.Value),
        ARGB color => string.Create(CultureInfo.InvariantCulture, $"rgba({color.R}, {color.G}, {color.B}, {color.A / 255.0:0.0})"),
        IEnumerable list and not IDictionary => new JsonArray([.. Interruption.Between(list.Cast<object?>()).Select(Node)]),
        _ => JsonNode.Parse(JsonConvert.SerializeObject(value, Globals.JSON_CONFIG)),
    };
}
