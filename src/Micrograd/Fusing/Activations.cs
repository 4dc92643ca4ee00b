namespace Micrograd;

/// <summary>Activations and their local derivatives.</summary>
internal static class Activations
{
    public static double Of(this Activation activation, double sum) => activation switch
    {
        Activation.Tanh => Math.Tanh(sum),
        Activation.Relu => Value.Relu(sum),
        _ => sum,
    };

    /// <summary>The local derivative, where the activation is this output.</summary>
    public static double SlopeAt(this Activation activation, double output) => activation switch
    {
        Activation.Tanh => Value.TanhSlope(output),
        Activation.Relu => Value.ReluSlope(output),
        _ => 1,
    };

    public static Operation Operation(this Activation activation) => activation switch
    {
        Activation.Tanh => Micrograd.Operation.Tanh,
        Activation.Relu => Micrograd.Operation.Relu,
        _ => Micrograd.Operation.Add,
    };
}
