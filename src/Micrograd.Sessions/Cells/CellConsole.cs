using System.Text;

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Sessions.Cells;

/// <summary>A console stream that shows a cell's text in the cell, and passes on all other text.</summary>
internal sealed class CellConsole(StreamName stream, TextWriter outside) : TextWriter(formatProvider: null)
{
    private static readonly Lazy<(TextWriter Output, TextWriter Error)> Installed = new(() =>
    {
        Console.SetOut(new CellConsole(StreamName.Output, Console.Out));
        Console.SetError(new CellConsole(StreamName.Error, Console.Error));
        return (Console.Out, Console.Error);
    });

    public override Encoding Encoding => outside.Encoding;

    /// <summary>Puts both streams in place, once for all sessions of the process.</summary>
    public static void Install() => _ = Installed.Value;

    /// <summary>Looks at the console before a cell runs.</summary>
    /// <returns>What puts back, after it, what the cell has put other streams in the place of. What a host has put there itself stays.</returns>
    public static Action Keep()
    {
        (TextWriter output, TextWriter error) = Installed.Value;
        bool keepsOutput = Console.Out == output;
        bool keepsError = Console.Error == error;
        TextReader? input = CellInput.Install();
        return () =>
        {
            if (keepsOutput && Console.Out != output) Console.SetOut(output);
            if (keepsError && Console.Error != error) Console.SetError(error);
            if (input is not null && Console.In != input) Console.SetIn(input);
        };
    }

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
