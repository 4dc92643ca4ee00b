using System.Text.Json;
using System.Text.Json.Nodes;

namespace Micrograd.Interactive.Charts;

/// <summary>One of a chart's axes: from values to pixels.</summary>
internal sealed class Axis(string id, JsonLook look)
{
    private readonly List<string> _categories = [.. look.List("categoryarray").Select(category => category?.ToString() ?? "")];
    private readonly Dictionary<string, int> _places = [];
    private double _least = double.PositiveInfinity;
    private double _most = double.NegativeInfinity;
    private double _leastRoom;
    private double _mostRoom;

    /// <summary>As traces call it: x, y, x2, y2, …</summary>
    public string Id => id;

    public bool IsHorizontal => id[0] == 'x';

    public JsonLook Look => look;

    public bool IsLogarithmic => look.Text("type") == "log";

    /// <summary>Whether the values are names.</summary>
    public bool IsNamed { get; private set; } = look.Text("type") == "category";

    public bool IsHidden => look.IsFalse("visible");

    /// <summary>From 0 at the left or the bottom of the chart to 1.</summary>
    public (double From, double To) Domain { get; set; } = (0, 1);

    /// <summary>Where the axis begins and ends in the values' own unit, decimal logarithms on a logarithmic one.</summary>
    public (double From, double To) Range { get; private set; }

    /// <summary>Where it begins and ends in the picture.</summary>
    public (double From, double To) Pixels { get; set; }

    /// <summary>The id of the axis that it stands at.</summary>
    public string Anchor => look.Text("anchor", IsHorizontal ? "y" + id[1..] : "x" + id[1..]);

    /// <summary>A value as a number on the axis; NaN where there is none.</summary>
    public double Read(JsonNode? value)
    {
        if (value is null) return double.NaN;
        double number = JsonLook.ToNumber(value);
        if (!double.IsNaN(number) && !IsNamed) return IsLogarithmic ? (number > 0 ? Math.Log10(number) : double.NaN) : number;
        if (value.GetValueKind() != JsonValueKind.String && !IsNamed) return double.NaN;
        string name = value.ToString();
        if (!IsNamed && name is "NaN" or "Infinity" or "-Infinity") return double.NaN;
        IsNamed = true;
        if (_places.Count == 0) for (int i = 0; i < _categories.Count; i++) _places.TryAdd(_categories[i], i);
        if (!_places.TryGetValue(name, out int place))
        {
            place = _categories.Count;
            _categories.Add(name);
            _places.Add(name, place);
        }

        return place;
    }

    /// <summary>Makes room for a number on the axis.</summary>
    /// <param name="number">The number.</param>
    /// <param name="padBelow">The share of the axis to be left free below it, when it is the smallest.</param>
    /// <param name="padAbove">The share of the axis to be left free above it, when it is the largest.</param>
    public void Include(double number, double padBelow, double padAbove)
    {
        if (!double.IsFinite(number)) return;
        if (number < _least) (_least, _leastRoom) = (number, padBelow);
        else if (number == _least) _leastRoom = Math.Max(_leastRoom, padBelow);
        if (number > _most) (_most, _mostRoom) = (number, padAbove);
        else if (number == _most) _mostRoom = Math.Max(_mostRoom, padAbove);
    }

    public void SettleRange()
    {
        (double from, double to) = (_least, _most);
        if (from > to) (from, to) = IsLogarithmic ? (0, 1) : (-1, 6);
        else if (from == to) (from, to) = (from - 1, to + 1);
        else
        {
            double length = (to - from) / (1 - _leastRoom - _mostRoom);
            (from, to) = (from - (_leastRoom * length), to + (_mostRoom * length));
        }

        if (look.Text("rangemode") is "tozero" or "nonnegative" && !IsLogarithmic) from = Math.Min(0, from);
        if (look.List("range") is [var first, var last])
        {
            double given = JsonLook.ToNumber(first), until = JsonLook.ToNumber(last);
            (from, to) = (double.IsNaN(given) ? from : given, double.IsNaN(until) ? to : until);
        }

        Range = look.Text("autorange") == "reversed" ? (to, from) : (from, to);
    }

    public double ToPixel(double number) => Pixels.From + ((number - Range.From) / (Range.To - Range.From) * (Pixels.To - Pixels.From));

    public List<(double Place, string Label)> FindTicks()
    {
        (double from, double to) = (Math.Min(Range.From, Range.To), Math.Max(Range.From, Range.To));
        double length = Math.Abs(Pixels.To - Pixels.From);
        if (look.List("tickvals") is { Count: > 0 } places)
        {
            IList<JsonNode?> labels = look.List("ticktext");
            return [.. places.Select((place, i) => (Read(place), i < labels.Count ? labels[i]?.ToString() ?? "" : Ticks.Label(JsonLook.ToNumber(place), 1e-6))).Where(tick => tick.Item1 >= from && tick.Item1 <= to)];
        }

        if (IsNamed)
        {
            int every = (int)Math.Max(1, Math.Ceiling(_categories.Count * (IsHorizontal ? 30 : 14) / length));
            return [.. _categories.Select((name, place) => ((double)place, name)).Where(tick => tick.Item1 >= from && tick.Item1 <= to && (int)tick.Item1 % every == 0)];
        }

        int atMost = (int)look.Number("nticks", Math.Clamp(length / (IsHorizontal ? 70 : 45), 2, 9));
        if (look.Number("dtick", 0) is var step and > 0 && !IsLogarithmic && (to - from) / step < 200) return [.. Every(step, look.Number("tick0", 0), from, to)];
        return [.. IsLogarithmic ? Ticks.Logarithmic(from, to, atMost) : Ticks.Linear(from, to, atMost)];
    }

    private static IEnumerable<(double, string)> Every(double step, double start, double from, double to)
    {
        for (double i = Math.Ceiling((from - start) / step - 1e-9); start + (i * step) <= to + (step * 1e-9); i++) yield return (start + (i * step), Ticks.Label(start + (i * step), step));
    }
}
