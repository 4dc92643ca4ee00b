using System.Text.Json.Nodes;
using Micrograd.Charts.Reading;

namespace Micrograd.Charts.Axes;

/// <summary>One of a chart's axes: from values to pixels.</summary>
/// <param name="id">As traces call it: x, y, x2, y2, …</param>
/// <param name="look">What the layout says of it.</param>
/// <param name="type">What its values are.</param>
/// <param name="categories">The names on it that have a fixed order.</param>
internal sealed class Axis(string id, JsonLook look, AxisType type, IReadOnlyList<string> categories)
{
    private readonly List<string> _categories = [.. categories];
    private readonly Dictionary<string, int> _places = categories.Index().ToDictionary(name => name.Item, name => name.Index);
    private double _least = double.PositiveInfinity;
    private double _most = double.NegativeInfinity;
    private double _leastRoom;
    private double _mostRoom;

    public string Id => id;

    public bool IsHorizontal => id[0] == 'x';

    public JsonLook Look => look;

    public AxisType Type => type;

    public bool IsLogarithmic => type == AxisType.Logarithmic;

    /// <summary>Whether the values are names.</summary>
    public bool IsNamed => type == AxisType.Category;

    /// <summary>The room of a single thing on the axis: 1, or a day.</summary>
    public double Unit => type == AxisType.Date ? LooseDate.Day : 1;

    public bool IsHidden => look.IsFalse("visible");

    /// <summary>Whether an upright axis stands right of its plot.</summary>
    public bool IsRight => look.Text("side") == "right";

    /// <summary>From 0 at the left or the bottom of the chart to 1.</summary>
    public (double From, double To) Domain { get; set; } = (0, 1);

    /// <summary>Where the axis begins and ends in the values' own unit, decimal logarithms on a logarithmic one.</summary>
    public (double From, double To) Range { get; private set; }

    /// <summary>Where it begins and ends in the picture.</summary>
    public (double From, double To) Pixels { get; set; }

    /// <summary>The id of the axis that it stands at.</summary>
    public string Anchor => look.Text("anchor", IsHorizontal ? "y" + id[1..] : "x" + id[1..]);

    /// <summary>A trace's value as a number on the axis; NaN where there is none.</summary>
    public double Read(JsonNode? value) => type switch
    {
        AxisType.Category => value is null ? double.NaN : PlaceOf(value.ToString()),
        AxisType.Date => ReadDate(value),
        AxisType.Logarithmic => LooseNumber.Read(value) is var number and > 0 ? Math.Log10(number) : double.NaN,
        _ => LooseNumber.Read(value),
    };

    /// <summary>
    /// A place that the layout names, for a range or a note: numbers are meant as the axis counts, decimal logarithms and places in a row of names included.
    /// </summary>
    public double Locate(JsonNode? value) => type switch
    {
        AxisType.Category => JsonLook.ToNumber(value) is var number && double.IsFinite(number) ? number
            : value is not null && _places.TryGetValue(value.ToString(), out int place) ? place : double.NaN,
        AxisType.Date => ReadDate(value),
        _ => LooseNumber.Read(value),
    };

    private static double ReadDate(JsonNode? value) =>
        value is null ? double.NaN : LooseDate.Read(value.ToString()) is var date && double.IsFinite(date) ? date : LooseNumber.ReadPlain(value);

