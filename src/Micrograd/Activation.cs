namespace Micrograd;

/// <summary>What a neuron does with its weighted sum.</summary>
public enum Activation
{
    /// <summary>Squashes it into (-1, 1).</summary>
    Tanh,

    /// <summary>Cuts it off below zero.</summary>
    Relu,

    /// <summary>Leaves it as it is.</summary>
    Linear,
}
