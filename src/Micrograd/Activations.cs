namespace Micrograd;

/// <summary>Activations and their local derivatives.</summary>
internal static class Activations
{
    public static double Of(this Activation activation, double sum) => activation switch
    {
        Activation.Tanh => Math.Tanh(sum),
        Activation.Relu => sum < 0 ? 0 : sum,
        _ => sum,
    };

    /// <summary>The local derivative, where the activation is this output.</summary>
    public static double SlopeAt(this Activation activation, double output) => activation switch
    {
        Activation.Tanh => 1 - output * output,
        Activation.Relu => output > 0 ? 1 : 0,
        _ => 1,
    };

    public static Operation Operation(this Activation activation) => activation switch
    {
        Activation.Tanh => Micrograd.Operation.Tanh,
        Activation.Relu => Micrograd.Operation.Relu,
        _ => Micrograd.Operation.Add,
    };
}
