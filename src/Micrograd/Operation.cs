namespace Micrograd;

/// <summary>How a <see cref="Value"/> came to be. One byte a node, where a name would take eight.</summary>
internal enum Operation : byte
{
    None,
    Add,
    Subtract,
    Negate,
    Multiply,
    Divide,
    Power,
    Exp,
    Log,
    Tanh,
    Sigmoid,
    Relu,
}
