using System.Text.Json.Nodes;
using Micrograd.Charts.Reading;

namespace Micrograd.Charts.Axes;

/// <summary>Which part of the chart each axis takes: as it says itself, or as layout.grid deals the chart out.</summary>
internal static class GridDomains
{
    public static void Set(JsonLook layout, IEnumerable<Axis> axes)
    {
        int rows = Math.Clamp((int)layout.Number("grid.rows", 1), 1, 100), columns = Math.Clamp((int)layout.Number("grid.columns", 1), 1, 100);
        bool isCoupled = layout.Text("grid.pattern", "coupled") == "coupled";
        double xGap = layout.Number("grid.xgap", isCoupled ? 0.1 : 0.2), yGap = layout.Number("grid.ygap", isCoupled ? 0.1 : 0.3);
        bool startsBelow = layout.Text("grid.roworder") == "bottom to top";
        foreach (Axis axis in axes)
        {
            if (axis.Look.List("domain") is [var from, var to])
            {
                axis.Domain = (JsonLook.ToNumber(from), JsonLook.ToNumber(to));
            }
            else if (layout["grid"] is JsonObject)
            {
                // Axes are numbered along the rows; coupled ones once for each column and row.
                int cell = axis.Id.Length == 1 ? 0 : int.Parse(axis.Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) - 1;
                int column = cell % columns, row = isCoupled ? cell % rows : cell / columns % rows;
                axis.Domain = axis.IsHorizontal ? Part(column, columns, xGap) : Part(startsBelow ? row : rows - 1 - row, rows, yGap);
            }
        }
    }

    /// <summary>Cells of equal size with a gap between them that is given as a share of a cell.</summary>
    private static (double From, double To) Part(int index, int count, double gap)
    {
        double cell = 1 / (count - gap);
        return (index * cell, (index * cell) + (cell * (1 - gap)));
    }
}