    private int PlaceOf(string name)
    {
        if (_places.TryGetValue(name, out int place)) return place;
        _places.Add(name, _categories.Count);
        _categories.Add(name);
        return _categories.Count - 1;
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
        if (from > to)
        {
            (from, to) = Nothing;
        }
        else if (from == to)
        {
            (from, to) = Around(from);
        }
        else
        {
            // The length may be more than the largest number; then there is no room left.
            double length = (to - from) / (1 - _leastRoom - _mostRoom);
            if (double.IsFinite(length)) (from, to) = (from - (_leastRoom * length), to + (_mostRoom * length));
        }

        if (look.Text("rangemode") is "tozero" or "nonnegative" && type == AxisType.Linear) from = Math.Min(0, from);
        if (look.List("range") is [var first, var last])
        {
            double given = Locate(first), until = Locate(last);
            (from, to) = (double.IsFinite(given) ? from = given : from, double.IsFinite(until) ? until : to);
            if (from == to) (from, to) = Around(from);
        }

        (from, to) = (Math.Clamp(from, double.MinValue, double.MaxValue), Math.Clamp(to, double.MinValue, double.MaxValue));
        Range = look.Text("autorange") == "reversed" ? (to, from) : (from, to);
    }

    /// <summary>Of an axis without values; as in plotly.js, dates stand in the year 2000.</summary>
    private (double From, double To) Nothing => type == AxisType.Date ? (LooseDate.Read("2000-01-01"), LooseDate.Read("2001-01-01")) : (-1, IsHorizontal ? 6 : 4);

    private (double From, double To) Around(double number)
    {
        double room = number + Unit == number ? Math.Abs(number) / 10 : Unit;
        return (number - room, number + room);
    }

    public double ToPixel(double number)
    {
        double length = Range.To - Range.From;
        double share = double.IsFinite(length) ? (number - Range.From) / length : ((number / 2) - (Range.From / 2)) / ((Range.To / 2) - (Range.From / 2));
        return Pixels.From + (share * (Pixels.To - Pixels.From));
    }

    public List<(double Place, string Label)> FindTicks()
    {
        (double from, double to) = (Math.Min(Range.From, Range.To), Math.Max(Range.From, Range.To));
        double length = Math.Abs(Pixels.To - Pixels.From);
        if (look.List("tickvals") is { Count: > 0 } places)
        {
            IList<JsonNode?> labels = look.List("ticktext");
            IEnumerable<(double Place, string Label)> ticks = places.Select((place, i) => (
                IsLogarithmic ? Read(place) : Locate(place),
                i < labels.Count ? labels[i]?.ToString() ?? "" : TickLabel(place)));
            return [.. ticks.Where(tick => tick.Place >= from && tick.Place <= to)];
        }

        if (IsNamed)
        {
            int every = (int)Math.Max(1, Math.Ceiling(_categories.Count * (IsHorizontal ? 30 : 14) / length));
            return
            [
                .. _categories.Select((name, place) => ((double)place, name))
                    .Where(tick => tick.Item1 >= from && tick.Item1 <= to && (int)tick.Item1 % every == 0),
            ];
        }

        int atMost = (int)Math.Clamp(look.Number("nticks", Math.Clamp(length / (IsHorizontal ? 70 : 45), 2, 9)), 1, 100);
        if (type == AxisType.Date)
        {
            return
            [
                .. look.Text("dtick") is { Length: > 0 } distance
                    ? DateTicks.Every(from, to, distance, look.Has("tick0") ? ReadDate(look["tick0"]) : 0)
                    : DateTicks.Find(from, to, atMost),
            ];
        }

        if (look.Number("dtick", 0) is var step and > 0 && !IsLogarithmic && (to - from) / step < 200) return [.. Every(step, look.Number("tick0", 0), from, to)];
        return [.. IsLogarithmic ? Ticks.Logarithmic(from, to, atMost) : Ticks.Linear(from, to, atMost)];
    }

    private string TickLabel(JsonNode? place) =>
        type is AxisType.Category or AxisType.Date ? place?.ToString() ?? "" : Ticks.Label(JsonLook.ToNumber(place), 1e-6);

    private static IEnumerable<(double, string)> Every(double step, double start, double from, double to)
    {
        for (double i = Math.Ceiling((from - start) / step - 1e-9); start + (i * step) <= to + (step * 1e-9); i++)
        {
            double place = start + (i * step);
            yield return (place, Ticks.Label(place, step));
        }
    }
}
