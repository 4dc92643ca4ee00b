using System.Diagnostics.CodeAnalysis;

namespace Micrograd.Replaying;

/// <summary>A list of inputs that neurons share; of the outputs of a layer it keeps, too, how that computed them.</summary>
internal sealed class InputList
{
    private readonly Operands? _inputs;
    private readonly Operands[] _weights;
    private readonly Activation _activation;

    public InputList(Operands operands)
    {
        Operands = operands;
        operands.IsLayer(out _inputs, out _weights, out _activation);
    }

    public Operands Operands { get; }

    /// <summary>The places of the recording's entries that these are.</summary>
    public int[] Places { get; set; } = [];

    /// <summary>Whether both are outputs of the same layer, of inputs that may differ.</summary>
    public bool IsSameLayerAs(Operands other, [NotNullWhen(true)] out Operands? ownInputs, [NotNullWhen(true)] out Operands? otherInputs)
    {
        ownInputs = _inputs;
        return other.IsLayer(out otherInputs, out Operands[] weights, out Activation activation)
            && ownInputs is not null && weights == _weights && activation == _activation;
    }
}
