namespace Micrograd.Sessions.Formatting;

/// <summary>A notebook that is saved on one system is compared on another: what a cell shows has the same line ends on all of them.</summary>
internal static class LineEnds
{
    /// <summary>A text that a formatter has written, with line feeds.</summary>
    public static string Same(string text) => Same(text, Environment.NewLine);

    /// <inheritdoc cref="Same(string)"/>
    /// <param name="text">The text.</param>
    /// <param name="newLine">How the formatter's system ends a line.</param>
    public static string Same(string text, string newLine) => newLine == "\n" ? text : text.Replace(newLine, "\n", StringComparison.Ordinal);
}
