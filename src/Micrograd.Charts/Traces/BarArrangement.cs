using Micrograd.Charts.Axes;
using Micrograd.Charts.Reading;

namespace Micrograd.Charts.Traces;

/// <summary>Puts the bars of several traces beside or on top of each other, as layout.barmode says.</summary>
internal static class BarArrangement
{
    public static void Arrange(IEnumerable<BarTrace> traces, JsonLook layout)
    {
        string mode = layout.Text("barmode", "group");
        foreach (IGrouping<(Axis, Axis), BarTrace> group in traces.GroupBy(trace => (trace.X, trace.Y)))
        {
            List<BarTrace> together = [.. group];
            double width = together.SelectMany(trace => trace.Bars).Select(bar => bar.Width).DefaultIfEmpty(1).Min();
            double share = 1 - layout.Number("bargap", together.All(trace => trace.Touches) ? 0 : 0.2);
            if (mode is "stack" or "relative") Stack(together);
            for (int i = 0; i < together.Count; i++)
            {
                bool isBeside = mode == "group";
                double part = width * share / (isBeside ? together.Count : 1);
                double offset = isBeside ? (i - ((together.Count - 1) / 2.0)) * part : 0;
                together[i].Move(bar => bar with { Place = bar.Place + offset, Width = part });
            }
        }
    }

    /// <summary>Bars above zero grow upwards from each other, those below downwards.</summary>
    private static void Stack(List<BarTrace> traces)
    {
        var tops = new Dictionary<(double Place, bool IsBelow), double>();
        foreach (BarTrace trace in traces)
        {
            trace.Move(bar =>
            {
                double from = tops.GetValueOrDefault((bar.Place, bar.To < 0));
                tops[(bar.Place, bar.To < 0)] = from + bar.To;
                return bar with { From = from, To = from + bar.To };
            });
        }
    }
}
