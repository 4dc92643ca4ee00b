using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Jupyter;

/// <summary>
/// Sends what a cell shows. Text that comes in quick succession goes out as one message, and of several updates of one display only the last: a loop
/// that prints a line at a time would otherwise drown every front end.
/// </summary>
#pragma warning disable CA1001 // What a cell has left running may show something at any later time. The collector takes the timer with the buffer.
internal sealed class OutputBuffer
#pragma warning restore CA1001
{
    private const int Delay = 30;
    private const int MostText = 65_536;
    private const int MostMessages = 500;

    private readonly Lock _gate = new();
    private readonly List<Pending> _pending = [];
    private readonly Timer _timer;
    private readonly Action<Message> _publish;
    private readonly OutputLimits _limits;
    private readonly int _executionCount;
    private int _characters;
    private int _displays;
    private long _bytes;
    private bool _isCut;
    private bool _isWaiting;

    // Where in what is pending the last clear stands; -1 when there is none.
    private int _clear = -1;

    /// <summary>A buffer for one execution.</summary>
    /// <param name="publish">Sends a message.</param>
    /// <param name="limits">How much may be shown.</param>
    /// <param name="executionCount">The number of the cell, which its result bears.</param>
    public OutputBuffer(Action<Message> publish, OutputLimits limits, int executionCount)
    {
        _publish = publish;
        _limits = limits;
        _executionCount = executionCount;
        _timer = new Timer(_ => Flush());
    }

    /// <summary>Takes an output in. It goes out within some 30 ms.</summary>
    public void Add(CellOutput output)
    {
        lock (_gate)
        {
            switch (output)
            {
                case StreamOutput text:
                    AddText(text.Stream, text.Text);
                    break;
                case DisplayOutput display:
                    AddDisplay("display_data", new DisplayData(BundleJson.Of(display.Data), [], Transient(display.DisplayId)), null);
                    break;
                case DisplayUpdate update:
                    AddDisplay("update_display_data", new DisplayData(BundleJson.Of(update.Data), [], Transient(update.DisplayId)), update.DisplayId);
                    break;
                case ResultOutput result:
                    AddShown(new Pending(Message.Of("execute_result", new ExecuteResult(_executionCount, BundleJson.Of(result.Data), []), MessageJson.Default.ExecuteResult)));
                    break;
                case ErrorOutput error:
                    AddShown(new Pending(Message.Of("error", new ErrorText(error.Name, error.Message, AnsiTraceback.Of(error.Traceback)), MessageJson.Default.ErrorText)));
                    break;
                case CommOutput comm:
                    _pending.Add(new Pending(CommMessages.Of(comm.Message)));
                    break;
                case ClearOutput clear:
                    Clear(clear.Wait);
                    break;
            }

            if (_pending.Count > MostMessages) Flush();
            else if (!_isWaiting) _isWaiting = _timer.Change(Delay, Timeout.Infinite);
        }
    }

    /// <summary>Sends everything at once.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            foreach (Pending pending in _pending) _publish(pending.ToMessage());
            _pending.Clear();
            _clear = -1;
            _isWaiting = false;
        }
    }

    private static JsonObject Transient(string? displayId) => displayId is null ? [] : new JsonObject { ["display_id"] = displayId };

    private void AddText(StreamName stream, string text)
    {
        if (_isCut) return;
        int left = _limits.Characters - _characters;
        _characters += text.Length;
        Append(stream, text.Length <= left ? text : text[..left]);
        if (text.Length > left) Cut(string.Create(CultureInfo.InvariantCulture, $"This cell has printed more than {_limits.Characters:N0} characters"));
    }

    private void Append(StreamName stream, string text)
    {
        if (_pending is not [.., { Text: not null } last] || last.Stream != stream) AddShown(last = new Pending(stream));
        last.Text!.Append(text);
        if (last.Text.Length > MostText) Flush();
    }

    private void AddDisplay(string type, DisplayData data, string? updated)
    {
        var next = new Pending(Message.Of(type, data, MessageJson.Default.DisplayData), updated);
        if (updated is not null)
        {
            // It takes the place of what is shown, and so counts for nothing.
            int earlier = _pending.FindIndex(pending => pending.Updated == updated);
            if (earlier >= 0) _pending[earlier] = next;
            else AddShown(next);
            return;
        }

        if (_isCut) return;
        _displays++;
        _bytes += next.Whole!.Content.Length;
        if (_displays > _limits.Displays) Cut(string.Create(CultureInfo.InvariantCulture, $"This cell has shown more than {_limits.Displays:N0} displays"));
        else if (_bytes > _limits.DisplayBytes) Cut(string.Create(CultureInfo.InvariantCulture, $"This cell's displays are larger than {_limits.DisplayBytes / 1_000_000:N0} MB"));
        else AddShown(next);
    }

    private void AddShown(Pending next)
    {
        DropCleared();
        _pending.Add(next);
    }

    private void Cut(string reason)
    {
        Append(StreamName.Error, $"\n[Cut here. {reason}; the rest is left out, and the cell goes on.]\n");
        _isCut = true;
    }

    private void Clear(bool wait)
    {
        _clear = _pending.Count;
        _pending.Add(new Pending(Message.Of("clear_output", new ClearDisplay(wait), MessageJson.Default.ClearDisplay), isShown: true));
        if (!wait) DropCleared();
        (_characters, _displays, _bytes, _isCut) = (0, 0, 0, false);
    }

    // What would be removed at once needn't go out.
    private void DropCleared()
    {
        if (_clear <= 0) return;
        for (int i = _clear - 1; i >= 0; i--)
        {
            if (_pending[i].IsShown) _pending.RemoveAt(i);
        }

        _clear = -1;
    }

    /// <summary>A message to be sent, or text that may still grow.</summary>
    private sealed class Pending
    {
        public Pending(Message whole, string? updated = null, bool? isShown = null)
        {
            Whole = whole;
            Updated = updated;
            IsShown = isShown ?? whole.Type is "display_data";
        }

        public Pending(StreamName stream)
        {
            Stream = stream;
            Text = new StringBuilder();
            IsShown = true;
        }

        public Message? Whole { get; }

        public string? Updated { get; }

        public bool IsShown { get; }

        public StreamName Stream { get; }

        public StringBuilder? Text { get; }

        public Message ToMessage() => Whole
            ?? Message.Of("stream", new StreamText(Stream == StreamName.Output ? "stdout" : "stderr", Text!.ToString()), MessageJson.Default.StreamText);
    }
}
