using Micrograd.Charts.Axes;
using Micrograd.Charts.Painting;
using Micrograd.Pictures;

namespace Micrograd.Charts.Drawing;

/// <summary>The texts at an axis: its title, and the labels of its ticks.</summary>
internal sealed class AxisLabels
{
    private const double LineHeight = 1.3;

    private readonly Axis _axis;
    private readonly Chart _chart;
    private readonly double _size;
    private readonly (double Place, string[] Lines)[] _ticks;

    /// <summary>Labels that would overlap.</summary>
    private readonly bool _areSlanted;

    public AxisLabels(Axis axis, Chart chart)
    {
        (_axis, _chart) = (axis, chart);
        _size = axis.Look.Number("tickfont.size", chart.FontSize);
        _ticks = axis.Look.IsFalse("showticklabels") ? [] : [.. axis.FindTicks().Select(tick => (tick.Place, tick.Label.Split('\n')))];
        double room = Math.Abs(axis.Pixels.To - axis.Pixels.From) / Math.Max(1, _ticks.Length);
        _areSlanted = axis is { IsNamed: true, IsHorizontal: true } && Widest > room - 4;
    }

    public string Title => _axis.Look.PlainText("title.text") is { Length: > 0 } text ? text : _axis.Look.PlainText("title");

    /// <summary>How far the labels reach away from the axis.</summary>
    public double Room
    {
        get
        {
            if (_axis.Look.IsFalse("showticklabels")) return 4;
            if (!_axis.IsHorizontal) return Widest + 12;
            double moreLines = (_ticks.Select(tick => tick.Lines.Length).DefaultIfEmpty(1).Max() - 1) * _size * LineHeight;
            return _areSlanted ? 14 + (Widest * 0.6) : _size + 12 + moreLines;
        }
    }

    /// <summary>How far the widest label reaches to the side of its tick.</summary>
    public double Overhang => Widest / 2;

    private double Widest => _ticks.SelectMany(tick => tick.Lines).Select(line => TextWidth.Of(line, _size)).DefaultIfEmpty(0).Max();

    public void Paint(Painter painter, PlotArea plot)
    {
        double stands = _chart.Find(_axis.Anchor) is { } anchor
            ? _axis.IsRight ? anchor.Pixels.To : anchor.Pixels.From
            : _axis.IsHorizontal ? plot.Bottom : _axis.IsRight ? plot.Right : plot.Left;
        string ink = Rgba.Css(_axis.Look.Text("tickfont.color", _chart.Ink));
        foreach ((double place, string[] lines) in _ticks)
        {
            if (_axis.IsHorizontal) PaintBelow(painter, lines, _axis.ToPixel(place), stands, ink);
            else PaintBeside(painter, lines, stands, _axis.ToPixel(place), ink);
        }

        double size = _axis.Look.Number("title.font.size", _chart.FontSize + 2), middle = (_axis.Pixels.From + _axis.Pixels.To) / 2;
        if (_axis.IsHorizontal) painter.Text(Title, middle, stands + Room + size + 2, size, _chart.Ink);
        else painter.Text(Title, stands + ((_axis.IsRight ? 1 : -1) * (Room + 8)), middle, size, _chart.Ink, angle: _axis.IsRight ? 90 : -90);
    }

    private void PaintBelow(Painter painter, string[] lines, double x, double top, string ink)
    {
        if (_areSlanted)
        {
            painter.Text(string.Join(' ', lines), x - 4, top + _size + 2, _size, ink, "start", angle: 35);
            return;
        }

        foreach ((int i, string line) in lines.Index()) painter.Text(line, x, top + _size + 5 + (i * _size * LineHeight), _size, ink);
    }

    private void PaintBeside(Painter painter, string[] lines, double x, double y, string ink)
    {
        foreach ((int i, string line) in lines.Index())
        {
            double down = (i - ((lines.Length - 1) / 2.0)) * _size * LineHeight;
            painter.Text(line, x + (_axis.IsRight ? 6 : -6), y + (_size * 0.35) + down, _size, ink, _axis.IsRight ? "start" : "end");
        }
    }
}
