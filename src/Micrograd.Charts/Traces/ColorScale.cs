using System.Text.Json.Nodes;
using Micrograd.Charts.Reading;
using Micrograd.Pictures;

namespace Micrograd.Charts.Traces;

/// <summary>Gives numbers colours: plotly.js's scales by name, or a list of places and colours.</summary>
internal sealed class ColorScale
{
    /// <summary>The stops of plotly.js's named scales, evenly spread where no places are given.</summary>
    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Plasma"] = "#0d0887 #46039f #7201a8 #9c179e #bd3786 #d8576b #ed7953 #fb9f3a #fdca26 #f0f921",
        ["Viridis"] = "#440154 #48186a #472d7b #424086 #3b528b #33638d #2c728e #26828e #21918c #1fa088 #28ae80 #3fbc73 #5ec962 #84d44b #addc30 #d8e219 #fde725",
        ["Cividis"] = "#00224e #123570 #3b496c #575d6d #707173 #8a8678 #a59c74 #c3b369 #e1cc55 #fee838",
        ["RdBu"] = "#050aac 0.35:#6a89f7 0.5:#bebebe 0.6:#dcaa84 0.7:#e6915a #b20a1c",
        ["Portland"] = "#0c3383 #0a88ba #f2d338 #f28f38 #d91e1e",
        ["Picnic"] = "#0000ff #3399ff #66ccff #99ccff #ccccff #ffffff #ffccff #ff99ff #ff66cc #ff6666 #ff0000",
        ["Bluered"] = "#0000ff #ff0000",
        ["Blackbody"] = "#000000 0.2:#e60000 0.4:#e6d200 0.7:#ffffff #a0c8ff",
        ["Hot"] = "#000000 0.3:#e60000 0.6:#ffd200 #ffffff",
        ["Jet"] = "#000083 0.125:#003caa 0.375:#05ffff 0.625:#ffff00 0.875:#fa0000 #800000",
        ["Greys"] = "#000000 #ffffff",
        ["Reds"] = "#dcdcdc 0.2:#f5c39d 0.4:#f5a069 #b20a1c",
        ["Blues"] = "#050aac 0.35:#283cbe 0.5:#4664f5 0.6:#5a78f5 0.7:#6a89f7 #dcdcdc",
        ["Greens"] = "#00441b #006d2c #238b45 #41ab5d #74c476 #a1d99b #c7e9c0 #e5f5e0 #f7fcf5",
        ["YlGnBu"] = "#081d58 #253494 #225ea8 #1d91c0 #41b6c4 #7fcdbb #c7e9b4 #edf8d9 #ffffd9",
        ["YlOrRd"] = "#800026 #bd0026 #e31a1c #fc4e2a #fd8d3c #feb24c #fed976 #ffeda0 #ffffcc",
        ["Rainbow"] = "#96005a 0.125:#0000c8 0.25:#0019ff 0.375:#0098ff 0.5:#2cff96 0.625:#97ff00 0.75:#ffea00 0.875:#ff6f00 #ff0000",
    };

    private readonly (double Place, Rgba Color)[] _stops;
    private readonly double _least;
    private readonly double _most;

    private ColorScale((double Place, Rgba Color)[] stops, double least, double most) => (_stops, _least, _most) = (stops, least, most);

    /// <param name="look">The part of the figure that has colorscale and reversescale.</param>
    /// <param name="least">The number at the scale's lower end.</param>
    /// <param name="most">The number at the scale's upper end.</param>
    public static ColorScale Read(JsonLook look, double least, double most)
    {
        (double Place, Rgba Color)[] stops = [.. look.List("colorscale").OfType<JsonArray>().Where(stop => stop.Count == 2)
            .Select(stop => (JsonLook.ToNumber(stop[0]), Rgba.Parse(stop[1]?.ToString() ?? "")))];
        if (stops.Length < 2) stops = Named(ByName.GetValueOrDefault(look.Text("colorscale"), ByName["Plasma"]));
        if (look.IsTrue("reversescale")) stops = [.. stops.Reverse().Select(stop => (1 - stop.Place, stop.Color))];
        return new ColorScale(stops, least, most);
    }

    public double Least => _least;

    public double Most => _most;

    /// <summary>The colours with their places between 0 and 1.</summary>
    public IReadOnlyList<(double Place, Rgba Color)> Stops => _stops;

    /// <summary>Where a number stands on the scale, from 0 to 1. Of halves the difference is never more than the largest number.</summary>
    public double ShareOf(double number) => ((number / 2) - (_least / 2)) / ((_most / 2) - (_least / 2));

    /// <summary>The number that stands at a share of the scale.</summary>
    public double NumberAt(double share) => double.IsFinite(_most - _least) ? _least + (share * (_most - _least)) : (_least * (1 - share)) + (_most * share);

    public Rgba this[double number]
    {
        get
        {
            double place = _most > _least ? Math.Clamp(ShareOf(number), 0, 1) : 0.5;
            int next = Array.FindIndex(_stops, 1, stop => stop.Place >= place);
            if (next < 0) return _stops[^1].Color;
            ((double from, Rgba low), (double to, Rgba high)) = (_stops[next - 1], _stops[next]);
            return low.MixWith(high, to > from ? Math.Clamp((place - from) / (to - from), 0, 1) : 0);
        }
    }

    private static (double, Rgba)[] Named(string stops)
    {
        string[] parts = stops.Split(' ');
        return [.. parts.Select((part, i) => part.Split(':') is [string place, string color]
            ? (double.Parse(place, System.Globalization.CultureInfo.InvariantCulture), Rgba.Parse(color))
            : (i / (parts.Length - 1.0), Rgba.Parse(part)))];
    }
}
