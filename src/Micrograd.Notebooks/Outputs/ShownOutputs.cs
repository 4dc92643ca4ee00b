using System.Collections.Immutable;
using System.Text;

namespace Micrograd.Notebooks.Outputs;

/// <summary>What stands under one cell.</summary>
internal sealed class ShownOutputs
{
    private readonly List<CellOutput> _whole = [];

    // The stream that is being written to. A cell may print thousands of lines: joining strings would copy them all for each.
    private readonly StringBuilder _text = new();
    private StreamName _stream;

    private bool _clearsWithNext;

    public static ImmutableArray<CellOutput> Merge(IEnumerable<CellOutput> outputs)
    {
        var shown = new ShownOutputs();
        foreach (CellOutput output in outputs) shown.Append(output);
        return shown.ToImmutable();
    }

    public void Add(CellOutput output)
    {
        if (output is ClearOutput { Wait: true })
        {
            _clearsWithNext = true;
            return;
        }

        if (_clearsWithNext || output is ClearOutput) Clear();
        if (output is not ClearOutput) Append(output);
    }

    public void Update(DisplayUpdate update)
    {
        for (int i = 0; i < _whole.Count; i++)
        {
            if (_whole[i] is DisplayOutput display && display.DisplayId == update.DisplayId) _whole[i] = display with { Data = update.Data };
        }
    }

    public ImmutableArray<CellOutput> ToImmutable()
    {
        CloseStream();
        return [.. _whole];
    }

    private void Append(CellOutput output)
    {
        if (output is not StreamOutput stream)
        {
            CloseStream();
            _whole.Add(output);
            return;
        }

        if (stream.Stream != _stream) CloseStream();
        if (_text.Length == 0 && _whole is [.., StreamOutput last] && last.Stream == stream.Stream)
        {
            _text.Append(last.Text);
            _whole.RemoveAt(_whole.Count - 1);
        }

        _stream = stream.Stream;
        _text.Append(stream.Text);
    }

    private void CloseStream()
    {
        if (_text.Length > 0) _whole.Add(new StreamOutput(_stream, _text.ToString()));
        _text.Clear();
    }

    private void Clear()
    {
        _whole.Clear();
        _text.Clear();
        _clearsWithNext = false;
    }
}
