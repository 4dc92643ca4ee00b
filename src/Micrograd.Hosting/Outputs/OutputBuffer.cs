using System.Text;

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Hosting.Outputs;

/// <summary>
/// Passes on what a cell shows: as soon as its host takes it, and joined where that is later. Text then goes as one piece, of a display's updates only the
/// last, and of what is cleared nothing. A loop that prints a line at a time would otherwise drown every editor.
/// </summary>
#pragma warning disable CA1001 // What a cell has left running may show something at any later time. The collector takes the timer with the buffer.
internal sealed class OutputBuffer
#pragma warning restore CA1001
{
    private readonly Lock _gate = new();
    private readonly List<Pending> _pending = [];
    private readonly HashSet<string> _displays = new(StringComparer.Ordinal);
    private readonly OutputTally _tally;
    private readonly IOutputPace _pace;
    private readonly ShownDisplays _shown;
    private readonly Action<CellOutput> _send;
    private readonly ITimer _timer;
    private bool _isWaiting;

    // Whether what is shown goes when something new comes.
    private bool _isClearing;

    /// <summary>A buffer for one run of a cell.</summary>
    /// <param name="limits">How much the cell may show.</param>
    /// <param name="pace">How fast the host takes what is shown.</param>
    /// <param name="shown">The displays of all cells.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="send">Takes an output to the host's user.</param>
    public OutputBuffer(OutputLimits limits, IOutputPace pace, ShownDisplays shown, TimeProvider clock, Action<CellOutput> send)
    {
        _tally = new OutputTally(limits);
        _pace = pace;
        _shown = shown;
        _send = send;

        // Where there is one thread, it comes where the cell awaits something. Where it only computes, its next output comes, or its end.
        _timer = clock.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What an output does to what stands under the cell.</summary>
    private enum Effect
    {
        /// <summary>It stands there too.</summary>
        Adds,

        /// <summary>It takes the place of an earlier one.</summary>
        Changes,

        /// <summary>All that stands there goes.</summary>
        Clears,

        /// <summary>Nothing: it is for elsewhere.</summary>
        None,
    }

    /// <summary>Takes an output in.</summary>
    public void Add(CellOutput output)
    {
        lock (_gate)
        {
            foreach (CellOutput taken in _tally.Take(output)) Join(taken);
            if (_pending.Count == 0) return;
            TimeSpan wait = _pace.Wait;
            if (wait == TimeSpan.Zero) Flush();
            else if (!_isWaiting) _isWaiting = _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Sends everything at once.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            int sent = 0;
            try
            {
                for (; sent < _pending.Count; sent++)
                {
                    CellOutput output = _pending[sent].ToOutput();
                    _send(output);
                    _pace.Spend(Length(output));
                }
            }
            finally
            {
                // A cell's thread that is woken up by an interrupt, while it waits for others to have sent theirs, comes back for the rest.
                _pending.RemoveRange(0, sent);
                _isWaiting = false;
            }
        }
    }

    private static long Length(CellOutput output) => output.Match(
        stream: static text => text.Text.Length,
        display: static display => Length(display.Data),
        update: static update => Length(update.Data),
        result: static result => Length(result.Data),
        error: static _ => 0,
        clear: static _ => 0,
        page: static page => Length(page.Data),
        comm: static _ => 0,
        unknown: static _ => 0);

    private static long Length(MimeBundle data) => data.Sum(form => (long)form.Value.Length);

    private static Effect EffectOf(CellOutput output) => output.Match(
        stream: static _ => Effect.Adds,
        display: static _ => Effect.Adds,
        update: static _ => Effect.Changes,
        result: static _ => Effect.Adds,
        error: static _ => Effect.Adds,
        clear: static _ => Effect.Clears,
        page: static _ => Effect.None,
        comm: static _ => Effect.None,
        unknown: static _ => Effect.Adds);

    private void Join(CellOutput output)
    {
        switch (EffectOf(output))
        {
            case Effect.Adds:
                Append(output);
                break;
            case Effect.Changes:
                Replace((DisplayUpdate)output);
                break;
            case Effect.Clears:
                Clear((ClearOutput)output);
                break;
            default:
                _pending.Add(new Pending(output));
                break;
        }
    }

    private void Append(CellOutput output)
    {
        if (_isClearing) DropWhatIsShown(Math.Max(0, _pending.FindIndex(pending => pending.Output is ClearOutput)));
        if (output is DisplayOutput { DisplayId: { } name })
        {
            _displays.Add(name);
            _shown.Add(name);
        }

        if (output is StreamOutput text && _pending is [.., { Output: StreamOutput last } before] && last.Stream == text.Stream) before.Append(text.Text);
        else _pending.Add(new Pending(output));
    }

    private void Replace(DisplayUpdate update)
    {
        if (!_shown.Contains(update.DisplayId)) return;
        int earlier = _pending.FindIndex(pending => pending.Output is DisplayUpdate other && other.DisplayId == update.DisplayId);
        if (earlier >= 0) _pending[earlier] = new Pending(update);
        else _pending.Add(new Pending(update));
    }

    private void Clear(ClearOutput clear)
    {
        if (!clear.Wait) DropWhatIsShown(_pending.Count);
        if (!_isClearing) _pending.Add(new Pending(clear));
        _isClearing = clear.Wait;
    }

    // What would be removed at once needn't be sent. An update may be of another cell's display.
    private void DropWhatIsShown(int before)
    {
        for (int i = before - 1; i >= 0; i--)
        {
            if (EffectOf(_pending[i].Output) is Effect.Adds or Effect.Clears) _pending.RemoveAt(i);
        }

        _shown.Remove(_displays);
        _displays.Clear();
        _isClearing = false;
    }

    /// <summary>An output to be sent; text may still grow.</summary>
    private sealed class Pending(CellOutput output)
    {
        private StringBuilder? _text;

        public CellOutput Output { get; } = output;

        public void Append(string text) => (_text ??= new StringBuilder(((StreamOutput)Output).Text)).Append(text);

        public CellOutput ToOutput() => _text is null ? Output : (StreamOutput)Output with { Text = _text.ToString() };
    }
}
