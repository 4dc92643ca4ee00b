namespace Micrograd;

/// <summary>A stack of values whose top is at hand: in a chain it is all there is, which makes this quicker than <see cref="Stack{T}"/>.</summary>
internal struct ValueStack
{
    private Value? _top;
    private Value[] _below;
    private int _count;

    public ValueStack(Value first) => (_top, _below) = (first, []);

    public void Push(Value value)
    {
        if (_top is not null)
        {
            if (_count == _below.Length)
                Array.Resize(ref _below, Math.Max(16, 2 * _count));
            _below[_count++] = _top;
        }

        _top = value;
    }

    /// <summary>Takes the top off; null when there is none.</summary>
    public Value? Pop()
    {
        Value? top = _top;
        _top = _count > 0 ? _below[--_count] : null;
        return top;
    }
}
