namespace Micrograd.Notebooks;

/// <summary>The console's input: a running cell's reads are put to the user by its host, all others are passed on.</summary>
internal sealed class CellInput(TextReader outside) : TextReader
{
    private static readonly Lazy<bool> Installed = new(() =>
    {
        Console.SetIn(new CellInput(Console.In));
        return true;
    });

    private readonly Lock _gate = new();

    // What is left of a line when a cell reads single characters.
    private string _rest = "";

    /// <summary>Puts it in place, once for all sessions of the process. A browser has no input to read.</summary>
    public static void Install()
    {
        if (!OperatingSystem.IsBrowser()) _ = Installed.Value;
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
