using System.Text;
using Micrograd.Charts.Axes;
using Micrograd.Charts.Painting;
using Micrograd.Charts.Reading;
using Micrograd.Pictures;

namespace Micrograd.Charts.Traces;

/// <summary>A coloured cell for each number.</summary>
internal sealed class HeatmapTrace(JsonLook look, Axis x, Axis y, string color) : GridTrace(look, x, y, color)
{
    /// <summary>More colours than the eye tells apart in neighbouring cells; all cells of a colour are one shape.</summary>
    private const int Shades = 96;

    /// <summary>A grid of more cells is an image, which takes a byte for each.</summary>
    private const int ManyCells = 2000;

    public override void Measure()
    {
        foreach (double edge in Edges(Xs, X)) X.Include(edge, 0, 0);
        foreach (double edge in Edges(Ys, Y)) Y.Include(edge, 0, 0);
    }

    public override void Paint(Painter painter)
    {
        if (Xs.Length * Ys.Length > ManyCells && IsEven(Xs) && IsEven(Ys))
        {
            PaintImage(painter);
            return;
        }

        double[] lefts = [.. Edges(Xs, X).Select(X.ToPixel)], tops = [.. Edges(Ys, Y).Select(Y.ToPixel)];
        var shapes = new SortedDictionary<int, StringBuilder>();
        for (int row = 0; row < Rows.Length; row++)
        {
            for (int column = 0, end; column < Rows[row].Length; column = end)
            {
                int shade = Shade(Rows[row][column]);
                for (end = column + 1; end < Rows[row].Length && Shade(Rows[row][end]) == shade;) end++;
                if (shade < 0) continue;
                if (!shapes.TryGetValue(shade, out StringBuilder? shape)) shapes.Add(shade, shape = new StringBuilder());
                shape
                    .Append('M').Append(Svg.Number(lefts[column])).Append(',').Append(Svg.Number(tops[row]))
                    .Append('H').Append(Svg.Number(lefts[end]))
                    .Append('V').Append(Svg.Number(tops[row + 1]))
                    .Append('H').Append(Svg.Number(lefts[column]))
                    .Append('Z');
            }
        }

        // Without smoothing, so that no light line shows between neighbours.
        painter.OpenGroup(("opacity", Opacity < 1 ? Opacity : null), ("shape-rendering", "crispEdges"));
        foreach ((int shade, StringBuilder shape) in shapes)
        {
            painter.Add("path", ("d", shape.ToString()), ("fill", ColorOf(shade).ToString()));
        }

        painter.CloseGroup();
    }

    private void PaintImage(Painter painter)
    {
        byte[][] pixels =
            [.. Rows.Select(row => (byte[])[.. Enumerable.Range(0, Xs.Length)
                .Select(column => column < row.Length && Shade(row[column]) is var shade and >= 0 ? (byte)shade : (byte)PalettePng.Transparent)])];
        (double left, double right) = (X.ToPixel(Edges(Xs, X)[0]), X.ToPixel(Edges(Xs, X)[^1]));
        (double first, double last) = (Y.ToPixel(Edges(Ys, Y)[0]), Y.ToPixel(Edges(Ys, Y)[^1]));
        if (right < left)
        {
            (left, right) = (right, left);
            foreach (byte[] row in pixels) Array.Reverse(row);
        }

        // The first row stands at the bottom unless the axis is turned round.
        if (last < first) Array.Reverse(pixels);
        byte[] png = PalettePng.Write(pixels, [.. Enumerable.Range(0, Shades).Select(ColorOf)]);
        painter.Add(
            "image",
            ("x", left),
            ("y", Math.Min(first, last)),
            ("width", right - left),
            ("height", Math.Abs(last - first)),
            ("preserveAspectRatio", "none"),
            ("style", Look.Text("zsmooth") is "best" or "fast" ? null : "image-rendering:pixelated"),
            ("opacity", Opacity < 1 ? Opacity : null),
            ("href", "data:image/png;base64," + Convert.ToBase64String(png)));
    }

    private Rgba ColorOf(int shade) => Colors[Colors.NumberAt((shade + 0.5) / Shades)];

    private static bool IsEven(double[] places)
    {
        if (places.Length < 2) return false;
        double length = places[^1] - places[0], step = length / (places.Length - 1);
        return places.Zip(places.Skip(1), (a, b) => b - a).All(distance => Math.Abs(distance - step) <= 1e-6 * Math.Abs(length));
    }

    private int Shade(double number) =>
        !double.IsFinite(number) ? -1 : Colors.Most > Colors.Least ? Math.Clamp((int)(Colors.ShareOf(number) * Shades), 0, Shades - 1) : Shades / 2;

    /// <summary>Half-way between neighbours, and as far beyond the first and last.</summary>
    private static double[] Edges(double[] middles, Axis axis) => middles.Length switch
    {
        0 => [],
        1 => [middles[0] - (axis.Unit / 2), middles[0] + (axis.Unit / 2)],
        _ =>
        [
            middles[0] - ((middles[1] - middles[0]) / 2),
            .. middles.Zip(middles.Skip(1), (a, b) => (a + b) / 2),
            middles[^1] + ((middles[^1] - middles[^2]) / 2),
        ],
    };
}
