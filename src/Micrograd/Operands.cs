namespace Micrograd;

/// <summary>
/// The inputs of a layer, or the weights of a neuron: values, and their data as it was when they were used. All the
/// weighted sums that use them share this one object, which is what makes such a node small.
/// </summary>
internal sealed class Operands(Value[] values)
{
    public readonly Value[] Values = values;

    public readonly double[] Data = Array.ConvertAll(values, v => v.Data);

    /// <summary>These operands as they are now: itself, or a new one if somebody has changed a value since.</summary>
    public Operands Now()
    {
        for (int i = 0; i < Data.Length; i++)
        {
            if (Values[i].Data != Data[i])
                return new Operands(Values);
        }

        return this;
    }
}
