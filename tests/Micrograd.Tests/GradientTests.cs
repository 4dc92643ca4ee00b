using CsCheck;

namespace Micrograd.Tests;

/// <summary>Every operation's gradient against a central difference, at random places.</summary>
public sealed class GradientTests
{
    private static readonly Gen<double> Any = Gen.Double[-3, 3];
    private static readonly Gen<double> Positive = Gen.Double[0.2, 3];
    private static readonly Gen<double> NotZero = Gen.OneOf(Positive, Gen.Double[-3, -0.2]);

    [Fact]
    public void Sum() => Check(Any, Any, (a, b) => a + b);

    [Fact]
    public void Sum_with_a_constant() => Check(Any, a => 1.7 + (a + 2.5));

    [Fact]
    public void Difference() => Check(Any, Any, (a, b) => a - b);

    [Fact]
    public void Difference_with_a_constant() => Check(Any, a => 1.7 - (a - 2.5));

    [Fact]
    public void Opposite() => Check(Any, a => -a);

    [Fact]
    public void Product() => Check(Any, Any, (a, b) => a * b);

    [Fact]
    public void Product_with_a_constant() => Check(Any, a => 1.7 * (a * 2.5));

    [Fact]
    public void Quotient() => Check(Any, NotZero, (a, b) => a / b);

    [Fact]
    public void Quotient_with_a_constant() => Check(NotZero, a => 1.7 / a + a / 2.5);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(0)]
    public void Whole_power(double exponent) => Check(NotZero, a => a.Pow(exponent));

    [Fact]
    public void Broken_power() => Check(Positive, a => a.Pow(1.3));

    [Fact]
    public void Power_with_an_exponent_in_the_graph() => Check(Positive, Any, (a, b) => a.Pow(b));

    [Fact]
    public void Exponential() => Check(Any, a => a.Exp());

    [Fact]
    public void Logarithm() => Check(Positive, a => a.Log());

    [Fact]
    public void Hyperbolic_tangent() => Check(Any, a => a.Tanh());

    [Fact]
    public void Sigmoid() => Check(Any, a => a.Sigmoid());

    [Fact]
    public void Relu() => Check(NotZero, a => a.Relu());

    [Fact]
    public void Values_used_again_and_again() => Check(Any, Any, (a, b) =>
    {
        Value c = a * b + a;
        Value d = (c * c).Tanh() - b * c;
        return d * d + c / (b * b + 1) + a;
    });

    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Linear)]
    [InlineData(Activation.Relu)]
    public void A_neurons_weights_bias_and_inputs(Activation activation) => Gen.Int.Sample(seed =>
    {
        var neuron = new Neuron(3, activation, new SeededRandom(seed));
        Value[] inputs = [0.7, -1.1, 0.4];
        Value output = neuron.Forward(inputs);
        if (activation == Activation.Relu && Math.Abs(output.Data) < 1e-3)
            return;     // the difference would straddle the kink
        output.Backward();

        foreach (Value v in inputs.Concat(neuron.Parameters))
            AssertClose(Slope(v, () => neuron.Forward(inputs)), v.Grad);
    });

    [Fact]
    public void A_networks_losses() => Gen.Int.Sample(
        seed =>
        {
            var network = new Mlp(3, [4, 4, 1], seed);
            var (xs, ys) = DataSet.FourExamples;
            Value Compute()
            {
                Value[] scores = [.. xs.Select(x => network.Predict(x))];
                return Loss.SumOfSquaredErrors(scores, ys) + Loss.MaxMargin(scores, ys) + Loss.L2(network.Parameters, 0.01);
            }

            Compute().Backward();

            foreach (Value p in network.Parameters)
                AssertClose(Slope(p, Compute), p.Grad);
        },
        iter: 20);

    private static void Check(Gen<double> where, Func<Value, Value> f) => where.Sample(x =>
    {
        Value a = x;
        f(a).Backward();
        AssertClose(Slope(a, () => f(a)), a.Grad);
    });

    private static void Check(Gen<double> whereA, Gen<double> whereB, Func<Value, Value, Value> f) => Gen.Select(whereA, whereB).Sample((x, y) =>
    {
        Value a = x, b = y;
        f(a, b).Backward();
        AssertClose(Slope(a, () => f(a, b)), a.Grad);
        AssertClose(Slope(b, () => f(a, b)), b.Grad);
    });

    private static double Slope(Value at, Func<Value> f)
    {
        const double H = 1e-5;
        double x = at.Data;
        at.Data = x + H;
        double above = f().Data;
        at.Data = x - H;
        double below = f().Data;
        at.Data = x;
        return (above - below) / (2 * H);
    }

    private static void AssertClose(double numeric, double gradient) =>
        Assert.True(
            Math.Abs(numeric - gradient) <= 1e-5 * Math.Max(1, Math.Abs(numeric)),
            $"The slope is {numeric}, but the gradient {gradient}.");
}
