using Micrograd.Pictures;

namespace Micrograd.Graphviz.Layered;

/// <summary>What a layout has cost so far, in visits of an edge or the like, and what it may cost.</summary>
/// <remarks>Work is counted and not timed, so that a graph has one picture on every machine, slow ones included.</remarks>
internal sealed class Effort(long limit = Effort.Enough)
{
    /// <summary>
    /// A fraction of a second where code is compiled, a few seconds where it is interpreted. Graphs that people can read need a hundredth of it.
    /// </summary>
    public const long Enough = 10_000_000;

    private const long Seldom = 200_000;

    private long _spent;
    private long _nextPoint = Seldom;

    public long Spent => _spent;

    /// <summary>Whether the layout has had to do with less than it wanted.</summary>
    public bool WasShort { get; set; }

    /// <summary>Counts work that is done in any case.</summary>
    public void Spend(long visits)
    {
        _spent += visits;
        if (_spent < _nextPoint) return;
        _nextPoint = _spent + Seldom;
        Interruption.Point();
    }

    /// <summary>Counts work that is done only while there is effort left.</summary>
    /// <param name="visits">What it costs.</param>
    /// <param name="share">How much of all effort may be spent when it is done: what comes after it needs some, too.</param>
    public bool TrySpend(long visits, double share)
    {
        if (!Allows(visits, share))
        {
            WasShort = true;
            return false;
        }

        Spend(visits);
        return true;
    }

    /// <summary>Whether there is effort left.</summary>
    public bool Allows(long visits, double share) => _spent + visits <= limit * share;
}
