using Micrograd.Charts.Axes;
using Micrograd.Charts.Painting;
using Micrograd.Charts.Reading;

namespace Micrograd.Charts.Traces;

/// <summary>A trace on a pair of axes.</summary>
internal abstract class FlatTrace(JsonLook look, Axis x, Axis y, string color)
{
    protected JsonLook Look => look;

    public Axis X => x;

    public Axis Y => y;

    /// <summary>The colour that the trace gets from the chart's row of colours.</summary>
    protected string Color => color;

    public string Name => look.PlainText("name");

    public virtual bool IsInLegend => !look.IsFalse("showlegend");

    /// <summary>The scale that needs a bar beside the chart; null without one.</summary>
    public virtual ColorScale? Scale => null;

    public double Opacity => Math.Clamp(look.Number("opacity", 1), 0, 1);

    /// <summary>Makes room on the axes.</summary>
    public abstract void Measure();

    public abstract void Paint(Painter painter);

    /// <summary>The sign for the trace in the legend, 30 pixels wide.</summary>
    public virtual void PaintKey(Painter painter, double left, double middle) =>
        painter.Add("rect", ("x", left + 8), ("y", middle - 6), ("width", 14.0), ("height", 12.0), ("fill", color));
}
