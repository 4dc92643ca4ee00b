using System.Runtime.CompilerServices;

namespace Micrograd.Replaying;

/// <summary>A layer: weighted sums of the same inputs, with an activation.</summary>
internal abstract class Dense : Instruction
{
    private readonly Value[] _parameters;   // neuron by neuron, weights and then the bias

    /// <param name="activation">Add for none, Tanh or Relu.</param>
    /// <param name="inputs">The registers that all of its sums read.</param>
    /// <param name="inputsLearn">Whether these have a use for gradients: whether any depends on a parameter.</param>
    /// <param name="outputs">The register of each sum's activation.</param>
    /// <param name="parameters">The weights of each sum, one for each input, and its bias.</param>
    protected Dense(Operation activation, int[] inputs, bool inputsLearn, int[] outputs, Value[] parameters)
    {
        (Activation, Inputs, InputsLearn, Outputs, _parameters) = (activation, inputs, inputsLearn, outputs, parameters);
        Stride = inputs.Length + 1;
        Weights = new double[parameters.Length];
        Grads = new double[parameters.Length];
    }

    public int[] Inputs { get; }

    /// <summary>Whether nothing else reads its inputs: then their gradients are its own, and need not be zero before.</summary>
    public bool IsOnlyReader { get; set; }

    protected Operation Activation { get; }

    protected bool InputsLearn { get; }

    protected int[] Outputs { get; }

    /// <summary>The parameters' data, and the sum of their gradients over all tiles.</summary>
    protected double[] Weights { get; }

    /// <inheritdoc cref="Weights"/>
    protected double[] Grads { get; }

    /// <summary>How far apart the parameters of two neurons are.</summary>
    protected int Stride { get; }

    /// <summary>The way to compute a layer that is quickest here.</summary>
    public static Dense Create(Operation activation, int[] inputs, bool inputsLearn, int[] outputs, Value[] parameters) =>
        RuntimeFeature.IsDynamicCodeCompiled && inputs.Distinct().Count() == inputs.Length
        ? new BlockedDense(activation, inputs, inputsLearn, outputs, parameters)
        : new PlainDense(activation, inputs, inputsLearn, outputs, parameters);

    public override void Load(Registers registers)
    {
        Value[] parameters = _parameters;
        Span<double> weights = Weights;
        for (int i = 0; i < weights.Length; i++)
            weights[i] = parameters[i].Data;
        Array.Clear(Grads);
    }

    public override void HandOn()
    {
        Value[] parameters = _parameters;
        ReadOnlySpan<double> grads = Grads;
        for (int i = 0; i < grads.Length; i++)
            parameters[i].Grad += grads[i];
    }
}
