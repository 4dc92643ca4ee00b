namespace Micrograd.Interactive.Tests;

/// <summary>The expressions of the course.</summary>
internal static class Samples
{
    public static Value L()
    {
        Value a = new(2, "a"), b = new(-3, "b"), c = new(10, "c"), f = new(-2, "f");
        Value e = Named(a * b, "e");
        Value d = Named(e + c, "d");
        return Named(d * f, "L");
    }

    public static Value Neuron()
    {
        Value x1 = new(2, "x1"), x2 = new(0, "x2"), w1 = new(-3, "w1"), w2 = new(1, "w2"), b = new(6.8813735870195432, "b");
        Value x1w1 = Named(x1 * w1, "x1*w1"), x2w2 = Named(x2 * w2, "x2*w2");
        Value n = Named(Named(x1w1 + x2w2, "x1*w1 + x2*w2") + b, "n");
        return Named(n.Tanh(), "o");
    }

    private static Value Named(Value value, string label)
    {
        value.Label = label;
        return value;
    }
}
