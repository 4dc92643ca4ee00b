namespace Micrograd;

/// <summary>The values that <see cref="Value.Backward"/> has still to see: a stack whose top is at hand, since in a chain it is all there is.</summary>
internal struct Waiting
{
    private Value? _top;
    private Value[] _below;
    private int _count;

    public Waiting(Value first) => (_top, _below) = (first, []);

    public void Add(Value value)
    {
        if (_top is not null)
        {
            if (_count == _below.Length)
                Array.Resize(ref _below, Math.Max(16, 2 * _count));
            _below[_count++] = _top;
        }

        _top = value;
    }

    public Value? Next()
    {
        Value? next = _top;
        _top = _count > 0 ? _below[--_count] : null;
        return next;
    }
}
