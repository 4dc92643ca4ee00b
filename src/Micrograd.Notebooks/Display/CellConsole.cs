using System.Globalization;
using System.Text;

namespace Micrograd.Notebooks;

/// <summary>A console stream that shows a cell's text in the cell, and passes on all other text.</summary>
internal sealed class CellConsole(StreamName stream, TextWriter outside) : TextWriter(CultureInfo.InvariantCulture)
{
    private static readonly Lazy<bool> Installed = new(() =>
    {
        Console.SetOut(new CellConsole(StreamName.Output, Console.Out));
        Console.SetError(new CellConsole(StreamName.Error, Console.Error));
        return true;
    });

    public override Encoding Encoding => outside.Encoding;

    /// <summary>Puts both streams in place, once for all sessions of the process.</summary>
    public static void Install() => _ = Installed.Value;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        if (CellScope.Current is { } cell) cell.Show(new StreamOutput(stream, value));
        else outside.Write(value);
    }

    // One piece each, and the same line ends on every system.
    public override void WriteLine() => Write(CellScope.Current is null ? outside.NewLine : "\n");

    public override void WriteLine(string? value) => Write(value + (CellScope.Current is null ? outside.NewLine : "\n"));

    public override void WriteLine(char value) => WriteLine(value.ToString());

    public override void WriteLine(char[] buffer, int index, int count) => WriteLine(new string(buffer, index, count));

    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(new string(buffer));

    public override void Flush() => outside.Flush();
}
