namespace Micrograd.Notebooks;

/// <summary>The cell that the running code belongs to: where its output goes. Follows the code into tasks and threads that it starts.</summary>
internal sealed class CellScope(ObjectFormatter formatter, Action<CellOutput> show)
{
    private static readonly AsyncLocal<CellScope?> Ambient = new();

    // What the host does with an output, such as writing it to the console, is no output of the cell.
    [ThreadStatic]
    private static bool _showing;

    private readonly Lock _gate = new();

    /// <summary>The cell that is running here, or null.</summary>
    public static CellScope? Current
    {
        get => _showing ? null : Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>The cell that is running here.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static CellScope Running =>
        Current ?? throw new InvalidOperationException("Only a notebook's cell can display something, and this code wasn't started by one.");

    public MimeBundle Format(object? value, params IReadOnlyList<string> mimeTypes) => formatter.Format(value, mimeTypes);

    /// <summary>Hands an output on, whole: an interrupt waits until it is done.</summary>
    public void Show(CellOutput output)
    {
        try
        {
        }
        finally
        {
            // Threads are aborted anywhere but in a finally block.
            lock (_gate)
            {
                _showing = true;
                try
                {
                    show(output);
                }
                finally
                {
                    _showing = false;
                }
            }
        }
    }
}
