using Plotly.NET;

namespace Micrograd.Interactive;

/// <summary>What Plotly.NET has for F# and leaves out for C#.</summary>
public static class ChartExtensions
{
    /// <summary>Gives a chart a title: Plotly.NET's own <c>Chart.withTitle</c>, as a method.</summary>
    /// <returns>The chart, so that calls can be chained. As in all of Plotly.NET, the given chart changes, too.</returns>
    public static GenericChart WithTitle(this GenericChart chart, string title) => Chart.withTitle(title, null).Invoke(chart);
}
