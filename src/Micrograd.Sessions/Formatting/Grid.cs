using System.Globalization;
using System.Net;
using System.Text;

namespace Micrograd.Sessions.Formatting;

/// <summary>An array of two dimensions, as a table.</summary>
internal static class Grid
{
    private const int Most = 20;

    /// <summary>What is shown of it.</summary>
    /// <param name="array">The array.</param>
    /// <param name="line">An element on one line.</param>
    public static Shown Of(Array array, Func<object?, string> line)
    {
        int rows = Math.Min(array.GetLength(0), Most), columns = Math.Min(array.GetLength(1), Most);
        int top = array.GetLowerBound(0), left = array.GetLowerBound(1);
        string[][] cells =
        [
            .. Enumerable.Range(0, rows).Select(row =>
                Enumerable.Range(0, columns).Select(column => line(array.GetValue(top + row, left + column))).ToArray()),
        ];
        int[] widths = [.. Enumerable.Range(0, columns).Select(column => cells.Max(row => row[column].Length))];
        var html = new StringBuilder("<table>");
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture, $"{TypeNames.Readable(array.GetType().GetElementType()!)}[{array.GetLength(0)}, {array.GetLength(1)}]"));
        foreach (string[] row in cells)
        {
            html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>")).Append("</tr>");
            text.Append("\n[ ").AppendJoin(", ", row.Select((cell, column) => cell.PadLeft(widths[column]))).Append(columns < array.GetLength(1) ? $" ... ({array.GetLength(1) - columns} more) ]" : " ]");
        }

        if (rows < array.GetLength(0)) text.Append(CultureInfo.InvariantCulture, $"\n... ({array.GetLength(0) - rows} more rows)");
        html.Append("</table>");
        if (rows < array.GetLength(0) || columns < array.GetLength(1)) html.Append(CultureInfo.InvariantCulture, $"<p>The first {rows} of {array.GetLength(0)} rows, {columns} of {array.GetLength(1)} columns.</p>");
        return new Shown.Text(text.ToString(), html.ToString());
    }
}
