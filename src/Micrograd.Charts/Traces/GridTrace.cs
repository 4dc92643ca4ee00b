using System.Text.Json.Nodes;
using Micrograd.Charts.Axes;
using Micrograd.Charts.Reading;

namespace Micrograd.Charts.Traces;

/// <summary>Numbers on a grid: what heat maps and contours have in common.</summary>
internal abstract class GridTrace : FlatTrace
{
    protected GridTrace(JsonLook look, Axis x, Axis y, string color)
        : base(look, x, y, color)
    {
        double[][] rows = DataArray.ReadRows(look["z"]);
        if (look.IsTrue("transpose") && rows.Length > 0)
        {
            IEnumerable<int> columns = Enumerable.Range(0, rows.Max(row => row.Length));
            rows = [.. columns.Select(column => (double[])[.. rows.Select(row => column < row.Length ? row[column] : double.NaN)])];
        }

        Rows = rows;
        int width = rows.Select(row => row.Length).DefaultIfEmpty(0).Max();
        Xs = Places(look, "x", x, width);
        Ys = Places(look, "y", y, rows.Length);

        double[] numbers = [.. rows.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty(0)];
        double least = look.Number("zmin", numbers.Min()), most = look.Number("zmax", numbers.Max());
        if (look["zmid"] is not null && !look.Has("zmin"))
        {
            double reach = Math.Max(Math.Abs(most - look.Number("zmid", 0)), Math.Abs(least - look.Number("zmid", 0)));
            (least, most) = (look.Number("zmid", 0) - reach, look.Number("zmid", 0) + reach);
        }

        Colors = ColorScale.Read(look, least, most);
    }

    /// <summary>From the first y on.</summary>
    protected double[][] Rows { get; }

    protected double[] Xs { get; }

    protected double[] Ys { get; }

    protected ColorScale Colors { get; }

    public override ColorScale? Scale => Look.IsFalse("showscale") ? null : Colors;

    /// <summary>Such traces have a bar of colours; a name in the legend only when asked for.</summary>
    public override bool IsInLegend => Look.IsTrue("showlegend");

    /// <summary>Where columns or rows stand. What isn't a place on the axis is a step after the one before.</summary>
    private static double[] Places(JsonLook look, string name, Axis axis, int count)
    {
        IList<JsonNode?> given = DataArray.ReadPlaces(look[name]);
        (double start, double step) = (look.Has(name + "0") ? axis.Read(look[name + "0"]) : 0, look.Number("d" + name, axis.Unit));
        var places = new double[count];
        for (int i = 0; i < count; i++)
        {
            double place = i < given.Count ? axis.Read(given[i]) : given.Count > 0 ? double.NaN : start + (i * step);
            places[i] = double.IsFinite(place) ? place : i == 0 ? 0 : places[i - 1] + step;
        }

        return places;
    }
}
