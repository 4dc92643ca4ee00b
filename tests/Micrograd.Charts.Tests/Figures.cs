using System.Text.Json.Nodes;

namespace Micrograd.Charts.Tests;

/// <summary>Figures to draw.</summary>
internal static class Figures
{
    /// <summary>A figure of traces that are given in JSON.</summary>
    public static PlotlyFigure Of(params string[] traces) => PlotlyFigure.Parse($$"""{ "data": [{{string.Join(", ", traces)}}] }""");

    /// <summary>A figure of one trace.</summary>
    /// <param name="type">The trace's type.</param>
    /// <param name="values">Its lists of values, by name: <c>x</c>, <c>y</c>, <c>z</c>.</param>
    public static PlotlyFigure Trace(string type, params (string Name, object Values)[] values)
    {
        var trace = new JsonObject { ["type"] = type };
        foreach ((string name, object list) in values) trace[name] = System.Text.Json.JsonSerializer.SerializeToNode(list);
        return new PlotlyFigure(new JsonObject { ["data"] = new JsonArray(trace) });
    }

    public static PlotlyFigure Line<T>(IEnumerable<T> xs, IEnumerable<double> ys)
    {
        var trace = new JsonObject
        {
            ["mode"] = "lines",
            ["x"] = System.Text.Json.JsonSerializer.SerializeToNode(xs),
            ["y"] = System.Text.Json.JsonSerializer.SerializeToNode(ys),
        };
        return new PlotlyFigure(new JsonObject { ["data"] = new JsonArray(trace) });
    }
}
