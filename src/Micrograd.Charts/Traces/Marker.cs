using Micrograd.Charts.Painting;
using Micrograd.Pictures;

namespace Micrograd.Charts.Traces;

/// <summary>The sign for one point.</summary>
internal readonly record struct Marker(double X, double Y, double Radius, string Symbol, string Fill, string Outline, double OutlineWidth, double Opacity)
{
    public void PaintOn(Painter painter)
    {
        // Symbols may be given by plotly.js's numbers, too, and "-open" ones are outlines only.
        string shape = Symbol.Replace("-open", "", StringComparison.Ordinal).Replace("-dot", "", StringComparison.Ordinal);
        bool isOpen = Symbol.Contains("-open", StringComparison.Ordinal);
        (double r, double k) = (Radius, Radius * 1.3);
        string? path = shape switch
        {
            "square" or "1" => $"M{At(-r, -r)}H{Svg.Number(X + r)}V{Svg.Number(Y + r)}H{Svg.Number(X - r)}Z",
            "diamond" or "2" => $"M{At(0, -k)}L{At(k, 0)}L{At(0, k)}L{At(-k, 0)}Z",
            "triangle-up" or "5" => $"M{At(0, -k)}L{At(k * 0.87, r * 0.65)}L{At(-k * 0.87, r * 0.65)}Z",
            "triangle-down" or "6" => $"M{At(0, k)}L{At(k * 0.87, -r * 0.65)}L{At(-k * 0.87, -r * 0.65)}Z",
            "cross" or "3" => Plus(r, r * 0.35, turned: false),
            "x" or "4" => Plus(r, r * 0.35, turned: true),
            "star" or "17" => Star(),
            _ => null,
        };
        (string Name, object? Value)[] look =
        [
            ("fill", isOpen ? "none" : Fill),
            ("stroke", isOpen ? Fill : OutlineWidth > 0 ? Outline : null),
            ("stroke-width", isOpen ? Math.Max(1, OutlineWidth) : OutlineWidth > 0 ? OutlineWidth : null),
            ("opacity", Opacity < 1 ? Opacity : null),
        ];
        if (path is null) painter.Add("circle", [("cx", X), ("cy", Y), ("r", r), .. look]);
        else painter.Add("path", [("d", path), .. look]);
    }

    private string At(double dx, double dy) => Svg.Points((X + dx, Y + dy));

    private string Plus(double reach, double half, bool turned)
    {
        (double X, double Y)[] corners =
        [
            (-half, -reach), (half, -reach), (half, -half), (reach, -half), (reach, half), (half, half),
            (half, reach), (-half, reach), (-half, half), (-reach, half), (-reach, -half), (-half, -half),
        ];
        double c = turned ? Math.Sqrt(0.5) : 1, s = turned ? Math.Sqrt(0.5) : 0;
        Marker self = this;
        return "M" + string.Join('L', corners.Select(corner => self.At((corner.X * c) - (corner.Y * s), (corner.X * s) + (corner.Y * c)))) + "Z";
    }

    private string Star()
    {
        Marker self = this;
        return "M" + string.Join('L', Enumerable.Range(0, 10).Select(i => self.At(
            Math.Sin(Math.PI * i / 5) * self.Radius * (i % 2 == 0 ? 1.4 : 0.55), -Math.Cos(Math.PI * i / 5) * self.Radius * (i % 2 == 0 ? 1.4 : 0.55)))) + "Z";
    }
}
