using System.Text;

namespace Micrograd.Sessions.Cells;

/// <summary>The console's input: a running cell's reads are put to the user by its host, all others are passed on.</summary>
internal sealed class CellInput(TextReader outside) : TextReader
{
    private static readonly Lock Installing = new();
    private static Encoding? _encoding;
    private static TextReader? _installed;

    private readonly Lock _gate = new();

    // What is left of a line when a cell reads single characters.
    private string _rest = "";

    /// <summary>Puts it in place for all sessions of the process, unless it is.</summary>
    /// <returns>What is in place; null in a browser, which has no input to read.</returns>
    /// <remarks>Whoever sets <see cref="Console.InputEncoding"/> takes it away: .NET then opens the input anew.</remarks>
    public static TextReader? Install()
    {
        if (OperatingSystem.IsBrowser()) return null;
        lock (Installing)
        {
            Encoding encoding = Console.InputEncoding;
            if (_installed is null || (!ReferenceEquals(encoding, _encoding) && Console.In != _installed))
            {
#pragma warning disable CA2000 // The console owns it.
                Console.SetIn(new CellInput(Console.In));
#pragma warning restore CA2000
                _installed = Console.In;
            }

            _encoding = encoding;
            return _installed;
        }
    }

    public override string? ReadLine()
    {
        if (CellScope.Current is not { } cell) return outside.ReadLine();
        lock (_gate)
        {
            string line = _rest.Length > 0 ? _rest.TrimEnd('\n') : cell.Ask(isPassword: false);
            _rest = "";
            return line;
        }
    }

    public override string ReadToEnd() => CellScope.Current is null ? outside.ReadToEnd() : ReadLine() ?? "";

    public override int Read()
    {
        if (CellScope.Current is not { } cell) return outside.Read();
        lock (_gate)
        {
            int next = Next(cell);
            _rest = _rest[1..];
            return next;
        }
    }

    public override int Peek()
    {
        if (CellScope.Current is not { } cell) return outside.Peek();
        lock (_gate) return Next(cell);
    }

    private char Next(CellScope cell)
    {
        if (_rest.Length == 0) _rest = cell.Ask(isPassword: false) + "\n";
        return _rest[0];
    }
}
