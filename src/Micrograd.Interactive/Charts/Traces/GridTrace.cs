using System.Text.Json.Nodes;

namespace Micrograd.Interactive.Charts.Traces;

/// <summary>Numbers on a grid: what heat maps and contours have in common.</summary>
internal abstract class GridTrace : FlatTrace
{
    protected GridTrace(JsonLook look, Axis x, Axis y, string color)
        : base(look, x, y, color)
    {
        double[][] rows = DataArray.ReadRows(look["z"]);
        if (look.IsTrue("transpose") && rows.Length > 0) rows = [.. Enumerable.Range(0, rows.Max(row => row.Length)).Select(column => (double[])[.. rows.Select(row => column < row.Length ? row[column] : double.NaN)])];
        Rows = rows;
        int width = rows.Select(row => row.Length).DefaultIfEmpty(0).Max();
        Xs = Places(DataArray.Read(look["x"]), x, width, look.Number("x0", 0), look.Number("dx", 1));
        Ys = Places(DataArray.Read(look["y"]), y, rows.Length, look.Number("y0", 0), look.Number("dy", 1));

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

    private static double[] Places(IList<JsonNode?> given, Axis axis, int count, double start, double step) =>
        [.. Enumerable.Range(0, count).Select(i => i < given.Count ? axis.Read(given[i]) : start + (i * step))];
}
