namespace Micrograd.Replaying;

/// <summary>One value of a recorded graph; operands are the places of earlier entries.</summary>
/// <param name="Value">The value itself.</param>
/// <param name="Operands">What it is computed from. Of a weighted sum: its inputs.</param>
/// <param name="Weights">Of a weighted sum: its weights, with one too many if there is a bias. Else null.</param>
/// <param name="Layer">Of a weighted sum: the number of its inputs' list, which the sums of its layer share. Else -1.</param>
/// <param name="Column">Which number of the row a leaf stands for, or -1.</param>
internal sealed record Entry(Value Value, int[] Operands, int[]? Weights = null, int Layer = -1, int Column = -1)
{
    public Operation Operation => Value.Operation;

    /// <summary>The constant exponent of a power with one operand, else 0.</summary>
    public double Exponent => Operation == Operation.Power && Operands.Length == 1 ? Value.Exponent : 0;
}
