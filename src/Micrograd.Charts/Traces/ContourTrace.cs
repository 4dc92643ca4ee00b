using Micrograd.Charts.Axes;
using Micrograd.Charts.Painting;
using Micrograd.Charts.Reading;
using Micrograd.Pictures;

namespace Micrograd.Charts.Traces;

/// <summary>Bands of colour between lines of equal height.</summary>
internal sealed class ContourTrace : GridTrace
{
    private readonly double _start;
    private readonly double _step;
    private readonly int _levels;

    public ContourTrace(JsonLook look, Axis x, Axis y, string color)
        : base(look, x, y, color)
    {
        // plotly.js's choice: round steps, at most ncontours of them, none on the very edge of the range.
        _step = look.Number("contours.size", Ticks.RoundStep(Math.Max(((Colors.Most / 2) - (Colors.Least / 2)) / look.Number("ncontours", 15) * 2, 1e-12)));
        _start = look.Number("contours.start", (Math.Floor((Colors.Least / _step) + 1e-9) + 1) * _step);
        double end = look.Number("contours.end", (Math.Ceiling((Colors.Most / _step) - 1e-9) - 1) * _step);
        _levels = Math.Clamp((int)Math.Floor(((end - _start) / _step) + 1e-6) + 1, 0, 200);
    }

    public override void Measure()
    {
        foreach (double x in Xs) X.Include(x, 0, 0);
        foreach (double y in Ys) Y.Include(y, 0, 0);
    }

    public override void Paint(Painter painter)
    {
        if (Rows.Length < 2 || Xs.Length < 2) return;
        double[] xs = [.. Xs.Select(X.ToPixel)], ys = [.. Ys.Select(Y.ToPixel)];
        bool isFilled = Look.Text("contours.coloring", "fill") is "fill" or "heatmap";
        double width = Look.Number("line.width", isFilled ? 0.5 : 2);
        painter.OpenGroup(("opacity", Opacity < 1 ? Opacity : null));
        if (isFilled) Band(-1, $"M{Svg.Number(xs[0])},{Svg.Number(ys[0])}H{Svg.Number(xs[^1])}V{Svg.Number(ys[^1])}H{Svg.Number(xs[0])}Z");
        for (int level = 0; level < _levels; level++)
        {
            string outline = ContourLines.Outline(Rows, xs, ys, _start + (level * _step));
            if (outline.Length > 0) Band(level, outline);
        }

        painter.CloseGroup();

        // Each band lies on the one below it.
        void Band(int level, string outline) => painter.Add(
            "path",
            ("d", outline),
            ("fill", isFilled ? BandColor(level) : "none"),
            ("fill-rule", isFilled ? "evenodd" : null),
            ("stroke", width > 0 && level >= 0 ? (isFilled ? Rgba.Css(Look.Text("line.color", "#444444")) : BandColor(level)) : null),
            ("stroke-width", width > 0 && level >= 0 ? width : null));
    }

    /// <summary>The colours reach from half a step below the first level to half a step above the last.</summary>
    private string BandColor(int level)
    {
        double share = (level + 1.0) / Math.Max(1, _levels);
        return Colors[Colors.NumberAt(share)].ToString();
    }
}
