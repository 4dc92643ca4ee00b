using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Interruption;

namespace Micrograd.Sessions.Cells;

/// <summary>The cell that the running code belongs to: where its output goes. Follows the code into tasks and threads that it starts.</summary>
/// <param name="format">Gives a value its forms.</param>
/// <param name="comms">The session's conversations with its front end.</param>
/// <param name="show">Gets each output.</param>
/// <param name="ask">Answers the cell's questions; null when nobody does.</param>
internal sealed class CellScope(
    Func<object?, IReadOnlyList<string>, MimeBundle> format, CommTable comms, Action<CellOutput> show, Func<InputRequest, string>? ask = null)
{
    private static readonly AsyncLocal<CellScope?> Ambient = new();

    // What the host does with an output, such as writing it to the console, is no output of the cell.
    [ThreadStatic]
    private static bool _showing;

    private readonly Lock _gate = new();

    // What stands on the console's line when a cell reads from it: the question.
    private string _line = "";

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

    /// <summary>What stops the cell; null where it can't be stopped.</summary>
    public CellInterruption? Interruption { get; set; }

    /// <summary>Hears what the cell waits for before its code runs; null when nobody does.</summary>
    public Action<CellProgress>? Progress { get; init; }

    /// <summary>Which run of which cell it is; null for what isn't a cell's.</summary>
    public RanCell? Run { get; init; }

    /// <summary>Tells what went wrong in the session's cells; null before the cell runs.</summary>
    public Func<Exception, ErrorOutput>? Report { get; set; }

    /// <summary>The session's conversations with its front end.</summary>
    public CommTable Comms { get; } = comms;

    public MimeBundle Format(object? value, params IReadOnlyList<string> mimeTypes) => format(value, mimeTypes);

    /// <summary>Puts a question to the user and waits for the answer.</summary>
    /// <param name="prompt">The question; what the cell has written on the console's last line when null.</param>
    /// <param name="isPassword">True when the answer must not be seen.</param>
    /// <exception cref="InvalidOperationException">There is nobody to ask.</exception>
    public string Ask(string? prompt = null, bool isPassword = false)
    {
        if (ask is null) throw new InvalidOperationException("Nobody can be asked here: what runs this cell takes no input. Put the value into the code.");
        string answer = ask(new InputRequest(prompt ?? _line.Trim(), isPassword) { Interrupted = Interruption?.Token ?? default });
        _line = "";
        return answer;
    }

    /// <summary>Hands an output on.</summary>
    public void Show(CellOutput output)
    {
        lock (_gate)
        {
            if (output is StreamOutput { Stream: StreamName.Output, Text: var text })
                _line = string.Concat(text.Contains('\n', StringComparison.Ordinal) ? "" : _line, text.AsSpan(text.LastIndexOf('\n') + 1));
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
