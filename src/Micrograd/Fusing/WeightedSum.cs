namespace Micrograd;

/// <summary>The inputs and weights of a neuron, as the one operand of its output.</summary>
internal sealed class WeightedSum(Operands inputs, Operands weights) : FusedOperand
{
    public Operands Inputs => inputs;

    public Operands Weights => weights;

    public override void CountUse(ushort turn, ref ValueStack waiting)
    {
        inputs.CountUse(turn, ref waiting);
        weights.CountUse(turn, ref waiting);
    }

    public override void Receive(double share, ref ValueStack ready) => Operands.Receive(share, inputs, weights, ref ready);
}
