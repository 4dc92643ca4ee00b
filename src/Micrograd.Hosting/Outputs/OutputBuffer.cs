using System.Text;

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Hosting.Outputs;

/// <summary>
/// Passes on what a cell shows: at once while the page keeps up, and joined where it couldn't. Text then goes as one piece, of a display's updates only the
/// last, and of what is cleared nothing.
/// </summary>
#pragma warning disable CA1001 // What a cell has left running may show something at any later time. The collector takes the timer with the buffer.
internal sealed class OutputBuffer
#pragma warning restore CA1001
{
    private readonly Lock _gate = new();
    private readonly List<Pending> _pending = [];
    private readonly HashSet<string> _displays = new(StringComparer.Ordinal);
    private readonly OutputLimits _limits = new();
    private readonly PageAllowance _allowance;
    private readonly ShownDisplays _shown;
    private readonly Action<CellOutput> _send;
    private readonly ITimer _timer;
    private bool _isWaiting;

    // Whether what is shown goes when something new comes.
    private bool _isClearing;

    /// <summary>A buffer for one run of a cell.</summary>
    /// <param name="allowance">How much the page takes, from all cells together.</param>
    /// <param name="shown">The displays of all cells.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="send">Takes an output to the page.</param>
    public OutputBuffer(PageAllowance allowance, ShownDisplays shown, TimeProvider clock, Action<CellOutput> send)
    {
        _allowance = allowance;
        _shown = shown;
        _send = send;

        // It comes where the cell awaits something. Where it only computes, its next output comes, or its end.
        _timer = clock.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes an output in.</summary>
    public void Add(CellOutput output)
    {
        lock (_gate)
        {
            foreach (CellOutput taken in _limits.Take(output)) Join(taken);
            if (_pending.Count == 0) return;
            TimeSpan wait = _allowance.Wait;
            if (wait == TimeSpan.Zero) Flush();
            else if (!_isWaiting) _isWaiting = _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Sends everything at once.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            foreach (Pending pending in _pending)
            {
                CellOutput output = pending.ToOutput();
                _allowance.Spend(Length(output));
                _send(output);
            }

            _pending.Clear();
            _isWaiting = false;
        }
    }

    private static long Length(CellOutput output) => output switch
    {
        StreamOutput text => text.Text.Length,
        DisplayOutput display => Length(display.Data),
        DisplayUpdate update => Length(update.Data),
        ResultOutput result => Length(result.Data),
        _ => 0,
    };

    private static long Length(MimeBundle data) => data.Sum(form => (long)form.Value.Length);

    private void Join(CellOutput output)
    {
        switch (output)
        {
            case DisplayUpdate update:
                Replace(update);
                return;
            case ClearOutput { Wait: true }:
                if (!_isClearing) _pending.Add(new Pending(output));
                _isClearing = true;
                return;
            case ClearOutput:
                DropWhatIsShown(_pending.Count);
                _pending.Add(new Pending(output));
                return;
        }

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

    // What would be removed at once needn't be sent. An update may be of another cell's display.
    private void DropWhatIsShown(int before)
    {
        for (int i = before - 1; i >= 0; i--) if (_pending[i].Output is not DisplayUpdate) _pending.RemoveAt(i);
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
