namespace Micrograd;

/// <summary>Many values behind one door, as the operand of a single node: what it is in a graph, it does with all of them at once.</summary>
internal abstract class FusedOperand
{
    /// <summary>Counts a use of each of its values.</summary>
    /// <param name="turn">Which call of <see cref="Value.Backward"/> this is.</param>
    /// <param name="waiting">The values whose own operands have still to be counted.</param>
    public abstract void CountUse(ushort turn, ref ValueStack waiting);

    /// <summary>Takes a share of the gradient and hands it on to its values.</summary>
    /// <param name="share">d root / d this, by way of one use.</param>
    /// <param name="ready">The values whose gradients are complete.</param>
    public abstract void Receive(double share, ref ValueStack ready);
}
